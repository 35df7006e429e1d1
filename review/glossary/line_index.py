"""Where things stand in a TOML text: its [[entry]] headers, keys and items.

The scanner reads TOML 1.0 (toml.io) just closely enough to tell keys, values, strings and comments apart; whether
the text is valid is tomli's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

KeyPath = tuple[str | int, ...]
"""The way to a value: keys and, in lists and arrays of tables, numbers from 0."""

# A run of one or two quotes inside a multi-line string is text; the last three quotes of a longer run close it.
_LONG_STRINGS: Final = (
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
)
_SHORT_STRINGS: Final = (
    r'"(?:[^"\\\n]++|\\[^\n])*+"'
    r"|'[^'\n]*+'"
)
_HEADER: Final = r"""^[ \t]*+\[\[[ \t]*+(?:entry|"entry"|'entry')[ \t]*+\]\]"""
_HEADERS: Final = re.compile(_HEADER, re.MULTILINE)
_HEADERS_OUTSIDE_STRINGS: Final = re.compile(
    rf"""{_LONG_STRINGS}|(?P<open>\"{{3}}|'{{3}})|{_SHORT_STRINGS}|\#[^\n]*+|(?P<header>{_HEADER})""",
    re.MULTILINE | re.DOTALL,
)
_LINE_END: Final = re.compile("\n")
_TOKENS: Final = re.compile(
    rf"""(?P<string>{_LONG_STRINGS}|{_SHORT_STRINGS})|(?P<mark>[\[\]{{}},=\n])|\#[^\n]*+|(?P<bare>[^\s\[\]{{}},="'#]++)""",
    re.DOTALL,
)


def entry_headers(text: str) -> list[int]:
    """Offsets of the lines of `text` that are [[entry]] headers, those inside multi-line strings left out."""
    if '"""' not in text and "'''" not in text:
        return [found.start() for found in _HEADERS.finditer(text)]
    headers = []
    for found in _HEADERS_OUTSIDE_STRINGS.finditer(text):
        if found.lastgroup == "open":
            break
        if found.lastgroup == "header":
            headers.append(found.start())
    return headers


def header_lookalikes(text: str) -> list[int]:
    """Offsets of the lines of `text` that look like [[entry]] headers, inside strings too."""
    return [found.start() for found in _HEADERS.finditer(text)]


def unclosed_string(text: str) -> int | None:
    """Offset of the triple quotes that nothing closes, None where there are none."""
    for found in _HEADERS_OUTSIDE_STRINGS.finditer(text):
        if found.lastgroup == "open":
            return found.start()
    return None


def line_numbers(text: str, offsets: list[int]) -> list[int]:
    """The line of each of the rising `offsets`, from 1."""
    lines, line, done = [], 1, 0
    for offset in offsets:
        line += text.count("\n", done, offset)
        done = offset
        lines.append(line)
    return lines


def line_starts(text: str) -> list[int]:
    """The offset of the first character of each line."""
    return [0, *(found.end() for found in _LINE_END.finditer(text))]


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of `offset`, in code points, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def places(text: str) -> dict[KeyPath, int]:
    """The offset at which each key, table and list item of the valid TOML `text` begins, by its path."""
    index = _Index()
    for token in _TOKENS.finditer(text):
        group = token.lastgroup
        if group == "mark":
            index.mark(token.group(), token.start())
        elif group is not None:
            index.word(token.group(), token.start(), is_string=group == "string")
    index.mark("\n", len(text))
    return index.places


@dataclass(slots=True)
class _Open:
    """A list or an inline table that isn't closed yet; `item` is the number of the list's item, None in a table."""

    path: KeyPath
    item: int | None


class _Index:
    """Reads tokens in order and notes where each path begins."""

    def __init__(self) -> None:
        self.places: dict[KeyPath, int] = {}
        self._counts: dict[KeyPath, int] = {}
        self._table: KeyPath = ()
        self._open: list[_Open] = []
        self._brackets = 0
        self._key: list[str] = []
        self._key_start = 0
        self._path: KeyPath | None = None

    def word(self, token: str, start: int, *, is_string: bool) -> None:
        """A string or a bare word: part of a key, or a value."""
        if self._takes_value():
            self._value_begins(start)
            return
        if not self._key and not self._brackets:
            self._key_start = start
        self._key += [_unquoted(token)] if is_string else [part for part in token.split(".") if part]

    def mark(self, mark: str, start: int) -> None:
        """A bracket, a brace, a comma, an equals sign or the end of a line."""
        if mark == "\n":
            self._line_ends()
        elif mark == "=":
            self._key_ends()
        elif mark == ",":
            self._item_ends()
        elif mark in "]}" and self._open:
            self._open.pop()
            self._path = None
            self._key = []
        elif self._takes_value():
            path = self._value_begins(start)
            self._open.append(_Open(path, 0 if mark == "[" else None))
        elif mark == "[" and not self._open:
            self._brackets += 1
            self._key_start = start if self._brackets == 1 else self._key_start

    def _takes_value(self) -> bool:
        return self._path is not None or bool(self._open and self._open[-1].item is not None)

    def _value_begins(self, start: int) -> KeyPath:
        """The path of the value that begins at `start`."""
        if self._path is not None:
            path, self._path = self._path, None
            return path
        inner = self._open[-1]
        path = (*inner.path, inner.item or 0)
        self.places.setdefault(path, start)
        return path

    def _key_ends(self) -> None:
        base = self._open[-1].path if self._open else self._table
        for part in self._key:
            base = (*base, part)
            self.places.setdefault(base, self._key_start)
        self._path = base
        self._key = []

    def _item_ends(self) -> None:
        self._path = None
        self._key = []
        if self._open and self._open[-1].item is not None:
            self._open[-1].item += 1

    def _line_ends(self) -> None:
        if self._open:
            return
        if self._brackets and self._key:
            self._enter_table()
        self._brackets = 0
        self._key = []
        self._path = None

    def _enter_table(self) -> None:
        """The header of a table or of one of an array of tables: later keys belong to it."""
        path: KeyPath = ()
        for part in self._key[:-1]:
            path = self._latest((*path, part))
            self.places.setdefault(path, self._key_start)
        path = (*path, self._key[-1])
        if self._brackets > 1:
            self.places.setdefault(path, self._key_start)
            self._counts[path] = self._counts.get(path, 0) + 1
            path = self._latest(path)
        self.places.setdefault(path, self._key_start)
        self._table = path

    def _latest(self, path: KeyPath) -> KeyPath:
        count = self._counts.get(path)
        return path if count is None else (*path, count - 1)


def _unquoted(token: str) -> str:
    if "\\" not in token:
        return token[3:-3] if token.startswith(('"""', "'''")) and len(token) > 5 else token[1:-1]  # noqa: PLR2004
    import tomli  # noqa: PLC0415 - compiled glossaries aren't read at all

    try:
        return str(tomli.loads(f"key = {token}")["key"])
    except ValueError:
        return token
