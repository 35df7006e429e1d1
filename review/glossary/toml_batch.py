"""Many entries of a TOML glossary written at once: into a file that is there, the rest of which stays, or as a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from review.errors import Fault
from review.glossary.entry import GlossaryEntry
from review.glossary.entry_blocks import above_comments
from review.glossary.entry_writing import render
from review.glossary.glossary_head import Head
from review.glossary.line_index import entry_headers
from review.glossary.reading_back import holds
from review.glossary.saving import make, save
from review.glossary.source_text import refusal
from review.glossary.toml_file import SCHEMA, parse
from review.glossary.toml_writer import with_entry_replaced
from review.model.messages import _

Change = tuple[GlossaryEntry, GlossaryEntry]
"""An entry as the file has it, and as it is to be."""


def whole_text(head: Head, entries: Iterable[GlossaryEntry]) -> str:
    """A whole glossary file."""
    return "\n".join([head.text(), *(render(entry) for entry in entries)])


def write_new(path: Path, head: Head, entries: Iterable[GlossaryEntry]) -> None:
    """Write a glossary to `path`, its folder too; raises OutputError where there is a file already, or none can be written."""
    make(path, whole_text(head, entries).encode())


def write_changes(path: Path, added: Sequence[GlossaryEntry], changed: Sequence[Change]) -> None:
    """Write new and changed entries into the glossary at `path` in one go: the file is either as it was or has them all.

    Raises GlossaryError where the file is invalid, no longer holds what is to be changed, or has an id of `added` already,
    OutputError where it can't be written.
    """
    save(path, lambda text: with_changes(text, str(path), added, changed))


def with_changes(text: str, path: str, added: Sequence[GlossaryEntry], changed: Sequence[Change]) -> str:
    """The glossary `text` with new and changed entries; see `write_changes`.

    Where the entries are sorted by id the new ones go where they belong, else to the end. Comments above an entry stay above it.
    """
    glossary = parse(text, path)
    headers = entry_headers(text)
    if len(headers) != len(glossary.entries):
        hint = _("begin each entry with [[entry]] on a line of its own")
        raise _refusal(path, _("the entries of this file can only be changed by hand"), hint)
    end = "\r\n" if "\r\n" in text else "\n"
    starts = [above_comments(text, header) for header in headers]
    # The top of the file, then the stretch of each entry.
    cuts = [0, *starts, len(text)]
    pieces = [text[start:stop] for start, stop in pairwise(cuts)]
    wanted = list(glossary.entries)
    places = {entry.id: number for number, entry in enumerate(wanted)}
    for old, new in changed:
        number = places.get(old.id)
        if number is None or wanted[number] != old:
            message = _("the entry “{id}” was changed in the meantime").format(id=old.id)
            raise _refusal(path, message, _("run the command again"))
        pieces[number + 1] = _replaced(pieces[number + 1], path, old, new)
        wanted[number] = new
    result, order = _inserted(pieces, wanted, added, end)
    if not holds(result, path, order):
        raise _refusal(path, _("this file can only be changed by hand"), "")
    return result


def _inserted(
    pieces: list[str], entries: list[GlossaryEntry], added: Sequence[GlossaryEntry], end: str
) -> tuple[str, list[GlossaryEntry]]:
    """The pieces with new entries among them, and the entries in the order in which they stand."""
    ids = [entry.id for entry in entries]
    blocks = [(entry, piece) for entry, piece in zip(entries, pieces[1:], strict=True)]
    new = [(entry, render(entry).replace("\n", end)) for entry in added]
    if ids == sorted(ids):
        blocks = sorted([*blocks, *new], key=lambda block: block[0].id)
    else:
        blocks += new
    fresh = {id(entry) for entry, _text in new}
    made = [pieces[0]]
    last_fresh = False
    for entry, piece in blocks:
        is_fresh = id(entry) in fresh
        if is_fresh or last_fresh:
            made[-1] = _spaced(made[-1], end)
        made.append(piece)
        last_fresh = is_fresh
    return "".join(made), [entry for entry, _text in blocks]


def _spaced(text: str, end: str) -> str:
    """`text` with a blank line at its end, unless it is blank itself."""
    if text and not text.endswith("\n"):
        text += end
    return text + end if text.strip() and not text.endswith((end * 2, "\n\n")) else text


def _replaced(piece: str, path: str, old: GlossaryEntry, new: GlossaryEntry) -> str:
    """The stretch of a file that holds `old`, with `new` in its place."""
    top = f"schema = {SCHEMA}\n"
    return with_entry_replaced(top + piece, path, old, new)[len(top) :]


def _refusal(path: str, message: str, hint: str) -> Exception:
    return refusal(path, Fault(path, None, message, hint))
