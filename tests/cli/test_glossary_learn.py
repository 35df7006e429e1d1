"""`review glossary learn`: proposals are listed, written as TOML, asked about or added by number; nothing by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.glossary.toml_file import parse
from review.session.opening import open_session
from review.session.settings import Settings

from .conftest import Cli

TEXT = """\
Le barreur tient la barre. Il hisse la voile de devant. La voile de devant claque.

On range la voile de devant. Le port est proche.
"""
GLOSSARY = """\
schema = 1

[[entry]]
id = "amarre"
wrong = ["corde de quai"]
right = [{ text = "amarre", gender = "f" }]
pos = "noun"
examples = [{ mt = "La corde de quai casse.", fixed = "L'amarre casse." }]
"""


@pytest.fixture
def harbour(kitchen: Path) -> Path:
    """A text whose reviewer typed the same words three times."""
    (kitchen / "bord.txt").write_text(TEXT, encoding="utf-8")
    (kitchen / "cuisine.toml").write_text(GLOSSARY, encoding="utf-8")
    session = open_session(kitchen / "bord.txt", Settings((kitchen / "cuisine.toml",), reviewer="ada"))
    for segment in session.document.segments:
        if "voile de devant" in segment.target:
            session.edit(
                segment.index,
                segment.target.replace("la voile de devant", "le foc").replace(
                    "La voile de devant", "Le foc"
                ),
            )
    session.close()
    return kitchen


def test_the_list_tells_why_where_and_what(cli: Cli, harbour: Path) -> None:
    result = cli("glossary", "learn", "bord.txt")
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[0] == "1. edited the same way 3 times: voile de devant → foc"
    assert "   a new entry in" in lines[1]
    assert "   - Il hisse la voile de devant." in lines
    assert "   + Il hisse le foc." in lines
    assert '   | wrong = ["voile de devant"]' in lines
    assert "1 proposal; --ask goes through them" in result.err
    assert (harbour / "cuisine.toml").read_text(encoding="utf-8") == GLOSSARY


def test_the_ledger_itself_can_be_named_and_several(cli: Cli, harbour: Path) -> None:
    one = cli("glossary", "learn", "bord.txt")
    assert cli("glossary", "learn", "bord.txt.review.db").out == one.out
    assert cli("glossary", "learn", "bord.txt.review.db", "bord.txt").out == one.out


def test_as_toml_for_pasting(cli: Cli, harbour: Path) -> None:
    result = cli("glossary", "learn", "bord.txt", "--format", "toml")
    (entry,) = parse(f"schema = 1\n{result.out}", "pasted.toml").entries
    assert (entry.wrong, entry.right[0].text) == (("voile de devant",), "foc")
    assert result.out.startswith("# edited the same way 3 times")
    assert cli("glossary", "learn", "bord.txt", "--format", "toml", "-o", "neu.toml").code == 0
    assert (harbour / "neu.toml").read_text(encoding="utf-8") == result.out


def test_adding_by_number(cli: Cli, harbour: Path) -> None:
    result = cli("glossary", "learn", "bord.txt", "--accept", "1")
    assert result.code == 0
    assert "added to" in result.err
    assert "foc" in (harbour / "cuisine.toml").read_text(encoding="utf-8")
    assert cli("glossary", "check").code == 0
    after = cli("glossary", "learn", "bord.txt")
    assert (after.code, after.out) == (0, "")
    assert "nothing to learn" in after.err


@pytest.mark.parametrize(
    ("number", "told"), [("2", "there is 1 proposal"), ("x", "give the numbers"), ("", "give the numbers")]
)
def test_wrong_numbers(cli: Cli, harbour: Path, number: str, told: str) -> None:
    result = cli("glossary", "learn", "bord.txt", "--accept", number)
    assert result.code == 2
    assert told in result.err
    assert (harbour / "cuisine.toml").read_text(encoding="utf-8") == GLOSSARY


def test_ask_and_accept_exclude_each_other(cli: Cli, harbour: Path) -> None:
    assert cli("glossary", "learn", "bord.txt", "--ask", "--accept", "1").code == 2


@pytest.mark.parametrize(
    ("answers", "added"),
    [(b"y\n", True), (b"n\n", False), (b"q\n", False), (b"", False), (b"what\ny\n", True)],
)
def test_asked_one_by_one(cli: Cli, harbour: Path, answers: bytes, added: bool) -> None:
    result = cli("glossary", "learn", "bord.txt", "--ask", stdin=answers)
    assert result.code == 0
    assert "[1/1] y adds it, e edits it first, n goes on, q quits:" in result.out
    assert ("foc" in (harbour / "cuisine.toml").read_text(encoding="utf-8")) is added


def test_edited_first(cli: Cli, harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = harbour / "editor.sh"
    script.write_text('#!/bin/sh\nsed -i \'s/^pos = .*/&\\nnote = "à l avant"/\' "$1"\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    result = cli("glossary", "learn", "bord.txt", "--ask", stdin=b"e\ny\n")
    assert result.code == 0, result.err
    assert 'note = "à l avant"' in (harbour / "cuisine.toml").read_text(encoding="utf-8")


def test_an_edit_that_is_no_entry_is_told_and_dropped(
    cli: Cli, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = harbour / "editor.sh"
    script.write_text('#!/bin/sh\necho "wrong = [" > "$1"\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    result = cli("glossary", "learn", "bord.txt", "--ask", stdin=b"e\nn\n")
    assert result.code == 0
    assert "the edited entry" in result.err
    assert (harbour / "cuisine.toml").read_text(encoding="utf-8") == GLOSSARY


def test_what_can_t_be_read_is_told_and_the_others_count_all_the_same(cli: Cli, harbour: Path) -> None:
    (harbour / "faux.review.db").write_bytes(b"not a ledger")
    result = cli("glossary", "learn", "faux.review.db", "bord.txt", "absent.txt")
    assert result.code == 4
    assert result.out.startswith("1. edited the same way 3 times")
    assert "faux.review.db" in result.err
    assert "absent.txt: there is no such file" in result.err


def test_nothing_readable_at_all(cli: Cli, kitchen: Path) -> None:
    result = cli("glossary", "learn", "recette.txt")
    assert result.code == 4
    assert "nothing was decided on this text" in result.err
    assert cli("glossary", "learn").code == 2


def test_a_faulty_glossary(cli: Cli, harbour: Path) -> None:
    (harbour / "cuisine.toml").write_text("schema = 1\n[[entry]]\n", encoding="utf-8")
    result = cli("glossary", "learn", "bord.txt")
    assert result.code == 3
    assert "cuisine.toml:2" in result.err


def test_hostile_sentences_are_visible(cli: Cli, harbour: Path) -> None:
    (harbour / "bord.txt.review.db").unlink()
    text = "La voile de devant \x1b[31m claque.\n\nLa voile de devant \u202e tourne.\n"
    (harbour / "bord.txt").write_text(text, encoding="utf-8")
    session = open_session(harbour / "bord.txt", Settings((harbour / "cuisine.toml",), reviewer="ada"))
    for segment in session.document.segments:
        session.edit(segment.index, segment.target.replace("La voile de devant", "Le foc"))
    session.close()
    for format_ in ("text", "toml"):
        result = cli("glossary", "learn", "bord.txt", "--format", format_)
        assert "voile de devant" in result.out
        assert "\x1b" not in result.out
        if format_ == "text":
            assert "\u202e" not in result.out
