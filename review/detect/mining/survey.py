"""What words texts hold: how often each, and where those stand that nothing explains."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from review.detect.mining.candidates import Place
from review.detect.mining.known import CHUNK, Known
from review.detect.protected import zones
from review.model.document import Document
from review.model.fold import canonical, compose
from review.model.span import Span

_CODE_BEFORE: Final = frozenset("_/\\@=$<{%~&#^+-.")
_CODE_BEHIND: Final = re.compile(r"[_/\\@=$>{}%~^+]|\(\d|\(\)|[.:]\w")
_DETERMINER: Final = re.compile(
    r"(?:^|\W)(?:les?|la|une?|des|du|aux?|ce|cet|cette|ces|son|sa|ses|leurs?)\s+$", re.IGNORECASE
)
_SAME_SENTENCE: Final = re.compile(r"[\s,\u00a0\u202f]+")
_PARTS: Final = re.compile(r"[^-\u2010\u2011'’]+")
_TOLD_EVERY: Final = 500
_BEFORE: Final = 10


@dataclass(slots=True)
class Finds:
    """The places of one unknown word, whatever its case, and how it is written there.

    `lower`, `inner` and `first` count places in small letters, with a capital within a sentence, and with one where a
    sentence or a quotation may begin; `other` is any other mixture of cases. `determined` counts those behind a determiner.
    """

    written: str
    places: list[Place] = field(default_factory=list)
    lower: int = 0
    inner: int = 0
    first: int = 0
    other: int = 0
    determined: int = 0

    @property
    def name(self) -> bool:
        """Whether capitals say that it is a name."""
        return self.lower == 0 or self.inner + self.other > self.lower


class Composed:
    """A segment's text with its accents composed, and the way back to the text as stored."""

    def __init__(self, target: str) -> None:
        """Compose `target`."""
        self.text, self._offsets = compose(target)

    def span(self, start: int, end: int) -> Span:
        """A place of the composed text in code points of the text as stored."""
        if self._offsets is None:
            return Span(start, end)
        return Span(self._offsets[start], self._offsets[end])


Covered = Mapping[int, Sequence[Span]]
"""By segment number: places that entries in force flag already."""


class Survey:
    """The words of any number of texts. Its cost grows with the texts alone; a word is looked up once."""

    def __init__(self, known: Known) -> None:
        """Nothing is read yet."""
        self.known: Final = known
        self.unknown: Final[dict[str, Finds]] = {}
        self._chunks: Final[Counter[str]] = Counter()
        self._vocabulary: Counter[str] | None = None

    def read(
        self,
        document: Document,
        text: int = 0,
        covered: Covered | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Take in `document` as text number `text`; `progress` is told how many of how many segments are read."""
        self._vocabulary = None
        for segment in document.segments:
            self._segment(segment.target, (text, segment.index), (covered or {}).get(segment.index, ()))
            if progress is not None and segment.index % _TOLD_EVERY == 0:
                progress(segment.index, len(document.segments))

    def vocabulary(self) -> Counter[str]:
        """How often each single word stands in the texts, in canonical form."""
        if self._vocabulary is None:
            self._vocabulary = Counter()
            for chunk, count in self._chunks.items():
                for part in _PARTS.finditer(chunk):
                    self._vocabulary[canonical(part.group())] += count
        return self._vocabulary

    def _segment(self, target: str, number: tuple[int, int], covered: Sequence[Span]) -> None:
        composed = Composed(target)
        text, chunks, gaps = composed.text, self._chunks, self.known.gaps
        closed: list[tuple[int, int]] | None = None
        for chunk in CHUNK.finditer(text):
            written = chunk.group()
            chunks[written] += 1
            found = gaps(written)
            if not found:
                continue
            start, end = chunk.span()
            closed = zones(text) if closed is None else closed
            if code_like(text, start, end) or any(low < end and start < high for low, high in closed):
                continue
            for low, high in found:
                place = composed.span(start + low, start + high)
                if not any(place.overlaps(span) for span in covered):
                    self._add(text, start + low, start + high, Place(*number, place))

    def _add(self, text: str, start: int, end: int, place: Place) -> None:
        written = text[start:end]
        finds = self.unknown.setdefault(canonical(written), Finds(written))
        finds.places.append(place)
        if _DETERMINER.search(text, max(0, start - _BEFORE), start):
            finds.determined += 1
        if written.islower():
            finds.written = finds.written if finds.lower else written
            finds.lower += 1
        elif written[1:].islower():
            if begins(text, start):
                finds.first += 1
            else:
                finds.inner += 1
        else:
            finds.other += 1


def code_like(text: str, start: int, end: int) -> bool:
    """Whether what stands around `start` to `end` of `text` is what stands around code: `foo_bar`, `--all`, `printf(3)`."""
    return (start > 0 and text[start - 1] in _CODE_BEFORE) or _CODE_BEHIND.match(text, end) is not None


def begins(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a list item may begin at `start` of `text`, so that a capital says nothing."""
    before = start
    while before and (_SAME_SENTENCE.fullmatch(text[before - 1]) or text[before - 1] in "'’-"):
        before -= 1
    return before == 0 or not (text[before - 1].isalnum() or text[before - 1] in ")»”")


def within(spans: Sequence[Span], place: Span) -> bool:
    """Whether `place` touches one of `spans`, which are in order and don't overlap."""
    number = bisect_left(spans, place.end, key=lambda span: span.start)
    return any(span.overlaps(place) for span in spans[max(0, number - 1) : number + 1])
