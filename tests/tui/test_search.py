"""Searching: case, accents and apostrophes alike, going round, in the corrected text too."""

import asyncio
from time import perf_counter

import pytest

from review.session.filters import folded
from review.session.session import ReviewSession
from review.tui.presenter import Presenter
from review.tui.search import find

from .conftest import Opener


@pytest.mark.parametrize(
    ("wanted", "start", "step", "found"),
    [
        ("CONDUCTEUR", 0, 1, 0),
        ("conducteur", 1, 1, 2),
        ("conducteur", 1, -1, 0),
        ("repetitions", 0, 1, 5),
        ("salue\u0301", 3, 1, 0),
        ("absent", 0, 1, None),
        ("", 0, 1, None),
    ],
)
async def test_finding(session: ReviewSession, wanted: str, start: int, step: int, found: int | None) -> None:
    assert await find(session, wanted, start, step) == found


async def test_the_corrected_text_is_searched_too(presenter: Presenter) -> None:
    presenter.act("accept")
    assert await find(presenter.session, "chef d’orchestre", 0) == 0
    assert await find(presenter.session, "conducteur", 0) == 0


async def test_other_keys_get_their_turn_while_it_runs(opener: Opener) -> None:
    session = opener("Une phrase sans rien de spécial. " * 20_000)
    longest = last = 0.0

    async def ticking() -> None:
        nonlocal longest, last
        last = perf_counter()
        while True:
            await asyncio.sleep(0)
            longest = max(longest, perf_counter() - last)
            last = perf_counter()

    ticker = asyncio.create_task(ticking())
    await asyncio.sleep(0)
    assert await find(session, "absent", 0) is None
    ticker.cancel()
    assert longest < 0.1


def test_folding() -> None:
    assert folded("L’ÉTÉ\u00a0DE\r\nNOËL") == "l'ete de noel"
