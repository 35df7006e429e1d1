"""Gender, number and plural of right forms that contradict the lexicon.

Told only where the lexicon knows the head of the right form as a noun and no reading agrees; an entry may say what it likes
of words that no dictionary has, of names and of foreign groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from review.errors import Fault
from review.french.inflection import plural_of
from review.french.lexicon import Analysis, Gender, Number
from review.french.lexicon import Pos as Part
from review.french.noun_group import WORD, head_noun, head_of
from review.glossary.forms import form_key
from review.glossary.lint.examined import GROUP, Examined, fault_of
from review.model.messages import _
from review.model.proposal import Pos, Replacement

_COORDINATED: Final = re.compile(r"\s(?:et|ou|&)\s|,")


def contradicted_genders(examined: Examined) -> Iterator[Fault]:
    """A noun has the gender that the lexicon gives it."""
    for _glossary, entry in examined.living():
        for right in entry.right:
            readings = _head_readings(examined, right) if right.gender else ()
            known = {reading.gender for reading in readings}
            if known and not known & {right.gender, Gender.EPICENE, None}:
                message = _("“{form}” is given the gender {given}, but “{word}” is {gender}").format(
                    form=right.text,
                    given=right.gender,
                    word=readings[0].form,
                    gender=_("feminine") if Gender.FEMININE in known else _("masculine"),
                )
                yield fault_of(
                    entry, message, _("leave {field} out: it follows from the word").format(field="gender")
                )


def contradicted_numbers(examined: Examined) -> Iterator[Fault]:
    """A noun that is given one number only can have that number."""
    for _glossary, entry in examined.living():
        for right in entry.right:
            if not right.number or _COORDINATED.search(right.text):
                continue
            readings = _head_readings(examined, right)
            known = {reading.number for reading in readings}
            if known and not known & {right.number, Number.INVARIABLE, None}:
                message = _("“{form}” is given the number {given}, but “{word}” is {number}").format(
                    form=right.text,
                    given=right.number,
                    word=readings[0].form,
                    number=_("plural") if Number.PLURAL in known else _("singular"),
                )
                hint = _("write the right form in the number that it has, or leave {field} out")
                yield fault_of(entry, message, hint.format(field="number"))


def contradicted_plurals(examined: Examined) -> Iterator[Fault]:
    """A noun whose plural the lexicon knows has that plural."""
    for _glossary, entry in examined.living():
        for right in entry.right:
            readings = _head_readings(examined, right) if right.plural else ()
            if not right.plural or not readings:
                continue
            expected, certain = plural_of(examined.lexicon, right.text)
            # A word that is a numeral too (mil) is taken for a plural already.
            if expected == right.text and any(one.number is Number.SINGULAR for one in readings):
                continue
            given = _head_words(right.text, right.plural)
            forms = (expected, *examined.forms(right.text, Pos.NOUN.value))
            if not certain or any(given == _head_words(right.text, form) for form in forms):
                continue
            message = _("“{form}” is given the plural “{given}”, but it is “{plural}”").format(
                form=right.text, given=right.plural, plural=expected
            )
            hint = _("leave {field} out: it follows from the word")
            yield fault_of(entry, message, hint.format(field="plural"))


def _head_words(text: str, form: str) -> list[str]:
    """The words of `form`, one of the forms of `text`, that stand before the first preposition of `text`.

    What comes behind may agree with either noun: *effets de levier élevés*, *effets de levier élevé*.
    """
    count = len(WORD.findall(text, 0, head_of(text).stop))
    return form_key(form).split()[:count]


def _head_readings(examined: Examined, right: Replacement) -> tuple[Analysis, ...]:
    """The readings as a noun of the head of `right`; none where it is a name, is unknown or a part of a foreign group."""
    if right.pos not in (Pos.NOUN, Pos.PHRASE) or GROUP.search(right.text):
        return ()
    head = head_noun(examined.lexicon, right.text)
    if head is None or not head.group()[:1].islower():
        return ()
    for found in WORD.finditer(right.text, 0, head_of(right.text).stop):
        if not examined.readings(found.group()):
            return ()
    return tuple(
        reading
        for reading in examined.readings(head.group())
        if reading.pos is Part.NOUN and reading.form == reading.form.lower()
    )
