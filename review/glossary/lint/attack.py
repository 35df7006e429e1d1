"""Expressions that run away: texts on which the search through all ways takes time without end.

Two ways through a loop on the same characters take exponential time, several loops in a row on the same ones a high power of
the text's length (Weideman et al. 2016, "Analyzing matching time behavior of backtracking regular expression matchers").
What the tree shows is tried on the engine, which knows how to avoid some of it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from review.glossary.lint.characters import EDGE, Classes, compiled, plain, single_bits
from review.glossary.lint.positions import Positions, positions
from review.glossary.lint.reach import atoms_of
from review.glossary.lint.syntax import Atom, Choice, Look, Node, Repeat, Sequence, UndecidedError, parse

LENGTH: Final = 1000
"""The length of the texts that are tried, in code points: a long sentence's."""

_SECONDS: Final = 0.25
_MOST_STEPS: Final = 300_000
_LOOPS: Final = 3
_ENDS: Final = ("!", "¡", " ", "a", "")
"""What may keep the loop from being left; behind it comes what the engine looks for before it begins."""
_BLIND: Final = ("a", "1", "a ", "été, ", "1 ", " ")
"""What is repeated to try an expression whose tree isn't known."""


@lru_cache(maxsize=4096)
def running_away(expression: str) -> str:
    """The beginning of a text on which the valid `expression` doesn't come to an end in time, "" where none is known."""
    pattern = compiled(EDGE.replace("{}", plain(expression)))
    for text in attacks(expression):
        try:
            pattern.search(text, timeout=_SECONDS)
        except TimeoutError:
            return text
    return ""


def attacks(expression: str) -> Iterator[str]:
    """Texts on which `expression` may take very long; none where its tree shows that it can't."""
    try:
        tree = parse(plain(expression))
        classes = Classes(atoms_of(tree))
        yield from _attacks_in(tree, "", classes)
    except UndecidedError:
        for text in _BLIND:
            yield text * (LENGTH // len(text)) + "!"


def _attacks_in(tree: Node, before: str, classes: Classes) -> Iterator[str]:
    """The attacks on a tree that is reached behind the text `before`, and on what its looks look at."""
    if _loops(tree):
        yield from (before + text for text in _attacks_on(positions(tree, marks=False), classes))
    looking = positions(tree, marks=True)
    takes = _takes(looking, classes)
    for number, item in enumerate(looking.items):
        if isinstance(item, Look):
            reached = _way(looking, takes, classes, looking.first, number) if item.ahead else ""
            yield from _attacks_in(item.body, before + reached, classes)


def _takes(graph: Positions, classes: Classes) -> list[int]:
    return [classes.of(item.source) if isinstance(item, Atom) else 0 for item in graph.items]


def _children(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Look | Repeat):
        return (node.body,)
    if isinstance(node, Sequence):
        return node.items
    return node.options if isinstance(node, Choice) else ()


def _loops(node: Node) -> bool:
    """Whether the part can go round without end, its looks left out."""
    if isinstance(node, Repeat) and (node.high is None or node.high > 1):
        return True
    return not isinstance(node, Look) and any(map(_loops, _children(node)))


def _attacks_on(graph: Positions, classes: Classes) -> Iterator[str]:
    takes = _takes(graph, classes)
    pumps = []
    for loop in _components(graph.follow, range(len(takes))):
        pumps += _ambiguous(graph, takes, classes, loop)
    pumps += _rows(graph, takes, classes)
    for place, pump in pumps:
        before = _way(graph, takes, classes, graph.first, place)
        after = _way_on(graph, takes, classes, place)
        pumped = pump * (LENGTH // len(pump))
        for end in _ENDS:
            for rest in dict.fromkeys((after, after[-1:])):
                yield before + pumped + end + rest


def _ambiguous(graph: Positions, takes: list[int], classes: Classes, loop: set[int]) -> list[tuple[int, str]]:
    """A position of `loop` and what leads from it back to itself in two ways; nothing where no text does."""
    inside = {number: [to for to in graph.follow[number] if to in loop and takes[to]] for number in loop}
    for number, followers in inside.items():
        for to, next_one in pairwise(sorted(followers)):
            if to == next_one:
                word = classes.sample(takes[to]) + _between(inside, takes, classes, to, number)
                return [(number, word)]
    return _pair_walk(inside, takes, classes)


def _pair_walk(inside: dict[int, list[int]], takes: list[int], classes: Classes) -> list[tuple[int, str]]:
    """Two ways that part at a position of the loop and meet again at another, having taken the same characters."""
    came: dict[tuple[int, int], tuple[int, int]] = {}
    waiting = deque((number, number) for number in inside)
    steps = 0
    while waiting:
        one = waiting.popleft()
        steps += len(inside[one[0]]) * len(inside[one[1]])
        if steps > _MOST_STEPS:
            raise UndecidedError(str(steps))
        for pair in _next_pairs(inside, takes, one):
            if pair[0] != pair[1] and pair not in came:
                came[pair] = one
                waiting.append(pair)
            elif pair[0] == pair[1] and one[0] != one[1]:
                word = classes.sample(takes[pair[0]])
                while one[0] != one[1]:
                    word = classes.sample(takes[one[0]] & takes[one[1]]) + word
                    one = came[one]
                return [(one[0], word + _between(inside, takes, classes, pair[0], one[0]))]
    return []


def _next_pairs(
    inside: dict[int, list[int]], takes: list[int], one: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """The pairs of positions that follow a pair and can take the same character."""
    for left in inside[one[0]]:
        for right in inside[one[1]]:
            if takes[left] & takes[right]:
                yield left, right


def _rows(graph: Positions, takes: list[int], classes: Classes) -> list[tuple[int, str]]:
    """A position and a character that three or more loops in a row can take over and over."""
    seen: set[frozenset[int]] = set()
    for bit in single_bits(classes.every):
        taking = frozenset(number for number, bits in enumerate(takes) if bits & bit)
        if len(taking) < _LOOPS or taking in seen:
            continue
        seen.add(taking)
        loops = _components(graph.follow, sorted(taking))
        if len(loops) >= _LOOPS and (first := _head_of_row(graph.follow, taking, loops)) is not None:
            return [(first, classes.sample(bit))]
    return []


def _head_of_row(
    follow: tuple[tuple[int, ...], ...], taking: frozenset[int], loops: list[set[int]]
) -> int | None:
    """A position in the first of three loops that lie one behind the other on positions of `taking`."""
    number_of = {position: number for number, loop in enumerate(loops) for position in loop}
    depth: dict[int, int] = {}
    # Loops come in the order in which they are left last: what a loop leads to has its depth already.
    for number, loop in enumerate(loops):
        reached, waiting = set(loop), list(loop)
        while waiting:
            for to in follow[waiting.pop()]:
                if to in taking and to not in reached:
                    reached.add(to)
                    waiting.append(to)
        others = {number_of[one] for one in reached if one in number_of} - {number}
        depth[number] = 1 + max((depth.get(other, 0) for other in others), default=0)
        if depth[number] >= _LOOPS:
            return min(loop)
    return None


def _components(follow: tuple[tuple[int, ...], ...], taking: range | list[int]) -> list[set[int]]:
    """The loops among the positions `taking` (Tarjan 1972): each with all that lies on it, inner ones first."""
    wanted = set(taking)
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    path: list[int] = []
    on_path: set[int] = set()
    found: list[set[int]] = []
    for start in taking:
        work = [(start, 0)] if start not in order else []
        while work:
            number, at = work.pop()
            if at == 0:
                order[number] = low[number] = len(order)
                path.append(number)
                on_path.add(number)
            followers = [to for to in follow[number] if to in wanted]
            if at and followers[at - 1] in on_path:
                low[number] = min(low[number], low[followers[at - 1]])
            while at < len(followers) and followers[at] in order:
                if followers[at] in on_path:
                    low[number] = min(low[number], order[followers[at]])
                at += 1
            if at < len(followers):
                work += [(number, at + 1), (followers[at], 0)]
                continue
            if low[number] == order[number]:
                loop = set(path[path.index(number) :])
                del path[path.index(number) :]
                on_path -= loop
                if len(loop) > 1 or number in follow[number]:
                    found.append(loop)
    return found


def _between(inside: dict[int, list[int]], takes: list[int], classes: Classes, start: int, end: int) -> str:
    """The shortest text that leads from `start` to `end`; "" where these are the same."""
    texts = {start: ""}
    waiting = deque([start])
    while waiting and end not in texts:
        number = waiting.popleft()
        for to in inside[number]:
            if to not in texts:
                texts[to] = texts[number] + classes.sample(takes[to])
                waiting.append(to)
    return texts.get(end, "")


def _way(graph: Positions, takes: list[int], classes: Classes, first: tuple[int, ...], end: int) -> str:
    """The shortest text that leads from the beginning to behind position `end`."""
    texts = {number: classes.sample(takes[number]) for number in first}
    waiting = deque(texts)
    while waiting and end not in texts:
        number = waiting.popleft()
        for to in graph.follow[number]:
            if to not in texts:
                texts[to] = texts[number] + classes.sample(takes[to])
                waiting.append(to)
    return texts.get(end, "")


def _way_on(graph: Positions, takes: list[int], classes: Classes, start: int) -> str:
    """The shortest text that leads from behind `start` to an end: the engine gives up early where a letter it needs is missing."""
    texts = {start: ""}
    waiting = deque([start])
    last = set(graph.last)
    while waiting:
        number = waiting.popleft()
        if number in last:
            return texts[number]
        for to in graph.follow[number]:
            if to not in texts:
                texts[to] = texts[number] + classes.sample(takes[to])
                waiting.append(to)
    return ""
