"""`review glossary list` and `show`: the entries, one a line and whole."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from review.cli.glossary import list_entries
from review.glossary.toml_file import load
from review.report.cells import width_of

Cli = Callable[..., Any]


def test_one_line_an_entry(cli: Cli) -> None:
    result = cli("glossary", "list")
    lines = result.out.splitlines()
    assert (result.code, len(lines), result.err) == (0, 5, "5 entries in 1 file\n")
    assert lines[0].split() == ["fouet", "bat-œufs", "→", "fouet", "noun", "minor", "warn", "cuisine.toml:7"]
    assert "casserole à frire  → poêle, sauteuse" in lines[4]
    assert "with jamie (document)" in lines[2]
    assert len({line.index("cuisine.toml") for line in lines}) == 1


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        (("--find", "POELE"), ["poele"]),
        (("--find", "hot oven"), ["four"]),
        (("--find", "olivier jamie"), ["oliver"]),
        (("--find", "jamie", "--find", "sel"), []),
        (("--find", "casserole a frire"), ["poele"]),
        (("--status", "warn"), ["fouet"]),
        (("--status", "warn", "--status", "active"), ["fouet", "four", "oliver", "pincee", "poele"]),
        (("--file", "uisin", "--find", "four"), ["four"]),
        (("--file", "cuisine.toml", "--find", "four"), ["four"]),
        (("--file", "*.csv"), []),
    ],
)
def test_filters(cli: Cli, args: tuple[str, ...], ids: list[str]) -> None:
    result = cli("glossary", "list", "--format", "json", *args)
    assert [one["id"] for one in json.loads(result.out)["entries"]] == ids
    count = "1 entry" if len(ids) == 1 else f"{len(ids)} entries"
    assert result.err == f"{count}{'' if len(ids) == 5 else ' of 5'} in 1 file\n"
    assert result.code == 0


def test_json_holds_all_that_the_file_says(cli: Cli, kitchen: Path) -> None:
    value = json.loads(cli("glossary", "list", "--format", "json").out)
    assert value["version"] == 1
    pan = value["entries"][4]
    assert pan == {
        "id": "poele",
        "wrong": ["casserole à frire"],
        "right": ["poêle", "sauteuse"],
        "pos": "noun",
        "gender": "f",
        "examples": [{"mt": "La casserole à frire fume.", "fixed": "La poêle fume."}],
        "file": str(kitchen / "cuisine.toml"),
        "line": 44,
    }


def test_tab_separated_values(cli: Cli) -> None:
    head, *rows = [line.split("\t") for line in cli("glossary", "list", "--format", "tsv").out.splitlines()]
    assert head[:4] == ["id", "wrong", "right", "pos"]
    assert [len(row) for row in rows] == [len(head)] * 5
    assert dict(zip(head, rows[4], strict=True))["right"] == "poêle|sauteuse"
    assert dict(zip(head, rows[2], strict=True))["scope"] == "document"


@pytest.mark.parametrize("columns", [20, 60, 80, 132])
def test_on_a_terminal_lines_fit(
    cli: Cli, kitchen: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    text = (kitchen / "cuisine.toml").read_text(encoding="utf-8")
    (kitchen / "cuisine.toml").write_text(
        text.replace('["jamie"]', '["特斯拉的汽车很快", "jamie"]'), encoding="utf-8"
    )
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    entries = load(kitchen / "cuisine.toml").entries
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    lines = list(list_entries.lines(entries, "text"))
    assert len(lines) == 5
    if columns >= 60:
        assert max(map(width_of, lines)) <= columns
        assert all(str(one.line) in line for one, line in zip(entries, lines, strict=True))


def test_what_cannot_be_read_is_told_beside_the_rest(cli: Cli, kitchen: Path) -> None:
    (kitchen / "b.toml").write_text('schema = 1\n[[entry]]\nid = "x"\nid = "y"\n', encoding="utf-8")
    result = cli("glossary", "list", "cuisine.toml", "b.toml", "rien.toml")
    assert (result.code, len(result.out.splitlines())) == (3, 5)
    assert "b.toml:4" in result.err
    assert "rien.toml: there is no such file" in result.err


def test_hostile_glossaries_do_no_harm(cli: Cli, kitchen: Path) -> None:
    (kitchen / "b.toml").write_bytes(b'schema = 1\n[[entry]]\nid = "a\x00b"\n')
    (kitchen / "c.toml").write_text(
        'schema = 1\n[[entry]]\nid = "c"\nwrong = ["x"]\nright = ["y"]\nnote = "\\u001b[2J\\u202e"\nwhen = ["a\\u009b"]\n',
        encoding="utf-8",
    )
    (kitchen / "d.toml").write_text(
        'schema = 1\n[[entry]]\nid = "d"\nwrong = ["x"]\nright = ["y"]\nnote = "\\u001b[2J\\u202e"\n',
        encoding="utf-8",
    )
    for args in (["list", "b.toml", "c.toml", "d.toml"], ["list", "d.toml", "--format", "json"]):
        result = cli("glossary", *args)
        assert not any(letter in result.out + result.err for letter in "\x1b\x00\x9b\u202e")


def test_many_entries_are_listed_at_once(cli: Cli, kitchen: Path) -> None:
    count = 3000
    blocks = (f'[[entry]]\nid = "e{n:05}"\nwrong = ["mot{n}"]\nright = ["Mot{n}"]\n' for n in range(count))
    (kitchen / "g.toml").write_text("schema = 1\n" + "".join(blocks), encoding="utf-8")
    result = cli("glossary", "list", "g.toml")
    assert (result.code, len(result.out.splitlines())) == (0, count)


def test_show_gives_the_block_as_it_is(cli: Cli, kitchen: Path) -> None:
    text = (kitchen / "cuisine.toml").read_text(encoding="utf-8")
    noted = text.replace('[[entry]]\nid = "four"', '# le four\n[[entry]]\nid   = "four" # à gaz')
    (kitchen / "cuisine.toml").write_text(noted, encoding="utf-8")
    result = cli("glossary", "show", "four")
    begin = noted.index("# le four")
    assert result.out == noted[begin : noted.index("\n[[entry]]", begin + 20)]
    assert (result.code, result.err) == (0, f"four: {kitchen / 'cuisine.toml'}:17\n")
    both = cli("glossary", "show", "four", "poele").out
    assert both == result.out + "\n" + noted[noted.index('[[entry]]\nid = "poele"') :]


def test_show_as_json(cli: Cli) -> None:
    (entry,) = json.loads(cli("glossary", "show", "oliver", "--format", "json").out)["entries"]
    assert (entry["id"], entry["when"], entry["line"]) == ("oliver", ["jamie"], 25)


def test_show_tells_unknown_ids_with_the_nearest(cli: Cli) -> None:
    result = cli("glossary", "show", "fuor", "oliver", "zzzz", "\x1b[2J")
    assert result.code == 3
    assert result.out.startswith("[[entry]]\n")
    assert "fuor: no glossary in force has an entry of this id (did you mean “four”?)" in result.err
    assert "zzzz" in result.err
    assert "\x1b" not in result.err


def test_show_an_entry_of_a_table_and_one_that_is_no_block(cli: Cli, kitchen: Path) -> None:
    (kitchen / "t.csv").write_text("wrong,right\ncrème lourde,crème entière\n", encoding="utf-8")
    (kitchen / "i.toml").write_text(
        'schema = 1\nentry = [{ id = "ail", wrong = ["aille"], right = ["ail"] }]\n', encoding="utf-8"
    )
    result = cli("glossary", "show", "creme-lourde", "ail", "--glossary", "t.csv", "--glossary", "i.toml")
    assert result.code == 0
    assert 'wrong = ["crème lourde"]' in result.out
    assert 'wrong = ["aille"]' in result.out
