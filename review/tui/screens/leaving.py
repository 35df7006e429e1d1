"""What becomes of a sentence, or an entry, that was changed and not saved."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from review.model.messages import _
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import content
from review.tui.keymap import commands_here
from review.tui.status import key_line


class Answer(StrEnum):
    """Save the text, forget it, or go on with it."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


class LeavingScreen(ModalScreen[Answer]):
    """Asks before typed text is lost."""

    CSS_PATH = "leaving.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.LEAVING)]
    where = Where.LEAVING

    def __init__(self, question: str = "") -> None:
        """`question` tells what would be lost; the sentence that is being edited where it is left out."""
        super().__init__()
        self._question: Final = question

    def compose(self) -> ComposeResult:
        """The question and the keys."""
        with Vertical(classes="dialogue"):
            question = self._question or _("The sentence was changed and is not saved.")
            yield Static(content(question))
            yield Static(content(*key_line(commands_here(self, Where.LEAVING), 60)), classes="keys")

    def action_answer(self, answer: str) -> None:
        """Hand the answer back."""
        self.dismiss(Answer(answer))
