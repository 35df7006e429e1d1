"""A TOML file as one part, or, where its syntax is broken, as the entry blocks that can still be read."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, Final

import tomli

from review.errors import Fault
from review.glossary.line_index import (
    KeyPath,
    entry_headers,
    header_lookalikes,
    line_and_column,
    line_numbers,
    line_starts,
    places,
    unclosed_string,
)
from review.model.messages import _

_POSITION: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")


class _Places:
    """Where the values of a text stand that parses; `line` is the number of its first line in the file."""

    def __init__(self, text: str, line: int) -> None:
        self._line = line
        self._offsets = places(text)
        self._line_starts = line_starts(text)

    def locate(self, at: KeyPath) -> tuple[int, int | None]:
        """The line and column of the value at `at`, or of what it would be part of."""
        while at and at not in self._offsets:
            at = at[:-1]
        if not at:
            return self._line, None
        offset = self._offsets[at]
        number = bisect_right(self._line_starts, offset)
        return self._line + number - 1, offset - self._line_starts[number - 1] + 1


class Part:
    """A stretch of a file that parses: its `text`, the number of its first `line` in the file, and its `data`."""

    def __init__(self, text: str, line: int, data: dict[str, Any]) -> None:
        """`line` counts from 1."""
        self.text = text
        self.line = line
        self.data = data
        self._whole: _Places | None = None
        self._entries: dict[int, _Places] = {}
        self._headers: list[int] | None = None
        self._lines: list[int] | None = None

    def locate(self, at: KeyPath) -> tuple[int, int | None]:
        """The line and column in the file, from 1, of the value at `at`, or of what it would be part of."""
        place = at[1] if at[:1] == ("entry",) and len(at) > 1 else None
        if isinstance(place, int) and self._has_blocks():
            return self._entry(place).locate(("entry", 0, *at[2:]))
        if self._whole is None:
            self._whole = _Places(self.text, self.line)
        return self._whole.locate(at)

    def _has_blocks(self) -> bool:
        """Whether each entry is a block that begins with a header of its own."""
        entries = self.data.get("entry")
        return isinstance(entries, list) and len(entries) == len(self._entry_headers())

    def _entry(self, number: int) -> _Places:
        """The places in the block of entry `number`: a fault in one of many entries is placed without a look at the others."""
        found = self._entries.get(number)
        if found is None:
            start, *following = self._entry_headers()[number : number + 2]
            block = self.text[start : following[0] if following else None]
            found = self._entries[number] = _Places(block, self._header_lines()[number])
        return found

    def _entry_headers(self) -> list[int]:
        if self._headers is None:
            self._headers = entry_headers(self.text)
        return self._headers

    def _header_lines(self) -> list[int]:
        if self._lines is None:
            self._lines = [self.line + line - 1 for line in line_numbers(self.text, self._entry_headers())]
        return self._lines

    def entry_lines(self, count: int) -> list[int]:
        """The line in the file of each of the part's `count` entries."""
        headers = self._entry_headers()
        if len(headers) == count:
            return self._header_lines()
        return [self.locate(("entry", number))[0] for number in range(count)]


def parts_of(text: str, path: str) -> tuple[list[Part], list[Fault]]:
    """The whole file as one part, or the blocks that parse and the first syntax fault of each that doesn't."""
    parsed = _parsed(text, 1, path)
    if isinstance(parsed, Part):
        return [parsed], []
    parts: list[Part] = []
    faults: list[Fault] = []
    for block, line in _blocks(text, entry_headers(text), 1):
        _add_block(block, line, path, parts, faults)
    # Each block is right on its own: what is wrong is what they are together.
    return parts, faults or [parsed]


def _add_block(block: str, line: int, path: str, parts: list[Part], faults: list[Fault]) -> None:
    """Parse a block; where it fails and a string that isn't closed has swallowed the next ones, parse those too."""
    parsed = _parsed(block, line, path)
    if isinstance(parsed, Part):
        parts.append(parsed)
        return
    pieces = [_parsed(piece, at, path) for piece, at in _blocks(block, header_lookalikes(block), line)]
    own = [piece for piece in pieces if isinstance(piece, Part)]
    if len(pieces) > 1 and any(isinstance(piece, Part) for piece in pieces[1:]):
        parts += own
        faults += [piece for piece in pieces if isinstance(piece, Fault)]
    else:
        faults.append(parsed)


def _blocks(text: str, headers: list[int], line: int) -> list[tuple[str, int]]:
    """`text` cut before each header, with the number of each piece's first line; blank space before the first is no piece."""
    starts = headers if headers and not text[: headers[0]].strip() else [0, *headers]
    ends = [*starts[1:], len(text)]
    lines = line_numbers(text, starts)
    return [(text[start:end], line + at - 1) for start, end, at in zip(starts, ends, lines, strict=True)]


def _parsed(text: str, line: int, path: str) -> Part | Fault:
    try:
        # The last line gets an end, so that its faults are told with their column.
        return Part(text, line, tomli.loads(text if text.endswith("\n") else text + "\n"))
    except RecursionError:
        return Fault(path, line, _("lists or tables are nested too deeply to be read"))
    except ValueError as error:
        message, at = _message_and_place(str(error), text)
        plain, hint = _plain(message)
        row, column = at
        return Fault(path, line + row - 1, plain, hint, column)


def _message_and_place(message: str, text: str) -> tuple[str, tuple[int, int | None]]:
    """The message of tomli without the place it ends with, and that place, else the last line of `text` that isn't blank."""
    found = _POSITION.search(message)
    if found is None:
        return message, (1, None)
    message = message[: found.start()]
    if found[1] and message.startswith("Unclosed"):
        # Noticed at the next thing in the text; what is missing belongs behind the last one.
        before = "\n".join([*text.split("\n")[: int(found[1]) - 1], "x" * (int(found[2]) - 1)])
        return message, _behind(text[: len(before)])
    if found[1]:
        return message, (int(found[1]), int(found[2]))
    opening = unclosed_string(text)
    if opening is not None:
        return message, line_and_column(text, opening)
    return message, (text.rstrip().count("\n") + 1, None)


def _behind(text: str) -> tuple[int, int | None]:
    """The line and column behind the last thing in `text`."""
    return line_and_column(text, len(text.rstrip()))


def _plain(problem: str) -> tuple[str, str]:
    """The fault and what to do about it, from tomli's message."""
    hints = {
        "Cannot overwrite a value": _("a field stands twice"),
        "Cannot declare": _("a table stands twice"),
        "Duplicate inline table key": _("a field stands twice"),
        "Expected '=' after a key": _("a field is written {example}").format(example='name = "…"'),
        "Expected newline or end of document": _(
            "each field takes a line of its own, and quotes in a text a \\"
        ),
        "Illegal character '\\n'": _("a closing quote is missing"),
        "Invalid initial character for a key part": _("a name is missing, or a comma is one too many"),
        "Invalid value": _("texts stand in quotes"),
        "Unclosed array": _("a comma or a closing ] is missing"),
        "Unclosed inline table": _("a comma or a closing } is missing"),
        "Unescaped '\\' in a string": _("write a text with \\ in single quotes: 'a\\b'"),
        "Unterminated string": _("closing quotes are missing"),
        "Expected \"'''\"": _("closing quotes are missing"),
    }
    hint = next((hint for start, hint in hints.items() if problem.startswith(start)), "")
    if problem.startswith("Exceeds the limit"):
        problem = _("a number has too many digits")
    return _("this is not TOML: {problem}").format(problem=problem), hint
