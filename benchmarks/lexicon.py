"""Opening and looking up the compiled lexicon, against plain structures built in the same run.

Usage: python benchmarks/lexicon.py [FOLDER-OR-DEB of the tagged hunspell dictionary]

Without an argument the yardstick is a JSON list of the same words made into a dict; with one it is a dict of all forms
expanded from the dictionary. Seconds differ between machines, ratios hardly do.
"""

from __future__ import annotations

import json
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from review.french.lexicon import Lexicon  # noqa: E402
from review.french.lexicon_file import LexiconFile  # noqa: E402
from tools.dicollecte import read_forms  # noqa: E402

SAMPLE = 3000


def seconds(action: Callable[[], object], times: int = 5) -> float:
    """The best of several runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - start)
    return best


def each(look_up: Callable[[str], object], words: Iterable[str]) -> None:
    for word in words:
        look_up(word)


def memory(make: Callable[[], object]) -> int:
    """Bytes held by what `make` returns."""
    tracemalloc.start()
    kept = make()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del kept
    return size


def yardstick(words: list[str]) -> tuple[str, Callable[[], dict[str, object]]]:
    """What the lexicon is compared with: its name, and the function that loads it."""
    if len(sys.argv) > 1:
        return "dict from the .dic", lambda: {form.text: form for form in read_forms(Path(sys.argv[1]))}
    listed = json.dumps(words)
    return "dict from JSON", lambda: dict.fromkeys(json.loads(listed))


def main() -> None:
    path = ROOT / "review" / "data" / "lexicon.bin"
    data = path.read_bytes()
    words = LexiconFile(data).words()
    sample = random.Random(7).sample(words, SAMPLE)  # noqa: S311 - the same words each time
    name, load = yardstick(words)
    plain_time = seconds(load, 1)
    plain = load()
    opening = seconds(lambda: Lexicon(path.read_bytes()))
    fresh = Lexicon(data)
    cold = seconds(lambda: each(fresh.analyses, sample), 1) / SAMPLE
    warm = seconds(lambda: each(fresh.analyses, sample)) / SAMPLE
    usual = seconds(lambda: each(plain.__contains__, sample)) / SAMPLE
    print(f"file             {len(data):>12,} bytes, {len(words):,} forms")
    print(f"opening          {opening * 1e3:>12.2f} ms   {name}: {plain_time / opening:,.0f} times as long")
    print(f"look-up, cold    {cold * 1e6:>12.2f} µs   random words, most of them in a block not yet unpacked")
    print(f"look-up, warm    {warm * 1e6:>12.2f} µs   {warm / usual:.1f} times a bare dict's membership test")
    held = memory(lambda: Lexicon(data))
    print(f"memory           {held / 1e6:>12.2f} MB   {name}: {memory(load) / held:,.0f} times as much")


if __name__ == "__main__":
    main()
