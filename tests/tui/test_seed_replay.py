"""A whole review of the seed article by keys, as a reviewer would press them, and the text that it writes."""

import os
import shutil
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from review.session.export import write_export
from review.session.opening import open_session
from review.session.session import ReviewSession
from review.session.settings import Settings
from review.tui.app import ReviewApp
from review.tui.widgets.sentence_editor import SentenceEditor

from .conftest import Clock

ROOT = Path(__file__).parent.parent.parent
SEED = ROOT / "seeds" / "solitude-ultraman.fr.txt"
GOLDEN = ROOT / "tests" / "golden" / "solitude-ultraman.by-keys.txt"
MOST = 200
"""Presses of Enter after which the review has to be at its end."""


def opened(text: Path) -> ReviewSession:
    return open_session(text, Settings((ROOT / "glossaries",), reviewer="anna"), Clock())


def app_of(session: ReviewSession) -> ReviewApp:
    return ReviewApp(session, partial(write_export, session))


async def to_the_end(pilot: Pilot[None], app: ReviewApp) -> None:
    """Accept what is left, one by one, and close the summary."""
    for _press in range(MOST):
        if app.presenter.finished:
            break
        await pilot.press("enter")
    await pilot.press("n", "escape")


@pytest.mark.asyncio
async def test_the_article_by_keys(tmp_path: Path) -> None:
    text, written = tmp_path / SEED.name, tmp_path / "sortie.txt"
    shutil.copy(SEED, text)
    first = opened(text)
    app = app_of(first)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter", "enter", "A")  # two by one, then all that are like the third
        await pilot.press("down", "space", "enter")  # but for one
        await pilot.press(
            "u", "U", "x", "u", "s"
        )  # undone and done again; dismissed, taken back, left for later
        await pilot.press("c", *"à vérifier", "enter")
        await pilot.press("e")
        editor = app.screen.query_one(SentenceEditor)
        editor.insert(" (sic)", editor.document.end)
        await pilot.press("ctrl+s")
        await pilot.press("n", "2")  # another of the alternatives, where there is one
    first.close()
    again = opened(text)  # as after a night
    app = app_of(again)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_end(pilot, app)
        await pilot.press("w")
        app.screen.query_one(Input).value = str(written)
        await pilot.press("enter")
        await pilot.pause()
    left = again.progress().left
    again.close()
    assert left == 0
    assert text.read_bytes() == SEED.read_bytes()
    found = written.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")
    assert "(sic)" in found
