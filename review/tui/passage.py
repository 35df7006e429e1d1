"""What the panes show: the current sentence in its paragraph, the neighbours dimmed, changes marked on both sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from review.model.issue import State
from review.model.span import Span
from review.session.session import ReviewSession
from review.session.views import IssueView, SegmentView
from review.tui.alignment import difference, moved, placed, whole_words
from review.tui.display import Mark, Run, runs, shown, signs

CONTEXT: Final = 2_000
"""Code points of context shown on each side of the current sentence."""
SENTENCE: Final = 12_000
"""Code points of one sentence shown on each side of the words that matter."""
_NOWHERE: Final = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence's share of its paragraph: the number of its signs (see `display.signs`) in each column.

    `gap` of them, in the machine's and the corrected text, stand between the sentence before and this one.
    """

    segment: int
    machine: int
    corrected: int
    source: int
    gap: int


@dataclass(frozen=True, slots=True)
class Pair:
    """One paragraph as runs: the machine's text, the corrected one, the source where there is one; `pieces` in order."""

    machine: tuple[Run, ...]
    corrected: tuple[Run, ...]
    source: tuple[Run, ...] = ()
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """What the reviewer looks at: a sentence, the issue in it, and the sentence with the repair that is shown."""

    view: SegmentView
    issue: IssueView | None = None
    preview: SegmentView | None = None

    @property
    def corrected(self) -> SegmentView:
        """The sentence as the corrected column shows it."""
        return self.preview or self.view


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a sentence that is shown, `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The runs of one sentence, and what stands before it."""

    index: int
    gap: list[Run]
    machine: list[Run]
    corrected: list[Run]


def paragraphs(session: ReviewSession, spot: Spot, *, invisibles: bool = False) -> list[Pair]:
    """The current sentence between its neighbours, paragraph by paragraph; takes time independent of the document."""
    here = spot.view.index
    total = len(session.document.segments)
    before = _reach(session, range(here - 1, -1, -1))
    after = _reach(session, range(here + 1, total))
    found: list[Pair] = []
    pending: list[_Sentence] = []
    number = None
    for index in [*reversed(before), here, *after]:
        view = session.segment(index)
        gap: list[Run] = []
        if number is not None and view.paragraph != number:
            found.append(_pair(session, spot, pending, invisibles=invisibles))
            pending = []
        elif number is not None:
            gap = [Run(_gap(session, index), "context")]
        number = view.paragraph
        left, right = _current(spot, invisibles) if index == here else _context(view, invisibles)
        pending.append(_Sentence(index, gap, left, right))
    found.append(_pair(session, spot, pending, invisibles=invisibles))
    return found


def _pair(session: ReviewSession, spot: Spot, sentences: Sequence[_Sentence], *, invisibles: bool) -> Pair:
    """The sentences of one paragraph as one pair."""
    sources = _sources(session, spot, [one.index for one in sentences], invisibles)
    machine: list[Run] = []
    corrected: list[Run] = []
    source: list[Run] = []
    pieces = []
    for one in sentences:
        left, right, above = one.gap + one.machine, one.gap + one.corrected, sources[one.index]
        machine += left
        corrected += right
        source += above
        pieces.append(Piece(one.index, *map(_size, (left, right, above, one.gap))))
    return Pair(tuple(machine), tuple(corrected), tuple(source), tuple(pieces))


def _size(pieces: Sequence[Run]) -> int:
    return sum(signs(run.text) for run in pieces)


def _sources(
    session: ReviewSession, spot: Spot, indexes: Sequence[int], invisibles: bool
) -> dict[int, list[Run]]:
    """The source of each of these sentences of one paragraph; one that several share stands once.

    A source that the current sentence shares is the current sentence's.
    """
    here = spot.view.index
    own = spot.view.source if here in indexes else None
    found: dict[int, list[Run]] = {}
    before: str | None = None
    started = False
    for index in indexes:
        source = session.document.segments[index].source
        found[index] = []
        if not source or (index != here and source == own) or (index != here and source == before):
            before = source
            continue
        gap = [Run(" ", "context")] if started else []
        if index == here:
            found[index] = gap + source_runs(spot, invisibles=invisibles)
        else:
            found[index] = gap + _windowed(source, [], "context", _NOWHERE, CONTEXT, invisibles=invisibles)
        before, started = source, True
    return found


def source_runs(spot: Spot, *, invisibles: bool = False) -> list[Run]:
    """The source of the current sentence, the words that its issue goes back to marked; empty where there is none."""
    source = spot.view.source or ""
    origin = spot.issue.issue.origin if spot.issue is not None else ()
    marks = [
        Mark(*place.span(), "origin")
        for words in origin
        if words
        for place in re.finditer(_as_words(words), source[:SENTENCE], re.IGNORECASE)
    ]
    return _windowed(source, marks, "", _NOWHERE, SENTENCE, invisibles=invisibles) if source else []


def _as_words(words: str) -> str:
    """An expression for `words`: where an alphabet writes them, from the beginning of a word, with any ending."""
    first, last = (edge.isalnum() and ord(edge) < _FIRST_WITHOUT_SPACES for edge in (words[0], words[-1]))
    return (r"\b" if first else "") + re.escape(words) + (r"\w*" if last else "")


_FIRST_WITHOUT_SPACES: Final = 0x0E00
"""From here on (Thai, Lao, Khmer, kana, ideographs) many scripts put no spaces between words."""


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
        _windowed(view.mt_target, left, "context", _NOWHERE, CONTEXT, invisibles=invisibles),
        _windowed(view.target, right, "context", _NOWHERE, CONTEXT, invisibles=invisibles),
    )


def _changed_before(view: SegmentView) -> list[Span]:
    edits = difference(view.mt_target, view.target) if view.edited else view.edits
    return [whole_words(view.mt_target, Span(edit.start, edit.end)) for edit in edits]


def _changed_after(view: SegmentView) -> list[Span]:
    edits = difference(view.mt_target, view.target) if view.edited else view.edits
    return [whole_words(view.target, span) for _edit, span in placed(edits)]


def _current(spot: Spot, invisibles: bool) -> tuple[list[Run], list[Run]]:
    machine = [Mark(span.start, span.end, "changed-mt") for span in _changed_before(spot.corrected)]
    corrected = [Mark(span.start, span.end, "changed") for span in _changed_after(spot.corrected)]
    for one, left, right in places(spot):
        if not one.state.decided and not _is_focus(spot, one):
            machine.append(_mark(left, "flagged"))
            corrected.append(_mark(right, "flagged"))
    left_focus, marks = _focus(spot)
    if marks:
        machine.append(_mark(left_focus, "issue"))
        corrected += marks
    left_window, right_window = windows(spot)
    return (
        _cut_out(spot.view.mt_target, machine, "", left_window, invisibles=invisibles),
        _cut_out(spot.corrected.target, corrected, "", right_window, invisibles=invisibles),
    )


def places(spot: Spot) -> list[tuple[IssueView, Span, Span]]:
    """The issues of the current sentence that stand there, each with its span in the machine's text and in the corrected one."""
    back = difference(spot.view.base, spot.view.mt_target) if spot.view.edited else ()
    forth = spot.corrected.edits
    return [
        (one, moved(one.issue.span, back), moved(one.issue.span, forth))
        for one in spot.view.issues
        if not one.gone
    ]


def windows(spot: Spot) -> tuple[Window, Window]:
    """The parts of the machine's text and of the corrected text of the current sentence that are shown."""
    left, marks = _focus(spot)
    right = Span(marks[0].start, marks[-1].end) if marks else _NOWHERE
    return (
        _window(spot.view.mt_target, left, SENTENCE),
        _window(spot.corrected.target, right, SENTENCE),
    )


def _is_focus(spot: Spot, one: IssueView) -> bool:
    return spot.issue is not None and one.issue.key == spot.issue.issue.key


def _focus(spot: Spot) -> tuple[Span, list[Mark]]:
    """The current issue's words in the machine's text, and their marks in the corrected one; none where it has none."""
    here = next(((one, left) for one, left, _right in places(spot) if _is_focus(spot, one)), None)
    return (_NOWHERE, []) if here is None else (here[1], _focus_marks(spot, here[0].issue.span))


def _mark(span: Span, look: str) -> Mark:
    return Mark(span.start, span.end, look)


def _focus_marks(spot: Spot, focus: Span) -> list[Mark]:
    """How the current issue's words look in the corrected text: proposed, settled, or as they are."""
    view, issue = spot.view, spot.issue
    right = spot.corrected
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


def _window(text: str, focus: Span, budget: int) -> Window:
    return Window(max(0, focus.start - budget), min(len(text), focus.end + budget))


def _windowed(
    text: str, marks: Sequence[Mark], look: str, focus: Span, budget: int, *, invisibles: bool
) -> list[Run]:
    """The runs of `text`, of a very long one only the part around `focus`."""
    return _cut_out(text, marks, look, _window(text, focus, budget), invisibles=invisibles)


def _cut_out(text: str, marks: Sequence[Mark], look: str, window: Window, *, invisibles: bool) -> list[Run]:
    """The runs of the part of `text` in the window; an ellipsis stands for what is left out."""
    start, end = window.start, window.end
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
