"""The characters that a text can bring before an expression, and which of them an expression's atoms match."""

from __future__ import annotations

import re
import sys
import unicodedata
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from review.model.fold import APOSTROPHES

if TYPE_CHECKING:
    import regex

EDGE: Final = r"(?:(?<![^\W_])|(?![^\W_]))(?:{})(?:(?![^\W_])|(?<![^\W_]))"
"""What the search puts around an expression, so that no match begins or ends inside a word."""

_SPACES: Final = "\u00a0\u202f\u2009\r\n\t"
_NEVER: Final = frozenset(APOSTROPHES.replace("'", "") + _SPACES + "\xad")
"""Characters that texts no longer have when they are searched: all apostrophes are ', all these spaces plain ones."""

_WRITTEN: Final = str.maketrans("’\u00a0\u202f", "'  ")
_RANGES: Final = (
    (0x01, 0x24F), (0x300, 0x36F), (0x370, 0x4FF), (0x1E00, 0x1EFF), (0x2010, 0x205F), (0x20A0, 0x20C0),
    (0x3000, 0x3010), (0x4E00, 0x4E20),
)  # fmt: skip
_FEW: Final = 64
END: Final = 1
"""The bit of the end (or the beginning) of the text in the bit sets of `Classes`; class number n has bit n + 1."""


_PLAIN_LETTER: Final = re.compile("[a-z]")


def _plainness(letter: str) -> tuple[bool, bool, int]:
    return not _PLAIN_LETTER.match(letter), not letter.isprintable(), ord(letter)


def _usual() -> str:
    letters = (chr(code) for first, last in _RANGES for code in range(first, last + 1))
    return "".join(sorted((letter for letter in letters if letter not in _NEVER), key=_plainness))


USUAL: Final = _usual()
"""The characters that expressions are tried on, the plainest first."""


def plain(expression: str) -> str:
    """The expression as the search runs it: composed, with plain apostrophes and spaces."""
    return unicodedata.normalize("NFC", expression).translate(_WRITTEN)


@lru_cache(maxsize=4096)
def compiled(expression: str) -> regex.Pattern[str]:
    """The expression ready to run regardless of case; raises what the `regex` package raises where it is invalid."""
    import regex  # noqa: PLC0415 - costs start-up time, and few glossaries have expressions

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return regex.compile(expression, regex.IGNORECASE)


@lru_cache(maxsize=4096)
def _usual_bits(atom: str) -> int:
    """The usual characters that `atom` matches, each a bit by its place in `USUAL`."""
    return _bits(found.start() for found in compiled(atom).finditer(USUAL))


@lru_cache(maxsize=1024)
def _rare(atom: str) -> frozenset[str]:
    """Some of the rare characters that `atom` matches."""
    found = compiled(atom).finditer(_all())
    return frozenset(match.group() for match, _number in zip(found, range(_FEW), strict=False))


@cache
def _all() -> str:
    codes = (*range(1, 0xD800), *range(0xE000, sys.maxunicode + 1))
    return "".join(letter for letter in map(chr, codes) if letter not in _NEVER)


def _bits(places: Iterable[int]) -> int:
    data = bytearray((len(USUAL) >> 3) + 1)
    for place in places:
        data[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(data, "little")


class Classes:
    """The characters sorted into classes that the given atoms don't tell apart; sets of classes are bits of a number."""

    def __init__(self, atoms: Iterable[str]) -> None:
        """`atoms` are expressions for one character each."""
        sets = {atom: _usual_bits(atom) for atom in (*atoms, r"\w")}
        # An atom for rare characters alone brings some of them in.
        rare = sorted(frozenset[str]().union(*(_rare(atom) for atom, bits in sets.items() if not bits)))
        for number, letter in enumerate(rare, len(USUAL)):
            for atom in sets:
                sets[atom] |= (compiled(atom).fullmatch(letter) is not None) << number
        self._letters: Final = USUAL + "".join(rare)
        blocks = [(1 << len(self._letters)) - 1]
        for matched in sets.values():
            blocks = [part for block in blocks for part in (block & matched, block & ~matched) if part]
        self._blocks: Final = blocks
        self._bits: Final[Mapping[str, int]] = {
            atom: sum(1 << number + 1 for number, block in enumerate(blocks) if block & matched)
            for atom, matched in sets.items()
        }
        self.every: Final = (1 << len(blocks) + 1) - 2
        self.word: Final = self._bits[r"\w"]

    def of(self, atom: str) -> int:
        """The classes that `atom` matches."""
        return self._bits[atom]

    def sample(self, bits: int) -> str:
        """A character, the plainest, of one of the classes `bits`; "" where there are none."""
        letters = 0
        for bit in single_bits(bits & self.every):
            letters |= self._blocks[bit.bit_length() - 2]
        return self._letters[(letters & -letters).bit_length() - 1] if letters else ""


def single_bits(bits: int) -> Iterator[int]:
    """Each bit that is set, as a number of its own."""
    while bits:
        bit = bits & -bits
        yield bit
        bits ^= bit
