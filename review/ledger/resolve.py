"""Which segment of the present text each recorded decision is about.

A recorded key fits the segments with its digest. Where there are several, evidence counts in this order: both neighbours
(the same occurrence number among those first), one neighbour, the occurrence number, the order in the text. Keys with
different occurrence numbers were different segments of one text and get segments of their own while there are any; keys
with one number and different neighbours are one segment at two times and may share it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from review.model.decision import Record
from review.model.document import SegmentKey

_UNKNOWN: Final = "?"
"""A neighbour that was not recorded; no digest is equal to it."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Recorded decisions on the present segments.

    `segments`: for each recorded key the index of the present segment, None = orphan. `records`: those that found their
    segment or need none, in their order, with the keys of the present segments in the place of the recorded ones.
    `orphans`: the others, as recorded.
    """

    segments: Mapping[SegmentKey, int | None]
    records: tuple[Record, ...]
    orphans: tuple[Record, ...]


def resolve(records: Iterable[Record], keys: Sequence[SegmentKey]) -> Resolution:
    """Find for each record its segment among `keys`, those of the present text in order.

    Takes time in proportion to records and segments (sorting equal segments apart).
    """
    records = tuple(records)
    recorded = {key for record in records if (key := key_of(record)) is not None}
    segments = places(recorded, keys)
    found, orphans = [], []
    for record in records:
        key = key_of(record)
        if key is None:
            found.append(record)
        elif (index := segments[key]) is None:
            orphans.append(record)
        else:
            found.append(_moved(record, keys[index]))
    return Resolution(segments, tuple(found), tuple(orphans))


def key_of(record: Record) -> SegmentKey | None:
    """The recorded key of the segment that a decision is about; None for the document as a whole."""
    decision = record.decision
    if decision.segment is not None or decision.issue is None:
        return decision.segment
    return SegmentKey(decision.issue.segment, decision.issue.occurrence, _UNKNOWN, _UNKNOWN)


def places(recorded: Iterable[SegmentKey], keys: Sequence[SegmentKey]) -> dict[SegmentKey, int | None]:
    """For each recorded key the index of its segment among `keys`, None where no segment is left for it."""
    recorded = frozenset(recorded)
    found: dict[SegmentKey, int | None] = {key: index for index, key in enumerate(keys) if key in recorded}
    moved = {key.digest for key in recorded if key not in found}
    if not moved:
        return found
    present: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if key.digest in moved:
            present[key.digest].append(index)
    wanted: dict[str, list[SegmentKey]] = defaultdict(list)
    for key in recorded:
        if key.digest in moved:
            wanted[key.digest].append(key)
    for name, group in wanted.items():
        indexes = present[name]
        if len(group) == 1 and len(indexes) == 1:
            found[group[0]] = indexes[0]
        else:
            group.sort(key=lambda key: (key.occurrence, key.before, key.after))
            found |= _Equal(indexes, keys).assign(group)
    return found


def _moved(record: Record, key: SegmentKey) -> Record:
    """The record with `key` as the key of its segment."""
    decision = record.decision
    issue = decision.issue
    if issue is not None and (issue.segment, issue.occurrence) != (key.digest, key.occurrence):
        issue = replace(issue, segment=key.digest, occurrence=key.occurrence)
    if issue is decision.issue and decision.segment == key:
        return record
    return replace(record, decision=replace(decision, segment=key, issue=issue))


class _Equal:
    """The present segments of one digest, and the recorded keys that have found theirs among them."""

    def __init__(self, indexes: Sequence[int], keys: Sequence[SegmentKey]) -> None:
        self._keys = keys
        self._indexes = indexes
        self._at = {keys[index].occurrence: index for index in indexes}
        self._contexts: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index in indexes:
            self._contexts[_context(keys[index])].append(index)
        self._holder: dict[int, int] = {}
        self._found: dict[SegmentKey, int | None] = {}

    def assign(self, group: Sequence[SegmentKey]) -> dict[SegmentKey, int | None]:
        """The segment of each key in `group`, which is sorted by occurrence."""
        self._by_bucket(group, _context, lambda _index: True)
        left = self._by_number(self._left(group), self._near)
        lone = [key for key in left if _context(key) not in self._contexts]
        self._by_bucket(lone, lambda key: key.before, self._free)
        self._by_bucket(self._left(lone), lambda key: key.after, self._free)
        left = [key for key in self._left(left) if not self._share_context(key)]
        left = self._by_number(left, lambda _key, index: index in self._holder)
        self._by_shift(left, [index for index in self._indexes if self._free(index)])
        return self._found | dict.fromkeys(self._left(left))

    def _left(self, group: Sequence[SegmentKey]) -> list[SegmentKey]:
        return [key for key in group if key not in self._found]

    def _free(self, index: int) -> bool:
        return index not in self._holder

    def _take(self, key: SegmentKey, index: int) -> None:
        self._holder.setdefault(index, key.occurrence)
        self._found[key] = index

    def _by_bucket(
        self, group: Sequence[SegmentKey], side: Callable[[SegmentKey], object], fits: Callable[[int], bool]
    ) -> None:
        """Give out the segments that have the same `side` (both neighbours, or one) as the keys."""
        buckets: dict[object, list[int]] = defaultdict(list)
        for index in self._indexes:
            if fits(index):
                buckets[side(self._keys[index])].append(index)
        classes: dict[object, list[SegmentKey]] = defaultdict(list)
        for key in group:
            classes[side(key)].append(key)
        for value, members in classes.items():
            self._by_shift(members, buckets.get(value, []))

    def _by_shift(self, members: Sequence[SegmentKey], indexes: Sequence[int]) -> None:
        """Give out free segments on equal evidence: unmoved, else all moved by one number, else the nearest.

        An insertion moves all the equal segments behind it alike, so that the shift under which most keys find a
        segment is the likely one; the first and the last pair tell which shifts are worth a look.
        """
        if not members or not indexes:
            return
        numbers = [self._keys[index].occurrence for index in indexes]
        known = frozenset(numbers)
        shifts = (0, numbers[0] - members[0].occurrence, numbers[-1] - members[-1].occurrence)
        shift = max(shifts, key=lambda by: (sum(key.occurrence + by in known for key in members), -abs(by)))
        left, free = [], _Nearest(numbers)
        for key in members:
            if key.occurrence + shift in known:
                self._take(key, self._at[key.occurrence + shift])
                free.nearest(key.occurrence + shift)
            else:
                left.append(key)
        for key in left:
            number = free.nearest(key.occurrence + shift)
            if number is not None:
                self._take(key, self._at[number])

    def _by_number(
        self, group: Sequence[SegmentKey], fits: Callable[[SegmentKey, int], bool]
    ) -> list[SegmentKey]:
        """Give out the segments with the same occurrence number that aren't another number's; return the keys left."""
        for key in group:
            index = self._at.get(key.occurrence)
            if index is None or self._holder.get(index, key.occurrence) != key.occurrence:
                continue
            if fits(key, index):
                self._take(key, index)
        return self._left(group)

    def _near(self, key: SegmentKey, index: int) -> bool:
        """Whether one neighbour agrees, and the segment is held by this number or the key's context is crowded."""
        present = self._keys[index]
        agrees = key.before == present.before or key.after == present.after
        return agrees and (index in self._holder or _context(key) in self._contexts)

    def _share_context(self, key: SegmentKey) -> bool:
        """Let the key share the nearest segment of its own context: one segment before and after an insertion."""
        indexes = self._contexts.get(_context(key))
        if not indexes:
            return False
        place = bisect_left(indexes, key.occurrence, key=lambda index: self._keys[index].occurrence)
        self._take(key, indexes[min(place, len(indexes) - 1)])
        return True


class _Nearest:
    """Numbers, each to be had once, by their distance from a wanted one: skip lists with path halving both ways."""

    def __init__(self, numbers: Sequence[int]) -> None:
        """`numbers` ascend."""
        self._numbers = numbers
        self._right = list(range(len(numbers) + 1))
        self._left = list(range(len(numbers) + 1))

    def nearest(self, wanted: int) -> int | None:
        """The free number nearest to `wanted`, the lower of two, which is no longer free then; None if none is left."""
        start = bisect_left(self._numbers, wanted)
        right = _root(self._right, start)
        left = _root(self._left, start) - 1
        if right == len(self._numbers) and left < 0:
            return None
        if left < 0 or (
            right < len(self._numbers) and self._numbers[right] - wanted < wanted - self._numbers[left]
        ):
            taken = right
        else:
            taken = left
        self._right[taken] = taken + 1
        self._left[taken + 1] = taken
        return self._numbers[taken]


def _root(links: list[int], place: int) -> int:
    while links[place] != place:
        links[place] = links[links[place]]
        place = links[place]
    return place


def _context(key: SegmentKey) -> tuple[str, str]:
    return key.before, key.after
