"""Which glossary files are in force, and all of them read at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from review.errors import Fault, GlossaryError
from review.glossary.entry import Glossary
from review.glossary.source_text import decode, read_bytes, refusal
from review.model.messages import _

FOLDER_SUFFIXES: Final = (".toml", ".tsv", ".csv")
"""What is read of a folder."""

SETTINGS: Final = "review.toml"
"""The name of the settings of a project, which may stand among its glossaries and is none."""

TABLE_SUFFIXES: Final = (".tsv", ".csv", ".tab", ".txt", ".utf8", ".xlsx", ".tbx")
"""Tables, with the suffixes that OmegaT gives its glossaries too, and term bases: what isn't TOML."""


def glossary_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files that `paths` stand for, in their order: a folder stands for its glossaries, sorted by name.

    A file that is named twice, through links too, counts once. Files in folders whose names begin with a dot or with ~$
    (what editors leave beside an open file) are left out, and so is review.toml. Nothing is read, and a path without a file is kept as it is.
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
            and file.name != SETTINGS
            and not file.is_dir()
        ):
            yield file


def _identity(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path


def load_all(paths: Sequence[Path]) -> tuple[Glossary, ...]:
    """The glossaries of all files that `paths` stand for, in the order of `glossary_files`; raises as `load_files` does."""
    return load_files(glossary_files(paths))


def load_files(files: Sequence[Path], contents: Mapping[Path, bytes] | None = None) -> tuple[Glossary, ...]:
    """The glossaries of all `files`, in their order; a file among `contents` isn't read again.

    Raises one GlossaryError with all faults of all files; an id in two files is one. Ids that a table's rows are given
    give way to those that are written in other files.
    """
    faults: list[Fault] = []
    read: dict[Path, Glossary] = {}
    # Tables come last, so that the ids made for them can differ from all written ones.
    for path in sorted(files, key=lambda file: file.suffix.casefold() in TABLE_SUFFIXES):
        taken = {entry.id for glossary in read.values() for entry in glossary.entries}
        try:
            read[path] = _load(path, taken, contents or {})
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


def _load(path: Path, taken: set[str], contents: Mapping[Path, bytes]) -> Glossary:
    suffix = path.suffix.casefold()
    if suffix == ".xlsx":
        from review.glossary.exchange import xlsx_reading  # noqa: PLC0415 - brings openpyxl

        return xlsx_reading.parse(_bytes(path, contents), str(path), taken)
    if suffix == ".tbx":
        from review.glossary.exchange import tbx_reading  # noqa: PLC0415 - brings an XML parser

        return tbx_reading.parse(_bytes(path, contents), str(path), taken)
    if suffix in TABLE_SUFFIXES:
        from review.glossary.exchange import tabular  # noqa: PLC0415 - most glossaries are written in TOML

        text = decode(_bytes(path, contents), str(path), utf16=True)
        return tabular.parse(text, str(path), is_csv=suffix == ".csv", taken=taken)
    if suffix == ".toml" or path.is_dir() or not path.exists():
        from review.glossary import toml_file  # noqa: PLC0415 - compiled glossaries aren't read at all

        return toml_file.parse(decode(_bytes(path, contents), str(path)), str(path))
    from review.glossary.fields import shown  # noqa: PLC0415

    where = str(path)
    known = ", ".join((".toml", *TABLE_SUFFIXES))
    message = _("“{suffix}” is no kind of glossary").format(suffix=shown(path.suffix or path.name))
    raise refusal(where, Fault(where, None, message, _("glossaries end in {known}").format(known=known)))


def _bytes(path: Path, contents: Mapping[Path, bytes]) -> bytes:
    known = contents.get(path)
    return read_bytes(path) if known is None else known


def _repeated_ids(glossaries: Sequence[Glossary]) -> Iterator[Fault]:
    from review.glossary.fields import shown  # noqa: PLC0415

    first: dict[str, tuple[str, int]] = {}
    for glossary in glossaries:
        for entry in glossary.entries:
            path, line = first.setdefault(entry.id, (glossary.path, entry.line))
            if path != glossary.path:
                message = _("the id “{id}” stands in two files: first in {path}, line {line}")
                message = message.format(id=shown(entry.id), path=path, line=line)
                yield Fault(glossary.path, entry.line, message, _("give this entry an id of its own"))
