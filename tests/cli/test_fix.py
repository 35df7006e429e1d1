"""`review fix`: safe repairs, recorded, exported, the same again and again."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]

FIXED = """\
La recette d’Oliver est simple. Jamie chauffe la poêle.

Un pincement de sel suffit, dit Oliver. La poêle d’Oliver va dans le four chaud !

On prend un bat-œufs. Rien à signaler ici.
"""
LEFT = "left for you: 1 word that is French elsewhere, 1 warning\n"


def test_safe_repairs_are_written_and_recorded(cli: Cli, kitchen: Path) -> None:
    before = (kitchen / "recette.txt").read_bytes()
    result = cli("fix", "recette.txt", "-o", "corrigé.txt")
    assert (result.code, result.out, result.err) == (0, "", "6 places repaired\n" + LEFT)
    assert (kitchen / "corrigé.txt").read_bytes().decode() == FIXED
    assert (kitchen / "recette.txt").read_bytes() == before
    rows = [json.loads(line) for line in cli("log", "recette.txt", "--format", "jsonl").out.splitlines()]
    assert [(row["reviewer"], row["kind"], row["act"]) for row in rows] == [("auto", "accept", "fix")] * 6


def test_fixing_twice_gives_the_same_and_records_nothing_more(cli: Cli, kitchen: Path) -> None:
    cli("fix", "recette.txt", "-o", "un.txt")
    log = cli("log", "recette.txt", "--format", "jsonl").out
    result = cli("fix", "recette.txt", "-o", "deux.txt")
    assert result.err == "0 places repaired\n" + LEFT
    assert (kitchen / "un.txt").read_bytes() == (kitchen / "deux.txt").read_bytes()
    assert cli("log", "recette.txt", "--format", "jsonl").out == log


def test_the_fixed_text_needs_no_fix(cli: Cli, kitchen: Path) -> None:
    cli("fix", "recette.txt", "-o", "un.txt")
    result = cli("fix", "un.txt", "-o", "deux.txt")
    assert result.err == "0 places repaired\n" + LEFT
    assert (kitchen / "un.txt").read_bytes() == (kitchen / "deux.txt").read_bytes()


@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf", "Rien\r\nà dire.\r".encode(), "Rien.\n".encode("utf-16")]
)
def test_a_text_without_errors_comes_back_byte_for_byte(cli: Cli, kitchen: Path, data: bytes) -> None:
    (kitchen / "a.txt").write_bytes(data)
    result = cli("fix", "a.txt", "-o", "b.txt")
    assert (result.code, result.err) == (0, "0 places repaired\n")
    assert (kitchen / "b.txt").read_bytes() == data
    assert not list(kitchen.glob("a.txt.review.db*"))


def test_encoding_and_line_ends_are_kept(cli: Cli, kitchen: Path) -> None:
    text = (kitchen / "recette.txt").read_text(encoding="utf-8").replace("\n", "\r\n")
    (kitchen / "a.txt").write_bytes(text.encode("utf-16"))
    cli("fix", "a.txt", "-o", "b.txt")
    assert (kitchen / "b.txt").read_bytes() == FIXED.replace("\n", "\r\n").encode("utf-16")


def test_all_puts_questions_in_and_leaves_them_in_the_queue(cli: Cli, kitchen: Path) -> None:
    result = cli("fix", "recette.txt", "-o", "un.txt", "--all")
    assert "1 of them has its first repair in the text until you decide" in result.err
    assert (kitchen / "un.txt").read_bytes().decode() == FIXED.replace("Un pincement", "Une pincée")
    again = cli("fix", "recette.txt", "-o", "deux.txt", "--all")
    assert again.err == result.err.replace("6 places", "0 places")
    assert (kitchen / "un.txt").read_bytes() == (kitchen / "deux.txt").read_bytes()
    issues = [json.loads(line) for line in cli("check", "recette.txt", "--format", "jsonl").out.splitlines()]
    assert {one["state"] for one in issues if one["entry"] == "pincee"} == {"undecided"}
    assert {one["state"] for one in issues if one["entry"] == "poele"} == {"accepted"}


def test_a_dry_run_lists_the_repairs_and_records_nothing(cli: Cli, kitchen: Path) -> None:
    before = sorted(kitchen.iterdir())
    result = cli("fix", "recette.txt", "--dry-run")
    assert result.code == 0
    assert result.out.splitlines() == [
        "recette.txt:1: oliver: “d’olivier” → “d’Oliver”",
        "recette.txt:1: poele: “casserole à frire” → “poêle”",
        "recette.txt:3: oliver: “olivier” → “Oliver”",
        "recette.txt:3: poele: “casserole à frire” → “poêle”",
        "recette.txt:3: oliver: “d’olivier” → “d’Oliver”",
        "recette.txt:3: four: “l’étuve chaude” → “le four chaud”",
    ]
    assert result.err == "6 places would be repaired\n" + LEFT
    assert sorted(kitchen.iterdir()) == before


def test_a_dry_run_writes_the_text_where_it_is_told_to(cli: Cli, kitchen: Path) -> None:
    assert cli("fix", "recette.txt", "--dry-run", "-o", "un.txt").out == ""
    assert (kitchen / "un.txt").read_bytes().decode() == FIXED
    assert cli("fix", "recette.txt", "--dry-run", "-o", "-").out == FIXED
    assert not list(kitchen.glob("*review.db*"))


def test_in_place_keeps_the_original_in_the_ledger(cli: Cli, kitchen: Path) -> None:
    before = (kitchen / "recette.txt").read_bytes()
    assert cli("fix", "recette.txt", "--in-place").code == 0
    assert (kitchen / "recette.txt").read_bytes().decode() == FIXED
    assert cli("fix", "recette.txt", "--in-place").err == "0 places repaired\n" + LEFT
    assert (kitchen / "recette.txt").read_bytes().decode() == FIXED
    assert cli("log", "recette.txt", "--format", "jsonl").out.count("\n") == 6
    (kitchen / "recette.txt").write_bytes(before)
    assert cli("fix", "recette.txt", "-o", "-").out == FIXED


def test_after_in_place_check_lists_what_is_still_in_the_file(cli: Cli, kitchen: Path) -> None:
    cli("fix", "recette.txt", "--in-place")
    issues = json.loads(cli("check", "recette.txt", "--format", "json").out)["issues"]
    assert [(one["entry"], one["state"], one["line"]) for one in issues] == [
        ("pincee", "undecided", 3),
        ("fouet", "undecided", 5),
    ]
    text = (kitchen / "recette.txt").read_text(encoding="utf-8")
    assert all(text[one["start"] : one["end"]] == one["text"] for one in issues)


@pytest.mark.parametrize(
    "args",
    [
        ["recette.txt"],
        ["recette.txt", "-o", "recette.txt"],
        ["recette.txt", "-o", "lien.txt"],
        ["recette.txt", "-o", "./recette.txt"],
        ["recette.txt", "-o", "recette.txt.review.db"],
        ["recette.txt", "-o", "autre.txt", "--in-place"],
        ["recette.txt", "-o", "-", "--in-place"],
        ["recette.txt", "--dry-run", "--in-place"],
        ["recette.txt", "-o", "source.en", "--source", "source.en"],
    ],
)
def test_meaningless_calls_change_nothing(cli: Cli, kitchen: Path, args: list[str]) -> None:
    (kitchen / "lien.txt").symlink_to("recette.txt")
    (kitchen / "source.en").write_text("1\n2\n3\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in kitchen.iterdir()}
    result = cli("fix", *args)
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert {path: path.read_bytes() for path in kitchen.iterdir()} == before


@pytest.mark.parametrize(
    "out", [".", "nulle-part/b.txt", "recette.txt/b.txt", pytest.param("b" * 5000, id="long")]
)
def test_where_the_text_cannot_be_written_nothing_is_recorded(cli: Cli, kitchen: Path, out: str) -> None:
    before = sorted(kitchen.iterdir())
    result = cli("fix", "recette.txt", "-o", out)
    assert result.code == 4
    assert len(result.err.splitlines()) == 1
    assert sorted(kitchen.iterdir()) == before


def test_an_output_that_exists_is_replaced(cli: Cli, kitchen: Path) -> None:
    (kitchen / "un.txt").write_text("vieux", encoding="utf-8")
    cli("fix", "recette.txt", "-o", "un.txt")
    assert (kitchen / "un.txt").read_bytes().decode() == FIXED
