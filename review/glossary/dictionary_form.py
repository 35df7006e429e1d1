"""Words as they stand in a sentence brought to the form a glossary has them in: bare, singular, masculine, infinitive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from review.french.inflection import adjective_form, gender_of, number_of
from review.french.lexicon import Analysis, Gender, Lexicon, Number, Pos
from review.french.noun_group import PREVOCALIC, WORD, head_of, match_case
from review.french.tokens import key_of
from review.model.proposal import Pos as Kind

_AROUND: Final = re.compile(r"""\A[\s.,;:!?…«»“”„"()\[\]{}*_‹›]+|[\s.,;:!?…«»“”„"()\[\]{}*_‹›]+\Z""")
_BLANKS: Final = re.compile(r"[ \t\n\r\f\v]+")
_QUOTED: Final = (("'", "'"), ("‘", "’"))
_NEVER: Final = frozenset({"Cc", "Zl", "Zp", "Cs"})
_ARTICLE: Final = re.compile(r"(?:(?:les?|la|une?|des)\s+|l['’]\s*)(?=\w)", re.IGNORECASE)
_JOINED: Final = re.compile(r"(?:(?:de\s+la|du|au|aux)\s+|(?:de\s+l|d)['’]\s*)(?=\w)", re.IGNORECASE)
_NOMINAL: Final = frozenset({Pos.NOUN, Pos.ADJECTIVE, Pos.PARTICIPLE})
_FINITE: Final = frozenset({Pos.VERB, Pos.PARTICIPLE})

Slot = tuple[str | None, str | None]
"""Mood and person of a verb form; the mood of a past participle is `ppas`."""


def tidied(words: str) -> str:
    """`words` composed, on one line, without control characters, and without the marks around them."""
    kept = (
        " " if unicodedata.category(letter) in _NEVER else letter
        for letter in unicodedata.normalize("NFC", words)
    )
    text = _BLANKS.sub(" ", "".join(kept)).strip()
    bare = _AROUND.sub("", text)
    for opening, closing in _QUOTED:
        if len(bare) > 1 and bare.startswith(opening) and bare.endswith(closing):
            bare = _AROUND.sub("", bare[1:-1])
    # The full stop of an abbreviation (U.S.) is part of it.
    return bare + "." if "." in bare and f"{bare}." in text else bare or text


def without_articles(wrong: str, right: str) -> tuple[str, str]:
    """Both terms without the article that they begin with; a name keeps its own (Le Caire, L'Oréal).

    A preposition joined to an article (du, au, d') goes too where both begin with something of the kind: *au lieu de* keeps it.
    """
    both = all(_ARTICLE.match(words) or _JOINED.match(words) for words in (wrong, right))
    openings = (_ARTICLE, _JOINED) if both else (_ARTICLE,)
    return _without(wrong, openings), _without(right, openings)


def _without(words: str, openings: tuple[re.Pattern[str], ...]) -> str:
    for opening in openings:
        found = opening.match(words)
        if found is not None:
            rest = words[found.end() :]
            own = words[:1].isupper() and rest[:1].isupper()
            return words if own else rest
    return words


def kinds_of(lexicon: Lexicon, words: str) -> tuple[Kind, ...]:
    """What `words` in lower case can be going by the lexicon: noun, adjective, verb; () where their first word is none of these."""
    readings = lexicon.analyses(_first(words))
    found = []
    leads = any(a.pos in (Pos.ADJECTIVE, Pos.PARTICIPLE, Pos.DETERMINER) for a in readings)
    if any(a.pos is Pos.NOUN for a in readings) or (leads and gender_of(lexicon, words) is not None):
        found.append(Kind.NOUN)
    if any(a.pos in (Pos.ADJECTIVE, Pos.PARTICIPLE) for a in readings):
        found.append(Kind.ADJECTIVE)
    if any(a.pos in _FINITE for a in readings):
        found.append(Kind.VERB)
    return tuple(found)


def dictionary_forms(lexicon: Lexicon, wrong: str, right: str, kind: Kind) -> tuple[str, str] | None:
    """Both terms in dictionary form as `kind`, or None where the lexicon doesn't know them or leaves a choice for one."""
    if kind is Kind.NOUN:
        return _singulars(lexicon, wrong, right)
    if kind is Kind.ADJECTIVE:
        one, other = _masculine(lexicon, wrong), _masculine(lexicon, right)
        return (one, other) if one and other else None
    return _infinitives(lexicon, wrong, right) if kind is Kind.VERB else None


def _first(words: str) -> str:
    found = WORD.search(words)
    return found.group() if found else ""


def _singulars(lexicon: Lexicon, wrong: str, right: str) -> tuple[str, str] | None:
    one, other = _singular(lexicon, wrong), _singular(lexicon, right)
    return (one, other) if one and other else None


def _singular(lexicon: Lexicon, group: str) -> str | None:
    """A noun group in the singular; itself where it is singular already, None where a word of it leaves a choice."""
    found = list(WORD.finditer(group, 0, head_of(group).stop))
    if not found or any(not _is_nominal(lexicon, word.group()) for word in found):
        return None
    if Number.PLURAL not in {number_of(lexicon, word.group()) for word in found}:
        return group
    made, done = "", 0
    for word in found:
        singular = _singular_word(lexicon, word.group())
        if singular is None:
            return None
        made += group[done : word.start()] + singular
        done = word.end()
    return made + group[done:]


def _is_nominal(lexicon: Lexicon, word: str) -> bool:
    return any(a.pos in _NOMINAL for a in lexicon.analyses(word))


def _singular_word(lexicon: Lexicon, word: str) -> str | None:
    """The one singular of a word that is plural; an invariable word is its own; None where there are several."""
    readings = [a for a in lexicon.analyses(word) if a.pos in _NOMINAL and a.classical]
    singulars = {
        form.form
        for a in readings
        for form in lexicon.paradigm(a.lemma, a.pos)
        if form.classical
        and form.form not in PREVOCALIC
        and form.number in (Number.SINGULAR, Number.INVARIABLE)
        and form.gender in (a.gender, Gender.EPICENE)
    }
    return match_case(word, singulars.pop()) if len(singulars) == 1 else None


def _masculine(lexicon: Lexicon, words: str) -> str | None:
    """An adjective group in the masculine singular, None where one of its words has no such form."""
    made, done = "", 0
    for found in WORD.finditer(words, 0, head_of(words).stop):
        word = found.group()
        form = adjective_form(lexicon, word, Gender.MASCULINE, Number.SINGULAR)
        if form is None and (not any(a.pos is Pos.ADVERB for a in lexicon.analyses(word)) or not made):
            return None
        made += words[done : found.start()] + (form or word)
        done = found.end()
    return made + words[done:] if made else None


def _infinitives(lexicon: Lexicon, wrong: str, right: str) -> tuple[str, str] | None:
    """The infinitives of two verb groups whose verbs stand in one and the same form."""
    one, other = dict(_verbs(lexicon, wrong)), dict(_verbs(lexicon, right))
    shared = {slot for slots in one.values() for slot in slots} & {
        slot for slots in other.values() for slot in slots
    }
    found = [[lemma for lemma, slots in verbs.items() if slots & shared] for verbs in (one, other)]
    if any(len(lemmas) != 1 for lemmas in found):
        return None
    return _with_verb(wrong, found[0][0]), _with_verb(right, found[1][0])


def _verbs(lexicon: Lexicon, words: str) -> Iterator[tuple[str, frozenset[Slot]]]:
    """The verbs that the first word can be a form of, each with the slots it can stand in."""
    readings = [a for a in lexicon.analyses(_first(words)) if a.pos in _FINITE]
    for lemma in dict.fromkeys(a.lemma for a in readings):
        yield lemma, frozenset(_slot(a) for a in readings if a.lemma == lemma)


def _slot(reading: Analysis) -> Slot:
    return ("ppas", None) if reading.pos is Pos.PARTICIPLE else (reading.mood, reading.person)


def _with_verb(words: str, infinitive: str) -> str:
    first = _first(words)
    return match_case(first, infinitive) + words[len(first) :] if not first.isupper() else words


def is_french(lexicon: Lexicon, words: str) -> bool:
    """Whether `words` are one word that the lexicon has, so that it can be right elsewhere."""
    return len(words.split()) == 1 and key_of(words) in lexicon
