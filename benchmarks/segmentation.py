"""Sentence segmentation compared: ours, nupunkt and pysbd on French with and without capitals.

Run `.venv/bin/python benchmarks/segmentation.py` (extra `bench` for the other two; each is left out with a line where it is
not installed). `--set NAME` (repeatable) takes some of the sets only.

Every set is a text in `benchmarks/data/` in which a broken bar (¦) was put by hand, reading, where a new sentence begins
inside a paragraph; without the bars it is what each tool gets, one paragraph (line) at a time:

* `article`: the seed article, all in small letters; 70 of its 74 boundaries have a space, 4 lost it (« chine.zeng »).
  The program refuses a copy that differs from `seeds/solitude-ultraman.fr.txt`.
* `cased`: ordinary French written for this purpose, abbreviations, initials, numbers, quotations.
* `held-out`: more of the same, on which no rule was tuned.
* `… lower`: the same two in small letters.

A boundary is counted as the number of characters that are no white space before it, so that tools may keep or drop spaces.
Found, missed and false boundaries are exact counts. Speed is the best of three runs over the set's paragraphs, repeated to
60,000 characters or more, in the same process, relative to ours (more is faster); only that ratio travels from machine to
machine. `held-out` scored 33 found, 0 missed, 1 false the first time it was run, `held-out lower` 30, 3 and 1.
"""

from __future__ import annotations

import argparse
import importlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from review.formats.sentences import sentences

Tool = Callable[[str], list[str]]

ROOT: Final = Path(__file__).resolve().parent.parent
DATA: Final = ROOT / "benchmarks" / "data"
MARK: Final = "¦"
RUNS: Final = 3
SPEED_CHARACTERS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Gold:
    """A set: its name and its paragraphs, each with the marks in place."""

    name: str
    paragraphs: tuple[str, ...]

    def lowered(self) -> Gold:
        """The same set in small letters."""
        return Gold(f"{self.name} lower", tuple(one.lower() for one in self.paragraphs))


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of boundaries."""

    found: int
    missed: int
    false: int


def ours(paragraph: str) -> list[str]:
    return [paragraph[start:end] for start, end in sentences(paragraph)]


def nupunkt() -> Tool:
    tokenize = importlib.import_module("nupunkt").sent_tokenize
    return lambda paragraph: list(tokenize(paragraph))


def pysbd() -> Tool:
    segmenter = importlib.import_module("pysbd").Segmenter(language="fr", clean=False)
    return lambda paragraph: list(segmenter.segment(paragraph))


def tools() -> Iterator[tuple[str, Tool]]:
    yield "ours", ours
    for maker in (nupunkt, pysbd):
        try:
            yield maker.__name__, maker()
        except ModuleNotFoundError:
            print(f"{maker.__name__} is not installed: left out")


def read(file_name: str) -> tuple[str, ...]:
    text = (DATA / file_name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip())


def gold_sets() -> tuple[Gold, ...]:
    """All sets; raises SystemExit where the article's marked copy is not the article."""
    marked = (DATA / "solitude-ultraman.marked.txt").read_bytes()
    if marked.replace(MARK.encode(), b"") != (ROOT / "seeds" / "solitude-ultraman.fr.txt").read_bytes():
        message = "benchmarks/data/solitude-ultraman.marked.txt is no longer the seed article: mark it again"
        raise SystemExit(message)
    article = Gold("article", read("solitude-ultraman.marked.txt"))
    cased = Gold("cased", read("cased.marked.txt"))
    held_out = Gold("held-out", read("cased-held-out.marked.txt"))
    return article, cased, cased.lowered(), held_out, held_out.lowered()


def solid_length(text: str) -> int:
    """Number of characters that are no white space."""
    return len("".join(text.split()))


def boundaries(pieces: list[str]) -> set[int]:
    """Where a piece ends and another begins, in characters that are no white space."""
    found, place = set(), 0
    for piece in pieces[:-1]:
        place += solid_length(piece)
        found.add(place)
    return found


def compare(gold: Gold, tool: Tool) -> tuple[Score, list[str]]:
    """The score of `tool` on `gold`, and one line for each fault."""
    found = missed = false = 0
    faults: list[str] = []
    for paragraph in gold.paragraphs:
        right = boundaries(paragraph.split(MARK))
        text = paragraph.replace(MARK, "")
        given = boundaries(tool(text))
        found += len(right & given)
        missed += len(right - given)
        false += len(given - right)
        solid = "".join(text.split())
        for place in sorted(right ^ given):
            label = "missed" if place in right else "false "
            faults.append(f"{label} {solid[max(0, place - 20) : place]}{MARK}{solid[place : place + 20]}")
    return Score(found, missed, false), faults


def seconds(tool: Tool, texts: list[str]) -> float:
    best = float("inf")
    for _ in range(RUNS):
        began = time.perf_counter()
        for text in texts:
            tool(text)
        best = min(best, time.perf_counter() - began)
    return best


def speed_texts(gold: Gold) -> list[str]:
    once = [one.replace(MARK, "") for one in gold.paragraphs]
    return once * -(-SPEED_CHARACTERS // sum(map(len, once)))


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare sentence segmenters on hand-marked French.")
    parser.add_argument(
        "--set", action="append", dest="names", help="article, cased, held-out, …; default all"
    )
    parser.add_argument("--faults", action="store_true", help="list every fault of ours")
    options = parser.parse_args()
    sets = tuple(one for one in gold_sets() if not options.names or one.name in options.names)
    if not sets:
        parser.error("no set of that name")
    reference: dict[str, float] = {}
    print(
        f"{'tool':<9}{'set':<16}{'found':>7}{'missed':>8}{'false':>7}{'speed':>8}{'M characters a second':>23}"
    )
    for name, tool in tools():
        for gold in sets:
            score, faults = compare(gold, tool)
            texts = speed_texts(gold)
            taken = seconds(tool, texts)
            relative = reference.setdefault(gold.name, taken) / taken
            rate = sum(map(len, texts)) / taken / 1e6
            counts = f"{score.found:>7}{score.missed:>8}{score.false:>7}"
            print(f"{name:<9}{gold.name:<16}{counts}{relative:>8.2f}{rate:>23.2f}")
            if options.faults and tool is ours:
                print("".join(f"    {fault}\n" for fault in faults), end="")


if __name__ == "__main__":
    main()
