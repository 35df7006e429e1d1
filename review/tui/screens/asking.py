"""A question to be answered by yes or no."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import content
from review.tui.keymap import commands_here
from review.tui.status import key_line


class AskingScreen(ModalScreen[bool]):
    """The question and the keys; hands back whether the answer is yes."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.ASKING)]
    where = Where.ASKING

    def __init__(self, question: str) -> None:
        """Ask `question`, in one or a few sentences."""
        super().__init__()
        self._question: Final = question

    def compose(self) -> ComposeResult:
        """The question and the keys."""
        with Vertical(classes="dialogue"):
            yield Static(content(self._question))
            yield Static(content(*key_line(commands_here(self, Where.ASKING), 60)), classes="keys")

    def action_answer(self, answer: str) -> None:
        """Hand the answer back."""
        self.dismiss(answer == "yes")
