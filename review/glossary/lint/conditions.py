"""Conditions that can never help: a word inside the match is no evidence, and one word can't be wanted and refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from review.errors import Fault
from review.glossary.entry import GlossaryEntry
from review.glossary.lint.examined import Examined, fault_of
from review.glossary.lint.families import Family, start_of
from review.model.messages import _
from review.model.proposal import Pos

_ANY_WORD: Final = (Pos.NOUN, Pos.ADJECTIVE, Pos.VERB)


def conditions_in_matches(examined: Examined) -> Iterator[Fault]:
    """A condition word all of whose forms are the entry's own wrong form stands only in matches, where it doesn't count."""
    for _glossary, entry in examined.living():
        if entry.regex:
            continue
        for field, words in (("when", entry.when), ("unless", entry.unless)):
            for word in words:
                if _is_within(examined, word, entry):
                    message = _("“{word}” in {field} is the wrong form itself, which is no evidence")
                    hint = _("leave it out") if len(words) > 1 else _("leave {field} out").format(field=field)
                    yield fault_of(entry, message.format(word=word, field=field), hint)


def contradicted_conditions(examined: Examined) -> Iterator[Fault]:
    """A word of `when` all of whose forms are forms of a word of `unless` never lets the entry through."""
    for _glossary, entry in examined.living():
        if not (entry.when and entry.unless):
            continue
        starts: dict[Family, list[str]] = {}
        for word in entry.unless:
            starts.setdefault(start_of(examined.key(word)), []).append(word)
        for word in entry.when:
            for other in starts.get(start_of(examined.key(word)), ()):
                if _found_as(examined, word) <= _found_as(examined, other):
                    message = _("“{word}” in when never helps: it is found as “{other}” in unless too")
                    yield fault_of(
                        entry, message.format(word=word, other=other), _("leave out one of the two")
                    )
                    break


def _is_within(examined: Examined, word: str, entry: GlossaryEntry) -> bool:
    start = start_of(examined.key(word))
    alike = [form for form in entry.wrong if start_of(examined.key(form)) == start]
    if not alike:
        return False
    found = {key for form in alike for key in examined.wrong_forms(entry, form)}
    return examined.key(word) in found and _found_as(examined, word) <= found


def _found_as(examined: Examined, word: str) -> frozenset[str]:
    """The keys of all forms under which a condition word is found: a single word as whatever it can be."""
    kinds = _ANY_WORD if " " not in examined.key(word) else (Pos.PHRASE,)
    return frozenset((examined.key(word),)).union(*(examined.forms(word, kind.value) for kind in kinds))
