"""What the rules look at: the glossaries in force and what the lexicon knows of their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from review.errors import Fault
from review.french.inflection import term_forms
from review.french.lexicon import Analysis, Lexicon
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.forms import form_key
from review.glossary.lint.families import Families
from review.model.issue import Status

Forms = Callable[[str, str], Iterable[str]]
"""Every inflected form of a term in dictionary form, given its part of speech."""

GROUP: Final = re.compile(r"\\[1-9]|\\g<")
"""A reference of a right form to a group of the expression."""


class Examined:
    """The `glossaries` in force, in their order, with the readings and the forms of their words, each looked up once."""

    def __init__(self, glossaries: Sequence[Glossary], lexicon: Lexicon, forms: Forms | None = None) -> None:
        """`forms` gives the inflected forms of a term; by default `lexicon` does."""
        self.glossaries: Final = glossaries
        self.lexicon: Final = lexicon
        self._inflected: Final[Forms] = forms or (lambda term, pos: term_forms(lexicon, term, pos))
        self._readings: dict[str, tuple[Analysis, ...]] = {}
        self._forms: dict[tuple[str, str], frozenset[str]] = {}
        self._keys: dict[str, str] = {}

    def on(self, glossaries: Sequence[Glossary]) -> Examined:
        """The same for other `glossaries`: what was looked up for one is known to the other."""
        other = Examined(glossaries, self.lexicon, self._inflected)
        other._readings, other._forms, other._keys = self._readings, self._forms, self._keys
        return other

    @cached_property
    def families(self) -> Families:
        """The families of all wrong and right forms that aren't expressions."""
        plain = [entry for entry in self.entries() if not entry.regex]
        wrong = (form for entry in plain for form in entry.wrong)
        right = (one.text for entry in plain for one in entry.right)
        return Families(map(self.key, chain(wrong, right)), self.readings)

    def key(self, form: str) -> str:
        """`form_key` of `form`."""
        found = self._keys.get(form)
        if found is None:
            found = self._keys[form] = form_key(form)
        return found

    def entries(self) -> Iterator[GlossaryEntry]:
        """All entries, in order."""
        for glossary in self.glossaries:
            yield from glossary.entries

    def living(self) -> Sequence[tuple[Glossary, GlossaryEntry]]:
        """The entries that are looked for, each with its glossary, in order."""
        return self._living

    @cached_property
    def _living(self) -> Sequence[tuple[Glossary, GlossaryEntry]]:
        return [
            (glossary, entry)
            for glossary in self.glossaries
            for entry in glossary.entries
            if entry.status is not Status.RETIRED
        ]

    def readings(self, word: str) -> tuple[Analysis, ...]:
        """All readings of a word as the lexicon has them."""
        found = self._readings.get(word)
        if found is None:
            found = self._readings[word] = self.lexicon.analyses(word)
        return found

    def look_up(self, words: Iterable[str]) -> None:
        """Have the readings of `words` ready: looked up in the order of the lexicon, each block of it is unpacked once."""
        for word in sorted(set(words)):
            self.readings(word)

    def forms(self, term: str, pos: str) -> frozenset[str]:
        """The keys (see `form_key`) of every form under which `term` is found."""
        found = self._forms.get((term, pos))
        if found is None:
            found = self._forms[term, pos] = frozenset(map(self.key, self._inflected(term, pos)))
        return found

    def inflect(self, terms: Iterable[tuple[str, str]]) -> None:
        """Have the forms of `terms`, each with its part of speech, ready: made in the order of the lexicon, as in `look_up`."""
        for term, pos in sorted(set(terms)):
            self.forms(term, pos)

    def wrong_forms(self, entry: GlossaryEntry, term: str) -> frozenset[str]:
        """The keys of every form under which the wrong form `term` of `entry` is found."""
        key = self.key(term)
        return self.forms(term, entry.pos.value) | {key} if entry.inflect else frozenset((key,))


def fault_of(entry: GlossaryEntry, message: str, hint: str = "") -> Fault:
    """A fault of `entry`, at its line."""
    return Fault(entry.path, entry.line, message, hint)


def place_of(entry: GlossaryEntry) -> dict[str, object]:
    """How a message names another entry: its id, its file and its line, a dash for one that stands in no file yet."""
    return {"other": entry.id, "path": entry.path, "line": entry.line or "–"}


def both_apply(one: Glossary, other: Glossary) -> bool:
    """Whether two glossaries can both be in force on a document whose language is known."""
    return one.source is None or other.source is None or base(one.source) == base(other.source)


def base(language: str) -> str:
    """The primary subtag of a language tag (RFC 5646, 2.2.1)."""
    return language.split("-", maxsplit=1)[0].casefold()
