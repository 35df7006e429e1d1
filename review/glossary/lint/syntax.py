r"""Regular expressions of the `regex` package as trees, close enough to tell what they can match.

Only what decides whether something matches is kept: groups have no names, lazy and possessive repetitions are plain ones, so
that a tree's language holds all that the expression can match and sometimes more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_FLAGS: Final = re.compile(r"\(\?([a-zA-Z]*)(-[a-zA-Z]+)?([:)])")
_ESCAPE: Final = re.compile(r"\\(?:x..|u.{4}|U.{8}|[pPN]\{[^}]*\}|[pP].|0[0-7]{0,2}|.)", re.DOTALL)
_SET: Final = re.compile(r"\[\^?\]?(?:\\.|\[:[^\]]*:\]|[^\]\\])*\]", re.DOTALL)
_COUNT: Final = re.compile(r"\{(\d*)(,?)(\d*)\}")
_FUZZY: Final = re.compile(r"\{[^}]*[a-z<=>]")
_NAMED: Final = re.compile(r"\(\?>|\(\?P?<(?![=!])[^>]*>")
_LOOKS: Final = {"(?=": (True, False), "(?!": (True, True), "(?<=": (False, False), "(?<!": (False, True)}
_KNOWN_FLAGS: Final = frozenset("aifmsuw")
_REFERENCE: Final = re.compile(r"\\(?:[1-9]\d?|g<[^>]*>)|\(\?P=[^)]*\)")
_MARKS: Final = frozenset("bBAZ")
_BEYOND: Final = frozenset("GKLMRXmg")


class UndecidedError(Exception):
    """The expression uses something that these trees have no place for."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Exactly one character: `source` is an expression for it."""

    source: str


@dataclass(frozen=True, slots=True)
class Mark:
    r"""A place between two characters: one of ^ $ b B A Z."""

    kind: str


@dataclass(frozen=True, slots=True)
class Look:
    """What must, or where `negative` must not, come next (`ahead`) or have come before."""

    body: Node
    ahead: bool
    negative: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other; nothing where `items` is empty."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """From `low` to `high` times; None is without end."""

    body: Node
    low: int
    high: int | None


Node = Atom | Mark | Look | Sequence | Choice | Repeat

_ANYTHING: Final = Repeat(Atom(r"[\s\S]"), 0, None)
"""What a reference to a group may match."""
_SIGNS: Final[dict[str, Node]] = {"^": Mark("^"), "$": Mark("$"), ".": Atom(r"[\s\S]")}


def parse(expression: str) -> Node:
    """The tree of a valid `expression`; raises UndecidedError where it uses what the trees have no place for."""
    try:
        parser = _Parser(expression)
        node = parser.choice()
    except (RecursionError, IndexError) as error:
        raise UndecidedError(expression) from error
    if parser.place != len(expression):
        raise UndecidedError(expression)
    return node


def size(node: Node) -> int:
    """How many atoms and marks the tree has where each repetition is written out as often as it may take place."""
    if isinstance(node, Repeat):
        return size(node.body) * max(node.low if node.high is None else node.high, 1)
    if isinstance(node, Look):
        return size(node.body)
    if isinstance(node, Sequence):
        return sum(map(size, node.items))
    return sum(map(size, node.options)) if isinstance(node, Choice) else 1


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0

    def choice(self) -> Node:
        options = [self._sequence()]
        while self.text.startswith("|", self.place):
            self.place += 1
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> Node:
        items: list[Node] = []
        while self.place < len(self.text) and self.text[self.place] not in "|)":
            node = self._single()
            if node is not None:
                items.append(self._repeated(node))
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def _single(self) -> Node | None:
        text, place = self.text, self.place
        if reference := _REFERENCE.match(text, place):
            self.place = reference.end()
            return _ANYTHING
        sign = text[place]
        if sign == "(":
            return self._group()
        if sign == "\\":
            return self._escape()
        if sign == "[":
            found = _SET.match(text, place)
            if found is None:
                raise UndecidedError(text)
            self.place = found.end()
            return Atom(found.group())
        self.place += 1
        return _SIGNS.get(sign) or Atom(re.escape(sign))

    def _escape(self) -> Node:
        found = _ESCAPE.match(self.text, self.place)
        if found is None or found.group()[1] in _BEYOND:
            raise UndecidedError(self.text)
        self.place = found.end()
        sign = found.group()[1:]
        return Mark(sign) if sign in _MARKS else Atom(found.group())

    def _group(self) -> Node | None:
        text, place = self.text, self.place
        if text.startswith("(?#", place):
            self.place = text.index(")", place) + 1 if ")" in text[place:] else len(text)
            return None
        for opening, (ahead, negative) in _LOOKS.items():
            if text.startswith(opening, place):
                return Look(self._body(len(opening)), ahead, negative)
        if named := _NAMED.match(text, place):
            return self._body(len(named.group()))
        if flags := _FLAGS.match(text, place):
            if flags[2] or not _KNOWN_FLAGS.issuperset(flags[1]):
                raise UndecidedError(text)
            if flags[3] == ")":
                self.place = flags.end()
                return None
            return self._body(len(flags.group()))
        if text.startswith(("(?", "(*"), place):
            raise UndecidedError(text)
        return self._body(1)

    def _body(self, opening: int) -> Node:
        self.place += opening
        node = self.choice()
        if not self.text.startswith(")", self.place):
            raise UndecidedError(self.text)
        self.place += 1
        return node

    def _repeated(self, node: Node) -> Node:
        while (bounds := self._bounds()) is not None:
            node = Repeat(node, *bounds)
            if self.text[self.place : self.place + 1] in ("?", "+"):
                self.place += 1
        return node

    def _bounds(self) -> tuple[int, int | None] | None:
        """The bounds of the repetition that begins here; None where none does."""
        sign = self.text[self.place : self.place + 1]
        if sign in ("*", "+", "?") and sign:
            self.place += 1
            return (sign == "+") * 1, 1 if sign == "?" else None
        if sign != "{":
            return None
        found = _COUNT.match(self.text, self.place)
        if found is None or not (found[1] or found[3]):
            if _FUZZY.match(self.text, self.place):
                raise UndecidedError(self.text)
            return None
        self.place = found.end()
        low = int(found[1] or 0)
        return (low, int(found[3]) if found[3] else None) if found[2] else (low, low)
