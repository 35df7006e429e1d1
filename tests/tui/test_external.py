"""The reviewer's own editor, here a small program that changes the file it is given, and the entry's page."""

import shlex
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.pilot import Pilot

from review.session.session import ReviewSession
from review.tui.command import Where
from review.tui.entry_page import entry_lines
from review.tui.external import Edited, Editor, edit_text, editor_from
from review.tui.screens.entry import EntryScreen
from review.tui.widgets.sentence_editor import SentenceEditor

from .conftest import Opener, Runner, screen_text
from .test_keys import of

LINES = "import sys, pathlib; p = pathlib.Path(sys.argv[-1]); t = p.read_bytes()"


def program(change: str) -> str:
    """An editor's command line that does `change` to the path `p` with the bytes `t`."""
    return shlex.join([sys.executable, "-c", f"{LINES}\n{change}"])


def ran(text: str, change: str) -> Edited:
    return edit_text(text, Editor(tuple(shlex.split(program(change)))), nullcontext)


def test_a_changed_text_comes_back_without_the_line_break_that_ends_the_file() -> None:
    assert ran("Un café.", "p.write_bytes(t.replace('é'.encode(), 'ès'.encode()))").text == "Un cafès."
    assert ran("Un", "p.write_bytes(b'Deux')").text == "Deux"
    assert ran("Un", "p.write_bytes(b'Deux\\r\\nlignes\\r\\n')").text == "Deux\nlignes"
    assert ran("Un\n", "p.write_bytes(t)").text is None


@pytest.mark.parametrize(
    "change", ["", "p.write_bytes(t.rstrip())", "p.write_bytes(t.replace(b'\\n', b'\\r\\n'))"]
)
def test_an_unchanged_text_is_told_from_a_changed_one(change: str) -> None:
    assert ran("Un.\nDeux.", change) == Edited()


def test_what_goes_wrong_is_told_and_changes_nothing() -> None:
    assert "code 3" in ran("Un", "p.write_bytes(b'x'); sys.exit(3)").problem
    assert "UTF-8" in ran("Un", "p.write_bytes(b'\\xff')").problem
    assert ran("Un", "p.unlink()").problem
    assert "did not start" in edit_text("Un", Editor(("/nowhere/editor",)), nullcontext).problem


def test_no_file_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran("Un", "sys.exit(1)")
    ran("Un", "p.write_bytes(b'x')")
    assert not list(tmp_path.iterdir())


def test_which_editor() -> None:
    def there(name: str) -> str | None:
        return name if name in {"vi", "code", "my editor"} else None

    assert editor_from({"VISUAL": "code --wait", "EDITOR": "vi"}, there).command == ("code", "--wait")
    assert editor_from({"VISUAL": " ", "EDITOR": "'my editor' -x"}, there).command == ("my editor", "-x")
    assert editor_from({}, there).command == ("vi",)
    assert "$EDITOR names emacs" in editor_from({"EDITOR": "emacs"}, there).problem
    assert "$VISUAL can't be read" in editor_from({"VISUAL": "vi 'x"}, there).problem
    assert "set $VISUAL" in editor_from({}, lambda _name: None).problem


@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        ("/usr/bin/vim", ["/usr/bin/vim", "+7", "a.toml"]),
        ("nano -l", ["nano", "-l", "+7", "a.toml"]),
        ("emacsclient", ["emacsclient", "+7", "a.toml"]),
        ("code", ["code", "--wait", "-g", "a.toml:7"]),
        ("code -w", ["code", "-w", "-g", "a.toml:7"]),
        ("subl", ["subl", "--wait", "a.toml:7"]),
        ("hx", ["hx", "a.toml:7"]),
        ("ed", ["ed", "a.toml"]),
    ],
)
def test_how_an_editor_is_told_the_line(command: str, wanted: list[str]) -> None:
    assert Editor(tuple(command.split())).at_line(Path("a.toml"), 7) == wanted


def lend(pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    """Let the screen be put away, which no terminal is needed for here, and name the editor."""
    monkeypatch.setattr(pilot.app, "suspend", nullcontext)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", program(change))


async def test_the_sentence_in_the_editor(running: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running() as pilot:
        lend(pilot, monkeypatch, "p.write_bytes(t.replace(b'salle', b'foule'))")
        await pilot.press("E")
        assert of(pilot).session.segment(0).target == "Le chef d'orchestre a salué la foule."
        assert "sentence 1 is edited" in screen_text(pilot)


@pytest.mark.parametrize(
    ("change", "told"), [("", "nothing is changed"), ("sys.exit(2)", "code 2: nothing is changed")]
)
async def test_nothing_changed(
    running: Runner, monkeypatch: pytest.MonkeyPatch, change: str, told: str
) -> None:
    async with running() as pilot:
        lend(pilot, monkeypatch, change)
        await pilot.press("E")
        assert told in screen_text(pilot)
        assert not of(pilot).session.ledger.actions


async def test_hostile_characters_stay_and_none_come_in(
    running: Runner, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opener("Un\u202e texte\x1b[31m rouge.\r\n", name="hostile.txt")
    change = "assert b'\\x1b' not in t; p.write_bytes(t.replace(b'rouge', b'vert\\x1b[0m'))"
    async with running(session) as pilot:
        lend(pilot, monkeypatch, change)
        await pilot.press("E")
        assert session.segment(0).target == "Un\u202e texte\x1b[31m vert[0m."


async def test_without_a_terminal_to_lend_the_sentence_is_edited_here(
    running: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", program(""))
    async with running() as pilot:
        await pilot.press("E")
        assert isinstance(pilot.app.focused, SentenceEditor)
        assert "edited here: another program can't have this screen" in screen_text(pilot)


async def test_without_an_editor_the_sentence_is_edited_here(
    running: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    async with running(size=(80, 24)) as pilot:
        await pilot.press("E")
        assert "edited here: $VISUAL names no-such-editor, which is not there" in screen_text(pilot)
        await pilot.press("Z", "ctrl+s")
        assert "Z" in of(pilot).session.segment(0).target


ENTRY = """\
schema = 1

[[entry]]
id = "chef"
wrong = ["conducteur", "conductrice"]
right = [{ text = "chef d’orchestre", gender = "m", plural = "chefs d’orchestre", note = "à la baguette" }, "maestro"]
pos = "noun"
severity = "minor"
real_word = true
origin = ["conductor"]
when = ["salle"]
unless = ["autobus"]
scope = "document"
note = "Faux ami [1]."
examples = [{ mt = "Le conducteur salue la salle.", fixed = "Le chef d’orchestre salue la salle." }]
counterexamples = ["Le conducteur de l’autobus."]
"""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_entry_is_shown_whole(running: Runner, opener: Opener, size: tuple[int, int]) -> None:
    session = opener(glossary=ENTRY)
    async with running(session, size) as pilot:
        await pilot.press("g")
        screen = pilot.app.screen
        assert isinstance(screen, EntryScreen)
        assert screen.where is Where.ENTRY
        assert "conductrice" in screen_text(pilot)
        seen = screen_text(pilot)
        for _page in range(4):
            await pilot.press("pagedown")
            seen += screen_text(pilot)
        for words in (
            "chef d’orchestre", "masculine", "chefs d’orchestre", "à la baguette", "maestro", "noun", "minor", "musique.toml:3",
            "conductor", "salle", "autobus", "in the whole text", "Faux ami [1].", "Le conducteur de l’autobus.",
            "a person decides each time",
        ):  # fmt: skip
            assert words in seen, words
        await pilot.press("g")
        assert len(pilot.app.screen_stack) == 2


def test_no_line_is_wider_than_the_page(session: ReviewSession) -> None:
    found = session.next_issue()
    assert found is not None
    entry = session.entry_of(found.issue)
    assert entry is not None
    assert entry.id == found.issue.entry
    for width in (20, 40, 78):
        assert all(sum(len(run.text) for run in line) <= width for line in entry_lines(entry, width))


async def test_the_glossary_file_opens_at_the_entry(
    running: Runner, opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "vi"
    script.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > {shlex.quote(str(tmp_path / "told"))}\n', encoding="utf-8"
    )
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    async with running(opener(glossary=ENTRY)) as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await pilot.press("g", "E")
        assert "in force as soon as it is saved" in screen_text(pilot)
    assert (tmp_path / "told").read_text(encoding="utf-8").split() == ["+3", str(tmp_path / "musique.toml")]


async def test_an_issue_without_an_entry_in_force(running: Runner, opener: Opener) -> None:
    session = opener("Rien à dire.\n", name="rien.txt")
    async with running(session) as pilot:
        await pilot.press("g")
        assert "there is no issue in this sentence" in screen_text(pilot)
