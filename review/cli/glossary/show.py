"""`review glossary show`: an entry, whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Unpack

import click

from review.cli import output
from review.cli.given import GivenGlossaries, in_force
from review.cli.glossary.chosen import brief_place, entry_named, readable, tell_faults, unknown_entry
from review.cli.options import CONTEXT, glossary_options, language, output_format
from review.errors import ExitCode, GlossaryError
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_blocks import block_named
from review.glossary.entry_writing import render
from review.glossary.files import TABLE_SUFFIXES
from review.glossary.source_text import read_text
from review.model.messages import _
from review.report.entries import as_json

FORMATS: Final = ("toml", "json")


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "show",
        callback=show,
        context_settings=CONTEXT,
        short_help=_("Show an entry, whole."),
        help=_(
            "Show entries with all that their file says of them, comments included. "
            "An entry of a table is shown as a TOML glossary would have it."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review glossary show altman\n  review glossary show altman murati --format json",
        params=[
            click.Argument(["ids"], nargs=-1, required=True, metavar="ID..."),
            output_format(FORMATS, _("How entries are shown.")),
            *glossary_options(),
            language(),
        ],
    )


def show(ids: tuple[str, ...], format_: str, **given: Unpack[GivenGlossaries]) -> ExitCode:
    """Show the entries; the code is 3 where there is no entry of one of the ids."""
    glossaries, faults = readable(in_force(given))
    found = {name: entry_named(name, glossaries) for name in dict.fromkeys(ids)}
    pairs = [pair for pair in found.values() if pair is not None]
    if format_ == "json":
        output.say(as_json(entry for _glossary, entry in pairs))
    elif pairs:
        output.put("\n".join(texts(pairs)))
    for _glossary, entry in pairs:
        output.tell(f"{entry.id}: {brief_place(entry)}")
    missing = [name for name, pair in found.items() if pair is None]
    for name in missing:
        output.fail(unknown_entry(name, glossaries))
    if missing:
        tell_faults(faults)
    return ExitCode.INPUT if missing else ExitCode.DONE


def texts(pairs: Sequence[tuple[Glossary, GlossaryEntry]]) -> list[str]:
    """The text of each entry, with a line break at its end."""
    read: dict[str, str] = {}
    return [text_of(glossary, entry, read) for glossary, entry in pairs]


def text_of(glossary: Glossary, entry: GlossaryEntry, read: dict[str, str] | None = None) -> str:
    """The entry's block in its file, comments included; rendered anew where the file has no such block.

    `read` keeps the texts of files from one call to the next.
    """
    read = {} if read is None else read
    path = Path(glossary.path)
    if path.suffix.casefold() in TABLE_SUFFIXES:
        return render(entry)
    text = read.setdefault(glossary.path, "") or read_text(path)
    read[glossary.path] = text
    try:
        block = block_named(text, glossary, entry.id)
    except GlossaryError:
        return render(entry)
    return render(entry) if block is None else text[block.start : block.end].rstrip("\r\n") + "\n"
