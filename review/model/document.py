"""A text cut into segments, with what is needed to write it back unchanged."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Final

from review.model.span import Span

_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Segment:
    """The smallest unit of review, mostly one sentence.

    `target` is the French as the machine gave it (`mt_target`, which never changes); it stands at `span` of the
    document's text. `paragraph` numbers the paragraph the segment belongs to, from 0; `source` is the original where
    the format carries one.
    """

    index: int
    span: Span
    target: str
    paragraph: int
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its decoded text, its segments in order, and the format's own `skeleton` for writing it back.

    `text` is the decoded file without its byte-order mark for text formats; elsewhere the segments' targets joined by
    blank lines. `paragraphs` are spans of `text`, in order.
    """

    path: str
    format: str
    text: str
    segments: tuple[Segment, ...]
    paragraphs: tuple[Span, ...]
    skeleton: object = field(repr=False, compare=False)
    source_language: str | None = None


@dataclass(frozen=True, slots=True)
class SegmentKey:
    """What a segment is known by across edits elsewhere in the file.

    `digest` is that of its white-space-normalised machine text; `occurrence` counts equal segments before it;
    `before` and `after` are the digests of its neighbours ("" at the ends), which decide where an insertion shifts the count.
    """

    digest: str
    occurrence: int
    before: str = ""
    after: str = ""


def digest(target: str) -> str:
    """A digest (16 hexadecimal digits of BLAKE2b) of `target` with every run of white space made one space."""
    normal = _SPACES.sub(" ", target).strip()
    return hashlib.blake2b(normal.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def segment_keys(segments: tuple[Segment, ...]) -> tuple[SegmentKey, ...]:
    """The key of each segment, in order."""
    digests = [digest(segment.target) for segment in segments]
    seen: dict[str, int] = {}
    keys = []
    for place, own in enumerate(digests):
        occurrence = seen.get(own, 0)
        seen[own] = occurrence + 1
        before = digests[place - 1] if place else ""
        after = digests[place + 1] if place + 1 < len(digests) else ""
        keys.append(SegmentKey(own, occurrence, before, after))
    return tuple(keys)
