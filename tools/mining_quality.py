"""Measures what `review glossary mine` finds: candidates in correct French, and planted errors that it recovers.

    python tools/mining_quality.py PATH...            candidates for each 100,000 words, by kind (--list: which)
    python tools/mining_quality.py --plant N PATH...  takes the space out between N pairs of words in each text, and counts those found again

PATH is a folder, a .deb file or a text of French, as for tools/false_alarms.py. No glossary is in force.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from review.detect.mining.candidates import Candidate, Kind  # noqa: E402
from review.formats.text import TextFormat  # noqa: E402
from review.french.lexicon import default_lexicon  # noqa: E402
from review.model.document import Document  # noqa: E402
from review.session.mining import Mining  # noqa: E402
from tools.french_texts import texts_of  # noqa: E402

_PAIR: Final = re.compile(r"(?<![\w'’-])([^\W\d_]{2,}) ([^\W\d_]{2,})(?![\w'’-])")
_MARK: Final = re.compile(r"(?<=[^\W\d_]{3}[.,;]) (?=[^\W\d_]{2})")


class Source(NamedTuple):
    """All French of one package or file."""

    name: str
    text: str
    words: int


def sources(paths: Iterable[Path]) -> Iterator[Source]:
    """The texts of each package or file as one."""
    paragraphs: dict[str, list[str]] = {}
    words: Counter[str] = Counter()
    for text in texts_of(paths):
        paragraphs.setdefault(text.source, []).extend(text.paragraphs)
        words[text.source] += text.words
    for name, found in paragraphs.items():
        yield Source(name, "\n\n".join(found), words[name])


def mined(text: str) -> tuple[Document, tuple[Candidate, ...]]:
    """The candidates of one text, all of them."""
    document = TextFormat().read("text", text.encode())
    mining = Mining(default_lexicon(), ())
    mining.add(document, ())
    return document, mining.candidates().candidates


def planted(text: str, count: int, seed: int, *, lower: bool) -> tuple[str, list[str], list[str]]:
    """`text` with `count` pairs of words without their space, and as many marks; the glued words, and words with marks."""
    text = text.lower() if lower else text
    drawn = random.Random(seed)  # noqa: S311 - a draw, no secret
    lexicon = default_lexicon()
    pairs = [
        one
        for one in _PAIR.finditer(text)
        if one[1].islower() and one[2].islower() and one[1] in lexicon and one[2] in lexicon
    ]
    marks = list(_MARK.finditer(text))
    cuts = {one.end(1): one[1] + one[2] for one in drawn.sample(pairs, min(count, len(pairs)))}
    dots = {one.start(): _around(text, one.start()) for one in drawn.sample(marks, min(count, len(marks)))}
    places = sorted({*cuts, *dots})
    ends = [*places, len(text)]
    glued = text[: ends[0]] + "".join(
        text[low + 1 : high] for low, high in zip(places, ends[1:], strict=True)
    )
    return glued, list(cuts.values()), list(dots.values())


def _around(text: str, space: int) -> str:
    left = re.search(r"[^\W\d_]+[.,;]$", text[max(0, space - 40) : space])
    right = re.match(r"[^\W\d_]+", text[space + 1 :])
    return (left.group() if left else "") + (right.group() if right else "")


def recall(paths: Iterable[Path], count: int, *, lower: bool, missed: bool) -> None:
    """Plant and count, text by text."""
    print(f"{'words':>9} {'glued':>7} {'found':>7} {'right':>7} {'marks':>7} {'found':>7}  source")
    for number, source in enumerate(sources(paths)):
        text, glued, marks = planted(source.text, count, number, lower=lower)
        _document, candidates = mined(text)
        told = {one.words.lower(): one.suggestions for one in candidates if one.kind is Kind.GLUED}
        found = [word for word in glued if word in told]
        right = [word for word in found if any(one.replace(" ", "") == word for one in told[word])]
        dotted = [
            word for word in marks if any(word.lower().startswith(one) for one in told if not one.isalpha())
        ]
        line = f"{source.words:>9,} {len(glued):>7} {len(found):>7} {len(right):>7} {len(marks):>7} {len(dotted):>7}"
        print(f"{line}  {source.name}")
        if missed:
            print("    " + " ".join(sorted(set(glued) - set(found))))
            print("    " + " ".join(sorted(set(marks) - set(dotted))))


def alarms(paths: Iterable[Path], *, every: bool) -> None:
    """Count the candidates of texts that are right, and list them if `every`."""
    kinds = tuple(Kind)
    print(f"{'words':>9} " + " ".join(f"{kind.value:>9}" for kind in kinds) + "  source")
    totals: Counter[str] = Counter()
    began = time.process_time()
    for source in sources(paths):
        _document, candidates = mined(source.text)
        counts = Counter(one.kind.value for one in candidates)
        totals += counts
        totals["words"] += source.words
        print(
            f"{source.words:>9,} "
            + " ".join(f"{counts[kind.value]:>9}" for kind in kinds)
            + f"  {source.name}"
        )
        for one in candidates if every else ():
            print(f"    {one.kind.value} {one.words!r} ×{one.count} → {', '.join(one.suggestions)}")
        totals["characters"] += len(source.text)
    seconds = time.process_time() - began
    per = max(totals["words"], 1) / 1e5
    rates = " ".join(f"{totals[kind.value] / per:>9.1f}" for kind in kinds)
    print(f"{totals['words']:>9,} {rates}  for each 100,000 words")
    print(f"{seconds * 1e6 / max(totals['characters'], 1):.1f} s for each million characters")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--list", action="store_true", help="list the candidates, or what was missed")
    parser.add_argument(
        "--plant", type=int, default=0, metavar="N", help="plant N errors of each kind in each text"
    )
    parser.add_argument("--lower", action="store_true", help="plant them in the text in small letters")
    given = parser.parse_args()
    if given.plant:
        recall(given.paths, given.plant, lower=given.lower, missed=given.list)
    else:
        alarms(given.paths, every=given.list)
    return 0


if __name__ == "__main__":
    sys.exit(main())
