"""Saving changed glossary entries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from review.errors import Fault, GlossaryError
from review.glossary import toml_writer
from review.glossary.entry import GlossaryEntry
from review.glossary.files import TABLE_SUFFIXES
from review.glossary.source_text import decode, read_bytes
from review.glossary.toml_file import parse
from review.model.messages import _
from review.session.change_check import example_document, faults_of_change
from review.session.glossary_change import changed_glossaries

__all__ = [
    "changed_glossaries",
    "entry_in",
    "example_document",
    "faults_of_change",
    "refuse_tables",
    "save_block",
    "save_entry",
]


def save_entry(path: Path, old: GlossaryEntry | None, new: GlossaryEntry) -> None:
    """Write `new` into the glossary at `path`: in the place of `old`, or as one more entry; a missing file is made.

    Everything else in the file stays as it is, character by character. Whether anything speaks against the change is the
    caller's question (`faults_of_change`).

    Raises:
        EntryConflict: the file no longer holds `old` as it was; nothing is written.
        GlossaryError: the file is invalid, or has the id of `new` already.
        OutputError: it can't be written.
    """
    refuse_tables(path)
    if old is not None:
        toml_writer.replace_entry(path, old, new)
        return
    toml_writer.create_missing(path, path.stem)
    toml_writer.append_entry(path, new)


def save_block(path: Path, old: GlossaryEntry, was: str, block: str) -> None:
    """Write `block`, the text of one entry as a person left it, in the place of `was`, the text of `old`; raises as `save_entry` does."""
    refuse_tables(path)
    toml_writer.replace_block(path, old, was, block)


def refuse_tables(path: Path) -> None:
    """Raises GlossaryError where the glossary at `path` is a table, whose entries can't be changed one by one."""
    if path.suffix.casefold() in TABLE_SUFFIXES:
        message = _("the entries of a table are changed in the table itself, or in a glossary made of it")
        hint = _("to make one: {command}").format(
            command=f"review glossary merge {path.name} -o {path.stem}.toml"
        )
        raise GlossaryError(str(path), message, hint, [Fault(str(path), None, message, hint)])


def entry_in(path: Path, name: str) -> GlossaryEntry:
    """The entry with the id `name` as the file at `path` has it now; raises GlossaryError where it has none, or is invalid."""
    for entry in _entries(path):
        if entry.id == name:
            return entry
    message = _("there is no entry “{id}” any more").format(id=name)
    raise GlossaryError(str(path), message, faults=[Fault(str(path), None, message)])


def _entries(path: Path) -> Iterator[GlossaryEntry]:
    yield from parse(decode(read_bytes(path), str(path)), str(path)).entries
