"""Running counts over all issues, kept up to date sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from review.model.issue import Issue, State, Status
from review.session.session import ReviewSession
from review.session.views import Earlier, IssueView


class Tally:
    """How many issues there are in each state, and what was decided on each entry.

    Counted once when it is made; after a decision only the sentences it touched are counted again, so that no key waits
    for the whole document.
    """

    def __init__(self, session: ReviewSession) -> None:
        """Count every issue of `session`."""
        self._session: Final = session
        self._states: Counter[State] = Counter()
        self._repairs: dict[str, Counter[str]] = {}
        self._dismissed: Counter[str] = Counter()
        self._rules: Counter[str] = Counter()
        self._counted: dict[int, tuple[IssueView, ...]] = {}
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

    def of_state(self, state: State) -> int:
        """Issues in `state`."""
        return self._states[state]

    @property
    def rules(self) -> list[tuple[str, int]]:
        """The entries and checks that flagged something with their number of issues, by name."""
        return sorted((rule, count) for rule, count in self._rules.items() if count)

    def recount(self, segments: Iterable[int] | None = None) -> None:
        """Count the issues of `segments` again; without them, of the whole document."""
        if segments is None:
            segments = sorted({*self._counted, *self._session.flagged})
        for index in segments:
            for view in self._counted.get(index, ()):
                self._count(view, -1)
            views = self._session.segment(index).issues
            self._counted[index] = views
            for view in views:
                self._count(view, 1)

    def earlier(self, issue: Issue) -> Earlier:
        """What was decided on the other issues of the same entry."""
        rule = issue.key.rule
        repairs = Counter(self._repairs.get(rule, ()))
        dismissed = self._dismissed[rule]
        for view in self._counted.get(issue.segment, ()):
            if view.issue.key == issue.key:
                repairs.subtract({_repair(view): 1} if _repair(view) else {})
                dismissed -= view.state is State.DISMISSED
        return Earlier(tuple((text, count) for text, count in repairs.most_common() if count > 0), dismissed)

    def _count(self, view: IssueView, by: int) -> None:
        rule = view.issue.key.rule
        self._rules[rule] += by
        if view.issue.status is Status.ACTIVE:
            self._states[view.state] += by
        if view.state is State.DISMISSED:
            self._dismissed[rule] += by
        text = _repair(view)
        if text:
            self._repairs.setdefault(rule, Counter())[text] += by


def _repair(view: IssueView) -> str:
    """What was put in place for an accepted issue; "" for any other."""
    if view.state is not State.ACCEPTED or view.record is None or view.record.decision.replacement is None:
        return ""
    return view.record.decision.replacement.text
