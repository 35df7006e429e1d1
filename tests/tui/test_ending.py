"""The summary comes once at the end of a review, is in nobody's way, and tells what is so."""

import pytest
from textual.pilot import Pilot

from review.model.issue import State
from review.session.session import ReviewSession
from review.tui.display import Line, width_of
from review.tui.ending import Ending
from review.tui.presenter import Presenter
from review.tui.screens.ending import EndingScreen
from review.tui.screens.export import ExportScreen
from review.tui.screens.review import ReviewScreen
from review.tui.summary import summary_lines

from .conftest import GLOSSARY, Opener, Runner, screen_text


def texts(lines: list[Line]) -> list[str]:
    return ["".join(run.text for run in line).strip() for line in lines]


async def to_the_end(pilot: Pilot[None]) -> None:
    await pilot.press(*"xxxxxx")
    await pilot.pause()


async def test_the_last_decision_brings_the_summary(running: Runner) -> None:
    async with running(size=(80, 24)) as pilot:
        await pilot.press(*"xxxxx")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(pilot.app.screen, EndingScreen)
        shown = screen_text(pilot)
        assert "Every issue is decided." in shown
        assert "×     6 dismissed" in shown
        assert "0.0 % of the words changed (0 of 52)" in shown
        assert "Esc go back" in shown


@pytest.mark.parametrize("key", ["escape", "enter", "space", "z", "5", "f", "tab", "n"])
async def test_any_key_goes_back_and_does_nothing_else(running: Runner, key: str) -> None:
    async with running() as pilot:
        await to_the_end(pilot)
        acts = len(pilot.app.screen_stack[1].presenter.session.ledger.actions)  # type: ignore[attr-defined]
        await pilot.press(key)
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        assert len(review.presenter.session.ledger.actions) == acts
        assert "every issue is decided" in screen_text(pilot)


async def test_it_is_not_shown_again_after_undo_and_redo(running: Runner) -> None:
    async with running() as pilot:
        await to_the_end(pilot)
        await pilot.press("escape", "u", "U", "u", "x")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert pilot.app.screen.presenter.finished


async def test_undo_from_the_summary(running: Runner) -> None:
    async with running() as pilot:
        await to_the_end(pilot)
        await pilot.press("u")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert pilot.app.screen.presenter.tally.left == 1


async def test_export_and_quit_from_the_summary(running: Runner) -> None:
    async with running() as pilot:
        await to_the_end(pilot)
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ExportScreen)
        await pilot.press("escape")
        await pilot.app.screen.run_action("summary")
        await pilot.pause()
        assert isinstance(pilot.app.screen, EndingScreen)
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.return_code == 0


async def test_it_scrolls_where_there_is_little_room(running: Runner) -> None:
    async with running(size=(60, 14)) as pilot:
        await to_the_end(pilot)
        assert "what next" not in screen_text(pilot)
        await pilot.press("pagedown", "down", "pagedown", "up", "pageup", "pagedown", "pagedown")
        assert isinstance(pilot.app.screen, EndingScreen)
        assert "review log" in screen_text(pilot)


async def test_a_finished_review_is_opened_without_it(opener: Opener, running: Runner) -> None:
    session = opener()
    for view in list(session.issues()):
        session.dismiss(view.issue)
    async with running(session) as pilot:
        await pilot.press("u", "x")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)


def test_it_is_told_once_that_only_skipped_issues_are_left_and_once_that_none_is(
    presenter: Presenter,
) -> None:
    told = []
    first = ("skip", "dismiss", "dismiss", "skip", "dismiss", "accept", "undo", "redo")
    for act in (
        *first,
        "accept",
        "dismiss",
        "dismiss",
        "undo",
        "redo",
    ):  # accept goes on from what is decided
        presenter.act(act)
        told.append(presenter.ending.reached())
    assert [number for number, news in enumerate(told) if news] == [5, 10]
    assert presenter.finished
    assert not Ending(presenter.tally).reached()


def test_the_summary_tells_what_was_done_and_what_is_left(opener: Opener) -> None:
    glossary = GLOSSARY.replace('severity = "critical"', 'severity = "critical"\nstatus = "warn"')
    session = opener(glossary=glossary)
    presenter = Presenter(session)
    presenter.act("accept")
    presenter.to_segment(2)
    presenter.act("skip")
    presenter.choose(2)
    presenter.to_segment(5)
    presenter.edit("Les répétitions reprennent mardi.")
    lines = texts(summary_lines(presenter, 70))
    assert lines[0] == "3 issues are left."
    assert "●     2 accepted" in lines
    assert "✎     1 sentence edited by hand" in lines
    assert "○     2 undecided" in lines
    assert "◌     1 skipped" in lines
    assert "!     1 only shown: their entries are set to warn" in lines
    ways = next(line for line in lines if line.startswith("chef: "))
    assert "chef d’orchestre 1" in ways
    assert "directeur musical 1" in ways
    assert "(sentence " in ways
    seconds = sum(record.decision.seconds for record in session.ledger.records)
    assert f"{seconds:.0f} s at the decisions, idle time cut" in lines
    assert any(line.endswith("of the words changed (5 of 54)") for line in lines)


def test_what_fix_put_in_place_is_told_apart(session: ReviewSession) -> None:
    session.fix(with_questions=True)
    lines = texts(summary_lines(Presenter(session), 70))
    states = [view.state for view in session.issues()]
    accepted = states.count(State.ACCEPTED)
    assert f"●     {accepted} accepted · {accepted} of them by fix" in lines
    assert f"?     {6 - accepted} put in place by fix, nobody has looked" in lines
    assert not any(line.startswith("○") for line in lines)


@pytest.mark.parametrize("width", [20, 40, 70])
def test_no_line_is_wider_than_the_room(presenter: Presenter, width: int) -> None:
    for act in ("accept", "skip", "dismiss"):
        presenter.act(act)
    assert all(width_of(line) <= max(width, 38) for line in summary_lines(presenter, width))


def test_a_text_without_issues(opener: Opener) -> None:
    lines = texts(summary_lines(Presenter(opener("Bonjour.", name="rien.txt")), 70))
    assert lines[0] == "Nothing is flagged in this text."
    assert "what next" in lines
