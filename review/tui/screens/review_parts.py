"""The parts of the review screen and what they show."""

from __future__ import annotations

import asyncio
from typing import Final

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.screen import Screen

from review.model.messages import _
from review.tui.command import Where
from review.tui.detail import cut, detail_lines
from review.tui.display import Line, Run, fit, shown, title, wrap
from review.tui.layout import alone, first_row, from_sentence, side_by_side
from review.tui.passage import source_runs
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
COLUMNS: Final = 140
"""Columns from which the source stands beside the panes, where there is one; above them where they stand side by side."""
AROUND_TITLE: Final = 8
"""Cells of the list's border and of the point before the count."""
SHOWN: Final = 10
"""Slices of filtering after which the list is shown as far as it goes."""
TALL: Final = 32
"""Lines from which the details are shown in full."""
COMPACT: Final = 4
"""Lines of the details where they aren't shown in full, as review.tcss has it."""


class ReviewParts(Screen[None]):
    """The list, the panes (source, machine, corrected), the editor, the detail panel, the search line, the status lines."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = ""

    def __init__(self, presenter: Presenter) -> None:
        """Show what `presenter` looks at."""
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (BROAD, "-broad")]
        self.VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]
        self.presenter = presenter
        self.where = Where.REVIEW
        self._filling = False

    def compose(self) -> ComposeResult:
        """The parts, each under its title."""
        with Horizontal(id="body"):
            yield RowList("list")
            with Vertical(id="work"):
                with Container(id="panes"):
                    yield TextPane("source")
                    with Container(id="pair"):
                        yield TextPane("machine")
                        yield TextPane("corrected")
                        yield SentenceEditor("editor")
                yield TextPane("detail")
        yield SearchBar(id="search", placeholder=_("search"), compact=True)
        yield TextPane("status")

    def on_mount(self) -> None:
        """Name the parts; nothing is typed into yet."""
        self.query_one("#editor").disabled = self.query_one("#search").disabled = True
        self.query_one("#source").border_title = title(_("source"))
        self.query_one("#machine").border_title = title(_("machine"))
        self.query_one("#corrected").border_title = title(_("corrected"))
        self.presenter.session.stopwatch.restart()

    def on_resize(self, event: events.Resize) -> None:
        """Find the place for the source, where there is one."""
        width, height = event.size
        sourced = any(segment.source for segment in self.presenter.session.document.segments)
        self.set_class(sourced and width >= COLUMNS, "-source-column")
        self.set_class(sourced and WIDE <= width < COLUMNS and height >= TALL, "-source-above")

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
        count = str(rows.found) if rows.complete else _("{count} so far").format(count=rows.found)
        room = max(1, listing.size.width - len(count) - AROUND_TITLE)
        name = "".join(run.text for run in fit([Run(shown(rows.filter.title))], room))
        listing.border_title = title(f"{name} · {count}")
        listing.show(rows, rows.position(self.presenter.segment))
        if not rows.complete and not self._filling:
            self.fill_list()

    @work(group="filter")
    async def fill_list(self) -> None:
        """Work through the rest of the filter; other keys get their turn between the slices."""
        rows = self.presenter.rows
        self._filling = True
        try:
            slices = 0
            while rows.more():
                slices += 1
                if slices % SHOWN == 0:
                    self.show_list()
                await asyncio.sleep(0)
        finally:
            self._filling = False
        self.show_list()
        self.tell_filter()

    def tell_filter(self) -> None:
        """Say so where the filter lets nothing through."""
        rows = self.presenter.rows
        if rows.complete and not rows.found and self.presenter.notice is None:
            text = _("no sentence fits: {filter} · f 0 lists all").format(filter=rows.filter.title)
            self.presenter.say(text)
            self.show_status()

    def show_texts(self) -> None:
        """The panes, lined up where they stand side by side."""
        pairs = self.presenter.paragraphs()
        sides = {
            "machine": [pair.machine for pair in pairs],
            "corrected": [pair.corrected for pair in pairs],
            "source": [pair.source for pair in pairs],
        }
        lined_up = self.lined_up
        panes = [self.query_one(f"#{name}", TextPane) for name in lined_up]
        if panes:
            columns = side_by_side(
                [sides[name] for name in lined_up], [pane.room.width for pane in panes], panes[0].room.height
            )
            for pane, column in zip(panes, columns, strict=True):
                pane.show(column.lines, column.top)
        else:
            for name in ("machine", "corrected"):
                pane = self.query_one(f"#{name}", TextPane)
                beside_editor = self.where is Where.EDITING and not self.has_class("-narrow")
                column = (from_sentence if beside_editor else alone)(sides[name], *pane.room)
                pane.show(column.lines, column.top)
        if "source" not in lined_up:
            self.show_source()

    @property
    def lined_up(self) -> tuple[str, ...]:
        """The ids of the panes that are lined up; none where each stands for itself."""
        if self.has_class("-narrow") or not self.query_one("#corrected").display:
            return ()
        both = ("machine", "corrected")
        return (*both, "source") if self.has_class("-source-column") else both

    def show_source(self) -> None:
        """The source of the current sentence, the words that the issue goes back to in sight."""
        pane = self.query_one("#source", TextPane)
        if not pane.display:
            return
        spot = None if self.presenter.empty else self.presenter.spot
        source = source_runs(spot, invisibles=self.presenter.invisibles) if spot is not None else []
        lines = wrap(source, pane.room.width)
        pane.show(lines, first_row(lines, "origin", pane.room.height))

    def show_detail(self) -> None:
        """What is known of the issue."""
        pane = self.query_one("#detail", TextPane)
        full = pane.room.height > COMPACT
        lines = self.detail(pane.room.width, full=full)
        pane.border_title = title(_("sentence {number}").format(number=self.presenter.segment + 1))
        pane.show(
            lines if full else cut(lines, pane.room.height, pane.room.width, self.presenter.key("details"))
        )

    def detail(self, width: int, *, full: bool) -> list[Line]:
        """The lines of the detail panel."""
        return detail_lines(self.presenter, width, full=full, source=not self.query_one("#source").display)

    def show_status(self) -> None:
        """Progress, and keys or notice."""
        pane = self.query_one("#status", TextPane)
        width = pane.room.width
        pane.show([*self.warnings(width), *status_lines(self.presenter, self.where, width)])

    def warnings(self, width: int) -> list[Line]:
        """What has to stay in sight above the status lines."""
        del width
        return []

    def action_toggle_list(self) -> None:
        """Show the list, or hide it."""
        shown = self.query_one("#list").display
        self.set_class(shown, "-list-off").set_class(not shown, "-list-on")

    def action_toggle_details(self) -> None:
        """Show more detail, or less."""
        full = self.query_one("#detail", TextPane).room.height > COMPACT
        self.set_class(full, "-details-compact").set_class(not full, "-details-full")

    def action_scroll_texts(self, step: int) -> None:
        """Scroll the panes."""
        for pane in self.query("#machine, #corrected, #source").results(TextPane):
            pane.scroll_relative(y=step * max(1, pane.room.height // 2), animate=False)
