"""Every key of the review, pressed once on the real screen."""

from pathlib import Path

import pytest
from textual import events
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from review.model.issue import State
from review.session.filters import Everything
from review.session.session import ReviewSession
from review.tui.app import ReviewApp
from review.tui.presenter import Presenter
from review.tui.screens.export import ExportScreen
from review.tui.screens.filter import FilterScreen
from review.tui.screens.help import HelpScreen
from review.tui.screens.leaving import LeavingScreen
from review.tui.screens.places import PlacesScreen
from review.tui.screens.reason import ReasonScreen
from review.tui.screens.review import ReviewScreen
from review.tui.themes import BY_SETTING
from review.tui.widgets.sentence_editor import SentenceEditor
from review.tui.widgets.text_pane import TextPane

from .conftest import Opener, Runner, screen_text


def of(pilot: Pilot[None]) -> Presenter:
    screen = pilot.app.screen_stack[1]
    assert isinstance(screen, ReviewScreen)
    return screen.presenter


def states(pilot: Pilot[None]) -> list[State]:
    return [view.state for view in of(pilot).session.issues()]


def editor(pilot: Pilot[None]) -> SentenceEditor:
    return pilot.app.screen_stack[1].query_one(SentenceEditor)


async def test_enter_accepts_and_goes_on(running: Runner) -> None:
    async with running() as pilot:
        assert "chef d'orchestre a salué" in screen_text(pilot)
        await pilot.press("enter")
        assert states(pilot)[0] is State.ACCEPTED
        assert "1/6 decided · 5 left" in screen_text(pilot)
        assert of(pilot).segment == 2


async def test_a_number_accepts_that_alternative(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("2")
        assert of(pilot).session.segment(0).target == "Le directeur musical a salué la salle."


async def test_arrows_show_the_other_alternative(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("right")
        assert "Le directeur musical a salué" in screen_text(pilot)
        await pilot.press("left")
        assert "Le chef d'orchestre a salué" in screen_text(pilot)
        assert states(pilot)[0] is State.UNDECIDED


async def test_dismiss_skip_reopen_undo_redo(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("x", "s")
        assert states(pilot)[:2] == [State.DISMISSED, State.SKIPPED]
        await pilot.press("u")
        assert states(pilot)[:2] == [State.DISMISSED, State.UNDECIDED]
        assert "undone: skip malheur, sentence 3" in screen_text(pilot)
        await pilot.press("U")
        assert states(pilot)[:2] == [State.DISMISSED, State.SKIPPED]
        await pilot.press("home", "r")
        assert states(pilot)[0] is State.UNDECIDED


async def test_next_and_previous_issue(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("n", "n")
        assert (of(pilot).segment, of(pilot).issue.issue.text) == (2, "conducteur")  # type: ignore[union-attr]
        await pilot.press("p")
        assert (of(pilot).segment, of(pilot).issue.issue.text) == (2, "malheur")  # type: ignore[union-attr]


async def test_moving_by_sentence_and_page(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("down")
        assert of(pilot).segment == 1
        assert "nothing is flagged in this sentence" in screen_text(pilot)
        await pilot.press("up")
        assert of(pilot).segment == 0
        await pilot.press("end")
        assert of(pilot).segment == 6
        await pilot.press("pageup")
        assert of(pilot).segment == 0
        await pilot.press("pagedown", "home")
        assert of(pilot).segment == 0


@pytest.mark.parametrize("key", ["enter", "ctrl+s", "f2"])
async def test_editing_and_saving(running: Runner, key: str) -> None:
    async with running() as pilot:
        await pilot.press("end", "up", "e")
        assert editor(pilot).has_focus
        await pilot.press("O", "r", ",", "space", key)
        assert of(pilot).session.segment(5).target == "Or, Les répétitions reprennent lundi."
        assert not editor(pilot).display
        assert "sentence 6 is edited" in screen_text(pilot)
        await pilot.press("u")
        assert of(pilot).session.segment(5).target == "Les répétitions reprennent lundi."


async def test_the_editor_has_an_undo_of_its_own(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("down", "e", "x", "ctrl+z", "enter")
        assert not of(pilot).session.ledger.records


async def test_letters_are_typed_while_editing(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("down", "e", "x", "q", "u", "n", "1", "slash", "question_mark", "f3")
        assert editor(pilot).text.startswith("xqun1/?Le public")
        assert of(pilot).segment == 1


async def test_a_line_break_can_be_typed(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("down", "e", "ctrl+j", "enter")
        assert of(pilot).session.segment(1).target == "\nLe public a applaudi longtemps."


async def test_escape_leaves_an_unchanged_sentence_at_once(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("e", "escape")
        assert pilot.app.screen is pilot.app.screen_stack[1]
        assert not editor(pilot).display
        assert not of(pilot).session.ledger.records


@pytest.mark.parametrize(
    ("answer", "target"),
    [("s", "zLe public a applaudi longtemps."), ("d", "Le public a applaudi longtemps.")],
)
async def test_escape_asks_before_typed_text_is_lost(running: Runner, answer: str, target: str) -> None:
    async with running() as pilot:
        await pilot.press("down", "e", "z", "escape")
        assert isinstance(pilot.app.screen, LeavingScreen)
        await pilot.press("escape")
        assert editor(pilot).text.startswith("zLe public")
        assert editor(pilot).has_focus
        await pilot.press("escape", answer)
        assert of(pilot).session.segment(1).target == target
        assert not editor(pilot).display


async def test_quitting_asks_before_typed_text_is_lost(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("down", "e", "z", "ctrl+q")
        assert isinstance(pilot.app.screen, LeavingScreen)
        await pilot.press("s")
        await pilot.pause()
        assert pilot.app.return_code == 0
        assert of(pilot).session.segment(1).target == "zLe public a applaudi longtemps."


async def test_dismissing_with_a_common_reason(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("X")
        assert isinstance(pilot.app.screen, ReasonScreen)
        await pilot.press("2")
        record = next(of(pilot).session.issues()).record
        assert record is not None
        assert record.decision.reason == "a name, or another word"
        assert of(pilot).segment == 2


@pytest.mark.parametrize("key", ["t", "tab"])
async def test_dismissing_with_a_reason_of_one_s_own(running: Runner, key: str) -> None:
    async with running() as pilot:
        await pilot.press("X", key, "b", "u", "s", "enter")
        record = next(of(pilot).session.issues()).record
        assert record is not None
        assert record.decision.reason == "bus"


async def test_no_reason_no_dismissal(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("X", "escape", "down", "X")
        assert "there is no issue in this sentence" in screen_text(pilot)
        assert not of(pilot).session.ledger.records


async def test_accepting_everywhere(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("A")
        assert isinstance(pilot.app.screen, PlacesScreen)
        shown = screen_text(pilot)
        assert "3 of 3 places ticked" in shown
        assert "disait le chef d'orchestre." in shown
        await pilot.press("down", "space")
        assert "2 of 3 places ticked" in screen_text(pilot)
        await pilot.press("enter")
        assert [
            view.issue.segment for view in of(pilot).session.issues() if view.state is State.ACCEPTED
        ] == [0, 6]
        await pilot.press("u")
        assert set(states(pilot)) == {State.UNDECIDED}


async def test_leaving_the_places(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("A", "a")
        assert "0 of 3 places ticked" in screen_text(pilot)
        await pilot.press("a", "x", "pagedown", "x", "pageup", "up")
        assert "1 of 3 places ticked" in screen_text(pilot)
        await pilot.press("escape")
        assert not of(pilot).session.ledger.records


async def test_filtering(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("f")
        assert isinstance(pilot.app.screen, FilterScreen)
        await pilot.press("down", "pagedown", "pageup", "down", "down", "up", "enter")
        assert of(pilot).rows.filter == Everything()
        assert "all sentences · 7" in screen_text(pilot)
        await pilot.press("f", "down", "escape", "f", "down", "f")
        assert of(pilot).rows.filter == Everything()


async def test_searching(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("slash", "r", "e", "p", "e", "t")
        await pilot.app.workers.wait_for_complete()
        assert of(pilot).segment == 5
        await pilot.press("enter", "home", "f3")
        await pilot.app.workers.wait_for_complete()
        assert of(pilot).segment == 5
        await pilot.press("slash", "escape")
        await pilot.app.workers.wait_for_complete()
        assert of(pilot).segment == 5


async def test_searching_goes_on_and_back(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("slash", *"conduc")
        await pilot.app.workers.wait_for_complete()
        for key, segment in (
            ("down", 2),
            ("down", 6),
            ("up", 2),
            ("enter", 2),
            ("f4", 0),
            ("shift+f3", 6),
            ("f3", 0),
        ):
            await pilot.press(key)
            await pilot.app.workers.wait_for_complete()
            assert of(pilot).segment == segment


async def test_escape_goes_back_to_where_the_search_began(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("end", "slash", *"public")
        await pilot.app.workers.wait_for_complete()
        assert of(pilot).segment == 1
        await pilot.press("escape")
        assert of(pilot).segment == 6
        await pilot.press("slash", *"zzz")
        await pilot.app.workers.wait_for_complete()
        assert "“zzz” is not in the text" in screen_text(pilot)


async def test_the_list_and_the_details_can_be_turned_on_and_off(running: Runner) -> None:
    async with running(size=(80, 24)) as pilot:
        assert "flagged · 4" not in screen_text(pilot)
        await pilot.press("l")
        assert "flagged · 4" in screen_text(pilot)
        await pilot.press("l")
        assert "flagged · 4" not in screen_text(pilot)
        detail = pilot.app.screen.query_one("#detail", TextPane)
        before = detail.room.height
        await pilot.press("d")
        await pilot.pause()
        assert detail.room.height > before
        await pilot.press("d")
        await pilot.pause()
        assert detail.room.height == before


async def test_scrolling_the_texts(opener: Opener, running: Runner) -> None:
    session = opener("Le conducteur parle. " * 60 + "\n", name="long.txt")
    async with running(session, (80, 24)) as pilot:
        pane = pilot.app.screen.query_one("#corrected", TextPane)
        await pilot.press("right_square_bracket", "ctrl+down")
        assert pane.scroll_offset.y > 0
        await pilot.press("left_square_bracket", "ctrl+up")
        assert pane.scroll_offset.y == 0
        assert of(pilot).segment == 0


async def test_no_break_spaces_can_be_shown(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("end", "i")
        assert "chut\u00a0!" not in screen_text(pilot)
        assert of(pilot).invisibles


async def test_exporting(running: Runner, tmp_path: Path) -> None:
    async with running() as pilot:
        await pilot.press("enter", "w")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert pilot.app.screen.query_one(Input).value == str(tmp_path / "concert.corrigé.txt")
        await pilot.press("enter")
        assert (
            (tmp_path / "concert.corrigé.txt")
            .read_text(encoding="utf-8")
            .startswith("Le chef d'orchestre a salué")
        )
        assert "1 sentence corrected, 5 issues undecided" in screen_text(pilot)


async def test_the_input_file_is_not_overwritten(running: Runner, tmp_path: Path) -> None:
    before = (tmp_path / "concert.txt").read_bytes()
    async with running() as pilot:
        await pilot.press("enter", "w")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "concert.txt")
        await pilot.press("enter", "enter")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert "this is the input file" in screen_text(pilot)
        await pilot.press("escape")
    assert (tmp_path / "concert.txt").read_bytes() == before


async def test_another_file_is_replaced_only_when_asked_twice(running: Runner, tmp_path: Path) -> None:
    other = tmp_path / "autre.txt"
    other.write_text("précieux", encoding="utf-8")
    async with running() as pilot:
        await pilot.press("w")
        pilot.app.screen.query_one(Input).value = str(other)
        await pilot.pause()
        await pilot.press("enter")
        assert other.read_text(encoding="utf-8") == "précieux"
        await pilot.press("enter")
        assert other.read_text(encoding="utf-8") != "précieux"


async def test_an_export_that_fails_is_told(running: Runner, tmp_path: Path) -> None:
    async with running() as pilot:
        await pilot.press("w")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "nulle" / "part.txt")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert "there is no folder" in screen_text(pilot)


async def test_a_home_folder_that_nobody_has_is_told(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("w")
        pilot.app.screen.query_one(Input).value = "~nobody-of-this-name/part.txt"
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert "there is no folder" in screen_text(pilot)


async def test_help(running: Runner) -> None:
    async with running(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert "Put the repair that is shown in place" in screen_text(pilot)
        page = pilot.app.screen.query_one("#page", TextPane)
        await pilot.press("down", "pagedown", "space")
        assert page.scroll_offset.y > 20
        await pilot.press("pageup", "up", "q")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_the_palette_runs_commands(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        await pilot.press(*"dismiss")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert states(pilot)[0] is State.DISMISSED


async def test_the_colours_change(running: Runner) -> None:
    async with running() as pilot:
        dark = pilot.app.theme
        looks = [dark]
        for _look in BY_SETTING:
            await pilot.app.run_action("change_theme")
            looks.append(pilot.app.theme)
        assert set(looks) == set(BY_SETTING.values())
        assert looks[-1] == dark


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting_at_once(running: Runner, key: str) -> None:
    async with running() as pilot:
        await pilot.press("enter", key)
        await pilot.pause()
        assert pilot.app.return_code == 0


async def test_a_click_in_the_list_goes_there(running: Runner) -> None:
    async with running() as pilot:
        await pilot.click("#list", offset=(4, 4))
        assert of(pilot).segment == 6


async def test_a_conflict_is_one_line(opener: Opener, running: Runner) -> None:
    theirs = opener(reviewer="boris")
    async with running() as pilot:
        theirs.dismiss(next(theirs.issues()).issue)
        await pilot.press("enter")
        shown = screen_text(pilot)
        assert "! boris decided here in the meantime: dismiss conducteur" in shown
        assert "× dismissed" in shown


async def test_what_others_decided_comes_in_when_the_terminal_is_looked_at_again(
    opener: Opener, running: Runner
) -> None:
    theirs = opener(reviewer="boris")
    async with running() as pilot:
        theirs.dismiss(next(theirs.issues()).issue)
        pilot.app.post_message(events.AppFocus())
        await pilot.pause()
        shown = screen_text(pilot)
        assert "decisions made elsewhere have come in" in shown
        assert "× dismissed" in shown


async def test_a_new_issue_restarts_the_stopwatch(
    running: Runner, session: ReviewSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running() as pilot:
        restarts: list[int] = []
        monkeypatch.setattr(
            type(session.stopwatch), "restart", lambda _watch: restarts.append(of(pilot).segment)
        )
        await pilot.press("right", "i", "d")
        assert not restarts
        await pilot.press("n")
        assert len(restarts) == 1


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60), (40, 12), (20, 6)])
async def test_every_size_can_be_drawn(running: Runner, size: tuple[int, int]) -> None:
    async with running(size=size) as pilot:
        await pilot.press("enter", "n")
        shown = screen_text(pilot)
        assert len(shown.split("\n")) == size[1]
        await pilot.resize_terminal(110, 33)
        await pilot.pause()
        assert "machine" in screen_text(pilot)


async def test_r_takes_an_edit_by_hand_back(running: Runner) -> None:
    async with running() as pilot:
        app = pilot.app
        assert isinstance(app, ReviewApp)
        session, number = app.presenter.session, app.presenter.segment
        before = session.segment(number).target
        await pilot.press("e", "home", *"Oh", "enter")
        assert session.segment(number).edited
        await pilot.press("r")
        assert session.segment(number).target == before


async def test_a_reopened_issue_says_nothing_of_a_decision(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("enter", "p")
        assert "decided  " in screen_text(pilot)
        await pilot.press("r")
        assert "UTC" not in screen_text(pilot)
