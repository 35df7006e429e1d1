"""Where large glossaries are compiled the command line says so, and only then."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from review.cli import output
from review.cli.batch import Checker
from review.cli.waiting import tell_preparing
from review.session import compiled_cache
from review.session.cache_folder import cache_folder
from review.session.opening import LedgerUse, Step, open_session
from review.session.settings import Options, settings_for

GLOSSARY = """\
schema = 1

[[entry]]
id = "beche"
wrong = ["pelle à creuser"]
right = ["bêche"]
pos = "noun"
"""


@pytest.fixture
def garden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled_cache, "LARGE", 1)
    shutil.rmtree(cache_folder(), ignore_errors=True)
    (tmp_path / "jardin.toml").write_text(GLOSSARY, encoding="utf-8")
    text = tmp_path / "jardin.txt"
    text.write_text("La pelle à creuser.\n", encoding="utf-8")
    return text


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, int]]:
    """What the bars were told, with their labels."""
    heard: list[tuple[str, int, int]] = []
    monkeypatch.setattr(output, "meter", lambda label: lambda done, total: heard.append((label, done, total)))
    return heard


def test_an_opening_tells_the_first_time_alone(garden: Path, told: list[tuple[str, int, int]]) -> None:
    settings = settings_for(garden, Options((garden.with_name("jardin.toml"),)))
    for times in range(2):
        open_session(garden, settings, use=LedgerUse.IGNORE, tell=tell_preparing()).close()
        assert told
        assert {label for label, _done, _total in told} == {"preparing the glossaries"}
        if times == 0:
            count = len(told)
    assert len(told) == count


def test_other_steps_say_nothing(told: list[tuple[str, int, int]]) -> None:
    tell = tell_preparing()
    for step in Step:
        tell(step, 1, 2)
    assert told == [("preparing the glossaries", 1, 2)]


def test_a_check_tells_too(garden: Path) -> None:
    steps: list[tuple[int, int]] = []
    options = Options((garden.with_name("jardin.toml"),))
    checker = Checker(options, LedgerUse.IGNORE, lambda done, total: steps.append((done, total)))
    assert len(checker.check(str(garden)).issues) == 1
    assert steps
