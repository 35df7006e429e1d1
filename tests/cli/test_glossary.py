"""`review glossary check`: faults, doubts and examples, all at once."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Cli = Callable[..., Any]

HEAD = 'schema = 1\n[glossary]\nname = "a"\n'


def test_a_good_glossary(cli: Cli) -> None:
    result = cli("glossary", "check", "cuisine.toml")
    assert (result.code, result.out, result.err) == (0, "", "no faults in 1 file\n")


def test_those_in_force_are_checked_by_default(cli: Cli, kitchen: Path) -> None:
    assert cli("glossary", "check").err == "no faults in 1 file\n"
    (kitchen / "autre.toml").write_text(HEAD + '[[entry]]\nid = "x"\nwrong = ["x"]\n', encoding="utf-8")
    assert cli("glossary", "check", "--glossary", "autre.toml").code == 1
    assert cli("glossary", "check", "--no-default-glossary").err == "no faults in 0 files\n"


def test_examples_are_run(cli: Cli, kitchen: Path) -> None:
    text = (kitchen / "cuisine.toml").read_text(encoding="utf-8")
    broken = text.replace("La poêle fume", "Le poêle fume").replace("un serrement", "un pincement")
    (kitchen / "b.toml").write_text(broken, encoding="utf-8")
    result = cli("glossary", "check", "b.toml")
    lines = result.out.splitlines()
    assert (result.code, result.err, len(lines)) == (1, "2 faults in 1 file\n", 2)
    assert "“pincee”" in lines[0]
    assert "expected “Le poêle fume.”, got “La poêle fume.”" in lines[1]


def test_all_faults_of_all_files_at_once(cli: Cli, kitchen: Path) -> None:
    folder = kitchen / "g"
    folder.mkdir()
    (folder / "a.toml").write_text(
        HEAD + '[[entry]]\nid = "a"\nwrogn = ["x"]\nright = ["y"]\n', encoding="utf-8"
    )
    (folder / "b.toml").write_text(
        HEAD + '[[entry]]\nid = "b"\nwrong = ["z"]\nright = ["y"]\n', encoding="utf-8"
    )
    result = cli("glossary", "check", "g", "--format", "json")
    value = json.loads(result.out)
    assert value["version"] == 1
    assert {(Path(one["file"]).name, one["line"]) for one in value["faults"]} >= {
        ("a.toml", 6),
        ("b.toml", 4),
    }
    assert set(value["faults"][0]) == {"file", "line", "column", "message", "hint"}
    assert result.code == 1
    text = cli("glossary", "check", "g").out
    assert len(text.splitlines()) == len(value["faults"])
    github = cli("glossary", "check", "g", "--format", "github").out
    assert all(line.startswith("::error file=g") for line in github.splitlines())
    assert len(github.splitlines()) == len(value["faults"])


def test_what_cannot_be_read_is_told_beside_the_rest(cli: Cli, kitchen: Path) -> None:
    (kitchen / "b.toml").write_text(
        HEAD + '[[entry]]\nid = "b"\nwrong = ["zorpe"]\nright = ["y"]\n', encoding="utf-8"
    )
    result = cli("glossary", "check", "rien.toml", "b.toml")
    assert result.code == 3
    assert [line.split(":")[0] for line in result.out.splitlines()] == ["rien.toml", "b.toml"]
    (kitchen / "vide").mkdir()
    assert cli("glossary", "check", "vide").code == 3


def test_hostile_words_are_shown_as_glyphs(cli: Cli, kitchen: Path) -> None:
    (kitchen / "b.toml").write_text(
        HEAD + '[[entry]]\nid = "b"\nwrong = ["z\\u001b[2J\\u202e"]\nright = ["\\u001b]0;x"]\n',
        encoding="utf-8",
    )
    for form in ("text", "json", "github"):
        assert not set(cli("glossary", "check", "b.toml", "--format", form).out) & set("\x1b\u202e")


def test_a_group_without_a_command_shows_its_help(cli: Cli) -> None:
    result = cli("glossary")
    assert (result.code, result.out) == (2, "")
    assert "check" in result.err
