"""`review serve`: the review screen in a browser."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Unpack

import click

from review.cli import output
from review.cli.given import Given, options_of
from review.cli.options import CONTEXT, LANGUAGE_OPTION, common
from review.cli.waiting import tell_preparing
from review.errors import ExitCode, UsageError
from review.formats.registry import read_bytes
from review.model.messages import _
from review.session.opening import LedgerUse, open_session
from review.session.settings import settings_for

HOST: Final = "127.0.0.1"
PORT: Final = 8000
LAST_PORT: Final = 65_535


def command() -> click.Command:
    """The command, in the language in force."""
    path = click.Path(path_type=Path)
    return click.Command(
        "serve",
        callback=serve,
        context_settings=CONTEXT,
        short_help=_("Review a text in a browser."),
        help=_(
            "Show the review screen in a browser. Every tab is a review of its own on the same ledger. "
            "Ctrl+C ends it. Needs the extra package: pip install 'mt-review[serve]'."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review serve article.txt\n  review serve article.txt --port 8080 --glossary presse.toml",
        params=[
            click.Argument(["file"], type=path, metavar="FILE"),
            click.Option(
                ["--host"],
                default=HOST,
                metavar="ADDRESS",
                help=_("Address to listen on (default: {host}, this machine alone).").format(host=HOST),
            ),
            click.Option(
                ["--port"],
                type=click.IntRange(0, LAST_PORT),
                default=PORT,
                metavar="NUMBER",
                help=_("Port to listen on (default: {port}; 0 takes a free one).").format(port=PORT),
            ),
            *common(),
        ],
    )


def serve(file: Path, host: str, port: int, **given: Unpack[Given]) -> ExitCode:
    """Serve until Ctrl+C; what would keep the review from opening is told first."""
    read_bytes(file)
    try:
        from review.cli.serving import ReviewServer, listening  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        message = _("the package textual-serve isn't installed")
        raise UsageError("review serve", message, "pip install 'mt-review[serve]'") from error
    settings = settings_for(file, options_of(given))
    open_session(file, settings, use=LedgerUse.READ, tell=tell_preparing()).close()
    with listening(host, port) as socket:
        server = ReviewServer(quoted(opening_command(file, given)), socket, file.name)
        if not server.on_loopback:
            output.tell(
                _(
                    "warning: anyone who reaches {host} can read this text, decide on it, and write files as you"
                ).format(host=host)
            )
        output.tell(_("{file} is on {url} (Ctrl+C ends it)").format(file=file, url=server.public_url))
        server.serve()
    return ExitCode.DONE


def opening_command(file: Path, given: Given) -> list[str]:
    """The words of the command that opens the text for one browser tab, with the options of this one."""
    spoken = click.get_current_context().obj
    options = [("--glossary", path) for path in given["glossary"]]
    named = {
        "--ledger": given["ledger"],
        "--source": given["source"],
        "--reviewer": given["reviewer"],
        "--source-language": given["source_language"],
        LANGUAGE_OPTION: spoken,
    }
    words = [f"{name}={value}" for name, value in [*options, *named.items()] if value is not None]
    if given["no_default_glossary"]:
        words.append("--no-default-glossary")
    # -P: a folder or a file called "review" in the working folder isn't the program
    return [sys.executable, "-P", "-m", "review", "open", *words, "--", str(file)]


def quoted(words: Sequence[str]) -> str:
    """The words as one command line for the shell that is going to start it; names with spaces and quotes stay one word."""
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
