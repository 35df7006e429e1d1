"""The issues of a document, and what is needed to search a part of it again."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from review.detect.compiled import Rule
from review.detect.context import Found
from review.model.document import Document, Segment, digest
from review.model.fold import fold_words
from review.model.issue import Issue, IssueKey
from review.model.messages import _
from review.model.proposal import Replacement, Site
from review.model.span import Span


class Hit(NamedTuple):
    """A verified match of rule number `rule` in a segment, by its wrong form `term`.

    `start` and `end` are offsets in the segment's text; `length` counts composed characters, so that texts that differ
    in composition alone give the same issues. `rights` are None where they are the entry's own.
    """

    start: int
    end: int
    length: int
    rule: int
    term: str
    determiner: bool = False
    rights: tuple[Replacement, ...] | None = None


class SegmentIds:
    """Digest and occurrence of segments, as `segment_keys` gives them, found for those that are asked for alone."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Nothing is computed before it is asked for."""
        self._segments = segments
        self._groups: dict[tuple[str, str], list[int]] = {}
        self._ids: dict[int, tuple[str, int]] = {}

    def __getitem__(self, number: int) -> tuple[str, int]:
        """Digest and occurrence of segment `number`; the first call goes through the document once."""
        if number not in self._ids:
            if not self._groups:
                for place, segment in enumerate(self._segments):
                    self._groups.setdefault(_ends(segment.target), []).append(place)
            self._look_at(self._groups[_ends(self._segments[number].target)])
        return self._ids[number]

    def _look_at(self, group: Iterable[int]) -> None:
        seen: dict[str, int] = {}
        for number in group:
            normal = " ".join(self._segments[number].target.split())
            occurrence = seen.get(normal, 0)
            seen[normal] = occurrence + 1
            self._ids[number] = digest(normal), occurrence


_END: Final = 40


def _ends(target: str) -> tuple[str, str]:
    """First and last word: equal for segments that differ in white space alone."""
    words = target.split(None, 1)
    # A last word that is longer than this is taken by its end; either way white space before it plays no part.
    return (words[0], target.rstrip()[-_END:].rsplit(None, 1)[-1]) if words else ("", "")


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found in `document`: `issues` in text order, with spans in the segments' machine text.

    `found` and `ids` are what `Matcher.rescan` needs to look at one segment again.
    """

    document: Document
    source_language: str | None
    issues: tuple[Issue, ...]
    found: Found = field(repr=False, compare=False)
    ids: SegmentIds = field(repr=False, compare=False)


def winners(hits: Iterable[Hit]) -> list[Hit]:
    """Those of `hits` (of one segment) that stay: the longest, then the leftmost, then the earlier rule; in text order."""
    kept: list[tuple[int, int, Hit]] = []
    for hit in sorted(hits, key=lambda hit: (-hit.length, hit.start, hit.rule)):
        place = bisect_left(kept, (hit.start, hit.end))
        after = kept[place : place + 1]
        before = kept[max(0, place - 1) : place]
        if any(start < hit.end and hit.start < end for start, end, _hit in before + after):
            continue
        insort(kept, (hit.start, hit.end, hit))
    return [hit for _start, _end, hit in kept]


class Numbered(NamedTuple):
    """A hit with its folded words and the number of equal matches before it in the segment."""

    words: str
    nth: int


def numbered(hits: Iterable[Hit], text: str) -> dict[tuple[int, int, int], Numbered]:
    """Words and number of each match in `text`, by start, end and rule; matches that conditions silence count too."""
    counts: dict[tuple[int, str], int] = {}
    found: dict[tuple[int, int, int], Numbered] = {}
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.end)):
        key = (hit.start, hit.end, hit.rule)
        if key not in found:
            words = fold_words(text[hit.start : hit.end])
            nth = counts.get((hit.rule, words), 0)
            counts[hit.rule, words] = nth + 1
            found[key] = Numbered(words, nth)
    return found


def issue_of(hit: Hit, rule: Rule, text: str, *, segment: int, key: IssueKey) -> Issue:
    """The issue that `hit` raises in `text`."""
    entry = rule.entry
    written = text[hit.start : hit.end]
    rights = entry.right if hit.rights is None else hit.rights
    plain = " ".join(written.split())
    message = entry.note
    if not message and rights:
        message = _("“{text}” stands for “{right}”.").format(text=plain, right=rights[0].text)
    return Issue(
        key=key,
        segment=segment,
        site=Site(
            span=Span(hit.start, hit.end),
            term=hit.term,
            real_word=entry.real_word,
            determiner=hit.determiner,
            inflected=entry.inflect and not entry.regex,
        ),
        text=written,
        rights=rights,
        entry=entry.id,
        check=None,
        type=entry.type,
        severity=entry.severity,
        status=entry.status,
        message=message or _("“{text}” is listed as a wrong form.").format(text=plain),
        origin=entry.origin,
    )
