"""`review log`: list the decisions."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Unpack

import click

from review.atomic import write_atomically
from review.cli import output
from review.cli.delivery import STDOUT
from review.cli.given import Given, options_of
from review.cli.options import CONTEXT, common, output_format
from review.cli.records import log_rows
from review.cli.waiting import tell_preparing
from review.errors import ExitCode
from review.ledger.rows import line
from review.ledger.salvage import salvage as salvage_ledger
from review.model.messages import _, ngettext
from review.report.log import as_csv, as_table
from review.session.destination import check_place, refuse_inputs
from review.session.opening import LedgerUse, ledger_path, open_session
from review.session.session import ReviewSession
from review.session.settings import settings_for
from review.session.stopwatch import IDLE_SECONDS

FORMATS: Final = ("table", "csv", "jsonl")


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "log",
        callback=log,
        context_settings=CONTEXT,
        short_help=_("List the decisions."),
        help=_(
            "List all recorded decisions, undone ones and orphans (those that no longer find their issue) too. "
            "JSON Lines hold everything that the ledger holds of a decision."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review log article.txt\n  review log article.txt --format csv -o decisions.csv",
        params=[
            click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE"),
            output_format(FORMATS, _("How decisions are listed.")),
            click.Option(
                ["-o", "--output", "out"],
                metavar="OUT",
                help=_("Where the list goes (default: standard output)."),
            ),
            click.Option(
                ["--salvage"],
                type=click.Path(path_type=Path),
                metavar="NEW",
                help=_("Copy what can still be read of a damaged ledger into a new one, NEW; list nothing."),
            ),
            *common(),
        ],
    )


def log(file: Path, format_: str, out: str | None, salvage: Path | None, **given: Unpack[Given]) -> ExitCode:
    """List the decisions in the ledger of `file`, or save what can be read of it."""
    settings = settings_for(file, options_of(given))
    if salvage is not None:
        return _salvage(ledger_path(file, settings), salvage)
    target = None if out in (None, STDOUT) else Path(out or "")
    if target is not None:
        refuse_inputs(target, file, settings)
        check_place(target)
    session = open_session(file, settings, use=LedgerUse.READ, tell=tell_preparing())
    try:
        text = listing(session, format_)
    finally:
        session.close()
    if target is None:
        output.put(text)
    else:
        write_atomically(target, text.encode("utf-8", "backslashreplace"))
    return ExitCode.DONE


def _salvage(ledger: Path, new: Path) -> ExitCode:
    count = salvage_ledger(ledger, new)
    told = ngettext("{count} decision saved in {path}", "{count} decisions saved in {path}", count)
    output.tell(told.format(count=count, path=new))
    output.tell(_("put it in the place of {path} once that one is out of the way").format(path=ledger))
    return ExitCode.DONE


def listing(session: ReviewSession, format_: str) -> str:
    """All decisions of `session`'s ledger in one of `FORMATS`, with its line ends."""
    if format_ == "jsonl":
        return "".join(line(record) + "\n" for record in session.ledger.records)
    rows = log_rows(session, session.ledger.records)
    return as_csv(rows) if format_ == "csv" else as_table(rows, IDLE_SECONDS)
