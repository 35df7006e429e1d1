"""Time of one decision in the ledger against one line of JSON appended and flushed to the same disk.

Both take turns in one run, so that the ratio holds where the seconds don't:

    python benchmarks/ledger.py [DECISIONS] [FOLDER]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from review.ledger.ledger import Ledger
from review.ledger.resolve import resolve
from review.ledger.rows import line
from review.model.decision import Action, ActionKind, Decision, Kind, Record
from review.model.document import Segment, SegmentKey, segment_keys
from review.model.issue import IssueKey
from review.model.proposal import Edit, Pos, Replacement, Site
from review.model.span import Span


def decisions(count: int) -> list[Decision]:
    """As many accepted repairs, each in a sentence of its own."""
    keys = segment_keys(tuple(Segment(n, Span(0, 0), f"la jument {n} galope", n) for n in range(count)))
    return [decision(number, key) for number, key in enumerate(keys)]


def decision(number: int, key: SegmentKey) -> Decision:
    before = f"La jument numéro {number} galope dans le pré qui longe la rivière, loin de la route."
    return Decision(
        Kind.ACCEPT,
        key,
        IssueKey("jument", "jument", 0, key.digest, key.occurrence),
        "jument",
        Site(Span(3, 9), "jument"),
        Replacement("pouliche", Pos.NOUN, gender="f"),
        (Edit(3, 9, "pouliche"),),
        key.digest,
        before,
        before.replace("jument", "pouliche"),
        seconds=1.5,
    )


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as folder:
        path, document = Path(folder) / "t.db", str(Path(folder) / "t")
        everything = decisions(count)
        act = Action(1, ActionKind.DECIDE, "anne", "2026-01-01T00:00:00Z")
        ours, plain = [], []
        with (
            Ledger.open(path, document) as ledger,
            (Path(folder) / "t.jsonl").open("a", encoding="utf-8") as log,
        ):

            def append(one: Decision) -> None:
                log.write(line(Record(1, act, one)) + "\n")
                log.flush()
                os.fsync(log.fileno())

            def record(one: Decision) -> None:
                ledger.record([one], kind=ActionKind.DECIDE, reviewer="anne", at=act.at)

            for one in everything:
                ours.append(milliseconds(partial(record, one)))
                plain.append(milliseconds(partial(append, one)))
        print(f"{count} decisions, one by one      median      p99")
        pairs = [
            (statistics.median(times), statistics.quantiles(times, n=100)[98]) for times in (ours, plain)
        ]
        for name, (median, high) in zip(("ledger", "JSONL with fsync"), pairs, strict=True):
            print(f"  {name:24} {median:9.3f} ms {high:9.3f} ms")
        print(f"  {'ratio':24} {pairs[0][0] / pairs[1][0]:9.2f}    {pairs[0][1] / pairs[1][1]:9.2f}")
        load = milliseconds(lambda: Ledger.open(path, document, read_only=True).close())
        raw = milliseconds((Path(folder) / "t.jsonl").read_bytes)
        print(
            f"load: {1000 * load / count:.0f} µs a decision ({load / raw:.0f} times reading the JSONL's bytes)"
        )
        with Ledger.open(path, document, read_only=True) as ledger:
            keys = [one.segment for one in everything if one.segment is not None]
            found = milliseconds(lambda: resolve(ledger.records, keys))
        print(f"resolve: {1000 * found / count:.1f} µs a decision")


if __name__ == "__main__":
    main()
