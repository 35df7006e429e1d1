"""`review glossary mine`: words of texts that no entry covers yet and that look wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Unpack

import click

from review.cli import output
from review.cli.given import GivenGlossaries, filled
from review.cli.options import CONTEXT, glossary_options, language, output_format, source_language
from review.cli.texts import STDIN, standard_input, texts
from review.detect.matcher import Matcher
from review.detect.mining.candidates import Candidate, Kind, Place
from review.errors import ExitCode, ReviewError
from review.formats.registry import format_of, read_bytes
from review.french.lexicon import default_lexicon
from review.glossary.entry import Glossary
from review.glossary.files import load_all
from review.model.document import Document
from review.model.messages import _, ngettext
from review.model.visible import one_line
from review.report.candidates import ListedCandidate, ListedPlace, as_json, text_lines, titles
from review.report.lines import Lines
from review.session.mining import Mined, Mining
from review.session.mining_drafts import draft_file
from review.session.opening import matcher_for
from review.session.settings import Options, Settings, settings_for

FORMATS: Final = ("text", "json", "toml")
_MOST: Final = 50
_AROUND: Final = 60
_WHOLE_FILE: Final = "text"


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "mine",
        callback=mine,
        context_settings=CONTEXT,
        short_help=_("List words of texts that no entry covers yet and that look wrong."),
        help=_(
            "List what looks wrong in texts though no entry covers it yet: words without a space between them, two spellings of "
            "one name, words left in English, words that the lexicon doesn't have. "
            "Texts are files, folders, patterns, or - for standard input. Nothing is written."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review glossary mine article.txt\n  review glossary mine articles/ --kind unknown --at-least 3\n"
        + "  review glossary mine article.txt --format toml > drafts.toml",
        params=[
            click.Argument(["paths"], nargs=-1, required=True, metavar="TEXT..."),
            click.Option(
                ["--kind", "kinds"],
                type=click.Choice([kind.value for kind in Kind]),
                multiple=True,
                help=_("Only candidates of this kind; may be repeated."),
            ),
            click.Option(
                ["--at-least"],
                type=click.IntRange(min=1),
                default=1,
                show_default=True,
                metavar="N",
                help=_("Only words that stand in the texts so often."),
            ),
            click.Option(
                ["--most"],
                type=click.IntRange(min=1),
                default=_MOST,
                show_default=True,
                metavar="N",
                help=_("At most so many candidates of each kind."),
            ),
            output_format(FORMATS, _("How candidates are listed; toml: as draft entries of a glossary.")),
            source_language(),
            *glossary_options(),
            language(),
        ],
    )


def mine(  # noqa: PLR0917 - one argument for each option
    paths: tuple[str, ...],
    kinds: tuple[str, ...],
    at_least: int,
    most: int,
    format_: str,
    source_language: str | None,
    **given: Unpack[GivenGlossaries],
) -> ExitCode:
    """List the candidates; the code is that of the worst text that can't be read, else 0."""
    options = Options(
        glossaries=filled(given["glossary"]),
        default_glossary=not given["no_default_glossary"],
        source_language=source_language,
    )
    quarry = Quarry(options)
    quarry.read(texts(paths))
    wanted = tuple(Kind(kind) for kind in kinds) or tuple(Kind)
    mined = quarry.mining.candidates(wanted, at_least, most, output.meter(_("mining")))
    if format_ == "toml":
        drafts = draft_file(mined.candidates, quarry.target_of, default_lexicon(), _("Drafts"))
        output.put(drafts)
    elif format_ == "json":
        output.say(as_json(quarry.listed(mined.candidates)))
    else:
        for line in text_lines(quarry.listed(mined.candidates), output.painter(), output.room()):
            output.say(line)
    _sum_up(mined, quarry)
    return quarry.failure


class Quarry:
    """The texts that are mined, and what can't be read of them."""

    def __init__(self, options: Options) -> None:
        """Nothing is read yet."""
        self.failure = ExitCode.DONE
        self.mining = Mining(default_lexicon(), ())
        self._options = options
        self._texts: list[tuple[str, Document, Lines]] = []
        self._matchers: dict[tuple[Path, ...], Matcher] = {}

    def read(self, names: Sequence[str]) -> None:
        """Take in the texts called `names`; one that can't be read is told, and the others are read all the same."""
        ready: list[tuple[str, Document, Settings]] = []
        told: set[str] = set()
        for name in names:
            try:
                ready.append(self._document(name))
            except ReviewError as error:
                output.fail(error, told)
                self.failure = max(self.failure, error.exit_code)
        folders = {settings.glossaries: None for _name, _document, settings in ready}
        glossaries = {paths: load_all(paths) for paths in folders}
        self.mining = Mining(default_lexicon(), _distinct(glossaries.values()))
        for name, document, settings in ready:
            self._take_in(name, document, settings)

    def _document(self, name: str) -> tuple[str, Document, Settings]:
        data = standard_input() if name == STDIN else read_bytes(Path(name))
        settings = settings_for(Path(name), self._options)
        return name, format_of(name).read(name, data), settings

    def _take_in(self, name: str, document: Document, settings: Settings) -> None:
        if settings.glossaries not in self._matchers:
            self._matchers[settings.glossaries] = matcher_for(settings)
        label = one_line(Path(name).name, 40)
        scan = self._matchers[settings.glossaries].scan(
            document, settings.source_language, progress=output.meter(label)
        )
        self.mining.add(document, scan.issues, output.meter(label))
        self._texts.append((name, document, Lines(document.text)))

    def target_of(self, place: Place) -> str:
        """The machine's text of the segment that `place` is in."""
        return self._texts[place.text][1].segments[place.segment].target

    def listed(self, candidates: Iterable[Candidate]) -> list[ListedCandidate]:
        """The candidates with their places in the files."""
        return [
            ListedCandidate(
                kind=one.kind.value,
                words=one.words,
                count=one.count,
                suggestions=one.suggestions,
                sure=one.sure,
                name=one.name,
                places=tuple(map(self._place, one.places)),
            )
            for one in candidates
        ]

    def _place(self, place: Place) -> ListedPlace:
        name, document, lines = self._texts[place.text]
        segment = document.segments[place.segment]
        start, end = place.span.start, place.span.end
        shift = segment.span.start if document.format == _WHOLE_FILE else 0
        line, column = lines.place(segment.span.start + start)
        before, rest = segment.target[max(0, start - _AROUND) : start], segment.target[end:]
        if document.format == _WHOLE_FILE:
            rest = document.text[shift + end : shift + end + _AROUND + 1].split("\n", 1)[0]
        return ListedPlace(
            file=name,
            segment=place.segment,
            line=line,
            column=column,
            start=shift + start,
            end=shift + end,
            before=("…" if start > _AROUND else "") + before,
            words=place.span.of(segment.target),
            after=rest[:_AROUND] + ("…" if len(rest) > _AROUND else ""),
        )


def _distinct(groups: Iterable[tuple[Glossary, ...]]) -> tuple[Glossary, ...]:
    return tuple({glossary.path: glossary for group in groups for glossary in group}.values())


def _sum_up(mined: Mined, quarry: Quarry) -> None:
    """Say on stderr how many candidates there are, and how many aren't shown."""
    count = len(mined.candidates)
    if count or quarry.failure is ExitCode.DONE:
        text = ngettext("{count} candidate", "{count} candidates", count).format(count=count)
        output.tell(text if count else _("no candidates"))
    for kind, left in mined.left.items():
        if left:
            text = ngettext("{title}: {count} more (see --most)", "{title}: {count} more (see --most)", left)
            output.tell(text.format(title=titles()[kind.value], count=left))
