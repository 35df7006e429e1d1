"""An entry as the texts of a form, field by field, and back: a form accepts what a file may hold, nothing else.

Each field is one text. Lists have one value a line; a value that can't stand on a line as it is (line breaks, spaces
around it, a quote or brace at its beginning) is written as a TOML string or inline table.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from review.glossary.entry import GlossaryEntry
from review.glossary.entry_fields import BY_KEY, FIELDS, FLAG, EntryField, Shape
from review.glossary.entry_table import read_entry
from review.glossary.entry_writing import table_of
from review.glossary.fields import Problem
from review.glossary.toml_literal import Value, quoted, rendered
from review.model.messages import _

Texts = Mapping[str, str]
"""What the form reads, by field; a field that is blank or missing is left out of the entry."""

_ODD: Final = frozenset({"Cc", "Zl", "Zp", "Cs"})
_MARKED: Final = ('"', "{")
_MT: Final = "- "
_FIXED: Final = "+ "


@dataclass(frozen=True, slots=True)
class FormFault:
    """What is wrong with the field `key`, and what to do about it."""

    key: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Both on one line."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


def texts_of(entry: GlossaryEntry) -> dict[str, str]:
    """The texts of a form that shows `entry`; fields with a default show it.

    Raises ValueError where the right forms differ in part of speech in a way that a file can't say.
    """
    table = table_of(entry)
    return {one.key: _text_of(one, table.get(one.key)) for one in FIELDS}


def entry_from(
    texts: Texts, path: str = "", line: int = 0
) -> tuple[GlossaryEntry | None, tuple[FormFault, ...]]:
    """The entry that the form's `texts` make, or None and all that is wrong with them, in the order of the fields.

    `path` and `line` are where the entry is written.
    """
    faults: list[FormFault] = []
    table: dict[str, object] = {}
    for one in FIELDS:
        text = texts.get(one.key, "")
        if any(unicodedata.category(letter) == "Cs" for letter in text):
            faults.append(FormFault(one.key, _("this holds half a character, which no file can hold")))
            continue
        try:
            value = _value_of(one, text)
        except ValueError as error:
            faults.append(FormFault(one.key, str(error)))
            continue
        if value is not None:
            table[one.key] = value
    told = {fault.key for fault in faults}
    problems: list[Problem] = []
    entry = read_entry(table, (), problems, path, line)
    faults += [fault for fault in map(_as_fault, problems) if fault.key not in told]
    order = {one.key: number for number, one in enumerate(FIELDS)}
    faults.sort(key=lambda fault: order.get(fault.key, 0))
    return (None if faults else entry), tuple(faults)


def _as_fault(problem: Problem) -> FormFault:
    key = str(problem.at[0]) if problem.at and problem.at[0] in BY_KEY else "id"
    return FormFault(key, problem.message, problem.hint)


def _text_of(one: EntryField, value: Value | None) -> str:
    if value is None:
        return one.default
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) or not isinstance(value, Iterable):
        return str(value)
    if one.shape is Shape.PAIRS:
        return "\n".join(map(_pair, value))
    return "\n".join(map(_item, value))


def _item(value: Value) -> str:
    return _plain(value) if isinstance(value, str) else rendered(value)


def _pair(value: Value) -> str:
    if not isinstance(value, Mapping):
        return _MT + _plain(str(value))
    return f"{_MT}{_plain(str(value['mt']))}\n{_FIXED}{_plain(str(value['fixed']))}"


def _plain(text: str) -> str:
    """`text` on a line of its own: as it is, or as a TOML string where it would be read otherwise."""
    odd = any(unicodedata.category(letter) in _ODD for letter in text)
    if odd or text != text.strip() or text.startswith(_MARKED):
        return _quoted(text)
    return text


def _quoted(text: str) -> str:
    written = quoted(text)
    # A text in single quotes is an elided word as often as not; the form reads double ones alone.
    return written if written.startswith('"') else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _value_of(one: EntryField, text: str) -> object:
    """The value that the field's text stands for, None where it is left out; raises ValueError saying what is wrong."""
    lines = _lines(text)
    if not lines:
        return None
    word: object = text if one.shape is Shape.NOTE else text.strip()
    if one.shape is Shape.PAIRS:
        word = _pairs(lines)
    elif one.shape is Shape.LIST:
        word = [_string(line) for line in lines]
    elif one.shape is Shape.RIGHTS:
        word = [_table(line) if line.startswith("{") else _string(line) for line in lines]
    elif one.choices == FLAG and word in FLAG:
        word = word == "true"
    return word


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _string(line: str) -> str:
    """The text that a line stands for."""
    if len(line) > 1 and line.startswith('"') and line.endswith('"'):
        try:
            found = tomllib.loads(f"v = {line}")["v"]
        except tomllib.TOMLDecodeError:
            return line
        return found if isinstance(found, str) else line
    return line


def _table(line: str) -> object:
    try:
        found: object = tomllib.loads(f"v = {line}")["v"]
    except tomllib.TOMLDecodeError as error:
        example = '{ text = "girafe", gender = "f" }'
        message = _("{line} can't be read; write {example}").format(line=line[:60], example=example)
        raise ValueError(message) from error
    return found


def _pairs(lines: list[str]) -> list[dict[str, str]]:
    """The examples: - begins the machine's text, + the same repaired; without signs they take turns."""
    pairs: list[dict[str, str]] = []
    for line in lines:
        sign = line[:1] if line[:1] in {"-", "+"} and line[1:2] in {" ", ""} else ""
        text = _string(line[1:].strip() if sign else line)
        waiting = bool(pairs) and "fixed" not in pairs[-1]
        if sign == "-" or (not sign and not waiting):
            pairs.append({"mt": text})
        elif waiting:
            pairs[-1]["fixed"] = text
        else:
            message = _("“{text}” has no machine's text before it: begin that line with -")
            raise ValueError(message.format(text=text[:60]))
    return pairs
