"""Paragraphs broken into lines: side by side with the paragraphs lined up, or each pane for itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from review.tui.display import Line, Run, wrap
from review.tui.passage import Pair

_CONTEXT: Final = frozenset({"context", "context-changed"})
_FOCUS: Final = frozenset({"issue", "kept", "proposed", "settled"})


@dataclass(frozen=True, slots=True)
class Column:
    """The lines of one pane and the line to put first."""

    lines: tuple[Line, ...]
    top: int


def side_by_side(pairs: Sequence[Pair], width: int, other_width: int, height: int) -> tuple[Column, Column]:
    """Both columns, each paragraph beginning on the same line in both, and scrolled alike."""
    left: list[Line] = []
    right: list[Line] = []
    for pair in pairs:
        one, other = wrap(pair.machine, width), wrap(pair.corrected, other_width)
        rows = max(len(one), len(other)) + 1
        left += [*one, *[()] * (rows - len(one))]
        right += [*other, *[()] * (rows - len(other))]
    top = min(_top(left, height), _top(right, height))
    return Column(tuple(left), top), Column(tuple(right), top)


def alone(paragraphs: Sequence[tuple[Run, ...]], width: int, height: int) -> Column:
    """One column, scrolled for itself."""
    lines: list[Line] = []
    for paragraph in paragraphs:
        lines += [*wrap(paragraph, width), ()]
    return Column(tuple(lines), _top(lines, height))


def _top(lines: Sequence[Line], height: int) -> int:
    """The line to put first: the sentence begins in the upper third, the words that matter are in sight."""
    current = [row for row, line in enumerate(lines) if any(run.look not in _CONTEXT for run in line)]
    focus = [row for row, line in enumerate(lines) if any(run.look in _FOCUS for run in line)]
    start = current[0] if current else 0
    matter = focus[0] if focus else start
    top = max(start - height // 3, matter - (2 * height) // 3)
    return max(0, min(top, len(lines) - height))
