"""Decisions of others that were not seen yet and concern the same things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from review.model.decision import Decision, Kind, Record

Place = tuple[str, int]


def conflicts(unseen: Iterable[Record], decisions: Sequence[Decision]) -> tuple[Record, ...]:
    """Those of the `unseen` records in force that a reviewer has to look at before recording `decisions`.

    They concern the same issue or the same setting, or the same segment where one of the two replaces its text or
    where both are about the segment itself.
    """
    issues = {decision.issue for decision in decisions if decision.issue is not None}
    names = {decision.name for decision in decisions if decision.kind is Kind.SETTING}
    touched = {place for decision in decisions if (place := _place(decision)) is not None}
    whole = {
        place for decision in decisions if decision.issue is None and (place := _place(decision)) is not None
    }
    edited = {
        place for decision in decisions if _rewrites(decision) and (place := _place(decision)) is not None
    }

    def concerned(decision: Decision) -> bool:
        place = _place(decision)
        return (
            decision.issue in issues
            or (decision.kind is Kind.SETTING and decision.name in names)
            or place in edited
            or (decision.issue is None and place in whole)
            or (_rewrites(decision) and place in touched)
        )

    return tuple(record for record in unseen if record.in_force and concerned(record.decision))


def _rewrites(decision: Decision) -> bool:
    """Whether the segment's base text changes: an edit by hand, or one taken back."""
    return decision.kind is Kind.EDIT or (decision.kind is Kind.REOPEN and decision.issue is None)


def _place(decision: Decision) -> Place | None:
    """The segment, by what stays of its key when its neighbours change."""
    if decision.segment is not None:
        return decision.segment.digest, decision.segment.occurrence
    if decision.issue is not None:
        return decision.issue.segment, decision.issue.occurrence
    return None
