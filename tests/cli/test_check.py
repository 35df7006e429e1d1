"""`review check` on a small text of its own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
Golden = Callable[[str, str], None]

PARTS = (("four", 1), ("fouet", 1), ("oliver", 3), ("pincee", 1), ("poele", 2))


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "github"])
def test_each_form_is_as_it_was_agreed(cli: Cli, golden: Golden, form: str) -> None:
    result = cli("check", "recette.txt", "--format", form)
    assert (result.code, result.err) == (1, "8 issues in 1 file, 1 of them only a warning\n")
    golden(f"check.{'txt' if form == 'text' else form}", result.out)


def test_places_are_those_of_the_words_in_the_file(cli: Cli, kitchen: Path) -> None:
    text = (kitchen / "recette.txt").read_text(encoding="utf-8")
    issues = json.loads(cli("check", "recette.txt", "--format", "json").out)["issues"]
    found = {name: sum(issue["entry"] == name for issue in issues) for name, _count in PARTS}
    assert found == dict(PARTS)
    for issue in issues:
        assert text[issue["start"] : issue["end"]] == issue["text"]
        line = text.splitlines()[issue["line"] - 1]
        assert line[issue["column"] - 1 :].startswith(issue["text"])


def test_a_repair_done_where_it_says_gives_french(cli: Cli, kitchen: Path) -> None:
    text = (kitchen / "recette.txt").read_text(encoding="utf-8")
    issues = json.loads(cli("check", "recette.txt", "--format", "json").out)["issues"]
    oven = next(issue for issue in issues if issue["entry"] == "four")
    repair = oven["proposals"][0]
    fixed = text[: repair["start"]] + repair["replacement"] + text[repair["end"] :]
    assert "va dans le four chaud !" in fixed
    assert repair["certainty"] == "apply"


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_ends_and_marks_do_not_move_places(cli: Cli, kitchen: Path, ends: str, encoding: str) -> None:
    text = (kitchen / "recette.txt").read_text(encoding="utf-8")
    expected = json.loads(cli("check", "recette.txt", "--format", "json").out)["issues"]
    other = text.replace("\n", ends)
    (kitchen / "autre.txt").write_bytes(other.encode(encoding))
    issues = json.loads(cli("check", "autre.txt", "--format", "json").out)["issues"]
    assert [(one["line"], one["column"]) for one in issues] == [
        (one["line"], one["column"]) for one in expected
    ]
    assert all(other[one["start"] : one["end"]] == one["text"] for one in issues)


@pytest.mark.parametrize(("least", "code"), [("neutral", 1), ("minor", 1), ("major", 1), ("critical", 0)])
def test_fail_on(cli: Cli, kitchen: Path, least: str, code: int) -> None:
    (kitchen / "a.txt").write_text("Il prend la casserole à frire.", encoding="utf-8")
    result = cli("check", "a.txt", "--fail-on", least)
    assert result.code == code
    assert "casserole à frire" in result.out


def test_warnings_never_fail(cli: Cli, kitchen: Path) -> None:
    (kitchen / "a.txt").write_text("On prend un bat-œufs.", encoding="utf-8")
    result = cli("check", "a.txt")
    assert result.code == 0
    assert result.out == "a.txt:1:13: minor fouet: “bat-œufs” → “fouet” [warn]\n"


@pytest.mark.parametrize("data", [b"", "Rien à dire.\r\n".encode(), b"\n\n", b"\xef\xbb\xbf"])
def test_a_text_without_errors_has_no_issues(cli: Cli, kitchen: Path, data: bytes) -> None:
    (kitchen / "a.txt").write_bytes(data)
    result = cli("check", "a.txt")
    assert (result.code, result.out, result.err) == (0, "", "no issues\n")
    assert json.loads(cli("check", "a.txt", "--format", "json").out) == {"version": 1, "issues": []}


def test_standard_input(cli: Cli, kitchen: Path) -> None:
    data = (kitchen / "recette.txt").read_bytes()
    result = cli("check", "-", "--format", "jsonl", stdin=data)
    assert result.code == 1
    assert {json.loads(line)["file"] for line in result.out.splitlines()} == {"-"}
    assert not list(kitchen.glob("*review.db*"))


def test_folders_and_patterns(cli: Cli, kitchen: Path) -> None:
    text = "Il prend la casserole à frire."
    for name in (
        "f/b.txt",
        "f/a/c.TXT",
        "f/.caché/d.txt",
        "f/.e.txt",
        "f/g.md2",
        "f/x.txt.review.db",
        "f/nu",
    ):
        (kitchen / name).parent.mkdir(parents=True, exist_ok=True)
        (kitchen / name).write_text(text, encoding="utf-8")
    expected = [str(Path("f/a/c.TXT")), str(Path("f/b.txt"))]
    for args in (["f"], ["f", "f/b.txt"], ["f/**/*.[tT]?[tT]"], ["f/a", "f/*.txt"]):
        lines = cli("check", *args).out.splitlines()
        assert [line.split(":1:")[0] for line in lines] == expected


def test_several_processes_list_the_same(cli: Cli, kitchen: Path) -> None:
    for name in "abc":
        (kitchen / f"{name}.txt").write_text(f"{name} : la casserole à frire.", encoding="utf-8")
    (kitchen / "d.txt").write_bytes(b"\xff\xfe\x00")
    alone = cli("check", "a.txt", "b.txt", "c.txt", "d.txt")
    together = cli("check", "a.txt", "b.txt", "c.txt", "d.txt", "--jobs", "2")
    assert alone.code == 3
    assert alone.out.count("\n") == 3
    assert (together.code, together.out, together.err) == (alone.code, alone.out, alone.err)


def test_one_bad_text_does_not_hide_the_others(cli: Cli, kitchen: Path) -> None:
    result = cli("check", "nulle-part.txt", "recette.txt")
    assert result.code == 3
    assert "nulle-part.txt: there is no such file" in result.err
    assert result.out.count("\n") == 8


def test_a_faulty_glossary_is_told_once_for_all_texts(cli: Cli, kitchen: Path) -> None:
    (kitchen / "a.txt").write_text("a", encoding="utf-8")
    (kitchen / "cuisine.toml").write_text(
        'schema = 1\n[[entry]]\nid = "a"\nwrogn = ["x"]\n', encoding="utf-8"
    )
    result = cli("check", "a.txt", "recette.txt")
    assert result.code == 3
    assert len(result.err.splitlines()) == len(set(result.err.splitlines()))
    assert "cuisine.toml:4" in result.err
    assert "no issues" not in result.err


def test_glossary_options(cli: Cli, kitchen: Path) -> None:
    assert cli("check", "recette.txt", "--no-default-glossary").code == 0
    other = kitchen / "autre.toml"
    other.write_text(
        'schema = 1\n[glossary]\nname = "a"\nsource = "en"\n[[entry]]\nid = "sel"\nwrong = ["sel"]\nright = ["sucre"]\npos = "noun"\n',
        encoding="utf-8",
    )
    result = cli("check", "recette.txt", "--glossary", other)
    assert result.out.splitlines() == ["recette.txt:3:17: major sel: “sel” → “sucre” [apply]"]
    both = cli("check", "recette.txt", "--glossary", other, "--glossary", "cuisine.toml")
    assert both.out.count("\n") == 9


def test_glossaries_of_another_source_language_stay_out(cli: Cli) -> None:
    assert cli("check", "recette.txt", "--source-language", "en").code == 1
    assert cli("check", "recette.txt", "--source-language", "zh").code == 0


def test_source_goes_with_one_text(cli: Cli, kitchen: Path) -> None:
    source = kitchen / "source.en"
    source.write_text("One.\nTwo.\nThree.\n", encoding="utf-8")
    assert cli("check", "recette.txt", "--source", source).code == 1
    assert cli("check", "recette.txt", "recette.txt", "--source", source).code == 1
    (kitchen / "b.txt").write_text("b", encoding="utf-8")
    assert cli("check", "recette.txt", "b.txt", "--source", source).code == 2
    source.write_text("One.\n", encoding="utf-8")
    result = cli("check", "recette.txt", "--source", source)
    assert result.code == 3
    assert "source.en" in result.err


def test_hostile_words_are_shown_as_glyphs(cli: Cli, kitchen: Path) -> None:
    name = "a\u202etxt.txt"
    (kitchen / name).write_text(
        "Il prend la casserole\u2028à\x1b[31m frire. La casserole à\tfrire.", encoding="utf-8"
    )
    for form in ("text", "json", "jsonl", "sarif", "github"):
        result = cli("check", name, "--format", form)
        assert not set(result.out + result.err) & set("\x1b\u2028\u202e")
    assert cli("check", "\x1b2J").err.startswith("review: ␛2J: there is no such file")
