"""`review open`: review a text on the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Unpack

import click

from review.cli.given import Given, options_of
from review.cli.main import COMMANDS
from review.cli.options import CONTEXT, common
from review.cli.texts import exists
from review.cli.waiting import tell_preparing
from review.errors import ExitCode, UsageError
from review.formats.registry import read_bytes
from review.model.messages import _
from review.session.opening import LARGE, LedgerUse, Opening, open_session
from review.session.session import ReviewSession
from review.session.settings import settings_for

DRIVER_VARIABLE: Final = "TEXTUAL_DRIVER"
WEB_DRIVER: Final = "textual.drivers.web_driver:WebDriver"
"""How Textual is told to draw for a browser (textual-serve sets it for the programs it starts)."""


def command() -> click.Command:
    """The command, in the language in force."""
    path = click.Path(path_type=Path)
    return click.Command(
        "open",
        callback=open_,
        context_settings=CONTEXT,
        short_help=_("Review a text on the screen (review FILE does the same)."),
        help=_(
            "Review a text on the screen, error by error. Every decision is kept at once; come back at any time. "
            "`review FILE` is short for `review open FILE`. With --plain the review is told line by line and read from "
            "standard input, for screen readers, dumb terminals and scripts."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review article.txt\n  review open article.txt --glossary presse.toml --source-language zh"
        + "\n  review open --plain article.txt",
        params=[
            click.Argument(["file"], type=path, metavar="FILE"),
            click.Option(["--plain"], is_flag=True, help=_("Review line by line, without a screen.")),
            *common(),
        ],
    )


def open_(file: Path, plain: bool, **given: Unpack[Given]) -> ExitCode:
    """Open the text and hand it to the screen, or to the review line by line."""
    meant = misspelt(file)
    if meant is not None:
        message = _("there is no command and no file of this name")
        raise UsageError(str(file), message, _("did you mean {name}?").format(name=f"review {meant}"))
    size = len(read_bytes(file))  # a missing text is told before a missing terminal
    if not plain and not on_terminal():
        message = _("the screen needs a terminal")
        hint = _("use --plain to review line by line, or review check or review fix")
        raise UsageError(str(file), message, hint)
    settings = settings_for(file, options_of(given))
    if size >= LARGE and not plain:
        _open_on_screen(Opening(file, settings))
        return ExitCode.DONE
    session = open_session(file, settings, use=LedgerUse.WRITE, tell=tell_preparing())
    try:
        _front_end(plain)(session)
    finally:
        session.close()
    return ExitCode.DONE


def _open_on_screen(opening: Opening) -> None:
    """Show the screen at once, and the text on it when it is read."""
    from review.tui.app import run  # noqa: PLC0415

    try:
        run(opening)
    finally:
        opening.close()


def _front_end(plain: bool) -> Callable[[ReviewSession], None]:
    """What the text is reviewed with; each takes long to import and is imported where it is wanted."""
    if plain:
        from review.cli.plain.conversation import converse  # noqa: PLC0415

        return converse
    from review.tui.app import run  # noqa: PLC0415

    return run


def on_terminal() -> bool:
    """Whether somebody sits at a terminal, or at the browser page of `review serve`, to look and press keys."""
    served = os.environ.get(DRIVER_VARIABLE) == WEB_DRIVER
    return served or (sys.stdin.isatty() and sys.stdout.isatty())


def misspelt(path: Path) -> str | None:
    """The command that a file which doesn't exist may have been meant for."""
    if exists(path) or path.suffix or len(path.parts) != 1:
        return None
    return next(iter(get_close_matches(str(path), COMMANDS, 1, 0.7)), None)
