"""Determiners and the adjectives that stand before a noun (french-rules 3.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from review.french.onset import Onset

# Each series: masculine, feminine, masculine plural, feminine plural; "" where the series has no such form.
_SERIES: Final = (
    ("un", "une", "des", "des"),
    ("ce", "cette", "ces", "ces"),
    ("mon", "ma", "mes", "mes"),
    ("ton", "ta", "tes", "tes"),
    ("son", "sa", "ses", "ses"),
    ("quel", "quelle", "quels", "quelles"),
    ("aucun", "aucune", "aucuns", "aucunes"),
    ("certain", "certaine", "certains", "certaines"),
    ("nul", "nulle", "nuls", "nulles"),
    ("tel", "telle", "tels", "telles"),
    ("tout", "toute", "tous", "toutes"),
    ("ledit", "ladite", "lesdits", "lesdites"),
    ("quelque", "quelque", "quelques", "quelques"),
    ("notre", "notre", "nos", "nos"),
    ("votre", "votre", "vos", "vos"),
    ("leur", "leur", "leurs", "leurs"),
    ("chaque", "chaque", "", ""),
    ("", "", "plusieurs", "plusieurs"),
    ("", "", "différents", "différentes"),
    ("", "", "divers", "diverses"),
)
_BEFORE_VOWEL: Final = {"ce": "cet", "ma": "mon", "ta": "ton", "sa": "son"}
_POSSESSIVE: Final = frozenset({"mon", "ton", "son"})

_NUMERAL: Final = re.compile(
    r"\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante"
    r"|cinquante|soixante|cent|cents|mille|(?:dix|vingt|trente|quarante|cinquante|soixante|quatre-vingt)s?(?:-[a-z-]+)*"
)
_ONE: Final = frozenset({"0", "1"})

_PRENOMINAL_LEMMAS_WORDS: Final = (
    "ample ancien autre beau bon bref cher dernier double énième éventuel faux fameux futur grand gros haut jeune joli"
    " joyeux large léger long lourd mauvais meilleur même nombreux nouveau pauvre petit pire plein possible premier"
    " prétendu prochain propre rare second seul simple triste unique vaste véritable vieux vrai"
)
_PRENOMINAL_LEMMAS: Final = frozenset(_PRENOMINAL_LEMMAS_WORDS.split())
_ORDINAL: Final = re.compile(r".+ième")
BEFORE_VOWEL: Final = {"beau": "bel", "nouveau": "nouvel", "vieux": "vieil", "fou": "fol", "mou": "mol"}
"""Masculine singular of the adjectives that have another form before a vowel."""
AFTER_VOWEL: Final = {short: full for full, short in BEFORE_VOWEL.items()}
"""The other way: the lemma of the form that stands before a vowel."""


@dataclass(frozen=True, slots=True)
class Determiner:
    """A determiner's series and what its form says of the noun; `gender` None where it says nothing."""

    series: tuple[str, str, str, str]
    gender: str | None
    number: str

    def form(self, gender: str, number: str, onset: Onset) -> str | None:
        """The series' form for a noun, None where it has none: D (cet, mon, ton, son before a vowel)."""
        found = self.series[(number == "p") * 2 + (gender == "f")]
        if onset.vowel and number == "s":
            found = _BEFORE_VOWEL.get(found, found)
        return found or None


def determiner_of(key: str) -> Determiner | None:
    """The determiner that the word `key` is, definite articles and numerals left aside; None for other words."""
    if key == "cet":
        return Determiner(_SERIES[1], "m", "s")
    for series in _SERIES:
        if key in series:
            places = [place for place, form in enumerate(series) if form == key]
            genders = {place % 2 for place in places}
            gender = None if len(genders) == 2 or key in _POSSESSIVE else "mf"[genders.pop()]  # noqa: PLR2004
            return Determiner(series, gender, "p" if places[0] > 1 else "s")
    return None


def numeral_number(key: str) -> str | None:
    """The number after a numeral: "p" for one of two or more, `s` for 0 and 1 in digits, None for what is no numeral."""
    if not _NUMERAL.fullmatch(key):
        return None
    return "s" if key in _ONE else "p"


def is_prenominal(lemma: str) -> bool:
    """Whether the adjective commonly stands before its noun."""
    return lemma in _PRENOMINAL_LEMMAS or bool(_ORDINAL.fullmatch(lemma))
