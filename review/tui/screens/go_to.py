"""Which sentence or line to go to."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from review.model.document import Document
from review.model.messages import _
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import Run, content, title
from review.tui.going import Goal, goal
from review.tui.keymap import commands_here
from review.tui.status import key_line
from review.tui.widgets.line_input import LineInput


class GoToScreen(ModalScreen[Goal]):
    """Asks for a number; hands back where it leads."""

    CSS_PATH = "go_to.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.GO_TO)]
    where = Where.GO_TO

    def __init__(self, document: Document) -> None:
        """`document` holds the sentences and lines."""
        super().__init__()
        self._document = document

    def compose(self) -> ComposeResult:
        """The line to type into, a line for what is wrong with it, the keys."""
        with Vertical(classes="dialogue") as box:
            box.border_title = title(_("go to"))
            yield Static(content(_("A number is a sentence; L and a number is a line of the file.")))
            yield LineInput(placeholder=_("120 or L45"), compact=True)
            yield Static("", id="problem")
            yield Static(content(*key_line(commands_here(self, Where.GO_TO), 50)), classes="keys")

    def on_input_submitted(self) -> None:
        """Go there."""
        self.action_go()

    def action_go(self) -> None:
        """Hand back where the number leads; nothing typed goes back."""
        text = self.query_one(Input).value
        if not text.strip():
            self.dismiss(None)
        elif (found := goal(self._document, text)) is not None:
            self.dismiss(found)
        else:
            wrong = _("that is no number: 120 is a sentence, L45 a line")
            self.query_one("#problem", Static).update(content(Run("! ", "error"), wrong))

    def action_leave(self) -> None:
        """Go back and stay where one was."""
        self.dismiss(None)
