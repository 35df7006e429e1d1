"""A segment's corrected text as a pure function of its machine text, its issues and the decisions in force."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from review.french.composition import Choice
from review.model.decision import Decision, Kind, Record
from review.model.document import Segment
from review.model.issue import Issue, IssueKey, Severity, State, Status
from review.model.messages import _
from review.model.proposal import Edit, apply_edits
from review.model.span import Span
from review.session.anchor import anchor
from review.session.views import IssueView, SegmentView

Compose = Callable[[str, Sequence[Choice]], tuple[Edit, ...]]
Rescan = Callable[[int, str], tuple[Issue, ...]]

EDITED = "edited"
"""The `base` of the key of an issue in words that were typed."""

STATES = {Kind.ACCEPT: State.ACCEPTED, Kind.DISMISS: State.DISMISSED, Kind.SKIP: State.SKIPPED}

_SEVERITIES: Final = {severity.value: severity for severity in Severity}


def exact_digest(text: str) -> str:
    """A digest (16 hexadecimal digits of BLAKE2b) of `text` exactly as it stands."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions in force on one segment: the last edit by hand, the last decision on each issue, the note.

    `baked` are the keys whose repair is part of the text of that edit; `classes` the last decisions that gave an issue
    another type or severity.
    """

    edit: Decision | None
    current: dict[IssueKey, Record]
    baked: frozenset[IssueKey]
    note: str
    classes: dict[IssueKey, Decision]


def standing(records: Sequence[Record]) -> Standing:
    """Fold the `records` of one segment (in order; those not in force count for nothing)."""
    edit: Decision | None = None
    note = ""
    current: dict[IssueKey, Record] = {}
    classes: dict[IssueKey, Decision] = {}
    baked: set[IssueKey] = set()
    for record in records:
        decision = record.decision
        if not record.in_force:
            continue
        if decision.kind is Kind.EDIT:
            edit = decision
            baked = {key for key, row in current.items() if row.decision.kind is Kind.ACCEPT}
        elif decision.kind is Kind.REOPEN and decision.issue is None:
            edit, baked = None, set()
        elif decision.kind is Kind.NOTE:
            note = decision.note
        elif decision.issue is not None and decision.kind is Kind.RECLASSIFY:
            classes[decision.issue] = decision
        elif decision.issue is not None:
            current[decision.issue] = record
            baked.discard(decision.issue)
    return Standing(edit, current, frozenset(baked), note, classes)


def view_segment(
    segment: Segment, issues: tuple[Issue, ...], records: Sequence[Record], compose: Compose, rescan: Rescan
) -> SegmentView:
    """The segment as it stands with the decisions of `records` that are in force."""
    stand = standing(records)
    base = segment.target if stand.edit is None else stand.edit.after
    places = _placed(segment, issues, base, stand, rescan)
    views = [_issue_view(issue, span, stand) for issue, span in places]
    views = _without_hidden([*views, *_kept(segment, places, stand, base)])
    chosen = [choice for view in views if (choice := _choice(view, stand, base)) is not None]
    edits = compose(base, chosen)
    return SegmentView(
        segment.index,
        segment.paragraph,
        segment.target,
        base,
        apply_edits(base, edits),
        edits,
        tuple(sorted(views, key=lambda view: (view.issue.span, view.issue.key.rule))),
        stand.edit is not None,
        segment.source,
        stand.note,
    )


def _placed(
    segment: Segment, issues: tuple[Issue, ...], base: str, stand: Standing, rescan: Rescan
) -> list[tuple[Issue, Span | None]]:
    """Each issue with its span in `base`: those of the machine's text first, then those in typed words."""
    if stand.edit is None:
        return [(issue, issue.span) for issue in issues]
    anchored = anchor(issues, segment.target, base)
    live = {issue: span for issue, span in anchored.items() if issue.key not in stand.baked}
    taken = [span for span in live.values() if span is not None]
    typed: list[tuple[Issue, Span | None]] = []
    counts: dict[tuple[str, str], int] = {}
    for issue in rescan(segment.index, base):
        if any(span.overlaps(issue.span) for span in taken):
            continue
        kind = (issue.key.rule, issue.key.words)
        counts[kind] = counts.get(kind, -1) + 1
        key = replace(issue.key, nth=counts[kind], base=EDITED)
        typed.append((replace(issue, key=key), issue.span))
    return [*((issue, live.get(issue)) for issue in issues), *typed]


def _issue_view(issue: Issue, span: Span | None, stand: Standing) -> IssueView:
    record = stand.current.get(issue.key)
    state = State.UNDECIDED if record is None else STATES.get(record.decision.kind, State.UNDECIDED)
    provisional = record is not None and record.decision.provisional and state is State.ACCEPTED
    if provisional:
        state = State.UNDECIDED
    gone = span is None
    if gone and not state.decided:
        state = State.RESOLVED
    if span is not None:
        issue = replace(issue, site=replace(issue.site, span=span))
    return IssueView(_classed(issue, stand), state, record, provisional, gone)


def _classed(issue: Issue, stand: Standing) -> Issue:
    """`issue` with the type and severity that a reviewer gave it, if one did."""
    given = stand.classes.get(issue.key)
    if given is None:
        return issue
    return replace(
        issue, type=given.type or issue.type, severity=_SEVERITIES.get(given.severity, issue.severity)
    )


def _kept(
    segment: Segment, places: list[tuple[Issue, Span | None]], stand: Standing, base: str
) -> list[IssueView]:
    """Accepted repairs whose entry no longer finds anything here: they hold as long as the text is the one they were made on."""
    known = {issue.key for issue, _span in places}
    views = []
    for key, record in stand.current.items():
        decision = record.decision
        if key in known or key in stand.baked or decision.kind is not Kind.ACCEPT or decision.site is None:
            continue
        if decision.replacement is None or decision.base != exact_digest(base):
            continue
        issue = Issue(
            key=key,
            segment=segment.index,
            site=decision.site,
            text=decision.text,
            rights=(decision.replacement,),
            entry=None if key.rule.startswith("check:") else key.rule,
            check=key.rule.removeprefix("check:") if key.rule.startswith("check:") else None,
            type=decision.type or "other",
            severity=_SEVERITIES.get(decision.severity, Severity.NEUTRAL),
            status=Status.ACTIVE,
            message=_("accepted earlier; the glossary in force no longer flags this"),
        )
        views.append(IssueView(_classed(issue, stand), State.ACCEPTED, record))
    return views


def _without_hidden(views: list[IssueView]) -> list[IssueView]:
    """Leave out undecided issues that overlap a decided one: what was decided stays as it is."""
    firm = [view for view in views if view.record is not None and not view.gone and not view.provisional]
    shown = []
    for view in views:
        rivals = [other for other in firm if other.issue.span.overlaps(view.issue.span) and other is not view]
        if rivals and view.record is None and not view.gone:
            continue
        shown.append(view)
    return shown


def _choice(view: IssueView, stand: Standing, base: str) -> Choice | None:
    """The repair that the decision on `view` puts into `base`, if any."""
    if view.record is None or view.gone or view.record.decision.kind is not Kind.ACCEPT:
        return None
    decision = view.record.decision
    if view.issue.key in stand.baked or decision.replacement is None:
        return None
    edits = decision.edits if decision.base == exact_digest(base) else ()
    return Choice(view.issue.site, decision.replacement, edits)
