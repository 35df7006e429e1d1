"""What entries that are in no glossary yet would do to texts: the issues with them and without."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from review.detect.impact import impact
from review.detect.matcher import Matcher
from review.errors import ReviewError
from review.formats.registry import format_of
from review.french.lexicon import Lexicon
from review.french.substitute import proposals
from review.french.typography import Style, style_of
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_blocks import parse_blocks
from review.glossary.files import TABLE_SUFFIXES, load_all
from review.glossary.source_text import read_text
from review.model.document import Document
from review.model.issue import Issue
from review.model.proposal import apply_edits
from review.report.lines import Lines
from review.session.forms_cache import FormsCache
from review.session.settings import Options, Settings, settings_for
from review.session.sources import with_sources


@dataclass(frozen=True, slots=True)
class TriedIssue:
    """An issue that comes (`more`), goes (`fewer`) or says something else (`changed`), as `turn` says.

    `line` and `column` count from 1, in the file; `mt` is the machine's sentence, `repaired` the same with the first
    repair, None where there is none or the issue goes.
    """

    turn: str
    file: str
    line: int
    column: int
    issue: Issue
    mt: str
    repaired: str | None


def entries_to_try(path: Path) -> tuple[GlossaryEntry, ...]:
    """The entries of the file at `path`: a glossary, or bare [[entry]] blocks; raises GlossaryError with all its faults."""
    if path.suffix.casefold() in TABLE_SUFFIXES:
        return load_all([path])[0].entries
    return parse_blocks(read_text(path), str(path))


def with_entries(
    glossaries: Sequence[Glossary], path: Path, entries: Sequence[GlossaryEntry]
) -> tuple[Glossary, ...]:
    """`glossaries` with `entries`, those of the file at `path`: in the place of entries of the same ids, else before all others."""
    tried = {entry.id: entry for entry in entries}
    known = {entry.id for glossary in glossaries for entry in glossary.entries}
    changed = tuple(
        replace(glossary, entries=tuple(tried.get(entry.id, entry) for entry in glossary.entries))
        for glossary in glossaries
    )
    new = tuple(entry for entry in entries if entry.id not in known)
    return (Glossary(str(path), path.stem, None, "fr", new), *changed) if new else changed


class EntryTrial:
    """Tries the entries of one file on texts; glossaries are read and compiled once, however many texts they serve."""

    def __init__(self, path: Path, options: Options, lexicon: Lexicon) -> None:
        """Read the entries of the file at `path`; raises GlossaryError."""
        self.entries: Final = entries_to_try(path)
        self._path: Final = path
        self._options: Final = options
        self._lexicon: Final = lexicon
        self._forms: Final = FormsCache(lexicon)
        self._matchers: dict[tuple[Path, ...], tuple[Matcher, Matcher] | ReviewError] = {}

    def on(self, name: str, data: bytes) -> Iterator[TriedIssue]:
        """The issues that come, change or go in the text `data`, which is called `name`, in text order.

        Raises InputError where the text can't be read, GlossaryError where a glossary is invalid.
        """
        settings = settings_for(Path(name), self._options)
        without, with_ = self._pair(settings)
        document = format_of(name).read(name, data)
        if settings.source is not None:
            document = with_sources(document, settings.source)
        before = without.scan(document, settings.source_language).issues
        found = impact(before, with_.scan(document, settings.source_language).issues)
        turns = (("more", found.more), ("fewer", found.fewer), ("changed", found.changed))
        told = [(issue, turn) for turn, issues in turns for issue in issues]
        told.sort(key=lambda pair: (pair[0].segment, pair[0].span.start, pair[1] != "fewer"))
        lines, style = Lines(document.text), style_of(document.text)
        for issue, turn in told:
            yield self._tried(issue, turn, document, lines, style)

    def _tried(self, issue: Issue, turn: str, document: Document, lines: Lines, style: Style) -> TriedIssue:
        segment = document.segments[issue.segment]
        line, column = lines.place(segment.span.start + issue.span.start)
        repaired = None if turn == "fewer" else self._repaired(issue, document, style)
        return TriedIssue(turn, document.path, line, column, issue, segment.target, repaired)

    def _repaired(self, issue: Issue, document: Document, style: Style) -> str | None:
        segments = document.segments
        target = segments[issue.segment].target
        following = segments[issue.segment + 1].target if issue.segment + 1 < len(segments) else ""
        ranked = proposals(target, issue.site, issue.rights, style, self._lexicon, following)
        return apply_edits(target, ranked[0].edits) if ranked else None

    def _pair(self, settings: Settings) -> tuple[Matcher, Matcher]:
        """The matchers of the glossaries in force without and with the entries."""
        made = self._matchers.get(settings.glossaries)
        if made is None:
            try:
                made = self._made(settings.glossaries)
            except ReviewError as error:
                made = error
            self._matchers[settings.glossaries] = made
        if isinstance(made, ReviewError):
            raise made
        return made

    def _made(self, paths: tuple[Path, ...]) -> tuple[Matcher, Matcher]:
        real = os.path.realpath(self._path)
        # A file that is in force already is tried against the others alone.
        others = [one for one in load_all(paths) if os.path.realpath(one.path) != real]
        changed = with_entries(others, self._path, self.entries)
        pair = (
            Matcher(others, self._lexicon, forms=self._forms),
            Matcher(changed, self._lexicon, forms=self._forms),
        )
        self._forms.save()
        return pair
