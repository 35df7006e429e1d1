"""One pass over a text for the longest words of all terms.

A term enters by its anchor, the longest run of word characters in it, so that what stands between its words may vary;
`verify` looks at the rest. The anchors that can occur in the text are picked out first, each distinct word of the text
being looked up once, and only these are searched for: neither memory nor time grow with the terms that don't occur.
Aho and Corasick, "Efficient string matching", CACM 18 (1975), as built by ahocorasick-rs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple, Protocol

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

from review.detect.forms import Surface
from review.model.fold import Folded, fold, fold_letters

_MOST_LIGATURES: Final = 3
_SPARE: Final = 64
"""How many anchors too many a machine may look for before a smaller one is built for the text at hand."""


class Form(NamedTuple):
    """A surface form to look for: its parts, the number of the word its anchor begins with, and whose form it is."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    lead: str
    trail: str
    anchor: int
    term: int


def form_of(surface: Surface, term: int) -> tuple[str, Form]:
    """The anchor of `surface`, and the form it leads to."""
    words, gaps, lead, trail = surface
    if len(words) == 1:
        return words[0], Form(words, gaps, lead, trail, 0, term)
    best, place, run, start = "", 0, "", 0
    for number, word in enumerate(words):
        if number and gaps[number - 1]:
            run, start = "", number
        run += word
        if len(run) > len(best):
            best, place = run, start
    return best or lead, Form(words, gaps, lead, trail, place, term)


def spellings(word: str) -> Iterator[str]:
    """`word` with each of its oe written as oe and as œ."""
    parts = word.split("oe")
    if len(parts) > _MOST_LIGATURES + 1:
        yield word
        yield "œ".join(parts)
        return
    for marks in product(("oe", "œ"), repeat=len(parts) - 1):
        yield parts[0] + "".join(mark + part for mark, part in zip(marks, parts[1:], strict=True))


class Hits(NamedTuple):
    """What one pass found: forms with the place of their anchor, and what literals lead to with where they begin."""

    forms: list[tuple[int, Sequence[Form]]]
    literals: list[tuple[int, Sequence[int]]]


class Anchors(Protocol):
    """What anchors lead to. Narrow ones are whole Latin-1 words, folded; all others are wide and known by a letter of theirs."""

    @property
    def has_wide(self) -> bool:
        """Whether there are any wide anchors."""

    def narrow(self, words: set[bytes]) -> Mapping[bytes, Sequence[Form]]:
        """At least those of `words` that are anchors, with their forms."""

    def wide(self, letters: set[str]) -> Mapping[str, Sequence[Form]]:
        """At least the anchors that can occur in a text which has these folded `letters` alone, with their forms."""


def sign_of(anchor: str) -> str:
    """The letter that a wide anchor is known by: the rarest, as far as code points tell."""
    return max(anchor)


_ASCII: Final = bytes(range(128))
_ASCII_LETTERS: Final = frozenset(fold_letters(_ASCII.decode("ascii")))


def _letters(text: str) -> set[str]:
    """The folded letters of `text`, and all of ASCII: which of these it has isn't worth looking for."""
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return {*fold_letters("".join(set(others))), *_ASCII_LETTERS}


class MadeAnchors:
    """Anchors just made, all in memory."""

    def __init__(self, anchors: Mapping[str, Iterable[Form]]) -> None:
        """`anchors` map anchors as their terms spell them to the forms they lead to."""
        self.by_word: Final[dict[bytes, list[Form]]] = {}
        self.by_sign: Final[dict[str, dict[str, list[Form]]]] = {}
        for anchor, forms in anchors.items():
            for spelling in spellings(anchor) if "oe" in anchor else (anchor,):
                data = fold(spelling)
                if b" " in data:
                    wide = fold_letters(spelling)
                    self.by_sign.setdefault(sign_of(wide), {}).setdefault(wide, []).extend(forms)
                else:
                    self.by_word.setdefault(data, []).extend(forms)

    @property
    def has_wide(self) -> bool:
        """Whether there are any wide anchors."""
        return bool(self.by_sign)

    def narrow(self, words: set[bytes]) -> Mapping[bytes, Sequence[Form]]:
        """Those of `words` that are anchors, with their forms."""
        return {word: self.by_word[word] for word in self.by_word.keys() & words}

    def wide(self, letters: set[str]) -> Mapping[str, Sequence[Form]]:
        """The anchors that are known by one of `letters`, with their forms."""
        found: dict[str, Sequence[Form]] = {}
        for sign in self.by_sign.keys() & letters:
            found |= self.by_sign[sign]
        return found


class _Machine:
    """Finds some of the anchors in folded text."""

    def __init__(self, narrow: Mapping[bytes, Sequence[Form]]) -> None:
        self.words: Final = narrow.keys()
        self._forms: Final = list(narrow.values())
        self._automaton: Final = BytesAhoCorasick([b" " + word + b" " for word in narrow])

    def find(self, padded: bytes) -> Iterator[tuple[int, Sequence[Form]]]:
        """The place of each anchor in the text that `padded` holds between two spaces, with its forms."""
        for pattern, start, _end in self._automaton.find_matches_as_indexes(padded, overlapping=True):
            yield start, self._forms[pattern]


class Automaton:
    """Finds anchors in folded texts; its speed doesn't depend on how many there are.

    `literals` are folded bytes that may stand anywhere, inside words too, and map to what they lead to. Places are code
    points of the folded text.
    """

    def __init__(self, anchors: Anchors, literals: Mapping[bytes, Sequence[int]]) -> None:
        """Nothing is built before a text is searched."""
        self.anchors: Final = anchors
        self.literals: Final = literals
        self._targets: Final = list(literals.values())
        self._machine: _Machine | None = None
        self._literal_machine: BytesAhoCorasick | None = None

    def find(self, text: Folded) -> Hits:
        """Every place of every anchor and literal in `text`."""
        return Hits([*self._find_narrow(text), *self._find_wide(text)], list(self._find_literals(text)))

    def _find_narrow(self, text: Folded) -> Iterator[tuple[int, Sequence[Form]]]:
        found = self.anchors.narrow(set(text.data.split()))
        if not found:
            return
        machine = self._machine
        if machine is None or not machine.words >= found.keys() or len(machine.words) > len(found) + _SPARE:
            machine = self._machine = _Machine(found)
        yield from machine.find(b" " + text.data + b" ")

    def _find_wide(self, text: Folded) -> Iterator[tuple[int, Sequence[Form]]]:
        if not self.anchors.has_wide:
            return
        wide = self.anchors.wide(_letters(text.text))
        if not wide:
            return
        forms = list(wide.values())
        automaton = AhoCorasick(list(wide))
        for pattern, start, _end in automaton.find_matches_as_indexes(
            fold_letters(text.text), overlapping=True
        ):
            yield start, forms[pattern]

    def _find_literals(self, text: Folded) -> Iterator[tuple[int, Sequence[int]]]:
        if not self.literals:
            return
        if self._literal_machine is None:
            self._literal_machine = BytesAhoCorasick(list(self.literals))
        found = self._literal_machine.find_matches_as_indexes(b" " + text.data + b" ", overlapping=True)
        for pattern, start, _end in found:
            # The padding is no part of the text.
            yield max(start - 1, 0), self._targets[pattern]
