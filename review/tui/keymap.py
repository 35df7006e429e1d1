"""The keys in force: the declared ones, changed by those that the user gave to commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from textual.app import App
from textual.dom import DOMNode

from review.errors import Fault, InputError
from review.model.messages import _
from review.session.settings import KeyChoice
from review.tui.command import DIGITS, UNBOUND, Command, Where
from review.tui.commands import COMMANDS, commands_of
from review.tui.key_names import key_from, near_keys, types_a_sign

TYPING: Final = frozenset(
    {
        Where.EDITING,
        Where.SEARCHING,
        Where.NOTE,
        Where.GO_TO,
        Where.EXPORT,
        Where.FORM,
        Where.PICKING,
        Where.EVERYWHERE,
    }
)
"""Where text is typed: no key that types a sign can stand for a command there."""


class KeyedApp(App[None]):
    """An application with the commands in force, under the keys that the user gave them."""

    def __init__(self, commands: tuple[Command, ...], *, ansi_color: bool | None = None) -> None:
        """`commands` are the declared ones, or what `rebound` made of them."""
        super().__init__(ansi_color=ansi_color)
        self.commands_in_force: Final = commands
        self.set_keymap(keymap_of(commands))


def commands_here(node: DOMNode, where: Where) -> tuple[Command, ...]:
    """The commands that work at `where`, under the keys in force in the application of `node`."""
    app = node.app
    return commands_of(where, app.commands_in_force if isinstance(app, KeyedApp) else COMMANDS)


def footer_commands(node: DOMNode, where: Where) -> tuple[Command, ...]:
    """What the footer at `where` chooses from: the commands there, and the key that tells all of them."""
    named = next(one.label for one in COMMANDS if one.id == "help")
    everywhere = commands_here(node, Where.EVERYWHERE)
    told = (replace(one, label=named, hint=6) for one in everywhere if one.id == "help_anywhere")
    return (*commands_here(node, where), *told)


def rebound(choices: Mapping[str, KeyChoice], commands: Sequence[Command] = COMMANDS) -> tuple[Command, ...]:
    """`commands` with the user's own keys; a key given to one is taken from any other that had it in the same place.

    Raises:
        InputError: there is no such command or key, a key can't be used in a place where text is typed, or it is
            given to two commands of one place; all such faults at once.
    """
    known = {command.id: command for command in commands}
    faults: list[Fault] = []
    given: dict[str, tuple[str, ...]] = {}
    for name, choice in choices.items():
        if name not in known:
            faults.append(_unknown_command(name, choice, known))
            continue
        keys = [(written, key_from(written)) for written in choice.keys]
        faults += _key_faults(known[name], choice, keys)
        given[name] = tuple(dict.fromkeys(key for _written, key in keys if key is not None))
    faults += _given_twice(given, known, choices)
    if faults:
        raise InputError(faults[0].where, _("invalid keys"), faults=faults)
    return tuple(_with_keys(command, given, known) for command in commands)


def _with_keys(
    command: Command, given: Mapping[str, tuple[str, ...]], known: Mapping[str, Command]
) -> Command:
    if command.id in given:
        return replace(command, keys=given[command.id])
    taken = {key for name, keys in given.items() if _meet(known[name].where, command.where) for key in keys}
    kept = tuple(key for key in command.keys if key not in taken)
    return command if kept == command.keys else replace(command, keys=kept)


def _meet(one: Where, other: Where) -> bool:
    """Whether commands of both places are at hand at the same time."""
    return one is other or Where.EVERYWHERE in (one, other)


def _unknown_command(name: str, choice: KeyChoice, known: Iterable[str]) -> Fault:
    near = get_close_matches(name, list(known), 1)
    hint = _("did you mean {name}?").format(name=near[0]) if near else _("the page on keys lists their names")
    return Fault(choice.origin, None, _("[keys] there is no command {name}").format(name=name), hint)


def _key_faults(
    command: Command, choice: KeyChoice, keys: Sequence[tuple[str, str | None]]
) -> Iterator[Fault]:
    for written, key in keys:
        if key is None:
            message = _("[keys] {name}: there is no key “{key}”").format(name=command.id, key=written)
            near = near_keys(written)
            hint = (
                _("did you mean {name}?").format(name=near) if near else _("such as d, ?, f9, enter, ctrl+y")
            )
            yield Fault(choice.origin, None, message, hint)
        elif command.where in TYPING and types_a_sign(key):
            message = _("[keys] {name}: “{key}” types a sign where this command works")
            hint = _("take a key such as f9 or ctrl+y")
            yield Fault(choice.origin, None, message.format(name=command.id, key=written), hint)
    most = len(_numbered(command))
    if most and len(keys) > most:
        message = _("[keys] {name} takes {count} keys at most, one for each number")
        yield Fault(choice.origin, None, message.format(name=command.id, count=most))


def _given_twice(
    given: Mapping[str, tuple[str, ...]], known: Mapping[str, Command], choices: Mapping[str, KeyChoice]
) -> Iterator[Fault]:
    names = list(given)
    for place, name in enumerate(names):
        for other in names[:place]:
            if not _meet(known[name].where, known[other].where):
                continue
            for key in given[name]:
                if key in given[other]:
                    message = _("[keys] “{key}” is given to both {one} and {other}")
                    text = message.format(key=key, one=other, other=name)
                    yield Fault(choices[name].origin, None, text, _("give one of them another key"))


def _numbered(command: Command) -> tuple[str, ...]:
    """The ids of the bindings of a command with one key for each number; () for any other command."""
    if "{key}" not in command.action:
        return ()
    declared = next((one.keys for one in COMMANDS if one.id == command.id), DIGITS)
    return tuple(f"{command.id}-{number}" for number in range(1, len(declared) + 1))


def keymap_of(commands: Sequence[Command]) -> dict[str, str]:
    """The keys that differ from the declared ones, as Textual's keymap: binding id to keys with commas between."""
    declared = {command.id: command.keys for command in COMMANDS}
    found: dict[str, str] = {}
    for command in commands:
        if command.keys == declared.get(command.id):
            continue
        numbered = _numbered(command)
        if not numbered:
            found[command.id] = ",".join(command.keys) or f"{UNBOUND}{command.id}"
        for place, name in enumerate(numbered):
            found[name] = command.keys[place] if place < len(command.keys) else f"{UNBOUND}{name}"
    return found
