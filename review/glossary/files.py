"""Which glossary files are in force, and all of them read at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from review.errors import Fault, GlossaryError
from review.glossary import tabular, toml_file
from review.glossary.entry import Glossary
from review.glossary.fields import shown
from review.glossary.source_text import refusal
from review.model.messages import _

FOLDER_SUFFIXES: Final = (".toml", ".tsv", ".csv")
"""What is read of a folder."""

TABLE_SUFFIXES: Final = (".tsv", ".csv", ".tab", ".txt", ".utf8")
"""Tables: the suffixes that OmegaT gives its glossaries too."""


def glossary_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files that `paths` stand for, in their order: a folder stands for its glossaries, sorted by name.

    A file that is named twice, through links too, counts once. Files in folders whose names begin with a dot or with ~$
    (what editors leave beside an open file) are left out. Nothing is read, and a path without a file is kept as it is.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _in_folder(path) if path.is_dir() else (path,):
            found.setdefault(_identity(file), file)
    return tuple(found.values())


def _in_folder(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(folder.iterdir(), key=lambda file: file.name)
    except OSError as error:
        reason = error.strerror or str(error)
        message = _("the folder can't be read: {reason}").format(reason=reason)
        raise refusal(str(folder), Fault(str(folder), None, message)) from error
    for file in names:
        if (
            file.suffix.casefold() in FOLDER_SUFFIXES
            and not file.name.startswith((".", "~$"))
            and not file.is_dir()
        ):
            yield file


def _identity(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path


def load_all(paths: Sequence[Path]) -> tuple[Glossary, ...]:
    """The glossaries of all files that `paths` stand for, in the order of `glossary_files`.

    Raises one GlossaryError with all faults of all files; an id in two files is one. Ids that a table's rows are given
    give way to those that are written in other files.
    """
    faults: list[Fault] = []
    files = glossary_files(paths)
    read: dict[Path, Glossary] = {}
    # Tables come last, so that the ids made for them can differ from all written ones.
    for path in sorted(files, key=lambda file: file.suffix.casefold() in TABLE_SUFFIXES):
        taken = {entry.id for glossary in read.values() for entry in glossary.entries}
        try:
            read[path] = _load(path, taken)
        except GlossaryError as error:
            faults += error.faults
    glossaries = tuple(read[path] for path in files if path in read)
    faults += _repeated_ids(glossaries)
    if faults:
        order = {str(path): number for number, path in enumerate(files)}
        faults.sort(key=lambda fault: (order.get(fault.where, 0), fault.line or 0, fault.column or 0))
        title = faults[0].where if len(files) == 1 else _("glossaries")
        raise GlossaryError(title, faults[0].message, faults[0].hint, faults)
    return glossaries


def _load(path: Path, taken: set[str]) -> Glossary:
    suffix = path.suffix.casefold()
    if suffix in TABLE_SUFFIXES:
        return tabular.load(path, taken)
    if suffix == ".toml" or path.is_dir() or not path.exists():
        return toml_file.load(path)
    where = str(path)
    known = ", ".join((".toml", *TABLE_SUFFIXES))
    message = _("“{suffix}” is no kind of glossary").format(suffix=shown(path.suffix or path.name))
    raise refusal(where, Fault(where, None, message, _("glossaries end in {known}").format(known=known)))


def _repeated_ids(glossaries: Sequence[Glossary]) -> Iterator[Fault]:
    first: dict[str, tuple[str, int]] = {}
    for glossary in glossaries:
        for entry in glossary.entries:
            path, line = first.setdefault(entry.id, (glossary.path, entry.line))
            if path != glossary.path:
                message = _("the id “{id}” stands in two files: first in {path}, line {line}")
                message = message.format(id=shown(entry.id), path=path, line=line)
                yield Fault(glossary.path, entry.line, message, _("give this entry an id of its own"))
