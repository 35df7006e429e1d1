from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.errors import LedgerError
from review.ledger.ledger import Ledger
from review.ledger.salvage import salvage
from review.model.decision import ActionKind, Decision, Kind

Making = Callable[..., Decision]

PAGE = 4096
COUNT = 120


def fill(path: Path, deciding: Making) -> None:
    with Ledger.open(path, str(path.with_name("t"))) as ledger:
        for number in range(COUNT):
            ledger.record([deciding(number)], kind=ActionKind.DECIDE, reviewer="anne", at=str(number))
        ledger.undo(reviewer="anne", at="u")
        ledger.keep_original(b"la jument" * 2000, b"la pouliche", "k")


@pytest.fixture(scope="session")
def healthy(tmp_path_factory: pytest.TempPathFactory, deciding: Making) -> Path:
    path = tmp_path_factory.mktemp("healthy") / "t.db"
    fill(path, deciding)
    return path


@pytest.fixture
def path(tmp_path: Path, healthy: Path) -> Path:
    shutil.copyfile(healthy, tmp_path / "t.db")
    return tmp_path / "t.db"


def saved(path: Path, deciding: Making, least: int) -> list[int]:
    """Salvage, check that the damaged file is left alone and that all that comes out is true; return what came out."""
    before, to = path.read_bytes(), path.with_name("saved.db")
    count = salvage(path, to)
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["saved.db", "t.db"]
    with closing(sqlite3.connect(to)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        names = [name for (name,) in connection.execute("SELECT name FROM document")]
    numbers = []
    for name in names:
        with Ledger.open(to, str(to.with_name(name))) as ledger:
            for record in ledger.records:
                assert record.decision == deciding(record.id - 1)
                numbers.append(record.id)
    assert len(numbers) == count >= least
    return sorted(numbers)


def test_a_healthy_ledger_is_copied_whole(path: Path, deciding: Making) -> None:
    assert saved(path, deciding, COUNT) == list(range(1, COUNT + 1))
    document = str(path.with_name("t"))
    with Ledger.open(path, document) as one, Ledger.open(path.with_name("saved.db"), document) as other:
        assert one.records == other.records
        assert one.actions == other.actions
        assert other.original_for(b"la pouliche") == b"la jument" * 2000
        assert other.redo(reviewer="anne", at="r") is not None
        action = other.record([deciding(1, Kind.SKIP)], kind=ActionKind.DECIDE, reviewer="anne", at="z")
        assert action.id == COUNT + 3


def test_a_lost_first_page_costs_nothing_else(path: Path, deciding: Making) -> None:
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])
    saved(path, deciding, COUNT)


def test_every_lost_page_costs_its_own_rows_only(healthy: Path, tmp_path: Path, deciding: Making) -> None:
    """Whatever page is overwritten, most decisions come out, and none that was never made."""
    whole_loss, data = [], healthy.read_bytes()
    for page in range(1, len(data) // PAGE):
        folder = tmp_path / str(page)
        folder.mkdir()
        (folder / "t.db").write_bytes(data[: PAGE * page] + b"\xaa" * PAGE + data[PAGE * (page + 1) :])
        try:
            numbers = saved(folder / "t.db", deciding, 0)
        except LedgerError:
            numbers = []
        if len(numbers) < COUNT // 2:
            whole_loss.append(page)
    # The one page that says where the pages of the decisions are.
    assert len(whole_loss) <= 1


def test_a_file_cut_short_gives_what_is_left(path: Path, deciding: Making) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // PAGE * 3 // 4 * PAGE])
    numbers = saved(path, deciding, 1)
    assert numbers[0] == 1


def test_what_the_log_holds_is_saved(path: Path, tmp_path: Path, deciding: Making) -> None:
    (tmp_path / "crash").mkdir()
    with Ledger.open(path, str(path.with_name("t"))) as ledger:
        ledger.record([deciding(COUNT)], kind=ActionKind.DECIDE, reviewer="anne", at="z")
        for suffix in ("", "-wal"):
            (tmp_path / "crash" / f"t.db{suffix}").write_bytes(path.with_name(f"t.db{suffix}").read_bytes())
    assert salvage(tmp_path / "crash" / "t.db", tmp_path / "saved.db") == COUNT + 1


def test_rows_that_make_no_sense_are_left_out(path: Path, deciding: Making) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER decision_stays")
        connection.execute("DROP TRIGGER action_stays")
        connection.execute("UPDATE decision SET payload = '{' WHERE id = 5")
        connection.execute("UPDATE action SET kind = 'sing' WHERE id = 7")
        connection.execute("UPDATE action SET document = 'x' WHERE id = 8")
    numbers = saved(path, deciding, COUNT - 1)
    assert 5 not in numbers
    assert {7, 8} < set(numbers)
    with Ledger.open(path.with_name("saved.db"), str(path.with_name("t"))) as ledger:
        assert [record.id for record in ledger.records if record.action.reviewer == "?"] == [7, 8]


@pytest.mark.parametrize(
    "data", [b"", b"La jument galope.\n" * 9000, bytes(100_000)], ids=["empty", "text", "zeros"]
)
def test_what_is_no_ledger_gives_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(LedgerError, match="not a ledger"):
        salvage(tmp_path / "x", tmp_path / "new.db")
    with closing(sqlite3.connect(tmp_path / "y")) as connection:
        connection.execute("CREATE TABLE history (url TEXT)")
    with pytest.raises(LedgerError, match="not a ledger"):
        salvage(tmp_path / "y", tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_nothing_is_overwritten(path: Path) -> None:
    path.with_name("new.db").write_text("mine")
    with pytest.raises(LedgerError, match="exists already"):
        salvage(path, path.with_name("new.db"))
    assert path.with_name("new.db").read_text() == "mine"


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=60)),
        min_size=1,
        max_size=8,
    )
)
def test_any_damage_ends_in_a_ledger_or_in_words(
    healthy: Path, tmp_path_factory: pytest.TempPathFactory, hits: list[tuple[float, bytes]]
) -> None:
    """Rubbish anywhere: `open` and `salvage` either work or raise LedgerError."""
    data = bytearray(healthy.read_bytes())
    for place, rubbish in hits:
        start = int(place * (len(data) - len(rubbish)))
        data[start : start + len(rubbish)] = rubbish
    folder = tmp_path_factory.mktemp("hit")
    (folder / "t.db").write_bytes(data)
    try:
        salvage(folder / "t.db", folder / "new.db")
    except LedgerError:
        assert not (folder / "new.db").exists()
    else:
        Ledger.open(folder / "new.db", str(folder / "t")).close()
    try:
        Ledger.open(folder / "t.db", str(folder / "t")).close()
    except LedgerError as error:
        told = error.hint
    else:
        told = "nothing to tell"
    assert told
