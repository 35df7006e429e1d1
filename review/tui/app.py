"""The application: the review screen, what works on every screen, and the colours."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual.app import App
from textual.binding import BindingType
from textual.command import CommandPalette

from review.model.messages import _
from review.session.export import Export, write_export
from review.session.session import ReviewSession
from review.tui.commands import Where, bindings_of
from review.tui.palette import CommandProvider
from review.tui.presenter import Presenter
from review.tui.screens.help import HelpScreen
from review.tui.screens.review import ReviewScreen
from review.tui.themes import DARK, LIGHT, NO_COLOR, THEMES

Exporter = Callable[[Path], Export]


class ReviewApp(App[None]):
    """One document under review."""

    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {CommandProvider}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.EVERYWHERE)]
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(self, session: ReviewSession, export: Exporter, *, light: bool = False) -> None:
        """Review `session`; `export` writes the corrected text."""
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self._export: Final = export
        self.presenter: Final = Presenter(session)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = NO_COLOR if self.no_color else LIGHT if light else DARK
        self.title = _("review")

    def on_mount(self) -> None:
        """Show the review; leave in good order when the system ends the program."""
        with contextlib.suppress(
            NotImplementedError, ValueError, RuntimeError
        ):  # not on Windows, nor off the main thread
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.exit)
        self.push_screen(ReviewScreen(self.presenter, self._export))

    def on_app_focus(self) -> None:
        """Back from another window: take in what others decided since."""
        screen = self.screen
        if isinstance(screen, ReviewScreen):
            screen.take_in()

    def action_change_theme(self) -> None:
        """Change between dark and light; without colours there is one look."""
        if self.theme != NO_COLOR:
            self.theme = DARK if self.theme == LIGHT else LIGHT

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("find a command")))

    def action_help(self) -> None:
        """Show every command."""
        self.push_screen(HelpScreen())

    async def action_quit(self) -> None:
        """Leave; a sentence that is being edited is asked about first."""
        review = next(screen for screen in self.screen_stack if isinstance(screen, ReviewScreen))
        if review.editing_changed:
            review.ask_then(self.exit)
        else:
            self.exit()

    def action_help_quit(self) -> None:
        """Control-C is no way out: say which key is."""
        self.notify(_("q leaves; every decision is on disk already"), markup=False)


def run(session: ReviewSession, *, export: Exporter | None = None, light: bool = False) -> None:
    """Review `session` in the terminal until the reviewer leaves; closing the session is the caller's business.

    `export` writes the corrected text to the path it is given (`write_export` where it is left out).
    """
    gc.freeze()  # the document's many small objects are here to stay: no pause to look through them
    ReviewApp(session, export or partial(write_export, session), light=light).run()
