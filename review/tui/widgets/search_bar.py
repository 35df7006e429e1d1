"""One line to type a search into."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input

from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.painting import harmless


class SearchBar(Input):
    """Tells what is typed (`Input.Changed`), where to look on, and how it ended."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.SEARCHING)]

    class Further(Message):
        """Look on in the direction of `step`."""

        def __init__(self, step: int) -> None:
            """`step`: 1 or -1."""
            super().__init__()
            self.step = step

    class Ended(Message):
        """The search is over; `kept`: stay at what was found."""

        def __init__(self, kept: bool) -> None:
            """`kept` is False for going back."""
            super().__init__()
            self.kept = kept

    def render_line(self, y: int) -> Strip:
        """The strip of screen line `y`; what was pasted may be hostile."""
        return harmless(super().render_line(y))

    def action_search_further(self) -> None:
        """Look on."""
        self.post_message(self.Further(1))

    def action_search_back(self) -> None:
        """Look back."""
        self.post_message(self.Further(-1))

    def action_search_keep(self) -> None:
        """Stay here."""
        self.post_message(self.Ended(kept=True))

    def action_search_leave(self) -> None:
        """Go back."""
        self.post_message(self.Ended(kept=False))
