"""The filter dialogue: what is ticked and typed is combined, and told before it is listed."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from review.model.issue import Severity, State
from review.session.filters import (
    EditedByHand,
    Everything,
    Flagged,
    InState,
    OfEntry,
    OfSeverity,
    Undecided,
    WithText,
)
from review.session.session import ReviewSession
from review.tui.choosing import FilterChoice
from review.tui.presenter import Presenter
from review.tui.rows import Rows
from review.tui.screens.filter import FilterScreen
from review.tui.screens.review import ReviewScreen

from .conftest import Opener, Runner, screen_text


def of(pilot: Pilot[None]) -> Presenter:
    screen = pilot.app.screen_stack[1]
    assert isinstance(screen, ReviewScreen)
    return screen.presenter


def listed(pilot: Pilot[None]) -> list[int]:
    rows = of(pilot).rows
    return [rows[row] for row in range(len(rows))]


def row_of(choice: FilterChoice, wanted: object) -> int:
    return next(row for row, line in enumerate(choice.lines) if line.filter == wanted)


async def stand_on(pilot: Pilot[None], wanted: object) -> None:
    """Open the dialogue where it isn't open, and move to a line by keys."""
    if not isinstance(pilot.app.screen, FilterScreen):
        await pilot.press("f")
    screen = pilot.app.screen
    assert isinstance(screen, FilterScreen)
    target = row_of(screen._choice, wanted)
    for _step in range(50):
        at = screen.query_one(OptionList).highlighted
        if at == target:
            return
        await pilot.press("down" if at is None or at < target else "up")
    raise AssertionError(wanted)


async def test_ticked_groups_are_joined_by_and_their_lines_by_or(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("x")
        for wanted in (Undecided(), OfSeverity(Severity.CRITICAL), OfSeverity(Severity.MINOR)):
            await stand_on(pilot, wanted)
            await pilot.press("space")
        assert "→ undecided and (critical or minor)" in screen_text(pilot)
        await pilot.press("enter")
        assert of(pilot).rows.filter == Undecided() & (
            OfSeverity(Severity.CRITICAL) | OfSeverity(Severity.MINOR)
        )
        assert listed(pilot) == [2, 3, 6]
        assert "undecided and (critical … · 3" in screen_text(pilot)


async def test_a_text_is_combined_with_what_is_ticked(running: Runner) -> None:
    async with running(size=(80, 24)) as pilot:
        await stand_on(pilot, OfEntry("chef"))
        await pilot.press("space", "t", *"SYMPHONIE ")
        assert "→ entry chef and “SYMPHONIE”" in screen_text(pilot)
        await pilot.press("enter")
        assert of(pilot).rows.filter == OfEntry("chef") & WithText("SYMPHONIE")
        assert listed(pilot) == [0, 2]  # sentence 0 is the current one
        await pilot.press("f")
        assert "→ entry chef and “SYMPHONIE”" in screen_text(pilot)
        assert "[x]   entry chef" in screen_text(pilot)


async def test_a_text_alone_is_looked_for_in_every_sentence(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("f", "tab", *"repet", "tab")
        assert pilot.app.screen.focused is None
        await pilot.press("enter")
        assert listed(pilot) == [0, 5]
        assert "“repet” · 1" in screen_text(pilot)


@pytest.mark.parametrize("key", ["backspace", "0"])
async def test_one_key_clears(running: Runner, key: str) -> None:
    async with running() as pilot:
        await stand_on(pilot, OfEntry("cor"))
        await pilot.press("enter")
        assert listed(pilot) == [0, 3]
        await pilot.press("f", key)
        assert of(pilot).rows.filter == Everything()
        assert len(listed(pilot)) == 7


async def test_keys_are_text_while_a_text_is_typed(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("f", "slash", "0", "f", "slash", "t", "space", "x", "backspace")
        assert pilot.app.screen.query_one(Input).value == "0f/t "
        await pilot.press("escape")
        assert of(pilot).rows.filter == Flagged()


async def test_all_sentences_can_be_listed_whatever_is_ticked(running: Runner) -> None:
    async with running() as pilot:
        await stand_on(pilot, Undecided())
        await pilot.press("space")
        await stand_on(pilot, Everything())
        assert "→ all sentences" in screen_text(pilot)
        await pilot.press("enter")
        assert of(pilot).rows.filter == Everything()


async def test_a_click_ticks(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("f")
        await pilot.click(OptionList, offset=(4, 3))
        assert isinstance(pilot.app.screen, FilterScreen)
        assert "[x] ○ undecided" in screen_text(pilot)
        await pilot.click(OptionList, offset=(4, 1))
        assert of(pilot).rows.filter == Everything()


async def test_a_filter_that_lets_nothing_through_says_so(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("f", "t", *"zzz", "enter")
        shown = screen_text(pilot)
        assert "no sentence fits: “zzz” · f 0 lists all" in shown
        assert "“zzz” · 0" in shown


async def test_the_list_fills_while_keys_work(
    opener: Opener, running: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("review.tui.rows.SLICE", 0.0)
    session = opener(
        "Une phrase ordinaire. Le conducteur parle. Le public écoute.\n\n" * 300, name="long.txt"
    )
    seen: list[int] = []
    more = Rows.more

    def watched(rows: Rows) -> bool:
        seen.append(rows.found)
        return more(rows)

    monkeypatch.setattr(Rows, "more", watched)
    async with running(session) as pilot:
        await pilot.press("f", "t", *"ecoute", "enter")
        of(pilot).act("down")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert of(pilot).rows.complete
        assert len(seen) > 50
        assert of(pilot).rows.found == 300
        assert "“ecoute” · 300" in screen_text(pilot)
        assert of(pilot).segment == 2


async def test_a_new_search_ends_the_one_before(opener: Opener, running: Runner) -> None:
    session = opener("Une phrase sans rien de spécial. " * 5_000, name="search.txt")
    async with running(session) as pilot:
        await pilot.press("slash", *"absent")
        running_now = [
            worker for worker in pilot.app.workers if worker.group == "search" and not worker.is_finished
        ]
        assert len(running_now) <= 1
        await pilot.press("escape")
        await pilot.app.workers.wait_for_complete()


def test_counts_stand_beside_the_lines(session: ReviewSession) -> None:
    presenter = Presenter(session)
    presenter.act("dismiss")
    presenter.to_segment(5)
    presenter.edit("Les répétitions reprennent mardi.")
    counts = {
        line.filter: line.count for line in FilterChoice(presenter.tally, Flagged()).lines if line.filter
    }
    assert counts == {
        Flagged(): None,
        Everything(): None,
        Undecided(): 5,
        InState(State.DISMISSED): 1,
        EditedByHand(): 1,
        OfSeverity(Severity.CRITICAL): 1,
        OfSeverity(Severity.MAJOR): 2,
        OfSeverity(Severity.MINOR): 3,
        OfEntry("chef"): 3,
        OfEntry("cor"): 1,
        OfEntry("mahler"): 2,
    }


def test_a_filter_in_force_comes_back_as_it_was_chosen(session: ReviewSession) -> None:
    tally = Presenter(session).tally
    for wanted in (
        Undecided() & OfEntry("cor"),
        (Undecided() & (OfSeverity(Severity.MAJOR) | OfSeverity(Severity.MINOR))) & WithText("a"),
        WithText("a"),
        OfEntry("cor"),
        Flagged(),
        Everything(),
    ):
        choice = FilterChoice(tally, wanted)
        assert choice.wanted(choice.start).title == wanted.title
