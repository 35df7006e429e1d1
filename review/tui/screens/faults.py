"""What is wrong with glossary files that were changed, and the way to each place."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.screen import ModalScreen

from review.errors import Fault
from review.model.messages import _
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import Line, title
from review.tui.external import editor_from, run_editor
from review.tui.glossary_news import fault_lines, faulty_line
from review.tui.keymap import footer_commands
from review.tui.notice import Notice
from review.tui.status import key_line, message_line
from review.tui.widgets.text_pane import TextPane


class FaultsScreen(ModalScreen[None]):
    """The faults, one of them pointed at; it closes by itself when the files are sound again."""

    CSS_PATH = "faults.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.FAULTS)]
    where = Where.FAULTS

    def __init__(self, faults: Sequence[Fault], reload: Callable[[], None]) -> None:
        """Show `faults`, one at least; `reload` reads the glossaries again."""
        super().__init__()
        self._faults = tuple(faults)
        self._reload: Final = reload
        self._chosen = 0
        self._notice: Notice | None = None

    def compose(self) -> ComposeResult:
        """The faults and the keys."""
        yield TextPane("page")
        yield TextPane("keys")

    def on_text_pane_resized(self) -> None:
        """Break the lines for this width."""
        self._show()

    def update_faults(self, faults: Sequence[Fault]) -> None:
        """Show what is wrong now."""
        self._faults = tuple(faults)
        self._chosen = min(self._chosen, len(self._faults) - 1)
        self._show()

    def _show(self) -> None:
        page = self.query_one("#page", TextPane)
        page.border_title = title(faulty_line(self._faults))
        lines, tops = fault_lines(self._faults, self._chosen, page.room.width)
        page.show(lines, self._top(page, tops, len(lines)))
        keys = self.query_one("#keys", TextPane)
        shown: list[Line] = [key_line(footer_commands(self, self.where), keys.room.width)]
        if self._notice is not None:
            shown = [message_line(self._notice, keys.room.width)]
        keys.show(shown)

    def _top(self, page: TextPane, tops: Sequence[int], count: int) -> int:
        """The line to show first, so that all of the chosen fault is in sight."""
        first = tops[self._chosen]
        last = tops[self._chosen + 1] if self._chosen + 1 < len(tops) else count
        top = page.scroll_offset.y
        return min(max(top, last - page.room.height), first)

    def action_move(self, step: int) -> None:
        """Point at another fault."""
        self._notice = None
        self._chosen = max(0, min(self._chosen + step, len(self._faults) - 1))
        self._show()

    def action_page(self, step: int) -> None:
        """Look a page further down or up."""
        page = self.query_one("#page", TextPane)
        page.scroll_relative(y=step * max(1, page.room.height - 1), animate=False)

    def action_open_file(self) -> None:
        """Open the file at the fault in the reviewer's editor; read the glossaries again afterwards."""
        fault = self._faults[self._chosen]
        editor = editor_from(os.environ)
        problem = editor.problem
        if not problem:
            try:
                problem = run_editor(editor.at_line(Path(fault.where), fault.line or 0), self.app.suspend)
                self._reload()
            except SuspendNotSupported:
                problem = _("another program can't have this screen")
        self._notice = Notice(problem, error=True) if problem else None
        self._show()

    def action_leave(self) -> None:
        """Go back to the review."""
        self.dismiss(None)
