"""A line to type a path or a reason into."""

from __future__ import annotations

from textual.strip import Strip
from textual.widgets import Input

from review.tui.painting import harmless


class LineInput(Input):
    """An input that shows hostile characters of its text instead of sending them to the terminal."""

    def render_line(self, y: int) -> Strip:
        """The strip of screen line `y`."""
        return harmless(super().render_line(y))
