"""A pane of lines that were broken elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from review.tui.display import Line
from review.tui.painting import CLASSES, painted


class TextPane(ScrollView, can_focus=False):
    """Shows lines; asks for new ones (`Resized`) when its width or height changes; tells upwards what the mouse does."""

    COMPONENT_CLASSES: ClassVar[set[str]] = CLASSES

    class Resized(Message):
        """The pane has another size, its lines have to be broken anew."""

    class Scrolled(Message):
        """The mouse wheel turned the pane; `top` is now its first line in sight."""

        def __init__(self, pane: TextPane, top: int) -> None:
            """`top` counts from 0."""
            super().__init__()
            self.pane: Final = pane
            self.top: Final = top

    class Clicked(Message):
        """The mouse chose the cell `cell` of line `row`."""

        def __init__(self, pane: TextPane, row: int, cell: int) -> None:
            """`row` and `cell` count from 0, in the whole text of the pane."""
            super().__init__()
            self.pane: Final = pane
            self.row: Final = row
            self.cell: Final = cell

    def __init__(self, name: str) -> None:
        """An empty pane with the id `name`."""
        super().__init__(id=name)
        self._lines: Sequence[Line] = ()
        self._strips: LRUCache[tuple[int, int, str], Strip] = LRUCache(500)

    @property
    def room(self) -> Size:
        """Cells for text: width and height."""
        return self.scrollable_content_region.size

    @property
    def lines(self) -> Sequence[Line]:
        """The lines as they were given."""
        return self._lines

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

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll, and tell."""
        self._turn(event, self.app.scroll_sensitivity_y)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll, and tell."""
        self._turn(event, -self.app.scroll_sensitivity_y)

    def _turn(self, event: events.MouseEvent, lines: float) -> None:
        event.prevent_default()
        event.stop()
        self.scroll_relative(y=lines, animate=False, force=True)
        self.post_message(self.Scrolled(self, self.scroll_offset.y))

    def on_click(self, event: events.Click) -> None:
        """Tell what was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None:
            self.post_message(self.Clicked(self, offset.y + self.scroll_offset.y, offset.x))

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()
