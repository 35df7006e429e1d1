"""Glossary files that change while a text is under review: taken in, shown in place where they are faulty, decisions kept."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from review.model.issue import State
from review.session.session import ReviewSession
from review.tui.command import Where
from review.tui.commands import commands_of
from review.tui.external import Editor
from review.tui.presenter import Presenter
from review.tui.screens.faults import FaultsScreen
from review.tui.screens.review import ReviewScreen
from review.tui.widgets.sentence_editor import SentenceEditor

from .conftest import GLOSSARY, Opener, Runner, screen_text

SALLE = """
[[entry]]
id = "salle"
wrong = ["public"]
right = [{ text = "auditoire", gender = "m" }]
pos = "noun"
real_word = true
"""
WITHOUT_CHEF = (
    GLOSSARY[: GLOSSARY.index('[[entry]]\nid = "chef"')] + GLOSSARY[GLOSSARY.index('[[entry]]\nid = "cor"') :]
)
FAULTY = GLOSSARY.replace('pos = "noun"', 'pos = "nuon"').replace("severity", "severty", 1)


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    return tmp_path / "musique.toml"


def write(path: Path, text: str) -> None:
    """Save the file as another program would."""
    path.write_text(text, encoding="utf-8")


def exported(folder: Path) -> str:
    """The one text that was written."""
    written = [path for path in folder.glob("*.txt") if path.name != "concert.txt"]
    assert len(written) == 1
    return written[0].read_text(encoding="utf-8")


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Let the screen live until `true`: looks at the files come from a timer."""
    for _turn in range(300):
        await pilot.pause()
        if true():
            await pilot.pause()
            return
        await asyncio.sleep(0.02)
    pytest.fail(f"it did not come:\n{screen_text(pilot)}")


def review_of(pilot: Pilot[None]) -> ReviewScreen:
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, ReviewScreen))


def presenter_of(pilot: Pilot[None]) -> Presenter:
    return review_of(pilot).presenter


def rules(session: ReviewSession) -> set[str]:
    return {view.issue.key.rule for view in session.issues()}


def told(pilot: Pilot[None]) -> str:
    return screen_text(pilot).splitlines()[-1]


async def test_a_changed_file_is_taken_in(running: Runner, terms: Path) -> None:
    async with running() as pilot:
        first = presenter_of(pilot)
        write(terms, WITHOUT_CHEF + SALLE)
        await until(pilot, lambda: presenter_of(pilot) is not first)
        assert rules(presenter_of(pilot).session) == {"mahler", "cor", "salle"}
        assert pilot.app.presenter is presenter_of(pilot)  # type: ignore[attr-defined]
        assert "glossary reloaded: 1 issue more, 3 fewer" in told(pilot)
        await pilot.press("n")
        assert "auditoire" in screen_text(pilot)


async def test_what_only_touches_the_file_is_no_news(running: Runner, terms: Path) -> None:
    async with running() as pilot:
        first = presenter_of(pilot)
        write(terms, GLOSSARY)
        await pilot.pause(0.6)
        assert presenter_of(pilot) is first


async def test_position_filter_and_alternative_stay(running: Runner, terms: Path) -> None:
    async with running() as pilot:
        await pilot.press("f", "0", "i", "n", "n", "right")
        first = presenter_of(pilot)
        place = first.issue
        assert place is not None
        assert first.choice == 1
        write(terms, GLOSSARY + SALLE)
        await until(pilot, lambda: presenter_of(pilot) is not first)
        now = presenter_of(pilot)
        assert now.issue is not None
        assert (now.issue.issue.key, now.choice, now.invisibles) == (place.issue.key, 1, True)
        assert now.rows.filter == first.rows.filter
        assert now.pace is first.pace


async def test_decisions_stay_and_undo_reaches_over_a_reload(running: Runner, terms: Path) -> None:
    async with running() as pilot:
        await pilot.press("enter", "x")
        first = presenter_of(pilot)
        repaired = first.session.targets()
        write(terms, WITHOUT_CHEF)
        await until(pilot, lambda: presenter_of(pilot) is not first)
        second = presenter_of(pilot)
        assert second.session.targets() == repaired
        assert repaired[0].startswith("Le chef d")
        await pilot.press("u", "u")
        assert second.session.targets() == {}
        await pilot.press("U")
        assert second.session.targets() == repaired
        write(terms, GLOSSARY)
        await until(pilot, lambda: presenter_of(pilot) is not second)
        await pilot.press("U")
        states = [view.state for view in presenter_of(pilot).session.issues()]
        assert states[:2] == [State.ACCEPTED, State.DISMISSED]


async def test_a_decision_made_while_the_text_is_searched_is_in_the_new_session(
    running: Runner, terms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running() as pilot:
        await pilot.press("enter")
        review, first = review_of(pilot), presenter_of(pilot)
        with monkeypatch.context() as patch:
            patch.setattr(review, "where", Where.SEARCHING)  # nothing takes over meanwhile
            write(terms, GLOSSARY + SALLE)
            await until(pilot, lambda: review._ready is not None)
            first.act("accept")
            first.act("undo")
            first.act("dismiss")
        await until(pilot, lambda: presenter_of(pilot) is not first)
        now = presenter_of(pilot)
        states = [view.state for view in now.session.issues()]
        assert states[0] is State.ACCEPTED
        assert State.DISMISSED in states
        assert (now.tally.decided, now.tally.left) == (2, now.session.progress().left)


async def test_a_faulty_file_is_shown_in_place_and_the_last_good_version_holds(
    running: Runner, terms: Path
) -> None:
    async with running(size=(80, 24)) as pilot:
        first = presenter_of(pilot)
        write(terms, FAULTY)
        await until(pilot, lambda: bool(review_of(pilot).faults))
        line = screen_text(pilot).splitlines()[-3]
        assert line.strip().startswith(
            "! musique.toml: 3 faults, the last good version is in force · ! lists"
        )
        await pilot.press("x")
        assert presenter_of(pilot) is first
        assert "musique.toml: 3 faults" in screen_text(pilot)
        write(terms, WITHOUT_CHEF)
        await until(pilot, lambda: presenter_of(pilot) is not first)
        assert "fault" not in screen_text(pilot)
        assert "glossary reloaded: 3 issues fewer" in screen_text(pilot)


async def test_the_faults_are_listed_and_the_list_closes_when_they_are_mended(
    running: Runner, terms: Path
) -> None:
    async with running() as pilot:
        first = presenter_of(pilot)
        await pilot.press("exclamation_mark")
        assert "the glossaries in force have no fault" in told(pilot)
        write(terms, FAULTY)
        await until(pilot, lambda: bool(review_of(pilot).faults))
        await pilot.press("exclamation_mark")
        assert isinstance(pilot.app.screen, FaultsScreen)
        text = screen_text(pilot)
        for fault in review_of(pilot).faults:
            assert f"musique.toml:{fault.line}" in text
        assert "nuon" in text
        write(terms, FAULTY.replace("nuon", "noun"))
        await until(pilot, lambda: len(review_of(pilot).faults) == 1)
        assert "nuon" not in screen_text(pilot)
        write(terms, GLOSSARY + SALLE)
        await until(pilot, lambda: presenter_of(pilot) is not first)
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_every_key_of_the_list_of_faults(
    running: Runner, terms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[list[str]] = []

    def run_editor(command: list[str], _suspend: object) -> str:
        opened.append(command)
        return ""

    monkeypatch.setattr("review.tui.screens.faults.editor_from", lambda _environment: Editor(("vi",)))
    monkeypatch.setattr("review.tui.screens.faults.run_editor", run_editor)
    async with running() as pilot:
        write(terms, FAULTY)
        await until(pilot, lambda: bool(review_of(pilot).faults))
        lines = [fault.line for fault in review_of(pilot).faults]
        assert len(lines) == 3
        for leave in ("escape", "exclamation_mark", "q"):
            await pilot.press("exclamation_mark", "pagedown", "pageup", "space")
            assert isinstance(pilot.app.screen, FaultsScreen)
            await pilot.press(leave)
            assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("exclamation_mark", "down", "E", "down", "down", "enter", "up", "up", "up", "E")
        assert opened == [["vi", f"+{lines[number]}", str(terms)] for number in (1, 2, 0)]
    pressed = {"escape", "exclamation_mark", "q", "pagedown", "pageup", "space", "down", "up", "E", "enter"}
    assert pressed == {key for command in commands_of(Where.FAULTS) for key in command.keys}


async def test_the_file_is_read_again_when_the_editor_returns(
    running: Runner, terms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run_editor(_command: list[str], _suspend: object) -> str:
        write(terms, GLOSSARY + SALLE)
        return ""

    monkeypatch.setattr("review.tui.screens.faults.editor_from", lambda _environment: Editor(("vi",)))
    monkeypatch.setattr("review.tui.screens.faults.run_editor", run_editor)
    async with running() as pilot:
        first = presenter_of(pilot)
        write(terms, FAULTY)
        await until(pilot, lambda: bool(review_of(pilot).faults))
        await pilot.press("exclamation_mark", "E")
        await until(pilot, lambda: presenter_of(pilot) is not first)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "salle" in rules(presenter_of(pilot).session)


async def test_a_sentence_that_is_being_typed_stays_untouched(running: Runner, terms: Path) -> None:
    async with running() as pilot:
        await pilot.press("e", "end", "Z")
        review, first = review_of(pilot), presenter_of(pilot)
        editor = review.query_one("#editor", SentenceEditor)
        typed = editor.text
        write(terms, WITHOUT_CHEF + SALLE)
        await until(pilot, lambda: review._ready is not None)
        await pilot.press("Z")
        assert presenter_of(pilot) is first
        assert editor.text == f"{typed}Z"
        await pilot.press("enter")
        await until(pilot, lambda: presenter_of(pilot) is not first)
        now = presenter_of(pilot)
        assert now.session.segment(0).target.rstrip().endswith("ZZ")
        assert rules(now.session) == {"mahler", "cor", "salle"}


async def test_an_open_dialogue_keeps_what_it_shows(running: Runner, terms: Path) -> None:
    async with running() as pilot:
        review, first = review_of(pilot), presenter_of(pilot)
        await pilot.press("A")
        write(terms, WITHOUT_CHEF)
        await until(pilot, lambda: review._ready is not None)
        assert presenter_of(pilot) is first
        await pilot.press("enter")
        await until(pilot, lambda: presenter_of(pilot) is not first)
        accepted = [one for one in presenter_of(pilot).session.issues() if one.state is State.ACCEPTED]
        assert len(accepted) == 3


async def test_a_later_change_takes_the_place_of_one_that_is_not_in_force_yet(
    running: Runner, terms: Path
) -> None:
    async with running() as pilot:
        review, first = review_of(pilot), presenter_of(pilot)
        await pilot.press("question_mark")
        write(terms, FAULTY)
        await until(pilot, lambda: bool(review.faults))
        write(terms, WITHOUT_CHEF)
        await until(pilot, lambda: review._ready is not None)
        write(terms, GLOSSARY + SALLE)
        ready = review._ready
        await until(pilot, lambda: review._ready not in (None, ready))
        await pilot.press("escape")
        await until(pilot, lambda: presenter_of(pilot) is not first)
        assert rules(presenter_of(pilot).session) == {"mahler", "chef", "cor", "salle"}
        assert "glossary reloaded: 1 issue more" in told(pilot)


async def test_reloading_puts_a_new_file_in_force(running: Runner, tmp_path: Path) -> None:
    own = tmp_path / "perso.toml"
    async with running() as pilot:
        first = presenter_of(pilot)
        write(own, GLOSSARY[: GLOSSARY.index("[[entry]]")] + SALLE)
        review_of(pilot).reload_glossaries(own)
        await until(pilot, lambda: presenter_of(pilot) is not first)
        second = presenter_of(pilot)
        assert second.session.settings.glossaries == (own, tmp_path / "musique.toml")
        assert "salle" in rules(second.session)
        write(own, own.read_text(encoding="utf-8").replace("public", "salle"))
        await until(pilot, lambda: presenter_of(pilot) is not second)
        assert "glossary reloaded: 1 issue more, 1 fewer" in told(pilot)


async def test_the_export_holds_what_was_decided_after_a_reload(
    opener: Opener, terms: Path, tmp_path: Path
) -> None:
    from review.tui.app import ReviewApp

    async with ReviewApp(opener()).run_test(size=(120, 40)) as pilot:
        first = presenter_of(pilot)
        write(terms, WITHOUT_CHEF + SALLE)
        await until(pilot, lambda: presenter_of(pilot) is not first)
        await pilot.press("n", "enter")
        await pilot.press("w", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
        assert presenter_of(pilot).session.segment(1).target in exported(tmp_path)
        assert "auditoire" in exported(tmp_path)


async def test_a_session_that_was_replaced_is_let_go(running: Runner, terms: Path) -> None:
    async with running() as pilot:
        first = presenter_of(pilot)
        write(terms, WITHOUT_CHEF)
        await until(pilot, lambda: presenter_of(pilot) is not first)
        second = weakref.ref(presenter_of(pilot).session)
        write(terms, GLOSSARY)
        await until(pilot, lambda: presenter_of(pilot).session is not second())
        # Without a look for cycles: what is in force is large, and taken out of those.
        await until(pilot, lambda: second() is None)
