"""A pane of lines that were broken elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from review.tui.display import Line
from review.tui.painting import CLASSES, painted


class TextPane(ScrollView, can_focus=False):
    """Shows lines; asks for new ones (`Resized`) when its width or height changes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = CLASSES

    class Resized(Message):
        """The pane has another size, its lines have to be broken anew."""

    def __init__(self, name: str) -> None:
        """An empty pane with the id `name`."""
        super().__init__(id=name)
        self._lines: Sequence[Line] = ()
        self._strips: LRUCache[tuple[int, int, str], Strip] = LRUCache(500)

    @property
    def room(self) -> Size:
        """Cells for text: width and height."""
        return self.scrollable_content_region.size

    def show(self, lines: Sequence[Line], top: int = 0) -> None:
        """Show `lines`, line `top` first as far as there are lines to fill the pane."""
        self._lines = lines
        self._strips.clear()
        self.virtual_size = Size(self.room.width, len(lines))
        self.scroll_to(y=top, animate=False, force=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The strip of screen line `y`."""
        line = y + self.scroll_offset.y
        width = self.room.width
        if line >= len(self._lines):
            return Strip.blank(width, self.get_component_rich_style("look--plain"))
        key = (line, width, self.app.theme)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = painted(self, self._lines[line], width)
        return strip

    def on_resize(self) -> None:
        """Ask for lines of the new width."""
        self._strips.clear()
        self.post_message(self.Resized())

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()
