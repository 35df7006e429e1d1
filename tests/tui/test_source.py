"""The source beside or above the two panes, where the document has one."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from review.session.opening import open_session
from review.session.session import ReviewSession
from review.session.settings import Settings
from review.tui.passage import Spot, paragraphs, source_runs
from review.tui.presenter import Presenter
from review.tui.widgets.text_pane import TextPane

from .conftest import GLOSSARY, TEXT, Runner, screen_text

SOURCE = """\
The conductor greeted the hall. The audience applauded at length.
The Mahler symphony lasts an hour, says the conductor. One hears a French horn.
Nothing to report here. Rehearsals resume on Monday.
According to the press, Mahler loved silence: "Hush!" said the conductor.
"""
ORIGINS = GLOSSARY.replace('id = "mahler"', 'id = "mahler"\norigin = ["Mahler"]').replace(
    'id = "chef"', 'id = "chef"\norigin = ["conduct"]'
)

Sourced = Callable[..., ReviewSession]


@pytest.fixture
def sourced(tmp_path: Path) -> Iterator[Sourced]:
    """Opens a session on a text with its source."""
    sessions: list[ReviewSession] = []

    def open_text(text: str = TEXT, source: str = SOURCE) -> ReviewSession:
        names = [tmp_path / name for name in ("concert.txt", "source.txt", "musique.toml")]
        for path, content in zip(names, (text, source, ORIGINS), strict=True):
            path.write_text(content, encoding="utf-8")
        settings = Settings(glossaries=(names[2],), source=names[1], reviewer="anna")
        sessions.append(open_session(names[0], settings, lambda: datetime(2026, 1, 2, tzinfo=UTC)))
        return sessions[-1]

    yield open_text
    for session in sessions:
        session.close()


def test_a_source_that_sentences_share_stands_once(sourced: Sourced) -> None:
    session = sourced()
    pairs = paragraphs(session, Spot(session.segment(1)))
    assert ["".join(run.text for run in pair.source) for pair in pairs] == SOURCE.splitlines()
    looks = [{run.look for run in pair.source} for pair in pairs]
    assert looks == [{""}, {"context"}, {"context"}, {"context"}]


def test_the_words_the_issue_goes_back_to_are_marked(sourced: Sourced) -> None:
    presenter = Presenter(sourced())
    runs = source_runs(presenter.spot)
    assert [run.text for run in runs if run.look == "origin"] == ["conductor"]
    presenter.to_segment(2)
    assert [run.text for run in source_runs(presenter.spot) if run.look == "origin"] == ["Mahler"]


def test_without_a_source_there_is_none(presenter: Presenter) -> None:
    assert all(pair.source == () for pair in presenter.paragraphs())
    assert source_runs(presenter.spot) == []


async def test_three_columns_where_there_is_room(sourced: Sourced, running: Runner) -> None:
    async with running(sourced(), (160, 50)) as pilot:
        lines = screen_text(pilot).splitlines()
        assert lines[0].index(" source ") < lines[0].index(" machine ") < lines[0].index(" corrected ")
        row = next(number for number, line in enumerate(lines) if "The Mahler symphony" in line)
        assert lines[row].count("La symphonie de") == 2
        assert "source   " not in screen_text(pilot)
        await pilot.press("e")
        await pilot.pause()
        assert "The conductor greeted" in screen_text(pilot)


async def test_above_the_panes_where_two_columns_fit(sourced: Sourced, running: Runner) -> None:
    async with running(sourced(), (120, 40)) as pilot:
        lines = screen_text(pilot).splitlines()
        heads = [
            next(n for n, line in enumerate(lines) if title in line) for title in (" source ", " machine ")
        ]
        assert heads == [0, 5]
        assert "The conductor greeted the hall. The audience applauded at length." in lines[1]
        await pilot.press("n")
        assert "The Mahler symphony lasts an hour" in screen_text(pilot).splitlines()[1]


@pytest.mark.parametrize("size", [(80, 24), (120, 24), (80, 50)])
async def test_in_the_details_elsewhere(sourced: Sourced, running: Runner, size: tuple[int, int]) -> None:
    async with running(sourced(), size) as pilot:
        assert not pilot.app.screen.query_one("#source").display
        await pilot.press("down")
        assert "source   The conductor greeted the hall." in screen_text(pilot)


async def test_the_place_of_the_source_follows_the_size(sourced: Sourced, running: Runner) -> None:
    async with running(sourced(), (160, 50)) as pilot:
        for size, height in (((120, 40), 4), ((80, 24), None), ((160, 50), 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            pane = pilot.app.screen.query_one("#source", TextPane)
            assert (pane.room.height if pane.display else None) == height, size
            assert "Mahler" not in screen_text(pilot).splitlines()[1] or not pane.display


async def test_a_long_source_shows_the_words_that_matter(sourced: Sourced, running: Runner) -> None:
    source = "filler " * 300 + "the conductor greeted the hall " + "and so on " * 300
    async with running(sourced("Le conducteur a salué la salle.\n", source), (120, 40)) as pilot:
        assert any("conductor" in line for line in screen_text(pilot).splitlines()[1:5])


@pytest.mark.parametrize("size", [(80, 24), (100, 32), (139, 45), (140, 40), (250, 60)])
async def test_every_size_without_a_source_stays_as_it_was(running: Runner, size: tuple[int, int]) -> None:
    async with running(size=size) as pilot:
        assert not pilot.app.screen.query_one("#source").display
        assert all(len(line) <= size[0] for line in screen_text(pilot).splitlines())
        machine, corrected = (
            pilot.app.screen.query_one(f"#{name}", TextPane) for name in ("machine", "corrected")
        )
        if size[0] >= 100:
            assert abs(machine.room.width - corrected.room.width) <= 1
            assert machine.region.y == corrected.region.y
