"""The glossary entry behind an issue, whole, to read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.screen import ModalScreen

from review.glossary.entry import GlossaryEntry
from review.model.messages import _
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import Line, shown, title
from review.tui.entry_page import entry_lines
from review.tui.external import editor_from, run_editor
from review.tui.keymap import footer_commands
from review.tui.notice import Notice
from review.tui.status import key_line, message_line
from review.tui.widgets.text_pane import TextPane


class EntryScreen(ModalScreen[str]):
    """One entry, the way to its form (hands back "edit" for it) and to its file."""

    CSS_PATH = "entry.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.ENTRY)]
    where = Where.ENTRY

    def __init__(self, entry: GlossaryEntry) -> None:
        """Show `entry`."""
        super().__init__()
        self._entry: Final = entry
        self._notice: Notice | None = None

    def compose(self) -> ComposeResult:
        """The page and the keys."""
        yield TextPane("page")
        yield TextPane("keys")

    def on_text_pane_resized(self) -> None:
        """Break the lines for this width."""
        page = self.query_one("#page", TextPane)
        page.border_title = title(_("entry {name}").format(name=shown(self._entry.id)))
        page.show(entry_lines(self._entry, page.room.width), page.scroll_offset.y)
        self._show_keys()

    def _show_keys(self) -> None:
        """The keys, or what came of the last one."""
        pane = self.query_one("#keys", TextPane)
        lines: list[Line] = [key_line(footer_commands(self, self.where), pane.room.width)]
        if self._notice is not None:
            lines = [message_line(self._notice, pane.room.width)]
        pane.show(lines)

    def action_scroll(self, step: int) -> None:
        """Look further down or up."""
        self.query_one("#page", TextPane).scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Look a page further down or up."""
        self.action_scroll(step * max(1, self.query_one("#page", TextPane).room.height - 1))

    def action_open_file(self) -> None:
        """Open the glossary file at the entry in the reviewer's editor."""
        editor = editor_from(os.environ)
        problem = editor.problem
        if not problem:
            try:
                problem = run_editor(
                    editor.at_line(Path(self._entry.path), self._entry.line), self.app.suspend
                )
            except SuspendNotSupported:
                problem = _("another program can't have this screen")
        told = _("what you change in the file is in force as soon as it is saved")
        self._notice = Notice(problem, error=True) if problem else Notice(told)
        self._show_keys()

    def action_edit(self) -> None:
        """Go on to the form."""
        self.dismiss("edit")

    def action_leave(self) -> None:
        """Go back to the review."""
        self.dismiss(None)
