"""`review glossary stats`: what became of each entry's issues, and what to do about the poor ones."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from review.ledger.ledger import Ledger
from review.model.decision import ActionKind, Decision, Kind
from review.model.document import SegmentKey
from review.model.issue import IssueKey
from review.session.opening import open_session
from review.session.settings import Settings

from .conftest import Cli

TEXT = """\
Le marin tire la corde. La corde de la cloche sonne. Une corde de cloche casse. La corde de chaque cloche tinte.

Il lave le plancher du bateau. Le plancher du bateau sèche. Le bar est ouvert. Le bar est fermé.
"""
GLOSSARY = """\
schema = 1

[[entry]]
id = "bar"
wrong = ["bar"]
right = ["loup"]
pos = "noun"

[[entry]]
id = "bout"
wrong = ["corde"]
right = ["bout"]
pos = "noun"
scope = "sentence"

[[entry]]
id = "pont"
wrong = ["plancher du bateau"]
right = ["pont"]
pos = "noun"
"""


@pytest.fixture
def harbour(kitchen: Path) -> Path:
    """A text with decisions of every kind."""
    (kitchen / "bord.txt").write_text(TEXT, encoding="utf-8")
    (kitchen / "cuisine.toml").write_text(GLOSSARY, encoding="utf-8")
    session = open_session(kitchen / "bord.txt", Settings((kitchen / "cuisine.toml",), reviewer="ada"))
    for view in list(session.issues()):
        sentence = session.segment(view.issue.segment).mt_target
        if "cloche" in sentence:
            session.dismiss(view.issue, "usual in this field or with this client")
        elif "tire" in sentence:
            session.edit(view.issue.segment, "Le marin tire l’écoute.")
        elif "lave" in sentence:
            session.accept(view.issue, session.proposals(view.issue)[0])
        elif "ouvert" in sentence:
            session.skip(view.issue)
    session.close()
    return kitchen


def cells(line: str) -> list[str]:
    return line.replace(" %", "%").split()


def test_the_table(cli: Cli, harbour: Path) -> None:
    result = cli("glossary", "stats", "bord.txt")
    assert result.code == 0
    lines = result.out.splitlines()
    assert cells(lines[0])[:5] == ["entry", "found", "accepted", "edited", "dismissed"]
    assert [cells(line) for line in lines[1:4]] == [
        ["bout", "4", "0", "1", "3", "0", "0", "0", "0%"],
        ["bar", "2", "0", "0", "0", "1", "1", "0"],
        ["pont", "2", "1", "0", "0", "0", "1", "0", "100%"],
    ]
    assert len({line.rindex("%") for line in (lines[1], lines[3])}) == 1
    assert "1 entry is accepted in less than 30 % of the cases:" in lines
    assert lines[-1].startswith("  bout: narrow it: “cloche” among its `unless` words")
    assert "most were dismissed as “usual in this field or with this client”" in lines[-1]
    assert "8 issues in 1 document" in result.err


def test_other_orders_and_thresholds(cli: Cli, harbour: Path) -> None:
    result = cli("glossary", "stats", "bord.txt", "--sort", "rate", "--at-least", "5")
    lines = result.out.splitlines()
    assert [cells(line)[0] for line in lines[1:]] == ["bout", "pont", "bar"]
    by_id = cli("glossary", "stats", "bord.txt", "--sort", "entry").out.splitlines()
    assert [cells(line)[0] for line in by_id[1:4]] == ["bar", "bout", "pont"]


def test_what_fix_accepted_counts_only_when_asked(cli: Cli, harbour: Path) -> None:
    session = open_session(harbour / "bord.txt", Settings((harbour / "cuisine.toml",), reviewer="ada"))
    session.fix()
    session.close()
    plain = json.loads(cli("glossary", "stats", "bord.txt", "--format", "json").out)
    with_fix = json.loads(cli("glossary", "stats", "bord.txt", "--format", "json", "--with-fix").out)
    (pont,) = [entry for entry in plain["entries"] if entry["entry"] == "pont"]
    (counted,) = [entry for entry in with_fix["entries"] if entry["entry"] == "pont"]
    assert (pont["accepted"], pont["by_fix"]) == (1, 1)
    assert (counted["accepted"], counted["by_fix"]) == (2, 0)


def test_json(cli: Cli, harbour: Path) -> None:
    found = json.loads(cli("glossary", "stats", "bord.txt", "--format", "json").out)
    assert found["version"] == 1
    assert [one["whole"] for one in found["documents"]] == [True]
    first = found["entries"][0]
    assert (first["entry"], first["found"], first["edited"], first["rate"]) == ("bout", 4, 1, 0.0)
    assert "cloche" in first["advice"]


def test_csv_makes_formulas_harmless(cli: Cli, harbour: Path) -> None:
    key = SegmentKey("0123456789abcdef", 0)
    dismissal = Decision(Kind.DISMISS, key, IssueKey("=1+1", "quai", 0, key.digest, 0), before="Le quai.")
    with Ledger.open(harbour / "quai.review.db", "quai.txt") as ledger:
        ledger.record([dismissal], kind=ActionKind.DECIDE, reviewer="ada", at="2026-01-02T09:00:00.000+00:00")
    result = cli("glossary", "stats", "quai.review.db", "--format", "csv")
    assert result.code == 0, result.err
    rows = list(csv.reader(io.StringIO(result.out)))
    assert rows[0][:3] == ["entry", "found", "accepted"]
    assert "'=1+1" in [row[0] for row in rows]
    assert not any(row[0].startswith("=") for row in rows)


def test_a_text_that_is_gone_is_counted_by_its_decisions(cli: Cli, harbour: Path) -> None:
    (harbour / "bord.txt").unlink()
    result = cli("glossary", "stats", "bord.txt")
    assert result.code == 0
    assert "the text is no longer there; only what was decided on it is counted" in result.err
    counts = {
        cells(line)[0]: cells(line)[1:] for line in result.out.splitlines()[1:] if line and line[0] != " "
    }
    assert counts["bout"][:4] == ["3", "0", "0", "3"]
    assert counts["pont"][:4] == ["1", "1", "0", "0"]


def test_a_damaged_and_a_newer_ledger_are_told_and_the_others_counted(cli: Cli, harbour: Path) -> None:
    ledger = harbour / "bord.txt.review.db"
    (harbour / "newer.review.db").write_bytes(ledger.read_bytes())
    connection = sqlite3.connect(harbour / "newer.review.db")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    (harbour / "torn.review.db").write_bytes(ledger.read_bytes()[:5000] + b"\xff" * 9000)
    result = cli("glossary", "stats", "newer.review.db", "torn.review.db", "bord.txt")
    assert result.code == 4
    assert "newer.review.db" in result.err
    assert "torn.review.db" in result.err
    assert result.out.splitlines()[1].startswith("bout")


def test_nothing_recorded(cli: Cli, kitchen: Path) -> None:
    result = cli("glossary", "stats", "recette.txt")
    assert (result.code, result.out) == (4, "")
    assert "nothing was decided on this text" in result.err
