"""How a document is set: its apostrophe, and whether it is all lower case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

STRAIGHT: Final = "'"
CURLY: Final = "’"
_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])['’](?=\w)")
_LOWER_SHARE: Final = 0.005


@dataclass(frozen=True, slots=True)
class Style:
    """What a document's repairs look like: its `apostrophe`, and whether it is `lower_case` throughout."""

    apostrophe: str = STRAIGHT
    lower_case: bool = False


def style_of(text: str) -> Style:
    """The style of a whole document: the apostrophe that stands most often, the straight one at a draw.

    A document counts as lower case where fewer than five letters in a thousand are capitals: French prose has four
    times that many, and a lower-case article still has a few in foreign words.
    """
    marks = _APOSTROPHE.findall(text)
    curly = sum(mark == CURLY for mark in marks)
    upper = sum(map(str.isupper, text))
    lower = sum(map(str.islower, text))
    return Style(
        apostrophe=CURLY if curly * 2 > len(marks) else STRAIGHT,
        lower_case=lower > 0 and upper < _LOWER_SHARE * (upper + lower),
    )
