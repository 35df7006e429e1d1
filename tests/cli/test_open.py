"""`review FILE` and `review open FILE`: what happens before the screen, with the screen itself replaced."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from review.cli import open as open_command
from review.session.session import ReviewSession
from review.tui import app

Cli = Callable[..., Any]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, str]]:
    """What the screen was given: path, number of issues, reviewer; it decides on one issue and leaves."""
    seen: list[tuple[str, int, str]] = []

    def run(session: ReviewSession) -> None:
        seen.append((session.document.path, len(list(session.issues())), session.settings.reviewer))
        session.dismiss(next(session.issues()).issue)

    monkeypatch.setattr(app, "run", run)
    monkeypatch.setattr(open_command, "on_terminal", lambda: True)
    return seen


@pytest.mark.parametrize(
    "args",
    [
        ("recette.txt",),
        ("open", "recette.txt"),
        ("--lang", "fr", "recette.txt"),
        ("--lang=fr", "recette.txt"),
        ("open", "recette.txt", "--lang", "fr"),
        ("--", "recette.txt"),
    ],
)
def test_a_file_is_opened(cli: Cli, opened: list[tuple[str, int, str]], args: tuple[str, ...]) -> None:
    result = cli(*args)
    assert (result.code, result.out, result.err) == (0, "", "")
    assert opened == [("recette.txt", 8, "ada")]


def test_options_before_the_file(cli: Cli, opened: list[tuple[str, int, str]], kitchen: Path) -> None:
    assert cli("--reviewer", "grace", "--ledger", "l.db", "recette.txt").code == 0
    assert opened == [("recette.txt", 8, "grace")]
    assert (kitchen / "l.db").exists()


def test_a_file_named_like_a_command(cli: Cli, opened: list[tuple[str, int, str]], kitchen: Path) -> None:
    (kitchen / "check").write_bytes((kitchen / "recette.txt").read_bytes())
    assert cli("open", "check").code == 0
    assert cli(f".{'/'}check").code == 0
    assert [path for path, *_rest in opened] == ["check", "check"]


def test_decisions_of_the_screen_are_kept(cli: Cli, opened: list[tuple[str, int, str]]) -> None:
    cli("recette.txt")
    assert cli("log", "recette.txt", "--format", "csv").out.count("dismiss") == 1


def test_without_a_terminal(cli: Cli, kitchen: Path) -> None:
    before = sorted(kitchen.iterdir())
    result = cli("recette.txt")
    assert (result.code, result.out) == (2, "")
    assert "the screen needs a terminal" in result.err
    assert "review check" in result.err
    assert sorted(kitchen.iterdir()) == before


def test_a_misspelt_command(cli: Cli) -> None:
    result = cli("chekc", "recette.txt")
    assert result.code == 2
    result = cli("chekc")
    assert result.code == 2
    assert "did you mean review check?" in result.err
    assert cli("check.txt").code == 3
