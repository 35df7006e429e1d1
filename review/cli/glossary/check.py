"""`review glossary check`: all that is wrong or doubtful in glossary files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Unpack

import click

from review.cli import output
from review.cli.given import GivenGlossaries, filled, in_force
from review.cli.options import CONTEXT, glossary_options, language, output_format
from review.detect.examples import run_examples
from review.detect.matcher import Matcher
from review.errors import ExitCode, Fault, GlossaryError
from review.french.lexicon import default_lexicon
from review.glossary.entry import Glossary
from review.glossary.files import glossary_files, load_all
from review.glossary.lint import lint
from review.model.messages import _, ngettext
from review.model.visible import one_line
from review.report.faults import as_json, github_line
from review.session.entries import example_document
from review.session.forms_cache import FormsCache

FORMATS: Final = ("text", "json", "github")


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "check",
        callback=check,
        context_settings=CONTEXT,
        short_help=_("Find what is wrong or doubtful in glossaries."),
        help=_(
            "Find all that is wrong or doubtful in glossary files, and run the examples and counterexamples "
            "of their entries. Default: the glossaries in force here."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review glossary check\n  review glossary check glossaries/presse.toml --format github",
        params=[
            click.Argument(["paths"], nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]..."),
            output_format(FORMATS, _("How faults are listed.")),
            *glossary_options(),
            language(),
        ],
    )


def check(paths: tuple[Path, ...], format_: str, **given: Unpack[GivenGlossaries]) -> ExitCode:
    """List all faults; the code is 3 where a file can't be read, else 1 where there is any fault."""
    files = glossary_files(filled(paths) or in_force(given))
    faults = faults_of(files)
    if format_ == "json":
        output.say(as_json(faults))
    for fault in faults:
        if format_ == "text":
            output.say(one_line(str(fault), 2000))
        elif format_ == "github":
            output.say(github_line(fault))
    output.tell(summary(len(faults), len(files)))
    if any(fault.line is None for fault in faults):
        return ExitCode.INPUT
    return ExitCode.FOUND if faults else ExitCode.DONE


def faults_of(files: Sequence[Path]) -> list[Fault]:
    """All faults of the glossary `files`: of the files that load, doubts and failing examples too. Those without a line can't be read."""
    glossaries, faults = _loaded(files)
    lexicon = default_lexicon()
    forms = FormsCache(lexicon)
    found = [*faults, *lint(glossaries, lexicon, forms)]
    matcher = Matcher(glossaries, lexicon, forms=forms)
    for glossary in glossaries:
        found += run_examples(
            glossary,
            glossaries,
            lexicon,
            example_document,
            matcher=matcher,
            progress=output.meter(one_line(Path(glossary.path).name, 40)),
        )
    forms.save()
    order = {str(file): number for number, file in enumerate(files)}
    found.sort(key=lambda fault: (order.get(fault.where, len(order)), fault.line or 0, fault.column or 0))
    return found


def _loaded(files: Sequence[Path]) -> tuple[tuple[Glossary, ...], tuple[Fault, ...]]:
    """The glossaries that load, and the faults of the others."""
    try:
        return load_all(files), ()
    except GlossaryError as error:
        bad = {fault.where for fault in error.faults}
        good = [file for file in files if str(file) not in bad]
        return load_all(good), error.faults


def summary(faults: int, files: int) -> str:
    """How many faults there are in how many files."""
    told = (
        ngettext("{count} fault", "{count} faults", faults).format(count=faults) if faults else _("no faults")
    )
    return ngettext("{faults} in {count} file", "{faults} in {count} files", files).format(
        faults=told, count=files
    )
