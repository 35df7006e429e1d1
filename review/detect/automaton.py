"""One pass over a text for the longest words of all terms.

A term enters by its anchor, the longest run of word characters in it, so that what stands between its words may vary;
`verify` looks at the rest. Aho and Corasick, "Efficient string matching", CACM 18 (1975), as built by ahocorasick-rs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

from review.detect.forms import Surface
from review.model.fold import Folded, fold, fold_letters

_MOST_LIGATURES: Final = 3


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


class Automaton:
    """Finds anchors in folded texts; its speed doesn't depend on how many there are.

    `anchors` maps anchors to the forms they lead to. `literals` are folded bytes that may stand anywhere, inside words
    too, and map to what they lead to. Places are code points of the folded text.
    """

    def __init__(
        self, anchors: Mapping[str, Iterable[Form]], literals: Mapping[bytes, Sequence[int]]
    ) -> None:
        """Build both machines: one over bytes for Latin-1 words, one over characters for all other anchors."""
        narrow: dict[bytes, list[Form]] = {}
        wide: dict[str, list[Form]] = {}
        for anchor, forms in anchors.items():
            for spelling in spellings(anchor) if "oe" in anchor else (anchor,):
                data = fold(spelling)
                if b" " in data:
                    wide.setdefault(fold_letters(spelling), []).extend(forms)
                else:
                    narrow.setdefault(b" " + data + b" ", []).extend(forms)
        self._forms = list(narrow.values())
        self._literals = list(literals.values())
        self._wide_forms = list(wide.values())
        self._narrow = BytesAhoCorasick([*narrow, *literals]) if narrow or literals else None
        self._wide = AhoCorasick(list(wide)) if wide else None
        self._wide_ascii = any(map(str.isascii, wide))

    def find(self, text: Folded) -> Hits:
        """Every place of every anchor and literal in `text`."""
        hits = Hits([], [])
        if self._narrow is not None:
            count = len(self._forms)
            found = self._narrow.find_matches_as_indexes(b" " + text.data + b" ", overlapping=True)
            for pattern, start, _end in found:
                if pattern < count:
                    hits.forms.append((start, self._forms[pattern]))
                else:
                    # The padding is no part of the text.
                    hits.literals.append((max(start - 1, 0), self._literals[pattern - count]))
        if self._wide is not None and (self._wide_ascii or not text.text.isascii()):
            for pattern, start, _ in self._wide.find_matches_as_indexes(
                fold_letters(text.text), overlapping=True
            ):
                hits.forms.append((start, self._wide_forms[pattern]))
        return hits
