"""What the two panes show: the current sentence in its paragraph, the neighbours dimmed, changes marked on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from review.model.issue import State
from review.model.proposal import Edit
from review.model.span import Span
from review.session.anchor import word_blocks
from review.session.session import ReviewSession
from review.session.views import IssueView, SegmentView
from review.tui.display import Mark, Run, runs, shown

CONTEXT: Final = 2_000
"""Code points of context shown on each side of the current sentence."""
SENTENCE: Final = 12_000
"""Code points of one sentence shown on each side of the words that matter."""
ALIGNED: Final = 20_000
"""Longest differing part, in code points, that is aligned word by word; a longer one is marked as a whole."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One paragraph as runs: the machine's text and the corrected one."""

    machine: tuple[Run, ...]
    corrected: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """What the reviewer looks at: a sentence, the issue in it, and the sentence with the repair that is shown."""

    view: SegmentView
    issue: IssueView | None = None
    preview: SegmentView | None = None


@lru_cache(maxsize=64)
def difference(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that turn `old` into `new`, by word alignment (difflib's matching blocks over words)."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    while head and (old[head - 1].isalnum() or new[head - 1].isalnum()):
        head -= 1
    while tail and (old[-tail].isalnum() or new[-tail].isalnum()):
        tail -= 1
    middle, replaced = old[head : len(old) - tail], new[head : len(new) - tail]
    edits: list[Edit] = []
    done_old = done_new = 0
    pairs = word_blocks(middle, replaced) if max(len(middle), len(replaced)) <= ALIGNED else []
    for before, after in [*pairs, (Span(len(middle), len(middle)), Span(len(replaced), len(replaced)))]:
        gap, filled = middle[done_old : before.start], replaced[done_new : after.start]
        if gap != filled:
            edits.append(_trimmed(Edit(head + done_old, head + before.start, filled), gap))
        done_old, done_new = before.end, after.end
    return tuple(edits)


def _common(one: str, other: str) -> int:
    """The length of the common beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _trimmed(edit: Edit, gap: str) -> Edit:
    """`edit` of `gap` without the white space that both ends share."""
    start, end, text = edit.start, edit.end, edit.replacement
    while gap and text and gap[0] == text[0] and gap[0].isspace():
        gap, text, start = gap[1:], text[1:], start + 1
    while gap and text and gap[-1] == text[-1] and gap[-1].isspace():
        gap, text, end = gap[:-1], text[:-1], end - 1
    return Edit(start, end, text)


def moved(span: Span, edits: Iterable[Edit]) -> Span:
    """Where `span` of a text stands after `edits`; an edit that it touches is taken in whole."""
    start, end = span.start, span.end
    before = after = 0
    for edit in sorted(edits):
        grown = len(edit.replacement) - (edit.end - edit.start)
        if edit.end <= span.start:
            before += grown
        elif edit.start < span.end:
            start = min(start, edit.start)
        if edit.start < span.end or edit.end <= span.start:
            after += grown
            end = max(end, edit.end) if edit.start < span.end else end
    return Span(start + before, end + after)


def placed(edits: Sequence[Edit]) -> list[tuple[Edit, Span]]:
    """Each edit with the span its replacement takes in the text that the edits give."""
    found = []
    shift = 0
    for edit in sorted(edits):
        start = edit.start + shift
        found.append((edit, Span(start, start + len(edit.replacement))))
        shift += len(edit.replacement) - (edit.end - edit.start)
    return found


def whole_words(text: str, span: Span) -> Span:
    """`span` without white space around it, grown to the ends of the words it cuts; one without words stays as it is."""
    inside = span.of(text)
    if not inside.strip():
        return span
    start = span.start + len(inside) - len(inside.lstrip())
    end = span.end - len(inside) + len(inside.rstrip())
    while start > 0 and _in_word(text[start - 1]) and _in_word(text[start]):
        start -= 1
    while end < len(text) and _in_word(text[end]) and _in_word(text[end - 1]):
        end += 1
    return Span(start, end)


def _in_word(character: str) -> bool:
    return character.isalnum() or "\u0300" <= character <= "\u036f"


def paragraphs(session: ReviewSession, spot: Spot, *, invisibles: bool = False) -> list[Pair]:
    """The current sentence between its neighbours, paragraph by paragraph; takes time independent of the document."""
    here = spot.view.index
    total = len(session.document.segments)
    before = _reach(session, range(here - 1, -1, -1))
    after = _reach(session, range(here + 1, total))
    found: list[Pair] = []
    number = None
    machine: list[Run] = []
    corrected: list[Run] = []
    for index in [*reversed(before), here, *after]:
        view = session.segment(index)
        if number is not None and view.paragraph != number:
            found.append(Pair(tuple(machine), tuple(corrected)))
            machine, corrected = [], []
        elif number is not None:
            gap = Run(_gap(session, index), "context")
            machine.append(gap)
            corrected.append(gap)
        number = view.paragraph
        left, right = _current(spot, invisibles) if index == here else _context(view, invisibles)
        machine += left
        corrected += right
    found.append(Pair(tuple(machine), tuple(corrected)))
    return found


def _reach(session: ReviewSession, indexes: range) -> list[int]:
    """The sentences, nearest first, that the budget for context holds."""
    found = []
    budget = CONTEXT
    for index in indexes:
        if budget <= 0:
            break
        found.append(index)
        budget -= len(session.document.segments[index].target) + 1
    return found


def _gap(session: ReviewSession, index: int) -> str:
    """What stands between sentence `index` and the one before; white space as one space."""
    segments = session.document.segments
    text = session.document.text[segments[index - 1].span.end : segments[index].span.start]
    between = " ".join(text[:80].split())
    return f" {shown(between)} " if between else " " * bool(text)


def _context(view: SegmentView, invisibles: bool) -> tuple[list[Run], list[Run]]:
    left = [Mark(span.start, span.end, "context-changed") for span in _changed_before(view)]
    right = [Mark(span.start, span.end, "context-changed") for span in _changed_after(view)]
    return (
        _windowed(view.mt_target, left, "context", Span(0, 0), CONTEXT, invisibles=invisibles),
        _windowed(view.target, right, "context", Span(0, 0), CONTEXT, invisibles=invisibles),
    )


def _changed_before(view: SegmentView) -> list[Span]:
    edits = difference(view.mt_target, view.target) if view.edited else view.edits
    return [whole_words(view.mt_target, Span(edit.start, edit.end)) for edit in edits]


def _changed_after(view: SegmentView) -> list[Span]:
    edits = difference(view.mt_target, view.target) if view.edited else view.edits
    return [whole_words(view.target, span) for _edit, span in placed(edits)]


def _current(spot: Spot, invisibles: bool) -> tuple[list[Run], list[Run]]:
    view = spot.view
    right = spot.preview or view
    back = difference(view.base, view.mt_target) if view.edited else ()
    focus = spot.issue.issue.span if spot.issue is not None and not spot.issue.gone else None
    machine = [Mark(span.start, span.end, "changed-mt") for span in _changed_before(view)]
    corrected = [Mark(span.start, span.end, "changed") for span in _changed_after(right)]
    for one in view.issues:
        if (
            one.gone
            or one.state.decided
            or (spot.issue is not None and one.issue.key == spot.issue.issue.key)
        ):
            continue
        machine.append(_mark(moved(one.issue.span, back), "flagged"))
        corrected.append(_mark(moved(one.issue.span, right.edits), "flagged"))
    if focus is None:
        left_focus, right_focus = Span(0, 0), Span(0, 0)
    else:
        left_focus = moved(focus, back)
        machine.append(_mark(left_focus, "issue"))
        marks = _focus_marks(spot, focus)
        corrected += marks
        right_focus = Span(marks[0].start, marks[-1].end)
    return (
        _windowed(view.mt_target, machine, "", left_focus, SENTENCE, invisibles=invisibles),
        _windowed(right.target, corrected, "", right_focus, SENTENCE, invisibles=invisibles),
    )


def _mark(span: Span, look: str) -> Mark:
    return Mark(span.start, span.end, look)


def _focus_marks(spot: Spot, focus: Span) -> list[Mark]:
    """How the current issue's words look in the corrected text: proposed, settled, or as they are."""
    view, issue = spot.view, spot.issue
    right = spot.preview or view
    if issue is None or (spot.preview is None and not issue.state.decided):
        return [_mark(moved(focus, right.edits), "issue")]
    if issue.state is State.DISMISSED:
        return [_mark(moved(focus, right.edits), "kept")]
    look = "settled" if issue.state.decided else "proposed"
    fresh = set(right.edits) - set(view.edits) if spot.preview is not None else set(right.edits)
    marks = []
    for edit, span in placed(right.edits):
        touches = edit.start <= focus.end and focus.start <= edit.end
        if (edit in fresh and spot.preview is not None) or touches:
            marks.append(_mark(whole_words(right.target, span), look))
    return [mark for mark in marks if mark.start < mark.end] or [_mark(moved(focus, right.edits), look)]


def _windowed(
    text: str, marks: Sequence[Mark], look: str, focus: Span, budget: int, *, invisibles: bool
) -> list[Run]:
    """The runs of `text`, of a very long one only the part around `focus`."""
    start, end = max(0, focus.start - budget), min(len(text), focus.end + budget)
    inside = [
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.look)
        for mark in marks
        if mark.start < end and start < mark.end
    ]
    found = runs(text[start:end], inside, look, invisibles=invisibles)
    return [
        *([Run("… ", "context")] if start else []),
        *found,
        *([Run(" …", "context")] if end < len(text) else []),
    ]
