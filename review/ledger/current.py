"""What stands of the recorded decisions: the latest row in force for each thing that was decided on.

Keys are compared as they are. Where the text may have changed since, `review.ledger.resolve` brings the recorded keys to
those of the present segments first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from review.model.decision import Kind, Record
from review.model.document import SegmentKey
from review.model.issue import IssueKey

OUTCOMES: Final = frozenset({Kind.ACCEPT, Kind.DISMISS, Kind.SKIP, Kind.REOPEN})
"""The kinds that settle, or unsettle, what becomes of an issue."""


def current(records: Iterable[Record]) -> dict[IssueKey, Record]:
    """For each issue its latest accept, dismiss, skip or reopen in force; earlier ones are superseded."""
    return {
        record.decision.issue: record
        for record in _standing(records, OUTCOMES)
        if record.decision.issue is not None
    }


def edits(records: Iterable[Record]) -> dict[SegmentKey, Record]:
    """For each segment edited by hand its latest edit in force, in the order of the segments' first edits.

    A reopen of the segment (one without an issue) takes the edit back. Two keys that differ in the neighbours alone are
    the same segment; the latest one is returned.
    """
    latest: dict[tuple[str, int], tuple[SegmentKey, Record]] = {}
    for record in _standing(records, (Kind.EDIT, Kind.REOPEN)):
        decision = record.decision
        if decision.segment is None or (decision.kind is Kind.REOPEN and decision.issue is not None):
            continue
        latest[decision.segment.digest, decision.segment.occurrence] = (decision.segment, record)
    return {key: record for key, record in latest.values() if record.decision.kind is Kind.EDIT}


def notes(records: Iterable[Record]) -> dict[IssueKey | SegmentKey | None, Record]:
    """For each issue, segment or (None) document its latest note in force; an empty note takes the note back."""
    latest = {
        record.decision.issue or record.decision.segment: record
        for record in _standing(records, (Kind.NOTE,))
    }
    return {key: record for key, record in latest.items() if record.decision.note}


def reclassifications(records: Iterable[Record]) -> dict[IssueKey, Record]:
    """For each issue that was given another MQM type or severity, the latest such decision in force."""
    return {
        record.decision.issue: record
        for record in _standing(records, (Kind.RECLASSIFY,))
        if record.decision.issue is not None
    }


def settings(records: Iterable[Record]) -> dict[str, Record]:
    """For each document-wide setting its latest decision in force."""
    return {record.decision.name: record for record in _standing(records, (Kind.SETTING,))}


def _standing(records: Iterable[Record], kinds: Iterable[Kind]) -> Iterator[Record]:
    wanted = frozenset(kinds)
    return (record for record in records if record.in_force and record.decision.kind in wanted)
