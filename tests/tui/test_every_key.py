"""Every key of every command, pressed in the place it is declared for, reaches its own action there and no other."""

import re
from collections.abc import Iterator

import pytest
from textual.dom import DOMNode
from textual.pilot import Pilot

from review.tui.command import Command, Where
from review.tui.commands import commands_of

from .conftest import Runner

WAYS = {
    Where.REVIEW: (),
    Where.EDITING: ("e",),
    Where.SEARCHING: ("slash",),
    Where.PLACES: ("A",),
    Where.REASON: ("X",),
    Where.NOTE: ("c",),
    Where.SEVERITY: ("m",),
    Where.FILTER: ("f",),
    Where.GO_TO: ("colon",),
    Where.EXPORT: ("w",),
    Where.LEAVING: ("e", "z", "escape"),
    Where.ENTRY: ("g",),
    Where.PICKING: ("G",),
    Where.NEVER: ("x", "N"),
    Where.HELP: ("question_mark",),
    Where.EVERYWHERE: (),
}
"""The keys that lead from the opened review to each place."""

ELSEWHERE = {
    Where.LOADING: "test_loading.py",
    Where.ENDING: "test_ending.py",
    Where.FAULTS: "test_reload.py",
    Where.LESSONS: "test_learning.py",
    Where.FORM: "test_entry_form.py",
    Where.CONFLICT: "test_entry_form.py",
    Where.ASKING: "test_entry_form.py",
}
"""Places that no keys lead to, with the tests that press theirs."""


HANDED_IN = {"note_keep", "go_to_go", "export_write"}
"""Commands whose Enter is that of the line being typed; what comes of the line is told by the tests of the dialogue."""


def test_every_place_is_tried() -> None:
    assert {*WAYS, *ELSEWHERE} == set(Where)


def expected(command: Command) -> Iterator[tuple[str, str]]:
    """Each key with the action it runs, without its arguments' quotes."""
    for binding in command.bindings():
        for key in binding.key.split(","):
            if not key.startswith("unbound_"):
                yield key, plain(binding.action)


def plain(action: str) -> str:
    return re.sub(r"['\" ]", "", action.removeprefix("app.")).removesuffix("()")


@pytest.mark.parametrize("where", WAYS, ids=str)
async def test_keys_reach_their_actions(running: Runner, where: Where) -> None:
    async with running() as pilot:
        await pilot.press(*WAYS[where])
        for command in commands_of(where):
            for key, action in expected(command):
                wanted = "submit" if command.id in HANDED_IN else action
                assert await reached(pilot, key) == [wanted], f"{command.id}: {key}"


async def reached(pilot: Pilot[None], key: str) -> list[str]:
    """The actions that a key runs, which are told and not done."""
    done: list[str] = []

    async def tell(target: DOMNode, name: str, parameters: tuple[object, ...]) -> bool:
        assert callable(getattr(target, f"action_{name}"))
        done.append(plain(f"{name}({','.join(map(str, parameters))})"))
        return True

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pilot.app, "_dispatch_action", tell)
        await pilot.press(key)
    return done
