"""Terms that may have a form in common: those whose words are forms of the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from review.french.lexicon import Analysis
from review.glossary.forms import form_key
from review.model.fold import bare

Family = tuple[str, ...]

_ALIKE: Final = 3
"""Letters that the forms of a word begin with alike; the few that don't (œil, yeux) aren't seen as one word's."""


class Families:
    """Sorts terms, by their keys (see `form_key`), into families; only terms of one family can have a form in common.

    A word belongs together with each of its lemmas in the lexicon and with itself without a plural's s or x.
    """

    def __init__(self, keys: Iterable[str], readings: Callable[[str], Iterable[Analysis]]) -> None:
        """Learn which words of the terms with these `keys` belong together; `readings` are the lexicon's."""
        self._above: Final[dict[str, str]] = {}
        self._of: Final[dict[str, Family]] = {}
        near: defaultdict[Family, set[str]] = defaultdict(set)
        for key in keys:
            near[start_of(key)].add(key)
        words = {word for alike in near.values() if len(alike) > 1 for key in alike for word in _words(key)}
        # As `Examined.look_up`: each block of the lexicon is unpacked once.
        for word in sorted(words):
            self._join(word, word.rstrip("sx") or word)
            for lemma in {reading.lemma for reading in readings(word)}:
                key = form_key(lemma)
                self._join(word, key)
                self._join(word, key.rstrip("sx") or key)

    def of(self, key: str) -> Family:
        """The family of a term, by its key."""
        found = self._of.get(key)
        if found is None:
            found = self._of[key] = tuple(map(self._top, _words(key)))
        return found

    def crowded(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of `keys` that have another one in their family."""
        members: defaultdict[Family, list[str]] = defaultdict(list)
        for key in frozenset(keys):
            members[self.of(key)].append(key)
        return frozenset(key for alike in members.values() if len(alike) > 1 for key in alike)

    def _top(self, word: str) -> str:
        above = self._above.get(word, word)
        if above == word:
            return word
        path = []
        while above != word:
            path.append(word)
            word, above = above, self._above.get(above, above)
        for passed in path:
            self._above[passed] = word
        return word

    def _join(self, one: str, other: str) -> None:
        top, below = self._top(one), self._top(other)
        if top != below:
            self._above[below] = top


def start_of(key: str) -> Family:
    """The beginnings of a term's words: terms that have a form in common have these in common too."""
    return tuple([word[:_ALIKE] for word in bare(key).split()])


def _words(key: str) -> list[str]:
    # Marks stay with their word: no other form of it has others.
    return key.replace("'", " ").split()
