"""The choice made once for an entry, proposed first from then on: memory of what a reviewer put in place of what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Final

from review.model.decision import ActionKind, Kind, Record
from review.model.issue import Issue, IssueKey
from review.model.proposal import Proposal, Replacement

_FORMS: Final = frozenset({"yes", "no"})
_ABOUT_AN_ISSUE: Final = frozenset({Kind.ACCEPT, Kind.DISMISS, Kind.SKIP, Kind.REOPEN})


class Preferences:
    """What reviewers accepted last for each entry of this document.

    What `auto` accepts is no choice of anybody's. A choice that was undone, taken back or changed counts no more.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Remember the choices among `records`, in their order."""
        self._latest: Final[dict[IssueKey, Record]] = {}
        self._accepted: Final[dict[str, list[Record]]] = {}
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        """Take in a record that comes after those known so far."""
        decision = record.decision
        if decision.issue is None or decision.kind not in _ABOUT_AN_ISSUE or not record.in_force:
            return
        self._latest[decision.issue] = record
        if decision.kind is Kind.ACCEPT and record.action.kind is not ActionKind.FIX:
            self._accepted.setdefault(decision.issue.rule, []).append(record)

    def turn(self, turned: Iterable[Record], rows: Sequence[Record]) -> None:
        """Count `turned`, records undone or done again, as they are in force now; `rows` are all those of their segment, in order."""
        for record in turned:
            decision = record.decision
            if decision.issue is None or decision.kind not in _ABOUT_AN_ISSUE:
                continue
            about = [row for row in rows if row.decision.issue == decision.issue and row.in_force]
            latest = next((row for row in reversed(about) if row.decision.kind in _ABOUT_AN_ISSUE), None)
            if latest is None:
                self._latest.pop(decision.issue, None)
            else:
                self._latest[decision.issue] = latest
            if decision.kind is not Kind.ACCEPT or record.action.kind is ActionKind.FIX:
                continue
            accepted = self._accepted.setdefault(decision.issue.rule, [])
            place = bisect_left(accepted, record.id, key=attrgetter("id"))
            if record.in_force:
                accepted.insert(place, record)
            else:
                del accepted[place]

    def ranked(self, issue: Issue, offered: Sequence[Proposal]) -> tuple[Proposal, ...]:
        """`offered` with what was chosen last for the entry of `issue` in front, the order kept otherwise.

        Where two forms of one right are in use (d'Hugging Face, de Hugging Face), the form chosen last is in front too.
        """
        if len(offered) < 2:  # noqa: PLR2004 - nothing to rank
            return tuple(offered)
        chosen = self._chosen(issue)
        return preferring(offered, chosen) if chosen else tuple(offered)

    def _chosen(self, issue: Issue) -> Replacement | None:
        """The right chosen last, in the form chosen last where one was chosen."""
        last: Replacement | None = None
        for record in reversed(self._accepted.get(issue.key.rule, ())):
            decision = record.decision
            right = decision.replacement
            if right is None or decision.issue is None or self._latest[decision.issue] is not record:
                continue
            last = last or right
            if right.text == last.text and right.elide in _FORMS:
                return right
        return last


def preferring(offered: Sequence[Proposal], chosen: Replacement) -> tuple[Proposal, ...]:
    """`offered` with the proposals of `chosen` in front, among them the one in the same form first."""
    return tuple(sorted(offered, key=lambda proposal: _distance(proposal.replacement, chosen)))


def _distance(right: Replacement, chosen: Replacement) -> int:
    if right.text != chosen.text:
        return 2
    return int(right.elide != chosen.elide)
