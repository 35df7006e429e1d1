"""Texts cut and padded to columns of a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

GAP: Final = 2
"""Columns between two columns of a table."""


def width_of(text: str) -> int:
    """How many columns of a terminal `text` takes: wide East Asian characters take two, combining marks none (UAX 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def cut(text: str, width: int) -> str:
    """`text` in at most `width` columns, with an ellipsis where something is missing."""
    if width_of(text) <= width:
        return text
    kept = text[:width]
    while kept and width_of(kept) > width - 1:
        kept = kept[:-1]
    return kept + "…" if width else ""


def padded(text: str, width: int) -> str:
    """`text` cut or padded to just `width` columns."""
    shown = cut(text, width)
    return shown + " " * (width - width_of(shown))


def fitted(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The widths of columns that want `wanted` and stand side by side in `room`: the widest give way first, down to `least`.

    Where even the least widths are too much, those are given.
    """
    widths = list(wanted)
    over = sum(widths) + GAP * (len(widths) - 1) - room
    while over > 0:
        slack = [number for number in range(len(widths)) if widths[number] > least[number]]
        if not slack:
            break
        widest = max(slack, key=lambda number: widths[number])
        others = [widths[number] for number in slack if widths[number] < widths[widest]]
        step = max(1, min(over, widths[widest] - max([*others, least[widest]])))
        widths[widest] -= step
        over -= step
    return widths
