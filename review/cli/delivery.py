"""Where the corrected text goes: a file, the input's own place, or standard output."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from review.cli import output
from review.cli.texts import STDIN
from review.errors import UsageError
from review.model.messages import _
from review.session.destination import check_place, refuse_inputs, same_file
from review.session.export import corrected_bytes, write_export
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
        UsageError: `out` is the input and `in_place` isn't set, or the other way round; or it is something that the review rests on.
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


def deliver(session: ReviewSession, target: Path | None, in_place: bool) -> None:
    """Write the corrected text; raises as `write_export` does."""
    if target is None:
        output.put_bytes(session.document.path, corrected_bytes(session))
    else:
        write_export(session, target, in_place=in_place)
