"""Words before a noun that are adjectives there, though elsewhere they are nouns or verbs (french-rules 3.4).

*célèbre*, *actuel* or *important* between a determiner and a noun belong to it. Where such a word may as well be a noun that
the next one is set beside (*un jeune cadre*, *le riche banquier*), both readings hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from review.french.contraction import article_of
from review.french.determiners import determiner_of, is_prenominal, numeral_number
from review.french.lexicon import Analysis, Gender, Lexicon, Number, Pos
from review.french.tokens import Gap, Word, gap_kind

# Adjectives that the lexicon has as nouns, verbs or adverbs too, and that stand before a noun as freely as after it
# (Le bon usage, "Place de l'épithète": qualities and judgments); as nouns they have no bare noun beside them.
_FREE_WORDS: Final = (
    "actuel affreux ambitieux authentique célèbre courageux doux dramatique excellent fantastique fidèle généreux grave"
    " heureux humble illustre important indispensable infime influent infâme inutile lointain maigre malheureux merveilleux"
    " mince minuscule misérable modeste médiocre noble obscur profond précieux principal pur remarquable ridicule"
    " sinistre solide soudain splendide sublime superbe vilain violent vénérable étrange"
)
_FREE: Final = frozenset(_FREE_WORDS.split())
_ADJECTIVAL: Final = frozenset({Pos.ADJECTIVE, Pos.PARTICIPLE})
_LINKING_WORDS: Final = "et ou mais assez aussi bien fort moins plus si trop très"
_LINKING: Final = frozenset(_LINKING_WORDS.split())
_PRONOMINAL: Final = frozenset({"l'", "la", "le", "les", "leur"})
_BEFORE_PRONOUN_WORDS: Final = "elle elles il ils je j' me m' n' ne nous on qui te t' tu vous ça cela ce"
_BEFORE_PRONOUN: Final = frozenset(_BEFORE_PRONOUN_WORDS.split())


class Standing(Enum):
    """What a word before a noun is: an adjective of that noun, one or a noun itself (`OPEN`), or no adjective."""

    ADJECTIVE = auto()
    OPEN = auto()
    OTHER = auto()


def standing(text: str, before: Sequence[Word], lexicon: Lexicon) -> Standing:
    """What the last of the words `before` a noun or name is; it has to have a determiner that it agrees with.

    The words are those of `text`, in order.
    """
    word, readings = before[-1], lexicon.analyses(before[-1].key)
    adjectives = [a for a in readings if a.pos in _ADJECTIVAL]
    if not adjectives or word.elided or determiner_of(word.key) or numeral_number(word.key):
        return Standing.OTHER
    free = any(a.lemma in _FREE and a.pos is Pos.ADJECTIVE for a in adjectives)
    others = {a.pos for a in readings} - _ADJECTIVAL - {Pos.NOUN, Pos.VERB}
    place = _determiner(text, before, lexicon)
    if place is None or (others and not free) or not _agree(before[place].key, adjectives):
        return Standing.OTHER
    pronoun = _may_be_pronoun(text, before, place, lexicon)
    if pronoun is None:
        return Standing.OTHER
    noun = not free and _agree(before[place].key, [a for a in readings if a.pos is Pos.NOUN])
    return Standing.OPEN if noun or pronoun else Standing.ADJECTIVE


def _determiner(text: str, before: Sequence[Word], lexicon: Lexicon) -> int | None:
    """The place of the determiner that leads up to the last word, past other adjectives and what links them."""
    for place in range(len(before) - 2, -1, -1):
        word, after = before[place], before[place + 1]
        between = text[word.end : after.start]
        if gap_kind(between) not in (Gap.PLAIN, Gap.MARKED) and between.strip() != ",":
            return None
        if article_of(word.key) or (determiner_of(word.key) and word.key not in ("tout", "toute", "toutes")):
            return place
        parts = {a.pos for a in lexicon.analyses(word.key)}
        if not (word.key in _LINKING or numeral_number(word.key) or parts & _ADJECTIVAL):
            return None
        listed = any(is_prenominal(a.lemma) or a.lemma in _FREE for a in lexicon.analyses(word.key))
        if Pos.NOUN in parts and not listed:
            return None
    return None


def _agree(determiner: str, readings: Sequence[Analysis]) -> bool:
    """Whether one of the readings has the determiner's gender and number, as far as it shows them."""
    article, other = article_of(determiner), determiner_of(determiner)
    shown = article or other
    if shown is None:
        return False
    return any(
        (shown.gender is None or a.gender in (Gender(shown.gender), Gender.EPICENE, None))
        and a.number in (Number(shown.number), Number.INVARIABLE, None)
        for a in readings
    )


def _may_be_pronoun(text: str, before: Sequence[Word], place: int, lexicon: Lexicon) -> bool | None:
    """Whether *la* and the like may be a verb's object (les fans la célèbre); None where they can be nothing else."""
    verbal = any(a.pos is Pos.VERB and a.person for a in lexicon.analyses(before[-1].key))
    if not verbal or place + 2 != len(before) or before[place].key not in _PRONOMINAL or not place:
        return False
    outer = before[place - 1]
    if gap_kind(text[outer.end : before[place].start]) is not Gap.PLAIN:
        return False
    if outer.key in _BEFORE_PRONOUN:
        return None
    parts = {a.pos for a in lexicon.analyses(outer.key)}
    return Pos.NOUN in parts and not parts & {Pos.ADVERB, Pos.PREPOSITION, Pos.VERB}
