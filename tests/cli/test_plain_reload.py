"""`review open --plain`: a glossary that changes between two commands is taken in, or its faults are told once."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from review.cli.main import run
from review.session.opening import LedgerUse, open_session
from review.session.settings import Options, settings_for

from .conftest import GLOSSARY

Told = Callable[..., str]


class Acting:
    """Lines for standard input; what isn't a line is done when its turn comes."""

    def __init__(self, *turns: str | Callable[[], object]) -> None:
        self._turns = list(turns)

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        while self._turns:
            turn = self._turns.pop(0)
            if isinstance(turn, str):
                return f"{turn}\n"
            turn()
        return ""


@pytest.fixture
def told(kitchen: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    def review(*turns: str | Callable[[], object]) -> str:
        monkeypatch.setattr(sys, "stdin", Acting(*turns))
        assert run(["open", "--plain", "recette.txt"]) == 0
        return capsys.readouterr().out

    return review


def glossary_file() -> Path:
    found = settings_for(Path("recette.txt"), Options()).glossaries
    files = [file for path in found for file in ([path] if path.is_file() else sorted(path.glob("*.toml")))]
    return files[0]


def becomes(text: str) -> Callable[[], object]:
    return lambda: glossary_file().write_text(text, encoding="utf-8")


def without(name: str) -> str:
    """The glossary but for the entry of that id."""
    head, *entries = GLOSSARY.split("[[entry]]")
    return head + "".join(f"[[entry]]{one}" for one in entries if f'id = "{name}"' not in one)


def test_a_change_is_taken_in_after_the_next_command(told: Told) -> None:
    out = told("", becomes(without("poele")), "s", "", "q")
    before, after = out.split("glossary reloaded: ")
    assert "issues fewer" in after.splitlines()[0]
    assert "casserole" in before
    session = open_session(
        Path("recette.txt"), settings_for(Path("recette.txt"), Options()), use=LedgerUse.READ
    )
    decided = [view for view in session.issues() if view.state.decided]
    assert len(decided) == 2
    session.close()


def test_faults_are_told_once_and_the_last_good_version_holds(told: Told) -> None:
    faulty = GLOSSARY.replace('pos = "noun"', 'pos = "nuon"', 1)
    out = told("n", becomes(faulty), "n", "n", "p", becomes(without("poele")), "n", "q")
    line = f"problem: {glossary_file().name}: 1 fault, the last good version is in force"
    lines = out.splitlines()
    assert lines.count(line) == 1
    fault = lines[lines.index(line) + 1]
    assert fault.startswith(f"{glossary_file()}:")
    assert "nuon" in fault
    assert out.count("nuon") == 1
    assert out.index("glossary reloaded: ") > out.index(line)


def test_undo_and_the_filter_reach_over_a_reload(told: Told) -> None:
    out = told("f all", "", "/ sel", becomes(GLOSSARY + "\n# a comment\n"), "n", "u", "U", "/", "q")
    assert "glossary reloaded: the same issues as before" in out
    after = out.split("glossary reloaded")[1]
    assert "undone: accept" in after
    assert "/ searches the text" not in after


def test_a_file_that_was_written_needs_no_question_after_a_reload(told: Told) -> None:
    out = told("w out.txt", becomes(GLOSSARY + "\n# a comment\n"), "n", "w out.txt", "q")
    assert out.count("written: out.txt") == 2
    assert "Replace it?" not in out


def test_no_glossary_changes_no_line(told: Told) -> None:
    assert "glossary" not in told("n", becomes(GLOSSARY), "n", "q")
