"""Changing one entry of a glossary file, with all the rest of the file left as it is.

Only the block of the entry concerned is written again (see `toml_block`); every other character of the file stays. What was
written is read back before it replaces the file. `saving` sees to it that nobody's change is lost: whoever saves second builds
on what the first one saved, or is told of it (`EntryConflict`).
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from review.errors import Fault, GlossaryError, OutputError
from review.glossary.conflict import EntryConflict
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_blocks import (
    Block,
    above_comments,
    block_named,
    blocks,
    headers_of,
    ids_sorted,
    parse_block,
)
from review.glossary.entry_table import ENTRY_FIELDS
from review.glossary.entry_writing import DEFAULTS, GRAMMAR_FIELDS, render, table_of
from review.glossary.fields import shown
from review.glossary.reading_back import holds
from review.glossary.saving import make, save
from review.glossary.source_text import refusal
from review.glossary.toml_block import block_with
from review.glossary.toml_file import SCHEMA, parse
from review.glossary.toml_literal import Value, quoted
from review.model.messages import _

_RIGHT_GROUP: Final = frozenset({"right", "pos", *GRAMMAR_FIELDS})


def create(path: Path, name: str, source: str | None = None, target: str = "fr-FR") -> None:
    """Write a glossary without entries to `path`, its folder too; raises OutputError where there is a file already."""
    lines = [f"schema = {SCHEMA}", "", "[glossary]", f"name = {quoted(name)}"]
    lines += [f"source = {quoted(source)}"] if source else []
    make(path, "\n".join([*lines, f"target = {quoted(target)}", ""]).encode())


def create_missing(path: Path, name: str) -> None:
    """Write a glossary without entries to `path` unless there is a file, one that another program makes at this moment too."""
    if not path.exists():
        try:
            create(path, name)
        except OutputError:
            if not path.exists():
                raise


def append_entry(path: Path, entry: GlossaryEntry) -> None:
    """Add `entry` to the glossary at `path`: where its id belongs if the entries are sorted by id, else at the end.

    Raises GlossaryError where the file is invalid or has the id already, OutputError where it can't be written.
    """
    save(path, lambda text: with_entry(text, str(path), entry))


def replace_entry(path: Path, old: GlossaryEntry, new: GlossaryEntry) -> None:
    """Put `new` in the place of `old` in the glossary at `path`; only the fields that differ are written.

    Raises EntryConflict where the file no longer holds `old` as it was, GlossaryError where it is invalid or has the new
    id already, OutputError where it can't be written.
    """
    save(path, lambda text: with_entry_replaced(text, str(path), old, new))


def replace_block(path: Path, old: GlossaryEntry, was: str, block: str) -> None:
    """Put the text `block`, which holds one entry, in the place of `was`, the text of the entry `old`; line ends don't count.

    Raises EntryConflict where the file no longer has that text, GlossaryError where `block` or the file is invalid or the
    new id is there already, OutputError where it can't be written.
    """
    save(path, lambda text: with_block_replaced(text, str(path), old, was, block))


def with_entry(text: str, path: str, entry: GlossaryEntry) -> str:
    """The glossary `text` with `entry` added; see `append_entry`."""
    glossary = parse(text, path)
    ids = [one.id for one in glossary.entries]
    _refuse_id(entry.id, ids, path)
    headers = headers_of(text, glossary)
    number = bisect_left(ids, entry.id) if ids == sorted(ids) else len(ids)
    at = above_comments(text, headers[number]) if number < len(headers) else len(text)
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
    number = ids.index(old.id) if old.id in ids else None
    if number is None or glossary.entries[number] != old:
        raise EntryConflict(path, old, None if number is None else glossary.entries[number])
    if new.id != old.id:
        _refuse_id(new.id, ids, path)
    ends = [*headers_of(text, glossary), len(text)]
    start, end = ends[number], ends[number + 1]
    block = text[start:end]
    changed = text[:start] + _edited(block, old, new, path) + text[end:]
    _verify(changed, path, [*glossary.entries[:number], new, *glossary.entries[number + 1 :]])
    return _in_order(changed, glossary, old, new)


def with_block_replaced(text: str, path: str, old: GlossaryEntry, was: str, block: str) -> str:
    """The glossary `text` with `block` in the place of `was`; see `replace_block`."""
    glossary = parse(text, path)
    place = block_named(text, glossary, old.id)
    if place is None or place.entry != old or _plain_ends(text[place.start : place.end]) != _plain_ends(was):
        raise EntryConflict(path, old, None if place is None else place.entry)
    new = parse_block(block, path)
    if new.id != old.id:
        _refuse_id(new.id, [entry.id for entry in glossary.entries], path)
    ended = _plain_ends(block).strip("\n") + "\n"
    changed = text[: place.start] + ended.replace("\n", _line_end(text)) + text[place.end :]
    _verify(changed, path, [new if entry.id == old.id else entry for entry in glossary.entries])
    return _in_order(changed, glossary, old, new)


def _in_order(text: str, glossary: Glossary, old: GlossaryEntry, new: GlossaryEntry) -> str:
    """`text`, in which `new` has taken the place of `old`, with its block moved where its id belongs if the file was sorted."""
    others = [entry.id for entry in glossary.entries if entry.id != old.id]
    number = [entry.id for entry in glossary.entries].index(old.id)
    wanted = bisect_left(others, new.id)
    if wanted == number or not ids_sorted(glossary.entries):
        return text
    places = blocks(text, parse(text, glossary.path))
    own, end = places[number], _line_end(text)
    after = next((at for at in range(own.end, len(text)) if not text[at].isspace()), len(text))
    block = text[own.start : own.end].rstrip() + end
    rest = text[: own.start] + text[after:]
    target = _start_in_rest(places[:number] + places[number + 1 :], wanted, own, after - own.start)
    if target is None:
        changed = rest.rstrip() + end * 2 + block
    else:
        changed = rest[:target] + block + end + rest[target:]
    _verify(changed, glossary.path, [*_ordered(glossary, old, new)])
    return changed


def _start_in_rest(others: Sequence[Block], wanted: int, own: Block, taken: int) -> int | None:
    """Where the block begins that comes behind the moved one, in the text that has lost `taken` characters of `own`."""
    if wanted == len(others):
        return None
    start = others[wanted].start
    return start - taken if start > own.start else start


def _ordered(glossary: Glossary, old: GlossaryEntry, new: GlossaryEntry) -> list[GlossaryEntry]:
    changed = [new if entry.id == old.id else entry for entry in glossary.entries]
    return sorted(changed, key=lambda entry: entry.id)


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n")


def _failure(path: str, message: str, hint: str = "", line: int | None = None) -> GlossaryError:
    return refusal(path, Fault(path, line, message, hint))


def _refuse_id(wanted: str, ids: Sequence[str], path: str) -> None:
    if wanted in ids:
        raise _failure(path, _("there is an entry “{id}” already").format(id=shown(wanted)))


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _verify(text: str, path: str, wanted: Sequence[GlossaryEntry]) -> None:
    """Read the changed text back; raises GlossaryError where it doesn't hold what was `wanted`."""
    if not holds(text, path, wanted):
        raise _failure(path, _("this entry can only be changed by hand"), _("open the file in an editor"))


def _edited(block: str, old: GlossaryEntry, new: GlossaryEntry, path: str) -> str:
    """The [[entry]] `block` with the fields that differ between `old` and `new` written again."""
    plain = block.replace("\r\n", "\n")
    body = _without_tail(plain)
    changes = _changes(old, new, tomllib.loads(body)["entry"][0])
    try:
        changed = block_with(body, changes)
    except ValueError as error:
        hint = _("open the file in an editor")
        raise _failure(path, _("this entry can only be changed by hand"), hint) from error
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
