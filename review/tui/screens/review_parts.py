"""The parts of the review screen and what they show."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.screen import Screen

from review.model.messages import _
from review.tui.commands import Where
from review.tui.detail import cut, detail_lines
from review.tui.display import title
from review.tui.layout import alone, side_by_side
from review.tui.presenter import Presenter
from review.tui.status import status_lines
from review.tui.widgets.row_list import RowList
from review.tui.widgets.search_bar import SearchBar
from review.tui.widgets.sentence_editor import SentenceEditor
from review.tui.widgets.text_pane import TextPane

WIDE: Final = 100
"""Columns from which the panes stand side by side."""
BROAD: Final = 120
"""Columns from which the list has room for more words."""
TALL: Final = 32
"""Lines from which the details are shown in full."""
COMPACT: Final = 4
"""Lines of the details where they aren't shown in full, as review.tcss has it."""


class ReviewParts(Screen[None]):
    """The list, the two panes, the editor, the detail panel, the search line, the status lines."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = ""

    def __init__(self, presenter: Presenter) -> None:
        """Show what `presenter` looks at."""
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (BROAD, "-broad")]
        self.VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]
        self.presenter: Final = presenter
        self.where = Where.REVIEW

    def compose(self) -> ComposeResult:
        """The parts, each under its title."""
        with Horizontal(id="body"):
            yield RowList("list")
            with Vertical(id="work"):
                with Container(id="panes"):
                    yield TextPane("machine")
                    yield TextPane("corrected")
                    yield SentenceEditor("editor")
                yield TextPane("detail")
        yield SearchBar(id="search", placeholder=_("search"), compact=True)
        yield TextPane("status")

    def on_mount(self) -> None:
        """Name the parts; nothing is typed into yet."""
        self.query_one("#editor").disabled = self.query_one("#search").disabled = True
        self.query_one("#machine").border_title = title(_("machine"))
        self.query_one("#corrected").border_title = title(_("corrected"))
        self.presenter.session.stopwatch.restart()

    def on_text_pane_resized(self) -> None:
        """Break the lines anew, once for all panes."""
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Bring every part up to what the presenter says now."""
        self.show_list()
        self.show_texts()
        self.show_detail()
        self.show_status()

    def show_list(self) -> None:
        """The list and its cursor."""
        rows = self.presenter.rows
        listing = self.query_one("#list", RowList)
        listing.border_title = title(f"{rows.filter.title} · {len(rows)}")
        listing.show(rows, rows.position(self.presenter.segment))

    def show_texts(self) -> None:
        """Both panes, lined up where they stand side by side."""
        machine, corrected = self.query_one("#machine", TextPane), self.query_one("#corrected", TextPane)
        pairs = self.presenter.paragraphs()
        if not self.has_class("-narrow") and corrected.display:
            left, right = side_by_side(pairs, machine.room.width, corrected.room.width, machine.room.height)
        else:
            left = alone([pair.machine for pair in pairs], *machine.room)
            right = alone([pair.corrected for pair in pairs], *corrected.room)
        machine.show(left.lines, left.top)
        corrected.show(right.lines, right.top)

    def show_detail(self) -> None:
        """What is known of the issue."""
        pane = self.query_one("#detail", TextPane)
        full = pane.room.height > COMPACT
        lines = detail_lines(self.presenter, pane.room.width, full=full)
        pane.border_title = title(_("sentence {number}").format(number=self.presenter.segment + 1))
        pane.show(lines if full else cut(lines, pane.room.height, pane.room.width))

    def show_status(self) -> None:
        """Progress, and keys or notice."""
        pane = self.query_one("#status", TextPane)
        pane.show(status_lines(self.presenter, self.where, pane.room.width))

    def action_toggle_list(self) -> None:
        """Show the list, or hide it."""
        shown = self.query_one("#list").display
        self.set_class(shown, "-list-off").set_class(not shown, "-list-on")

    def action_toggle_details(self) -> None:
        """Show more detail, or less."""
        full = self.query_one("#detail", TextPane).room.height > COMPACT
        self.set_class(full, "-details-compact").set_class(not full, "-details-full")

    def action_scroll_texts(self, step: int) -> None:
        """Scroll both panes."""
        for pane in self.query("#machine, #corrected").results(TextPane):
            pane.scroll_relative(y=step * max(1, pane.room.height // 2), animate=False)
