"""Every dialogue fits on the smallest terminal that the screen is made for."""

import pytest
from textual.widget import Widget

from .conftest import Runner


@pytest.mark.parametrize("key", ["A", "X", "f", "w", "g", "question_mark", "f1", "colon", "c", "m"])
async def test_a_dialogue_fits(running: Runner, key: str) -> None:
    async with running(size=(80, 24)) as pilot:
        await pilot.press("n", key)
        await pilot.pause()
        screen = pilot.app.screen
        assert len(pilot.app.screen_stack) == 3
        boxes = [*screen.query(".dialogue").results(Widget)] or [*screen.query("#keys").results(Widget)]
        assert boxes
        for box in boxes:
            assert screen.region.contains_region(box.region)
            shown = [child for child in box.query("*").results(Widget) if child.display and child.region.area]
            assert all(box.region.contains_region(child.region) for child in shown)
