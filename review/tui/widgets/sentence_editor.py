"""The sentence under the pen."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import TextArea

from review.model.visible import harmless, visible
from review.tui.commands import Where, bindings_of


class SentenceEditor(TextArea):
    """A text area with an undo of its own; enter saves, control-J breaks the line, escape asks to leave."""

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
        super().__init__(
            id=name,
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            tab_behavior="focus",
        )
        self._before = ""

    @property
    def changed(self) -> bool:
        """Whether the text differs from the one it began with."""
        return self.text != self._before

    def begin(self, text: str, at: int = 0) -> None:
        """Edit `text`, the cursor at code point `at`."""
        self._before = text
        self.load_text(text)
        self._before = self.text
        before = text[:at]
        self.move_cursor((before.count("\n"), at - (before.rfind("\n") + 1)))

    def get_line(self, line_index: int) -> Text:
        """The line as it may be shown: what was pasted is as hostile as what was read."""
        line = super().get_line(line_index)
        line.plain = visible(line.plain, keep="\t")
        return line

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
