"""A small text about cooking and a glossary with its machine errors; nothing of the seed article."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from review.session.opening import LedgerUse, open_session
from review.session.session import ReviewSession
from review.session.settings import Settings

GLOSSARY = """\
schema = 1

[glossary]
name = "Cuisine"
source = "en"

[[entry]]
id = "oliver"
wrong = ["olivier"]
right = ["Oliver"]
pos = "name"
when = ["jamie"]
scope = "document"

[[entry]]
id = "poele"
wrong = ["casserole à frire"]
right = [{ text = "poêle", gender = "f" }, { text = "sauteuse", gender = "f" }]
pos = "noun"

[[entry]]
id = "four"
wrong = ["étuve chaude"]
right = [{ text = "four chaud", gender = "m" }]
pos = "noun"

[[entry]]
id = "pincee"
wrong = ["pincement"]
right = [{ text = "pincée", gender = "f" }]
pos = "noun"
real_word = true
"""

TEXT = """\
La recette d’olivier est simple. Jamie chauffe la casserole à frire.

Un pincement de sel suffit, dit olivier. La casserole à frire d’olivier va dans l’étuve chaude !

Rien à signaler ici. On sert tout de suite.
"""


class Clock:
    """A clock that moves on by ten seconds each time it is read."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=10)
        return self.now


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "recette.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "cuisine.toml").write_text(GLOSSARY, encoding="utf-8")
    return tmp_path


@pytest.fixture
def machine_text() -> str:
    return TEXT


@pytest.fixture
def opener(folder: Path) -> Iterator[Callable[..., ReviewSession]]:
    """Opens (again and again) the text in `folder`; everything is closed at the end."""
    opened: list[ReviewSession] = []

    def open_it(reviewer: str = "ada", use: LedgerUse = LedgerUse.WRITE) -> ReviewSession:
        settings = Settings((folder / "cuisine.toml",), reviewer=reviewer)
        session = open_session(folder / "recette.txt", settings, Clock(), use=use)
        opened.append(session)
        return session

    yield open_it
    for session in opened:
        session.close()
