"""Why an issue is dismissed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from review.model.messages import _
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import Run, content, title
from review.tui.keymap import commands_here
from review.tui.labels import reasons
from review.tui.status import key_line
from review.tui.widgets.line_input import LineInput


class ReasonScreen(ModalScreen[str]):
    """Common reasons on one key each, or one's own words."""

    CSS_PATH = "reason.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.REASON)]
    AUTO_FOCUS = ""
    where = Where.REASON

    def __init__(self, words: str, reason: str = "") -> None:
        """`words`: what the issue is about; `reason`: the one given before, to be changed."""
        super().__init__()
        self._words = words
        self._reason = reason

    def compose(self) -> ComposeResult:
        """The reasons, the line for one's own, and the keys."""
        with Vertical(classes="dialogue") as box:
            box.border_title = title(_("dismiss {words}: why?").format(words=self._words[:60]))
            for number, reason in enumerate(reasons(), 1):
                yield Static(content(Run(f"{number} ", "key"), Run(reason)))
            yield LineInput(self._reason, placeholder=_("t or Tab: a reason of your own"), compact=True)
            yield Static(content(*key_line(commands_here(self, Where.REASON), 60)), classes="keys")

    def action_choose(self, number: int) -> None:
        """Hand that reason back."""
        self.dismiss(reasons()[number - 1])

    def action_type(self) -> None:
        """Let the reviewer type."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the typed reason back."""
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Go back without dismissing."""
        self.dismiss(None)
