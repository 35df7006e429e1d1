"""Where the corrected text goes: a file, the input's own place, or standard output."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click

from review.cli import output
from review.cli.texts import STDIN
from review.errors import OutputError, UsageError
from review.model.messages import _
from review.session.export import corrected_bytes, same_file, write_export
from review.session.opening import ledger_path
from review.session.session import ReviewSession
from review.session.settings import Settings

STDOUT: Final = STDIN


def destination_options() -> list[click.Parameter]:
    """The options that say where the corrected text goes."""
    return [
        click.Option(
            ["-o", "--output", "out"],
            metavar="OUT",
            help=_("Where the corrected text goes; - is standard output."),
        ),
        click.Option(
            ["--in-place"], is_flag=True, help=_("Write over the input file; the ledger keeps the original.")
        ),
    ]


def destination(file: Path, out: str | None, in_place: bool, settings: Settings) -> Path | None:
    """Where the corrected text of `file` goes, None for standard output; told before anything is recorded.

    Raises:
        UsageError: `out` is the input and `in_place` isn't set, or the other way round; or it is the ledger or the source text.
        OutputError: `out` is a folder, or its folder isn't there or can't be written to.
    """
    target = None if out in (None, STDOUT) else Path(out or "")
    if not in_place:
        if target is not None:
            refuse_inputs(target, file, settings)
            check_place(target)
        return target
    if out is not None and (target is None or not same_file(file, target)):
        raise UsageError("--in-place", _("this writes over the input file, not to {out}").format(out=out))
    return file


def refuse_inputs(target: Path, file: Path, settings: Settings) -> None:
    """Raise `UsageError` where writing to `target` would destroy the text, its ledger or its source."""
    if same_file(file, target):
        raise UsageError(str(target), _("this is the input file"), _("name another file, or add --in-place"))
    if same_file(ledger_path(file, settings), target):
        raise UsageError(str(target), _("this is the ledger"), _("name another file"))
    if settings.source is not None and same_file(settings.source, target):
        raise UsageError(str(target), _("this is the source text"), _("name another file"))


def check_place(target: Path) -> None:
    """Raise `OutputError` where `target` clearly can't be written."""
    folder = target.parent
    try:
        if target.is_dir():
            raise OutputError(str(target), _("this is a folder"), _("name a file"))
        if not folder.is_dir():
            raise OutputError(
                str(target), _("there is no folder {name}").format(name=folder), _("make it first")
            )
    except OSError as error:
        message = _("this can't be written: {reason}").format(reason=error.strerror)
        raise OutputError(str(target), message) from error
    if not os.access(folder, os.W_OK):
        raise OutputError(
            str(target), _("you are not allowed to write to this folder"), _("name another one")
        )


def deliver(session: ReviewSession, target: Path | None, in_place: bool) -> None:
    """Write the corrected text; raises as `write_export` does."""
    if target is None:
        output.put_bytes(session.document.path, corrected_bytes(session))
    else:
        write_export(session, target, in_place=in_place)
