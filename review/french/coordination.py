"""Two nouns that share a predicate or an adjective (Le bon usage, "Accord avec plusieurs noms")."""

from __future__ import annotations

from typing import Final

from review.french.change import Surroundings
from review.french.draft import Draft
from review.french.lexicon import Gender, Lexicon, Number, Pos
from review.french.slot import Slot
from review.french.tokens import Word, words

_COORDINATORS: Final = frozenset({"et", "ni", "ou"})
_STRUCTURAL: Final = (Pos.ADVERB, Pos.CONJUNCTION, Pos.DETERMINER, Pos.PREPOSITION, Pos.PRONOUN)
_LEADING: Final = frozenset({Pos.DETERMINER, Pos.PREPOSITION})
_ADJECTIVAL: Final = (Pos.ADJECTIVE, Pos.PARTICIPLE)
_REACH: Final = 6


def coordinated(draft: Draft, slot: Slot, new: str, lexicon: Lexicon) -> bool:
    """Whether a predicate may be shared with another noun, so that the `new` gender could matter for it.

    With a masculine noun beside it the predicate is masculine, whatever a new feminine does.
    """
    other: list[Word] = []
    leads = False
    for word in words(draft.text, draft.span.end)[:_REACH]:
        parts = {a.pos for a in lexicon.analyses(word.key)}
        if other or word.key in _COORDINATORS:
            other.append(word)
        elif not (leads and Pos.NOUN in parts) and _is_finite(word, lexicon):
            break
        leads = bool(parts & _LEADING)
    before = slot.before
    if not other and before is not None and before.key in _COORDINATORS:
        other = list(reversed(words(draft.text, 0, before.start)))[:_REACH]
    if not other:
        return False
    nouns = [
        [a for a in readings if a.pos is Pos.NOUN]
        for readings in (lexicon.analyses(word.key) for word in other)
        if not any(a.pos in _STRUCTURAL for a in readings)
    ]
    first = next((readings for readings in nouns if readings), [])
    return not (new == "f" and first and all(a.gender is Gender.MASCULINE for a in first))


def _is_finite(word: Word, lexicon: Lexicon) -> bool:
    return any(a.pos is Pos.VERB and a.person for a in lexicon.analyses(word.key))


def is_shared(around: Surroundings, place: int) -> bool:
    """*une voiture et une hauteur égales*: a plural after two singulars that *et* joins, one of them the term."""
    change = around.change
    if not change.coordinated or not around.joined(place):
        return False
    own = {a.number for a in around.lexicon.analyses(around.words[place].key) if a.pos in _ADJECTIVAL}
    noun = {a.number for a in around.lexicon.analyses(around.words[place - 1].key) if a.pos is Pos.NOUN}
    if own != {Number.PLURAL} or noun != {Number.SINGULAR} or change.number != "s":
        return False
    joining = False
    for back in range(place - 1, max(place - _REACH - 2, -1), -1):
        if not around.runs_on(back + 1):
            return False
        if around.in_term(back):
            return joining
        joining = joining or around.words[back].key in _COORDINATORS
    return False
