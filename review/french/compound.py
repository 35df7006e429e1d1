"""A term that is part of a word in hyphens: which of the parts the word's gender comes from.

A prefix leaves the noun after it its gender (une mini-étude); of two nouns the first gives it (un remède-miracle, Le bon
usage, "Genre des noms composés").
"""

from __future__ import annotations

from typing import Final

from review.french.draft import Draft
from review.french.inflection import gender_of
from review.french.lexicon import Lexicon, Pos
from review.french.tokens import composed, key_of, words
from review.model.proposal import Pos as Kind
from review.model.proposal import Replacement
from review.model.span import Span

# Prefixes before which a noun keeps its gender (Le bon usage, "Les préfixes"; OQLF, "Trait d'union avec les préfixes").
# Those that make a word of another kind (anti-, après-, hors-, inter-, sans-) aren't among them.
_PREFIX_WORDS: Final = (
    "archi arrière auto avant bio co contre cyber demi euro ex giga hyper macro maxi micro mini méga nano non néo pré"
    " proto pseudo quasi semi simili sous super sur télé ultra vice éco"
)
PREFIXES: Final = frozenset(_PREFIX_WORDS.split())


def leads_compound(draft: Draft) -> bool:
    """Whether the term is the first part of a hyphenated word."""
    return draft.text[draft.span.end : draft.span.end + 1] in ("-", "‑")


def prefix_of(draft: Draft, replacement: Replacement, partner: str) -> str:
    """*ex-*, *vice-*, *mini-* and the like before a noun, which stays the head of the group; "" for another `partner`."""
    if replacement.pos is not Kind.NOUN or leads_compound(draft):
        return ""
    return composed(partner) if key_of(partner) in PREFIXES else ""


def compound_of(
    draft: Draft, replacement: Replacement, term: str, shown: str | None, lexicon: Lexicon
) -> Span | None:
    """The span of the compound whose head the term is (drogue-miracle), None where it is no head.

    The head is a noun of the gender that the words before it have `shown`, with a noun or an adjective after it.
    """
    if replacement.pos is not Kind.NOUN or not leads_compound(draft):
        return None
    gender = gender_of(lexicon, term)
    if gender is None or (shown is not None and shown != gender):
        return None
    rest = words(draft.text, draft.span.end + 1)[:1]
    if not rest or rest[0].start != draft.span.end + 1 or rest[0].text[:1].isupper() != draft.loud:
        return None
    first = lexicon.analyses(key_of(rest[0].key.split("-")[0]))
    if not any(a.pos in (Pos.NOUN, Pos.ADJECTIVE) for a in first):
        return None
    return Span(draft.span.start, rest[0].end)
