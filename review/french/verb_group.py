"""What follows the verb of a verb group and changes with it: an attribute that agrees, a second verb after *et* or *ou*."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from review.french.adjectives import adjective_form
from review.french.lexicon import Gender, Lexicon, Number, Pos

_WORD: Final = re.compile(r"[^\s,;]+")
_SECOND: Final = re.compile(r"(?<=\s)(?:et|ou|puis)\s+([^\s,;]+)")
_AGREEING: Final = (Pos.ADJECTIVE, Pos.PARTICIPLE)
# Verbs whose attribute agrees with the subject (Le bon usage, "L'attribut du sujet"; Bescherelle, "Les verbes d'état").
_COPULAS: Final = frozenset(
    {"apparaître", "demeurer", "devenir", "être", "paraître", "redevenir", "rester", "sembler"}
)
_NUMBERS: Final = {"s": (Number.SINGULAR,), "p": (Number.PLURAL,)}

Conjugated = Callable[[str], str | None]
"""A second verb's infinitive to the form that the first one has; None where it lacks that form."""


def attribute_of(lexicon: Lexicon, verb: str, rest: str) -> re.Match[str] | None:
    """The place in `rest` of the adjective or participle that agrees with the subject of the infinitive `verb`, if any."""
    if verb.lower() not in _COPULAS:
        return None
    for found in _WORD.finditer(rest):
        parts = {a.pos for a in lexicon.analyses(found.group())}
        if parts & {*_AGREEING}:
            return None if Pos.PREPOSITION in parts else found
        if Pos.ADVERB not in parts:
            return None
    return None


def numbers_of(person: str | None) -> tuple[Number, ...]:
    """The numbers that a subject of the person can have; *vous* may be one person."""
    if person == "2p" or not person:
        return (Number.SINGULAR, Number.PLURAL)
    return _NUMBERS[person[-1]]


def rest_as(lexicon: Lexicon, verb: str, rest: str, gender: Gender, number: Number) -> str:
    """`rest` with the attribute of the infinitive `verb` in the gender and number; as it is where there is none."""
    found = attribute_of(lexicon, verb, rest)
    if found is None:
        return rest
    form = adjective_form(lexicon, found.group(), gender, number)
    return rest if form is None else rest[: found.start()] + form + rest[found.end() :]


def with_second_verb(lexicon: Lexicon, rest: str, conjugated: Conjugated) -> str:
    """`rest` with every infinitive after et, ou or puis put through `conjugated` (chasser la hausse et tuer la baisse)."""
    for found in reversed(list(_SECOND.finditer(rest))):
        readings = lexicon.analyses(found[1])
        verb = any(a.mood == "infi" for a in readings)
        if verb and not any(a.pos in (Pos.NOUN, Pos.ADJECTIVE, Pos.ADVERB) for a in readings):
            rest = rest[: found.start(1)] + (conjugated(found[1]) or found[1]) + rest[found.end(1) :]
    return rest
