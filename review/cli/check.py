"""`review check`: list the issues of texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Unpack

import click

import review
from review.cli import output
from review.cli.batch import Checked, Checker
from review.cli.given import Given, options_of
from review.cli.options import CONTEXT, common, output_format
from review.cli.texts import STDIN, texts
from review.cli.waiting import tell_orphans
from review.errors import ExitCode, UsageError
from review.model.issue import Severity
from review.model.messages import _, ngettext
from review.model.visible import one_line
from review.report.github import github_line
from review.report.issues import ListedIssue, as_json, json_line, text_line
from review.report.sarif import as_sarif
from review.session.opening import LedgerUse
from review.session.settings import Options

FORMATS: Final = ("text", "json", "jsonl", "sarif", "github")


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "check",
        callback=check,
        context_settings=CONTEXT,
        short_help=_("List the issues of texts."),
        help=_(
            "List the issues of texts: files, folders, patterns, or - for standard input. "
            "Dismissed issues are left out; decided ones are errors that are still in the file, and count."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review check article.txt\n  review check articles/ --format json > issues.json\n"
        + '  review check "articles/**/*.txt" --fail-on major --jobs 4\n  pandoc -t plain a.docx | review check -',
        params=[
            click.Argument(["paths"], nargs=-1, required=True, metavar="PATH..."),
            output_format(FORMATS, _("How issues are listed.")),
            click.Option(
                ["--fail-on"],
                type=click.Choice([one.value for one in Severity]),
                default=Severity.NEUTRAL.value,
                show_default=True,
                help=_("Exit with 1 only for issues that are at least this bad; all are listed."),
            ),
            click.Option(
                ["--jobs"],
                type=click.IntRange(min=1),
                default=1,
                show_default=True,
                metavar="N",
                help=_("How many processes check texts side by side."),
            ),
            click.Option(["--no-ledger"], is_flag=True, help=_("Ignore all decisions.")),
            *common(),
        ],
    )


def check(
    paths: tuple[str, ...], format_: str, fail_on: str, jobs: int, no_ledger: bool, **given: Unpack[Given]
) -> ExitCode:
    """Check the texts; the code is the worst failure's, else whether anything was found."""
    names = texts(paths)
    if given["source"] is not None and len(names) != 1:
        raise UsageError("--source", _("this goes with one text, not with {count}").format(count=len(names)))
    use = LedgerUse.IGNORE if no_ledger else LedgerUse.READ
    tally = Tally(format_)
    for done in output.progress(outcomes(names, options_of(given), use, jobs), len(names)):
        tally.add(done)
    return tally.close(Severity(fail_on))


def outcomes(names: Sequence[str], options: Options, use: LedgerUse, jobs: int) -> Iterator[Checked]:
    """What came out of each text, in the order of `names`, as it is ready; standard input is read in this process."""
    workers = min(jobs, len(names))
    if workers <= 1 or STDIN in names:
        return map(Checker(options, use, output.meter(_("preparing the glossaries"))).check, names)
    from review.cli.pool import check_side_by_side  # noqa: PLC0415 - its imports take longer than a small check

    return check_side_by_side(names, options, use, workers, click.get_current_context().obj)


class Tally:
    """Writes what comes in, at once where the format allows it, and counts."""

    def __init__(self, format_: str) -> None:
        """Nothing has come in yet."""
        self._format = format_
        self._paint = output.painter()
        self._issues: list[ListedIssue] = []
        self._told: set[str] = set()
        self._failure = ExitCode.DONE

    def add(self, done: Checked) -> None:
        """Take in one text's outcome."""
        if done.error is not None:
            output.fail(done.error, self._told)
            self._failure = max(self._failure, done.error.exit_code)
        tell_orphans(done.orphans, one_line(done.name, 1000))
        for issue in done.issues:
            if self._format == "text":
                output.say(text_line(issue, self._paint))
            elif self._format == "jsonl":
                output.say(json_line(issue))
            elif self._format == "github":
                output.say(github_line(issue))
        self._issues += done.issues

    def close(self, least: Severity) -> ExitCode:
        """Write what is left to write, sum up on stderr, and say how the command ends."""
        if self._format == "json":
            output.say(as_json(self._issues))
        elif self._format == "sarif":
            output.say(as_sarif(self._issues, review.__version__))
        if self._issues or self._failure is ExitCode.DONE:
            output.tell(summary(self._issues))
        if self._failure is not ExitCode.DONE:
            return self._failure
        return ExitCode.FOUND if any(issue.counts(least) for issue in self._issues) else ExitCode.DONE


def summary(issues: Iterable[ListedIssue]) -> str:
    """How many issues were found, in how many texts, and how many of them are only warnings."""
    listed = list(issues)
    files = len({issue.file for issue in listed})
    if not listed:
        return _("no issues")
    told = ngettext("{count} issue", "{count} issues", len(listed)).format(count=len(listed))
    told = ngettext("{issues} in {count} file", "{issues} in {count} files", files).format(
        issues=told, count=files
    )
    warnings = sum(not issue.counts() for issue in listed)
    if warnings:
        told += ngettext(
            ", {count} of them only a warning", ", {count} of them only warnings", warnings
        ).format(count=warnings)
    return told
