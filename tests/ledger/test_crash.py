from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import overload

import pytest

from review.ledger.ledger import Ledger
from review.model.decision import ActionKind, Decision

Making = Callable[..., Decision]

WORKER = """
import sys
from pathlib import Path
from review.ledger.ledger import Ledger
from review.model.decision import ActionKind, Decision, Kind
from review.model.document import SegmentKey

path, first = Path(sys.argv[1]), int(sys.argv[2])
with Ledger.open(path, str(path.with_name("t"))) as ledger:
    for number in range(first, first + 100_000):
        if number % 7 == 6:
            action = ledger.undo(reviewer="anne", at=str(number))
            print("undo", action.id, flush=True)
            continue
        decisions = [
            Decision(Kind.DISMISS, SegmentKey(f"{number}", place), reason="x" * (number % 500))
            for place in range(1 + number % 3)
        ]
        action = ledger.record(decisions, kind=ActionKind.DECIDE, reviewer="anne", at=str(number))
        print("decide", action.id, number, len(decisions), flush=True)
"""


class Interrupted(Sequence[Decision]):
    """Decisions of which the third one takes the program down."""

    def __init__(self, decisions: list[Decision], end: Callable[[], None]) -> None:
        self._decisions = decisions
        self._end = end

    def __len__(self) -> int:
        return len(self._decisions)

    @overload
    def __getitem__(self, place: int) -> Decision: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Decision]: ...
    def __getitem__(self, place: int | slice) -> Decision | Sequence[Decision]:
        return self._decisions[place]

    def __iter__(self) -> Iterator[Decision]:
        def counting() -> Iterator[Decision]:
            for place, decision in enumerate(self._decisions):
                if place == 2 and sys._getframe(1).f_code.co_name == "<genexpr>":
                    self._end()
                yield decision

        return counting()


def intact(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def run(path: Path, first: int, after: float) -> list[list[str]]:
    """Let a process decide, kill it `after` seconds from its first answer; return what it said was recorded."""
    command = [sys.executable, "-c", WORKER, str(path), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        start = process.stdout.readline()
        time.sleep(after)
        process.kill()
        rest = process.stdout.read()
    said = (start + rest).splitlines(keepends=True)
    return [line.split() for line in said if line.endswith("\n")]


def test_nothing_that_was_shown_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    """Killed at random moments, again and again on one file: every answer given before holds afterwards."""
    path = tmp_path / "t.db"
    moments = random.Random(20)  # noqa: S311 - moments, no secrets
    decided: dict[int, tuple[str, int]] = {}
    undone: set[int] = set()
    deadline = time.monotonic() + 4
    rounds = 0
    while rounds < 30 and (time.monotonic() < deadline or rounds < 5):
        said = run(path, 1000 * rounds, moments.uniform(0, 0.06))
        assert said
        for what, action, *rest in said:
            if what == "undo":
                undone.add(int(action))
            else:
                decided[int(action)] = (rest[0], int(rest[1]))
        intact(path)
        with Ledger.open(path, str(path.with_name("t"))) as ledger:
            found: dict[int, list[str]] = {}
            for record in ledger.records:
                assert record.decision.segment is not None
                found.setdefault(record.action.id, []).append(record.decision.segment.digest)
                if record.action.id in undone:
                    assert not record.in_force
            for number, (digest, count) in decided.items():
                assert found[number] == [digest] * count
            # What was recorded but not yet said when the end came is there as a whole.
            for digests in found.values():
                assert len(digests) == 1 + int(digests[0]) % 3
        rounds += 1
    assert rounds >= 5


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_an_action_broken_off_leaves_nothing(
    tmp_path: Path, deciding: Making, error: type[BaseException]
) -> None:
    def end() -> None:
        raise error

    path = tmp_path / "t.db"
    with Ledger.open(path, str(tmp_path / "t")) as ledger:
        ledger.record([deciding(0)], kind=ActionKind.DECIDE, reviewer="anne", at="1")
        with pytest.raises(error):
            ledger.record(
                Interrupted([deciding(number) for number in range(1, 6)], end),
                kind=ActionKind.PROPAGATE,
                reviewer="anne",
                at="2",
            )
        assert len(ledger.records) == 1
        ledger.record([deciding(9)], kind=ActionKind.DECIDE, reviewer="anne", at="3")
        records = ledger.records
    intact(path)
    with Ledger.open(path, str(tmp_path / "t")) as ledger:
        assert ledger.records == records
        assert [record.decision for record in records] == [deciding(0), deciding(9)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that ends without a word")
def test_a_process_that_ends_within_an_action_leaves_nothing(tmp_path: Path, deciding: Making) -> None:
    path = tmp_path / "t.db"
    with Ledger.open(path, str(tmp_path / "t")) as ledger:
        ledger.record([deciding(0)], kind=ActionKind.DECIDE, reviewer="anne", at="1")
    many = [deciding(number) for number in range(1, 6)]
    child = os.fork()
    if child == 0:
        try:
            ledger = Ledger.open(path, str(tmp_path / "t"))
            ledger.record(
                Interrupted(many, lambda: os._exit(7)), kind=ActionKind.PROPAGATE, reviewer="anne", at="2"
            )
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    intact(path)
    with Ledger.open(path, str(tmp_path / "t")) as ledger:
        assert [record.decision for record in ledger.records] == [deciding(0)]
        ledger.record(many, kind=ActionKind.PROPAGATE, reviewer="anne", at="3")
        assert len(ledger.records) == 6
