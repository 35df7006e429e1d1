"""Adverbs of several words (plus ou moins, bien entendu), words of degree, and adjectives that serve as adverbs.

Grevisse, Le bon usage, "Les locutions adverbiales" and "L'adjectif employé adverbialement"; OQLF, Banque de dépannage
linguistique, "Adjectifs employés comme adverbes".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

# Not *en fait*, which is a clause of its own in *en fait partie*.
_PHRASE_LIST: Final = (
    "bien entendu|bien sûr|sans doute|en effet|en général|en partie|en principe|en revanche|au moins|du moins"
    "|à peine|à peu près|à nouveau|de nouveau|de plus en plus|de moins en moins|par ailleurs|par exemple"
    "|peu à peu|plus ou moins|quelque peu|tout à fait|tout de même|un peu|un peu plus|un peu moins|un peu trop"
    "|un tant soit peu"
)
_PHRASES: Final = tuple(sorted((tuple(p.split()) for p in _PHRASE_LIST.split("|")), key=len, reverse=True))
BEFORE_ADJECTIVE: Final = frozenset({"assez", "extrêmement", "moins", "plus", "trop", "très"})
"""Words after which, without *ne*, an adjective comes and never a finite verb."""
_ADVERBIAL_WORDS: Final = "bas bon bref cher clair court droit dur faux ferme fort haut juste net"
ADVERBIAL: Final = frozenset(_ADVERBIAL_WORDS.split())
"""The masculine singulars that serve as adverbs after a verb."""
_PLACES: Final = frozenset({"bas", "haut"})
_TRADE_WORDS: Final = "acheter facturer louer payer vendre"
_TRADE: Final = frozenset(_TRADE_WORDS.split())


def locution(key: Callable[[int], str], ahead: int) -> int:
    """How many words the adverb of several words takes that begins `ahead` words further on; 0 where none does.

    `key` gives the key of the word so many places ahead, "" past the end.
    """
    for phrase in _PHRASES:
        if all(key(ahead + place) == part for place, part in enumerate(phrase)):
            return len(phrase)
    return 0


def is_settled_adverb(word: str, degree: str, verbs: set[str]) -> bool:
    """Whether the adjective after a participle of `verbs` (lemmas) is an adverb for certain: *décrits plus bas*, *vendue cher*."""
    return (word in _PLACES and degree == "plus") or (word == "cher" and bool(verbs & _TRADE))
