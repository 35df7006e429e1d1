"""Compiles the Dicollecte dictionaries into review/data/lexicon.bin.

The same input gives the same bytes. The layout is described in review/french/lexicon_file.py.
"""

from __future__ import annotations

import argparse
import struct
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from review.french.lexicon import Pos  # noqa: E402
from review.french.lexicon_file import BLOCK_SIZE, MAGIC, MAX_SHARED, SECTIONS, TRANSFORM_BASE  # noqa: E402
from tools.dicollecte import read_forms  # noqa: E402
from tools.dicollecte_tags import MOODS, Reading, link_compounds, readings_of  # noqa: E402

PRIMER_SIZE = 32768
Transform = tuple[int, str]
Tag = tuple[str, str, str, str, str, str, bool]
Related = tuple[tuple[Transform, Tag], ...]
Value = TypeVar("Value")

_ORDER = {
    0: [str(part) for part in Pos],
    1: ["m", "e", "f", ""],
    2: ["s", "i", "", "p"],
    3: [*MOODS, ""],
}


def shared_length(a: str, b: str) -> int:
    """How many characters two words have in common at the start."""
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length


def transform(start: str, end: str) -> Transform:
    """What leads from one word to another: characters to take off the end, text to add."""
    shared = shared_length(start, end)
    return len(start) - shared, end[shared:]


def deflate(data: bytes, primer: bytes = b"") -> bytes:
    """A raw deflate stream, with a preset dictionary if one is given."""
    options = (9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY)
    stream = zlib.compressobj(*options, primer) if primer else zlib.compressobj(*options)
    return stream.compress(data) + stream.flush()


def _tag_order(tag: Tag) -> tuple[object, ...]:
    ranks = [_ORDER[place].index(str(tag[place])) for place in _ORDER]
    return (not tag[6], *ranks, tag[4], tag[5])


def _sorted(related: Iterable[tuple[Transform, Tag]]) -> Related:
    return tuple(sorted(related, key=lambda pair: (_tag_order(pair[1]), pair[0])))


class Table(Generic[Value]):
    """Numbers for values, the most used first, so that the numbers compress well."""

    def __init__(self, uses: Counter[Value]) -> None:
        """Take how often each value is used."""
        self.values = sorted(uses, key=lambda value: (-uses[value], repr(value)))
        self.numbers = {value: number for number, value in enumerate(self.values)}


def front_code(words: Sequence[str]) -> str:
    """The words of a block, each without what it shares with the one before it."""
    coded = []
    previous = ""
    for word in words:
        shared = min(shared_length(word, previous), MAX_SHARED)
        coded.append(chr(shared + 1) + word[shared:])
        previous = word
    return "".join(coded)


def encode_blocks(words: Sequence[str], classes: dict[str, int]) -> list[bytes]:
    """The blocks' contents before compression."""
    blocks = []
    for start in range(0, len(words), BLOCK_SIZE):
        part = words[start : start + BLOCK_SIZE]
        numbers = [classes[word] for word in part]
        planes = bytes(n & 255 for n in numbers) + bytes(n >> 8 for n in numbers)
        blocks.append(front_code(part).encode("utf-8") + b"\0" + planes)
    return blocks


def make_primer(blocks: Sequence[bytes]) -> bytes:
    """A preset dictionary: an even sample of the blocks."""
    wanted = PRIMER_SIZE // max(map(len, blocks)) + 1
    step = max(1, len(blocks) // wanted)
    return b"".join(blocks[::step])[-PRIMER_SIZE:]


def numbered(lists: Sequence[Related], transforms: Table[Transform], tags: Table[Tag]) -> tuple[bytes, bytes]:
    """The sections LIST_OFFSETS and LISTS."""
    offsets = [0]
    pairs: list[int] = []
    for related in lists:
        for change, tag in related:
            pairs += (transforms.numbers[change], tags.numbers[tag])
        offsets.append(len(pairs) // 2)
    return struct.pack(f"<{len(offsets)}I", *offsets), struct.pack(f"<{len(pairs)}H", *pairs)


def compile_lexicon(readings: Iterable[tuple[Reading, bool]]) -> bytes:
    """The compiled file out of readings, each with whether it is classical."""
    to_lemma: dict[str, set[tuple[Transform, Tag]]] = defaultdict(set)
    to_form: dict[str, set[tuple[Transform, Tag]]] = defaultdict(set)
    for r, classical in readings:
        tag: Tag = (r.pos, r.gender, r.number, r.mood, r.person, r.auxiliary, classical)
        to_lemma[r.form].add((transform(r.form, r.lemma), tag))
        to_form[r.lemma].add((transform(r.lemma, r.form), tag))
    words = sorted(to_lemma.keys() | to_form.keys())
    pairs = {w: (_sorted(to_lemma.get(w, ())), _sorted(to_form.get(w, ()))) for w in words}
    lists = Table(Counter(related for pair in pairs.values() for related in pair))
    classes = Table(Counter(pairs.values()))
    if max(len(classes.values), len(lists.values)) >= 1 << 16:
        raise ValueError("more than 65,535 classes of words: the layout needs wider numbers")
    transforms = Table(Counter(change for related in lists.values for change, _ in related))
    tags = Table(Counter(tag for related in lists.values for _, tag in related))
    list_offsets, list_pairs = numbered(lists.values, transforms, tags)
    class_pairs = [lists.numbers[part] for pair in classes.values for part in pair]
    sections = {
        "FIRST": "\n".join(words[::BLOCK_SIZE]).encode("utf-8"),
        "TRANSFORMS": "\n".join(chr(TRANSFORM_BASE + cut) + add for cut, add in transforms.values).encode(),
        "TAGS": "\n".join("|".join((*t[:6], "1" if t[6] else "")) for t in tags.values).encode("utf-8"),
        "CLASSES": struct.pack(f"<{len(class_pairs)}H", *class_pairs),
        "LIST_OFFSETS": list_offsets,
        "LISTS": list_pairs,
    }
    blocks = encode_blocks(words, {w: classes.numbers[pair] for w, pair in pairs.items()})
    return assemble(sections, blocks)


def assemble(sections: dict[str, bytes], blocks: Sequence[bytes]) -> bytes:
    """Compress blocks and sections and put them into one file."""
    primer = make_primer(blocks)
    packed = [deflate(block, primer) for block in blocks]
    offsets = [0]
    for block in packed:
        offsets.append(offsets[-1] + len(block))
    sections = {**sections, "PRIMER": primer, "OFFSETS": struct.pack(f"<{len(offsets)}I", *offsets)}
    stored = {name: deflate(content) for name, content in sections.items()}
    stored["BLOCKS"] = b"".join(packed)
    head = len(MAGIC) + 1 + 8 * len(SECTIONS)
    directory = b""
    for name in SECTIONS:
        directory += struct.pack("<II", head, len(stored[name]))
        head += len(stored[name])
    return MAGIC + bytes([len(SECTIONS)]) + directory + b"".join(stored[name] for name in SECTIONS)


def collect(classical: Path, comprehensive: Path) -> list[tuple[Reading, bool]]:
    """Readings of both dictionaries; those of the comprehensive one alone are not classical."""
    known = set(link_compounds(r for form in read_forms(classical) for r in readings_of(form)))
    linked = {r._replace(lemma=""): r for r in known if r.lemma != r.form}
    wider = set(link_compounds(r for form in read_forms(comprehensive) for r in readings_of(form)))
    only_recognised = {
        r for r in wider - known if r.lemma != r.form or linked.get(r._replace(lemma="")) is None
    }
    return [(r, True) for r in sorted(known)] + [(r, False) for r in sorted(only_recognised)]


def main() -> None:
    """Command line entry point."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="The two dictionaries are Debian packages: apt-get download hunspell-fr-classical"
        " hunspell-fr-comprehensive",
    )
    parser.add_argument("classical", type=Path, help="the package, or a folder with fr.dic and fr.aff")
    parser.add_argument("comprehensive", type=Path, help="likewise")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "review" / "data" / "lexicon.bin")
    options = parser.parse_args()
    readings = collect(options.classical, options.comprehensive)
    data = compile_lexicon(readings)
    options.output.write_bytes(data)
    print(f"{len(readings)} readings, {len(data)} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
