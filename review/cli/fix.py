"""`review fix`: put the safe repairs in place and write the corrected text."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from review.cli import output
from review.cli.delivery import deliver, destination, destination_options
from review.cli.given import Given, options_of
from review.cli.options import CONTEXT, common
from review.cli.records import log_rows
from review.cli.waiting import left, tell_left, tell_orphans, tell_preparing
from review.errors import ExitCode, UsageError
from review.model.messages import _, ngettext
from review.model.visible import one_line
from review.session.opening import LedgerUse, open_session
from review.session.session import ReviewSession
from review.session.settings import settings_for
from review.session.views import Outcome


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "fix",
        callback=fix,
        context_settings=CONTEXT,
        short_help=_("Put the safe repairs in place and write the corrected text."),
        help=_(
            "Accept every safe repair that nobody has decided on, record it as made by auto, and write the corrected text. "
            "What people decided stays, and is written too. Questions, warnings and words that are French elsewhere are "
            "left to a person."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review fix article.txt -o article.corrigé.txt\n  review fix article.txt --dry-run\n"
        + "  review fix article.txt --all -o brouillon.txt\n  review fix article.txt --in-place",
        params=[
            click.Argument(["file"], type=click.Path(path_type=Path), metavar="FILE"),
            *destination_options(),
            click.Option(
                ["--all", "with_questions"],
                is_flag=True,
                help=_("Put the first repair of the questions in too; they stay in the queue of the review."),
            ),
            click.Option(
                ["--dry-run"],
                is_flag=True,
                help=_("Record nothing. Without --output, list the repairs instead of writing the text."),
            ),
            *common(),
        ],
    )


def fix(
    file: Path, out: str | None, in_place: bool, with_questions: bool, dry_run: bool, **given: Unpack[Given]
) -> ExitCode:
    """Repair, record, write, and tell what is left."""
    if out is None and not in_place and not dry_run:
        raise UsageError(
            str(file), _("where does the corrected text go?"), _("add -o OUT, --in-place or --dry-run")
        )
    if in_place and dry_run:
        raise UsageError(
            "--dry-run", _("this doesn't go with --in-place"), _("the ledger could not keep the original")
        )
    settings = settings_for(file, options_of(given))
    target = destination(file, out, in_place, settings)
    use = LedgerUse.COPY if dry_run else LedgerUse.WRITE
    session = open_session(file, settings, use=use, tell=tell_preparing())
    try:
        outcome = session.fix(with_questions=with_questions)
        if out is None and dry_run:
            list_repairs(session, outcome, str(file))
        else:
            deliver(session, target, in_place)
        tell_repairs(session, outcome, dry_run)
    finally:
        session.close()
    return ExitCode.DONE


def list_repairs(session: ReviewSession, outcome: Outcome | None, name: str) -> None:
    """Write one line for each repair of `outcome`."""
    for row in log_rows(session, outcome.records) if outcome else ():
        change = f"“{one_line(row.before)}” → “{one_line(row.after)}”{'?' if row.provisional else ''}"
        output.say(f"{one_line(name, 1000)}:{row.line}: {row.entry}: {change}")


def tell_repairs(session: ReviewSession, outcome: Outcome | None, dry_run: bool) -> None:
    """Say how many places were repaired, and what is left for a person."""
    records = outcome.records if outcome else ()
    repaired = sum(not record.decision.provisional for record in records)
    told = (
        ngettext("{count} place would be repaired", "{count} places would be repaired", repaired)
        if dry_run
        else ngettext("{count} place repaired", "{count} places repaired", repaired)
    )
    output.tell(told.format(count=repaired))
    tell_orphans(len(session.orphans), session.document.path)
    tell_left(left(session))
