"""`review glossary learn`: entries proposed from what reviewers did by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Unpack

import click

from review.atomic import write_atomically
from review.cli import output
from review.cli.given import GivenGlossaries
from review.cli.glossary.asking import asked, save
from review.cli.glossary.reviews import Reviews, ledgers_argument
from review.cli.options import CONTEXT, glossary_options, language, output_format
from review.errors import ExitCode, Fault, UsageError
from review.french.lexicon import default_lexicon
from review.glossary.learning.lesson import Lesson
from review.model.messages import _, ngettext
from review.report.issues import plain
from review.report.lessons import as_toml, lesson_lines
from review.session.lessons import Learning

FORMATS: Final = ("text", "toml")
_NUMBERS: Final = re.compile(r"\s*\d{1,6}\s*(,\s*\d{1,6}\s*)*")


@dataclass(frozen=True, slots=True)
class Draft:
    """A lesson under its number, and what speaks against it."""

    number: int
    lesson: Lesson
    faults: tuple[Fault, ...]


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "learn",
        callback=learn,
        context_settings=CONTEXT,
        short_help=_("Propose entries from what reviewers did by hand."),
        help=_(
            "Propose entries, and changes of entries, from what reviewers did by hand: the same edit twice, the same "
            "alternative chosen over the first, the same reason to dismiss. LEDGER is a ledger, or a text whose ledger is "
            "meant. Nothing is added unless you say so."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review glossary learn article.txt\n  review glossary learn *.review.db --ask"
        + "\n  review glossary learn article.txt --accept 1,3",
        params=[
            ledgers_argument(),
            output_format(FORMATS, _("How proposals are listed; toml: as entries to paste.")),
            click.Option(
                ["-o", "--output", "out"],
                type=click.Path(path_type=Path),
                metavar="OUT",
                help=_("Where the list goes (default: standard output)."),
            ),
            click.Option(["--ask"], is_flag=True, help=_("Show them one by one and ask what to do.")),
            click.Option(
                ["--accept"],
                metavar="N[,M...]",
                help=_("Add the proposals of these numbers, as the list has them, and list nothing."),
            ),
            *glossary_options(),
            language(),
        ],
    )


def learn(
    ledgers: tuple[Path, ...],
    format_: str,
    out: Path | None,
    ask: bool,
    accept: str | None,
    **given: Unpack[GivenGlossaries],
) -> ExitCode:
    """List, ask about or add what the reviews in `ledgers` teach."""
    wanted = numbers_of(accept) if accept is not None else ()
    if ask and accept is not None:
        raise UsageError("--ask", _("--ask and --accept exclude each other"))
    reviews = Reviews(given)
    readings = reviews.read(ledgers)
    if not readings:
        return reviews.code
    settings = readings[0].settings
    learning = Learning(settings, Path(readings[0].reviewed.document), default_lexicon())
    sessions = [reading.session for reading in readings if reading.session is not None]
    lessons = learning.lessons([reading.reviewed for reading in readings], sessions)
    if accept is not None:
        return max(reviews.code, _accepted(learning, lessons, wanted))
    if ask:
        return max(reviews.code, asked(learning, lessons))
    drafts = tried(learning, lessons)
    if format_ == "toml":
        text = "\n".join(as_toml(one.lesson, learning.place(one.lesson), one.faults) for one in drafts)
    else:
        text = _listing(learning, drafts) if out is not None else ""
    if out is None and format_ == "text":
        _say(learning, drafts)
    elif out is None:
        output.put(text)
    else:
        write_atomically(out, text.encode("utf-8", "backslashreplace"))
    output.tell(_summary(drafts))
    return reviews.code


def numbers_of(text: str) -> tuple[int, ...]:
    """The numbers in "1,3"; raises UsageError for anything else."""
    if not _NUMBERS.fullmatch(text):
        raise UsageError("--accept", _("give the numbers of proposals: 1,3"))
    return tuple(dict.fromkeys(map(int, text.split(","))))


def tried(learning: Learning, lessons: Sequence[Lesson]) -> list[Draft]:
    """Each lesson with what speaks against it."""
    numbered = output.progress(enumerate(lessons, 1), len(lessons))
    return [Draft(number, lesson, tuple(learning.faults(lesson))) for number, lesson in numbered]


def _listing(learning: Learning, drafts: Sequence[Draft]) -> str:
    blocks = (
        lesson_lines(one.number, one.lesson, learning.place(one.lesson), one.faults, plain) for one in drafts
    )
    return "\n".join("".join(line + "\n" for line in lines) for lines in blocks)


def _say(learning: Learning, drafts: Sequence[Draft]) -> None:
    paint = output.painter()
    for one in drafts:
        if one is not drafts[0]:
            output.say("")
        for line in lesson_lines(one.number, one.lesson, learning.place(one.lesson), one.faults, paint):
            output.say(line)


def _summary(drafts: Sequence[Draft]) -> str:
    if not drafts:
        return _("nothing to learn from these reviews")
    told = ngettext("{count} proposal", "{count} proposals", len(drafts)).format(count=len(drafts))
    bad = sum(bool(one.faults) for one in drafts)
    if bad:
        told += ngettext(
            ", {count} of them to be edited first", ", {count} of them to be edited first", bad
        ).format(count=bad)
    return told + "; " + _("--ask goes through them, --accept N adds one")


def _accepted(learning: Learning, lessons: Sequence[Lesson], wanted: Sequence[int]) -> ExitCode:
    """Add the lessons of these numbers; those that something speaks against are told and left out."""
    unknown = [number for number in wanted if not 1 <= number <= len(lessons)]
    if unknown:
        text = ngettext("there is {count} proposal", "there are {count} proposals", len(lessons))
        raise UsageError(f"--accept {unknown[0]}", text.format(count=len(lessons)))
    code = ExitCode.DONE
    for number in wanted:
        code = max(code, save(learning, lessons[number - 1], str(number)))
    return code
