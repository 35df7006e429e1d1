"""The user's own keys: every command can have them, and what is told of keys follows."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.errors import InputError
from review.session.session import ReviewSession
from review.session.settings import KeyChoice
from review.tui.app import run
from review.tui.command import Command, Where
from review.tui.commands import COMMANDS, commands_of
from review.tui.key_names import key_from, types_a_sign
from review.tui.keymap import TYPING, keymap_of, rebound
from review.tui.palette import CommandProvider
from review.tui.screens.help import HelpScreen, help_lines
from review.tui.widgets.sentence_editor import SentenceEditor

from .conftest import Runner, screen_text
from .test_keys import of, states


def choices(**keys: str | tuple[str, ...]) -> Mapping[str, KeyChoice]:
    return {
        name: KeyChoice((one,) if isinstance(one, str) else one, "config.toml") for name, one in keys.items()
    }


def keys_of(commands: tuple[Command, ...], name: str) -> tuple[str, ...]:
    return next(command.keys for command in commands if command.id == name)


def with_keys(session: ReviewSession, **keys: str | tuple[str, ...]) -> ReviewSession:
    """`session` under settings with these keys."""
    object.__setattr__(session.settings, "keys", choices(**keys))
    return session


def faults(**keys: str | tuple[str, ...]) -> list[str]:
    with pytest.raises(InputError) as caught:
        rebound(choices(**keys))
    return caught.value.lines()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_can_have_another_key(command: Command) -> None:
    changed = rebound({command.id: KeyChoice(("f12",), "config.toml")})
    assert keys_of(changed, command.id) == ("f12",)
    assert [one for one in changed if one.id != command.id] == [
        one for one in COMMANDS if one.id != command.id
    ]
    bindings = {binding.id for binding in command.bindings()}
    assert set(keymap_of(changed)) <= bindings
    assert "f12" in keymap_of(changed).values()


def test_a_key_that_is_given_is_taken_from_the_command_that_had_it_there() -> None:
    changed = rebound(choices(dismiss="d"))
    assert keys_of(changed, "dismiss") == ("d",)
    assert keys_of(changed, "details") == ()
    assert keys_of(changed, "leaving_discard") == ("d",)


def test_swapped_keys() -> None:
    changed = rebound(choices(accept="x", dismiss="Enter"))
    assert (keys_of(changed, "accept"), keys_of(changed, "dismiss")) == (("x",), ("enter",))


def test_all_faults_at_once_with_file_and_what_to_do() -> None:
    told = faults(dismis="d", skip="entr", save="s", undo="f9", redo="f9", theme="ctrl+t", next="ctrl+t")
    assert all(line.startswith("config.toml: ") for line in told)
    text = "\n".join(told)
    assert len(told) == 5
    assert "no command dismis (did you mean dismiss?)" in text
    assert "no key “entr” (did you mean enter?)" in text
    assert "save: “s” types a sign" in text
    assert "“f9” is given to both undo and redo" in text
    assert "“ctrl+t” is given to both theme and next" in text


def test_one_key_for_each_number_and_no_more() -> None:
    changed = rebound(choices(choose=("&", "é")))
    assert keys_of(changed, "choose") == ("ampersand", "é")
    keymap = keymap_of(changed)
    assert (keymap["choose-1"], keymap["choose-2"]) == ("ampersand", "é")
    assert keymap["choose-3"].startswith("unbound")
    assert "5 keys at most" in "\n".join(faults(reason_choose=tuple("abcdef")))


def test_where_text_is_typed_is_known() -> None:
    assert {Where.EDITING, Where.SEARCHING, Where.EVERYWHERE} <= TYPING
    for where in TYPING:
        assert not any(types_a_sign(key) for command in commands_of(where) for key in command.keys), where


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("?", "question_mark"),
        ("Esc", "escape"),
        ("Ctrl+Y", "ctrl+y"),
        ("shift+a", "A"),
        ("A", "A"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        (",", "comma"),
        ("é", "é"),
        ("ctrl+i", "tab"),
        ("shift+ctrl+up", "ctrl+shift+up"),
        ("PgUp", "pageup"),
        ("↑", "up"),
        ("", None),
        ("++", None),
        ("ctrl+", None),
        ("x+y", None),
        ("ctrl+ctrl+a", None),
        ("f99", None),
        ("nonsense", None),
    ],
)
def test_names_of_keys(written: str, key: str | None) -> None:
    assert key_from(written) == key


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_declared_keys_and_what_people_read_are_names_of_keys(command: Command) -> None:
    for key in command.keys:
        assert key_from(key) == key
    if command.key and "-" not in command.key:
        assert tuple(map(key_from, command.key.split(" "))) == command.keys


@given(st.text(max_size=12))
def test_any_text_is_a_key_or_none_and_a_key_stays_the_same(written: str) -> None:
    key = key_from(written)
    assert key is None or ("," not in key and (not written.isascii() or key_from(key) == key))


def test_the_help_shows_the_keys_in_force() -> None:
    lines = help_lines(200, Where.REVIEW, rebound(choices(skip="f11")))
    line = next(
        "".join(run.text for run in line) for line in lines if "Leave the issue for later" in str(line)
    )
    assert line.startswith("F11 ")


async def test_keys_work_and_are_told(running: Runner, session: ReviewSession) -> None:
    async with running(
        with_keys(session, dismiss="d", accept="x", theme="f9", undo="Z", choose=("&", "é"))
    ) as pilot:
        look = pilot.app.theme
        await pilot.press("f9")
        assert pilot.app.theme != look
        assert "x accept" in screen_text(pilot)
        assert "Enter accept" not in screen_text(pilot)
        await pilot.press("d")
        await pilot.press("x")
        assert [state.value for state in states(pilot)[:2]] == ["dismissed", "accepted"]
        await pilot.press("Z")
        assert states(pilot)[1].value == "undecided"
        await pilot.press("home", "é")
        assert of(pilot).session.segment(0).target == "Le directeur musical a salué la salle."
        await pilot.press("1", "enter")
        assert states(pilot)[1].value == "undecided"
        offered = {command.id: command.key for command in CommandProvider(pilot.app.screen).offered()}
        assert (offered["dismiss"], offered["theme"], offered["details"]) == ("d", "F9", "")


async def test_keys_while_editing(running: Runner, session: ReviewSession) -> None:
    async with running(with_keys(session, save="ctrl+g", cancel="f5")) as pilot:
        await pilot.press("e", "home", "Z", "f5")
        assert pilot.app.screen is not pilot.app.screen_stack[1]
        await pilot.press("escape", "ctrl+g")
        assert of(pilot).session.segment(0).target.startswith("Z")
        assert "Ctrl+G" in "".join(
            run.text for line in help_lines(90, Where.EDITING, of(pilot).commands) for run in line
        )


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_help_comes_while_typing_and_begins_with_what_works_there(
    running: Runner, size: tuple[int, int]
) -> None:
    async with running(size=size) as pilot:
        await pilot.press("e", "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        shown = screen_text(pilot)
        assert "undecided" in shown
        assert "proposed, not yet accepted" in shown
        assert shown.index("While editing a sentence") < shown.index("Decide")
        await pilot.press("f1")
        assert len(pilot.app.screen_stack) == 3
        await pilot.press("escape")
        assert isinstance(pilot.app.focused, SentenceEditor)
        await pilot.press("escape", "f", "f1")
        assert "While choosing a filter" in screen_text(pilot)


def test_a_fault_keeps_the_screen_from_starting(session: ReviewSession) -> None:
    with pytest.raises(InputError, match="no command akcept"):
        run(with_keys(session, akcept="f2"))
