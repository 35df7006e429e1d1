"""Paragraphs broken into lines: side by side with the paragraphs lined up, or each pane for itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from review.tui.display import Line, Run, wrap

_CONTEXT: Final = frozenset({"context", "context-changed"})
_FOCUS: Final = frozenset({"issue", "kept", "proposed", "settled"})
LEADING: Final = 2
"""Columns, from the first, that what is in sight follows; the others are scrolled with them."""

Side = Sequence[tuple[Run, ...]]
"""The paragraphs of one column."""


@dataclass(frozen=True, slots=True)
class Column:
    """The lines of one pane and the line to put first."""

    lines: tuple[Line, ...]
    top: int


def side_by_side(sides: Sequence[Side], widths: Sequence[int], height: int) -> list[Column]:
    """The columns, each paragraph beginning on the same line in all, and scrolled alike; `sides` are equally long."""
    columns: list[list[Line]] = [[] for _side in sides]
    for paragraph in zip(*sides, strict=True):
        blocks = [wrap(text, width) for text, width in zip(paragraph, widths, strict=True)]
        rows = max(map(len, blocks)) + 1
        for column, block in zip(columns, blocks, strict=True):
            column += [*block, *[()] * (rows - len(block))]
    top = min((_top(lines, height) for lines in columns[:LEADING]), default=0)
    return [Column(tuple(lines), top) for lines in columns]


def alone(paragraphs: Side, width: int, height: int) -> Column:
    """One column, scrolled for itself."""
    lines: list[Line] = []
    for paragraph in paragraphs:
        lines += [*wrap(paragraph, width), ()]
    return Column(tuple(lines), _top(lines, height))


def from_sentence(paragraphs: Side, width: int, height: int) -> Column:
    """One column that begins with the line where the current sentence begins."""
    lines = alone(paragraphs, width, height).lines
    start = _first_current(lines)
    return Column((*lines, *[()] * max(0, start + height - len(lines))), start)


def first_row(lines: Sequence[Line], look: str, height: int) -> int:
    """The line to put first so that the first words in `look` are in sight, with a line above them."""
    row = next((row for row, line in enumerate(lines) if any(run.look == look for run in line)), 0)
    return max(0, min(row - 1, len(lines) - height))


def _top(lines: Sequence[Line], height: int) -> int:
    """The line to put first: the sentence begins in the upper third, the words that matter are in sight."""
    start = _first_current(lines)
    focus = [row for row, line in enumerate(lines) if any(run.look in _FOCUS for run in line)]
    matter = focus[0] if focus else start
    top = max(start - height // 3, matter - (2 * height) // 3)
    return max(0, min(top, len(lines) - height))


def _first_current(lines: Sequence[Line]) -> int:
    """The first line that holds something of the current sentence."""
    return next((row for row, line in enumerate(lines) if any(run.look not in _CONTEXT for run in line)), 0)
