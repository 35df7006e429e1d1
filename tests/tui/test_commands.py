"""Commands are declared once: bindings, palette, help and docs/keys.md say the same."""

from pathlib import Path

import pytest
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from review.tui.app import ReviewApp
from review.tui.command import UNBOUND, Command, Where, key_name
from review.tui.commands import COMMANDS, commands_of, groups
from review.tui.palette import CommandProvider
from review.tui.screens.asking import AskingScreen
from review.tui.screens.ending import EndingScreen
from review.tui.screens.entry import EntryScreen
from review.tui.screens.entry_conflict import ConflictScreen
from review.tui.screens.entry_form import EntryFormScreen
from review.tui.screens.export import ExportScreen
from review.tui.screens.faults import FaultsScreen
from review.tui.screens.filter import FilterScreen
from review.tui.screens.go_to import GoToScreen
from review.tui.screens.help import HelpScreen, help_lines
from review.tui.screens.leaving import LeavingScreen
from review.tui.screens.lessons import LessonsScreen
from review.tui.screens.loading import LoadingScreen
from review.tui.screens.never_here import NeverHereScreen
from review.tui.screens.new_entry import NewEntryScreen
from review.tui.screens.note import NoteScreen
from review.tui.screens.places import PlacesScreen
from review.tui.screens.reason import ReasonScreen
from review.tui.screens.review import ReviewScreen
from review.tui.screens.severity import SeverityScreen
from review.tui.widgets.search_bar import SearchBar
from review.tui.widgets.sentence_editor import SentenceEditor

from .conftest import Runner

DOC = Path(__file__).parents[2] / "docs" / "keys.md"

HOLDERS: dict[Where, type[DOMNode]] = {
    Where.REVIEW: ReviewScreen,
    Where.EDITING: SentenceEditor,
    Where.SEARCHING: SearchBar,
    Where.PLACES: PlacesScreen,
    Where.REASON: ReasonScreen,
    Where.NOTE: NoteScreen,
    Where.SEVERITY: SeverityScreen,
    Where.FILTER: FilterScreen,
    Where.GO_TO: GoToScreen,
    Where.ENDING: EndingScreen,
    Where.EXPORT: ExportScreen,
    Where.LEAVING: LeavingScreen,
    Where.LOADING: LoadingScreen,
    Where.ENTRY: EntryScreen,
    Where.FORM: EntryFormScreen,
    Where.CONFLICT: ConflictScreen,
    Where.ASKING: AskingScreen,
    Where.PICKING: NewEntryScreen,
    Where.NEVER: NeverHereScreen,
    Where.FAULTS: FaultsScreen,
    Where.LESSONS: LessonsScreen,
    Where.HELP: HelpScreen,
    Where.EVERYWHERE: ReviewApp,
}


def page(commands: dict[str, list[Command]]) -> str:
    """The tables of docs/keys.md."""
    lines = []
    for group, members in commands.items():
        lines += [f"## {group}", "", "| Key | Command | What it does |", "| --- | --- | --- |"]
        for command in members:
            keys = " ".join(f"`{key}`" for key in command.key.split(" ")) if command.key else "palette"
            lines.append(f"| {keys} | {command.label} | {command.help} |")
        lines.append("")
    return "\n".join(lines)


def test_the_page_of_keys_is_up_to_date() -> None:
    written = DOC.read_text(encoding="utf-8")
    tables = page(groups())
    assert written.endswith(tables), f"the tables of {DOC.name} should read:\n{tables}"


def test_ids_and_keys_are_unambiguous() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(set(ids)) == len(ids)
    everywhere = {key for command in commands_of(Where.EVERYWHERE) for key in command.keys}
    for where in Where:
        keys = [key for command in commands_of(where) for key in command.keys]
        assert len(set(keys)) == len(keys), where
        assert where is Where.EVERYWHERE or not everywhere & set(keys)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_its_keys_and_its_action(command: Command) -> None:
    holder = HOLDERS[command.where]
    declared = {binding.key: binding for binding in Binding.make_bindings(holder.BINDINGS)}
    for key in command.keys:
        binding = declared[key]
        assert binding.action == (command.action or command.id).format(key=key)
        assert binding.id
        target = binding.action.split("(")[0]
        owner = ReviewApp if target.startswith("app.") or command.where is Where.EVERYWHERE else holder
        assert hasattr(owner, f"action_{target.removeprefix('app.')}"), target
    assert command.label == command.label.strip()
    assert command.help.endswith(".")


def test_no_screen_has_a_key_that_is_not_declared() -> None:
    for where, holder in HOLDERS.items():
        own = {key for key in BindingsMap(holder.BINDINGS).key_to_bindings if not key.startswith(UNBOUND)}
        assert own == {key for command in commands_of(where) for key in command.keys}


def test_every_command_is_on_the_help_page() -> None:
    text = "\n".join("".join(run.text for run in line) for line in help_lines(400))
    for command in COMMANDS:
        assert command.help in text
        assert (command.key or "–") in text


async def test_the_palette_offers_every_command_of_the_review(running: Runner) -> None:
    async with running() as pilot:
        offered = {command.id for command in CommandProvider(pilot.app.screen).offered()}
        wanted = {one.id for one in (*commands_of(Where.REVIEW), *commands_of(Where.EVERYWHERE))}
        assert wanted - offered == {"choose", "palette"}


async def test_the_palette_offers_what_works_while_editing(running: Runner) -> None:
    async with running() as pilot:
        await pilot.press("e")
        offered = {command.id for command in CommandProvider(pilot.app.screen).offered()}
        assert {"save", "newline", "cancel"} < offered
        assert "accept" not in offered


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("enter", "Enter"),
        ("ctrl+p", "Ctrl+P"),
        ("shift+f3", "Shift+F3"),
        ("x", "x"),
        ("X", "X"),
        ("slash", "/"),
        ("f3", "F3"),
        ("f", "f"),
    ],
)
def test_key_names(key: str, name: str) -> None:
    assert key_name(key) == name
