"""What a change of the glossary would do to the document under review, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Final

from review.detect.exchange import Exchange, exchanged
from review.detect.forms import Forms
from review.detect.impact import Impact, impact
from review.detect.matcher import Matcher
from review.detect.scan import Scan
from review.french.lexicon import Lexicon
from review.french.substitute import proposals
from review.french.typography import style_of
from review.glossary.entry import Glossary, GlossaryEntry
from review.model.document import Document
from review.model.issue import Issue, Status
from review.model.proposal import Edit, apply_edits
from review.session.glossary_change import changed_glossaries, number_of

LISTED: Final = 200
"""Sentences that are listed at most; all are counted."""

Tell = Callable[[int, int], None]
"""Told how many of how many segments have been searched; what it raises ends the search."""


class Turn(StrEnum):
    """What becomes of an issue: it comes, it goes, or it says something else."""

    MORE = "more"
    FEWER = "fewer"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Shift:
    """One issue that the change is about.

    `before` is the machine's sentence, `issue.span` the words in it; `edits` are the first repair that the changed entry
    offers there and `after` the sentence with it; the same as `before` where there is none or the issue goes.
    """

    turn: Turn
    issue: Issue
    before: str
    after: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many issues come, go and change, and the first LISTED of them, those that come first."""

    more: int
    fewer: int
    changed: int
    shifts: tuple[Shift, ...]

    @property
    def total(self) -> int:
        """All issues that the change is about."""
        return self.more + self.fewer + self.changed


class Trial:
    """Tries changes of `glossaries`, those in force, on `document`; everything here may run in another thread.

    The document is searched as the session searches it: as text from `language`, where the document doesn't say another.
    It is searched once with all glossaries, then with the changed entry alone.
    """

    def __init__(
        self,
        document: Document,
        glossaries: Sequence[Glossary],
        language: str | None,
        lexicon: Lexicon,
        forms: Forms | None = None,
        *,
        matcher: Matcher | None = None,
    ) -> None:
        """Nothing is searched yet; `forms` gives the inflected forms of terms, as `Matcher` takes it.

        `matcher` is one of just these glossaries that is there already.
        """
        self.glossaries: Final = tuple(glossaries)
        self._document: Final = document
        self._language: Final = document.source_language or language
        self._lexicon: Final = lexicon
        self._forms: Final = forms
        self._matcher = matcher
        self._scan: Scan | None = None

    def forecast(
        self, path: Path, old: GlossaryEntry | None, new: GlossaryEntry, tell: Tell | None = None
    ) -> Forecast:
        """What `new` in the place of `old` in the file at `path` (added to it where `old` is None) would do.

        Raises GlossaryError where a regular expression can't be run, and what `tell` raises.
        """
        if self._matcher is None:
            self._matcher = Matcher(self.glossaries, self._lexicon, forms=self._forms)
        if self._scan is None:
            self._scan = self._matcher.scan(self._document, self._language, progress=tell)
        found = impact(*exchanged(self._matcher, self._scan, self._exchange(path, old, new), tell))
        shifts = tuple(self._shifts(found))
        return Forecast(len(found.more), len(found.fewer), len(found.changed), shifts)

    def _exchange(self, path: Path, old: GlossaryEntry | None, new: GlossaryEntry) -> Exchange:
        """The rule that `old` is, and those that `new` makes where it would stand."""
        own = number_of(self.glossaries, path)
        changed = changed_glossaries(self.glossaries, path, old, new)
        mine = changed[own or 0]
        known = self.glossaries[own].entries if own is not None else ()
        there = set(map(id, known))
        come = (n for n, entry in enumerate(mine.entries) if id(entry) not in there)
        at = next(come, len(mine.entries))
        alone = replace(mine, entries=mine.entries[at : at + 1])
        gone = next((n for n, entry in enumerate(known) if old is not None and entry.id == old.id), None)
        first = sum(_living(one.entries) for one in self.glossaries[: own or 0])
        before = first + _living(mine.entries[:at])
        out = None
        if gone is not None and known[gone].status is not Status.RETIRED:
            out = first + _living(known[:gone])
            # What precedes the changed entry is counted without the one that goes.
            before += out < before
        return Exchange(out, Matcher((alone,), self._lexicon, forms=self._forms), before)

    def _shifts(self, found: Impact) -> Iterator[Shift]:
        groups = ((Turn.MORE, found.more), (Turn.CHANGED, found.changed), (Turn.FEWER, found.fewer))
        all_of_them = chain.from_iterable(((turn, issue) for issue in issues) for turn, issues in groups)
        for _number, (turn, issue) in zip(range(LISTED), all_of_them, strict=False):
            target = self._document.segments[issue.segment].target
            edits = () if turn is Turn.FEWER else self._repair(issue)
            yield Shift(turn, issue, target, apply_edits(target, edits), edits)

    def _repair(self, issue: Issue) -> tuple[Edit, ...]:
        """The edits of the first repair that `issue` is offered."""
        segments = self._document.segments
        following = segments[issue.segment + 1].target if issue.segment + 1 < len(segments) else ""
        target, style = segments[issue.segment].target, style_of(self._document.text)
        offered = proposals(target, issue.site, issue.rights, style, self._lexicon, following)
        return offered[0].edits if offered else ()


def _living(entries: Iterable[GlossaryEntry]) -> int:
    """How many of `entries` are looked for."""
    return sum(entry.status is not Status.RETIRED for entry in entries)
