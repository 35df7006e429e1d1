"""What is shown while a large text is read and searched: how far that is, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from review.errors import ReviewError
from review.model.messages import _
from review.session.opening import Opening, Step
from review.session.session import ReviewSession
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import Line, Run, fit, title
from review.tui.keymap import commands_here
from review.tui.presenter import Presenter
from review.tui.status import key_line
from review.tui.widgets.text_pane import TextPane

BAR: Final = 24
"""Cells of the progress bar."""

Told = tuple[Step, int, int]
"""A step, and how many of how many segments are done in it."""


class LoadingScreen(Screen["Presenter | ReviewError | None"]):
    """Opens a text in a thread of its own and hands back its presenter, or why it can't be opened; None: the user left."""

    CSS_PATH = "loading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.LOADING)]
    where = Where.LOADING

    class Further(Message):
        """The opening has come to another step, or another hundredth of one."""

        def __init__(self, told: Told) -> None:
            """`told` is where it is now."""
            super().__init__()
            self.told: Final = told

    class Ended(Message):
        """The opening is over."""

        def __init__(self, found: Presenter | ReviewError) -> None:
            """`found` is what came of it."""
            super().__init__()
            self.found: Final = found

    def __init__(self, opening: Opening, present: Callable[[ReviewSession], Presenter]) -> None:
        """Open `opening`; `present` makes the presenter of the session, in the same thread."""
        super().__init__()
        self._opening: Final = opening
        self._present: Final = present
        self._told: Told = (Step.READING, 0, 0)

    def compose(self) -> ComposeResult:
        """How far it is, and the keys."""
        yield TextPane("loading")

    def on_mount(self) -> None:
        """Begin."""
        self.query_one("#loading").border_title = title(self._opening.path.name)
        self.open_text()

    @work(thread=True, exclusive=True)
    def open_text(self) -> None:
        """Open the text; where the user has left meanwhile, at the next step there is nobody to tell."""
        worker = get_current_worker()
        last: Told | None = None

        def tell(step: Step, done: int, total: int) -> None:
            nonlocal last
            if worker.is_cancelled:
                raise _LeftError
            if last is None or last[0] is not step or percent(done, total) != percent(*last[1:]):
                last = (step, done, total)
                self.post_message(self.Further(last))

        try:
            session = self._opening.open(tell)
            tell(Step.COUNTING, 0, 0)
            self.post_message(self.Ended(self._present(session)))
        except _LeftError:
            return
        except ReviewError as error:
            self.post_message(self.Ended(error))

    def on_loading_screen_further(self, message: Further) -> None:
        """Show how far it is."""
        self._told = message.told
        self._show()

    def on_loading_screen_ended(self, message: Ended) -> None:
        """Hand back what came of it."""
        self.dismiss(message.found)

    def on_text_pane_resized(self) -> None:
        """Fit the lines into the new width."""
        self._show()

    def action_leave(self) -> None:
        """Leave without having seen the text."""
        self.dismiss(None)

    def _show(self) -> None:
        pane = self.query_one("#loading", TextPane)
        keys = key_line(commands_here(self, Where.LOADING), pane.room.width)
        pane.show([progress_line(self._told, pane.room.width), (), keys])


class _LeftError(Exception):
    """The user has left."""


def percent(done: int, total: int) -> int:
    """How many hundredths are done, 0 where the total isn't known."""
    return 100 * done // total if total else 0


def progress_line(told: Told, width: int) -> Line:
    """A bar and the step in words; all of the text is read before the search begins, and searched before the counting."""
    step, done, total = told
    searched = BAR * percent(done, total) // 100
    filled = {Step.READING: 0, Step.COMPILING: 0, Step.MATCHING: searched, Step.COUNTING: BAR}[step]
    words = {
        Step.READING: _("reading the text"),
        Step.COMPILING: _("preparing the glossaries · {percent} %").format(percent=percent(done, total)),
        Step.MATCHING: _("looking for errors · {percent} %").format(percent=percent(done, total)),
        Step.COUNTING: _("counting the issues"),
    }[step]
    return fit([Run("━" * filled, "done"), Run("─" * (BAR - filled), "faint"), Run(f" {words}")], width)
