"""Recorded decisions with their places in the text, as `log` shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from review.ledger.current import OUTCOMES, current, reclassifications
from review.ledger.resolve import key_of, places
from review.model.decision import Decision, Kind, Record
from review.model.document import segment_keys
from review.model.issue import IssueKey
from review.report.lines import Lines
from review.report.log import LogRow, changed_words
from review.session.session import ReviewSession

_SUPERSEDED: Final = OUTCOMES | {Kind.RECLASSIFY}
"""The kinds of which the latest one alone counts."""


def log_rows(session: ReviewSession, records: Iterable[Record]) -> list[LogRow]:
    """The `records` of `session`'s ledger as rows, in their order."""
    records = list(records)
    document = session.document
    recorded = [key for record in records if (key := key_of(record)) is not None]
    numbers = places(recorded, segment_keys(document.segments))
    orphans = {record.id for record in session.orphans}
    latest = {record.id for record in (*current(records).values(), *reclassifications(records).values())}
    lines = Lines(document.text)
    rows = []
    for record in records:
        key = key_of(record)
        number = numbers[key] if key is not None else None
        line = None
        if number is not None:
            start = document.segments[number].span.start
            line = lines.place(start + _offset(session, number, record.decision.issue))[0]
        standing = record.in_force and (record.id in latest or record.decision.kind not in _SUPERSEDED)
        rows.append(_row(record, line, standing=standing, orphan=record.id in orphans))
    return rows


def _offset(session: ReviewSession, number: int, key: IssueKey | None) -> int:
    """Where the issue stands in the machine's text of its segment; its start where that isn't known."""
    if key is None or key.base:
        return 0
    same = (issue.span.start for issue in session.found(number) if _alike(issue.key, key))
    return next(same, 0)


def _alike(one: IssueKey, other: IssueKey) -> bool:
    return (one.rule, one.words, one.nth) == (other.rule, other.words, other.nth)


def _row(record: Record, line: int | None, *, standing: bool, orphan: bool) -> LogRow:
    decision = record.decision
    before, after = _words(decision)
    return LogRow(
        id=record.id,
        when=record.action.at,
        who=record.action.reviewer,
        action=record.action.id,
        act=record.action.kind.value,
        kind=decision.kind.value,
        line=line,
        entry=decision.issue.rule if decision.issue else decision.name,
        before=before,
        after=after,
        reason=decision.reason or decision.note,
        seconds=decision.seconds,
        in_force=standing,
        orphan=orphan,
        provisional=decision.provisional,
    )


def _words(decision: Decision) -> tuple[str, str]:
    """The words that the decision changed; where it changes none, those it is about."""
    if decision.kind is Kind.SETTING:
        return "", decision.value
    if decision.kind is Kind.RECLASSIFY:
        return decision.text, f"{decision.type} {decision.severity}".strip()
    if decision.before != decision.after:
        return changed_words(decision.before, decision.after)
    return decision.text, decision.text
