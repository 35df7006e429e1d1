from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from review.errors import ExitCode, LedgerError
from review.ledger import connection as connections
from review.ledger import migrations
from review.ledger.failures import LedgerDamaged, explained
from review.ledger.ledger import Ledger
from review.model.decision import ActionKind, Decision

Making = Callable[..., Decision]
Powerless = Callable[[], AbstractContextManager[None]]


def decide(ledger: Ledger, *decisions: Decision) -> None:
    ledger.record(decisions, kind=ActionKind.DECIDE, reviewer="anne", at="t")


@pytest.fixture
def path(tmp_path: Path, deciding: Making) -> Path:
    path = tmp_path / "t.review.db"
    with Ledger.open(path, str(tmp_path / "t")) as ledger:
        decide(ledger, *map(deciding, range(40)))
    return path


def refused(path: Path, *words: str, read_only: bool | None = None) -> LedgerError:
    """Check that the ledger is refused in these words, both ways, and left as it was."""
    before = path.read_bytes() if path.is_file() else b""
    errors = []
    for reading in (True, False) if read_only is None else (read_only,):
        with pytest.raises(LedgerError) as caught:
            Ledger.open(path, str(path.with_name("t")), read_only=reading)
        errors.append(caught.value)
        assert caught.value.exit_code is ExitCode.STORE
        assert caught.value.title == str(path)
        for word in words:
            assert word in str(caught.value)
    if path.is_file():
        assert path.read_bytes() == before
    return errors[0]


def alter(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_newer_ledger(path: Path) -> None:
    alter(path, f"PRAGMA user_version = {migrations.VERSION + 1}")
    refused(path, "newer review", "upgrade")


def test_a_file_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "browser.sqlite"
    alter(path, "CREATE TABLE history (url TEXT)")
    refused(path, "not a ledger", "--ledger")
    alter(path, "PRAGMA application_id = 252006675", "PRAGMA user_version = 1")
    refused(path, "not a ledger")


def test_a_text(tmp_path: Path) -> None:
    path = tmp_path / "haras.txt"
    path.write_text("La jument galope dans le pré.\n" * 300, encoding="utf-8")
    refused(path, "not a ledger", "--ledger")


def test_an_empty_file_becomes_a_ledger(tmp_path: Path, deciding: Making) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with Ledger.open(path, str(tmp_path / "t")) as ledger:
        decide(ledger, deciding(1))
        assert len(ledger.records) == 1


def test_a_folder(tmp_path: Path) -> None:
    refused(tmp_path, "folder, not a ledger")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    refused(tmp_path / "none" / "t.db", "folder", "does not exist")


def test_no_ledger_to_read(tmp_path: Path) -> None:
    refused(tmp_path / "t.db", "no ledger here", read_only=True)


@pytest.mark.parametrize("page", [1, 2, 4, 8])
def test_a_page_of_rubbish(path: Path, page: int) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * page : 4096 * (page + 1)] = b"\xaa" * 4096
    path.write_bytes(data)
    assert isinstance(refused(path, "damaged", "--salvage"), LedgerDamaged)


def test_a_file_cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 5])
    assert isinstance(refused(path, "damaged", "--salvage"), LedgerDamaged)


def test_a_first_page_of_zeros(path: Path) -> None:
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
    refused(path, "--salvage")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO decision (action, kind, payload, seconds) VALUES (1, 'skip', '{\"v\":1', 0)",
        "INSERT INTO decision (action, kind, payload, seconds) VALUES (1, 'skip', '[]', 0)",
        "INSERT INTO decision (action, kind, payload, seconds) VALUES (1, 'skip', 7, 0)",
        "INSERT INTO decision (action, kind, payload, seconds) VALUES (1, 'dance', '{\"v\":1}', 0)",
        "INSERT INTO decision (action, kind, payload, seconds) VALUES (1, CAST(x'ff' AS TEXT), '{\"v\":1}', 0)",
        "INSERT INTO decision (action, kind, rule, payload, seconds) VALUES (1, 'skip', 'a', '{\"v\":1}', 0)",
        "INSERT INTO action (document, kind, reviewer, at) VALUES (1, 'sing', '', '')",
        "DROP TABLE decision",
    ],
)
def test_rows_that_make_no_sense(path: Path, statement: str) -> None:
    alter(path, "PRAGMA foreign_keys = OFF", statement)
    assert isinstance(refused(path, "damaged", "--salvage"), LedgerDamaged)


def test_a_lock_that_stays(path: Path, monkeypatch: pytest.MonkeyPatch, deciding: Making) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.05)
    with Ledger.open(path, str(path.with_name("t"))) as ledger:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LedgerError, match="locked"):
                decide(ledger, deciding(50))
            refused(path, "locked", read_only=False)
            other.execute("ROLLBACK")
        assert len(ledger.records) == 40
        decide(ledger, deciding(50))
        assert len(ledger.records) == 41


def test_a_ledger_that_is_taken_away_while_in_use(path: Path, deciding: Making) -> None:
    """On systems that let an open file go, decisions would vanish with it."""
    with Ledger.open(path, str(path.with_name("t"))) as ledger:
        try:
            path.rename(path.with_name("elsewhere.db"))
        except PermissionError:
            pytest.skip("open files can't be moved here")
        with pytest.raises(LedgerError, match="moved, deleted or replaced"):
            decide(ledger, deciding(50))
        path.with_name("elsewhere.db").rename(path)
        decide(ledger, deciding(50))


def test_a_folder_that_is_read_only(open_folder: Path, powerless: Powerless, deciding: Making) -> None:
    path, document = open_folder / "t.db", str(open_folder / "t")
    open_folder.chmod(0o555)
    with powerless():
        refused(path, "read-only", "--ledger", read_only=False)
    open_folder.chmod(0o755)
    with Ledger.open(path, document) as ledger:
        decide(ledger, deciding(1))
    open_folder.chmod(0o555)
    with powerless():
        refused(path, "read-only", "--ledger", read_only=False)
        with Ledger.open(path, document, read_only=True) as ledger:
            assert len(ledger.records) == 1
            assert ledger.refresh() == ()
            with pytest.raises(LedgerError, match="read-only"):
                decide(ledger, deciding(2))


def test_a_file_that_is_read_only(open_folder: Path, powerless: Powerless, deciding: Making) -> None:
    path, document = open_folder / "t.db", str(open_folder / "t")
    with Ledger.open(path, document) as ledger:
        decide(ledger, deciding(1))
    open_folder.chmod(0o777)
    path.chmod(0o444)
    with powerless():
        refused(path, "read-only", read_only=False)
        with Ledger.open(path, document, read_only=True) as ledger:
            assert len(ledger.records) == 1
    path.chmod(0)
    for read_only in (True, False):
        with powerless(), pytest.raises(LedgerError, match="ledger can't be"):
            Ledger.open(path, document, read_only=read_only)


def test_what_a_log_holds_is_read_on_read_only_folders(
    path: Path, open_folder: Path, powerless: Powerless, deciding: Making
) -> None:
    """After a crash the last decisions are in the log alone, and SQLite can't read that without writing beside it."""
    with Ledger.open(path, str(path.with_name("t"))) as ledger:
        decide(ledger, deciding(50))
        for suffix in ("", "-wal"):
            copy = open_folder / (path.name + suffix)
            copy.write_bytes(path.with_name(path.name + suffix).read_bytes())
    open_folder.chmod(0o555)
    with powerless(), Ledger.open(open_folder / path.name, str(open_folder / "t"), read_only=True) as ledger:
        assert len(ledger.records) == 41


def test_a_ledger_opened_for_reading_sees_what_others_write(path: Path, deciding: Making) -> None:
    document = str(path.with_name("t"))
    with Ledger.open(path, document, read_only=True) as reader, Ledger.open(path, document) as writer:
        decide(writer, deciding(50))
        assert [record.decision for record in reader.refresh()] == [deciding(50)]
        with pytest.raises(LedgerError, match="read-only"):
            decide(reader, deciding(51))
        with pytest.raises(LedgerError, match="read-only"):
            reader.undo(reviewer="anne", at="t")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "disk is full"),
        (sqlite3.SQLITE_IOERR_FSYNC, "disk reports a fault"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "locked"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "read-only"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "can't be opened"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "damaged"),
    ],
)
def test_every_code_has_its_words(code: int, words: str) -> None:
    error = sqlite3.OperationalError("detail")
    error.sqlite_errorcode = code
    assert words in str(explained(error, Path("x.db")))
    assert words in str(explained(error, None))


def test_a_full_disk_loses_the_last_action_only(path: Path, deciding: Making) -> None:
    with Ledger.open(path, str(path.with_name("t"))) as ledger:
        assert ledger._connection is not None
        [pages] = ledger._connection.execute("PRAGMA page_count").fetchone()
        ledger._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerError, match="disk is full"):
            decide(ledger, *map(deciding, range(1000, 1400)))
        assert len(ledger.records) == 40
        ledger._connection.execute("PRAGMA max_page_count = 100000")
        decide(ledger, deciding(50))
        assert [record.decision for record in ledger.records[40:]] == [deciding(50)]
