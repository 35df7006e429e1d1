"""What the plain review adds to the acts of the screen: a filter that is walked along, words of what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from review.model.issue import ERROR_TYPES, Severity
from review.model.messages import _
from review.session.filters import (
    Everything,
    Filter,
    Flagged,
    InState,
    OfEntry,
    OfSeverity,
    Undecided,
    WithText,
)
from review.session.fitting import sentence_view
from review.session.session import ReviewSession
from review.session.views import IssueView, Outcome
from review.tui.going import goal
from review.tui.labels import severity_word
from review.tui.notice import Notice
from review.tui.presenter import Presenter
from review.tui.standpoint import Standpoint
from review.tui.telling import decision_words

_OF_ISSUES: Final = (Flagged, Undecided, InState, OfEntry, OfSeverity)
"""Filters that are walked along issue by issue; the others sentence by sentence."""


class PlainReview(Presenter):
    """The presenter of the screen, for somebody who hears or reads one thing at a time."""

    def __init__(self, session: ReviewSession) -> None:
        """Stand where there is something to decide; `done` tells of the latest decision."""
        self.wanted: Filter = Flagged()
        self.done = ""
        self._sought = ""
        self._starts: dict[int, int] = {}
        self._counts: dict[int, int] = {}
        super().__init__(session)

    @property
    def number(self) -> tuple[int, int]:
        """The number of the current issue among all, from 1, and how many there are."""
        if not self._counts:
            total = 0
            for index in self.session.flagged:
                self._starts[index] = total
                self._counts[index] = len(self.session.segment(index).issues)
                total += self._counts[index]
        current = self.issue
        keys = [one.issue.key for one in self.view.issues]
        inside = keys.index(current.issue.key) if current is not None else 0
        last = max(self._counts, default=0)
        return self._starts.get(self.segment, 0) + inside + 1, self._starts.get(last, 0) + self._counts.get(
            last, 0
        )

    def stand_where(self, other: Standpoint) -> bool:
        """Look at what `other` looks at, walking along the same issues or sentences, looking on for the same text."""
        if isinstance(other, PlainReview):
            self.wanted, self._sought = other.wanted, other.sought
        return super().stand_where(other)

    @property
    def sought(self) -> str:
        """The text that was looked for last."""
        return self._sought

    def end_notice(self) -> Notice:
        """What to do when nothing is left to decide."""
        if not self.tally.flagged:
            return Notice(_("nothing is flagged in this text; + and - go through the sentences, q quits"))
        return super().end_notice()

    def to_undecided(self) -> None:
        """Go to the next undecided issue that the filter lets through."""
        if isinstance(self.wanted, Flagged | Undecided) or not isinstance(self.wanted, _OF_ISSUES):
            super().to_undecided()
            return
        found = next((one for one in self._around(1, undecided=True) if self._fits(one)), None)
        if found is not None:
            self._look_at(found.issue)
        elif self.finished:
            self.notice = self.end_notice()
        else:
            text = _("nothing is left to decide among: {filter}; f all leads to the others")
            self.notice = Notice(text.format(filter=self.wanted.title))

    def to_issue(self, step: int) -> None:
        """Go to the next (1) or previous (-1) issue, or sentence, that the filter lets through."""
        if isinstance(self.wanted, Flagged):
            super().to_issue(step)
        elif isinstance(self.wanted, _OF_ISSUES):
            found = next((one for one in self._around(step) if self._fits(one)), None)
            if found is not None:
                self._look_at(found.issue)
            else:
                self._nothing_fits()
        else:
            self._to_sentence(self.wanted, step)

    def choose_filter(self, wanted: Filter) -> None:
        """Walk along other issues or sentences; go to the next of them where the current one is none."""
        self.wanted = wanted
        current = self.issue
        there = self._fits(current) if current is not None else wanted.fits(self.view)
        self.notice = Notice(_("n and p lead to: {filter}").format(filter=wanted.title))
        if not there:
            self.to_issue(1)

    def search(self, text: str) -> None:
        """Go to the next sentence that holds `text`, case and accents alike; "" looks on for the text before."""
        self._sought = text or self._sought
        if not self._sought:
            self.notice = Notice(_("/ searches the text"))
        elif not self._to_sentence(WithText(self._sought), 1):
            self.notice = Notice(_("“{text}” is not in the text").format(text=self._sought))

    def go(self, text: str) -> None:
        """Go to the sentence, or with an L before the number to the line, that `text` says."""
        found = None if self.empty else goal(self.session.document, text)
        if found is None:
            self.notice = Notice(_("type a number, or L and the number of a line"))
            return
        self.go_to(found)

    def classify(self, words: str) -> None:
        """Give the current issue the severity and the MQM type that `words` name; without words tell the names."""
        current = self.needed()
        if current is None:
            return
        if not words:
            text = _("severities are: {severities}; types are: {types}")
            severities = ", ".join(severity_word(one) for one in Severity)
            self.notice = Notice(text.format(severities=severities, types=", ".join(sorted(ERROR_TYPES))))
            return
        error_type, severity = current.issue.type, current.issue.severity
        named = {name: one for one in Severity for name in (one.value, severity_word(one).casefold())}
        for word in words.split():
            severity = named.get(word.casefold(), severity)
            error_type = error_type if word.casefold() in named else word
        self.reclassify(error_type, severity)

    def _decided(self, outcome: Outcome) -> None:
        if len(outcome.records) == 1:
            what = decision_words(outcome.records[0].decision)
            self.done = _("done: {what}, sentence {number}").format(what=what, number=outcome.segments[0] + 1)
        super()._decided(outcome)

    def _changed(self, segments: tuple[int, ...] | None) -> None:
        super()._changed(segments)
        known = self._counts
        if segments is None or any(
            known.get(index) != len(self.session.segment(index).issues) for index in segments
        ):
            self._starts, self._counts = {}, {}

    def _around(self, step: int, *, undecided: bool = False) -> Iterator[IssueView]:
        """Every issue once, from the one beyond the current one round to that itself."""
        first = here = self.session.next_issue(self._standpoint(step), step=step, undecided=undecided)
        while here is not None:
            yield here
            here = self.session.next_issue(here.issue, step=step, undecided=undecided)
            if here is None or first is None or here.issue.key == first.issue.key:
                return

    def _fits(self, one: IssueView) -> bool:
        """Whether the filter lets this issue through, whatever else there is in its sentence."""
        return self.wanted.fits(replace(self.session.segment(one.issue.segment), issues=(one,)))

    def _to_sentence(self, wanted: Filter, step: int) -> bool:
        total = len(self.session.document.segments)
        places: Iterable[int] = ((self.segment + step * offset) % total for offset in range(1, total + 1))
        if isinstance(wanted, Everything):  # the end of the text is told by staying there
            places = [max(0, min(self.segment + step, total - 1))] if total else []
        for index in places:
            if wanted.fits(sentence_view(self.session, index)):
                self.to_segment(index)
                return True
        self._nothing_fits()
        return False

    def _nothing_fits(self) -> None:
        self.notice = Notice(_("there is nothing of this kind: {filter}").format(filter=self.wanted.title))
