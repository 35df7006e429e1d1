"""Folding: texts and terms brought to one shape, with the way back to the text's own offsets.

Two words are alike when they differ only in case, in œ against oe, or in composed against decomposed accents (Unicode
Standard Annex 15). A text is folded once, to one byte for each code point, with case and accents gone and every
character that is no part of a word a space: the index of a byte is the index of its code point.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

_NO_WORD: Final = "¹²³¼½¾\u2070-\u2089\u02bc"
"""Letters and digits to Python that stand for punctuation in a text: note marks, fractions, the modifier apostrophe."""

_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Scripts that put no space between words (Thai, Lao, Burmese, Khmer, kana, Han): each character is a word."""

_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0df3"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)
_LETTER: Final = rf"[^\W_{_NO_WORD}{_UNSPACED}]"
WORD: Final = re.compile(rf"(?:{_LETTER}++[{_MARKS}]*+)++|[{_UNSPACED}][{_MARKS}]*")
"""A word: letters, digits and combining marks; `_` is a boundary, since it marks emphasis in running text."""

APOSTROPHES: Final = "'’‘ʼ`´′"
SPACES: Final = r"\s\u200b"
HYPHENS: Final = "\\-\u2010\u2011"

_BLANK: Final = re.compile(rf"[{SPACES}]+")
_JOINING: Final = "\u0300-\u036f\u0483-\u0489\u1160-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f\xad"
_CLUSTER: Final = re.compile(rf"[^{_JOINING}]?[{_JOINING}]+|[\u2126\u212a\u212b\uf900-\ufaff]", re.DOTALL)
_OE: Final = "\x9c"
"""Stands for œ in folded bytes (its place in Windows-1252); no text needs this control character."""


def _byte_table() -> bytes:
    table = bytearray(b" " * 256)
    for code in range(256):
        letter = chr(code).lower()
        if letter.isalpha() or letter.isdecimal():
            table[code] = ord(unicodedata.normalize("NFD", letter)[0])
    table[ord(_OE)] = ord(_OE)
    return bytes(table)


_BYTES: Final = _byte_table()


class _Letters(dict[int, str]):
    """Folding of single characters beyond Latin-1: lower case, no accents, learnt as they occur."""

    def __missing__(self, code: int) -> str:
        letter = chr(code).lower().replace("ς", "σ")
        base = unicodedata.normalize("NFD", letter)
        if len(letter) == 1 and all(unicodedata.category(mark) == "Mn" for mark in base[1:]):
            letter = base[0]
        self[code] = letter if len(letter) == 1 else chr(code)
        return self[code]


_LETTERS: Final = _Letters()


def fold(text: str) -> bytes:
    """`text` without case and accents, one byte for each code point; what is no part of a word is a space.

    Letters beyond Latin-1 become spaces, but for œ (byte 0x9C). Decomposed accents must have been composed before.
    """
    if not text.isascii():
        if _OE in text:
            text = text.replace(_OE, " ")
        text = text.replace("œ", _OE).replace("Œ", _OE).replace("Ÿ", "ÿ").replace("ẞ", "ß")
    return text.encode("latin-1", "replace").translate(_BYTES)


def fold_letters(text: str) -> str:
    """`text` without case and accents in any script, one character for each code point; the rest stays as it is."""
    return text.translate(_LETTERS)


def canonical(word: str) -> str:
    """The shape in which equal words are equal strings: NFC, lower case, œ as oe; accents are kept."""
    word = word.lower()
    if word.isascii():
        return word
    # The lower case of İ is two characters; one alone keeps words and texts in step.
    word = word.replace("œ", "oe").replace("ς", "σ").replace("i\u0307", "İ")
    return unicodedata.normalize("NFC", word)


class _Bare(dict[int, str]):
    """Single characters without their accents, learnt as they occur."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))
        self[code] = "".join(mark for mark in base if unicodedata.category(mark) != "Mn")
        return self[code]


_BARE: Final = _Bare()


def bare(word: str) -> str:
    """`word` without its accents."""
    return word if word.isascii() else word.translate(_BARE)


def compose(text: str) -> tuple[str, Sequence[int] | None]:
    """`text` with its accents composed (NFC) and its soft hyphens gone, and where each of its characters stood.

    The second value has one offset in `text` for each character of the copy, and one for its end; None where the copy
    is the text itself.
    """
    if text.isascii() or ("\xad" not in text and unicodedata.is_normalized("NFC", text)):
        return text, None
    pieces: list[str] = []
    offsets = array("L")
    done = 0
    for cluster in _CLUSTER.finditer(text):
        start, end = cluster.span()
        composed = unicodedata.normalize("NFC", cluster.group().replace("\xad", ""))
        pieces += [text[done:start], composed]
        offsets.extend(range(done, start))
        offsets.extend(start + min(place, end - start - 1) for place in range(len(composed)))
        done = end
    pieces.append(text[done:])
    offsets.extend(range(done, len(text) + 1))
    return "".join(pieces), offsets


class Folded(NamedTuple):
    """A text ready to be searched: its composed copy, the copy's folded bytes, and the way back to the text.

    `offsets` are as `compose` gives them.
    """

    text: str
    data: bytes
    offsets: Sequence[int] | None

    def outer(self, place: int) -> int:
        """The offset in the text as given of the composed copy's character number `place`."""
        return place if self.offsets is None else self.offsets[place]

    def inner(self, place: int) -> int:
        """The number, in the composed copy, of the first character at or after offset `place` of the text as given."""
        return place if self.offsets is None else bisect_left(self.offsets, place)


def folded(text: str) -> Folded:
    """`text` composed and folded, with its offsets."""
    copy, offsets = compose(text)
    return Folded(copy, fold(copy), offsets)


def word_at(text: str, place: int, start: int, end: int) -> int | None:
    """Where the word that begins at `place` of `text[start:end]` ends; None where none begins there.

    All offsets are code points of `text`, which must be composed.
    """
    word = WORD.match(text, place, end)
    if word is None:
        return None
    before = place - 1
    while before >= start and unicodedata.category(text[before]).startswith("M"):
        before -= 1
    longer = WORD.match(text, before, end) if before >= start else None
    return None if longer and longer.end() > place else word.end()


def fold_words(text: str) -> str:
    """The words of `text` in canonical form, for keys: an apostrophe between them is ', all other separators a space.

    Where there is no word at all, the text itself with its white space made single.
    """
    text = unicodedata.normalize("NFC", text).replace("\xad", "")
    pieces: list[str] = []
    done = 0
    for word in WORD.finditer(text):
        if pieces and word.start() > done:
            gap = text[done : word.start()]
            pieces.append("'" if gap[0] in APOSTROPHES else " ")
        pieces.append(canonical(word.group()))
        done = word.end()
    return "".join(pieces) if pieces else _BLANK.sub(" ", text).strip()
