"""Words that lost their apostrophe: *lhomme*, *détat*, *lorsquelle*, *aujourdhui*.

Which words elide, and before what: OQLF, Banque de dépannage linguistique, "Élision".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Final

_ELIDED: Final = ("jusqu", "lorsqu", "puisqu", "quoiqu", "qu", "d", "l", "j", "m", "n", "s", "t", "c")
_VOWELS: Final = frozenset("aeiouyh")
_LEAST: Final = 4
_WHOLE: Final = {"aujourdhui": "aujourd'hui", "quelquun": "quelqu'un", "quelquune": "quelqu'une"}
_SHORT_ENDS: Final = frozenset("il ils elle elles on un une en".split())  # noqa: SIM905
_LONG_HEADS: Final = 4


def apart(word: str, has: Callable[[str], bool]) -> str:
    """`word` (small letters) with the apostrophe that it lost; empty where it can't have lost one. `has` knows French words."""
    if word in _WHOLE:
        return _WHOLE[word]
    for head in _ELIDED:
        tail = word[len(head) :]
        if not word.startswith(head) or not tail or unicodedata.normalize("NFD", tail)[0] not in _VOWELS:
            continue
        if (len(tail) >= _LEAST and has(tail)) or (len(head) >= _LONG_HEADS and tail in _SHORT_ENDS):
            return f"{head}'{tail}"
    return ""
