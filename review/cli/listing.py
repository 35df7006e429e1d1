"""The issues of one session as `check` lists them: with their places in the file as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from review.formats.registry import format_named
from review.model.document import Document, digest
from review.model.issue import IssueKey, State
from review.model.proposal import Proposal
from review.model.span import Span
from review.report.issues import ListedIssue, ListedRepair
from review.report.lines import Lines
from review.session.doubts import with_doubts
from review.session.session import ReviewSession
from review.session.views import IssueView

_WHOLE_FILE: Final = frozenset({"text"})
"""Formats whose `Document.text` is the decoded file: offsets count from its start, elsewhere from the segment's."""

Verdicts = dict[tuple[str, str, str], list[IssueView]]
"""What was decided on equal words, in text order: (digest of the segment, rule, folded words) → such issues."""


def listed(session: ReviewSession, name: str) -> tuple[ListedIssue, ...]:
    """The issues of the machine's text that `session` holds, but for the dismissed ones; the file is called `name`.

    Issues in words that were typed by hand stand in no file yet and are left out.
    """
    lines = Lines(session.document.text)
    return tuple(
        _listed(session, view, span, lines, name)
        for number in session.flagged
        for view, span in _in_machine_text(session, number)
        if view.state is not State.DISMISSED
    )


def listed_anew(fresh: ReviewSession, decided: ReviewSession, name: str) -> tuple[ListedIssue, ...]:
    """The issues of `fresh`, a text corrected in place, without those that were dismissed in `decided`, its original.

    The corrected sentences are known by their present words, since the decisions were made on the original's.
    """
    known = verdicts(decided)
    kept = []
    for issue in listed(fresh, name):
        key = (digest(fresh.document.segments[issue.segment].target), issue.rule, issue.text.casefold())
        views = known.get(key)
        if not views:
            kept.append(issue)
            continue
        view = views.pop(0)
        if view.state is not State.DISMISSED:
            kept.append(replace(issue, state=view.state, type=view.issue.type, severity=view.issue.severity))
    return tuple(kept)


def verdicts(session: ReviewSession) -> Verdicts:
    """The issues that no repair took out of the corrected sentences of `session`."""
    found: Verdicts = {}
    for number in session.flagged:
        segment = session.segment(number)
        for view in segment.issues:
            if not view.gone and not view.provisional and view.state is not State.ACCEPTED:
                rule = view.issue.entry or view.issue.check or ""
                key = (digest(segment.target), rule, view.issue.text.casefold())
                found.setdefault(key, []).append(view)
    return found


def corrected_in_place(document: Document, data: bytes) -> bool:
    """Whether the file, which holds `data`, is a corrected version of the `document` that the ledger kept."""
    return format_named(document.format).write(document, {}) != data


def _in_machine_text(session: ReviewSession, number: int) -> Iterator[tuple[IssueView, Span]]:
    """The issues of a segment that stand in its machine text, with their spans there."""
    segment = session.segment(number)
    spans: dict[IssueKey, Span] = {issue.key: issue.span for issue in session.found(number)}
    for view in segment.issues:
        span = spans.get(view.issue.key)
        if span is None and not segment.edited:
            span = view.issue.span
        if span is not None:
            yield view, span


def _listed(session: ReviewSession, view: IssueView, span: Span, lines: Lines, name: str) -> ListedIssue:
    issue, document = view.issue, session.document
    segment = document.segments[issue.segment]
    line, column = lines.place(segment.span.start + span.start)
    end_line, end_column = lines.place(segment.span.start + span.end)
    shift = segment.span.start if document.format in _WHOLE_FILE else 0
    return ListedIssue(
        file=name,
        segment=issue.segment,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        start=shift + span.start,
        end=shift + span.end,
        text=span.of(segment.target),
        key=str(issue.key),
        entry=issue.entry,
        check=issue.check,
        type=issue.type,
        severity=issue.severity,
        status=issue.status,
        state=view.state,
        message=issue.message,
        proposals=() if view.gone else _repairs(session, view, span, shift),
    )


def _repairs(session: ReviewSession, view: IssueView, span: Span, shift: int) -> tuple[ListedRepair, ...]:
    """The proposals in offsets of the machine's text, the accepted one first.

    After an edit by hand they are computed on the edited text: those whose words stand in the machine's text too are kept.
    """
    segment = session.segment(view.issue.segment)
    moved = span.start - view.issue.span.start
    repairs = []
    for proposal in _accepted_first(session.proposals(view.issue), view):
        hull = proposal.hull
        before = hull.of(segment.base)
        place = Span(hull.start + moved, hull.end + moved)
        if place.start >= 0 and place.of(segment.mt_target) == before:
            repairs.append(
                ListedRepair(
                    start=shift + place.start,
                    end=shift + place.end,
                    before=before,
                    replacement=proposal.written(segment.base),
                    certainty=proposal.certainty,
                    reasons=proposal.reasons,
                )
            )
    return tuple(repairs)


def _accepted_first(proposals: tuple[Proposal, ...], view: IssueView) -> list[Proposal]:
    """The accepted proposal as it was accepted, the doubts that were switched on included, before the others."""
    accepted = view.record.decision.edits if view.record is not None and view.state is State.ACCEPTED else ()
    for proposal in proposals if accepted else ():
        on = tuple(doubt for doubt in proposal.doubts if doubt.edit in accepted)
        if {*proposal.edits, *(doubt.edit for doubt in on)} == set(accepted):
            return [with_doubts(proposal, on), *(other for other in proposals if other is not proposal)]
    return list(proposals)
