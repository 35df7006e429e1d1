"""The summary tells what the review proposes for the glossary; the proposals are looked at and added one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from review.glossary.entry import GlossaryEntry
from review.glossary.files import load_all
from review.session.session import ReviewSession
from review.tui.command import Where
from review.tui.commands import commands_of
from review.tui.screens.ending import EndingScreen
from review.tui.screens.entry_form import EntryFormScreen
from review.tui.screens.lessons import LessonsScreen
from review.tui.screens.review import ReviewScreen

from .conftest import Opener, Runner, screen_text, settled
from .test_every_key import expected, reached

GLOSSARY = """\
schema = 1

[[entry]]
id = "chef"
wrong = ["conducteur d'orchestre"]
right = [{ text = "chef d'orchestre", gender = "m" }, { text = "cheffe d'orchestre", gender = "f" }]
pos = "noun"
examples = [{ mt = "Le conducteur d'orchestre salue.", fixed = "Le chef d'orchestre salue." }]
"""

TEXT = """\
Le conducteur d'orchestre salue. Un conducteur d'orchestre arrive. Ce conducteur d'orchestre parle.

Elle accorde le piano de queue. Un piano de queue coûte cher. Le petit piano de queue est noir.
"""


@pytest.fixture
def session(opener: Opener) -> ReviewSession:
    """A review with two lessons: another first right form, and words that were typed three times."""
    session = opener(TEXT, glossary=GLOSSARY, name="lecon.txt")
    for view in list(session.issues()):
        offered = session.proposals(view.issue)
        session.accept(view.issue, next(one for one in offered if one.replacement.text.startswith("cheffe")))
    for segment in session.document.segments:
        if "piano" in segment.target:
            session.edit(segment.index, segment.target.replace("piano de queue", "clavecin"))
    return session


def glossary(session: ReviewSession) -> dict[str, GlossaryEntry]:
    loaded = load_all(session.settings.glossaries)
    return {entry.id: entry for one in loaded for entry in one.entries}


async def looking(pilot: Pilot[None]) -> LessonsScreen:
    await pilot.app.screen.run_action("learn")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, LessonsScreen)
    return screen


async def test_the_summary_tells_of_the_proposals_and_leads_to_them(
    session: ReviewSession, running: Runner
) -> None:
    async with running(session) as pilot:
        await pilot.app.screen.run_action("summary")
        await settled(pilot)
        assert isinstance(pilot.app.screen, EndingScreen)
        assert "2 proposals for the glossary from this review · l looks at them" in screen_text(pilot)
        await pilot.press("l")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LessonsScreen)
        shown = screen_text(pilot)
        assert "proposal 1 of 2" in shown
        assert "edited the same way 3 times: piano de queue → clavecin" in shown
        assert "Elle accorde le clavecin." in shown
        assert "✓ the check of the glossary has nothing against it" in shown


async def test_without_lessons_the_summary_says_nothing_and_the_page_says_so(
    opener: Opener, running: Runner
) -> None:
    async with running(opener(TEXT, glossary=GLOSSARY, name="rien.txt")) as pilot:
        await pilot.app.screen.run_action("summary")
        await settled(pilot)
        assert "for the glossary" not in screen_text(pilot)
        await pilot.press("escape")
        await looking(pilot)
        assert "Nothing was edited, chosen or dismissed twice" in screen_text(pilot)
        await pilot.press("enter", "n", "e", "escape")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_adding_writes_the_file_and_the_review_finds_the_words(
    session: ReviewSession, running: Runner
) -> None:
    async with running(session) as pilot:
        await looking(pilot)
        before = session.ledger.actions
        await pilot.press("enter")
        await settled(pilot)
        assert "piano-de-queue" in glossary(session)
        shown = screen_text(pilot)
        assert "proposal 2 of 2" in shown
        assert "the entry piano-de-queue is saved" in shown
        await pilot.press("y")
        await settled(pilot)
        assert glossary(session)["chef"].right[0].text == "cheffe d'orchestre"
        assert "added" in screen_text(pilot)
        await pilot.press("q")
        await settled(pilot)
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        await settled(pilot)
        found = {view.issue.entry for view in review.presenter.session.issues()}
        assert "piano-de-queue" in found
        assert review.presenter.session.ledger.actions == before


async def test_nothing_is_added_by_looking(session: ReviewSession, running: Runner) -> None:
    before = glossary(session)
    async with running(session) as pilot:
        await looking(pilot)
        await pilot.press("n", "right", "p", "left", "pagedown", "down", "up", "pageup", "space")
        await settled(pilot)
        assert "proposal 1 of 2" in screen_text(pilot)
        await pilot.press("escape")
    assert glossary(session) == before


async def test_what_speaks_against_a_proposal_is_shown_and_it_is_not_written(
    opener: Opener, running: Runner
) -> None:
    text = "Le lit est doux. Un lit neuf. Ce lit grince.\n"
    glossary_ = (
        GLOSSARY + '\n[[entry]]\nid = "couche"\nwrong = ["couche"]\nright = ["grabat"]\npos = "noun"\n'
    )
    bed = opener(text, glossary=glossary_, name="lit.txt")
    for segment in bed.document.segments:
        bed.edit(segment.index, segment.target.replace("lit", "couche"))
    before = glossary(bed)
    async with running(bed) as pilot:
        await looking(pilot)
        assert "! " in screen_text(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "not added: " in screen_text(pilot)
        assert glossary(bed) == before


async def test_a_proposal_can_be_changed_in_the_form(session: ReviewSession, running: Runner) -> None:
    async with running(session) as pilot:
        screen = await looking(pilot)
        await pilot.press("e")
        await settled(pilot)
        form = pilot.app.screen
        assert isinstance(form, EntryFormScreen)
        form.put({"note": "Un faux ami."})
        await pilot.press("f2")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert glossary(session)["piano-de-queue"].note == "Un faux ami."
        assert "proposal 2 of 2" in screen_text(pilot)


async def test_a_file_changed_meanwhile_is_not_overwritten(
    session: ReviewSession, running: Runner, tmp_path: Path
) -> None:
    async with running(session) as pilot:
        await looking(pilot)
        await pilot.press("n")
        await settled(pilot)
        path = tmp_path / "musique.toml"
        path.write_text(GLOSSARY.replace('pos = "noun"', 'pos = "noun"\nnote = "vu"'), encoding="utf-8")
        await pilot.press("enter")
        await settled(pilot)
        assert "changed in the meantime" in screen_text(pilot)
        assert glossary(session)["chef"].note == "vu"


async def test_a_faulty_glossary_is_told_and_does_no_harm(
    session: ReviewSession, running: Runner, tmp_path: Path
) -> None:
    async with running(session) as pilot:
        (tmp_path / "musique.toml").write_text("schema = 1\n[[entry]]\n", encoding="utf-8")
        await pilot.app.screen.run_action("summary")
        await settled(pilot)
        assert "for the glossary" not in screen_text(pilot)
        await pilot.press("l")
        await settled(pilot)
        assert "musique.toml" in screen_text(pilot)
        await pilot.press("enter", "n", "e", "escape")
        assert isinstance(pilot.app.screen, ReviewScreen)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (250, 60)])
async def test_every_size_can_be_drawn(
    session: ReviewSession, running: Runner, size: tuple[int, int]
) -> None:
    async with running(session, size) as pilot:
        await looking(pilot)
        assert "clavecin" in screen_text(pilot)
        await pilot.press("end", "pagedown", "pagedown")


async def test_hostile_sentences_are_shown_by_signs(opener: Opener, running: Runner) -> None:
    text = "Le piano de queue \x1b[31m tinte.\n\nUn piano de queue \u202e tinte.\n"
    odd = opener(text, glossary=GLOSSARY, name="signes.txt")
    for segment in odd.document.segments:
        odd.edit(segment.index, segment.target.replace("piano de queue", "clavecin"))
    async with running(odd) as pilot:
        await looking(pilot)
        shown = screen_text(pilot)
        assert "clavecin" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown


async def test_each_key_runs_its_action(session: ReviewSession, running: Runner) -> None:
    async with running(session) as pilot:
        await looking(pilot)
        for command in commands_of(Where.LESSONS):
            for key, action in expected(command):
                assert await reached(pilot, key) == [action], f"{command.id}: {key}"
