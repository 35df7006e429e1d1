"""A large text is opened on the screen: what is shown meanwhile, the way out, and what is told when it can't be opened."""

from __future__ import annotations

import asyncio
import io
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from review.cli import open as open_command
from review.cli.main import run as run_command
from review.errors import ExitCode, GlossaryError
from review.model.decision import Kind
from review.session.opening import LARGE, Opening, Step, Tell, open_session
from review.session.session import ReviewSession
from review.session.settings import Settings
from review.tui import app as app_module
from review.tui.app import ReviewApp
from review.tui.display import width_of
from review.tui.screens.loading import BAR, LoadingScreen, progress_line
from review.tui.screens.review import ReviewScreen

from .conftest import GLOSSARY, TEXT, screen_text

if TYPE_CHECKING:
    from textual.pilot import Pilot

SECONDS = 10.0
"""How long a test waits for what has to come."""


class Gate(Opening):
    """An opening that stops where the search begins until `go` is set."""

    def __init__(self, path: Path, settings: Settings) -> None:
        super().__init__(path, settings)
        self.go = threading.Event()
        self.steps: list[Step] = []
        self.ended = threading.Event()

    def open(self, tell: Tell) -> ReviewSession:
        def told(step: Step, done: int, total: int) -> None:
            self.steps.append(step)
            tell(step, done, total)
            if step is Step.MATCHING:
                assert self.go.wait(SECONDS)

        try:
            return super().open(told)
        finally:
            self.ended.set()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "concert.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "musique.toml").write_text(GLOSSARY, encoding="utf-8")
    return tmp_path


@pytest.fixture
def gate(folder: Path) -> Iterator[Gate]:
    opening = Gate(folder / "concert.txt", Settings((folder / "musique.toml",), reviewer="anna"))
    yield opening
    opening.go.set()
    assert opening.ended.wait(SECONDS)
    opening.close()


async def until(pilot: Pilot[None], reached: Callable[[], bool]) -> None:
    """Wait for what another thread does."""
    async with asyncio.timeout(SECONDS):
        while not reached():
            await pilot.pause(0.01)


def shows(pilot: Pilot[None], words: str) -> bool:
    return words in screen_text(pilot)


async def test_progress_is_shown_and_then_the_review(gate: Gate) -> None:
    app = ReviewApp(gate)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: shows(pilot, "looking for errors · 0 %"))
        assert isinstance(app.screen, LoadingScreen)
        assert shows(pilot, "concert.txt")
        assert shows(pilot, "q quit")
        with pytest.raises(LookupError):
            app.presenter  # noqa: B018
        gate.go.set()
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        await pilot.pause()
        assert shows(pilot, "0/6 decided")
        await pilot.press("x")
        assert shows(pilot, "1/6 decided")
    assert gate.steps[0] is Step.READING
    assert app.failure is None


async def test_a_decision_on_a_text_opened_in_a_thread_is_on_disk(gate: Gate) -> None:
    gate.go.set()
    app = ReviewApp(gate)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        await pilot.press("x", "u", "U")
    gate.close()
    again = open_session(gate.path, gate.settings)
    assert [(one.decision.kind, one.in_force) for one in again.ledger.records] == [(Kind.DISMISS, True)]
    again.close()


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+q"])
async def test_leaving_while_the_text_is_being_searched(gate: Gate, key: str) -> None:
    app = ReviewApp(gate)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: Step.MATCHING in gate.steps)
        await pilot.press("question_mark", "escape", key)
        await pilot.pause()
        assert not app.is_running or app._exit
        gate.go.set()
    assert app.failure is None
    assert gate.ended.wait(SECONDS)
    assert gate.steps.count(Step.MATCHING) <= 2
    assert Step.COUNTING not in gate.steps
    assert not list(gate.path.parent.glob("*.review.db*"))


async def test_what_stands_in_the_way_is_handed_back(folder: Path) -> None:
    (folder / "musique.toml").write_text(GLOSSARY.replace("pos =", "position ="), encoding="utf-8")
    app = ReviewApp(Opening(folder / "concert.txt", Settings((folder / "musique.toml",))))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.failure is not None)
    assert isinstance(app.failure, GlossaryError)


def test_what_ends_the_opening_leaves_no_ledger_open(folder: Path) -> None:
    settings = Settings((folder / "musique.toml",), reviewer="anna")
    first = open_session(folder / "concert.txt", settings)
    first.dismiss(next(first.issues()).issue)
    first.close()

    class StopError(Exception):
        pass

    def tell(step: Step, done: int, total: int) -> None:
        if step is Step.MATCHING and done == total:
            raise StopError

    opening = Opening(folder / "concert.txt", settings)
    with pytest.raises(StopError):
        opening.open(tell)
    opening.close()
    connection = sqlite3.connect(folder / "concert.txt.review.db", isolation_level=None)
    assert connection.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    connection.close()


def test_every_segment_is_told_of_in_the_end(folder: Path) -> None:
    told: list[tuple[Step, int, int]] = []
    settings = Settings((folder / "musique.toml",), reviewer="anna")
    opening = Opening(folder / "concert.txt", settings)
    session = opening.open(lambda *where: told.append(where))
    count = len(session.document.segments)
    opening.close()
    assert told[0] == (Step.READING, 0, 0)
    assert told[1] == (Step.MATCHING, 0, count)
    assert told[-1] == (Step.MATCHING, count, count)


@pytest.mark.parametrize("width", [20, 40, 76])
def test_the_bar_fits_and_grows(width: int) -> None:
    lengths = []
    for told in (
        (Step.READING, 0, 0),
        (Step.COMPILING, 3, 4),
        *((Step.MATCHING, done, 7) for done in range(8)),
        (Step.COUNTING, 0, 0),
    ):
        line = progress_line(told, width)
        assert width_of(line) <= width
        lengths.append(sum(run.text.count("━") for run in line))
    assert lengths == sorted(lengths)
    assert lengths[-1] == min(BAR, width - 1) or width > BAR


@pytest.fixture
def headless(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Runs what the command hands to the screen without a terminal, and leaves as soon as the review stands or failed."""
    given: list[object] = []

    async def leave(app: ReviewApp) -> None:
        async with app.run_test() as pilot:
            await until(pilot, lambda: app.failure is not None or isinstance(app.screen, ReviewScreen))
            await pilot.pause()

    def run(app: ReviewApp) -> None:
        given.append(app._text)
        asyncio.run(leave(app))

    monkeypatch.setattr(app_module.ReviewApp, "run", run)
    monkeypatch.setattr(open_command, "on_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return given


def command(folder: Path, text: str) -> int:
    (folder / "concert.txt").write_text(text, encoding="utf-8")
    terms = str(folder / "musique.toml")
    return run_command(["--lang", "en", "open", str(folder / "concert.txt"), "--glossary", terms])


BIG = TEXT * (LARGE // len(TEXT) + 1)


@pytest.mark.parametrize(("text", "kind"), [(TEXT, ReviewSession), (BIG, Opening)], ids=["small", "large"])
def test_only_a_large_text_is_opened_on_the_screen(
    folder: Path, headless: list[object], text: str, kind: type[object]
) -> None:
    assert command(folder, text) is ExitCode.DONE
    assert [type(one) for one in headless] == [kind]


@pytest.mark.parametrize("text", [TEXT, BIG], ids=["small", "large"])
def test_an_invalid_glossary_is_told_on_stderr(
    folder: Path, headless: list[object], text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "musique.toml").write_text(GLOSSARY.replace("pos =", "position ="), encoding="utf-8")
    assert command(folder, text) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "musique.toml" in err
    assert "position" in err
    assert len(headless) == (text is BIG)
