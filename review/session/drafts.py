"""Decisions as they are about to be recorded: with the segment's text before and after, the time and the digests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from review.errors import UsageError
from review.glossary.fields import nearest_hint
from review.model.decision import Decision, Kind
from review.model.issue import ERROR_TYPES, Issue, Severity
from review.model.messages import _
from review.model.proposal import Proposal
from review.session.board import Board
from review.session.state import exact_digest
from review.session.stopwatch import Stopwatch


class Drafts:
    """Makes decisions on the issues of a board; nothing is recorded."""

    def __init__(self, board: Board, stopwatch: Stopwatch) -> None:
        """Take texts from `board` and times from `stopwatch`."""
        self._board: Final = board
        self._stopwatch: Final = stopwatch

    def about(self, issue: Issue, kind: Kind, reason: str = "") -> Decision:
        """The decision of `kind`, other than to accept, on `issue`."""
        return Decision(
            kind,
            self._board.keys[issue.segment],
            issue.key,
            text=issue.text,
            site=issue.site,
            before=self._board.segment(issue.segment).target,
            after=self._board.with_pending(
                issue.segment, [Decision(kind, self._board.keys[issue.segment], issue.key)]
            ).target,
            reason=reason,
            type=issue.type,
            severity=issue.severity,
            seconds=self._stopwatch.read(),
        )

    def reclassified(self, issue: Issue, error_type: str, severity: Severity) -> Decision:
        """The decision to give `issue` another MQM type and severity; raises UsageError where there is no such type."""
        if error_type not in ERROR_TYPES:
            message = _("there is no error type {name}").format(name=error_type)
            raise UsageError(issue.text, message, nearest_hint(error_type, sorted(ERROR_TYPES)))
        return replace(self.about(issue, Kind.RECLASSIFY), type=error_type, severity=severity.value)

    def accepted(self, issue: Issue, proposal: Proposal, pending: Sequence[Decision]) -> Decision:
        """The decision to accept `proposal` after those `pending` on the same segment."""
        now = (
            self._board.with_pending(issue.segment, pending)
            if pending
            else self._board.segment(issue.segment)
        )
        decision = Decision(
            Kind.ACCEPT,
            self._board.keys[issue.segment],
            issue.key,
            text=issue.text,
            site=issue.site,
            replacement=proposal.replacement,
            edits=proposal.edits,
            base=exact_digest(now.base),
            before=now.target,
            type=issue.type,
            severity=issue.severity,
            seconds=self._stopwatch.read(),
        )
        return replace(decision, after=self._board.with_pending(issue.segment, [*pending, decision]).target)

    def accepted_in_turn(self, pairs: Sequence[tuple[Issue, Proposal, bool]]) -> list[Decision]:
        """A decision for each (issue, proposal, provisional); the time is counted once, on the first."""
        by_segment: dict[int, list[Decision]] = {}
        decisions: list[Decision] = []
        for issue, proposal, provisional in pairs:
            pending = by_segment.setdefault(issue.segment, [])
            decision = replace(self.accepted(issue, proposal, pending), provisional=provisional)
            if decisions:
                decision = replace(decision, seconds=0.0)
            pending.append(decision)
            decisions.append(decision)
        return decisions
