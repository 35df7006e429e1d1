"""Searching the sentences, case and accents alike, a slice at a time so that no key waits for the end of the document."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Iterator
from typing import Final

from review.session.session import ReviewSession

SLICE: Final = 500
"""Sentences looked at before other keys get their turn."""
_APOSTROPHES: Final = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\r": None})


def folded(text: str) -> str:
    """`text` without the differences that a search overlooks: case, accents, kinds of apostrophe and space."""
    text = text.translate(_APOSTROPHES).casefold()
    if text.isascii():
        return text
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))


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
    for count, index in enumerate(order(total, start, step)):
        if count % SLICE == SLICE - 1:
            await asyncio.sleep(0)
        if needle in folded(session.document.segments[index].target):
            return index
        if index in changed and needle in folded(session.segment(index).target):
            return index
    return None
