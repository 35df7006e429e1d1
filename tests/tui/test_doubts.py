"""Doubts on the screen: a tick box each, seen at once in the corrected text, accepted with the repair."""

import pytest
from textual.pilot import Pilot

from review.model.issue import State
from review.tui.detail import detail_lines, doubt_at
from review.tui.presenter import Presenter
from review.tui.screens.places import PlacesScreen

from .conftest import Opener, Runner, screen_text

GLOSSARY = """\
schema = 1

[glossary]
name = "Atelier"
source = "en"

[[entry]]
id = "soupape"
wrong = ["soupape"]
right = [{ text = "clapet", gender = "m" }, { text = "vanne", gender = "f" }]
pos = "noun"
"""

TEXT = """\
La soupape que le garage a posée hier sur la culasse, fragile et vieillie, était cassée.

La soupape est neuve. La soupape est là.
"""
BOTH = "Le clapet que le garage a posé hier sur la culasse, fragile et vieilli, était cassé."
SECOND = "Le clapet que le garage a posé hier sur la culasse, fragile et vieillie, était cassé."
NONE = "Le clapet que le garage a posé hier sur la culasse, fragile et vieillie, était cassée."


@pytest.fixture
def presenter(opener: Opener) -> Presenter:
    return Presenter(opener(TEXT, glossary=GLOSSARY, name="atelier.txt"))


def shown(presenter: Presenter) -> str:
    assert presenter.spot.preview is not None
    return presenter.spot.preview.target


def lines(presenter: Presenter, *, full: bool, width: int = 90) -> list[str]:
    return ["".join(run.text for run in line) for line in detail_lines(presenter, width, full=full)]


def told(presenter: Presenter) -> str:
    return presenter.notice.text if presenter.notice is not None else ""


def test_they_are_off_at_first(presenter: Presenter) -> None:
    assert len(presenter.doubts) == 2
    assert presenter.switched == ()
    assert shown(presenter) == NONE
    presenter.act("accept")
    assert presenter.session.segment(0).target == NONE


def test_what_is_on_is_shown_and_accepted(presenter: Presenter) -> None:
    presenter.act("doubt_next")
    presenter.act("doubt_switch")
    assert shown(presenter) == SECOND
    presenter.act("doubt_next")
    presenter.act("doubt_switch")
    assert shown(presenter) == BOTH
    presenter.act("accept")
    assert presenter.session.segment(0).target == BOTH
    presenter.act("undo")
    assert presenter.session.segment(0).target == presenter.session.segment(0).mt_target


def test_switched_twice_is_off(presenter: Presenter) -> None:
    presenter.act("doubt_switch")
    presenter.act("doubt_switch")
    assert shown(presenter) == NONE


@pytest.mark.parametrize("away", [("alternative_next", "alternative_previous"), ("next", "previous")])
def test_another_alternative_or_issue_switches_them_off(presenter: Presenter, away: tuple[str, str]) -> None:
    presenter.act("doubt_next")
    presenter.act("doubt_switch")
    for act in away:
        presenter.act(act)
    assert (presenter.switched, presenter.doubt) == ((), 0)
    assert shown(presenter) == NONE


def test_a_number_takes_the_doubts_of_the_repair_that_is_shown(presenter: Presenter) -> None:
    presenter.act("doubt_switch")
    presenter.attempt(lambda: presenter.choose(2))
    assert presenter.session.segment(0).target.startswith("La vanne que le garage a posée")
    presenter.act("undo")
    presenter.act("doubt_next")
    presenter.act("doubt_switch")
    presenter.attempt(lambda: presenter.choose(1))
    assert presenter.session.segment(0).target == SECOND


def test_the_editor_begins_with_the_doubts_that_are_on(presenter: Presenter) -> None:
    presenter.switch(2)
    assert presenter.draft[0] == SECOND
    presenter.edit(SECOND)
    assert next(presenter.session.issues()).state is State.ACCEPTED


def test_everywhere_means_this_place_alone(presenter: Presenter) -> None:
    presenter.switch(1)
    presenter.switch(2)
    places = presenter.places()
    assert [place.after for place in places] == [BOTH, *(place.after for place in places[1:])]
    assert len(places) == 3


def test_where_nothing_is_in_doubt_the_keys_say_so(presenter: Presenter) -> None:
    presenter.to_segment(2)
    for act in ("doubt_next", "doubt_switch"):
        presenter.act(act)
        assert told(presenter) == "no other word is in doubt here"
    presenter.attempt(lambda: presenter.switch(7))
    assert told(presenter) == "there is no doubt 7 here"


def test_a_note_leaves_them_as_they_are(presenter: Presenter) -> None:
    presenter.act("doubt_switch")
    presenter.attempt(lambda: presenter.annotate("à voir"))
    assert len(presenter.switched) == 1


def test_each_has_a_line_with_a_box(presenter: Presenter) -> None:
    presenter.act("doubt_next")
    presenter.act("doubt_switch")
    found = [line for line in lines(presenter, full=True) if "[ ]" in line or "[x]" in line]
    assert "[ ] vieillie → vieilli  “vieillie” may have to become" in found[0]
    assert "▸[x] cassée → cassé" in found[1]
    assert len(found) == 2


def test_a_low_panel_shows_the_one_the_keys_are_about(presenter: Presenter) -> None:
    assert "▸[ ] 1/2 vieillie → vieilli" in lines(presenter, full=False)[2]
    presenter.act("doubt_next")
    assert "▸[ ] 2/2 cassée → cassé" in lines(presenter, full=False)[2]


@pytest.mark.parametrize("full", [True, False])
def test_a_line_leads_back_to_its_doubt(presenter: Presenter, full: bool) -> None:
    presenter.act("doubt_next")
    rows = lines(presenter, full=full)
    found = {doubt_at(presenter, row, 90, full=full): line for row, line in enumerate(rows)}
    assert "cassée → cassé" in found[2]
    assert set(found) == ({1, 2, None} if full else {2, None})


async def test_the_keys_on_the_screen(opener: Opener, running: Runner) -> None:
    session = opener(TEXT, glossary=GLOSSARY, name="atelier.txt")
    async with running(session) as pilot:
        assert "Space switch doubt" in screen_text(pilot)
        await pilot.press("tab", "space")
        assert "[x] cassée → cassé" in screen_text(pilot)
        await pilot.press("A")
        assert isinstance(pilot.app.screen, PlacesScreen)
        await pilot.press("escape", "enter")
        assert session.segment(0).target == SECOND
        assert "switch doubt" not in screen_text(pilot)


async def test_a_click_switches(opener: Opener, running: Runner) -> None:
    session = opener(TEXT, glossary=GLOSSARY, name="atelier.txt")
    async with running(session) as pilot:
        row, line = line_with(pilot, "cassée → cassé")
        await pilot.click(offset=(line.index("cassée → cassé"), row))
        await pilot.pause()
        assert "[x] cassée → cassé" in screen_text(pilot)


async def test_space_and_tab_are_typed_while_editing(opener: Opener, running: Runner) -> None:
    session = opener(TEXT, glossary=GLOSSARY, name="atelier.txt")
    async with running(session) as pilot:
        await pilot.press("e", "space", "tab", "space", "escape", "d")
        assert not session.ledger.records
        assert "[x]" not in screen_text(pilot)


def line_with(pilot: Pilot[None], text: str) -> tuple[int, str]:
    rows = screen_text(pilot).split("\n")
    return next((row, line) for row, line in enumerate(rows) if text in line)
