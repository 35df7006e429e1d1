"""Whether an expression can match anything at all in a text as the search sees it.

The search goes through an automaton's positions together with the characters around them. What isn't decided exactly
(looks at several characters, references, repetitions beyond a few turns) counts as fulfilled, so that "nothing" is certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from review.glossary.lint.characters import EDGE, END, Classes, plain, single_bits
from review.glossary.lint.positions import Positions, positions
from review.glossary.lint.syntax import (
    Atom,
    Choice,
    Look,
    Mark,
    Node,
    Repeat,
    Sequence,
    UndecidedError,
    parse,
)

_STEPS: Final = 60_000


@dataclass(frozen=True, slots=True)
class _Test:
    """A position without a character holds between a character of `before` and one of `after`; `switch`: between unlike ones."""

    before: int
    after: int
    switch: bool | None = None


@lru_cache(maxsize=4096)
def matches_nothing(expression: str) -> bool:
    """Whether no text can hold a match of the valid `expression`, told only where it is certain."""
    try:
        tree = parse(EDGE.replace("{}", plain(expression)))
        classes = Classes(atoms_of(tree))
        return not _reaches_end(positions(tree, marks=True), classes)
    except UndecidedError:
        return False


def atoms_of(node: Node) -> set[str]:
    """The atoms of a tree, those in looks too."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Atom):
            found.add(one.source)
        elif isinstance(one, Look | Repeat):
            waiting.append(one.body)
        elif isinstance(one, Sequence):
            waiting += one.items
        elif isinstance(one, Choice):
            waiting += one.options
    return found


def _reaches_end(graph: Positions, classes: Classes) -> bool:
    """Whether a way leads through the positions; a node is a position, the character before and those that may come next."""
    if graph.nullable:
        return True
    tests = [_test(item, classes) if not isinstance(item, Atom) else None for item in graph.items]
    takes = [classes.of(item.source) if isinstance(item, Atom) else 0 for item in graph.items]
    last = frozenset(graph.last)
    anything = classes.every | END
    waiting = [(number, before, anything) for number in graph.first for before in single_bits(anything)]
    seen = set(waiting)
    for _step in range(_STEPS):
        if not waiting:
            return False
        number, before, after = waiting.pop()
        for new_before, new_after in _passed(takes[number], tests[number], before, after, classes):
            if number in last:
                return True
            for follower in graph.follow[number]:
                node = (follower, new_before, new_after)
                if node not in seen:
                    seen.add(node)
                    waiting.append(node)
    return True


def _passed(
    taken: int, test: _Test | None, before: int, after: int, classes: Classes
) -> list[tuple[int, int]]:
    """The characters before, and those that may come next, behind a position that is reached between `before` and `after`."""
    if test is None:
        return [(bit, classes.every | END) for bit in single_bits(taken & after)]
    if not before & test.before:
        return []
    after &= test.after
    if test.switch is not None:
        word = classes.word
        inside = bool(before & word)
        after &= ~word if inside == test.switch else word
    return [(before, after)] if after else []


def _test(item: Mark | Look, classes: Classes) -> _Test:
    every = classes.every | END
    if isinstance(item, Mark):
        if item.kind in "bB":
            return _Test(every, every, item.kind == "b")
        return _Test(END, every) if item.kind in "^A" else _Test(every, END)
    bits = (every & ~_surely(item.body, item.ahead, classes)) if item.negative else _possibly(item, classes)
    return _Test(every, bits) if item.ahead else _Test(bits, every)


def _possibly(look: Look, classes: Classes) -> int:
    """The characters beside a place at which `look` can hold."""
    graph = positions(look.body, marks=True)
    nearest = graph.first if look.ahead else graph.last
    found = classes.every | END if graph.nullable else 0
    for number in nearest:
        item = graph.items[number]
        found |= classes.of(item.source) if isinstance(item, Atom) else classes.every | END
    return found


def _surely(node: Node, ahead: bool, classes: Classes) -> int:
    """The characters beside a place at which a look for `node` holds whatever comes behind them."""
    every = classes.every | END
    if isinstance(node, Atom):
        return classes.of(node.source)
    if isinstance(node, Choice):
        bits = 0
        for option in node.options:
            bits |= _surely(option, ahead, classes)
        return bits
    if isinstance(node, Mark):
        return END if node.kind in ("$Z" if ahead else "^A") else 0
    if isinstance(node, Repeat) and node.low <= 1 and isinstance(node.body, Atom):
        return classes.of(node.body.source) if node.low else every
    return every if isinstance(node, Sequence) and not node.items else 0
