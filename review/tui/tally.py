"""Running counts over all issues, kept up to date sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from review.model.issue import Issue, Severity, State, Status
from review.session.edit_rate import EditRate, word_count, words_changed
from review.session.session import AUTO, ReviewSession
from review.session.views import Earlier, IssueView, SegmentView

NAMED: Final = 3
"""Sentences named one by one for a repair."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What was put in place for an entry: how often, and the first sentences (their index) where it was."""

    text: str
    count: int
    sentences: tuple[int, ...]


class Tally:
    """How many issues there are in each state, and what was decided on each entry.

    Counted once when it is made; after a decision only the sentences it touched are counted again, so that no key waits
    for the whole document.
    """

    def __init__(self, session: ReviewSession) -> None:
        """Count every issue of `session`, and the words of its text."""
        self._session: Final = session
        self._states: Counter[State] = Counter()
        self._severities: Counter[Severity] = Counter()
        self._repairs: dict[str, dict[str, Counter[int]]] = {}
        self._repaired: dict[str, Counter[str]] = {}
        self._dismissed: Counter[str] = Counter()
        self._rules: Counter[str] = Counter()
        self._counted: dict[int, SegmentView] = {}
        self._words = sum(word_count(segment.target) for segment in session.document.segments)
        self._edits: dict[int, tuple[int, int]] = {}
        self._changed_words = 0
        self.edited = 0
        self.noted = 0
        self.by_fix = 0
        self.provisional = 0
        self.only_shown = 0
        self.recount()

    @property
    def flagged(self) -> int:
        """Issues in all; those of `warn` entries don't count."""
        return self._states.total()

    @property
    def decided(self) -> int:
        """Issues that need nothing more."""
        return sum(count for state, count in self._states.items() if state.decided)

    @property
    def left(self) -> int:
        """Issues still to decide, the skipped ones too."""
        return self.flagged - self.decided

    @property
    def edit_rate(self) -> EditRate:
        """How much of the machine's text is changed as the decisions stand now."""
        return EditRate(self._changed_words, self._words)

    def of_state(self, state: State) -> int:
        """Issues in `state`."""
        return self._states[state]

    def of_severity(self, severity: Severity) -> int:
        """Issues of `severity`, those of `warn` entries too."""
        return self._severities[severity]

    def of_rule(self, rule: str) -> int:
        """Issues that the entry or check called `rule` found."""
        return self._rules[rule]

    @property
    def rules(self) -> list[tuple[str, int]]:
        """The entries and checks that flagged something with their number of issues, by name."""
        return sorted((rule, count) for rule, count in self._rules.items() if count)

    def in_several_ways(self) -> list[tuple[str, tuple[Repair, ...]]]:
        """The entries repaired in more than one way, by name, each with its repairs, most frequent first."""
        found = []
        for rule, counts in sorted(self._repaired.items()):
            ways = [(text, count) for text, count in counts.most_common() if count > 0]
            if len(ways) > 1:
                repairs = [Repair(text, count, self._where(rule, text)) for text, count in ways]
                found.append((rule, tuple(repairs)))
        return found

    def _where(self, rule: str, text: str) -> tuple[int, ...]:
        places = self._repairs[rule][text]
        return tuple(nsmallest(NAMED, (index for index, count in places.items() if count)))

    def recount(self, segments: Iterable[int] | None = None) -> None:
        """Count the issues of `segments` again; without them, of the whole document."""
        if segments is None:
            segments = sorted({*self._counted, *self._session.flagged})
        for index in segments:
            if (before := self._counted.get(index)) is not None:
                self._count_sentence(before, -1)
            now = self._counted[index] = self._session.segment(index)
            self._count_sentence(now, 1)
            self._measure(now)

    def _measure(self, view: SegmentView) -> None:
        """Take in how many words of the sentence are changed, and how many more or fewer it has than the machine's."""
        changed, longer = 0, 0
        if view.target != view.mt_target:
            changed = words_changed(view.mt_target, view.target)
            longer = word_count(view.target) - word_count(view.mt_target)
        before = self._edits.get(view.index, (0, 0))
        self._edits[view.index] = (changed, longer)
        self._changed_words += changed - before[0]
        self._words += longer - before[1]

    def earlier(self, issue: Issue) -> Earlier:
        """What was decided on the other issues of the same entry."""
        rule = issue.key.rule
        repairs = Counter(self._repaired.get(rule, ()))
        dismissed = self._dismissed[rule]
        here = self._counted.get(issue.segment)
        for view in here.issues if here is not None else ():
            if view.issue.key == issue.key:
                repairs.subtract({_repair(view): 1} if _repair(view) else {})
                dismissed -= view.state is State.DISMISSED
        return Earlier(tuple((text, count) for text, count in repairs.most_common() if count > 0), dismissed)

    def _count_sentence(self, view: SegmentView, by: int) -> None:
        self.edited += by * view.edited
        self.noted += by * bool(view.note)
        for one in view.issues:
            self._count(one, by, view.index)

    def _count(self, view: IssueView, by: int, segment: int) -> None:
        rule = view.issue.key.rule
        self._rules[rule] += by
        self._severities[view.issue.severity] += by
        self.provisional += by * view.provisional
        if view.issue.status is Status.ACTIVE:
            self._states[view.state] += by
        elif not view.state.decided:
            self.only_shown += by
        if view.state is State.DISMISSED:
            self._dismissed[rule] += by
        if (text := _repair(view)) and view.record is not None:
            self._repaired.setdefault(rule, Counter())[text] += by
            self._repairs.setdefault(rule, {}).setdefault(text, Counter())[segment] += by
            self.by_fix += by * (view.record.action.reviewer == AUTO)


def _repair(view: IssueView) -> str:
    """What was put in place for an accepted issue; "" for any other."""
    if view.state is not State.ACCEPTED or view.record is None or view.record.decision.replacement is None:
        return ""
    return view.record.decision.replacement.text
