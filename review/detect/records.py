"""Many small pieces of bytes packed into one, of which those that are asked for alone are ever taken out."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final
from zlib import crc32

_NUMBER: Final = 4
_LEAST_SLOTS: Final = 8


def pack(records: Sequence[bytes]) -> bytes:
    """`records` as one piece that `Records` reads: their count, where each ends, and all of them; numbers are little-endian u32."""
    ends = accumulate(map(len, records))
    return _bytes_of([len(records), *ends]) + b"".join(records)


class Records(Sequence[bytes]):
    """What `pack` packed, by number; opening costs the same for any size."""

    __slots__ = ("_base", "_data", "_ends")

    def __init__(self, data: memoryview) -> None:
        """Take a piece that `pack` made."""
        count = _numbers_of(data[:_NUMBER])[0]
        self._base: Final = _NUMBER * (count + 1)
        self._ends: Final = _numbers_of(data[_NUMBER : self._base])
        self._data: Final = data

    def __len__(self) -> int:
        """The number of records."""
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]  # slices of records serve nobody
        """Record number `number`, from 0; raises IndexError where there is none."""
        return bytes(self.view(number))

    def view(self, number: int) -> memoryview:
        """Record number `number` where it lies, without a copy."""
        start = self._ends[number - 1] if number else 0
        return self._data[self._base + start : self._base + self._ends[number]]

    def __iter__(self) -> Iterator[bytes]:
        """All records in order."""
        return map(self.__getitem__, range(len(self)))


def pack_table(table: Mapping[bytes, bytes]) -> tuple[bytes, bytes, bytes]:
    """`table` as three pieces for `RecordTable`: its slots, keys and values.

    A key stands in the slot that its CRC-32 names, or in the next free one (open addressing; Knuth, TAOCP 3, 6.4,
    algorithm L); at most half of the slots are taken. A slot holds the key's number plus one, 0 where it is free.
    """
    size = max(_LEAST_SLOTS, 1 << (2 * len(table)).bit_length())
    slots = [0] * size
    for number, key in enumerate(table, 1):
        slot = crc32(key) & (size - 1)
        while slots[slot]:
            slot = (slot + 1) & (size - 1)
        slots[slot] = number
    return _bytes_of(slots), pack(list(table)), pack(list(table.values()))


class RecordTable:
    """What `pack_table` packed, by key; neither opening nor looking up costs more for a larger table."""

    __slots__ = ("_mask", "_slots", "keys", "values")

    def __init__(self, slots: memoryview, keys: memoryview, values: memoryview) -> None:
        """Take the three pieces."""
        self._slots: Final = _numbers_of(slots)
        self._mask: Final = len(self._slots) - 1
        self.keys: Final = Records(keys)
        self.values: Final = Records(values)

    def find(self, key: bytes) -> bytes | None:
        """The value of `key`, None where it has none."""
        slot = crc32(key) & self._mask
        while number := self._slots[slot]:
            if self.keys[number - 1] == key:
                return self.values[number - 1]
            slot = (slot + 1) & self._mask
        return None


def _bytes_of(numbers: Iterable[int]) -> bytes:
    made = array("I", numbers)
    if sys.byteorder == "big":
        made.byteswap()
    return made.tobytes()


def _numbers_of(data: memoryview) -> Sequence[int]:
    if sys.byteorder == "little":
        return data.cast("I")
    made = array("I", data.tobytes())
    made.byteswap()
    return made
