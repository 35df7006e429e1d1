"""Verb forms: from the lexicon, or by the regular -er table for verbs that it lacks (googler, fine-tuner)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.french.lexicon import Analysis, Gender, Lexicon, Number, Pos
from review.french.noun_group import match_case
from review.french.verb_group import attribute_of, numbers_of, rest_as, with_second_verb

_PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
# Endings of the first group (Bescherelle, table 7): first to third person singular, then plural.
_ENDINGS = {
    "ipre": ("e", "es", "e", "ons", "ez", "ent"),
    "iimp": ("ais", "ais", "ait", "ions", "iez", "aient"),
    "ipsi": ("ai", "as", "a", "âmes", "âtes", "èrent"),
    "ifut": ("erai", "eras", "era", "erons", "erez", "eront"),
    "cond": ("erais", "erais", "erait", "erions", "eriez", "eraient"),
    "spre": ("e", "es", "e", "ions", "iez", "ent"),
    "simp": ("asse", "asses", "ât", "assions", "assiez", "assent"),
    "impe": ("", "e", "", "ons", "ez", ""),
}
_MUTE = re.compile("e(s|nt)?$")
_FUTURE = re.compile("er(ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)$")
# Of two forms in use, the one that isn't generated: paye, assois, puis, résoute, voulez (imperative), échet, cherrai.
_LESS_USUAL = re.compile("aye(s|nt|r.*)?$|sso[iy]|^puis$|^(re)?voul(ons|ez)$|^résout|^éch[eé]|cherr")
_IN_ER = re.compile(r"\w[\w-]*er")
_CLITIC = re.compile(r"(?:se\s+|s['’])", re.IGNORECASE)
_FIRST_WORD = re.compile(r"\S+")
_REFLEXIVES = {"1s": "me", "2s": "te", "1p": "nous", "2p": "vous"}

Slot = tuple[str, str | None, Gender | None, Number | None]
"""Mood (with `ppas` for the past participle), person, gender, number."""


def slot_of(reading: Analysis) -> Slot | None:
    """The slot in its verb's paradigm that a reading stands for; None when it is no verb form."""
    if reading.pos is Pos.PARTICIPLE:
        return "ppas", None, reading.gender, reading.number
    if reading.pos is Pos.VERB and reading.mood is not None:
        return reading.mood, reading.person, None, None
    return None


def is_infinitive(lexicon: Lexicon, word: str) -> bool:
    """Whether a word can be an infinitive; one that the lexicon lacks is one if it ends in -er."""
    readings = lexicon.analyses(word)
    if not readings:
        return _IN_ER.fullmatch(word) is not None
    return any(a.mood == "infi" for a in readings)


def _before(stem: str, ending: str) -> str:
    """The stem as it is spelled before an ending: mangeons, lançons, emploie, sème, cède."""
    if stem.endswith("g") and ending[0] in "aâo":
        return stem + "e"
    if stem.endswith("c") and ending[0] in "aâo":
        return stem[:-1] + "ç"
    mute, future = _MUTE.fullmatch(ending), _FUTURE.fullmatch(ending)
    if (mute or future) and stem.endswith(("oy", "uy", "ay")):
        return stem[:-1] + "i"
    accented = (
        re.search("(?<![ae])([eé])([bcdfgjklmnprstvz]|[bcdfgptv][lr]|qu|gu|gn|ch)$", stem)
        if mute or future
        else None
    )
    if accented and (mute or accented[1] == "e"):
        return stem[: accented.start()] + "è" + accented[2]
    return stem


def regular_forms(infinitive: str) -> Iterator[tuple[str, Slot]]:
    """All forms of a regular verb in -er, each with its slot."""
    stem = infinitive[:-2]
    yield infinitive, ("infi", None, None, None)
    yield _before(stem, "ant") + "ant", ("ppre", None, None, None)
    for mood, endings in _ENDINGS.items():
        for person, ending in zip(_PERSONS, endings, strict=True):
            if ending:
                yield _before(stem, ending) + ending, (mood, person, None, None)
    for ending, gender, number in (
        ("é", Gender.MASCULINE, Number.SINGULAR),
        ("és", Gender.MASCULINE, Number.PLURAL),
        ("ée", Gender.FEMININE, Number.SINGULAR),
        ("ées", Gender.FEMININE, Number.PLURAL),
    ):
        yield stem + ending, ("ppas", None, gender, number)


def verb_forms(lexicon: Lexicon, infinitive: str) -> list[tuple[str, Slot, bool]]:
    """All forms of a verb with their slots, and whether a form may be written rather than just recognised.

    A word in -er that the lexicon lacks as a verb (fine-tuner, hacker) is a regular one. Empty for no infinitive.
    """
    known = [(a.form, slot_of(a), a.classical) for a in lexicon.paradigm(infinitive)]
    found = [(form, slot, classical) for form, slot, classical in known if slot is not None]
    if found or not _IN_ER.fullmatch(infinitive):
        return found
    return [(form, slot, True) for form, slot in regular_forms(infinitive.lower())]


def split_verb(verb_group: str) -> tuple[str, str, str]:
    """A verb group in dictionary form as reflexive clitic with its gap ("se ", "s'", ""), verb, and the rest."""
    clitic = _CLITIC.match(verb_group)
    start = clitic.end() if clitic else 0
    verb = _FIRST_WORD.match(verb_group, start)
    end = verb.end() if verb else start
    return verb_group[:start], verb_group[start:end], verb_group[end:]


def reflexive(clitic: str, person: str | None) -> str:
    """The reflexive clitic of a dictionary form ("se ", "s'") in a person."""
    pronoun = _REFLEXIVES.get(person or "")
    if not clitic or pronoun is None:
        return clitic
    if clitic[-1] in "'’":
        return pronoun + " " if pronoun.endswith("ous") else pronoun[0] + clitic[-1]
    return pronoun + clitic[2:]


def _in_slot(slot: Slot, wanted: Slot) -> bool:
    if slot[:2] != wanted[:2]:
        return False
    if slot[0] != "ppas":
        return True
    return slot[2] in (wanted[2], Gender.EPICENE) and slot[3] in (wanted[3], Number.INVARIABLE)


def conjugate(  # noqa: PLR0917 - the order of the agreed interface
    lexicon: Lexicon,
    verb_group: str,
    mood: str,
    person: str | None,
    gender: Gender | None = None,
    number: Number | None = None,
) -> str | None:
    """The verb group with its verb in the given form; what follows stays (mis en service), an attribute agrees.

    `mood` is one of `Analysis.mood`, or `ppas`, which takes `gender` and `number` (masculine singular by default), as an
    attribute does (être retenu; its number is the person's by default). A second verb (chasser et tuer) follows the first. A
    reflexive clitic follows the person (s'envoler, 1p: nous envolons with nous). None when the verb lacks the form,
    and for a reflexive verb's imperative and past participle, which need more than a changed word.
    """
    clitic, verb, rest = split_verb(verb_group)
    if clitic and mood in ("impe", "ppas"):
        return None
    best = _best_form(lexicon, verb, mood, person, gender, number)
    if best is None:
        return None
    if attribute_of(lexicon, verb, rest):
        plural = Number.PLURAL if (number or numbers_of(person)[0]) is Number.PLURAL else Number.SINGULAR
        rest = rest_as(lexicon, verb, rest, _plain(gender), plural)
    rest = with_second_verb(
        lexicon, rest, lambda second: _best_form(lexicon, second, mood, person, gender, number)
    )
    return reflexive(clitic, person) + match_case(verb, best) + rest


def _plain(gender: Gender | None) -> Gender:
    return Gender.FEMININE if gender is Gender.FEMININE else Gender.MASCULINE


def _best_form(  # noqa: PLR0917 - as `conjugate`
    lexicon: Lexicon,
    verb: str,
    mood: str,
    person: str | None,
    gender: Gender | None,
    number: Number | None,
) -> str | None:
    """The form of a single verb that is written."""
    wanted: Slot = (mood, person, None, None)
    if mood in ("infi", "ppre"):
        wanted = (mood, None, None, None)
    elif mood == "ppas":
        singular = number in (None, Number.INVARIABLE)
        wanted = (mood, None, _plain(gender), Number.SINGULAR if singular else number)
    forms = [form for form, slot, written in verb_forms(lexicon, verb) if written and _in_slot(slot, wanted)]
    return min(forms, key=lambda form: (bool(_LESS_USUAL.search(form)), len(form), form)) if forms else None
