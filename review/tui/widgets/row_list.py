"""A list of any length: a line API that draws only the lines in sight."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar, Final, Protocol

from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from review.tui.display import Line
from review.tui.painting import CLASSES, painted

CACHED: Final = 1_000


class RowSource(Protocol):
    """What a list shows."""

    def __len__(self) -> int:
        """The number of rows."""
        ...

    def identity(self, row: int) -> Hashable:
        """A value that changes whenever the row looks different."""
        ...

    def line(self, row: int, width: int) -> list[Line]:
        """The lines of `row`, at most `width` cells wide, as many as the list's row height or fewer."""
        ...


class RowList(ScrollView, can_focus=False):
    """Rows of fixed height with a cursor; the source is given from above, a click is told upwards."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor", *CLASSES}

    cursor: reactive[int] = reactive(0, repaint=False)

    class Clicked(Message):
        """The mouse chose `row`."""

        def __init__(self, row: int) -> None:
            """`row` counts from 0."""
            super().__init__()
            self.row: Final = row

    def __init__(self, name: str, *, row_height: int = 1) -> None:
        """An empty list with the id `name`, each row `row_height` lines high."""
        super().__init__(id=name)
        self._source: RowSource | None = None
        self._shown: tuple[Hashable, ...] = ()
        self.row_height: Final = row_height
        self._strips: LRUCache[Hashable, list[Strip]] = LRUCache(CACHED)

    def show(self, source: RowSource, cursor: int) -> None:
        """Show `source` as it stands now, the cursor on row `cursor` in sight."""
        self._source = source
        self._measure()
        if cursor == self.cursor:
            self.watch_cursor(cursor, cursor)
        self.cursor = cursor
        in_sight = self._in_sight()
        if self._shown != in_sight:
            self._shown = in_sight
            self.refresh()

    @property
    def page(self) -> int:
        """Rows that fit in sight."""
        return max(1, self.scrollable_content_region.height // self.row_height)

    def render_line(self, y: int) -> Strip:
        """The strip of screen line `y`."""
        row, part = divmod(y + self.scroll_offset.y, self.row_height)
        width = self.scrollable_content_region.width
        if self._source is None or row >= len(self._source):
            return Strip.blank(width, self.get_component_rich_style("look--plain"))
        under = "row-list--cursor" if row == self.cursor else ""
        key = (self._source.identity(row), width, under, self.app.theme)
        strips = self._strips.get(key)
        if strips is None:
            lines = self._source.line(row, width)
            lines += [()] * (self.row_height - len(lines))
            strips = self._strips[key] = [painted(self, line, width, under) for line in lines]
        return strips[part]

    def watch_cursor(self, before: int, after: int) -> None:
        """Draw the two rows again that look different, and bring the cursor into sight."""
        for row in {before, after}:
            self.refresh_lines(row * self.row_height, self.row_height)
        self.scroll_to_region(
            Region(0, after * self.row_height, 1, self.row_height), animate=False, force=True, immediate=True
        )

    def on_resize(self) -> None:
        """Forget what was drawn for another width."""
        self._strips.clear()
        self._measure()
        self.watch_cursor(self.cursor, self.cursor)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or self._source is None:
            return
        row = (offset.y + self.scroll_offset.y) // self.row_height
        if row < len(self._source):
            self.post_message(self.Clicked(row))

    def _in_sight(self) -> tuple[Hashable, ...]:
        """What stands on the rows in sight, by its identity."""
        if self._source is None:
            return ()
        first = self.scroll_offset.y // self.row_height
        last = min(len(self._source), first + self.page + 1)
        return (first, last, *(self._source.identity(row) for row in range(first, last)))

    def _measure(self) -> None:
        count = 0 if self._source is None else len(self._source)
        self.virtual_size = Size(self.scrollable_content_region.width, count * self.row_height)
