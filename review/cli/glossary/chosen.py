"""The glossaries and the entries that a command is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from review.cli import output
from review.cli.given import GivenGlossaries, filled, in_force
from review.errors import ExitCode, Fault, GlossaryError, InputError, UsageError
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.fields import did_you_mean, nearest, shown
from review.glossary.files import glossary_files, load_all
from review.model.messages import _
from review.session.glossary_home import is_shipped


def readable(paths: Sequence[Path]) -> tuple[tuple[Glossary, ...], tuple[Fault, ...]]:
    """The glossaries of the files that `paths` stand for as far as they load, and the faults of the others."""
    files = glossary_files(paths)
    try:
        return load_all(files), ()
    except GlossaryError as error:
        bad = {fault.where for fault in error.faults}
        good = [file for file in files if str(file) not in bad]
        return load_all(good), error.faults


def glossaries_named(
    paths: tuple[Path, ...], given: GivenGlossaries
) -> tuple[tuple[Glossary, ...], tuple[Fault, ...]]:
    """The glossaries at `paths`, those in force where none are named, as far as they load; the faults of the others."""
    return readable(filled(paths) or in_force(given))


def tell_faults(faults: Sequence[Fault]) -> ExitCode:
    """Say what keeps files from being read, one line each; the code is 3 where there is any."""
    for fault in faults:
        output.tell(str(fault))
    return ExitCode.INPUT if faults else ExitCode.DONE


def entry_named(name: str, glossaries: Sequence[Glossary]) -> tuple[Glossary, GlossaryEntry] | None:
    """The entry with the id `name` and its glossary; None where there is none."""
    return next(
        ((glossary, entry) for glossary in glossaries for entry in glossary.entries if entry.id == name), None
    )


def unknown_entry(name: str, glossaries: Sequence[Glossary]) -> InputError:
    """The failure to find an entry, with the nearest id, or where that id would be, as a hint."""
    near = nearest(name, [entry.id for glossary in glossaries for entry in glossary.entries])
    hint = did_you_mean(near) if near else _("see: {command}").format(command="review glossary list")
    return InputError(shown(name), _("no glossary in force has an entry of this id"), hint)


def brief_place(entry: GlossaryEntry) -> str:
    """Where an entry is written: file and line."""
    return f"{entry.path}:{entry.line}"


def refuse_shipped(path: Path, hint: str = "") -> None:
    """Raises UsageError where the glossary at `path`, which is to be written, came with the program."""
    if is_shipped(path):
        message = _("this glossary came with the program; the next version would take its place")
        raise UsageError(str(path), message, hint or _("name a file of your own"))
