"""`review export` and `review log`, after decisions of a person."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from review.ledger.rows import from_json, line
from review.model.issue import Issue
from review.session.opening import open_session
from review.session.session import ReviewSession
from review.session.settings import Options, settings_for

Cli = Callable[..., Any]


@pytest.fixture
def session(kitchen: Path) -> Iterator[ReviewSession]:
    path = Path("recette.txt")
    opened = open_session(path, settings_for(path, Options()))
    yield opened
    opened.close()


def issues(session: ReviewSession, entry: str) -> list[Issue]:
    return [view.issue for view in session.issues() if view.issue.entry == entry]


def accept(session: ReviewSession, issue: Issue, number: int = 0) -> None:
    session.accept(issue, session.proposals(issue)[number])


def test_nothing_decided_exports_the_text_as_it_is(cli: Cli, kitchen: Path) -> None:
    result = cli("export", "recette.txt")
    assert result.data == (kitchen / "recette.txt").read_bytes()
    assert (result.code, result.err) == (0, "7 undecided issues keep the machine's words\n")
    assert not list(kitchen.glob("*review.db*"))


@pytest.mark.parametrize("data", [b"", "a\r\nb\r\n".encode("utf-16"), b"\xef\xbb\xbf\xc3\xa9"])
def test_bytes_go_through_standard_output_unchanged(cli: Cli, kitchen: Path, data: bytes) -> None:
    (kitchen / "a.txt").write_bytes(data)
    result = cli("export", "a.txt")
    assert (result.code, result.data, result.err) == (0, data, "")


def test_decisions_are_exported(cli: Cli, kitchen: Path, session: ReviewSession) -> None:
    accept(session, issues(session, "poele")[0], 1)
    session.dismiss(issues(session, "oliver")[0], "vrai prénom")
    result = cli("export", "recette.txt", "-o", "b.txt")
    assert (result.code, result.out) == (0, "")
    assert result.err == "5 undecided issues keep the machine's words\n"
    text = (kitchen / "b.txt").read_text(encoding="utf-8")
    assert text.startswith("La recette d’olivier est simple. Jamie chauffe la sauteuse.\n")


def test_provisional_repairs_are_told(cli: Cli) -> None:
    cli("fix", "recette.txt", "-o", "-", "--all")
    assert cli("export", "recette.txt").err == "1 repair is in the text that nobody has looked at\n"


def test_exporting_over_the_input_needs_a_word(cli: Cli, kitchen: Path, session: ReviewSession) -> None:
    accept(session, issues(session, "poele")[0])
    before = (kitchen / "recette.txt").read_bytes()
    assert cli("export", "recette.txt", "-o", "recette.txt").code == 2
    assert (kitchen / "recette.txt").read_bytes() == before
    assert cli("export", "recette.txt", "-o", "recette.txt", "--in-place").code == 0
    assert "chauffe la poêle." in (kitchen / "recette.txt").read_text(encoding="utf-8")


def test_check_hides_dismissed_issues_and_counts_decided_ones(cli: Cli, session: ReviewSession) -> None:
    accept(session, issues(session, "poele")[0], 1)
    session.dismiss(issues(session, "four")[0])
    session.skip(issues(session, "pincee")[0])
    found = json.loads(cli("check", "recette.txt", "--format", "json").out)["issues"]
    assert "four" not in {one["entry"] for one in found}
    assert [one["state"] for one in found if one["entry"] == "poele"] == ["accepted", "undecided"]
    assert [one["state"] for one in found if one["entry"] == "pincee"] == ["skipped"]
    text = cli("check", "recette.txt").out
    assert "“casserole à frire” → “sauteuse” (or “poêle”) [accepted]" in text
    assert "four" in cli("check", "recette.txt", "--no-ledger").out
    assert "[accepted]" not in cli("check", "recette.txt", "--no-ledger").out


def test_dismissed_issues_do_not_fail(cli: Cli, kitchen: Path) -> None:
    (kitchen / "a.txt").write_text("La casserole à frire.", encoding="utf-8")
    opened = open_session(Path("a.txt"), settings_for(Path("a.txt"), Options()))
    opened.dismiss(issues(opened, "poele")[0])
    opened.close()
    assert cli("check", "a.txt").code == 0
    assert cli("check", "a.txt", "--no-ledger").code == 1


def test_an_edited_sentence_keeps_its_places_in_the_file(
    cli: Cli, kitchen: Path, session: ReviewSession
) -> None:
    sentence = session.segment(3)
    assert sentence.target.startswith("La casserole à frire")
    session.edit(3, "Ah ! Sa casserole à frire d’olivier et son étuve chaude.")
    text = (kitchen / "recette.txt").read_text(encoding="utf-8")
    found = json.loads(cli("check", "recette.txt", "--format", "json").out)["issues"]
    assert len(found) == 8
    for one in found:
        assert text[one["start"] : one["end"]] == one["text"]
        for repair in one["proposals"]:
            assert one["start"] >= repair["start"]
            assert one["end"] <= repair["end"]
    assert [one["state"] for one in found if one["entry"] == "four"] == ["undecided"]
    pan = [one for one in found if one["entry"] == "poele"][1]["proposals"][0]
    assert text[: pan["start"]].endswith("La ")
    assert text[pan["start"] : pan["end"]] == "casserole à frire"
    assert pan["replacement"] == "poêle"


def test_dismissed_issues_stay_hidden_after_in_place(cli: Cli, session: ReviewSession) -> None:
    session.dismiss(issues(session, "poele")[1])
    session.skip(issues(session, "pincee")[0])
    cli("fix", "recette.txt", "--in-place")
    found = json.loads(cli("check", "recette.txt", "--format", "json").out)["issues"]
    assert [(one["entry"], one["state"]) for one in found] == [("pincee", "skipped"), ("fouet", "undecided")]


def test_log_table(cli: Cli, session: ReviewSession) -> None:
    accept(session, issues(session, "poele")[0])
    session.dismiss(issues(session, "oliver")[1], "le frère\nd’Oliver")
    session.undo()
    result = cli("log", "recette.txt")
    lines = result.out.splitlines()
    assert (result.code, result.err, len(lines)) == (0, "", 4)
    assert lines[1].split()[2:8] == ["ada", "decide", "1", "accept", "1", "poele"]
    assert "casserole à frire → poêle" in lines[1]
    assert "le frère⏎d’Oliver" in lines[2]
    assert (lines[1].split()[-1], lines[2].split()[-1]) == ("yes", "no")
    assert lines[3].startswith("2 decisions, 1 in force; at most 120 seconds")


def test_log_csv_and_json_lines(cli: Cli, kitchen: Path, session: ReviewSession) -> None:
    session.dismiss(issues(session, "oliver")[0], "=1+1")
    session.annotate(0, "à voir")
    rows = list(csv.DictReader(io.StringIO(cli("log", "recette.txt", "--format", "csv").out)))
    assert [(row["kind"], row["reason"], row["line"]) for row in rows] == [
        ("dismiss", "'=1+1", "1"),
        ("note", "à voir", "1"),
    ]
    assert cli("log", "recette.txt", "--format", "jsonl", "-o", "log.jsonl").out == ""
    lines = (kitchen / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert [from_json(json.loads(text)) for text in lines] == list(session.ledger.records)
    assert [line(from_json(json.loads(text))) for text in lines] == lines


def test_orphans_are_listed(cli: Cli, kitchen: Path, session: ReviewSession) -> None:
    accept(session, issues(session, "poele")[0])
    text = (kitchen / "recette.txt").read_text(encoding="utf-8")
    (kitchen / "recette.txt").write_text(text.replace("Jamie chauffe", "Jamie prend"), encoding="utf-8")
    table = cli("log", "recette.txt").out.splitlines()
    assert table[1].endswith("yes, orphan")
    assert "1 orphan" in table[2]
    row = next(csv.DictReader(io.StringIO(cli("log", "recette.txt", "--format", "csv").out)))
    assert (row["orphan"], row["line"]) == ("yes", "")


def test_a_log_without_decisions(cli: Cli, kitchen: Path) -> None:
    assert cli("log", "recette.txt").out.startswith("0 decisions")
    assert cli("log", "recette.txt", "--format", "jsonl").out == ""
    assert cli("log", "recette.txt", "-o", "recette.txt").code == 2
    assert not list(kitchen.glob("*review.db*"))


def test_one_ledger_for_two_texts(cli: Cli, kitchen: Path) -> None:
    (kitchen / "b.txt").write_text("La casserole à frire.", encoding="utf-8")
    for name in ("recette.txt", "b.txt"):
        assert cli("fix", name, "-o", "-", "--ledger", "tout.db").code == 0
    assert cli("log", "b.txt", "--ledger", "tout.db").out.splitlines()[-1].startswith("1 decision, ")
    assert cli("log", "recette.txt", "--ledger", "tout.db").out.splitlines()[-1].startswith("6 decisions, ")
    assert sorted(path.name for path in kitchen.glob("*.db")) == ["tout.db"]
