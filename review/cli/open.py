"""`review open`: review a text on the screen."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import Unpack

import click

from review.cli.given import Given, options_of
from review.cli.main import COMMANDS
from review.cli.options import CONTEXT, common
from review.cli.texts import exists
from review.errors import ExitCode, UsageError
from review.formats.registry import read_bytes
from review.model.messages import _
from review.session.opening import LedgerUse, open_session
from review.session.settings import settings_for


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "open",
        callback=open_,
        context_settings=CONTEXT,
        short_help=_("Review a text on the screen (review FILE does the same)."),
        help=_(
            "Review a text on the screen, error by error. Every decision is kept at once; come back at any time. "
            "`review FILE` is short for `review open FILE`."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review article.txt\n  review open article.txt --glossary presse.toml --source-language zh",
        params=[click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE"), *common()],
    )


def open_(file: Path, **given: Unpack[Given]) -> ExitCode:
    """Open the text and hand it to the screen."""
    meant = misspelt(file)
    if meant is not None:
        message = _("there is no command and no file of this name")
        raise UsageError(str(file), message, _("did you mean {name}?").format(name=f"review {meant}"))
    read_bytes(file)  # a missing text is told before a missing terminal
    if not on_terminal():
        message = _("the screen needs a terminal")
        raise UsageError(str(file), message, _("use review check or review fix where there is none"))
    session = open_session(file, settings_for(file, options_of(given)), use=LedgerUse.WRITE)
    try:
        from review.tui.app import run  # noqa: PLC0415 - the one way to the screen, which takes long to import

        run(session)
    finally:
        session.close()
    return ExitCode.DONE


def on_terminal() -> bool:
    """Whether somebody sits at a terminal to look and press keys."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def misspelt(path: Path) -> str | None:
    """The command that a file which doesn't exist may have been meant for."""
    if exists(path) or path.suffix or len(path.parts) != 1:
        return None
    return next(iter(get_close_matches(str(path), COMMANDS, 1, 0.7)), None)
