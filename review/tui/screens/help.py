"""What the screen shows and every command with its key, first those that work where the reviewer is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from review.model.issue import Severity, State
from review.model.messages import _
from review.tui.command import Command, Where
from review.tui.commands import COMMANDS, bindings_of, groups
from review.tui.display import Line, Run, fit, title, wrap
from review.tui.keymap import commands_here
from review.tui.labels import (
    EDITED_GLYPH,
    SEVERITY_GLYPHS,
    STATE_GLYPHS,
    severity_word,
    state_word,
)
from review.tui.status import key_line
from review.tui.widgets.text_pane import TextPane

KEY_COLUMN: Final = 18


class HelpScreen(ModalScreen[None]):
    """The help page, made from the declared commands."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.HELP)]
    where = Where.HELP

    def __init__(self, about: Where = Where.REVIEW, commands: Sequence[Command] = COMMANDS) -> None:
        """Help on `about`, where the reviewer is; `commands` have the keys in force."""
        super().__init__()
        self._about: Final = about
        self._commands: Final = commands

    def compose(self) -> ComposeResult:
        """The page and the keys."""
        yield TextPane("page")
        yield TextPane("keys")

    def on_text_pane_resized(self) -> None:
        """Break the lines for this width."""
        page, keys = self.query_one("#page", TextPane), self.query_one("#keys", TextPane)
        page.border_title = title(_("keys and commands"))
        page.show(help_lines(page.room.width, self._about, self._commands), page.scroll_offset.y)
        keys.show([key_line(commands_here(self, Where.HELP), keys.room.width)])

    def action_scroll(self, step: int) -> None:
        """Look further down or up."""
        self.query_one("#page", TextPane).scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Look a page further down or up."""
        page = self.query_one("#page", TextPane)
        self.action_scroll(step * max(1, page.room.height - 1))

    def action_leave(self) -> None:
        """Go back to where the help was asked for."""
        self.dismiss(None)


def help_lines(width: int, about: Where = Where.REVIEW, commands: Sequence[Command] = COMMANDS) -> list[Line]:
    """What the signs mean, then each group with its commands: those of `about` before all others."""
    lines = [*signs(width), ()]
    first = [command for command in commands if command.where is about]
    others = [command for command in commands if command.where is not about]
    for group, members in [*groups(first).items(), *groups(others).items()]:
        lines += [(Run(_(group), "heading"),)]
        for command in members:
            text = wrap([Run(command.explanation)], max(20, width - KEY_COLUMN))
            head = fit([Run(command.key or "–", "key")], KEY_COLUMN - 1, pad=True)
            lines.append((*head, Run(" "), *text[0]))
            lines += [(Run(" " * KEY_COLUMN), *line) for line in text[1:]]
        lines.append(())
    return lines


def signs(width: int) -> list[Line]:
    """What the glyphs and the looks of the screen mean, each shown in its own look."""
    states: list[Run] = []
    for state in State:
        states += _sign(STATE_GLYPHS[state], state_word(state))
    states += _sign(EDITED_GLYPH, _("edited"))
    grave: list[Run] = []
    for severity in Severity:
        grave += _sign(SEVERITY_GLYPHS[severity], severity_word(severity))
    grave += [*_sign("✓", _("safe repair")), *_sign("?", _("look first"))]
    looks = [
        Run(_("flagged"), "flagged"),
        Run("  "),
        Run(_("the issue you are at"), "issue"),
        Run("  "),
        Run(_("proposed, not yet accepted"), "proposed"),
        Run("  "),
        Run(_("decided"), "settled"),
        Run("  "),
        Run(_("changed"), "changed"),
        Run("  "),
        Run(_("other sentences"), "context"),
    ]
    return [line for runs in (states, grave, looks) for line in wrap(runs, max(20, width))]


def _sign(glyph: str, meaning: str) -> list[Run]:
    return [Run(glyph, "key"), Run(f" {meaning}   ")]
