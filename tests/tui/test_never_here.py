"""A dismissed false alarm becomes a condition of its entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.french.lexicon import default_lexicon
from review.glossary.entry import GlossaryEntry
from review.glossary.entry_form import entry_from
from review.glossary.files import load_all
from review.model.span import Span
from review.session.entries import faults_of_change
from review.session.false_alarms import remedies
from review.session.session import ReviewSession
from review.tui.presenter import Presenter
from review.tui.screens.entry_form import EntryFormScreen
from review.tui.screens.never_here import NeverHereScreen
from review.tui.screens.review import ReviewScreen

from .conftest import Opener, Runner, screen_text, settled

pytestmark = pytest.mark.usefixtures("quick_form")

GLOSSARY = """\
schema = 1

[[entry]]
id = "grue"
wrong = ["grue"]
right = ["robinet"]
pos = "noun"
scope = "sentence"
real_word = true
unless = ["chantier"]
examples = [{ mt = "La grue goutte dans l'évier.", fixed = "Le robinet goutte dans l'évier." }]
counterexamples = ["Une grue sur le chantier."]
"""

TEXT = """\
La grue migre avec son troupeau vers le marais. La grue de la cuisine goutte.

Une grue blanche survole les marais. La grue fuit encore.
"""


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@pytest.fixture
def marsh(opener: Opener) -> ReviewSession:
    return opener(TEXT, glossary=GLOSSARY, name="marais.txt")


async def test_one_key_and_enter(running: Runner, marsh: ReviewSession, tmp_path: Path) -> None:
    async with running(marsh) as pilot:
        assert "N never here" not in screen_text(pilot)
        await pilot.press("x")
        assert "N never here" in screen_text(pilot)
        await pilot.press("N")
        await settled(pilot)
        assert isinstance(pilot.app.screen, NeverHereScreen)
        assert "never with “troupeau” near" in screen_text(pilot)
        assert "1 issue fewer" in screen_text(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen), screen_text(pilot)
        await settled(pilot)
        assert not any(view.issue.segment == 0 for view in pilot.app.screen.presenter.session.issues())
    (entry,) = load_all([tmp_path / "musique.toml"])[0].entries
    assert entry.unless == ("chantier", "troupeau")
    assert entry.counterexamples[-1] == "La grue migre avec son troupeau vers le marais."


async def test_other_words_and_what_they_do(running: Runner, marsh: ReviewSession, tmp_path: Path) -> None:
    async with running(marsh) as pilot:
        await pilot.press("x", "p", "N")
        await settled(pilot)
        await pilot.press("2")
        await settled(pilot)
        assert "2 issues fewer" in screen_text(pilot)
        assert "Une grue blanche survole" in screen_text(pilot)
        await pilot.press("up", "down", "enter")
        await settled(pilot)
    (entry,) = load_all([tmp_path / "musique.toml"])[0].entries
    assert entry.unless == ("chantier", "marais")


async def test_going_back_changes_nothing(running: Runner, marsh: ReviewSession, tmp_path: Path) -> None:
    async with running(marsh, (80, 24)) as pilot:
        await pilot.press("x")
        for key in ("escape", "N", "q"):
            await pilot.press("N")
            assert isinstance(pilot.app.screen, NeverHereScreen)
            await pilot.press(key)
            assert isinstance(pilot.app.screen, ReviewScreen)
    assert read(tmp_path / "musique.toml") == GLOSSARY


async def test_the_form_goes_on_from_there(running: Runner, marsh: ReviewSession) -> None:
    async with running(marsh) as pilot:
        await pilot.press("x", "N", "e")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, EntryFormScreen)
        assert screen.texts["unless"] == "chantier\ntroupeau"
        assert "1 issue fewer" in screen_text(pilot)


async def test_a_sentence_without_a_word_of_its_own_leads_to_the_form(
    running: Runner, opener: Opener
) -> None:
    session = opener("La grue est là.", glossary=GLOSSARY, name="court.txt")
    async with running(session) as pilot:
        await pilot.press("x")
        await settled(pilot)
        if not isinstance(pilot.app.screen, ReviewScreen):
            await pilot.press("escape")
        await pilot.press("N")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, EntryFormScreen)
        assert screen.here == "unless"
        assert screen.texts["counterexamples"].endswith("\nLa grue est là.")
        assert "no word of the sentence tells it from the others" in screen_text(pilot)


async def test_without_a_dismissed_issue_the_keys_are_told(running: Runner, marsh: ReviewSession) -> None:
    async with running(marsh) as pilot:
        await pilot.press("N")
        assert "x dismisses an issue; N then keeps its entry from the sentence" in screen_text(pilot)
        await pilot.press("x", "u", "N")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("x", "s", "N")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("home", "N")
        assert isinstance(pilot.app.screen, NeverHereScreen)


async def test_what_the_check_refuses_is_told(running: Runner, marsh: ReviewSession, tmp_path: Path) -> None:
    file = tmp_path / "musique.toml"
    async with running(marsh) as pilot:
        await pilot.press("x")
        broken = GLOSSARY.replace("Le robinet goutte dans", "Le tuyau goutte dans")
        file.write_text(broken, "utf-8")
        await pilot.press("N", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, NeverHereScreen)
        assert "comes out wrong" in screen_text(pilot)
    assert file.read_text("utf-8") == broken


async def test_a_word_that_stands_beside_a_true_error_is_not_offered(
    running: Runner, marsh: ReviewSession
) -> None:
    async with running(marsh) as pilot:
        await pilot.press("home", "x", "enter", "enter", "home")
        presenter: Presenter = pilot.app.screen.presenter  # type: ignore[attr-defined]
        assert [view.state.value for view in presenter.session.issues()][:3] == [
            "dismissed",
            "accepted",
            "accepted",
        ]
        await pilot.press("N")
        assert "“marais”" not in screen_text(pilot)


def entry(**own: str) -> GlossaryEntry:
    made, found = entry_from(
        {
            "id": "grue",
            "wrong": "grue",
            "right": "robinet",
            "pos": "noun",
            "real_word": "true",
            "examples": "- La grue goutte dans l'évier.\n+ Le robinet goutte dans l'évier.",
            **own,
        }
    )
    assert made is not None, found
    return made


def words(one: GlossaryEntry, sentence: str, *errors: str) -> list[str]:
    at = sentence.lower().index("grue")
    return [found.word for found in remedies(one, sentence, Span(at, at + 4), errors, default_lexicon())]


def test_names_and_nouns_come_first_the_nearest_before_others() -> None:
    sentence = "Vers les étangs gelés, Nicolas observait une grue cendrée et des hérons."
    assert words(entry(), sentence) == ["Nicolas", "héron", "étang", "cendrer", "observer", "geler"]


def test_words_of_examples_conditions_and_errors_are_left_out() -> None:
    sentence = "Dans l'évier, une grue boit l'eau des canards."
    assert words(entry(), sentence) == ["eau", "canard", "boire"]
    assert words(entry(when="eau", unless="boire"), sentence) == ["canard", ""]
    assert words(entry(), sentence, "Les grues des canards") == ["eau", "boire"]


def test_a_sentence_that_is_silent_by_itself_may_be_a_counterexample_alone() -> None:
    one = entry(when="cuisine")
    found = remedies(one, "Une grue passe.", Span(4, 8), [], default_lexicon())
    assert [remedy.word for remedy in found][-1] == ""
    assert found[-1].entry.counterexamples == ("Une grue passe.",)
    assert remedies(entry(), "La grue !", Span(3, 7), [], default_lexicon()) == ()


def test_every_remedy_passes_the_check(tmp_path: Path) -> None:
    file = tmp_path / "grue.toml"
    file.write_text(GLOSSARY, "utf-8")
    glossaries = load_all([file])
    (old,) = glossaries[0].entries
    sentence = "Vers les étangs gelés, Nicolas observait une grue cendrée et des hérons."
    at = sentence.index("grue")
    found = remedies(old, sentence, Span(at, at + 4), [], default_lexicon())
    assert len(found) > 3
    for remedy in found:
        assert faults_of_change(glossaries, file, old, remedy.entry, default_lexicon()) == []
