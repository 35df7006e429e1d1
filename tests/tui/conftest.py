"""A short text about an orchestra with a glossary of its machine errors, and the screen on it, clock and cursor at rest."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from review.session.export import write_export
from review.session.opening import open_session
from review.session.session import ReviewSession
from review.session.settings import Settings
from review.tui.app import ReviewApp
from review.tui.presenter import Presenter
from review.tui.screens import entry_form_parts
from review.tui.themes import LIGHT

GLOSSARY = """\
schema = 1

[glossary]
name = "Musique"
source = "en"

[[entry]]
id = "mahler"
wrong = ["malheur"]
right = ["Mahler"]
pos = "name"
when = ["symphonie"]
scope = "document"
note = "Gustav Mahler, le compositeur [1860/1911]."

[[entry]]
id = "chef"
wrong = ["conducteur"]
right = [{ text = "chef d’orchestre", gender = "m" }, { text = "directeur musical", gender = "m" }]
pos = "noun"
severity = "minor"
real_word = true
note = "Faux ami : conductor."

[[entry]]
id = "cor"
wrong = ["corne française"]
right = [{ text = "cor d’harmonie", gender = "m" }]
pos = "noun"
severity = "critical"
"""

TEXT = """\
Le conducteur a salué la salle. Le public a applaudi longtemps.

La symphonie de malheur dure une heure, dit le conducteur. On y entend une corne française.

Rien à signaler dans ce passage. Les répétitions reprennent lundi.

Selon la presse, malheur aimait le silence : « chut ! » disait le conducteur.
"""

Opener = Callable[..., ReviewSession]
Runner = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


class Clock:
    """A clock that moves on by ten seconds each time it is read."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=10)
        return self.now


@pytest.fixture
def opener(tmp_path: Path) -> Iterator[Opener]:
    """Opens a session on a text; the same file again with another reviewer is a second terminal on the same ledger."""
    sessions: list[ReviewSession] = []

    def open_text(
        text: str = TEXT, *, glossary: str = GLOSSARY, reviewer: str = "anna", name: str = "concert.txt"
    ) -> ReviewSession:
        path, terms = tmp_path / name, tmp_path / "musique.toml"
        if not path.exists():
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
        terms.write_text(glossary, encoding="utf-8")
        session = open_session(path, Settings(glossaries=(terms,), reviewer=reviewer), Clock())
        sessions.append(session)
        return session

    yield open_text
    for session in sessions:
        session.close()


@pytest.fixture
def session(opener: Opener) -> ReviewSession:
    return opener()


@pytest.fixture
def presenter(session: ReviewSession) -> Presenter:
    return Presenter(session)


def app_on(session: ReviewSession, *, light: bool = False) -> ReviewApp:
    """The application on `session`, without animation and blinking."""
    app = ReviewApp(session, partial(write_export, session))
    if light:
        app.theme = LIGHT
    return app


@pytest.fixture
def running(session: ReviewSession) -> Runner:
    """Runs the screen on a session (`session` unless told otherwise) at 120×40."""

    @asynccontextmanager
    async def run(
        on: ReviewSession | None = None, size: tuple[int, int] = (120, 40)
    ) -> AsyncIterator[Pilot[None]]:
        async with app_on(on or session).run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot

    return run


def screen_text(pilot: Pilot[None]) -> str:
    """What stands on the screen in front, line by line."""
    width, height = pilot.app.size
    strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
    assert len(strips) == height
    return "\n".join(strip.crop(0, width).text.rstrip() for strip in strips)


@pytest.fixture
def quick_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """The form is checked as soon as a key was pressed."""
    monkeypatch.setattr(entry_form_parts, "REST", 0.01)


async def settled(pilot: Pilot[None]) -> None:
    """Let the form be checked, the threads end and what they post arrive."""
    for _turn in range(3):
        await pilot.pause(0.02)
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()
