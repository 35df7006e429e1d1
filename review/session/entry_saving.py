"""Saving a changed entry: the files are read again, what speaks against the change is told, and only then it is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from review.errors import Fault
from review.french.lexicon import Lexicon
from review.glossary.conflict import EntryConflict
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.files import glossary_files, load_all
from review.session.entries import faults_of_change, save_entry
from review.session.glossary_home import (
    copy_shipped,
    file_for_new,
    home_folder,
    is_shipped,
    shipped_glossaries,
    with_file,
)
from review.session.settings import Settings, project_file

TOML: Final = ".toml"


def home_of(text: Path) -> Path:
    """The folder that glossaries of one's own are kept under for the text at `text`."""
    return home_folder(text, project_file(text))


def files_for_entry(settings: Settings, text: Path) -> tuple[Path, ...]:
    """The files that a new entry can go into: first the one proposed, then the other TOML files in force that can be written to."""
    first = file_for_new(settings.glossaries, home_of(text))
    others = (file for file in glossary_files(settings.glossaries) if can_hold(file) and not is_shipped(file))
    return tuple(dict.fromkeys((first, *others)))


def can_hold(path: Path) -> bool:
    """Whether entries of the file at `path` can be changed one by one: those of a table can't."""
    return path.suffix.casefold() == TOML


def save_checked(
    settings: Settings, path: Path, old: GlossaryEntry | None, new: GlossaryEntry, lexicon: Lexicon
) -> list[Fault]:
    """Write `new` into the glossary at `path` in the place of `old` (as one more entry where that is None), unless something speaks against it.

    What `review glossary check` would say of the change is returned, and nothing is written where it says anything.

    Raises:
        EntryConflict: the file no longer holds `old` as it was.
        GlossaryError: a glossary in force is invalid, or has the id of `new` already.
        OutputError: the file can't be written.
    """
    glossaries = in_force_with(settings, path)
    if old is not None:
        own = next((glossary.entries for glossary in glossaries if glossary.path == str(path)), None)
        theirs = None if own is None else next((entry for entry in own if entry.id == old.id), None)
        if own is not None and theirs != old:
            raise EntryConflict(str(path), old, theirs)
        old = theirs or old
    faults = faults_of_change(glossaries, path, old, new, lexicon)
    if not faults:
        save_entry(path, old, new)
    return faults


def in_force_with(settings: Settings, path: Path) -> tuple[Glossary, ...]:
    """The glossaries in force, the file at `path` among them: an empty one where it is read once it is there, if there is none yet.

    Raises GlossaryError with all faults of the files.
    """
    glossaries = load_all(settings.glossaries)
    known = {file.resolve() for file in glossary_files(settings.glossaries)}
    if path.resolve() in known:
        return glossaries
    at = 0  # see `with_file`
    if path.parent in settings.glossaries:
        folder = settings.glossaries.index(path.parent)
        own = glossary_files([path.parent]) if path.parent.is_dir() else ()
        at = len(glossary_files(settings.glossaries[:folder])) + sum(file.name < path.name for file in own)
    return (*glossaries[:at], Glossary(str(path), path.stem, None, "fr", ()), *glossaries[at:])


def settings_with(settings: Settings, file: Path) -> Settings:
    """`settings` with the glossary at `file` in force."""
    return replace(settings, glossaries=with_file(settings.glossaries, file))


def place_for_copy(path: Path, text: Path) -> Path:
    """Where the shipped glossary at `path` would be copied to, to be changed for the text at `text`."""
    return home_of(text) / shipped_glossaries().name / path.name


def with_copy(settings: Settings, text: Path) -> Settings:
    """`settings` with copies of the shipped glossaries in force in the place of the originals; makes the copies.

    Raises OutputError where something can't be written.
    """
    folder = copy_shipped(home_of(text))
    kept: list[Path] = []
    for path in settings.glossaries:
        if path.resolve() == shipped_glossaries().resolve():
            kept.append(folder)
        elif is_shipped(path):
            kept.append(folder / path.name)
        else:
            kept.append(path)
    return replace(settings, glossaries=tuple(dict.fromkeys(kept)))
