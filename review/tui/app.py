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

from textual.binding import BindingType
from textual.command import CommandPalette

from review.errors import ReviewError
from review.model.messages import _
from review.session.export import Export, write_export
from review.session.glossary_watch import GlossaryWatch
from review.session.opening import Opening
from review.session.session import ReviewSession
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.keymap import KeyedApp, rebound
from review.tui.palette import CommandProvider
from review.tui.presenter import Presenter
from review.tui.screens.entry_form import EntryFormScreen
from review.tui.screens.help import HelpScreen
from review.tui.screens.loading import LoadingScreen
from review.tui.screens.review import ReviewScreen
from review.tui.themes import BY_SETTING, NO_COLOR, THEMES

Exporter = Callable[[Path], Export]


class ReviewApp(KeyedApp):
    """One document under review."""

    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {CommandProvider}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.EVERYWHERE)]
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(self, session: ReviewSession | Opening, export: Exporter | None = None) -> None:
        """Review `session`, which is opened first where it isn't yet; raises InputError where the settings' keys are invalid.

        `export` writes the corrected text (`write_export` where it is left out).
        """
        commands = rebound(session.settings.keys)
        super().__init__(commands, ansi_color=True if "NO_COLOR" in os.environ else None)
        self._export: Final = export
        self._text: Final = session
        # From before a large text is opened, so that no change of a glossary meanwhile is missed.
        self._watch: Final = GlossaryWatch(session.settings.glossaries)
        self._presenter = None if isinstance(session, Opening) else Presenter(session, commands)
        self.failure: ReviewError | None = None
        if not session.settings.animation:
            self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = NO_COLOR if self.no_color else BY_SETTING[session.settings.theme]
        self.title = _("review")

    def on_mount(self) -> None:
        """Show the review; leave in good order when the system ends the program."""
        with contextlib.suppress(
            NotImplementedError, ValueError, RuntimeError
        ):  # not on Windows, nor off the main thread
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.exit)
        if isinstance(self._text, Opening):
            present = partial(Presenter, commands=self.commands_in_force)
            self.push_screen(LoadingScreen(self._text, present), self._opened)
        else:
            self._review(self.presenter)

    @property
    def presenter(self) -> Presenter:
        """What is looked at; raises LookupError while the text is being opened."""
        review = next((screen for screen in self.screen_stack if isinstance(screen, ReviewScreen)), None)
        if review is not None:  # its presenter changes with the glossaries
            return review.presenter
        if self._presenter is None:
            message = "the text is not open yet"
            raise LookupError(message)
        return self._presenter

    def _opened(self, found: Presenter | ReviewError | None) -> None:
        """Go on with the text that was opened; leave where it can't be, or isn't wanted any more."""
        if isinstance(found, Presenter):
            gc.freeze()  # as in `run`
            self._review(found)
        else:
            self.failure = found
            self.exit()

    def _review(self, presenter: Presenter) -> None:
        self._presenter = presenter
        self.push_screen(ReviewScreen(presenter, self._export or self._write, self._watch))

    def _write(self, path: Path) -> Export:
        """Write what is under review now: another session once a glossary was reloaded."""
        return write_export(self.presenter.session, path)

    def on_app_focus(self) -> None:
        """Back from another window: take in what others decided since."""
        screen = self.screen
        if isinstance(screen, ReviewScreen):
            screen.take_in()

    def action_change_theme(self) -> None:
        """Go on from dark to light to the terminal's own colours; without colours there is one look."""
        looks = list(BY_SETTING.values())
        if self.theme in looks:
            self.theme = looks[(looks.index(self.theme) + 1) % len(looks)]

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("find a command")))

    def action_help(self) -> None:
        """Show every command, first those that work where the reviewer is."""
        where = getattr(self.screen, "where", Where.EVERYWHERE)
        if where is not Where.HELP:
            self.push_screen(HelpScreen(where, self.commands_in_force))

    async def action_quit(self) -> None:
        """Leave; a sentence or an entry that is being changed is asked about first."""
        forms = (screen for screen in self.screen_stack if isinstance(screen, EntryFormScreen))
        form = next((screen for screen in forms if screen.changed), None)
        if form is not None:
            form.ask_then(self.exit)
            return
        review = next((screen for screen in self.screen_stack if isinstance(screen, ReviewScreen)), None)
        if review is not None and review.editing_changed:
            review.ask_then(self.exit)
        else:
            self.exit()

    def action_help_quit(self) -> None:
        """Control-C is no way out: say which key is."""
        quit_ = next(command for command in self.commands_in_force if command.id == "quit")
        text = _("{quit} leaves; every decision is on disk already").format(quit=quit_.key or quit_.title)
        self.notify(text, markup=False)


def run(session: ReviewSession | Opening, *, export: Exporter | None = None) -> None:
    """Review `session` in the terminal until the reviewer leaves; closing the session is the caller's business.

    A text on its way to a session is opened on the screen. `export` writes the corrected text to the path it is given
    (`write_export` where it is left out). Raises InputError where the settings give keys that don't exist, or to commands
    that don't, before anything is shown; and what opening the text raises.
    """
    app = ReviewApp(session, export)
    gc.freeze()  # the document's many small objects are here to stay: no pause to look through them
    app.run()
    if app.failure is not None:
        raise app.failure
