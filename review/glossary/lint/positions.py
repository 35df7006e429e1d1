"""An expression's positions and which may follow which (Glushkov 1961, "The abstract theory of automata").

A position is one place of the expression that takes a character, or, where asked for, a mark or a look that takes none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from review.glossary.lint.syntax import Atom, Choice, Look, Mark, Node, Repeat, Sequence, UndecidedError

_MOST: Final = 1500
_COPIES: Final = 6
"""A repetition of more turns than this counts as one without end: more is matched so, never less."""


@dataclass(frozen=True, slots=True)
class Positions:
    """`items` by number; `follow` of each, a number twice where there are two ways; `first`, `last`; `nullable` without any."""

    items: tuple[Atom | Mark | Look, ...]
    follow: tuple[tuple[int, ...], ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    nullable: bool


@dataclass(frozen=True, slots=True)
class _Part:
    first: tuple[int, ...]
    last: tuple[int, ...]
    nullable: bool


_NOTHING: Final = _Part((), (), nullable=True)


def positions(node: Node, *, marks: bool) -> Positions:
    """The positions of the tree `node`, with those of marks and looks where `marks`; without, these count as nothing.

    Raises UndecidedError where there are too many.
    """
    builder = _Builder(marks=marks)
    try:
        part = builder.part(node)
    except RecursionError as error:
        raise UndecidedError(str(len(builder.items))) from error
    # Two ways from one position to another are as bad as more of them.
    follow = tuple(
        tuple(number for number, count in ways.items() for _way in range(min(count, 2)))
        for ways in builder.follow
    )
    return Positions(tuple(builder.items), follow, part.first, part.last, part.nullable)


class _Builder:
    def __init__(self, *, marks: bool) -> None:
        self.marks = marks
        self.items: list[Atom | Mark | Look] = []
        self.follow: list[dict[int, int]] = []

    def part(self, node: Node) -> _Part:
        if isinstance(node, Repeat):
            return self._repeat(node)
        if isinstance(node, Sequence):
            part = _NOTHING
            for item in node.items:
                part = self._joined(part, self.part(item))
            return part
        if isinstance(node, Choice):
            parts = [self.part(option) for option in node.options]
            return _Part(
                tuple(number for part in parts for number in part.first),
                tuple(number for part in parts for number in part.last),
                any(part.nullable for part in parts),
            )
        return self._position(node)

    def _position(self, node: Atom | Mark | Look) -> _Part:
        if not self.marks and not isinstance(node, Atom):
            return _NOTHING
        if len(self.items) >= _MOST:
            raise UndecidedError(str(_MOST))
        self.items.append(node)
        self.follow.append({})
        here = (len(self.items) - 1,)
        return _Part(here, here, nullable=False)

    def _joined(self, one: _Part, other: _Part) -> _Part:
        self._link(one.last, other.first)
        return _Part(
            one.first + other.first if one.nullable else one.first,
            other.last + one.last if other.nullable else other.last,
            one.nullable and other.nullable,
        )

    def _link(self, last: tuple[int, ...], first: tuple[int, ...]) -> None:
        for number in last:
            ways = self.follow[number]
            for follower in first:
                ways[follower] = ways.get(follower, 0) + 1

    def _repeat(self, node: Repeat) -> _Part:
        low, high = node.low, node.high
        if high is None or high > _COPIES:
            low = min(low, 2)
            part = _NOTHING
            for _copy in range(low - 1):
                part = self._joined(part, self.part(node.body))
            loop = self.part(node.body)
            self._link(loop.last, loop.first)
            return self._joined(part, loop if low else _Part(loop.first, loop.last, nullable=True))
        part = _NOTHING
        for number in range(high, 0, -1):
            # x{1,3} is x(x(x)?)?, built from its end.
            part = self._joined(self.part(node.body), part)
            if number > low:
                part = _Part(part.first, part.last, nullable=True)
        return part
