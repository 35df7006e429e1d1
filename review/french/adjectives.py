"""Forms of adjectives and past participles: the same word in another gender and number."""

from __future__ import annotations

from review.french.lexicon import Analysis, Gender, Lexicon, Number, Pos
from review.french.noun_group import PREVOCALIC, WORD, head_of, match_case, regular_plural

# Endings of the feminine, longest first (Le bon usage, "Le féminin des adjectifs").
_FEMININE_ENDINGS = (
    ("teur", "trice"),
    ("eur", "euse"),
    ("eux", "euse"),
    ("el", "elle"),
    ("eil", "eille"),
    ("ien", "ienne"),
    ("on", "onne"),
    ("er", "ère"),
    ("f", "ve"),
    ("et", "ette"),
    ("c", "que"),
)
_PREFIX_LIST = "extra hyper inter mi multi post pré sous super sur"
_PREFIXES = frozenset(_PREFIX_LIST.split())
# These stand before adjectives alone, or before what else they make one of.
_BEFORE_ADJECTIVES = frozenset({"non", "quasi", "semi", "ultra"})


def _fits(reading: Analysis, gender: Gender, number: Number) -> bool:
    genders = (gender, Gender.EPICENE) if gender is not Gender.EPICENE else tuple(Gender)
    numbers = (number, Number.INVARIABLE) if number is not Number.INVARIABLE else tuple(Number)
    return reading.gender in genders and reading.number in numbers and reading.form not in PREVOCALIC


def adjective_form(
    lexicon: Lexicon, form: str, gender: Gender, number: Number, adjective_first: bool = True
) -> str | None:
    """The form of the same lemma in the given gender and number.

    A form that serves for both (epicene, invariable) stays. The adjective's reading comes before the past participle's
    unless `adjective_first` is False. None when the word is neither, or lacks the form.
    """
    order = (Pos.ADJECTIVE, Pos.PARTICIPLE) if adjective_first else (Pos.PARTICIPLE, Pos.ADJECTIVE)
    for part in order:
        readings = [a for a in lexicon.analyses(form) if a.pos is part]
        if any(_fits(reading, gender, number) for reading in readings):
            return form
        for reading in readings:
            fitting = [a for a in lexicon.paradigm(reading.lemma, part) if _fits(a, gender, number)]
            if fitting:
                return match_case(form, fitting[0].form)
    prefix, last = prefixed(lexicon, form)
    inner = adjective_form(lexicon, last, gender, number, adjective_first) if last else None
    return None if inner is None else prefix + inner


def prefixed(lexicon: Lexicon, form: str) -> tuple[str, str]:
    """The two parts of an adjective that the lexicon has without its prefix (non-transparent, franco-belge), else ""."""
    first, hyphen, last = form.rpartition("-")
    if not hyphen or form in lexicon:
        return "", ""
    noun = any(a.pos is Pos.NOUN for a in lexicon.analyses(last))
    negating = first.lower() in _BEFORE_ADJECTIVES
    fits = negating or (not noun and (first.lower() in _PREFIXES or first.endswith("o")))
    return (first + hyphen, last) if fits else ("", "")


def _guess(word: str, gender: Gender, number: Number) -> str:
    """The regular form of an adjective that the lexicon lacks, from its masculine singular."""
    if gender is Gender.FEMININE and not word.endswith("e"):
        for masculine, feminine in _FEMININE_ENDINGS:
            if word.endswith(masculine):
                word = word[: -len(masculine)] + feminine
                break
        else:
            word += "e"
    return regular_plural(word) if number is Number.PLURAL else word


def inflect_adjective(lexicon: Lexicon, lemma_group: str, gender: Gender, number: Number) -> tuple[str, bool]:
    """An adjective group (bien connu, haut de gamme) in a gender and number, and whether that is certain.

    The words before the first preposition change, adverbs and the rest don't; a group that begins with a
    preposition (en hausse) stays. An adjective that the lexicon lacks is formed by rule, without certainty.
    """
    result, end, certain = "", 0, True
    for found in WORD.finditer(lemma_group, 0, head_of(lemma_group).stop):
        word = found.group()
        form = adjective_form(lexicon, word, gender, number)
        if form is None:
            known = word in lexicon
            certain = certain and known
            form = word if known else _guess(word, gender, number)
        result += lemma_group[end : found.start()] + form
        end = found.end()
    return result + lemma_group[end:], certain
