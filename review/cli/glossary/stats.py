"""`review glossary stats`: what people made of each entry."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Unpack

import click

from review.cli import output
from review.cli.given import GivenGlossaries
from review.cli.glossary.reviews import Reviews, ledgers_argument
from review.cli.options import CONTEXT, glossary_options, language, output_format
from review.errors import ExitCode
from review.french.lexicon import default_lexicon
from review.glossary.learning.usage import Usage, advice, is_poor, usages
from review.model.messages import _, ngettext
from review.report.usage import usage_csv, usage_json, usage_table

FORMATS: Final = ("text", "csv", "json")
_NEVER: Final = 101.0
"""Sorts entries that nobody decided on behind the others."""

ORDERS: Final[dict[str, Callable[[Usage], tuple[float, str]]]] = {
    "found": lambda usage: (-usage.found, usage.entry),
    "rate": lambda usage: (_NEVER if usage.rate is None else usage.rate, usage.entry),
    "entry": lambda usage: (0, usage.entry),
}


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "stats",
        callback=stats,
        context_settings=CONTEXT,
        short_help=_("Tell how often each entry was found, accepted, edited and dismissed."),
        help=_(
            "Tell how often each entry was found, accepted, edited by hand and dismissed, and what to do about those that "
            "are accepted in less than 30 % of the cases. LEDGER is a ledger, or a text whose ledger is meant."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review glossary stats article.txt\n  review glossary stats *.review.db --sort rate --format csv",
        params=[
            ledgers_argument(),
            output_format(FORMATS, _("How entries are listed.")),
            click.Option(
                ["--sort"],
                type=click.Choice(tuple(ORDERS)),
                default="found",
                show_default=True,
                help=_("Most found first, worst rate first, or by id."),
            ),
            click.Option(
                ["--at-least"],
                type=click.IntRange(min=1),
                default=3,
                show_default=True,
                metavar="N",
                help=_("Say what to do about entries with at least so many decisions."),
            ),
            click.Option(
                ["--with-fix"], is_flag=True, help=_("Count what `review fix` accepted as accepted, too.")
            ),
            *glossary_options(),
            language(),
        ],
    )


def stats(
    ledgers: tuple[Path, ...],
    format_: str,
    sort: str,
    at_least: int,
    with_fix: bool,
    **given: Unpack[GivenGlossaries],
) -> ExitCode:
    """List the usage of the entries in the reviews that `ledgers` hold."""
    reviews = Reviews(given)
    readings = reviews.read(ledgers)
    found = [reading.reviewed for reading in readings]
    rows = sorted(usages(found, with_fix=with_fix), key=ORDERS[sort])
    entries = {
        name: entry for one in readings for name, entry in reviews.reader.entries(one.settings).items()
    }
    advices = {
        row.entry: advice(row, entries, found, default_lexicon()) for row in rows if is_poor(row, at_least)
    }
    if format_ == "json":
        output.say(usage_json(rows, advices, found))
    elif format_ == "csv":
        output.put(usage_csv(rows, advices))
    else:
        for line in usage_table(rows, advices):
            output.say(line)
    if readings:
        output.tell(_summary(rows, len(readings)))
    return reviews.code


def _summary(rows: list[Usage], documents: int) -> str:
    texts = ngettext("{count} document", "{count} documents", documents).format(count=documents)
    issues = sum(row.found for row in rows)
    told = ngettext("{count} issue", "{count} issues", issues).format(count=issues)
    return _("{issues} in {documents}").format(issues=told, documents=texts)
