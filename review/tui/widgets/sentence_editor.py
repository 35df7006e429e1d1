"""The sentence under the pen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import TextArea

from review.model.span import Span
from review.model.visible import harmless, visible
from review.tui.alignment import carried
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import Mark
from review.tui.painting import CLASSES

QUICK: Final = 20_000
"""Longest text, in code points, whose marks move with every key; in a longer one they go until it is looked through."""


class SentenceEditor(TextArea):
    """A text area with an undo of its own; enter saves, control-J breaks the line, escape asks to leave."""

    COMPONENT_CLASSES: ClassVar[set[str]] = CLASSES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.EDITING)]

    class Saved(Message):
        """The reviewer is done: `text` is what the sentence should read."""

        def __init__(self, text: str) -> None:
            """`text` with plain line breaks."""
            super().__init__()
            self.text = text

    class Cancelled(Message):
        """The reviewer wants to leave; `changed`: something was typed."""

        def __init__(self, changed: bool) -> None:
            """`changed` is False where nothing would be lost."""
            super().__init__()
            self.changed = changed

    def __init__(self, name: str) -> None:
        """An empty editor with the id `name`; `begin` gives it a text."""
        self._before = ""
        self._marked = ""
        self._marks: Sequence[Mark] = ()
        self._by_line: dict[int, list[Mark]] = {}
        self._drawn: tuple[int, str, bool, str] = (-1, "", False, "")
        self.invisibles = False
        super().__init__(
            id=name,
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            tab_behavior="focus",
        )

    @property
    def changed(self) -> bool:
        """Whether the text differs from the one it began with."""
        return self.text != self._before

    @property
    def place(self) -> int:
        """Where the cursor stands, in code points of the text."""
        row, column = self.cursor_location
        return sum(len(self.document.get_line(line)) + 1 for line in range(row)) + column

    def begin(self, text: str, at: int = 0, *, invisibles: bool = False) -> None:
        """Edit `text`, the cursor at code point `at`; with `invisibles`, what nobody sees is shown by a sign."""
        self._before = text
        self.invisibles = invisibles
        self.mark(text, ())
        self.load_text(text)
        self._before = self.text
        before = text[:at]
        self.move_cursor((before.count("\n"), at - (before.rfind("\n") + 1)))

    def mark(self, text: str, marks: Sequence[Mark]) -> None:
        """Show `marks`, in code points of `text`, which is the text of the editor; a later mark over an earlier one."""
        self._marked, self._marks = text, marks
        self._by_line = {}
        first = 0
        for number, line in enumerate(text.split("\n")):
            last = first + len(line)
            own = [
                Mark(max(mark.start, first) - first, min(mark.end, last) - first, mark.look)
                for mark in marks
                if mark.start < last and first < mark.end
            ]
            if own:
                self._by_line[number] = own
            first = last + 1
        self.notify_style_update()
        self.refresh()

    def carry_marks(self) -> None:
        """Move the marks along with what was typed since; those whose words were touched go."""
        text = self.text
        if text == self._marked:
            return
        if len(text) > QUICK:
            self.mark(text, ())
            return
        spans = carried([Span(mark.start, mark.end) for mark in self._marks], self._marked, text)
        self.mark(
            text,
            [
                Mark(span.start, span.end, mark.look)
                for mark, span in zip(self._marks, spans, strict=True)
                if span is not None
            ],
        )

    def get_line(self, line_index: int) -> Text:
        """The line as it may be shown, its marks on it: what was pasted is as hostile as what was read."""
        line = super().get_line(line_index)
        line.plain = self._visible(line_index, line.plain)
        for mark in self._by_line.get(line_index, ()):
            style = self.get_component_rich_style(f"look--{mark.look}", partial=True)
            line.stylize(style, mark.start, mark.end)
        return line

    def _visible(self, number: int, text: str) -> str:
        """`text`, line `number`, made visible; a long line is asked for once for each line of the screen."""
        index, known, invisibles, shown = self._drawn
        if (index, invisibles) != (number, self.invisibles) or known != text:
            shown = visible(text, keep="\t", invisibles=self.invisibles)
            self._drawn = (number, text, self.invisibles, shown)
        return shown

    async def _on_key(self, event: events.Key) -> None:
        """Leave enter to the binding that saves; all else is the text area's, whose own handler runs after this one."""
        if event.key == "enter":
            event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        """Let nothing hostile into the text; the text area's own handler, which runs after this one, puts it in."""
        event.text = harmless(event.text)

    def action_save(self) -> None:
        """Hand the text up."""
        self.post_message(self.Saved(self.text))

    def action_newline(self) -> None:
        """Put a line break in."""
        self.insert("\n")

    def action_cancel(self) -> None:
        """Ask to leave."""
        self.post_message(self.Cancelled(self.changed))
