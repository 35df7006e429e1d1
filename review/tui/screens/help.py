"""Every command with its key."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from review.model.messages import _
from review.tui.commands import Where, bindings_of, commands_of, groups
from review.tui.display import Line, Run, fit, title, wrap
from review.tui.status import key_line
from review.tui.widgets.text_pane import TextPane

KEY_COLUMN = 18


class HelpScreen(ModalScreen[None]):
    """The help page, made from the declared commands."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.HELP)]
    where = Where.HELP

    def compose(self) -> ComposeResult:
        """The page and the keys."""
        yield TextPane("page")
        yield TextPane("keys")

    def on_text_pane_resized(self) -> None:
        """Break the lines for this width."""
        page, keys = self.query_one("#page", TextPane), self.query_one("#keys", TextPane)
        page.border_title = title(_("keys and commands"))
        page.show(help_lines(page.room.width), page.scroll_offset.y)
        keys.show([key_line(commands_of(Where.HELP), keys.room.width)])

    def action_scroll(self, step: int) -> None:
        """Look further down or up."""
        self.query_one("#page", TextPane).scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Look a page further down or up."""
        page = self.query_one("#page", TextPane)
        self.action_scroll(step * max(1, page.room.height - 1))

    def action_leave(self) -> None:
        """Go back to the review."""
        self.dismiss(None)


def help_lines(width: int) -> list[Line]:
    """Each group with its commands: key, what it does."""
    lines: list[Line] = []
    for group, commands in groups().items():
        lines += [(Run(_(group), "heading"),)]
        for command in commands:
            text = wrap([Run(command.explanation)], max(20, width - KEY_COLUMN))
            head = fit([Run(command.key or "–", "key")], KEY_COLUMN - 1, pad=True)
            lines.append((*head, Run(" "), *text[0]))
            lines += [(Run(" " * KEY_COLUMN), *line) for line in text[1:]]
        lines.append(())
    return lines
