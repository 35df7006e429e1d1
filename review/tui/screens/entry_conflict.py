"""Two people's changes to one entry, field by field, and which of them is to stand."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from review.glossary.difference import Difference, differences
from review.glossary.entry import GlossaryEntry
from review.glossary.entry_fields import BY_KEY
from review.model.messages import _
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import Line, Run, runs, shown, title, wrap
from review.tui.keymap import footer_commands
from review.tui.status import key_line
from review.tui.widgets.text_pane import TextPane

LONG: Final = 4_000
"""Code points of one value that are shown."""
_MARGIN: Final = 9


class ConflictScreen(ModalScreen[str]):
    """Hands back "theirs", "mine", or "" to go back to the form."""

    CSS_PATH = "entry_conflict.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.CONFLICT)]
    where = Where.CONFLICT

    def __init__(self, was: GlossaryEntry, theirs: GlossaryEntry | None, mine: GlossaryEntry) -> None:
        """`was` is what both began with, `theirs` what the file has now (None where it is gone), `mine` what the form reads."""
        super().__init__()
        self._was: Final = was
        self._theirs: Final = theirs
        self._mine: Final = mine

    def compose(self) -> ComposeResult:
        """The page and the keys."""
        yield TextPane("page")
        yield TextPane("keys")

    def on_text_pane_resized(self) -> None:
        """Break the lines for this width."""
        page, keys = self.query_one("#page", TextPane), self.query_one("#keys", TextPane)
        page.border_title = title(_("entry {name}: changed in the meantime").format(name=shown(self._was.id)))
        page.show(conflict_lines(self._was, self._theirs, self._mine, page.room.width), page.scroll_offset.y)
        commands = footer_commands(self, self.where)
        if self._theirs is None:
            commands = tuple(one for one in commands if one.id != "conflict_theirs")
        keys.show([key_line(commands, keys.room.width)])

    def action_scroll(self, step: int) -> None:
        """Look further down or up."""
        self.query_one("#page", TextPane).scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Look a page further down or up."""
        self.action_scroll(step * max(1, self.query_one("#page", TextPane).room.height - 1))

    def action_answer(self, answer: str) -> None:
        """Hand the answer back; an entry that is gone can't be taken."""
        if answer != "theirs" or self._theirs is not None:
            self.dismiss(answer)


def conflict_lines(
    was: GlossaryEntry, theirs: GlossaryEntry | None, mine: GlossaryEntry, width: int
) -> list[Line]:
    """What both made of each field that they don't agree on, and what it was."""
    if theirs is None:
        told = _("Somebody took this entry out of the file while you changed it. Yours can be put back in.")
        return wrap(runs(told), width)
    told = _("Somebody changed this entry in the file while you did. Where the two differ:")
    lines: list[Line] = [*wrap(runs(told), width)]
    before = {one.field: one.before for one in (*differences(was, theirs), *differences(was, mine))}
    for one in differences(theirs, mine):
        lines += [(), *_field(one, before.get(one.field, one.before), width)]
    return lines


def _field(one: Difference, before: str, width: int) -> list[Line]:
    lines: list[Line] = [(Run(f"{BY_KEY[one.field].title} ", "strong"), Run(one.field, "faint"))]
    for label, value, look in (
        (_("before"), before, "faint"),
        (_("theirs"), one.before, "changed-mt" if one.before != before else ""),
        (_("yours"), one.after, "changed" if one.after != before else ""),
    ):
        pieces = runs(value[:LONG], look=look) if value else [Run("–", "faint")]
        for row, line in enumerate(wrap(pieces, max(10, width - _MARGIN))):
            head = f"  {label}"[:_MARGIN].ljust(_MARGIN) if row == 0 else " " * _MARGIN
            lines.append((Run(head, "key"), *line))
    return lines
