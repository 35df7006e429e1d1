"""Notes, type and severity, reasons given later, and warnings from what was decided before."""

import pytest

from review.model.issue import Severity, State
from review.session.session import ReviewSession
from review.session.views import Earlier
from review.tui.detail import detail_lines
from review.tui.memory import warnings
from review.tui.presenter import Presenter
from review.tui.screens.note import NoteScreen
from review.tui.screens.severity import TYPES, SeverityScreen
from review.tui.widgets.line_input import LineInput

from .conftest import Runner, screen_text


def told(presenter: Presenter) -> str:
    return presenter.notice.text if presenter.notice is not None else ""


def detail(presenter: Presenter, *, full: bool = True) -> str:
    lines = detail_lines(presenter, 100, full=full)
    return "\n".join("".join(run.text for run in line) for line in lines)


def row(presenter: Presenter, index: int) -> str:
    line = presenter.rows.line(presenter.rows.position(index), 40)[0]
    return "".join(run.text for run in line)


def test_a_note_is_shown_in_the_panel_and_in_the_list(presenter: Presenter) -> None:
    assert "†" not in row(presenter, 0)
    presenter.attempt(lambda: presenter.annotate("voir la cliente [demain]"))
    assert told(presenter) == "the note is kept"
    assert "remark   voir la cliente [demain]" in detail(presenter)
    assert row(presenter, 0).endswith("† undecided")
    assert presenter.segment == 0
    presenter.attempt(lambda: presenter.annotate(""))
    assert told(presenter) == "the note is taken back"
    assert "†" not in row(presenter, 0)
    presenter.act("undo")
    assert presenter.view.note == "voir la cliente [demain]"
    assert "undone: note" in told(presenter)


def test_a_sentence_without_an_issue_can_have_a_note(presenter: Presenter) -> None:
    presenter.to_segment(1)
    presenter.attempt(lambda: presenter.annotate("applaudit"))
    presenter.to_segment(0)
    assert row(presenter, 1).endswith("†")
    presenter.act("undo")
    assert presenter.segment == 1
    assert presenter.view.note == ""


def test_another_class_stays_where_it_is(presenter: Presenter) -> None:
    presenter.act("alternative_next")
    presenter.attempt(lambda: presenter.reclassify("style/awkward-style", Severity.CRITICAL))
    assert told(presenter) == "the issue is now: style › awkward style, critical"
    assert (presenter.segment, presenter.choice) == (0, 1)
    assert "▇ critical · style › awkward style" in detail(presenter)
    assert presenter.tally.of_severity(Severity.CRITICAL) == 2
    presenter.act("undo")
    assert presenter.tally.of_severity(Severity.CRITICAL) == 1


def test_the_reason_of_a_dismissed_issue_can_be_given_later(presenter: Presenter) -> None:
    presenter.act("dismiss")
    presenter.act("previous")
    presenter.attempt(lambda: presenter.dismiss("un vrai conducteur"))
    assert told(presenter) == "dismissed, with the reason: un vrai conducteur"
    assert presenter.segment == 0
    presenter.act("dismiss")
    assert presenter.segment == 2
    record = next(presenter.session.issues()).record
    assert record is not None
    assert record.decision.reason == "un vrai conducteur"
    assert len(presenter.session.ledger.records) == 2
    presenter.act("previous")
    presenter.attempt(lambda: presenter.explain(""))
    assert told(presenter) == "dismissed, without a reason"


@pytest.mark.parametrize("full", [True, False])
def test_a_repair_that_goes_against_earlier_ones_is_warned_of(presenter: Presenter, full: bool) -> None:
    presenter.act("accept")
    presenter.act("next")
    assert "!" not in detail(presenter, full=full)
    presenter.act("alternative_next")
    warned = next(line for line in detail(presenter, full=full).split("\n") if line.startswith("!"))
    assert "corrected otherwise once: chef d’orchestre" in warned
    assert detail(presenter, full=full).split("\n").index(warned) < 4
    presenter.act("accept")
    presenter.act("previous")
    assert "otherwise" not in detail(presenter, full=full)


def test_an_entry_that_is_mostly_dismissed_is_warned_of(presenter: Presenter) -> None:
    presenter.act("dismiss")
    presenter.act("next")
    assert "dismissed more often than corrected, 1 to 0" in detail(presenter, full=False)


def test_warnings_weigh_what_was_done(session: ReviewSession) -> None:
    proposal = session.proposals(next(session.issues()).issue)[0]
    same = proposal.replacement.text
    assert warnings(Earlier((), 0), proposal) == []
    assert warnings(Earlier(((same, 3), ("maestro", 3)), 6), proposal) == []
    assert warnings(Earlier((("maestro", 3), (same, 1), ("guide", 1)), 0), proposal) == [
        "corrected otherwise 4 times: maestro, guide"
    ]
    assert warnings(Earlier((("maestro", 1),), 2), None) == ["dismissed more often than corrected, 2 to 1"]


async def test_writing_a_note(running: Runner, session: ReviewSession) -> None:
    async with running() as pilot:
        await pilot.press("c")
        assert isinstance(pilot.app.screen, NoteScreen)
        await pilot.press("v", "u", "q", "enter")
        assert session.segment(0).note == "vuq"
        assert "remark   vuq" in screen_text(pilot)
        await pilot.press("c")
        assert pilot.app.screen.query_one(LineInput).value == "vuq"
        await pilot.press("x", "escape")
        assert session.segment(0).note == "vuq"
        await pilot.press("u")
        assert session.segment(0).note == ""


async def test_choosing_type_and_severity(running: Runner, session: ReviewSession) -> None:
    async with running() as pilot:
        before = next(session.issues()).issue
        await pilot.press("m", "escape", "m", "enter")
        assert not session.ledger.records
        await pilot.press("m")
        assert isinstance(pilot.app.screen, SeverityScreen)
        assert "▸2 ▃ minor" in screen_text(pilot)
        await pilot.press("down", "right", "right", "right", "left", "enter")
        after = next(session.issues()).issue
        assert after.type == TYPES[TYPES.index(before.type) + 1]
        assert after.severity is Severity.MAJOR
        await pilot.press("m", "pagedown", "pageup", "up", "1", "enter")
        assert next(session.issues()).issue.severity is Severity.NEUTRAL
        await pilot.press("down", "m")
        assert "there is no issue in this sentence" in screen_text(pilot)


async def test_a_type_can_be_clicked(running: Runner, session: ReviewSession) -> None:
    async with running() as pilot:
        await pilot.press("m")
        rows = screen_text(pilot).split("\n")
        place = next(number for number, line in enumerate(rows) if "over translation" in line)
        await pilot.click(offset=(rows[place].index("over"), place))
        await pilot.pause()
        assert next(session.issues()).issue.type == "accuracy/over-translation"


async def test_a_reason_later(running: Runner, session: ReviewSession) -> None:
    async with running() as pilot:
        await pilot.press("x", "p", "X", "3")
        view = next(session.issues())
        assert view.state is State.DISMISSED
        assert view.record is not None
        assert view.record.decision.reason == "quoted, or meant like this"
        await pilot.press("X")
        assert pilot.app.screen.query_one(LineInput).value == "quoted, or meant like this"
        await pilot.press("escape")
        assert len(session.ledger.records) == 2


async def test_small_terminals_hold_the_dialogue(running: Runner) -> None:
    async with running(size=(80, 24)) as pilot:
        await pilot.press("m")
        text = screen_text(pilot)
        assert "Enter choose" in text
        assert "▅ major" in text
