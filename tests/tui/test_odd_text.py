"""Odd text in every place where text is shown: the panes with a source, the editor, the list, the dialogues, at every size."""

import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from review.session.opening import open_session
from review.session.session import ReviewSession
from review.session.settings import Settings
from review.tui.widgets.sentence_editor import SentenceEditor
from review.tui.widgets.text_pane import TextPane

from .conftest import GLOSSARY, Opener, Runner, screen_text

ODD = {
    "markup": "[/x] [bold]le conducteur[/bold] [@click=app.quit]ici[/] \\[ [link=file:///x]là[/link].",
    "escapes": "\x1b[31m le conducteur \x1b]0;titre\x07 \x9b2J \x1b[?1049l\x08 fin.",
    "bidi": "Le \u202econducteur\u202c \u2066caché\u2069 \u200f\u061c\ufeff le conducteur.",
    "emoji": "👩\u200d👩\u200d👧 le conducteur 🏳️\u200d🌈 ❤️ 1️⃣ 👍🏽 🎻🎻.",
    "decomposed": "Le me\u0301lomane e\u0301coute le conducteur a\u0300 l’e\u0301te\u0301 Z\u0300\u0301\u0302\u0303.",
    "tabs": "Tabulé\tle conducteur\t\tsalue\tla\tsalle.",
    "zero width": "Le con\u200bducteur, le\u00a0conducteur\u202f: la mai\u00adson \u2060fin.",
    "other scripts": "שלום le conducteur مرحبا 漢字かな 한국어 ภาษาไทย हिन्दी.",
    "unassigned": "\U000e0041\U000e007f le conducteur \ue000 \U0010ffff \u2028 \x85 fin.",
}
SIZES = [(80, 24), (120, 40), (160, 50), (250, 60)]


@pytest.fixture
def sourced(tmp_path: Path) -> Iterator[ReviewSession]:
    """A session on every odd text, each its own paragraph and its own source."""
    lines = [" ".join(text.splitlines()) for text in ODD.values()]
    names = [tmp_path / name for name in ("[b]mé\u202echant.txt", "source.txt", "musique.toml")]
    for path, text in zip(names, ("\n\n".join(lines), "\n".join(lines), GLOSSARY), strict=True):
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    settings = Settings(glossaries=(names[2],), source=names[1], reviewer="[/b]\x1b[31manna")
    session = open_session(names[0], settings, lambda: datetime(2026, 1, 2, tzinfo=UTC))
    yield session
    session.close()


def assert_harmless(pilot: Pilot[None]) -> None:
    """Nothing on the screen moves the cursor, hides or turns text, and no line is wider than the screen."""
    width = pilot.app.size.width
    for line in screen_text(pilot).split("\n"):
        assert cell_len(line) <= width, line
        for character in line:
            assert unicodedata.category(character) not in {"Cc", "Zl", "Zp", "Cs"}, (
                f"{character!r} in {line!r}"
            )
            assert (
                character
                not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff"
            )


@pytest.mark.parametrize("size", SIZES)
async def test_every_odd_text_in_the_panes_and_the_list(
    sourced: ReviewSession, running: Runner, size: tuple[int, int]
) -> None:
    async with running(sourced, size) as pilot:
        assert_harmless(pilot)
        for _sentence in sourced.document.segments:
            await pilot.press("down")
            assert_harmless(pilot)
        await pilot.press("i", "home")
        assert_harmless(pilot)


@pytest.mark.parametrize("kind", sorted(ODD))
async def test_editing_leaves_all_else_as_it_was(opener: Opener, running: Runner, kind: str) -> None:
    session = opener(f"{ODD[kind]}\n", name="odd.txt")
    for view in list(session.issues()):
        session.dismiss(view.issue)
    before = session.targets()
    text = session.segment(0).target
    async with running(session, (80, 24)) as pilot:
        await pilot.press("e")
        await pilot.pause(0.2)
        await pilot.app.workers.wait_for_complete()
        assert_harmless(pilot)
        await pilot.press("enter")
        assert session.targets() == before
        await pilot.press("e")
        editor = pilot.app.screen.query_one(SentenceEditor)
        editor.move_cursor((0, 0))
        await pilot.press("O", "h", "space")
        await pilot.pause(0.2)
        await pilot.app.workers.wait_for_complete()
        assert_harmless(pilot)
        await pilot.press("ctrl+s")
        assert session.segment(0).target == "Oh " + text


async def test_the_dialogues_on_odd_text(sourced: ReviewSession, running: Runner) -> None:
    async with running(sourced, (80, 24)) as pilot:
        for keys in (("A",), ("X",), ("question_mark",), ("w",)):
            await pilot.press(*keys)
            assert_harmless(pilot)
            await pilot.press("escape")
            assert_harmless(pilot)
        assert len(pilot.app.screen_stack) == 2


async def test_invisible_characters_are_shown_on_request(sourced: ReviewSession, running: Runner) -> None:
    async with running(sourced, (120, 40)) as pilot:
        await pilot.press(*["down"] * list(ODD).index("zero width"))
        assert "le⍽conducteur" not in screen_text(pilot)
        await pilot.press("i")
        assert "con∙ducteur" in screen_text(pilot)
        assert "le⍽conducteur⸱: la mai¬son" in screen_text(pilot)
        assert "👩⁀👩⁀👧" in "".join(run.text for line in pane(pilot, "machine").lines for run in line)


def pane(pilot: Pilot[None], name: str) -> TextPane:
    return pilot.app.screen.query_one(f"#{name}", TextPane)


def long_texts() -> list[str]:
    words = f"Le conducteur {'et encore ' * 10_000}la salle."
    return [
        words,
        f"{'x' * 100_000} le conducteur",
        "漢" * 100_000 + " conducteur",
        "e\u0301" * 50_000 + " conducteur",
    ]


@pytest.mark.parametrize("number", range(4))
async def test_a_line_of_a_hundred_thousand_characters(opener: Opener, running: Runner, number: int) -> None:
    """No key waits long, wherever the issue stands in the line; the bounds are far above what a slow machine needs."""
    session = opener(f"{long_texts()[number]}\n\nUn conducteur.\n", name=f"long{number}.txt")
    async with running(session, (120, 40)) as pilot:
        assert "chef d'orchestre" in screen_text(pilot)
        for key in ("down", "up", "right", "i"):
            started = perf_counter()
            await pilot.press(key)
            assert perf_counter() - started < 5.0
        assert_harmless(pilot)
        sizes = [len(pane(pilot, name).lines) for name in ("machine", "corrected")]
        assert sizes[0] == sizes[1] < 2_000


async def test_a_long_line_is_edited(opener: Opener, running: Runner) -> None:
    text = long_texts()[0]
    session = opener(f"{text}\n", name="long.txt")
    session.dismiss(next(session.issues()).issue)
    async with running(session, (120, 40)) as pilot:
        await pilot.press("e")
        editor = pilot.app.screen.query_one(SentenceEditor)
        editor.move_cursor((0, 0))
        started = perf_counter()
        await pilot.press("O")
        assert perf_counter() - started < 10.0
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter")
        same = session.segment(0).target == "O" + text
        assert same  # told without a comparison of the two, which would take minutes
