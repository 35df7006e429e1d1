"""A field of a form that is typed into: as high as its text, the arrows lead out of it at its ends."""

from __future__ import annotations

from typing import Final

from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.widgets import TextArea

from review.model.visible import harmless, visible
from review.tui.editing import EditorText

HIGHEST: Final = 8
"""Lines that a field takes at most; a longer text is scrolled."""


class FieldArea(TextArea):
    """A text area for the field `key`; `single` ones hold no line break, so that Enter is left to the screen."""

    class Leaving(Message):
        """The cursor went up or down out of the text, in the direction of `step`."""

        def __init__(self, step: int) -> None:
            """`step`: 1 or -1."""
            super().__init__()
            self.step: Final = step

    def __init__(self, key: str, text: str, *, single: bool = False) -> None:
        """Hold `text`, in which hostile characters are shown by a glyph and kept."""
        self._edited = EditorText(text)
        self.key: Final = key
        self.single: Final = single
        super().__init__(
            self._edited.shown,
            id=f"field-{key}",
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
            tab_behavior="focus",
            compact=True,
        )

    @property
    def value(self) -> str:
        """The text as it is to be stored."""
        return self._edited.restored(self.text)

    def put(self, text: str) -> None:
        """Hold another text."""
        self._edited = EditorText(text)
        self.load_text(self._edited.shown)
        self.fit()

    def fit(self) -> None:
        """Be as high as the text."""
        self.styles.height = self._height

    @property
    def _height(self) -> int:
        return max(1, min(HIGHEST, self.wrapped_document.height))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that are in sight: a grid asks for this and not for the height."""
        del container, viewport, width
        return self._height

    def on_resize(self) -> None:
        """Lines broken anew may be more or fewer."""
        self.call_after_refresh(self.fit)

    def get_line(self, line_index: int) -> Text:
        """The line as it may be shown."""
        line = super().get_line(line_index)
        line.plain = visible(line.plain, keep="\t")
        return line

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Enter belongs to the screen where there is one line alone."""
        return super().check_consume_key(key, character) and not (self.single and key == "enter")

    async def _on_key(self, event: events.Key) -> None:
        """Leave Enter to the screen where there is one line alone; all else is the text area's."""
        if self.single and event.key == "enter":
            event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        """Let nothing hostile in; the text area's own handler, which runs after this one, puts the text in."""
        event.text = harmless(event.text).replace("\n", " ") if self.single else harmless(event.text)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up; at the first line out of the field."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(self.Leaving(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down; at the last line out of the field."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(self.Leaving(1))
        else:
            super().action_cursor_down(select)
