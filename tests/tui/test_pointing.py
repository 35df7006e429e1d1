"""The mouse in the panes: a click goes to the sentence or the issue, the wheel scrolls the panes alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot

from review.tui.display import Run, signs, wrap
from review.tui.passage import Pair
from review.tui.pointing import Side, issue_at, piece_at, sign_at
from review.tui.presenter import Presenter
from review.tui.screens.review import ReviewScreen
from review.tui.widgets.text_pane import TextPane

from .conftest import Opener, Runner

TEXTS = st.text(alphabet="ab é\t漢👩\u0301", max_size=60)


def of(pilot: Pilot[None]) -> Presenter:
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen.presenter


@given(TEXTS, st.integers(2, 20))
def test_wrapping_keeps_every_sign_in_order(text: str, width: int) -> None:
    """No line break adds or loses a character that isn't a blank."""
    lines = wrap([Run(text)], width)
    kept = "".join(run.text for line in lines for run in line)
    assert [one for one in kept if one not in " \t"] == [one for one in text if one not in " \t"]


@given(TEXTS, st.integers(2, 20))
def test_every_cell_of_a_line_leads_to_a_sign_of_that_line(text: str, width: int) -> None:
    lines = wrap([Run(text)], width)
    before = 0
    for row, line in enumerate(lines):
        inside = sum(signs(run.text) for run in line)
        found = [sign_at(lines, row, cell) for cell in range(width)]
        if inside:
            assert all(one is not None and before <= one < before + inside for one in found)
            assert found == sorted(found, key=lambda one: one or 0)
        else:
            assert set(found) == {None}
        before += inside


@pytest.mark.parametrize("side", [Side.MACHINE, Side.CORRECTED])
@pytest.mark.parametrize("width", [12, 40, 200])
def test_the_words_of_every_sentence_lead_to_it(presenter: Presenter, side: Side, width: int) -> None:
    presenter.to_segment(2)
    pairs = presenter.paragraphs()
    for word, sentence in (
        ("salué", 0),
        ("longtemps", 1),
        ("dure", 2),
        ("entend", 3),
        ("reprennent", 5),
        ("chut", 6),
    ):
        sign = place_of(pairs, side, word, width)
        found = piece_at(pairs, side, sign)
        assert found is not None
        assert found[0].segment == sentence


def place_of(pairs: list[Pair], side: Side, word: str, width: int) -> int:
    """The sign that a click on `word` means, by way of lines `width` cells wide."""
    lines = [line for pair in pairs for line in [*wrap(getattr(pair, side.value), width), ()]]
    for row, line in enumerate(lines):
        text = "".join(run.text for run in line)
        if word in text:
            sign = sign_at(lines, row, text.index(word))
            assert sign is not None
            return sign
    raise AssertionError(word)


@pytest.mark.parametrize(
    ("side", "word", "wanted"),
    [
        (Side.MACHINE, "malheur", "malheur"),
        (Side.MACHINE, "conducteur", "conducteur"),
        (Side.CORRECTED, "Mahler", "malheur"),
        (Side.CORRECTED, "conducteur.", "conducteur"),
        (Side.CORRECTED, "symphonie", None),
    ],
)
def test_the_words_of_an_issue_lead_to_it(
    presenter: Presenter, side: Side, word: str, wanted: str | None
) -> None:
    presenter.to_segment(2)
    found = piece_at(presenter.paragraphs(), side, place_of(presenter.paragraphs(), side, word, 30))
    assert found is not None
    # "conducteur" stands in the first sentence too: only what belongs to the current one counts
    if found[0].segment != 2:
        found = piece_at(
            presenter.paragraphs()[1:], side, place_of(presenter.paragraphs()[1:], side, word, 30)
        )
    assert found is not None
    issue = issue_at(presenter.spot, side, found[1])
    assert (issue.issue.text if issue is not None else None) == wanted


def test_beyond_the_text_there_is_nothing() -> None:
    assert sign_at([], 0, 0) is None
    assert sign_at([(Run("a"),), ()], 1, 0) is None
    assert sign_at([(Run("a b"),)], 0, 50) == 1
    assert piece_at([], Side.MACHINE, 0) is None


async def click(pilot: Pilot[None], pane: str, word: str) -> None:
    widget = pilot.app.screen.query_one(f"#{pane}", TextPane)
    for row, line in enumerate(widget.lines):
        text = "".join(run.text for run in line)
        if word in text:
            # one column of padding, one line of border
            await pilot.click(f"#{pane}", offset=(1 + text.index(word), 1 + row - widget.scroll_offset.y))
            await pilot.pause()
            return
    raise AssertionError(word)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_clicking_goes_to_the_sentence_then_to_the_issue(
    running: Runner, size: tuple[int, int]
) -> None:
    async with running(size=size) as pilot:
        await click(pilot, "machine", "entend")
        assert of(pilot).segment == 3
        await click(pilot, "corrected", "symphonie")
        assert of(pilot).segment == 2
        issue = of(pilot).issue
        assert issue is not None
        assert issue.issue.text == "malheur"
        await click(pilot, "machine", "heure")
        assert of(pilot).issue == issue


async def test_clicking_a_flagged_word_chooses_its_issue(opener: Opener, running: Runner) -> None:
    session = opener("La symphonie de malheur, dit le conducteur.\n", name="un.txt")
    async with running(session) as pilot:
        await click(pilot, "corrected", "conducteur")
        issue = of(pilot).issue
        assert issue is not None
        assert issue.issue.text == "conducteur"
        await click(pilot, "machine", "malheur")
        issue = of(pilot).issue
        assert issue is not None
        assert issue.issue.text == "malheur"


async def test_a_click_does_nothing_while_a_sentence_is_edited(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("e")
        await pilot.pause()
        await click(pilot, "machine", "entend")
        assert of(pilot).segment == 0


async def test_the_wheel_scrolls_both_panes_alike(opener: Opener, running: Runner) -> None:
    text = "\n\n".join(f"Le conducteur numéro {number} salue." for number in range(80))
    async with running(opener(text, name="long.txt")) as pilot:
        panes = [pilot.app.screen.query_one(f"#{name}", TextPane) for name in ("machine", "corrected")]
        await pilot._post_mouse_events([MouseScrollDown] * 3, widget="#machine", offset=(3, 3))
        await pilot.pause()
        tops = [pane.scroll_offset.y for pane in panes]
        assert tops[0] == tops[1] > 0
        await pilot._post_mouse_events([MouseScrollUp] * 9, widget="#corrected", offset=(3, 3))
        await pilot.pause()
        assert [pane.scroll_offset.y for pane in panes] == [0, 0]
