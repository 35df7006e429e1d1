"""Glossaries compiled piece by piece, searched as one: a change of one piece leaves the others as they are.

Numbers of rules, wrong forms and expressions run on from piece to piece, so that an earlier piece wins as an earlier glossary
does. Condition words are numbered in turns: number n of piece k of m is n * m + k. A word that conditions in two pieces name
has a number in each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, chain
from typing import Final, Generic, TypeVar

from review.detect.automaton import Anchors, Automaton, Form
from review.detect.compiled import Compiled, Row

_MOST_KNOWN: Final = 500_000

_T = TypeVar("_T")
_K = TypeVar("_K")


def joined(pieces: Sequence[Compiled]) -> Compiled:
    """`pieces`, of glossaries in their order, as one: it finds what the same glossaries compiled together find."""
    if len(pieces) == 1:
        return pieces[0]
    count = len(pieces)
    rules = _starts([len(piece.rules) for piece in pieces])
    wrongs = _starts([len(piece.wrongs) for piece in pieces])
    expressions = _starts([len(piece.expressions) for piece in pieces])
    languages = _starts([len(piece.languages) for piece in pieces])
    literals: dict[bytes, list[int]] = {}
    for number, piece in enumerate(pieces):
        for literal, targets in piece.automaton.literals.items():
            literals.setdefault(literal, []).extend(expressions[number] + target for target in targets)

    def named(name: str) -> int | None:
        found = ((number, piece.named(name)) for number, piece in enumerate(pieces))
        return next((rules[number] + own for number, own in found if own is not None), None)

    return Compiled(
        tuple(language for piece in pieces for language in piece.languages),
        _Rows(
            [piece.rules for piece in pieces],
            lambda number, rule: replace(
                rule,
                glossary=rule.glossary + languages[number],
                when=tuple(word * count + number for word in rule.when),
                unless=tuple(word * count + number for word in rule.unless),
            ),
        ),
        _Rows(
            [piece.wrongs for piece in pieces],
            lambda number, wrong: wrong._replace(rule=wrong.rule + rules[number]),
        ),
        _Rows(
            [piece.expressions for piece in pieces],
            lambda number, one: replace(one, rule=one.rule + rules[number]),
        ),
        tuple(expressions[number] + one for number, piece in enumerate(pieces) for one in piece.everywhere),
        Automaton(
            _JoinedAnchors(
                [_Shifted(piece.automaton.anchors, wrongs[n], n, count) for n, piece in enumerate(pieces)]
            ),
            literals,
        ),
        named,
        lambda: chain.from_iterable(piece.ids() for piece in pieces),
        frozenset().union(*(piece.retired for piece in pieces)),
    )


def _starts(sizes: Sequence[int]) -> list[int]:
    return list(accumulate(sizes, initial=0))[:-1]


class _Rows(Generic[_T]):
    """The items of several rows one after the other, each as it is among all of them."""

    def __init__(self, rows: Sequence[Row[_T]], made: Callable[[int, _T], _T]) -> None:
        self._rows: Final = rows
        self._made: Final = made
        self._starts: Final = _starts([len(row) for row in rows])
        self._known: dict[int, _T] = {}

    def __getitem__(self, number: int, /) -> _T:
        item = self._known.get(number)
        if item is None:
            row = bisect_right(self._starts, number) - 1
            # Of several rows that begin at one number all but the last are empty.
            item = self._made(row, self._rows[row][number - self._starts[row]])
            self._known[number] = item
        return item

    def __len__(self) -> int:
        return sum(map(len, self._rows))


class _Shifted:
    """The anchors of one piece, leading to forms whose terms are numbered among those of all pieces."""

    def __init__(self, anchors: Anchors, first: int, number: int, count: int) -> None:
        self.anchors: Final = anchors
        self._first: Final = first
        self._number: Final = number
        self._count: Final = count
        self._words: dict[bytes, Sequence[Form]] = {}
        self._wide: dict[str, Sequence[Form]] = {}

    def narrow(self, words: set[bytes]) -> Mapping[bytes, Sequence[Form]]:
        return self._all_shifted(self.anchors.narrow(words), self._words)

    def wide(self, letters: set[str]) -> Mapping[str, Sequence[Form]]:
        return self._all_shifted(self.anchors.wide(letters), self._wide)

    def _all_shifted(
        self, found: Mapping[_K, Sequence[Form]], known: dict[_K, Sequence[Form]]
    ) -> Mapping[_K, Sequence[Form]]:
        if len(known) > _MOST_KNOWN:
            known.clear()
        for anchor, forms in found.items():
            if anchor not in known:
                known[anchor] = [form._replace(term=self._term(form.term)) for form in forms]
        return {anchor: known[anchor] for anchor in found}

    def _term(self, term: int) -> int:
        return term + self._first if term >= 0 else ~(~term * self._count + self._number)


class _JoinedAnchors:
    """The anchors of all pieces."""

    def __init__(self, pieces: Sequence[_Shifted]) -> None:
        self._pieces: Final = pieces
        self.has_wide: Final = any(piece.anchors.has_wide for piece in pieces)

    def narrow(self, words: set[bytes]) -> Mapping[bytes, Sequence[Form]]:
        """At least those of `words` that are anchors, with their forms."""
        return _merged([piece.narrow(words) for piece in self._pieces])

    def wide(self, letters: set[str]) -> Mapping[str, Sequence[Form]]:
        """At least the anchors that can occur in a text which has these folded `letters` alone, with their forms."""
        return _merged([piece.wide(letters) for piece in self._pieces if piece.anchors.has_wide])


def _merged(found: Sequence[Mapping[_K, Sequence[Form]]]) -> Mapping[_K, Sequence[Form]]:
    merged: dict[_K, Sequence[Form]] = {}
    for one in found:
        for anchor, forms in one.items():
            merged[anchor] = [*merged[anchor], *forms] if anchor in merged else forms
    return merged
