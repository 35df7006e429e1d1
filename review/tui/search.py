"""Searching the sentences, case and accents alike, a slice at a time so that no key waits for the end of the document."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from time import perf_counter
from typing import Final

from review.session.filters import folded
from review.session.session import ReviewSession

SLICE: Final = 0.01
"""Seconds of looking before other keys get their turn."""
CHECKED: Final = 16
"""Sentences looked at between two looks at the clock."""


def order(total: int, start: int, step: int) -> Iterator[int]:
    """Every sentence once, from `start` in the direction of `step`, going round."""
    return ((start + step * offset) % total for offset in range(total))


async def find(session: ReviewSession, wanted: str, start: int, step: int = 1) -> int | None:
    """The first sentence from `start` on whose machine text or corrected text holds `wanted`; None where none does."""
    needle = folded(wanted)
    total = len(session.document.segments)
    if not needle or not total:
        return None
    changed = frozenset(session.flagged)
    until = perf_counter() + SLICE
    for count, index in enumerate(order(total, start, step), 1):
        if count % CHECKED == 0 and perf_counter() >= until:
            await asyncio.sleep(0)
            until = perf_counter() + SLICE
        if needle in folded(session.document.segments[index].target):
            return index
        if index in changed and needle in folded(session.segment(index).target):
            return index
    return None
