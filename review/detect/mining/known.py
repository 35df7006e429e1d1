"""Which words of a text need no explanation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final

from review.french.lexicon import Lexicon
from review.french.lexicon import Pos as WordPos
from review.model.fold import canonical

LONGEST: Final = 60
"""Letters beyond which a run of letters is no word (the longest French ones have some 30)."""

CHUNK: Final = re.compile(r"[^\W_]+(?:[\u0300-\u036f]|[-\u2010\u2011'’](?=[^\W_])|[^\W_]+)*")
"""A word with what hangs on it by apostrophes and hyphens: *qu'elle*, *va-t-il*, *pro-européen*."""

_SHORTEST: Final = 3
_ELIDED: Final = re.compile(
    r"(?:jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|entr|qu|[cçdjlmnst])['’]", re.IGNORECASE
)
_PIECE: Final = re.compile(r"[^-\u2010\u2011'’]+")
_ROMAN: Final = re.compile(
    r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?:e|es|er|re|ère|ème)?", re.IGNORECASE
)
_PREFIXES: Final = tuple(
    sorted(
        (  # noqa: SIM905
            "aéro agro anti archi auto bi bio cardio centi co crypto cyber déca déci dé dés démo éco électro ethno euro ex "
            "extra géo hémi hydro hyper hypo infra inter intra iso kilo macro maxi méga méso méta micro milli mini mono "
            "moto multi nano narco néo neuro non omni ortho paléo pan para patho penta péri photo physio pluri poly "
            "post pré pro proto pseudo psycho quadri radio ré rétro semi socio sub super supra sous techno télé tétra thermo "
            "trans tri turbo ultra uni vice vidéo xéno"
        ).split(),
        key=len,
        reverse=True,
    )
)
"""Prefixes that make words at will, written without a hyphen (Grevisse and Goosse, *Le bon usage*, §§ 172-181)."""

_STEM: Final = 4
_CAPITALS: Final = {"A": "ÀÂ", "C": "Ç", "E": "ÉÈÊ", "I": "ÎÏ", "O": "ÔŒ", "U": "ÛÙ"}


def latin(word: str) -> bool:
    """Whether all letters of `word` are Latin ones, and there is nothing but letters."""
    return word.isalpha() and all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 for letter in word)  # noqa: PLR2004 - the Latin blocks of Unicode


class Known:
    """Tells which words are known: to the lexicon, to the glossaries in force (`covered`, any case), or by their make.

    In texts that are `lower_case` throughout, names and acronyms of the lexicon are known without their capitals.
    """

    def __init__(self, lexicon: Lexicon, covered: Collection[str] = (), *, lower_case: bool = False) -> None:
        """Nothing is looked up yet."""
        self.lexicon: Final = lexicon
        self.covered: Final = frozenset(canonical(word) for word in covered)
        self.lower_case: Final = lower_case
        self._gaps: dict[str, tuple[tuple[int, int], ...]] = {}
        self._words: dict[str, bool] = {}

    def gaps(self, chunk: str) -> tuple[tuple[int, int], ...]:
        """Where in `chunk` (see `CHUNK`; composed) the words stand that nothing explains: half-open, code points."""
        found = self._gaps.get(chunk)
        if found is None:
            found = self._gaps[chunk] = tuple(self._find(chunk)) if len(chunk) <= LONGEST else ()
        return found

    def word(self, word: str) -> bool:
        """Whether `word`, without apostrophe or hyphen, is known, or nothing that could be judged: a number, another script."""
        found = self._words.get(word)
        if found is None:
            found = self._words[word] = self._explained(word)
        return found

    def listed(self, word: str) -> bool:
        """Whether lexicon or glossaries have `word` itself."""
        if canonical(word) in self.covered or word in self.lexicon:
            return True
        return self.lower_case and word.upper() in self.lexicon

    def only_name(self, word: str) -> bool:
        """Whether `word` can be nothing but a name."""
        readings = self.lexicon.analyses(word)
        if not readings:
            readings = self.lexicon.analyses(word.upper() if self.lower_case else word)
        return all(reading.pos is WordPos.NAME or reading.form[:1].isupper() for reading in readings)

    def _find(self, chunk: str) -> list[tuple[int, int]]:
        if any(letter.isdigit() for letter in chunk) or self.listed(chunk):
            return []
        start = 0
        while (elided := _ELIDED.match(chunk, start)) and elided.end() < len(chunk):
            start = elided.end()
        if start and self.listed(chunk[start:]):
            return []
        pieces = [piece.span() for piece in _PIECE.finditer(chunk, start)]
        return [(low, high) for low, high in pieces if not self.word(chunk[low:high])]

    def _explained(self, word: str) -> bool:
        if len(word) < _SHORTEST or not latin(unicodedata.normalize("NFC", word)) or self.listed(word):
            return True
        if _ROMAN.fullmatch(word) or word.lower() in _PREFIXES:
            return True
        if self._bare_capital(word):
            return True
        plain = word.lower()
        if plain.endswith(("s", "x")) and canonical(plain[:-1]) in self.covered:
            return True
        return any(self._derived(plain, prefix) for prefix in _PREFIXES if plain.startswith(prefix))

    def _bare_capital(self, word: str) -> bool:
        """Whether `word` lacks but the accent of its capital (*Evitez*), as many French texts have it."""
        accented = _CAPITALS.get(word[0], "") if word[1:].islower() else ""
        return any(letter + word[1:] in self.lexicon for letter in accented)

    def _derived(self, word: str, prefix: str) -> bool:
        stem = word[len(prefix) :]
        return len(stem) >= _STEM and stem in self.lexicon
