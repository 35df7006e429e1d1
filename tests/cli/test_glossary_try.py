"""`review glossary try`: what entries would do to texts."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]

NEW = """\
[[entry]]
id = "sel"
wrong = ["recette"]
right = ["formule"]
pos = "noun"

[[entry]]
id = "four"
wrong = ["étuve"]
right = ["four"]
pos = "noun"
"""


@pytest.fixture
def entry(kitchen: Path) -> Path:
    (kitchen / "e.toml").write_text(NEW, encoding="utf-8")
    return kitchen / "e.toml"


@pytest.mark.usefixtures("entry")
def test_what_comes_goes_and_changes_is_listed_in_order(cli: Cli) -> None:
    result = cli("glossary", "try", "e.toml", "recette.txt")
    assert result.code == 0
    assert result.out.splitlines() == [
        "+ recette.txt:1:4: sel: “recette”",
        "    La recette d’olivier est simple.",
        "  → La formule d’olivier est simple.",
        "- recette.txt:3:83: four: “étuve chaude”",
        "    La casserole à frire d’olivier va dans l’étuve chaude !",
        "+ recette.txt:3:83: four: “étuve”",
        "    La casserole à frire d’olivier va dans l’étuve chaude !",
        "  → La casserole à frire d’olivier va dans le four chaud !",
    ]
    assert result.err == "2 issues more, 1 fewer in 1 text\n"


def test_an_entry_that_says_something_else(cli: Cli, kitchen: Path) -> None:
    shown = (
        cli("glossary", "show", "four").out.replace("four chaud", "four brûlant").replace("critical", "minor")
    )
    (kitchen / "e.toml").write_text(shown, encoding="utf-8")
    result = cli("glossary", "try", "e.toml", "recette.txt")
    assert result.out.startswith("~ recette.txt:3:83: four")
    assert "dans le four brûlant !" in result.out
    assert result.err == "0 issues more, 0 fewer, 1 says something else in 1 text\n"


@pytest.mark.usefixtures("entry")
def test_folders_and_a_limit(cli: Cli, kitchen: Path) -> None:
    (kitchen / "textes").mkdir()
    for number in range(5):
        (kitchen / "textes" / f"{number}.txt").write_text("La recette et la recette.\n", encoding="utf-8")
    result = cli("glossary", "try", "e.toml", "textes", "--most", "3")
    assert result.out.count("+ ") == 3
    assert result.err == "7 more aren't listed\n10 issues more, 0 fewer in 5 texts\n"
    value = json.loads(cli("glossary", "try", "e.toml", "textes", "--format", "json").out)
    assert (value["texts"], value["more"], value["fewer"], len(value["issues"])) == (5, 10, 0, 10)
    few = json.loads(cli("glossary", "try", "e.toml", "textes", "--format", "json", "--most", "0").out)
    assert (few["more"], few["issues"]) == (10, [])


@pytest.mark.usefixtures("entry")
def test_json(cli: Cli) -> None:
    value = json.loads(cli("glossary", "try", "e.toml", "recette.txt", "--format", "json").out)
    assert [one["change"] for one in value["issues"]] == ["more", "fewer", "more"]
    assert value["issues"][0] == {
        "change": "more",
        "file": "recette.txt",
        "line": 1,
        "column": 4,
        "entry": "sel",
        "text": "recette",
        "mt": "La recette d’olivier est simple.",
        "repaired": "La formule d’olivier est simple.",
    }
    assert value["issues"][1]["repaired"] is None


@pytest.mark.usefixtures("entry")
def test_standard_input(cli: Cli) -> None:
    result = cli("glossary", "try", "e.toml", "-", stdin=b"Une recette.\n")
    assert result.out.startswith("+ -:1:5: sel: “recette”\n")


def test_a_file_that_is_in_force_is_tried_against_the_others(cli: Cli) -> None:
    result = cli("glossary", "try", "cuisine.toml", "recette.txt")
    assert result.err == "8 issues more, 0 fewer in 1 text\n"
    both = cli(
        "glossary",
        "try",
        "cuisine.toml",
        "recette.txt",
        "--glossary",
        "cuisine.toml",
        "--source-language",
        "zh",
    )
    assert both.code == 0


@pytest.mark.usefixtures("entry")
def test_a_text_that_cannot_be_read_is_told_beside_the_rest(cli: Cli, kitchen: Path) -> None:
    (kitchen / "x.txt").write_bytes(b"\xff\xfe\x00")
    result = cli("glossary", "try", "e.toml", "x.txt", "rien.txt", "recette.txt")
    assert result.code == 3
    assert "rien.txt" in result.err
    assert result.err.endswith("2 issues more, 1 fewer in 1 text\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[entry]]\nid = "a"\nid = "b"\n', "e.toml:3"),
        ('[[entry]]\nid = "a\x00"\n', "e.toml:2"),
        ('schema = 9\n[[entry]]\nid = "a"\n', "newer version"),
        ('[[entry]]\nid = "a"\nwrong = ["(a"]\nregex = true\nright = ["b"]\n', "e.toml:3"),
        ('[[entry]]\nid = "\\u001b[2J"\n', "only a-z"),
        ("", ""),
    ],
)
def test_entries_that_cannot_be_read(cli: Cli, kitchen: Path, text: str, said: str) -> None:
    (kitchen / "e.toml").write_text(text, encoding="utf-8")
    result = cli("glossary", "try", "e.toml", "recette.txt")
    assert result.code == (3 if said else 0)
    assert said in result.err
    assert "\x1b" not in result.err


@pytest.mark.usefixtures("entry")
def test_faulty_glossaries_are_told_once(cli: Cli, kitchen: Path) -> None:
    (kitchen / "bad.toml").write_text("schema = 1\n[[entry]]\n", encoding="utf-8")
    (kitchen / "b.txt").write_text("Rien.\n", encoding="utf-8")
    result = cli("glossary", "try", "e.toml", "recette.txt", "b.txt", "--glossary", "bad.toml")
    assert result.code == 3
    assert result.err.count("“wrong” is missing") == 1
