"""A note on the sentence."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from review.model.messages import _
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import content, title
from review.tui.keymap import commands_here
from review.tui.status import key_line
from review.tui.widgets.line_input import LineInput


class NoteScreen(ModalScreen[str]):
    """One line with the note in it; hands back what it reads when it is kept, "" to take the note back."""

    CSS_PATH = "note.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.NOTE)]
    where = Where.NOTE

    def __init__(self, number: int, note: str) -> None:
        """`number` is the sentence's (from 1), `note` its present note."""
        super().__init__()
        self._number: Final = number
        self._note: Final = note

    def compose(self) -> ComposeResult:
        """The line to type into, and the keys."""
        with Vertical(classes="dialogue") as box:
            box.border_title = title(_("note on sentence {number}").format(number=self._number))
            placeholder = _("for yourself and for those who read the log")
            yield LineInput(self._note, placeholder=placeholder, compact=True)
            yield Static(content(*key_line(commands_here(self, Where.NOTE), 60)), classes="keys")

    def on_input_submitted(self) -> None:
        """Keep the note."""
        self.action_keep()

    def action_keep(self) -> None:
        """Hand the note back."""
        self.dismiss(self.query_one(LineInput).value.strip())

    def action_leave(self) -> None:
        """Go back and leave the note as it was."""
        self.dismiss(None)
