"""The current issue in plain lines: each begins with what it is about, changed words stand in square brackets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from review.cli.plain.standing import PlainReview
from review.model.decision import Kind
from review.model.issue import State, Status
from review.model.messages import _
from review.model.proposal import Proposal
from review.model.span import Span
from review.session.views import IssueView, Place
from review.tui.alignment import difference, moved, placed, whole_words
from review.tui.detail import decided_words
from review.tui.display import shown
from review.tui.labels import certainty_word, severity_word, state_word, type_words
from review.tui.memory import earlier_words
from review.tui.passage import Spot, places

LONG: Final = 4_000
"""Code points of a sentence that are told on each side of its first changed words."""
SHORT: Final = 600
"""Code points of a note, a reason or a neighbouring sentence that are told."""


def issue_lines(review: PlainReview, *, full: bool = False) -> Iterator[str]:
    """What the reviewer has to know here; with `full` all that is known."""
    if review.empty:
        yield _("there is no sentence in this file")
        return
    current = review.issue
    yield _heading(review, current)
    if full:
        yield from _neighbour(_("Sentence before: {text}"), review, -1)
    yield from _texts(review.spot)
    if current is not None:
        yield from _alternatives(review, current, full=full)
        yield from _decision(current)
        yield from _reasons(review, current, full=full)
        yield from _line(_("Note: {text}"), current.issue.message)
        yield from _line(_("Origin: {text}"), ", ".join(current.issue.origin))
        yield from _line(_("Earlier: {text}"), earlier_words(review.tally.earlier(current.issue)))
    yield from _line(_("Source: {text}"), review.view.source or "")
    yield from _line(_("Remark: {text}"), review.view.note)
    if full:
        yield from _neighbour(_("Sentence after: {text}"), review, 1)


def place_line(place: Place) -> str:
    """An equal place: the number of its sentence, whether a person must look, and how it would read."""
    edits = difference(place.before, place.after)
    spans = [whole_words(place.after, span) for _edit, span in placed(edits)]
    return _("sentence {number}, {certainty}: {text}").format(
        number=place.issue.segment + 1,
        certainty=certainty_word(place.proposal.certainty),
        text=bracketed(place.after, spans),
    )


def bracketed(text: str, spans: Iterable[Span]) -> str:
    """`text` on one line, made visible, with square brackets around the `spans`; touching ones share a pair."""
    joined: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    start = max(0, joined[0].start - LONG) if joined else 0
    end = min(len(text), (joined[0].end if joined else 0) + LONG)
    pieces = ["… "] if start else []
    done = start
    for span in joined:
        if span.end > end:
            break
        pieces += [plain(text[done : span.start]), "[", plain(span.of(text)), "]"]
        done = span.end
    return "".join([*pieces, plain(text[done:end]), " …" if end < len(text) else ""])


def plain(text: str) -> str:
    """`text` as it is told: on one line, hostile characters visible."""
    return shown(text).replace("\t", " ")


def _line(pattern: str, text: str) -> Iterator[str]:
    if text:
        yield pattern.format(text=plain(text if len(text) <= SHORT else text[:SHORT] + "…"))


def _heading(review: PlainReview, current: IssueView | None) -> str:
    if current is None:
        total = len(review.session.document.segments)
        pattern = _("Sentence {number} of {all}: nothing is flagged here")
        if review.view.edited:
            pattern = _("Sentence {number} of {all}: edited by hand")
        return pattern.format(number=review.segment + 1, all=total)
    number, total = review.number
    issue = current.issue
    warning = _(", only a warning") if issue.status is Status.WARN else ""
    text = _("Issue {number} of {all}, sentence {sentence}: {severity}, {type}, entry {entry}, {state}")
    return (text + warning).format(
        number=number,
        all=total,
        sentence=review.segment + 1,
        severity=severity_word(issue.severity),
        type=type_words(issue.type).replace(" › ", ", "),
        entry=plain(issue.key.rule),
        state=state_word(current.state),
    )


def _texts(spot: Spot) -> Iterator[str]:
    """The machine's sentence, and the corrected one where it differs or could."""
    view, right = spot.view, spot.corrected
    here = [
        left for one, left, _right in places(spot) if spot.issue is not None and one.issue == spot.issue.issue
    ]
    if not here and view.mt_target != right.target:
        edits = difference(view.mt_target, right.target)
        here = [whole_words(view.mt_target, Span(edit.start, edit.end)) for edit in edits]
    yield _("Machine: {text}").format(text=bracketed(view.mt_target, here))
    if right.target != view.mt_target:
        pattern = _("Corrected: {text}") if spot.preview is None else _("Repair: {text}")
        yield pattern.format(text=bracketed(right.target, _repaired(spot)))


def _repaired(spot: Spot) -> list[Span]:
    """The words of the corrected sentence that the current issue's repair put there; without an issue all changed ones."""
    view, right = spot.view, spot.corrected
    if spot.issue is None or spot.issue.gone:
        edits = difference(view.mt_target, right.target)
        return [whole_words(right.target, span) for _edit, span in placed(edits)]
    focus = spot.issue.issue.span
    fresh = set(right.edits) - set(view.edits) if spot.preview is not None else set()
    own = [
        whole_words(right.target, span)
        for edit, span in placed(right.edits)
        if edit in fresh or (edit.start <= focus.end and focus.start <= edit.end)
    ]
    return [span for span in own if span.start < span.end] or [moved(focus, right.edits)]


def _alternatives(review: PlainReview, current: IssueView, *, full: bool) -> Iterator[str]:
    """Each alternative with its number, what it puts in place, and whether it is safe."""
    if current.state.decided and not full:
        return
    base = review.view.base
    for number, proposal in enumerate(review.proposals[:9], 1):
        right = proposal.replacement
        parts = [plain(right.text)]
        written = proposal.written(base)
        if written.replace("’", "'") != right.text.replace("’", "'"):
            parts.append(_("written {text}").format(text=plain(written)))
        parts.append(certainty_word(proposal.certainty))
        if right.note:
            parts.append(plain(right.note[:SHORT]))
        yield f"{number}: {', '.join(parts)}"


def _decision(current: IssueView) -> Iterator[str]:
    record = current.record
    if current.gone and current.state is State.RESOLVED:
        yield _("Decided: {text}").format(text=_("an edit by hand took these words away"))
    elif record is None or record.decision.kind is Kind.REOPEN:
        return
    elif current.provisional:
        yield _("Put in: {text}").format(text=_("automatically, nobody has looked yet"))
    else:
        pattern = _("Skipped: {text}") if current.state is State.SKIPPED else _("Decided: {text}")
        yield from _line(pattern, decided_words(record).replace(" · ", ", "))


def _reasons(review: PlainReview, current: IssueView, *, full: bool) -> Iterator[str]:
    """Why a person must look, the doubts by number, and (in full) the rules that were applied."""
    proposal = review.proposal
    if current.gone or current.state.decided:
        return
    if proposal is None:
        yield _("No repair is known: e edits the sentence, x dismisses the issue")
        return
    doubted = {doubt.reason for doubt in proposal.doubts}
    for reason in proposal.reasons:
        if reason.asks and reason not in doubted:
            yield from _line(_("Look: {text}"), reason.message)
    yield from _doubts(review, proposal, review.view.base)
    if full:
        told: Sequence[str] = [reason.message for reason in proposal.reasons if not reason.asks]
        yield from _line(_("Rule: {text}"), " ".join(told))


def _doubts(review: PlainReview, proposal: Proposal, base: str) -> Iterator[str]:
    for number, doubt in enumerate(proposal.doubts, 1):
        old, new = base[doubt.edit.start : doubt.edit.end], doubt.edit.replacement
        on = doubt in review.switched
        pattern = _("Doubt {number}, on: {text}") if on else _("Doubt {number}, off: {text}")
        yield pattern.format(number=number, text=plain(f"{doubt.reason.message} ({old} → {new})"))


def _neighbour(pattern: str, review: PlainReview, step: int) -> Iterator[str]:
    index = review.segment + step
    if 0 <= index < len(review.session.document.segments):
        yield from _line(pattern, review.session.segment(index).target)
