"""Changing glossary entries: what speaks against a change, and the saving."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from review.detect.examples import run_examples
from review.detect.forms import Forms
from review.errors import Fault, GlossaryError
from review.formats.text import TextFormat
from review.french.inflection import term_forms
from review.french.lexicon import Lexicon
from review.glossary import toml_writer
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_blocks import ids_sorted, parse_block
from review.glossary.entry_writing import render
from review.glossary.fields import shown
from review.glossary.files import TABLE_SUFFIXES
from review.glossary.lint import lint
from review.glossary.source_text import decode, read_bytes
from review.glossary.toml_file import parse
from review.model.document import Document
from review.model.messages import _


def changed_glossaries(
    glossaries: Sequence[Glossary], path: Path, old: GlossaryEntry | None, new: GlossaryEntry
) -> tuple[Glossary, ...]:
    """`glossaries`, those in force, with `new` in the place of `old` in the file at `path`, or added to it where `old` is None.

    Nothing is read or written; a file that isn't in force yet becomes one with this entry alone, before the others.
    """
    own = _own(glossaries, path)
    if own is None:
        return (
            Glossary(str(path), path.stem, None, "fr", (replace(new, path=str(path), line=0),)),
            *glossaries,
        )
    return tuple(
        replace(glossary, entries=_with(glossary, old, new)) if glossary is own else glossary
        for glossary in glossaries
    )


def _own(glossaries: Sequence[Glossary], path: Path) -> Glossary | None:
    """The one of `glossaries` that was read from the file at `path`, however it was named."""
    real = os.path.realpath(path)
    same = (one for one in glossaries if one.path == str(path) or os.path.realpath(one.path) == real)
    return next(same, None)


def _with(glossary: Glossary, old: GlossaryEntry | None, new: GlossaryEntry) -> tuple[GlossaryEntry, ...]:
    placed = replace(new, path=glossary.path, line=old.line if old is not None else 0)
    if old is not None and old.id == new.id:
        return tuple(placed if entry.id == old.id else entry for entry in glossary.entries)
    number = next(
        (n for n, entry in enumerate(glossary.entries) if old is not None and entry.id == old.id), None
    )
    others = [entry for n, entry in enumerate(glossary.entries) if n != number]
    # A file whose entries are sorted stays so (see `toml_writer`).
    at = number if number is not None else len(others)
    if ids_sorted(glossary.entries):
        at = bisect_left([entry.id for entry in others], new.id)
    return (*others[:at], placed, *others[at:])


def faults_of_change(
    glossaries: Sequence[Glossary],
    path: Path,
    old: GlossaryEntry | None,
    new: GlossaryEntry,
    lexicon: Lexicon,
    *,
    forms: Forms | None = None,
) -> list[Fault]:
    """What speaks against the change: all that keeps `new` from being read back, else what the check says that it didn't before.

    The check is that of `review glossary check`: the lint of all glossaries. The examples and counterexamples of `new` are
    run; faults that other entries get through the change are told too. A fault of an entry that stands in no file yet
    has no line. `forms` gives the inflected forms of a term by its part of speech, by default as `lexicon` has them.
    """
    unreadable = _unreadable(glossaries, path, old, new)
    if unreadable:
        return unreadable
    changed = changed_glossaries(glossaries, path, old, new)
    before, after = _Places(glossaries), _Places(changed)
    inflected = forms or cache(lambda term, pos: term_forms(lexicon, term, pos))
    known = {before.apart(fault) for fault in lint(glossaries, lexicon, inflected)}
    found = [
        fault
        for fault in lint(changed, lexicon, inflected)
        if after.id_of(fault) == new.id or after.apart(fault) not in known
    ]
    mine = _own(changed, path)
    if mine is not None:
        found += run_examples(mine, changed, lexicon, example_document, forms=inflected, only=(new.id,))
    return [replace(fault, line=fault.line or None) for fault in found]


def _unreadable(
    glossaries: Sequence[Glossary], path: Path, old: GlossaryEntry | None, new: GlossaryEntry
) -> list[Fault]:
    """The faults that reading the glossaries with `new` in them would end with."""
    line = old.line if old is not None and old.line else None
    where = old.path if old is not None and old.path else str(path)
    try:
        parse_block(render(new), where)
    except GlossaryError as error:
        return [replace(fault, where=where, line=line, column=None) for fault in error.faults]
    except ValueError:
        return [
            Fault(where, line, _("the right forms differ in part of speech in a way that a file can't say"))
        ]
    own = _own(glossaries, path)
    faults = []
    for glossary in glossaries:
        for entry in glossary.entries:
            if entry.id == new.id and not (glossary is own and old is not None and old.id == new.id):
                message = _("there is an entry “{id}” already ({path}, line {line})")
                told = message.format(id=shown(new.id), path=glossary.path, line=entry.line)
                faults.append(Fault(where, line, told, _("give this entry an id of its own")))
    return faults


class _Places:
    """Which entry stands on which line of which file."""

    def __init__(self, glossaries: Sequence[Glossary]) -> None:
        self._ids: Final = {
            (glossary.path, entry.line): entry.id for glossary in glossaries for entry in glossary.entries
        }

    def id_of(self, fault: Fault) -> str:
        """The id of the entry that a fault is told of, "" where it is told of a file."""
        return self._ids.get((fault.where, fault.line or 0), "")

    def apart(self, fault: Fault) -> tuple[str, str, str]:
        """A fault without its line, which moves when an entry is put in."""
        return (
            fault.where,
            self.id_of(fault),
            "".join(letter for letter in fault.message if not letter.isdigit()),
        )


def example_document(text: str) -> Document:
    """An example's text as a document of its own."""
    return TextFormat().read(_("example"), text.encode("utf-8", "surrogatepass"))


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
    if not path.exists():
        toml_writer.create(path, path.stem)
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
