"""Questions to the person at the terminal."""

import io
import sys

import pytest

from review.cli.asking import asked, can_ask

ANSWERS = {"y": "yes", "n": "no"}


@pytest.mark.parametrize(
    ("typed", "letter", "times"), [("y\n", "y", 1), ("  No\n", "n", 1), ("what\n\nY\n", "y", 3), ("", "n", 1)]
)
def test_a_question_is_asked_until_it_is_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str, letter: str, times: int
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert asked("Really?", ANSWERS) == letter
    assert capsys.readouterr().err == "Really? (y = yes, n = no)\n" * times


def test_nobody_is_asked_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert not can_ask()
