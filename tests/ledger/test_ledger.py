from __future__ import annotations

import itertools
import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from review.ledger import migrations
from review.ledger.failures import LedgerConflict
from review.ledger.ledger import Ledger
from review.ledger.naming import document_name
from review.model.decision import Action, ActionKind, Decision, Kind, Record

Making = Callable[..., Decision]


def decide(ledger: Ledger, *decisions: Decision, reviewer: str = "anne") -> Action:
    return ledger.record(decisions, kind=ActionKind.DECIDE, reviewer=reviewer, at="2026-03-01T10:00:00Z")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "haras.txt.review.db"


@pytest.fixture
def document(tmp_path: Path) -> str:
    return str(tmp_path / "haras.txt")


def test_what_was_recorded_is_there_after_a_restart(path: Path, document: str, deciding: Making) -> None:
    with Ledger.open(path, document) as ledger:
        action = decide(ledger, deciding(1), deciding(2))
        decide(ledger, deciding(3, Kind.DISMISS))
        records = ledger.records
    assert action == Action(1, ActionKind.DECIDE, "anne", "2026-03-01T10:00:00Z")
    assert records[0] == Record(1, action, deciding(1))
    with Ledger.open(path, document) as ledger:
        assert ledger.records == records
        assert ledger.actions == (action, Action(2, ActionKind.DECIDE, "anne", "2026-03-01T10:00:00Z"))


def test_opening_a_text_leaves_nothing_behind(path: Path, document: str, deciding: Making) -> None:
    with Ledger.open(path, document) as ledger:
        assert ledger.records == ()
        assert ledger.undo(reviewer="anne", at="t") is None
        assert ledger.redo(reviewer="anne", at="t") is None
        assert ledger.refresh() == ()
        assert ledger.documents() == ()
        assert ledger.original_for(b"x") is None
        assert list(path.parent.iterdir()) == []
        decide(ledger, deciding(1))
        assert path.exists()
    assert list(path.parent.iterdir()) == [path]


def test_reading_leaves_nothing_behind(path: Path, document: str, deciding: Making) -> None:
    with Ledger.open(path, document) as ledger:
        decide(ledger, deciding(1))
    before = path.read_bytes()
    with Ledger.open(path, document, read_only=True) as ledger:
        assert len(ledger.records) == 1
    assert list(path.parent.iterdir()) == [path]
    assert path.read_bytes() == before


def test_the_records_are_one_object_until_something_changes(
    path: Path, document: str, deciding: Making
) -> None:
    with Ledger.open(path, document) as ledger:
        decide(ledger, deciding(1))
        seen = ledger.records
        assert ledger.records is seen
        assert ledger.refresh() == ()
        assert ledger.records is seen
        ledger.undo(reviewer="anne", at="t")
        assert ledger.records is not seen
        assert [record.in_force for record in ledger.records] == [False]
        assert [record.in_force for record in seen] == [True]


@pytest.mark.parametrize("kind", [ActionKind.UNDO, ActionKind.REDO])
def test_undo_is_no_decision(kind: ActionKind, deciding: Making) -> None:
    with Ledger.in_memory("x") as ledger:
        with pytest.raises(ValueError, match=kind.value):
            ledger.record([deciding(1)], kind=kind, reviewer="anne", at="t")
        with pytest.raises(ValueError, match="0 decisions"):
            decide(ledger)
        assert ledger.actions == ()


def test_two_ledgers_on_one_file_see_each_other(path: Path, document: str, deciding: Making) -> None:
    with Ledger.open(path, document) as ours, Ledger.open(path, document) as theirs:
        decide(ours, deciding(1), reviewer="anne")
        decide(theirs, deciding(2), reviewer="bruno")
        assert [record.action.reviewer for record in theirs.records] == ["anne", "bruno"]
        assert [record.action.reviewer for record in ours.refresh()] == ["bruno"]
        assert ours.records == theirs.records
        ours.undo(reviewer="anne", at="t")
        assert theirs.refresh() == ()
        assert [record.in_force for record in theirs.records] == [False, True]
        assert ours.undo(reviewer="anne", at="t") is None
        assert theirs.undo(reviewer="bruno", at="t") is not None


def test_a_conflict_is_shown_and_nothing_written(path: Path, document: str, deciding: Making) -> None:
    with Ledger.open(path, document) as ours, Ledger.open(path, document) as theirs:
        decide(theirs, deciding(1), deciding(2), reviewer="bruno")
        with pytest.raises(LedgerConflict, match="bruno") as caught:
            decide(ours, deciding(1, Kind.DISMISS), deciding(3))
        assert caught.value.records == theirs.records[:1]
        assert theirs.refresh() == ()
        assert ours.records == theirs.records
        decide(ours, deciding(1, Kind.DISMISS))
        assert [record.decision.kind for record in theirs.refresh()] == [Kind.DISMISS]


def test_what_was_seen_or_taken_back_is_no_conflict(path: Path, document: str, deciding: Making) -> None:
    with Ledger.open(path, document) as ours, Ledger.open(path, document) as theirs:
        decide(theirs, deciding(1), reviewer="bruno")
        ours.refresh()
        decide(ours, deciding(1, Kind.DISMISS))
        decide(theirs, deciding(2), reviewer="bruno")
        theirs.undo(reviewer="bruno", at="t")
        decide(ours, deciding(2))
        assert len(ours.records) == 4


def test_a_ledger_that_is_being_made_is_not_taken_for_another_programs_file(
    path: Path, document: str, deciding: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else makes the tables between two looks into the file: the looks are one, so that the other has to wait."""
    version_of = migrations.version_of
    looks = itertools.count(1)

    def meanwhile(connection: sqlite3.Connection) -> int:
        found = version_of(connection)
        if next(looks) != 2:  # the first look only asks whether the file can be reached
            return found
        other = sqlite3.connect(path, timeout=0, isolation_level=None)
        with suppress(sqlite3.OperationalError), closing(other):
            other.execute("BEGIN IMMEDIATE")
            migrations.create(other)
            other.execute("COMMIT")
        return found

    monkeypatch.setattr(migrations, "version_of", meanwhile)
    with Ledger.open(path, document) as ledger:
        decide(ledger, deciding(1))
        assert len(ledger.records) == 1
    assert next(looks) > 2


def test_many_writers_at_once_lose_nothing(path: Path, document: str, deciding: Making) -> None:
    """Each thread makes the file if it is first, and records its own; all numbers come out, in one order for all."""
    failures: list[BaseException] = []
    gate = threading.Barrier(4)

    def work(number: int) -> None:
        try:
            with Ledger.open(path, document) as ledger:
                gate.wait()
                for turn in range(15):
                    decide(ledger, deciding(100 * number + turn), reviewer=f"r{number}")
        except BaseException as error:
            failures.append(error)
            raise

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with Ledger.open(path, document) as ledger:
        assert len({record.decision.issue for record in ledger.records}) == 60
        assert [record.id for record in ledger.records] == list(range(1, 61))
        for number in range(4):
            own = [record.decision for record in ledger.records if record.action.reviewer == f"r{number}"]
            assert own == [deciding(100 * number + turn) for turn in range(15)]


def test_one_ledger_may_be_used_from_several_threads(path: Path, document: str, deciding: Making) -> None:
    with Ledger.open(path, document) as ledger:
        threads = [
            threading.Thread(
                target=lambda start=start: [decide(ledger, deciding(start + n)) for n in range(10)]
            )
            for start in (0, 100, 200)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [record.id for record in ledger.records] == list(range(1, 31))
        records = ledger.records
    with Ledger.open(path, document) as ledger:
        assert ledger.records == records


def test_documents_are_kept_apart(tmp_path: Path, deciding: Making) -> None:
    path = tmp_path / "all.db"
    names = [str(tmp_path / "un.txt"), str(tmp_path / "sous" / "deux.txt"), os.devnull]
    for number, name in enumerate(names):
        with Ledger.open(path, name) as ledger:
            decide(ledger, deciding(number))
            decide(ledger, deciding(number))
    with Ledger.open(path, names[0]) as ledger:
        assert ledger.documents()[:2] == ("un.txt", "sous/deux.txt")
        assert [record.decision for record in ledger.records] == [deciding(0)] * 2
        ledger.undo(reviewer="anne", at="t")
    with Ledger.open(path, names[1]) as ledger:
        assert all(record.in_force for record in ledger.records)


def test_names_are_relative_to_the_ledgers_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a")
    ledger = tmp_path / "a" / "x.db"
    assert document_name(ledger, "t.txt") == "t.txt"
    assert document_name(Path("x.db"), str(tmp_path / "a" / "b" / "t.txt")) == "b/t.txt"
    assert document_name(Path("b") / "x.db", "t.txt") == (tmp_path.resolve() / "a" / "t.txt").as_posix()


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links take rights there")
def test_a_document_has_one_name_however_it_is_reached(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert document_name(tmp_path / "real" / "x.db", str(tmp_path / "link" / "t.txt")) == "t.txt"
    assert document_name(tmp_path / "link" / "x.db", str(tmp_path / "real" / "t.txt")) == "t.txt"


def test_a_folder_can_be_moved_with_its_ledger(tmp_path: Path, deciding: Making) -> None:
    (tmp_path / "here").mkdir()
    with Ledger.open(tmp_path / "here" / "t.db", str(tmp_path / "here" / "t.txt")) as ledger:
        decide(ledger, deciding(1))
    (tmp_path / "here").rename(tmp_path / "there")
    with Ledger.open(tmp_path / "there" / "t.db", str(tmp_path / "there" / "t.txt")) as ledger:
        assert len(ledger.records) == 1


def test_names_that_are_no_text_are_kept(tmp_path: Path, deciding: Making) -> None:
    """File names on Linux may hold bytes that decode to lone surrogates; so may reviewers' names."""
    name = str(tmp_path / "na\udcefve.txt")
    with Ledger.open(tmp_path / "x.db", name) as ledger:
        decide(ledger, deciding(1), reviewer="zo\udce9")
    with Ledger.open(tmp_path / "x.db", name) as ledger:
        assert ledger.documents() == ("na\udcefve.txt",)
        assert ledger.can_undo("zo\udce9")


def test_the_original_is_found_by_what_took_its_place(path: Path, document: str) -> None:
    first, second, third = b"la jument", b"la pouliche", b"les pouliches\x00"
    with Ledger.open(path, document) as ledger:
        ledger.keep_original(first, second, "1")
        ledger.keep_original(first, third, "2")
        assert ledger.original_for(second) == first
        assert ledger.original_for(third) == first
        assert ledger.original_for(first) is None
        ledger.keep_original(b"le poney", second, "3")
    with Ledger.open(path, document) as ledger:
        assert ledger.original_for(second) == b"le poney"
        assert ledger.records == ()
    with Ledger.open(path, document + "2") as ledger:
        assert ledger.original_for(second) is None
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM content").fetchone() == (2,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE action SET reviewer = 'x'",
        "DELETE FROM action",
        "UPDATE decision SET payload = '{}'",
        "DELETE FROM decision",
        "INSERT OR REPLACE INTO decision (id, action, kind, payload, seconds) VALUES (1, 1, 'skip', '{}', 0)",
        "INSERT OR REPLACE INTO action (id, document, kind, reviewer, at) VALUES (1, 1, 'fix', 'x', '')",
        "UPDATE document SET name = 'x'",
        "DELETE FROM document",
        "UPDATE content SET bytes = ''",
        "DELETE FROM content",
        "UPDATE original SET written = ''",
        "DELETE FROM original",
    ],
)
def test_rows_are_never_changed_or_deleted(
    path: Path, document: str, deciding: Making, statement: str
) -> None:
    with Ledger.open(path, document) as ledger:
        decide(ledger, deciding(1))
        ledger.keep_original(b"a", b"b", "t")
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="never"):
        connection.execute(statement)
    with Ledger.open(path, document) as ledger:
        assert [record.decision for record in ledger.records] == [deciding(1)]
        assert ledger.original_for(b"b") == b"a"


def test_a_ledger_in_memory_starts_as_a_copy(path: Path, document: str, deciding: Making) -> None:
    with Ledger.open(path, document) as ledger:
        decide(ledger, deciding(1))
    before = path.read_bytes()
    with Ledger.in_memory(document, copy_of=path) as trial:
        assert trial.path is None
        decide(trial, deciding(2))
        trial.undo(reviewer="anne", at="t")
        trial.undo(reviewer="anne", at="t")
        assert [record.in_force for record in trial.records] == [False, False]
    assert path.read_bytes() == before
    with Ledger.in_memory(document, copy_of=path.with_name("none.db")) as trial:
        assert trial.records == ()


def test_a_closed_ledger_tells_so(path: Path, document: str, deciding: Making) -> None:
    ledger = Ledger.open(path, document)
    decide(ledger, deciding(1))
    ledger.close()
    ledger.close()
    assert len(ledger.records) == 1
    with pytest.raises(ValueError, match="closed"):
        decide(ledger, deciding(2))
