from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from review.errors import LedgerError
from review.ledger import migrations
from review.ledger.ledger import Ledger
from review.ledger.migrations import Migration, create, migrate, statements, version_of
from review.model.decision import ActionKind, Decision

Making = Callable[..., Decision]


def older(path: Path) -> None:
    """A ledger as version 0 would have been: bare pairs of a document's name and a rule."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE verdict (document TEXT, rule TEXT)")
        connection.execute("INSERT INTO verdict VALUES ('t.txt', 'jument')")
        connection.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")


def step(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE verdict RENAME TO old")
    create(connection)
    connection.execute("INSERT INTO document (name) SELECT DISTINCT document FROM old")
    connection.execute(
        "INSERT INTO action (document, kind, reviewer, at) SELECT document.id, 'decide', '?', '' "
        "FROM old JOIN document ON name = document"
    )
    connection.execute(
        "INSERT INTO decision (action, kind, rule, words, nth, base, segment, occurrence, before, after, payload, seconds) "
        "SELECT 1, 'dismiss', rule, rule, 0, '', 'd', 0, '', '', '{\"v\":1}', 0 FROM old"
    )
    connection.execute("DROP TABLE old")


def failing(connection: sqlite3.Connection) -> None:
    step(connection)
    connection.execute("SELECT no_such_thing")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    older(tmp_path / "old.db")
    return tmp_path / "old.db"


def test_an_older_ledger_is_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch, deciding: Making
) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (Migration(0, step),))
    document = str(path.with_name("t.txt"))
    with Ledger.open(path, document) as ledger:
        assert [record.decision.issue.rule for record in ledger.records if record.decision.issue] == [
            "jument"
        ]
        ledger.record([deciding(1)], kind=ActionKind.DECIDE, reviewer="anne", at="t")
    monkeypatch.undo()
    with Ledger.open(path, document) as ledger:
        assert len(ledger.records) == 2


def test_reading_an_older_ledger_leaves_it_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (Migration(0, step),))
    before = path.read_bytes()
    with Ledger.open(path, str(path.with_name("t.txt")), read_only=True) as ledger:
        assert len(ledger.records) == 1
    with Ledger.in_memory(str(path.with_name("t.txt")), copy_of=path) as ledger:
        assert len(ledger.records) == 1
    assert path.read_bytes() == before


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (Migration(0, failing),))
    with pytest.raises(LedgerError):
        Ledger.open(path, "t.txt")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT * FROM verdict").fetchall() == [("t.txt", "jument")]
        assert version_of(connection) == 0


def test_a_missing_step_is_told(path: Path) -> None:
    with pytest.raises(LedgerError, match="no migration from version 0"):
        Ledger.open(path, "t.txt")


def test_steps_run_in_order_whatever_their_order_in_the_list() -> None:
    seen: list[int] = []

    def noting(origin: int) -> Migration:
        return Migration(origin, lambda _connection: seen.append(origin))

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 1")
        migrate(connection, [noting(3), noting(1), noting(0), noting(2)], 4)
        assert seen == [1, 2, 3]
        assert version_of(connection) == 4


def test_the_steps_of_this_release_lead_to_its_version() -> None:
    assert [one.origin for one in migrations.MIGRATIONS] == list(range(1, migrations.VERSION))


def test_statements_keep_triggers_whole() -> None:
    script = "-- first; not a statement\nCREATE TABLE a (b);\nCREATE TRIGGER c BEFORE DELETE ON a\nBEGIN SELECT 1; SELECT 2; END;\n"
    assert [one.strip().split()[-1] for one in statements(script)] == ["(b);", "END;"]
