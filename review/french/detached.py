"""Words set off by commas, dashes or brackets that agree with the term (french-rules 3.8): changed, and asked where in doubt.

*Préparée de longue date, la …*; *la …, préparée en secret, a été dévoilée*; *la … (adoptée lundi) est …*; *la …, celle de Paris*.
"""

from __future__ import annotations

from typing import Final

from review.french.anaphora import other_pronoun
from review.french.complements import DAYS, skip_complements
from review.french.determiners import is_prenominal
from review.french.insertions import Insertion, at_verb, enter, insertion, leave, pass_over
from review.french.lexicon import Analysis, Gender, Lexicon, Number, Pos
from review.french.right_context import RightContext, agreed
from review.french.run import agree_run
from review.french.tokens import Word, sentence_start, words
from review.model.messages import _

_REACH: Final = 12
_MOST: Final = 3
_DEGREES: Final = frozenset({"mieux", "moins", "plus"})
_ARTICLES: Final = frozenset({"la", "le", "les"})
_OF: Final = frozenset({"d'", "de", "des", "du"})
_ADJECTIVAL: Final = frozenset({Pos.ADJECTIVE, Pos.PARTICIPLE})


def agree_detached(right: RightContext, *, opens: bool, ambiguous: bool) -> None:
    """An adjective or *celui* after a comma, dash or bracket, then on to what follows the closing one.

    `opens`: the term's group begins its clause, so that a participle between it and its verb is its own, unless an
    agreeing noun stands in between, or the term is `ambiguous` in the same way. What else is set off is passed over
    where the group's verb follows.
    """
    nouns: list[tuple[Analysis, ...]] = []
    for _turn in range(_MOST):
        found = insertion(right)
        if opens and found is None:
            ambiguous = skip_complements(right, nouns) or ambiguous
            found = insertion(right)
        if found is None:
            return
        if _agree_inside(right, found, nouns, sure=opens and not ambiguous):
            continue
        if not (opens and pass_over(right)):
            return


def _agree_inside(
    right: RightContext, found: Insertion, nouns: list[tuple[Analysis, ...]], *, sure: bool
) -> bool:
    """Agreement of what is set off; whether its end has been reached, so that what follows may be read.

    `sure`: nothing but the words themselves could make it doubtful.
    """
    edge, at, before = right.edge, right.at, len(right.edits)
    pronoun = other_pronoun(
        right.words, at, right.gender, right.old_number, both=_recounted(right), stands_alone=True
    )
    enter(right)
    if pronoun is not None and right.key().startswith(("celui", "celle", "ceux")):
        message = _("“{word}” agrees with the new noun.").format(word=pronoun)
        right.change(right.words[at], pronoun, "A12", message)
        right.skip(1)
        sure = False
    elif _is_own(right, found):
        sure = sure and _is_plain(right) and not any(_governs(noun, right) for noun in nouns)
        _agree_adjectives(right)
    if right.at == at:
        right.edge = edge
        return False
    closed = _pass_closing(right, found, at + found.count)
    if len(right.edits) > before and not (sure and closed and right.open() and at_verb(right)):
        right.say("A12", _("Look whether the words set off by a comma belong to the new noun."), asks=True)
    return closed


def _recounted(right: RightContext) -> bool:
    return right.number != right.old_number


def _first(right: RightContext) -> int:
    """How many words come before the adjective: *la plus* of a superlative, or adverbs."""
    superlative = right.key() in _ARTICLES and right.key(1) in _DEGREES and right.open(1) and right.open(2)
    return 2 if superlative else right.adverbs(0)


def _agree_adjectives(right: RightContext) -> None:
    """A run; its first word may look like a verb, which can't stand here."""
    first = _first(right)
    word, form = right.word(first), right.form(first)
    message = _("What is set off by commas agrees with the new noun.")
    if word is not None and form is not None and right.maybe_verb(first):
        right.skip(first + 1)
        right.change(word, form, "A12", message)
        return
    agree_run(right, "A12", message, predicate=False)


def _is_own(right: RightContext, found: Insertion) -> bool:
    """Whether an adjective or participle begins here that may be the term's own, no noun of its own following.

    A word that looks like a verb counts where no object follows it and a verb stands behind the closing mark.
    """
    first = _first(right)
    if right.form(first) is None or (first and not right.open(first)) or _leads_to_noun(right, first):
        return False
    between = found.closed and not right.object_follows(first) and at_verb(right, found.count)
    return between or not right.maybe_verb(first)


def _leads_to_noun(right: RightContext, first: int) -> bool:
    """*nouvelle version*, *la plus grande usine*: an adjective, and after it a noun that it agrees with, or a name."""
    word = right.word(first + 1)
    if word is None or not right.open(first + 1) or word.key in DAYS:
        return False
    adjectives = [a for a in right.lexicon.analyses(right.key(first)) if a.pos is Pos.ADJECTIVE]
    readings = right.lexicon.analyses(word.key)
    if not readings or (word.text[:1].isupper() and not word.elided):
        return any(is_prenominal(a.lemma) for a in adjectives)
    nouns = [a for a in readings if a.pos is Pos.NOUN]
    return not right.parts(first + 1) & {Pos.PREPOSITION} and any(
        _agree_in_form(adjective, noun) for adjective in adjectives for noun in nouns
    )


def _governs(noun: tuple[Analysis, ...], right: RightContext) -> bool:
    """Whether the first adjective ahead may belong to another noun; a name is singular and of either gender."""
    adjectives = [a for a in right.lexicon.analyses(right.key(_first(right))) if a.pos in _ADJECTIVAL]
    if not noun:
        return any(a.number is not Number.PLURAL for a in adjectives)
    return any(_agree_in_form(adjective, reading) for adjective in adjectives for reading in noun)


def _agree_in_form(adjective: Analysis, noun: Analysis) -> bool:
    """Whether an adjective and a noun have a gender and a number in common."""
    gender = Gender.EPICENE in (adjective.gender, noun.gender) or adjective.gender is noun.gender
    return gender and (
        Number.INVARIABLE in (adjective.number, noun.number) or adjective.number is noun.number
    )


def _is_plain(right: RightContext) -> bool:
    """Whether the first word is an adjective or participle for certain, or a noun for people that agrees as one does.

    *partie* of *partie civile* is a noun of one gender, *secret* of *secret de famille* one with a complement.
    """
    first = _first(right)
    parts = right.parts(first)
    if parts & {Pos.DETERMINER, Pos.PREPOSITION}:
        return False
    completed = right.open(first + 1) and right.key(first + 1) in _OF
    if completed and first < 2 and Pos.NOUN in parts and Pos.PARTICIPLE not in parts:  # noqa: PLR2004
        return False
    lemmas = {a.lemma for a in right.lexicon.analyses(right.key(first)) if a.pos is Pos.NOUN}
    return all(
        {Gender.MASCULINE, Gender.FEMININE} <= {a.gender for a in right.lexicon.paradigm(lemma, Pos.NOUN)}
        for lemma in lemmas
    )


def _pass_closing(right: RightContext, found: Insertion, end: int) -> bool:
    """Move on behind the closing mark; whether it is there."""
    if found.mark == ",":
        return _pass_closing_comma(right)
    if not found.closed or right.at > end:
        return False
    leave(right, found, end - right.at)
    return True


def _pass_closing_comma(right: RightContext) -> bool:
    """Move on to the word after the next comma, if no finite verb and no other punctuation comes first."""
    for ahead in range(_REACH):
        word, mark = right.word(ahead), right.gap(ahead).strip()
        if word is None or mark not in ("", ","):
            return False
        if mark == ",":
            right.skip(ahead)
            right.edge = word.start
            return True
        if any(a.pos is Pos.VERB and a.person for a in right.lexicon.analyses(word.key)) and right.maybe_verb(
            ahead
        ):
            return False
    return False


def detached_before(
    text: str, start: int, *, old_number: str, gender: str, number: str, lexicon: Lexicon
) -> tuple[Word, str] | None:
    """The adjective or participle that opens the sentence of a term whose group begins at `start` after a comma.

    With it comes its agreeing form; None where the sentence opens otherwise.
    """
    opening = sentence_start(text, start)
    found = words(text, opening, start)
    if not found or not text[found[-1].end : start].strip().startswith(","):
        return None
    place = 0
    while place < len(found) - 1 and _is_adverb(found[place], lexicon):
        place += 1
    first = found[place]
    parts = {a.pos for a in lexicon.analyses(first.key)}
    if not parts & {Pos.ADJECTIVE, Pos.PARTICIPLE} or parts & {Pos.PREPOSITION, Pos.DETERMINER, Pos.PRONOUN}:
        return None
    form = agreed(first, old_number, gender, number, lexicon)
    return None if form is None else (first, form)


def _is_adverb(word: Word, lexicon: Lexicon) -> bool:
    parts = {a.pos for a in lexicon.analyses(word.key)}
    return Pos.ADVERB in parts and not parts & {Pos.ADJECTIVE, Pos.PARTICIPLE}
