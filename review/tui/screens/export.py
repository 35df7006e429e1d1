"""Where the corrected text goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from review.errors import ReviewError
from review.model.messages import _
from review.session.destination import typed_path
from review.session.export import Export, proposed_path, written_line
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import Run, content, title
from review.tui.keymap import commands_here
from review.tui.status import key_line
from review.tui.widgets.line_input import LineInput


class ExportScreen(ModalScreen[str]):
    """Asks for a path and writes; a failure stays on the screen in one line. Hands back what was done."""

    CSS_PATH = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.EXPORT)]
    where = Where.EXPORT

    def __init__(
        self, source: Path, export: Callable[[Path], Export], check: Callable[[Path], None], own: set[Path]
    ) -> None:
        """`source` is the input file; `export` writes to the path it is given, unless `check` raises on it.

        `own` holds the files written so far, which may be replaced without asking; what is written goes into it.
        """
        super().__init__()
        self._proposed: Final = proposed_path(source)
        self._export: Final = export
        self._check: Final = check
        self._own: Final = own
        self._confirmed: Path | None = None

    def compose(self) -> ComposeResult:
        """The path, a line for what is wrong with it, the keys."""
        with Vertical(classes="dialogue") as box:
            box.border_title = title(_("write the corrected text to"))
            yield LineInput(str(self._proposed), compact=True, select_on_focus=False)
            yield Static("", id="problem")
            yield Static(content(*key_line(commands_here(self, Where.EXPORT), 60)), classes="keys")

    def on_input_submitted(self) -> None:
        """Write."""
        self.action_write()

    def on_input_changed(self) -> None:
        """Another path is another question."""
        self._confirmed = None

    def action_write(self) -> None:
        """Write to the path; a file that no earlier export made is replaced only when asked twice."""
        text = self.query_one(Input).value.strip()
        path = typed_path(text)
        if not text:
            self._tell(_("type the path of a file"))
        else:
            self._write(path)

    def _write(self, path: Path) -> None:
        try:
            self._check(path)
            if path.exists() and path not in {*self._own, self._confirmed}:
                self._confirmed = path
                self._tell(_("there is such a file; Enter again replaces it"))
                return
            done = self._export(path)
        except ReviewError as error:
            self._tell(error.lines()[0])
        else:
            self._own.add(path)
            self.dismiss(written_line(done, path.name if path.parent == self._proposed.parent else str(path)))

    def _tell(self, problem: str) -> None:
        self.query_one("#problem", Static).update(content(Run("! ", "error"), problem))

    def action_leave(self) -> None:
        """Go back without writing."""
        self.dismiss(None)
