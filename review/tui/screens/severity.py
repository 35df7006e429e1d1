"""What kind of error an issue is, and how bad."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from review.model.issue import ERROR_TYPES, Severity
from review.model.messages import _
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import Run, content, shown, title
from review.tui.keymap import commands_here
from review.tui.labels import SEVERITY_GLYPHS, severity_word, type_words
from review.tui.status import key_line

TYPES: Final = tuple(sorted(ERROR_TYPES))
"""In this order each dimension of MQM stands before its types."""
SEVERITIES: Final = tuple(Severity)

Class = tuple[str, Severity]
"""MQM error type and severity."""


class SeverityScreen(ModalScreen[Class]):
    """The types in a list, the severities on one line, those in force chosen at first."""

    CSS_PATH = "severity.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.SEVERITY)]
    AUTO_FOCUS = ""
    where = Where.SEVERITY

    def __init__(self, words: str, error_type: str, severity: Severity) -> None:
        """`words`: what the issue is about; a type that MQM doesn't know is offered too."""
        super().__init__()
        self._words: Final = words
        self._types: Final = TYPES if error_type in TYPES else (error_type, *TYPES)
        self._type: Final = error_type
        self._severity = severity

    def compose(self) -> ComposeResult:
        """The severities, the types, the keys."""
        with Vertical(classes="dialogue") as box:
            box.border_title = title(_("{words}: type and severity").format(words=self._words[:40]))
            yield Static("", id="severities")
            options = OptionList(
                *(Option(content(shown(_indented(one)))) for one in self._types), compact=True
            )
            options.can_focus = False
            yield options
            yield Static(content(*key_line(commands_here(self, Where.SEVERITY), 60)), classes="keys")

    def on_mount(self) -> None:
        """Stand on what is in force."""
        self.query_one(OptionList).highlighted = self._types.index(self._type)
        self._tell()

    def _tell(self) -> None:
        """Mark the severity that is chosen."""
        pieces: list[Run] = []
        for number, one in enumerate(SEVERITIES, 1):
            here = one is self._severity
            pieces += [Run("▸" if here else " ", "key"), Run(f"{number} ", "key")]
            pieces.append(Run(f"{SEVERITY_GLYPHS[one]} {severity_word(one)}", "strong" if here else "faint"))
            pieces.append(Run("  "))
        self.query_one("#severities", Static).update(content(*pieces))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the clicked type back."""
        self.dismiss((self._types[event.option_index], self._severity))

    def action_choose(self) -> None:
        """Hand type and severity back."""
        self.dismiss((self._types[self.query_one(OptionList).highlighted or 0], self._severity))

    def action_severity(self, number: int) -> None:
        """Choose the severity of this number (from 1)."""
        self._severity = SEVERITIES[number - 1]
        self._tell()

    def action_step(self, step: int) -> None:
        """Choose a severity that is worse (1) or less bad (-1)."""
        rank = max(0, min(self._severity.rank + step, len(SEVERITIES) - 1))
        self.action_severity(rank + 1)

    def action_move(self, step: int) -> None:
        """Go a line on."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if step > 0 else options.action_cursor_up()

    def action_page(self, step: int) -> None:
        """Go a page on."""
        options = self.query_one(OptionList)
        (options.action_page_down if step > 0 else options.action_page_up)()  # type: ignore[no-untyped-call]

    def action_leave(self) -> None:
        """Go back and leave both as they were."""
        self.dismiss(None)


def _indented(error_type: str) -> str:
    """A dimension's name, or that of one of its types further in."""
    dimension, _slash, name = error_type.partition("/")
    return f"  {type_words(name)}" if name else type_words(dimension)
