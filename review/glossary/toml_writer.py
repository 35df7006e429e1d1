"""Changing one entry of a glossary file, with all the rest of the file left as it is.

Only the block of the entry concerned is written again (see `toml_block`); every other character of the file stays. What was written is read back before it replaces the file.
"""

from __future__ import annotations

import codecs
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from review.atomic import not_written, write_atomically
from review.errors import Fault, GlossaryError, OutputError
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_table import ENTRY_FIELDS
from review.glossary.entry_writing import DEFAULTS, GRAMMAR_FIELDS, render, table_of
from review.glossary.fields import shown
from review.glossary.line_index import entry_headers
from review.glossary.source_text import decode, read_bytes, refusal
from review.glossary.toml_block import block_with
from review.glossary.toml_file import SCHEMA, parse
from review.glossary.toml_literal import Value, quoted
from review.model.messages import _

_RIGHT_GROUP: Final = frozenset({"right", "pos", *GRAMMAR_FIELDS})


def create(path: Path, name: str, source: str | None = None, target: str = "fr-FR") -> None:
    """Write a glossary without entries to `path`, its folder too; raises OutputError where there is a file already."""
    if path.exists():
        raise OutputError(str(path), _("there is a file of this name already"))
    lines = [f"schema = {SCHEMA}", "", "[glossary]", f"name = {quoted(name)}"]
    lines += [f"source = {quoted(source)}"] if source else []
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(path, error) from error
    write_atomically(path, "\n".join([*lines, f"target = {quoted(target)}", ""]).encode())


def append_entry(path: Path, entry: GlossaryEntry) -> None:
    """Add `entry` to the glossary at `path`: where its id belongs if the entries are sorted by id, else at the end.

    Raises GlossaryError where the file is invalid or has the id already, OutputError where it can't be written.
    """
    mark, text = _read(path)
    write_atomically(path, mark + with_entry(text, str(path), entry).encode())


def replace_entry(path: Path, old: GlossaryEntry, new: GlossaryEntry) -> None:
    """Put `new` in the place of `old` in the glossary at `path`; only the fields that differ are written.

    Raises GlossaryError where the file is invalid, no longer holds `old` as it was, or has the new id already,
    OutputError where it can't be written.
    """
    mark, text = _read(path)
    write_atomically(path, mark + with_entry_replaced(text, str(path), old, new).encode())


def with_entry(text: str, path: str, entry: GlossaryEntry) -> str:
    """The glossary `text` with `entry` added; see `append_entry`."""
    glossary = parse(text, path)
    ids = [one.id for one in glossary.entries]
    _refuse_id(entry.id, ids, path)
    headers = _headers(text, glossary)
    number = bisect_left(ids, entry.id) if ids == sorted(ids) else len(ids)
    at = _above_comments(text, headers[number]) if number < len(headers) else len(text)
    before, after = text[:at], text[at:]
    end = _line_end(text)
    if before and not before.endswith("\n"):
        before += end
    if before.strip() and not before.endswith((end * 2, "\n\n")):
        before += end
    block = render(entry).replace("\n", end)
    changed = before + block + (end + after if after else "")
    _verify(changed, path, [*glossary.entries[:number], entry, *glossary.entries[number:]])
    return changed


def with_entry_replaced(text: str, path: str, old: GlossaryEntry, new: GlossaryEntry) -> str:
    """The glossary `text` with `new` in the place of `old`; see `replace_entry`."""
    glossary = parse(text, path)
    ids = [one.id for one in glossary.entries]
    if old.id not in ids:
        raise _failure(path, _("there is no entry “{id}” any more").format(id=shown(old.id)))
    number = ids.index(old.id)
    if glossary.entries[number] != old:
        message = _("the entry “{id}” was changed in the meantime").format(id=shown(old.id))
        raise _failure(path, message, _("read the file again"), glossary.entries[number].line)
    if new.id != old.id:
        _refuse_id(new.id, ids, path)
    ends = [*_headers(text, glossary), len(text)]
    start, end = ends[number], ends[number + 1]
    block = text[start:end]
    changed = text[:start] + _edited(block, old, new, path) + text[end:]
    _verify(changed, path, [*glossary.entries[:number], new, *glossary.entries[number + 1 :]])
    return changed


def _read(path: Path) -> tuple[bytes, str]:
    """The byte-order mark of a file, if it has one, and its text."""
    data = read_bytes(path)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark, decode(data, str(path))


def _failure(path: str, message: str, hint: str = "", line: int | None = None) -> GlossaryError:
    return refusal(path, Fault(path, line, message, hint))


def _refuse_id(wanted: str, ids: Sequence[str], path: str) -> None:
    if wanted in ids:
        raise _failure(path, _("there is an entry “{id}” already").format(id=shown(wanted)))


def _headers(text: str, glossary: Glossary) -> list[int]:
    headers = entry_headers(text)
    if len(headers) != len(glossary.entries):
        hint = _("begin each entry with [[entry]] on a line of its own")
        raise _failure(glossary.path, _("the entries of this file can only be changed by hand"), hint)
    return headers


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _above_comments(text: str, header: int) -> int:
    """Where the comment that stands right above the [[entry]] at `header` begins; `header` where there is none."""
    at = header
    while at > 0:
        start = text.rfind("\n", 0, at - 1) + 1
        line = text[start:at].strip()
        if not line.startswith("#") or '"""' in line or "'''" in line:
            break
        at = start
    return at


def _verify(text: str, path: str, wanted: Sequence[GlossaryEntry]) -> None:
    """Read the changed text back; raises GlossaryError where it doesn't hold what was `wanted`."""
    found = parse(text, path).entries
    if len(found) != len(wanted) or any(
        one != other and table_of(one) != table_of(other) for one, other in zip(found, wanted, strict=True)
    ):
        raise _failure(path, _("this entry can only be changed by hand"))


def _edited(block: str, old: GlossaryEntry, new: GlossaryEntry, path: str) -> str:
    """The [[entry]] `block` with the fields that differ between `old` and `new` written again."""
    plain = block.replace("\r\n", "\n")
    body = _without_tail(plain)
    changes = _changes(old, new, tomllib.loads(body)["entry"][0])
    try:
        changed = block_with(body, changes)
    except ValueError as error:
        raise _failure(path, _("this entry can only be changed by hand")) from error
    return (changed + plain[len(body) :]).replace("\n", _line_end(block))


def _without_tail(block: str) -> str:
    """`block` up to the last line that is neither blank nor a comment, so that a new field follows the others."""
    lines = block.rstrip().split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    body = "\n".join(lines) + "\n"
    if not block.startswith(body):
        return block
    try:
        tomllib.loads(body)
    except ValueError:
        # The last lines are the end of a multi-line string.
        return block
    return body


def _changes(old: GlossaryEntry, new: GlossaryEntry, values: dict[str, object]) -> dict[str, Value | None]:
    """The fields to write, None for those to take out; `values` are the fields as the file has them.

    What is said of the right forms hangs together, so that it is written together.
    """
    before, after = table_of(old), table_of(new)
    changed = {key for key in ENTRY_FIELDS if before.get(key) != after.get(key)}
    if changed & _RIGHT_GROUP:
        changed |= _RIGHT_GROUP
    changes: dict[str, Value | None] = {}
    for key in ENTRY_FIELDS:
        if key not in changed:
            continue
        value = after.get(key, DEFAULTS.get(key) if key in values else None)
        if value is None and key not in values:
            continue
        if value != _plain(values.get(key)):
            changes[key] = value
    return changes


def _plain(value: object) -> object:
    """A value of the file with its lists as tuples, to be compared with an entry's."""
    return tuple(value) if isinstance(value, list) else value
