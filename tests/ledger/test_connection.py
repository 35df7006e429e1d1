from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from review.ledger import ledger as ledgers
from review.ledger.connection import open_file
from review.ledger.ledger import Ledger
from review.model.decision import ActionKind, Decision

Making = Callable[..., Decision]

WITHOUT_SHARED_MEMORY = "unix-dotfile"
"""SQLite's own way to reach disks that can't share memory, on which WAL is refused as on some network folders."""

unix = pytest.mark.skipif(sys.platform == "win32", reason="this way to the disk is for Unix")


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_commits_wait_for_the_disk(tmp_path: Path) -> None:
    with closing(open_file(tmp_path / "t.db")) as connection:
        assert pragma(connection, "journal_mode") == "wal"
        assert pragma(connection, "synchronous") == 2
        assert pragma(connection, "foreign_keys") == 1


@unix
def test_where_wal_is_refused_the_rollback_journal_waits_for_the_disk(tmp_path: Path) -> None:
    with closing(open_file(tmp_path / "t.db", WITHOUT_SHARED_MEMORY)) as connection:
        assert pragma(connection, "journal_mode") == "delete"
        assert pragma(connection, "synchronous") == 3


@unix
def test_a_ledger_moved_to_such_a_disk_and_back_keeps_working(
    tmp_path: Path, deciding: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, document = tmp_path / "t.db", str(tmp_path / "t")
    modes = []
    for number, vfs in enumerate([None, WITHOUT_SHARED_MEMORY, None]):
        monkeypatch.setattr(ledgers, "open_file", lambda path, vfs=vfs: open_file(path, vfs))
        with Ledger.open(path, document) as ledger:
            assert ledger._connection is None or number
            ledger.record([deciding(number)], kind=ActionKind.DECIDE, reviewer="anne", at="t")
            assert ledger._connection is not None
            modes.append(pragma(ledger._connection, "journal_mode"))
            assert [record.decision for record in ledger.records] == [
                deciding(one) for one in range(number + 1)
            ]
    assert modes == ["wal", "delete", "wal"]


@pytest.mark.parametrize("name", ["t?mode=memory.db", "50% #1.db", "à é.db", "a&b=c.db"])
def test_names_with_a_meaning_in_addresses_are_names(tmp_path: Path, name: str, deciding: Making) -> None:
    if sys.platform == "win32" and "?" in name:
        pytest.skip("no name for a file here")
    with Ledger.open(tmp_path / name, str(tmp_path / "t")) as ledger:
        ledger.record([deciding(1)], kind=ActionKind.DECIDE, reviewer="anne", at="t")
    assert [file.name for file in tmp_path.iterdir()] == [name]
    with Ledger.open(tmp_path / name, str(tmp_path / "t"), read_only=True) as ledger:
        assert len(ledger.records) == 1
