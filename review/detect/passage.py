"""A few neighbouring segments, searched in one go."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from review.detect.protected import is_protected, zones
from review.detect.verify import Place
from review.model.fold import folded

PIECE = 65_536
"""Code points searched at once. One emoji or combining mark doubles the cost of the piece it stands in, not of the file's."""


class Passage:
    """Segments number `first`, `first` + 1 … of a document, whose texts are `targets`, folded together.

    Matches never cross segments, so that nothing is lost at the seams of passages.
    """

    def __init__(self, first: int, targets: Sequence[str]) -> None:
        """Join the segments with a line break between two and fold the lot."""
        self.first = first
        self._starts: list[int] = []
        place = 0
        for target in targets:
            self._starts.append(place)
            place += len(target) + 1
        self._end = place - 1
        self.folded = folded("\n".join(targets))
        self.text = self.folded.text
        self._zones: dict[int, list[Place]] = {}

    @property
    def size(self) -> int:
        """Number of segments."""
        return len(self._starts)

    def segment_at(self, place: int) -> int:
        """The number in the passage of the segment at `place`, a code point of the passage's composed text."""
        return bisect_right(self._starts, self.folded.outer(place)) - 1

    def bounds(self, number: int) -> Place:
        """Where segment `number` of the passage begins and ends in the composed text."""
        last = number + 1 == len(self._starts)
        end = self._end if last else self._starts[number + 1] - 1
        return self.folded.inner(self._starts[number]), self.folded.inner(end)

    def own(self, number: int, place: Place) -> Place:
        """A place of the composed text in the offsets of segment `number` as stored."""
        start = self._starts[number]
        return self.folded.outer(place[0]) - start, self.folded.outer(place[1]) - start

    def protected(self, number: int, place: Place) -> bool:
        """Whether a place of the composed text touches an address, a handle, a file name or code."""
        start, end = self.bounds(number)
        if number not in self._zones:
            self._zones[number] = zones(self.text[start:end])
        found = self._zones[number]
        return bool(found) and is_protected(found, place[0] - start, place[1] - start)


def passages(targets: Sequence[str], piece: int = PIECE) -> Iterator[Passage]:
    """All of `targets`, in passages of about `piece` code points; a longer segment is a passage of its own."""
    first, size = 0, 0
    for number, target in enumerate(targets):
        if size and size + len(target) > piece:
            yield Passage(first, targets[first:number])
            first, size = number, 0
        size += len(target) + 1
    if size:
        yield Passage(first, targets[first:])
