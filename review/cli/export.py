"""`review export`: write the corrected text as decided so far."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from review.cli import output
from review.cli.delivery import deliver, destination, destination_options
from review.cli.given import Given, options_of
from review.cli.options import CONTEXT, common
from review.cli.waiting import left, tell_orphans, tell_preparing
from review.errors import ExitCode
from review.model.messages import _, ngettext
from review.session.opening import LedgerUse, open_session
from review.session.settings import settings_for


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "export",
        callback=export,
        context_settings=CONTEXT,
        short_help=_("Write the corrected text as decided so far."),
        help=_(
            "Write the corrected text, in the input's own format, to a file or to standard output. "
            "Where nothing is decided the machine's words stay."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review export article.txt -o article.corrigé.txt\n  review export article.txt | diff article.txt -",
        params=[
            click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE"),
            *destination_options(),
            *common(),
        ],
    )


def export(file: Path, out: str | None, in_place: bool, **given: Unpack[Given]) -> ExitCode:
    """Write, and tell how many issues are left as they are."""
    settings = settings_for(file, options_of(given))
    target = destination(file, out, in_place, settings)
    session = open_session(
        file, settings, use=LedgerUse.WRITE if in_place else LedgerUse.READ, tell=tell_preparing()
    )
    try:
        deliver(session, target, in_place)
        waiting = left(session)
        tell_orphans(len(session.orphans), str(file))
    finally:
        session.close()
    if waiting.untouched:
        text = ngettext(
            "{count} undecided issue keeps the machine's words",
            "{count} undecided issues keep the machine's words",
            waiting.untouched,
        )
        output.tell(text.format(count=waiting.untouched))
    if waiting.provisional:
        text = ngettext(
            "{count} repair is in the text that nobody has looked at",
            "{count} repairs are in the text that nobody has looked at",
            waiting.provisional,
        )
        output.tell(text.format(count=waiting.provisional))
    return ExitCode.DONE
