"""`review glossary try`: what entries would do to texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Unpack

import click

from review.cli import output
from review.cli.given import GivenGlossaries, filled
from review.cli.options import CONTEXT, glossary_options, language, output_format
from review.cli.texts import STDIN, standard_input, texts
from review.errors import ExitCode, ReviewError
from review.formats.registry import read_bytes
from review.french.lexicon import default_lexicon
from review.model.messages import _, ngettext
from review.model.visible import one_line
from review.report.issues import safe_json
from review.session.entry_trial import EntryTrial, TriedIssue
from review.session.settings import Options

FORMATS: Final = ("text", "json")
VERSION: Final = 1
MOST: Final = 50
"""Issues that are listed unless --most says otherwise."""
_SIGNS: Final = {"more": "+", "fewer": "-", "changed": "~"}
_LONGEST: Final = 1000


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "try",
        callback=try_,
        context_settings=CONTEXT,
        short_help=_("Show what an entry would flag in texts before it is added."),
        help=_(
            "Show what the entries of ENTRY.toml would do to texts: the issues that come (+), go (-) or say something else (~) "
            "when the entries join the glossaries in force, with the sentences and their repairs. An entry in force that has "
            "the same id is replaced. ENTRY.toml is a glossary or holds [[entry]] blocks alone. Nothing is written, and "
            "decisions don't count."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review glossary try entry.toml article.txt\n  review glossary try entry.toml articles/ --most 10\n"
        + '  review glossary add zoff Zoph --mt "dit zoff" --dry-run > zoph.toml; review glossary try zoph.toml articles/',
        params=[
            click.Argument(["entry"], type=click.Path(path_type=Path), metavar="ENTRY.toml"),
            click.Argument(["paths"], nargs=-1, required=True, metavar="PATH..."),
            output_format(FORMATS, _("How issues are listed.")),
            click.Option(
                ["--most"],
                type=click.IntRange(min=0),
                metavar="N",
                help=_("How many issues are listed at most; all are counted (default: 50, in JSON all)."),
            ),
            click.Option(
                ["--source-language"],
                metavar="CODE",
                help=_(
                    "The language the texts were translated from, such as zh: glossaries for other languages stay out."
                ),
            ),
            *glossary_options(),
            language(),
        ],
    )


def try_(
    entry: Path,
    paths: tuple[str, ...],
    format_: str,
    most: int | None,
    source_language: str | None,
    **given: Unpack[GivenGlossaries],
) -> ExitCode:
    """Try the entries; the code is that of the worst failure to read a text, else 0."""
    names = texts(paths)
    options = Options(
        glossaries=filled(given["glossary"]),
        default_glossary=not given["no_default_glossary"],
        source_language=source_language,
    )
    trial = EntryTrial(entry, options, default_lexicon())
    tally = Tally(format_, most if most is not None else MOST if format_ == "text" else None)
    told: set[str] = set()
    code = ExitCode.DONE
    for name in output.progress(names, len(names)):
        try:
            tally.add(trial.on(name, standard_input() if name == STDIN else read_bytes(Path(name))))
        except ReviewError as error:
            output.fail(error, told)
            code = max(code, error.exit_code)
    tally.close()
    return code


class Tally:
    """Counts what comes in and lists the first `most` of it, all where that is None."""

    def __init__(self, format_: str, most: int | None) -> None:
        """Nothing has come in yet."""
        self._format: Final = format_
        self._most: Final = most
        self._paint: Final = output.painter()
        self._kept: list[TriedIssue] = []
        self._turns: Counter[str] = Counter()
        self._texts = 0

    def add(self, found: Iterable[TriedIssue]) -> None:
        """Take in what one text gave."""
        for one in found:
            self._turns[one.turn] += 1
            if self._most is not None and self._turns.total() > self._most:
                continue
            if self._format == "json":
                self._kept.append(one)
                continue
            for line in lines_of(one):
                output.say(line if line.startswith(" ") else self._paint("place", line))
        self._texts += 1

    def close(self) -> None:
        """Write what is left to write, and sum up on stderr."""
        if self._format == "json":
            output.say(as_json(self._kept, self._turns, self._texts))
        hidden = self._turns.total() - self._most if self._most is not None else 0
        if hidden > 0:
            told = ngettext("{count} more isn't listed", "{count} more aren't listed", hidden)
            output.tell(told.format(count=hidden))
        output.tell(summary(self._turns, self._texts))


def lines_of(one: TriedIssue) -> tuple[str, ...]:
    """A line that says what and where, the machine's sentence, and the repaired one where there is one."""
    entry = one.issue.entry or one.issue.check or ""
    place = one_line(f"{one.file}:{one.line}:{one.column}: {entry}: “{one.issue.text}”", _LONGEST)
    sentences = [f"    {one_line(one.mt, _LONGEST)}"]
    if one.repaired is not None:
        sentences.append(f"  → {one_line(one.repaired, _LONGEST)}")
    return (f"{_SIGNS[one.turn]} {place}", *sentences)


def as_json(kept: Sequence[TriedIssue], turns: Counter[str], count: int) -> str:
    """One object: how many texts were searched, how many issues come, go and change, and the issues that are listed."""
    issues = [
        {
            "change": one.turn,
            "file": one.file,
            "line": one.line,
            "column": one.column,
            "entry": one.issue.entry,
            "text": one.issue.text,
            "mt": one.mt,
            "repaired": one.repaired,
        }
        for one in kept
    ]
    counts = {turn: turns[turn] for turn in _SIGNS}
    return safe_json({"version": VERSION, "texts": count, **counts, "issues": issues}, indent=2)


def summary(turns: Counter[str], count: int) -> str:
    """How many issues come and go in how many texts."""
    more, fewer, changed = (turns[turn] for turn in _SIGNS)
    told = ngettext("{count} issue more", "{count} issues more", more).format(count=more)
    told += _(", {count} fewer").format(count=fewer)
    if changed:
        told += ngettext(", {count} says something else", ", {count} say something else", changed).format(
            count=changed
        )
    return ngettext("{issues} in {count} text", "{issues} in {count} texts", count).format(
        issues=told, count=count
    )
