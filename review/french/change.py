"""A noun that changes its gender, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from review.french.determiners import numeral_number
from review.french.lexicon import Gender, Lexicon, Number, Pos
from review.french.tokens import Gap, gap_kind, words
from review.model.span import Span

_NOMINAL: Final = frozenset({Pos.NOUN, Pos.NAME, Pos.ADJECTIVE, Pos.PARTICIPLE})

_WITH_PREPOSITION: Final = frozenset({"passer", "prendre", "qualifier", "taxer", "tenir", "traiter"})
_DEGREES: Final = frozenset({"mieux", "moins", "plus"})


@dataclass(frozen=True, slots=True)
class Change:
    """A term at `span` that was of `old` gender and is now of `new`.

    `number` is its words' number as they stand in the text; `both_numbers`: its predicate may be of either. `known`:
    the old gender is certain; otherwise only what is linked to a copula counts. `complement`: a preposition stands before
    the term, so that it is no subject. `coordinated`: it shares its predicate with another noun.
    """

    span: Span
    old: str
    new: str
    number: str
    both_numbers: bool = False
    known: bool = True
    complement: bool = False
    coordinated: bool = False


class Surroundings:
    """The words of a text in which a noun changes its gender; words are told by their place among them."""

    def __init__(self, text: str, change: Change, lexicon: Lexicon) -> None:
        """Read the whole text."""
        self.text, self.change, self.lexicon = text, change, lexicon
        self.words = words(text)

    def span(self, place: int) -> Span:
        """Where a word stands."""
        return Span(self.words[place].start, self.words[place].end)

    def in_term(self, place: int) -> bool:
        """Whether a word is part of the term."""
        return self.span(place).overlaps(self.change.span)

    def parts(self, place: int) -> set[Pos]:
        """The parts of speech that a word can be."""
        return {a.pos for a in self.lexicon.analyses(self.words[place].key)}

    def joined(self, place: int) -> bool:
        """Whether a word follows the one before it with nothing but spaces between."""
        if not 0 < place < len(self.words):
            return False
        return gap_kind(self.text[self.words[place - 1].end : self.words[place].start]) is Gap.PLAIN

    def leads_to_noun(self, place: int) -> bool:
        """Whether the next word is a noun or another determiner, numerals left aside (tous deux)."""
        if not self.joined(place + 1) or numeral_number(self.words[place + 1].key):
            return False
        return bool(self.parts(place + 1) & {Pos.NOUN, Pos.DETERMINER, Pos.ADJECTIVE})

    def leads_to_term(self, place: int) -> bool:
        """Whether nothing but determiners and adjectives stands between a word and the term after it."""
        for ahead in range(place + 1, len(self.words)):
            if not self.joined(ahead):
                return False
            if self.in_term(ahead):
                return True
            if not self.parts(ahead) & {Pos.DETERMINER, Pos.ADJECTIVE}:
                return False
        return False

    def takes_object(self, place: int) -> bool:
        """Whether a determiner, a pronoun or a number follows, as after a verb (exigeant des excuses)."""
        if not self.joined(place + 1):
            return False
        if self.words[place + 1].key in ("d'", "de", "en"):
            return False
        return self.words[place + 1].key.isdigit() or bool(
            self.parts(place + 1) & {Pos.DETERMINER, Pos.PRONOUN}
        )

    def runs_on(self, place: int) -> bool:
        """Whether no punctuation stands between a word and the one before it."""
        between = self.text[self.words[place - 1].end : self.words[place].start]
        return gap_kind(between) is not Gap.BROKEN

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a finite verb stands among the words from `start` up to `end`, the term left aside."""
        return any(
            a.pos is Pos.VERB and a.person and Pos.PRONOUN not in self.parts(place)
            for place in range(start, end)
            if not self.in_term(place)
            for a in self.lexicon.analyses(self.words[place].key)
        )

    def agrees(self, place: int, number: Number | None = None) -> bool:
        """Whether the word is a noun of the old gender (and of `number`), and no verb or the like of that spelling."""
        parts = self.parts(place)
        if parts - _NOMINAL and not (self.joined(place) and Pos.DETERMINER in self.parts(place - 1)):
            return False
        return any(
            a.pos in (Pos.NOUN, Pos.NAME)
            and a.gender in (Gender(self.change.old), Gender.EPICENE)
            and (number is None or a.number in (number, Number.INVARIABLE))
            for a in self.lexicon.analyses(self.words[place].key)
        )

    def is_copula(self, place: int) -> bool:
        """Whether a form of être stands at `place`, joined to the next word."""
        if place < 0 or not self.joined(place + 1):
            return False
        return any(a.lemma == "être" for a in self.lexicon.analyses(self.words[place].key))

    def conceded(self, place: int) -> bool:
        """*quelque bon que soit …*, *tout bon qu'il est*."""
        after = self.words[place + 1].key if self.joined(place + 1) else ""
        return after in ("que", "qu'") and self.words[place - 1].key in (
            "quelque",
            "tout",
            "toute",
            "si",
            "aussi",
        )

    def attributed(self, place: int) -> bool:
        """*qualifier de bon*, *passer pour mauvais*, *comme perdu*: an adjective after a preposition."""
        if self.words[place - 1].key == "comme":
            return True
        lemmas = {
            a.lemma for word in self.words[max(place - 6, 0) : place] for a in self.lexicon.analyses(word.key)
        }
        return self.words[place - 1].key in ("de", "d'", "pour") and bool(lemmas & _WITH_PREPOSITION)

    def is_adverb(self, place: int) -> bool:
        """Whether the word is an adverb and no verb or adjective; plus, moins and mieux count."""
        if self.words[place].key in _DEGREES:
            return True
        return Pos.ADVERB in self.parts(place) and not self.parts(place) & {Pos.VERB, Pos.ADJECTIVE}
