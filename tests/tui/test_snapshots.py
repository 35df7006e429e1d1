"""How the screens look, as pictures: 80×24 and 120×40, dark, light, and without colours."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from textual.pilot import Pilot

from review.session.session import ReviewSession
from review.tui.app import ReviewApp
from review.tui.themes import TERMINAL
from review.tui.widgets.sentence_editor import SentenceEditor

from .conftest import app_on

Compare = Callable[..., Any]
SIZES = [(80, 24), (120, 40)]

SCREENS: dict[str, Iterable[str]] = {
    "start": (),
    "midway": ("enter", "enter", "x", "p", "p"),
    "places": ("A", "down", "space"),
    "editing": ("end", "e"),
    "filter": ("f", "down", "down", "space"),
    "severity": ("m", "down"),
    "reason": ("X",),
    "help": ("question_mark",),
}


@pytest.fixture
def pictured(session: ReviewSession, snap_compare: Compare) -> Compare:
    """Compares the picture of an application after some keys."""

    def compare(app: ReviewApp, size: tuple[int, int], keys: Iterable[str]) -> bool:
        async def still(pilot: Pilot[None]) -> None:
            await pilot.pause()
            await pilot.press(*keys)
            for editor in pilot.app.screen_stack[1].query(SentenceEditor):
                editor.cursor_blink = False
            await pilot.pause()

        return bool(snap_compare(app, terminal_size=size, run_before=still))

    return compare


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_dark(session: ReviewSession, pictured: Compare, name: str, size: tuple[int, int]) -> None:
    assert pictured(app_on(session), size, SCREENS[name])


def test_light(session: ReviewSession, pictured: Compare) -> None:
    assert pictured(app_on(session, light=True), (120, 40), SCREENS["midway"])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_without_colours(
    session: ReviewSession, pictured: Compare, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert pictured(app_on(session), size, SCREENS["midway"])


def test_terminal_colours(session: ReviewSession, pictured: Compare) -> None:
    app = app_on(session)
    app.theme = TERMINAL
    assert pictured(app, (120, 40), SCREENS["midway"])


def test_a_large_terminal(session: ReviewSession, pictured: Compare) -> None:
    assert pictured(app_on(session), (250, 60), SCREENS["midway"])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_finished(session: ReviewSession, pictured: Compare, size: tuple[int, int]) -> None:
    assert pictured(app_on(session), size, ("x",) * 6)
