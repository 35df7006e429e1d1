"""Glossaries made ready for the search: rules, the words of their conditions, and the automaton that finds both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol, TypeVar

from review.detect.automaton import Automaton, Form, MadeAnchors, form_of
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


_Item_co = TypeVar("_Item_co", covariant=True)


class Row(Protocol[_Item_co]):
    """Items by number, from 0; each may be made when it is asked for."""

    def __getitem__(self, number: int, /) -> _Item_co:
        """Item `number`."""

    def __len__(self) -> int:
        """The number of items."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """All rules in glossary order, and how they are found.

    A form's `term` is the number of a wrong form, or, where negative, the complement of a condition word's number.
    `everywhere` are the numbers of the expressions without a literal to look for; `named` gives the number of the rule
    whose entry has an id. `ids` are those of all rules, `retired` those of the entries that make none.
    """

    languages: tuple[str | None, ...]
    rules: Row[Rule]
    wrongs: Row[Wrong]
    expressions: Row[Expression]
    everywhere: tuple[int, ...]
    automaton: Automaton
    named: Callable[[str], int | None]
    ids: Callable[[], Iterable[str]]
    retired: frozenset[str]


_ANY_WORD: Final = (Pos.NOUN, Pos.ADJECTIVE, Pos.VERB)
"""A condition says nothing of what its word is: all its forms count."""


_Term = tuple[str, str, bool]
"""A term in dictionary form, its part of speech, and whether it is inflected."""

Told = Callable[[int, int], None]
"""Told now and then how much of how much is done; what it raises ends the work."""

_STEP: Final = 1000


class _Surfaces:
    """The surface forms of terms, each term's made once."""

    def __init__(self, forms: Forms) -> None:
        self._forms: Final = forms
        self._known: dict[_Term, list[Surface]] = {}

    def of(self, term: _Term) -> list[Surface]:
        """The surface forms of `term`."""
        found = self._known.get(term)
        if found is None:
            found = self._known[term] = surfaces(*term, self._forms)
        return found

    def make(self, terms: Iterable[_Term], tell: Told | None) -> None:
        """Make those of `terms` in alphabetical order: the dictionary is kept in blocks, and neighbours share one."""
        ordered = sorted(set(terms))
        for number, term in enumerate(ordered):
            if tell is not None and number % _STEP == 0:
                tell(number, len(ordered))
            self.of(term)


class _Builder:
    def __init__(self, made: _Surfaces) -> None:
        self.made = made
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
            found = self.made.of((text, entry.pos.value, entry.inflect))
            self._take(found, len(self.wrongs))
            self.wrongs.append(Wrong(number, text, determiner_length(found[0]) > 0))

    def _condition(self, text: str) -> int:
        key = fold_words(text)
        if key not in self.conditions:
            number = self.conditions[key] = len(self.conditions)
            found = [one for term in _condition_terms(text) for one in self.made.of(term)]
            self._take(dict.fromkeys(found), ~number)
        return self.conditions[key]

    def _take(self, found: Iterable[Surface], term: int) -> None:
        for form_found in found:
            anchor, form = form_of(form_found, term)
            if anchor:
                self.anchors.setdefault(anchor, []).append(form)

    def compiled(self, languages: tuple[str | None, ...], retired: frozenset[str]) -> Compiled:
        """What was taken in, ready for use."""
        literals: dict[bytes, list[int]] = {}
        for number, expression in enumerate(self.expressions):
            literals.setdefault(expression.literal, []).append(number)
        everywhere = tuple(literals.pop(b"", ()))
        numbers: dict[str, int] = {}
        for number, rule in enumerate(self.rules):
            numbers.setdefault(rule.entry.id, number)
        return Compiled(
            languages,
            tuple(self.rules),
            tuple(self.wrongs),
            tuple(self.expressions),
            everywhere,
            Automaton(MadeAnchors(self.anchors), literals),
            numbers.get,
            numbers.keys,
            retired,
        )


def _condition_terms(word: str) -> Iterator[_Term]:
    """The terms that a condition's `word` stands for."""
    for pos in _ANY_WORD if len(surface(word).words) == 1 else (Pos.PHRASE,):
        yield word, pos.value, True


def _terms(entry: GlossaryEntry) -> Iterator[_Term]:
    """Every term that compiling `entry` asks the forms of."""
    if not entry.regex:
        yield from ((text, entry.pos.value, entry.inflect) for text in entry.wrong)
    for word in (*entry.when, *entry.unless):
        yield from _condition_terms(word)


def compile_glossaries(glossaries: Sequence[Glossary], forms: Forms, tell: Told | None = None) -> Compiled:
    """All entries of `glossaries` but the retired ones; `forms` gives the inflected forms of a term."""
    made = _Surfaces(forms)
    builder = _Builder(made)
    in_force = [
        (entry, number)
        for number, glossary in enumerate(glossaries)
        for entry in glossary.entries
        if entry.status is not Status.RETIRED
    ]
    made.make((term for entry, _number in in_force for term in _terms(entry)), tell)
    for entry, number in in_force:
        builder.add(entry, number)
    retired = frozenset(
        entry.id for glossary in glossaries for entry in glossary.entries if entry.status is Status.RETIRED
    )
    return builder.compiled(tuple(glossary.source for glossary in glossaries), retired)
