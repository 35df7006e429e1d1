"""Going to a sentence by its number, or to a line of the file."""

import pytest
from textual.widgets import Input

from review.session.session import ReviewSession
from review.tui.going import goal
from review.tui.screens.go_to import GoToScreen
from review.tui.screens.review import ReviewScreen

from .conftest import Opener, Runner, screen_text


@pytest.mark.parametrize(
    ("text", "segment", "remark"),
    [
        ("1", 0, ""),
        (" 7 ", 6, ""),
        ("8", 6, "there is no sentence 8: the text has 7"),
        ("0", 0, "there is no sentence 0: the text has 7"),
        ("L1", 0, ""),
        ("l2", 2, ""),
        ("L3", 2, ""),
        ("L 5", 4, ""),
        ("L7", 6, ""),
        ("L8", 6, "there is no line 8: the file has 7"),
        ("L0", 0, "there is no line 0: the file has 7"),
        ("L999999999999999", 6, "there is no line 999999999999999: the file has 7"),
    ],
)
def test_goals(session: ReviewSession, text: str, segment: int, remark: str) -> None:
    found = goal(session.document, text)
    assert found is not None
    assert (found.segment, found.remark) == (segment, remark)


@pytest.mark.parametrize("text", ["", "x", "-1", "12:", "L", "1 2", "١", "9" * 40])
def test_what_is_no_goal(session: ReviewSession, text: str) -> None:
    assert goal(session.document, text) is None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "end"])
def test_every_line_leads_to_the_sentence_that_begins_on_it(opener: Opener, end: str, last: str) -> None:
    sentences = [f"Phrase numéro {number} du texte." for number in range(20)]
    body = (end + end).join(sentences) + (end if last else "")
    session = opener(body, name=f"lignes-{len(end)}{ord(end[0])}{last}.txt")
    for number in range(20):
        found = goal(session.document, f"L{2 * number + 1}")
        assert found is not None
        assert session.segment(found.segment).target.strip() == sentences[number]
        assert not found.remark
    beyond = goal(session.document, "L40")
    assert beyond is not None
    assert beyond.remark == "there is no line 40: the file has 39"


async def test_going_by_number_and_by_line(running: Runner) -> None:
    async with running() as pilot:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        presenter = review.presenter
        for keys, segment in (("4", 3), ("L7", 6), ("1", 0)):
            await pilot.press("colon", *keys, "enter")
            assert pilot.app.screen is review
            assert presenter.segment == segment


async def test_out_of_range_is_said(running: Runner) -> None:
    async with running(size=(80, 24)) as pilot:
        await pilot.press("colon", *"4000", "enter")
        assert "there is no sentence 4000: the text has 7" in screen_text(pilot)


async def test_what_is_no_number_is_said_and_escape_stays(running: Runner) -> None:
    async with running(size=(80, 24)) as pilot:
        await pilot.press("down", "colon", *"ab", "enter")
        assert isinstance(pilot.app.screen, GoToScreen)
        assert "that is no number" in screen_text(pilot)
        pilot.app.screen.query_one(Input).value = "\x1b[31m7"
        await pilot.press("enter", "escape")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert pilot.app.screen.presenter.segment == 1


async def test_an_empty_document_has_nowhere_to_go(opener: Opener, running: Runner) -> None:
    async with running(opener("", name="vide.txt")) as pilot:
        await pilot.press("colon")
        assert isinstance(pilot.app.screen, ReviewScreen)
