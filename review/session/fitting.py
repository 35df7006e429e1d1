"""The sentences that a filter lets through, looking at no more of the document than it has to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from review.session.filters import Filter
from review.session.session import ReviewSession
from review.session.views import SegmentView


def sentence_view(session: ReviewSession, index: int) -> SegmentView:
    """Sentence `index` as it stands now; where nothing is known of it, without keeping its view in memory."""
    flagged = session.flagged
    place = bisect_left(flagged, index)
    if place < len(flagged) and flagged[place] == index:
        return session.segment(index)
    segment = session.document.segments[index]
    text = segment.target
    return SegmentView(
        index, segment.paragraph, text, text, text, (), (), edited=False, source=segment.source
    )


def candidates(session: ReviewSession, wanted: Filter, start: int = 0) -> Iterator[int]:
    """The sentences from `start` on that have to be looked at, in order; decide nothing while going through them."""
    total = len(session.document.segments)
    if not wanted.confined:
        yield from range(start, total)
        return
    flagged = session.flagged
    for place in range(bisect_left(flagged, start), len(flagged)):
        yield flagged[place]


def fitting(session: ReviewSession, wanted: Filter) -> Iterator[int]:
    """The numbers of the sentences that `wanted` lets through, in document order."""
    return (index for index in candidates(session, wanted) if wanted.fits(sentence_view(session, index)))
