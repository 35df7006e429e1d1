"""Where “go to” goes: to a sentence by its number, or to the sentence that stands on a line of the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import Final

from review.model.document import Document
from review.model.messages import _

_GOAL: Final = re.compile(r"\s*(?P<line>[Ll])?\s*(?P<number>[0-9]{1,15})\s*")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Goal:
    """The sentence to go to (its index), and what has to be said about it, mostly nothing."""

    segment: int
    remark: str = ""


def goal(document: Document, text: str) -> Goal | None:
    """Where `text` leads: "120" to sentence 120 as the list counts, "L45" to line 45 of the file; None where it says neither.

    Numbers out of range lead to the nearest end, with a remark. A line between two sentences leads to the one after it.
    Lines end with LF, CR LF or CR, as in the output of `check`.
    """
    found = _GOAL.fullmatch(text)
    if found is None:
        return None
    number = int(found["number"])
    return _on_line(document, number) if found["line"] else _numbered(len(document.segments), number)


def _numbered(total: int, number: int) -> Goal:
    nearest = max(1, min(number, total))
    if nearest == number:
        return Goal(number - 1)
    remark = _("there is no sentence {number}: the text has {total}").format(number=number, total=total)
    return Goal(nearest - 1, remark)


def _on_line(document: Document, number: int) -> Goal:
    needed = number - 1 if number > 0 else None
    starts = [0, *(found.end() for found in islice(_LINE_END.finditer(document.text), needed))]
    if len(starts) > 1 and starts[-1] == len(document.text):
        starts.pop()  # what ends with a line break has no line after it
    remark = ""
    if not 1 <= number <= len(starts):
        remark = _("there is no line {number}: the file has {total}").format(number=number, total=len(starts))
    return Goal(_standing_at(document, starts[min(max(number, 1), len(starts)) - 1]), remark)


def _standing_at(document: Document, offset: int) -> int:
    """The sentence that ends after `offset` first, else the last one."""
    place = bisect_right(document.segments, offset, key=lambda segment: segment.span.end)
    return min(place, len(document.segments) - 1)
