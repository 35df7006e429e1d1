"""`review glossary list`: the entries, one a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Final, Unpack

import click

from review.cli import output
from review.cli.given import GivenGlossaries
from review.cli.glossary.chosen import glossaries_named, tell_faults
from review.cli.options import CONTEXT, glossary_options, language, output_format
from review.errors import ExitCode
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.forms import form_key
from review.model.fold import bare
from review.model.issue import Status
from review.model.messages import _, ngettext
from review.report.entries import as_json, text_lines, tsv_lines

FORMATS: Final = ("text", "tsv", "json")


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "list",
        callback=list_,
        context_settings=CONTEXT,
        short_help=_("List the entries."),
        help=_(
            "List the entries of glossary files, one a line: id, wrong → right, part of speech, conditions, severity, "
            "file and line. Default: the glossaries in force here."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review glossary list\n  review glossary list --find altman\n"
        + "  review glossary list glossaries/finance.toml --status retired\n  review glossary list --format tsv > entries.tsv",
        params=[
            click.Argument(["paths"], nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]..."),
            click.Option(
                ["--find"],
                multiple=True,
                metavar="WORDS",
                help=_(
                    "Only entries that hold these words anywhere; capitals and accents make no difference."
                ),
            ),
            click.Option(
                ["--status"],
                type=click.Choice([one.value for one in Status]),
                multiple=True,
                help=_("Only entries of this status; may be repeated."),
            ),
            click.Option(
                ["--file", "files"],
                multiple=True,
                metavar="NAME",
                help=_(
                    "Only entries of files whose name or path fits, such as finance or *.csv; may be repeated."
                ),
            ),
            output_format(FORMATS, _("How entries are listed.")),
            *glossary_options(),
            language(),
        ],
    )


def list_(
    paths: tuple[Path, ...],
    find: tuple[str, ...],
    status: tuple[str, ...],
    files: tuple[str, ...],
    format_: str,
    **given: Unpack[GivenGlossaries],
) -> ExitCode:
    """List the entries that fit; the code is 3 where a file can't be read."""
    glossaries, faults = glossaries_named(paths, given)
    listed = list(fitting(glossaries, find, status, files))
    if format_ == "json":
        output.say(as_json(listed))
    for line in lines(listed, format_):
        output.say(line)
    code = tell_faults(faults)
    output.tell(summary(len(listed), sum(len(one.entries) for one in glossaries), len(glossaries)))
    return code


def fitting(
    glossaries: Sequence[Glossary], find: Sequence[str], status: Sequence[str], files: Sequence[str]
) -> Iterator[GlossaryEntry]:
    """The entries that hold all words of `find`, with one of the statuses, of one of the `files`; () lets all through."""
    wanted = [word for words in find for word in folded(words).split()]
    for glossary in glossaries:
        if files and not any(is_named(glossary.path, name) for name in files):
            continue
        for entry in glossary.entries:
            if status and entry.status.value not in status:
                continue
            if wanted:
                text = folded(" ".join(texts_of(entry)))
                if not all(word in text for word in wanted):
                    continue
            yield entry


def folded(text: str) -> str:
    """`text` without capitals, accents and kinds of apostrophe, hyphen and space."""
    return bare(form_key(text))


def texts_of(entry: GlossaryEntry) -> Iterator[str]:
    """All that an entry says in words."""
    yield entry.id
    yield from entry.wrong
    yield from (right.text for right in entry.right)
    yield from (*entry.origin, *entry.when, *entry.unless, entry.note)
    for example in entry.examples:
        yield from (example.mt, example.fixed)
    yield from entry.counterexamples


def is_named(path: str, name: str) -> bool:
    """Whether a file's path or name is `name`, ends in it as a path, fits it as a pattern, or has it in its name."""
    file = Path(path)
    return fnmatch(path, name) or fnmatch(file.name, name) or name in file.name or file.match(name or "?")


def lines(entries: Sequence[GlossaryEntry], format_: str) -> Iterator[str]:
    """The lines of the list, fitted to the terminal where it goes to one."""
    if format_ == "text":
        shown = (replace(one, path=from_here(one.path)) for one in entries)
        return text_lines(shown, output.room(), output.painter())
    return tsv_lines(entries) if format_ == "tsv" else iter(())


def from_here(path: str) -> str:
    """`path` from the working folder where it is below that."""
    file, here = Path(path), Path.cwd()
    return str(file.relative_to(here)) if file.is_relative_to(here) else path


def summary(listed: int, entries: int, files: int) -> str:
    """How many of how many entries in how many files are listed."""
    told = ngettext("{count} entry", "{count} entries", listed).format(count=listed)
    if listed != entries:
        told = ngettext("{entries} of {count}", "{entries} of {count}", entries).format(
            entries=told, count=entries
        )
    return ngettext("{entries} in {count} file", "{entries} in {count} files", files).format(
        entries=told, count=files
    )
