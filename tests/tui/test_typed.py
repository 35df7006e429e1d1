"""What is flagged in a sentence while it is being typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from review.model.span import Span
from review.session.session import ReviewSession
from review.tui.alignment import carried
from review.tui.display import Mark
from review.tui.editing import EditorText
from review.tui.typed import SEARCHED, look_through
from review.tui.widgets.sentence_editor import SentenceEditor

from .conftest import Opener, Runner, screen_text

TEXTS = st.text(alphabet="ab\n ", max_size=30)


def found(session: ReviewSession, index: int, text: str) -> list[str]:
    edited = EditorText(session.segment(index).target)
    return [
        text[one.span.start : one.span.end]
        for one in look_through(session, session.segment(index), edited, text).issues
    ]


def marked(pilot: Pilot[None], look: str) -> list[str]:
    """The words of the editor that stand in this look, by the styles of what is drawn."""
    editor = pilot.app.screen.query_one(SentenceEditor)
    style = editor.get_component_rich_style(f"look--{look}", partial=True)
    words = []
    for number in range(editor.document.line_count):
        line = editor.get_line(number)
        words += [line.plain[span.start : span.end] for span in line.spans if span.style == style]
    return words


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the typed text was looked through."""
    await pilot.pause(0.2)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def test_wrong_forms_still_there_and_newly_typed_are_found(session: ReviewSession) -> None:
    text = "La symphonie de malheur dure, dit le chef d’orchestre. La corne française ! Un conducteur."
    assert found(session, 2, text) == ["malheur", "corne française", "conducteur"]


def test_nothing_is_recorded_by_looking(session: ReviewSession) -> None:
    before = [view.issue.key for view in session.issues()]
    assert [issue.text for issue in session.issues_in(1, "Un conducteur.")] == ["conducteur"]
    assert [view.issue.key for view in session.issues()] == before
    assert session.targets() == {}


def test_dismissed_words_are_not_flagged_again_until_they_are_touched(session: ReviewSession) -> None:
    view = session.segment(0)
    session.dismiss(view.issues[0].issue)
    assert found(session, 0, "Enfin, le conducteur a salué la salle.") == []
    assert found(session, 0, "Le conducteur a salué un conducteur.") == ["conducteur"]


def test_places_hold_where_a_line_break_is_two_characters(opener: Opener) -> None:
    session = opener("La symphonie\r\nde malheur dure\r\nune heure, dit le conducteur.\r\n", name="crlf.txt")
    edited = EditorText(session.segment(0).target, "\r\n")
    typed = look_through(session, session.segment(0), edited, edited.shown)
    assert [edited.shown[one.span.start : one.span.end] for one in typed.issues] == ["malheur", "conducteur"]


def test_what_the_machine_did_not_write_is_marked_as_whole_words(session: ReviewSession) -> None:
    view = session.segment(1)
    typed = look_through(session, view, EditorText(view.target), "Le public a applaudi très longuement.")
    assert [typed.text[span.start : span.end] for span in typed.changed] == ["très longuement"]


def test_a_monstrous_text_is_not_searched(session: ReviewSession) -> None:
    view = session.segment(0)
    typed = look_through(session, view, EditorText(view.target), "conducteur " * SEARCHED)
    assert typed.marks == ()


def test_the_issue_at_a_place_is_that_whose_words_hold_or_touch_it(session: ReviewSession) -> None:
    view = session.segment(0)
    typed = look_through(session, view, EditorText(view.target), view.target)
    assert [typed.at(place) is not None for place in (2, 3, 9, 13, 14)] == [False, True, True, True, False]


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_marks_outside_the_change_keep_their_words(before: str, old: str, new: str, after: str) -> None:
    """A span before or behind the one place that changed is carried to the same words."""
    one, other = before + old + after, before + new + after
    spans = [Span(0, len(before)), Span(len(one) - len(after), len(one))]
    for span, there in zip(spans, carried(spans, one, other), strict=True):
        assert there is None or there.of(other) == span.of(one)
    if before and old and new and not (old[0] == new[0] or old[-1] == new[-1]):
        assert carried(spans, one, other)[0] == spans[0]


async def test_the_editor_marks_what_is_flagged_as_one_types(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("down", "e")
        await settle(pilot)
        assert marked(pilot, "flagged") == []
        assert "nothing is flagged in the typed text" in screen_text(pilot)
        await pilot.press(*"Un conducteur ")
        await settle(pilot)
        assert marked(pilot, "flagged") == ["conducteur"]
        assert "conducteur → chef d’orchestre, directeur musical" in screen_text(pilot)
        await pilot.press(*["left"] * 5, "x")
        assert marked(pilot, "flagged") == []
        await settle(pilot)
        assert "nothing is flagged in the typed text" in screen_text(pilot)
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert marked(pilot, "flagged") == ["conducteur"]


async def test_the_detail_panel_tells_of_the_issue_under_the_cursor(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("n", "e")
        await settle(pilot)
        assert "flagged: conducteur → chef d’orchestre" in screen_text(pilot)
        editor = pilot.app.screen.query_one(SentenceEditor)
        editor.move_cursor((0, editor.text.index("conducteur") + 3))
        await pilot.pause()
        assert "conducteur → chef d’orchestre, directeur musical · ▃ minor" in screen_text(pilot)
        assert "Faux ami : conductor." in screen_text(pilot)
        editor.move_cursor((0, 0))
        await pilot.pause()
        assert "Faux ami : conductor." not in screen_text(pilot)
        assert marked(pilot, "changed") == ["Mahler"]


async def test_marks_lie_on_code_points_whatever_stands_before(opener: Opener, running: Runner) -> None:
    text = "👩\u200d👩\u200d👧 l’e\u0301te\u0301\tle public 漢字."
    async with running(opener(f"{text}\n", name="signes.txt")) as pilot:
        await pilot.press("e")
        editor = pilot.app.screen.query_one(SentenceEditor)
        editor.replace("conducteur", (0, text.index("public")), (0, text.index(" 漢字")))
        await settle(pilot)
        assert marked(pilot, "flagged") == ["conducteur"]


@pytest.mark.parametrize("key", ["enter", "ctrl+s"])
async def test_saving_before_the_text_was_looked_through(running: Runner, key: str) -> None:
    async with running() as pilot:
        await pilot.press("down", "e", *"Or ", key)
        await settle(pilot)
        assert not pilot.app.screen.query_one(SentenceEditor).display
        assert "nothing is flagged in this sentence" in screen_text(pilot)


async def test_invisibles_are_shown_in_the_editor_too(opener: Opener, running: Runner) -> None:
    session = opener("Rien\u00a0: la mai\u00adson, zé\u200bro.\n", name="signes.txt")
    async with running(session) as pilot:
        assert "Rien⍽: la mai¬son, zé∙ro." not in screen_text(pilot)
        await pilot.press("i")
        assert "Rien⍽: la mai¬son, zé∙ro." in screen_text(pilot)
        await pilot.press("e")
        await pilot.pause()
        assert pilot.app.screen.query_one(SentenceEditor).get_line(0).plain.startswith("Rien⍽: la mai¬son")
        await pilot.press("enter")
        assert session.targets() == {}


async def test_marks_move_with_what_is_typed_before_them(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("n", "e")
        await settle(pilot)
        editor = pilot.app.screen.query_one(SentenceEditor)
        editor.mark(editor.text, [Mark(3, 12, "flagged")])
        await pilot.press("home", *"Or,")
        assert marked(pilot, "flagged") == ["symphonie"]
