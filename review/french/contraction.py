"""De and à with the article (french-rules 3.3): du, des, au, aux taken apart and put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from review.french.onset import Onset

PREPOSITIONS: Final = frozenset({"de", "à"})
ARTICLES: Final = frozenset({"le", "la", "l'", "les"})
_CONTRACTED: Final = {"du": "de", "des": "de", "au": "à", "aux": "à"}
_PLURAL: Final = frozenset({"les", "des", "aux"})
_FEMININE: Final = frozenset({"la"})
_MASCULINE: Final = frozenset({"le", "du", "au"})
_FUSED: Final = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}


@dataclass(frozen=True, slots=True)
class Article:
    """The definite article with the preposition that may be fused with it.

    `preposition` is "de", "à" or "". `gender` and `number` are what the form says: None where it leaves them open.
    """

    preposition: str
    gender: str | None
    number: str


def article_of(key: str, preposition: str = "") -> Article | None:
    """The article that the word `key` is or contains, after a separate `preposition` ("de", "à" or ""); None for others."""
    if key not in ARTICLES and key not in _CONTRACTED:
        return None
    gender = "m" if key in _MASCULINE else "f" if key in _FEMININE else None
    return Article(_CONTRACTED.get(key, preposition), gender, "p" if key in _PLURAL else "s")


def definite(preposition: str, gender: str, number: str, onset: Onset) -> str:
    """Preposition and article before a word with `onset`: "du", "de la", "de l'", "l'" … (K1 to K5)."""
    article = "les" if number == "p" else "l'" if onset.vowel else "la" if gender == "f" else "le"
    return contracted(preposition, article)


def contracted(preposition: str, article: str) -> str:
    """Preposition and article, fused where French fuses them; either may be ""."""
    fused = _FUSED.get((preposition, article))
    return fused or f"{preposition} {article}".strip()


def own_article(name: str) -> tuple[str, str]:
    """A name's own article in lower case and the rest of it: ("le", "Caire"); ("", name) where it has none."""
    head, space, rest = name.partition(" ")
    if space and head.lower() in ("le", "la", "les"):
        return head.lower(), rest
    if name[:2].lower() in ("l'", "l’"):
        return "l'", name[2:]
    return "", name
