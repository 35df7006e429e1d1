"""A new entry from what was edited by hand, or from words picked in the sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from review.french.lexicon import default_lexicon
from review.glossary.entry import Example
from review.glossary.files import load_all
from review.model.span import Span
from review.session.new_entry import drafted
from review.session.session import ReviewSession
from review.tui.entry_draft import Picking, pieces, repaired, right_for, sightings
from review.tui.screens.entry_form import EntryFormScreen
from review.tui.screens.new_entry import NewEntryScreen
from review.tui.screens.review import ReviewScreen
from review.tui.widgets.line_input import LineInput

from .conftest import Opener, Runner, screen_text, settled

pytestmark = pytest.mark.usefixtures("quick_form")

GLOSSARY = """\
schema = 1

[[entry]]
id = "voile"
wrong = ["drap de mer"]
right = ["voile"]
pos = "noun"
gender = "f"
examples = [{ mt = "Le drap de mer claque.", fixed = "La voile claque." }]
"""

TEXT = """\
Le drap de mer claque. Le livre de bord est mouillé. On hisse le drap de mer et l'ancre rouille.

Rien ici. Le capitaine note tout dans un livre de bord neuf.
"""


LAST = ("end", "down", "down")
"""The keys that lead to the last sentence, which isn't flagged."""


@pytest.fixture
def boat(opener: Opener) -> ReviewSession:
    return opener(TEXT, glossary=GLOSSARY, name="bateau.txt")


def form(pilot: Pilot[None]) -> EntryFormScreen:
    screen = pilot.app.screen
    assert isinstance(screen, EntryFormScreen), screen
    return screen


async def test_the_last_edit_by_hand_becomes_an_entry(
    running: Runner, boat: ReviewSession, tmp_path: Path
) -> None:
    boat.edit(1, "Le journal de bord est mouillé.")
    async with running(boat) as pilot:
        await pilot.press("down", "G")
        assert isinstance(pilot.app.screen, NewEntryScreen)
        assert "›livre‹" in screen_text(pilot)
        assert pilot.app.screen.query_one(LineInput).value == "journal"
        await pilot.press("shift+right", "shift+right")
        assert "›livre de bord‹" in screen_text(pilot)
        assert pilot.app.screen.query_one(LineInput).value == "journal de bord"
        await pilot.press("enter")
        await settled(pilot)
        texts = form(pilot).texts
        assert texts["wrong"] == "livre de bord"
        assert texts["right"] == "journal de bord"
        assert texts["id"] == "livre-de-bord"
        assert texts["pos"] == "noun"
        assert texts["examples"] == "- Le livre de bord est mouillé.\n+ Le journal de bord est mouillé."
        assert "musique.toml" in screen_text(pilot)
        assert "2 issues more" in screen_text(pilot)
        form(pilot).put({"real_word": "false"})
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen), screen_text(pilot)
        await settled(pilot)
        session = pilot.app.screen.presenter.session
        assert session.segment(1).target == "Le journal de bord est mouillé."
        assert [view.issue.text for view in session.issues()].count("livre de bord") == 2
    (glossary,) = load_all([tmp_path / "musique.toml"])
    assert [entry.id for entry in glossary.entries] == ["livre-de-bord", "voile"]


async def test_an_edit_just_made_is_offered_elsewhere_too(running: Runner, boat: ReviewSession) -> None:
    async with running(boat) as pilot:
        await pilot.press(*LAST, "e", "home", *"Si", "enter", "home", "G")
        await pilot.pause()
        assert "1 other edit" in screen_text(pilot)
        assert "›drap de mer‹" in screen_text(pilot)
        await pilot.press("down")
        assert "sentence 5" in screen_text(pilot)
        await pilot.press("up")
        assert "sentence 1" in screen_text(pilot)


async def test_words_are_picked_and_the_right_ones_typed(running: Runner, boat: ReviewSession) -> None:
    async with running(boat) as pilot:
        await pilot.press(*LAST, "G")
        assert "›Le‹" in screen_text(pilot)
        await pilot.press("enter")
        assert "type what is right instead" in screen_text(pilot)
        await pilot.press("tab", "right", "right", "left")
        assert "›capitaine‹" in screen_text(pilot)
        line = pilot.app.screen.query_one(LineInput)
        await pilot.press("tab", *"skipper|patron", "enter")
        assert line.value == "skipper|patron"
        await settled(pilot)
        texts = form(pilot).texts
        assert texts["right"].split("\n") == ['{ text = "skipper", gender = "m" }', "patron"]
        assert texts["examples"].endswith("+ Le skipper note tout dans un livre de bord neuf.")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_shift_and_arrows_extend(running: Runner, boat: ReviewSession) -> None:
    async with running(boat) as pilot:
        await pilot.press(*LAST, "G", "right", "right", "shift+left")
        assert "›capitaine note‹" in screen_text(pilot)
        await pilot.press("shift+left", "shift+left")
        assert "›Le capitaine‹" in screen_text(pilot)
        await pilot.press("shift+right")
        assert "›Le capitaine note‹" in screen_text(pilot)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_a_faulty_glossary_is_told(running: Runner, boat: ReviewSession, tmp_path: Path) -> None:
    boat.edit(1, "Le journal de bord est mouillé.")
    async with running(boat) as pilot:
        await pilot.press("down", "G")
        (tmp_path / "musique.toml").write_text("schema = 1\nfin", "utf-8")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, NewEntryScreen)
        assert "! musique.toml:2" in screen_text(pilot)


async def test_another_file_can_be_chosen(running: Runner, opener: Opener, tmp_path: Path) -> None:
    session = opener(TEXT, glossary=GLOSSARY, name="bateau.txt")
    session.edit(1, "Le journal de bord est mouillé.")
    async with running(session) as pilot:
        await pilot.press("down", "G", "shift+right", "shift+right", "enter")
        await settled(pilot)
        assert form(pilot).path == tmp_path / "musique.toml"
        await pilot.press("up", "up")
        assert form(pilot).here == "file"
        assert "the glossary file that the entry goes into" in screen_text(pilot)


def test_edited_words_are_found_piece_by_piece(boat: ReviewSession) -> None:
    boat.edit(4, "Le skipper note tout dans un journal de bord tout neuf.")
    found = [(one.span.of(one.mt), one.right) for one in pieces(boat, 4)]
    assert found == [("capitaine", "skipper"), ("livre", "journal"), ("neuf", "tout neuf")]
    assert pieces(boat, 3) == []
    one = pieces(boat, 4)[1]
    assert repaired(one, "journal")[0] == "Le capitaine note tout dans un journal de bord neuf."
    assert repaired(one, "carnet") == []


def test_an_edit_after_a_repair_is_told_from_the_repair(boat: ReviewSession) -> None:
    issue = next(boat.issues()).issue
    boat.accept(issue, boat.proposals(issue)[0])
    boat.edit(0, "La voile flotte.")
    assert [(one.span.of(one.mt), one.right) for one in pieces(boat, 0)] == [("claque", "flotte")]
    found = sightings(boat, 3, Span(0, 0), [0, 3, 0])
    assert [one.segment for one in found] == [3, 0]


def test_the_words_of_an_accepted_repair_can_be_picked(boat: ReviewSession) -> None:
    issue = next(boat.issues()).issue
    boat.accept(issue, boat.proposals(issue)[0])
    (found,) = sightings(boat, 0, issue.span, [])
    assert found.right == "La voile"
    view = boat.segment(0)
    assert right_for(view.mt_target, view.target, Span(0, 0)) == ""


def test_picking_stays_inside_the_sentence(boat: ReviewSession) -> None:
    picking = Picking(sightings(boat, 3, Span(0, 0), []))
    for step in (-1, -1, 1, 1, 1, 1):
        picking.move(step)
    assert picking.span.of("Rien ici.") == "ici"
    picking.extend(1)
    picking.extend(-1)
    assert picking.span.of("Rien ici.") == "Rien ici"


@pytest.mark.parametrize("text", ["… !", "\x1b[31m", "漢字", "e\u0301\u0301 l'"])
def test_sentences_without_words_have_a_sighting(opener: Opener, text: str) -> None:
    session = opener(text, glossary=GLOSSARY, name="odd.txt")
    picking = Picking(sightings(session, 0, Span(0, 0), []))
    picking.move(1)
    picking.extend(1)
    picking.choose(1)
    assert picking.sighting.segment == 0


def test_an_example_is_one_that_holds() -> None:
    lexicon = default_lexicon()
    mt = "Les livres de bord sont mouillés, capitaine."
    both = "Les journaux de bord sont mouillés, skipper."
    alone = "Les journaux de bord sont mouillés, capitaine."
    entry = drafted("livres de bord", ["journaux de bord"], mt, [both, alone], "", lexicon)
    assert entry.examples == (Example(mt, alone),)
    typed = drafted("livres de bord", ["journal de bord"], mt, [], "", lexicon)
    assert typed.examples == (Example(mt, alone),)
    assert entry.wrong == ("livre de bord",)


def test_the_origin_is_told_where_the_source_has_the_word() -> None:
    lexicon = default_lexicon()
    entry = drafted("zoff", ["Zoph"], "Le zoff est là.", ["Le Zoph est là."], "看 zoph 吧", lexicon)
    assert entry.origin == ("zoph",)
    entry = drafted("zoff", ["Zoph"], "Le zoff est là.", ["Le Zoph est là."], "看吧", lexicon)
    assert entry.origin == ()
