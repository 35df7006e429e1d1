"""Values written as TOML, the way a person would write them in a glossary."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

Value = str | bool | int | Sequence["Value"] | Mapping[str, "Value"]

_SHORT: Final = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_ESCAPED: Final = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029"\\]')
_LINE: Final = 100


def quoted(text: str) -> str:
    r"""`text` as a TOML string on one line: 'in single quotes' where it has a backslash and can do without escapes."""
    needs = set(_ESCAPED.findall(text))
    if "\\" in needs and needs <= {"\\", '"'} and "'" not in text:
        return f"'{text}'"
    return '"' + _ESCAPED.sub(lambda found: _escape(found.group()), text) + '"'


def _escape(letter: str) -> str:
    return _SHORT.get(letter) or f"\\u{ord(letter):04x}"


def rendered(value: Value) -> str:
    """`value` as TOML: lists and tables inline, a list of tables or one too long for a line with one item a line."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {rendered(item)}" for key, item in value.items()) + " }"
    items = [rendered(item) for item in value]
    line = "[" + ", ".join(items) + "]"
    tables = any(isinstance(item, Mapping) for item in value)
    if len(items) > 1 and (tables or len(line) > _LINE):
        return "[\n" + "".join(f"  {item},\n" for item in items) + "]"
    return line


def paragraph(text: str) -> str:
    r"""A text of several lines as a TOML string between triple quotes, or on one line where that can't be told back.

    TOML reads \r\n as a line break and drops the line break after the opening quotes.
    """
    odd = set(_ESCAPED.findall(text)) - {"\n"}
    if "\n" not in text or odd:
        return quoted(text)
    return f'"""\n{text}"""'
