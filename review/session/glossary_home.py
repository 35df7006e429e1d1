"""Where glossaries are when nobody names any, and where new entries go."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import review
from review.atomic import not_written, write_atomically
from review.glossary.files import glossary_files
from review.glossary.source_text import read_bytes

FOLDER: Final = "glossaries"
PERSONAL: Final = "perso.toml"
"""The file that takes new entries where no glossary of one's own is in force."""


def home_folder(text: Path, project: Path | None) -> Path:
    """The folder that glossaries of one's own are kept under: that of `project`, a review.toml, else that of the text."""
    return project.parent if project is not None else text.absolute().parent


def shipped_glossaries() -> Path:
    """The folder of the glossaries that came with the program."""
    package = Path(review.__file__).parent
    inside = package / FOLDER
    return inside if inside.is_dir() else package.parent / FOLDER


def default_glossaries(home: Path) -> tuple[Path, ...]:
    """glossaries/ in `home`; where there is none, or only a personal file in it, those that came with the program too."""
    own = home / FOLDER
    names = {file.name for file in glossary_files([own])} if own.is_dir() else set()
    if names - {PERSONAL}:
        return (own,)
    return (own, shipped_glossaries()) if names else (shipped_glossaries(),)


def is_shipped(path: Path) -> bool:
    """Whether the glossary at `path` came with the program: the next version takes its place, so nothing is written there."""
    shipped = shipped_glossaries()
    return (shipped.parent / "__init__.py").exists() and Path(os.path.realpath(path)).is_relative_to(
        os.path.realpath(shipped)
    )


def file_for_new(glossaries: tuple[Path, ...], home: Path) -> Path:
    """Where new entries go when `glossaries` are in force: the first TOML file named, or the personal one in the first folder.

    What came with the program is passed over; where nothing else is in force it is glossaries/perso.toml in `home`.
    """
    for path in glossaries:
        if is_shipped(path) or path == shipped_glossaries():
            continue
        if path.is_dir():
            return path / PERSONAL
        if path.suffix.casefold() == ".toml":
            return path
    return home / FOLDER / PERSONAL


def with_file(glossaries: tuple[Path, ...], file: Path) -> tuple[Path, ...]:
    """`glossaries` with `file` in force, first where it isn't yet: what a person wrote wins over what came with the program."""
    known = {os.path.realpath(path) for path in glossary_files(glossaries)}
    return glossaries if os.path.realpath(file) in known or file.parent in glossaries else (file, *glossaries)


def copy_shipped(home: Path) -> Path:
    """Copy the glossaries that came with the program to glossaries/ in `home`, to be changed there; return that folder.

    Files that are there already are left alone. Raises OutputError where something can't be written.
    """
    folder = home / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(folder, error) from error
    for file in glossary_files([shipped_glossaries()]):
        if not (folder / file.name).exists():
            write_atomically(folder / file.name, read_bytes(file))
    return folder
