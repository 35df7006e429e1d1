"""Glossaries made ready for the search: rules, the words of their conditions, and the automaton that finds both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from review.detect.automaton import Automaton, Form, form_of
from review.detect.forms import Forms, Surface, determiner_length, surface, surfaces
from review.detect.regexes import Expression, expression_of
from review.glossary.entry import Glossary, GlossaryEntry
from review.model.fold import fold_words
from review.model.issue import Status
from review.model.proposal import Pos


class Wrong(NamedTuple):
    """A wrong form as the glossary writes it: of rule number `rule`, beginning with a `determiner` of its own or not."""

    rule: int
    text: str
    determiner: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """An entry in force, of glossary number `glossary`; `when` and `unless` are numbers of condition words."""

    entry: GlossaryEntry
    glossary: int
    when: tuple[int, ...]
    unless: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """All rules in glossary order, and how they are found.

    A form's `term` is the number of a wrong form, or, where negative, the complement of a condition word's number.
    `everywhere` are the numbers of the expressions without a literal to look for.
    """

    languages: tuple[str | None, ...]
    rules: tuple[Rule, ...]
    wrongs: tuple[Wrong, ...]
    expressions: tuple[Expression, ...]
    everywhere: tuple[int, ...]
    automaton: Automaton


_ANY_WORD: Final = (Pos.NOUN, Pos.ADJECTIVE, Pos.VERB)
"""A condition says nothing of what its word is: all its forms count."""


class _Builder:
    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self.rules: list[Rule] = []
        self.wrongs: list[Wrong] = []
        self.expressions: list[Expression] = []
        self.conditions: dict[str, int] = {}
        self.anchors: dict[str, list[Form]] = {}

    def add(self, entry: GlossaryEntry, glossary: int) -> None:
        """Take in one entry."""
        number = len(self.rules)
        when, unless = tuple(map(self._condition, entry.when)), tuple(map(self._condition, entry.unless))
        self.rules.append(Rule(entry, glossary, when, unless))
        for text in entry.wrong:
            if entry.regex:
                self.expressions.append(expression_of(number, entry, text))
                continue
            found = surfaces(text, entry.pos.value, entry.inflect, self.forms)
            self._take(found, len(self.wrongs))
            self.wrongs.append(Wrong(number, text, determiner_length(found[0]) > 0))

    def _condition(self, text: str) -> int:
        key = fold_words(text)
        if key not in self.conditions:
            number = self.conditions[key] = len(self.conditions)
            kinds = _ANY_WORD if len(surface(text).words) == 1 else (Pos.PHRASE,)
            found = [
                one for pos in kinds for one in surfaces(text, pos.value, inflect=True, forms=self.forms)
            ]
            self._take(dict.fromkeys(found), ~number)
        return self.conditions[key]

    def _take(self, found: Iterable[Surface], term: int) -> None:
        for form_found in found:
            anchor, form = form_of(form_found, term)
            if anchor:
                self.anchors.setdefault(anchor, []).append(form)

    def compiled(self, languages: tuple[str | None, ...]) -> Compiled:
        """What was taken in, ready for use."""
        literals: dict[bytes, list[int]] = {}
        for number, expression in enumerate(self.expressions):
            literals.setdefault(expression.literal, []).append(number)
        everywhere = tuple(literals.pop(b"", ()))
        automaton = Automaton(self.anchors, literals)
        rules, wrongs = tuple(self.rules), tuple(self.wrongs)
        return Compiled(languages, rules, wrongs, tuple(self.expressions), everywhere, automaton)


def compile_glossaries(glossaries: Sequence[Glossary], forms: Forms) -> Compiled:
    """All entries of `glossaries` but the retired ones; `forms` gives the inflected forms of a term."""
    builder = _Builder(forms)
    for number, glossary in enumerate(glossaries):
        for entry in glossary.entries:
            if entry.status is not Status.RETIRED:
                builder.add(entry, number)
    return builder.compiled(tuple(glossary.source for glossary in glossaries))
