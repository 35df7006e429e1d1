"""Which entries of large glossaries can find anything in a short text, told without compiling them all.

An entry is known by how the longest word of each of its terms begins. A form of a term has a form of that word in it, which
either begins alike or shares a lemma with it: inflection by rule changes no more than the last letters of a word.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from review.detect.forms import determiner_length, surface
from review.detect.regexes import expression_of
from review.french.lexicon import Lexicon
from review.glossary.entry import Glossary, GlossaryEntry
from review.model.fold import WORD, bare, canonical, fold
from review.model.issue import Status

Place = tuple[int, int]
"""Which glossary, and which of its entries."""

_LONG: Final = 6
_MIDDLE: Final = 4
_CLITIC: Final = 3
"""Letters of a word that its verb's person may change: se, me, te."""


class Relevance:
    """Knows the entries of `glossaries` that can find something in a text; retired ones never do."""

    def __init__(self, glossaries: Sequence[Glossary], lexicon: Lexicon) -> None:
        """Looks once at all entries."""
        self._lexicon: Final = lexicon
        self._starts: Final[defaultdict[str, list[Place]]] = defaultdict(list)
        self._always: Final[set[Place]] = set()
        self._literals: Final[defaultdict[bytes, list[Place]]] = defaultdict(list)
        for number, glossary in enumerate(glossaries):
            for index, entry in enumerate(glossary.entries):
                if entry.status is not Status.RETIRED:
                    self._take(entry, (number, index))

    def _take(self, entry: GlossaryEntry, place: Place) -> None:
        for term in entry.wrong:
            if entry.regex:
                literal = expression_of(0, entry, term).literal
                if literal:
                    self._literals[literal].append(place)
                else:
                    self._always.add(place)
                continue
            word = _longest(term)
            if word:
                self._starts[_start(word)].append(place)
            else:
                self._always.add(place)

    def to(self, texts: Iterable[str]) -> set[Place]:
        """Where the entries stand that can find something in one of `texts`, and perhaps some more."""
        found = set(self._always)
        for text in texts:
            composed = unicodedata.normalize("NFC", text).replace("\xad", "")
            for start in {start for word in _words(composed) for start in self._beginnings(word)}:
                found.update(self._starts.get(start, ()))
            folded = b" " + fold(composed) + b" "
            for literal, places in self._literals.items():
                if literal in folded:
                    found.update(places)
        return found

    def _beginnings(self, word: str) -> Iterator[str]:
        """How the words begin of which `word` can be a form."""
        yield from _all_starts(word)
        for lemma in {reading.lemma for reading in self._lexicon.analyses(word)}:
            yield from _all_starts(canonical(lemma))
            for form in self._lexicon.paradigm(lemma):
                yield from _all_starts(canonical(form.form))


def _words(composed: str) -> set[str]:
    return {canonical(word.group()) for word in WORD.finditer(composed)}


def _longest(term: str) -> str:
    """The longest word of `term` behind its determiner; "" where there is none by which all its forms are known."""
    whole = surface(term)
    words = whole.words[determiner_length(whole) :]
    word = max(words, key=len, default="")
    return "" if len(words) > 1 and len(word) <= _CLITIC else word


def _start(word: str) -> str:
    """The letters of `word` that no regular inflection changes, without accents."""
    letters = bare(word)
    return letters[: 3 if len(letters) >= _LONG else 2 if len(letters) >= _MIDDLE else 1]


def _all_starts(word: str) -> Iterator[str]:
    letters = bare(word)
    yield from (letters[:1], letters[:2], letters[:3])
