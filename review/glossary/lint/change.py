"""The check of a change alone: what the rules say of one entry, and of those that have a form in common with it.

Most rules look at one entry at a time; the few that compare entries are run on those that can have a form in common with the
entry before or after the change. Entries are found by the beginnings of the words of their terms and of the words' lemmas.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Final

from review.errors import Fault
from review.french.lexicon import Lexicon
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.forms import form_key
from review.glossary.lint import COMPARING, FILE_WIDE, RULES, Examined, Forms
from review.glossary.lint.completeness import unsorted_entries
from review.glossary.lint.families import Family, start_of

Place = tuple[int, int]
"""Which glossary, and which of its entries."""

_MOST_READINGS: Final = 64


class Neighbours:
    """Which of the entries of `glossaries` can have a form in common with an entry."""

    def __init__(self, glossaries: Sequence[Glossary], lexicon: Lexicon, forms: Forms | None = None) -> None:
        """Looks once at all entries; `forms` gives the inflected forms of a term, by default as `lexicon` has them."""
        self._examined: Final = Examined(glossaries, lexicon, forms)
        self._by_start: Final[defaultdict[Family, list[Place]]] = defaultdict(list)
        for number, glossary in enumerate(glossaries):
            for place, entry in enumerate(glossary.entries):
                for start in _own_starts(entry):
                    self._by_start[start].append((number, place))

    def of(self, *entries: GlossaryEntry) -> set[Place]:
        """Where the entries stand that can have a form in common with one of `entries`."""
        starts = {start for entry in entries for start in self._starts(entry)}
        return {place for start in starts for place in self._by_start.get(start, ())}

    def _starts(self, entry: GlossaryEntry) -> Iterator[Family]:
        """How all forms of the terms of `entry` begin, and the terms that can have one of its terms as a form."""
        yield from _own_starts(entry)
        if entry.regex:
            return
        for form in entry.wrong:
            yield from map(start_of, self._examined.wrong_forms(entry, form))
        for term in (*entry.wrong, *(right.text for right in entry.right)):
            words = [self._word_starts(word) for word in form_key(term).split()]
            yield from islice(product(*words), _MOST_READINGS)

    def _word_starts(self, word: str) -> list[str]:
        head, mark, last = word.rpartition("'")
        lemmas = sorted({form_key(reading.lemma) for reading in self._examined.readings(last)})
        return list(dict.fromkeys(start_of(head + mark + one)[0] for one in (last, *lemmas) if one))

    def faults(
        self,
        before: Sequence[Glossary],
        after: Sequence[Glossary],
        alone: Sequence[Glossary],
        files: tuple[Sequence[Glossary], Sequence[Glossary]],
    ) -> tuple[list[Fault], list[Fault]]:
        """What the rules say before the change of all that it can concern, and what they say after it, in their order.

        `before` and `after` hold the entries concerned (see `of`), `alone` the changed entry and nothing else. `files` are the
        changed file as it was and as it would be, empty where only its changed entry can be a fault in it.
        """
        was, now, one = self._examined.on(before), self._examined.on(after), self._examined.on(alone)
        file_was, file_now = self._examined.on(files[0]), self._examined.on(files[1])
        known: list[Fault] = []
        found: list[Fault] = []
        for rule in RULES:
            if rule in COMPARING:
                known += rule(was)
                found += rule(now)
            elif rule is unsorted_entries:
                continue  # saving keeps a sorted file sorted, and an unsorted one was so before
            elif rule in FILE_WIDE and files[1]:
                known += rule(file_was)
                found += rule(file_now)
            else:
                found += rule(one)
        return known, found


def _own_starts(entry: GlossaryEntry) -> Iterator[Family]:
    if entry.regex:
        yield from ((f"\0{expression}",) for expression in entry.wrong)
        return
    for term in (*entry.wrong, *(right.text for right in entry.right)):
        yield start_of(form_key(term))
