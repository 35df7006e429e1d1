"""`review glossary add`: a new entry from two terms and a sentence."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from review.glossary.entry import Example, Scope
from review.glossary.toml_file import load, parse
from review.model.issue import Severity, Status
from review.model.proposal import Pos

Cli = Callable[..., Any]
CURLY = ("crêpière plate", "galetière", "--mt", "Chauffez les crêpières plates.")


def test_the_entry_is_filled_in_shown_and_saved(cli: Cli, kitchen: Path) -> None:
    before = (kitchen / "cuisine.toml").read_text(encoding="utf-8")
    result = cli(
        "glossary", "add", "le kale bouclé", "le chou frisé", "--mt", "Faites cuire les kales bouclés."
    )
    assert result.code == 0
    assert result.out == (
        '[[entry]]\nid = "kale-boucle"\nwrong = ["kale bouclé"]\nright = ["chou frisé"]\npos = "noun"\n'
        'examples = [{ mt = "Faites cuire les kales bouclés.", fixed = "Faites cuire les choux frisés." }]\n'
    )
    assert "as the entry repairs it: Faites cuire les choux frisés." in result.err
    assert f"added to {kitchen / 'cuisine.toml'}:" in result.err
    after = (kitchen / "cuisine.toml").read_text(encoding="utf-8")
    assert after.replace(result.out + "\n", "") == before
    assert cli("glossary", "check").code == 0


def test_a_dry_run_writes_nothing(cli: Cli, kitchen: Path) -> None:
    before = (kitchen / "cuisine.toml").read_bytes()
    result = cli("glossary", "add", "kale bouclé", "chou frisé", "--mt", "Un kale bouclé.", "--dry-run")
    assert result.code == 0
    (entry,) = parse("schema = 1\n" + result.out, "x").entries
    assert entry.examples == (Example("Un kale bouclé.", "Un chou frisé."),)
    assert (kitchen / "cuisine.toml").read_bytes() == before


def test_every_field_can_be_said(cli: Cli, kitchen: Path) -> None:
    result = cli(
        "glossary", "add", "feuille", "plaque de cuisson", "plaque", "--mt", "Mettez la feuille au four.",
        "--fixed", "Mettez la plaque de cuisson au four.", "--when", "four", "--when", "cuisson", "--unless", "laurier",
        "--scope", "sentence", "--origin", "sheet", "--note", "Sheet pan.", "--id", "plaque", "--severity", "minor",
        "--status", "warn", "--type", "terminology/wrong-term", "--gender", "f", "--counterexample", "Une feuille de laurier.",
        "--also", "feuille de cuisson", "--to", "new/perso.toml",
    )  # fmt: skip
    assert result.code == 0, result.err
    (entry,) = load(kitchen / "new" / "perso.toml").entries
    assert (entry.id, entry.wrong, entry.pos) == ("plaque", ("feuille", "feuille de cuisson"), Pos.NOUN)
    assert [(right.text, right.gender) for right in entry.right] == [
        ("plaque de cuisson", "f"),
        ("plaque", "f"),
    ]
    assert (entry.when, entry.unless, entry.scope) == (("four", "cuisson"), ("laurier",), Scope.SENTENCE)
    assert (entry.severity, entry.status, entry.type) == (
        Severity.MINOR,
        Status.WARN,
        "terminology/wrong-term",
    )
    assert (entry.origin, entry.note, entry.real_word) == (("sheet",), "Sheet pan.", True)
    assert "isn't in force here" in result.err


def test_all_that_speaks_against_it_is_told_and_nothing_written(cli: Cli, kitchen: Path) -> None:
    before = (kitchen / "cuisine.toml").read_bytes()
    result = cli("glossary", "add", "farine", "fleur de farine")
    assert (result.code, result.out) == (1, "")
    assert "has no example" in result.err
    assert "has no counterexample" in result.err
    assert "nothing was written" in result.err
    assert "--mt" in result.err
    assert (kitchen / "cuisine.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("kale", "chou", "--mt", "Un poireau."), "The example of “kale” is not flagged: Un poireau."),
        (("kale", "chou", "--mt", "Un kale.", "--fixed", "Une chou."), "expected “Une chou.”, got “Un chou.”"),
        (("kale", "chou", "--mt", "Un kale.", "--id", "four"), "there is an entry “four” already"),
        (("kale", "chou", "--mt", "Un kale.", "--id", "Kale !"), "may hold only a-z"),
        (("kale", "kale", "--mt", "Un kale."), "both wrong and right"),
        (("(", "chou", "--regex", "--mt", "Un (."), "“("),
        (("!", "chou", "--mt", "Un !"), "no letter or digit"),
    ],
)  # fmt: skip
def test_what_the_check_refuses_is_refused(cli: Cli, kitchen: Path, args: tuple[str, ...], said: str) -> None:
    before = (kitchen / "cuisine.toml").read_bytes()
    result = cli("glossary", "add", *args)
    assert result.code == 1
    assert said in result.err
    assert "…" not in result.out
    assert (kitchen / "cuisine.toml").read_bytes() == before


def test_terms_as_typed_and_expressions(cli: Cli) -> None:
    typed = cli("glossary", "add", "kales", "choux", "--as-typed", "--mt", "Des kales.", "--dry-run")
    assert 'wrong = ["kales"]' in typed.out
    assert 'right = ["choux"]' in typed.out
    found = cli(
        "glossary", "add", r"(\d+) degrés F", r"\1 °F", "--regex", "--mt", "À 350 degrés F.", "--dry-run"
    )
    assert (found.code, found.err) == (0, "as the entry repairs it: À 350 °F.\n")
    assert r"wrong = ['(\d+) degrés F']" in found.out
    assert "regex = true" in found.out


def test_words_of_a_shell_that_are_no_text_are_refused(cli: Cli, kitchen: Path) -> None:
    result = cli(
        "glossary", "add", "kale", "chou", "--mt", "Un kale.", "--note", "\udcff", "--when", "a\udcff"
    )
    assert result.code == 1
    assert load(kitchen / "cuisine.toml").entries
    escaped = cli("glossary", "add", "kale\x1b[2J", "ch\u202eou", "--mt", "Un kale [2J.", "--dry-run")
    assert "\x1b" not in escaped.out + escaped.err


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("--to", "a.csv"), 2, "TOML glossaries alone"),
        (("--to", "."), 2, "this is a folder"),
        (("--type", "rubbish"), 2, "unknown type"),
        (("--pos", "thing"), 2, "thing"),
        (("--fixed", "a", "--fixed", "b"), 2, "more repaired texts"),
        (("--glossary", "broken.toml"), 3, "broken.toml:2"),
        (("--to", "broken.toml"), 3, "broken.toml:2"),
    ],
)
def test_misuse(cli: Cli, kitchen: Path, args: tuple[str, ...], code: int, said: str) -> None:
    (kitchen / "broken.toml").write_text("schema = 1\n[[entry\n", encoding="utf-8")
    result = cli("glossary", "add", *CURLY, *args)
    assert result.code == code
    assert said in result.err


def test_nothing_is_written_into_what_came_with_the_program(
    cli: Cli, kitchen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("review.cli.glossary.chosen.is_shipped", lambda path: path.name == "cuisine.toml")
    result = cli("glossary", "add", *CURLY, "--to", "cuisine.toml")
    assert result.code == 2
    assert "came with the program" in result.err
    assert "galetière" not in (kitchen / "cuisine.toml").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_to_is_told(
    cli: Cli, kitchen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_args: object, **_more: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    before = (kitchen / "cuisine.toml").read_bytes()
    monkeypatch.setattr(tempfile, "mkstemp", closed)
    result = cli("glossary", "add", *CURLY)
    assert (result.code, result.out) == (4, "")
    assert "Permission denied" in result.err
    assert (kitchen / "cuisine.toml").read_bytes() == before


def test_a_real_word_without_a_counterexample_is_told_by_the_name_of_the_option(
    cli: Cli, kitchen: Path
) -> None:
    result = cli("glossary", "add", "feuille", "plaque", "--mt", "Une feuille au four.", "--when", "four")
    assert result.code == 1
    assert "--counterexample" in result.err
    assert "line 0" not in result.err


def test_a_new_entry_that_others_are_hidden_by_has_no_line(cli: Cli, kitchen: Path) -> None:
    result = cli("glossary", "add", "étuve chaude", "four", "--id", "a", "--mt", "Une étuve chaude.")
    assert "line 0" not in result.err
