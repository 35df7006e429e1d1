"""From a place on the screen back to the text: the sentence and the issue that the mouse points at.

`wrap` moves blanks and keeps all other characters, so a place is known by the number of signs (characters that are not
blanks) before it, in the column as in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from operator import attrgetter
from typing import Final

from rich.cells import split_graphemes

from review.session.views import IssueView
from review.tui.display import Line, signs
from review.tui.passage import Pair, Piece, Spot, places, windows

_BLANKS: Final = " \t\r\n"


class Side(Enum):
    """The columns by the ids of their panes."""

    MACHINE = "machine"
    CORRECTED = "corrected"
    SOURCE = "source"


def sign_at(lines: Sequence[Line], row: int, cell: int) -> int | None:
    """The number of signs before the one at `cell` of line `row`; None where that line is empty or doesn't exist.

    Right of the line's end the last sign of the line is meant.
    """
    if not 0 <= row < len(lines):
        return None
    inside = sum(signs(run.text) for run in lines[row])
    if not inside:
        return None
    before = sum(signs(run.text) for line in lines[:row] for run in line)
    text = "".join(run.text for run in lines[row])
    used = passed = 0
    for start, end, size in split_graphemes(text)[0]:
        used += size
        if used > cell:
            break
        passed += signs(text[start:end])
    return before + min(passed, inside - 1)


def piece_at(pairs: Sequence[Pair], side: Side, sign: int) -> tuple[Piece, int] | None:
    """The sentence that holds sign number `sign` of a column, and how many signs of the sentence stand before it.

    The number is negative in what stands between the sentence and the one before.
    """
    size_of = attrgetter(side.value)
    left = sign
    for pair in pairs:
        for piece in pair.pieces:
            if left < size_of(piece):
                return piece, left - piece.gap
            left -= size_of(piece)
    return None


def issue_at(spot: Spot, side: Side, sign: int) -> IssueView | None:
    """The issue of the current sentence whose words hold the sentence's sign number `sign` as it is shown."""
    if side is Side.SOURCE:
        return None
    machine = side is Side.MACHINE
    window = windows(spot)[0 if machine else 1]
    text = spot.view.mt_target if machine else spot.corrected.target
    ellipsis = 1 if window.start else 0
    seen = -1
    for at in range(window.start, window.end):
        seen += text[at] not in _BLANKS
        if seen == sign - ellipsis:
            break
    else:
        return None
    spans = [(one, left if machine else right) for one, left, right in places(spot)]
    pointed = [(one, span) for one, span in spans if span.start <= at < span.end]
    pointed.sort(key=lambda found: (found[0].state.decided, found[1].end - found[1].start))
    return pointed[0][0] if pointed else None
