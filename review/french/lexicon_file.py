"""The compiled lexicon's binary layout, and look-ups in it.

A file is the magic `RVLX1`, a byte of section count, then an offset and a length (little-endian u32) for each
section, then the sections. All but `BLOCKS` are raw deflate streams (zlib, no header):

* `FIRST`: the first word of each block, one a line.
* `OFFSETS`: u32, where each block begins in `BLOCKS`, and the end of the last.
* `PRIMER`: the preset dictionary of the block streams.
* `BLOCKS`: one deflate stream a block of `BLOCK_SIZE` words in code point order. Each word is a character
  1-30 (one more than the number of characters it shares with the word before it) and the rest of the word; then
  a zero byte, the low bytes of the words' class numbers, and their high bytes.
* `TRANSFORMS`: one a line: a character 33 or more (33 plus the number of characters to take off) and what to add.
* `TAGS`: one a line, seven fields separated by `|`: part of speech, gender, number, mood, person, auxiliary,
  `1` when classical.
* `CLASSES`: u16 pairs, by class number: the number of the list of readings, that of the list of forms.
* `LIST_OFFSETS`: u32 into `LISTS`, in pairs, one more than there are lists.
* `LISTS`: u16 pairs, transform and tag: for a reading, from the form to its lemma; for a form, from the lemma to it.

Words that inflect alike share a class, so that 466,000 forms need some 6,000 classes.
"""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from functools import lru_cache

MAGIC = b"RVLX1"
BLOCK_SIZE = 128
MAX_SHARED = 29
SECTIONS = ("FIRST", "OFFSETS", "PRIMER", "BLOCKS", "TRANSFORMS", "TAGS", "CLASSES", "LIST_OFFSETS", "LISTS")
TRANSFORM_BASE = 33
_CACHED_BLOCKS = 64
_WORD = re.compile("([\x01-\x1e])([^\x01-\x1e]*)")

Tag = tuple[str, str, str, str, str, str, bool]
"""Part of speech, gender, number, mood, person, auxiliary ("" where there is none), classical."""


def inflate(data: bytes | memoryview, primer: bytes = b"") -> bytes:
    """Undo `deflate`."""
    stream = zlib.decompressobj(-15, zdict=primer) if primer else zlib.decompressobj(-15)
    return stream.decompress(data)


def little_endian(typecode: str, data: bytes) -> array[int]:
    """An array of unsigned numbers out of little-endian bytes, whatever the machine's order."""
    numbers = array(typecode)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def decode_block(data: bytes | memoryview, primer: bytes) -> tuple[list[str], bytes]:
    """The words of a block, and their class numbers (low bytes, then high bytes)."""
    text, _, classes = inflate(data, primer).partition(b"\0")
    words = []
    word = ""
    for shared, rest in _WORD.findall(text.decode("utf-8")):
        word = word[: ord(shared) - 1] + rest
        words.append(word)
    return words, classes


class LexiconFile:
    """Read access to a compiled lexicon held in memory.

    Raises ValueError when the bytes are not a compiled lexicon of this version.
    """

    def __init__(self, data: bytes) -> None:
        """Take a whole file's bytes."""
        if not data.startswith(MAGIC) or data[len(MAGIC)] != len(SECTIONS):
            raise ValueError("not a compiled lexicon of this version")
        head = len(MAGIC) + 1
        bounds = little_endian("I", data[head : head + 8 * len(SECTIONS)])
        view = memoryview(data)
        raw = {
            name: view[bounds[2 * i] : bounds[2 * i] + bounds[2 * i + 1]] for i, name in enumerate(SECTIONS)
        }
        self._blocks = raw["BLOCKS"]
        self._primer = inflate(raw["PRIMER"])
        self._first = inflate(raw["FIRST"]).decode("utf-8").split("\n")
        self._offsets = little_endian("I", inflate(raw["OFFSETS"]))
        self._transforms = inflate(raw["TRANSFORMS"]).decode("utf-8").split("\n")
        self._tags = inflate(raw["TAGS"]).decode("utf-8").split("\n")
        self._classes = little_endian("H", inflate(raw["CLASSES"]))
        self._list_offsets = little_endian("I", inflate(raw["LIST_OFFSETS"]))
        self._lists = little_endian("H", inflate(raw["LISTS"]))
        self._block = lru_cache(_CACHED_BLOCKS)(self._decode_block)

    def __len__(self) -> int:
        """The number of words, from the last block's own count."""
        words, _ = self._block(len(self._first) - 1)
        return (len(self._first) - 1) * BLOCK_SIZE + len(words)

    def readings(self, form: str) -> list[tuple[str, Tag]]:
        """Each reading of a form, exactly as spelled: its lemma and its tag."""
        number = self._class_of(form)
        return [] if number is None else self._related(form, self._classes[2 * number])

    def forms(self, lemma: str) -> list[tuple[str, Tag]]:
        """Each form of a lemma, exactly as spelled, with its tag."""
        number = self._class_of(lemma)
        return [] if number is None else self._related(lemma, self._classes[2 * number + 1])

    def words(self) -> list[str]:
        """All words, in code point order."""
        return [word for block in range(len(self._first)) for word in self._block(block)[0]]

    def _decode_block(self, block: int) -> tuple[list[str], bytes]:
        return decode_block(self._blocks[self._offsets[block] : self._offsets[block + 1]], self._primer)

    def _class_of(self, word: str) -> int | None:
        block = bisect_right(self._first, word) - 1
        if block < 0:
            return None
        words, classes = self._block(block)
        place = bisect_left(words, word)
        if place == len(words) or words[place] != word:
            return None
        return classes[place] | classes[len(words) + place] << 8

    def _related(self, word: str, number: int) -> list[tuple[str, Tag]]:
        found = []
        for pair in range(self._list_offsets[number], self._list_offsets[number + 1]):
            transform = self._transforms[self._lists[2 * pair]]
            stem = word[: len(word) - (ord(transform[0]) - TRANSFORM_BASE)]
            found.append((stem + transform[1:], self._tag(self._lists[2 * pair + 1])))
        return found

    def _tag(self, number: int) -> Tag:
        part, gender, count, mood, person, auxiliary, classical = self._tags[number].split("|")
        return part, gender, count, mood, person, auxiliary, classical == "1"
