"""Texts, glossaries and names that try to break the screen, or to take over the terminal."""

import unicodedata
from time import perf_counter

import pytest
from textual.pilot import Pilot

from review.tui.widgets.search_bar import SearchBar
from review.tui.widgets.sentence_editor import SentenceEditor

from .conftest import GLOSSARY, Opener, Runner, screen_text

NASTY = (
    "[/x] [bold]malheur[/bold] de la symphonie [link=file:///etc/passwd]ici[/link] \\[.",
    "\x1b[31m malheur \x1b]0;titre\x07 et la symphonie \x9b2J\x01\x08.",
    "La symphonie \u202ede malheur\u202c \u2066cachée\u2069 et \u200fla fin\ufeff.",
    "Tabulé\tmalheur\t\tsymphonie\tfin.",
    "Le me\u0301lomane e\u0301coute la symphonie de malheur a\u0300 l’e\u0301te\u0301.",
    "👩\u200d👩\u200d👧 malheur 🏳️\u200d🌈 symphonie 漢字かな 한국어 🎻🎻🎻.",
    "שלום malheur עולם symphonie مرحبا.",
    "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306 malheur symphonie \U000e0041\U000e007f \ud7fb\ue000.",
)


def assert_harmless(pilot: Pilot[None]) -> None:
    for line in screen_text(pilot).split("\n"):
        for character in line:
            assert unicodedata.category(character) not in {"Cc", "Zl", "Zp"}, f"{character!r} in {line!r}"
            assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff"


@pytest.mark.parametrize("number", range(len(NASTY)))
async def test_hostile_sentences_are_shown_and_repaired(opener: Opener, running: Runner, number: int) -> None:
    session = opener(NASTY[number] + "\n", name="[b]mé\u202echant.txt")
    async with running(session) as pilot:
        assert_harmless(pilot)
        await pilot.press("enter", "p")
        assert_harmless(pilot)
        assert session.targets()[0] == NASTY[number].replace("malheur", "Mahler")
        await pilot.press("e")
        assert_harmless(pilot)
        await pilot.press("enter")
        assert session.targets()[0] == NASTY[number].replace("malheur", "Mahler")


async def test_hostile_sentences_in_the_list_and_the_dialogues(opener: Opener, running: Runner) -> None:
    session = opener("\n\n".join(NASTY), name="[b]mé\u202echant.txt")
    async with running(session) as pilot:
        for key in ("n", "A", "escape", "X", "escape", "f", "down", "enter", "w"):
            await pilot.press(key)
            assert_harmless(pilot)


async def test_a_hostile_glossary(opener: Opener, running: Runner) -> None:
    glossary = GLOSSARY.replace(
        "Gustav Mahler, le compositeur [1860/1911].", "[/x] \\u001b[31m \\u202e[bold] ]"
    ).replace('right = ["Mahler"]', 'right = ["Mahler [/b]\\u202e"]')
    session = opener(glossary=glossary)
    async with running(session) as pilot:
        await pilot.press("n")
        assert "[/x] ␛[31m" in screen_text(pilot)
        await pilot.press("enter", "u")
        assert_harmless(pilot)
        await pilot.press("f")
        assert_harmless(pilot)


async def test_a_hostile_reviewer_and_reason(opener: Opener, running: Runner) -> None:
    theirs = opener(reviewer="[/x]\x1b[31mboris\nignore")
    async with running() as pilot:
        theirs.dismiss(next(theirs.issues()).issue, "[/b]\x1b]0;x\x07\nseconde ligne")
        await pilot.press("enter")
        assert "! [/x]␛[31mboris⏎ignore decided here" in screen_text(pilot)
        await pilot.press("n", "p")
        assert_harmless(pilot)


async def test_hostile_text_that_is_pasted(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("down", "e")
        pilot.app.screen.query_one(SentenceEditor).insert("\x1b[31m\u202e")
        await pilot.pause()
        assert_harmless(pilot)
        await pilot.press("escape", "d", "slash")
        pilot.app.screen.query_one(SearchBar).insert_text_at_cursor("\x1b[31m\u202e")
        await pilot.pause()
        assert_harmless(pilot)


async def test_line_ends_and_hostile_characters_survive_an_edit(opener: Opener, running: Runner) -> None:
    session = opener("Une phrase\r\nsur \x1bdeux\u2028lignes.\r\n", name="lignes.txt")
    before = session.segment(0).target
    assert "\r\n" in before
    async with running(session) as pilot:
        await pilot.press("e", *"Oui ", "enter")
        assert session.segment(0).target == "Oui " + before


async def test_very_long_lines(opener: Opener, running: Runner) -> None:
    text = f"La symphonie {'bla ' * 20_000}de malheur {'et encore ' * 2_000}.\n\n{'x' * 100_000} malheur\n"
    session = opener(text, name="long.txt")
    async with running(session, (80, 24)) as pilot:
        assert "Mahler" in screen_text(pilot)
        started = perf_counter()
        await pilot.press("down", "up")
        assert perf_counter() - started < 5.0
        assert "malheur" in screen_text(pilot)
