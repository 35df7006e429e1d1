"""Which sentences the list shows."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from review.model.issue import State
from review.model.messages import _
from review.tui.commands import Where, bindings_of, commands_of
from review.tui.display import Run, content, shown, title
from review.tui.labels import STATE_GLYPHS
from review.tui.rows import Filter, Which
from review.tui.status import key_line
from review.tui.tally import Tally

MOST: Final = 1_000
"""Entries offered at most; the list widget is slow beyond two thousand lines."""


class FilterScreen(ModalScreen[Filter]):
    """All sentences, the flagged ones, those of one state, those of one entry."""

    CSS_PATH = "filter.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.FILTER)]
    where = Where.FILTER

    def __init__(self, tally: Tally, current: Filter) -> None:
        """Offer what `tally` counts, `current` first under the cursor."""
        super().__init__()
        self._tally = tally
        self._filters = choices(tally)
        self._current = current

    def compose(self) -> ComposeResult:
        """The choices and the keys."""
        with Vertical(classes="dialogue") as box:
            box.border_title = title(_("which sentences to list"))
            options = OptionList(*(Option(self._prompt(one)) for one in self._filters), compact=True)
            options.can_focus = False
            yield options
            yield Static(content(*key_line(commands_of(Where.FILTER), 60)), classes="keys")

    def on_mount(self) -> None:
        """Stand on the filter in force."""
        current = self._filters.index(self._current) if self._current in self._filters else 0
        self.query_one(OptionList).highlighted = current

    def _prompt(self, one: Filter) -> Content:
        glyph = STATE_GLYPHS[one.state] if one.state is not None else " "
        count = self._count(one)
        return content(
            Run(f"{glyph} {shown(one.title)}"), Run("" if count is None else f"  {count}", "faint")
        )

    def _count(self, one: Filter) -> int | None:
        """Issues it stands for, where they are counted."""
        if one.which is Which.STATE and one.state is not None:
            return self._tally.left if one.state is State.UNDECIDED else self._tally.of_state(one.state)
        return dict(self._tally.rules).get(one.rule) if one.which is Which.RULE else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the clicked filter back."""
        self.dismiss(self._filters[event.option_index])

    def action_choose(self) -> None:
        """Hand the filter under the cursor back."""
        self.dismiss(self._filters[self.query_one(OptionList).highlighted or 0])

    def action_move(self, step: int) -> None:
        """Go a line on."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if step > 0 else options.action_cursor_up()

    def action_page(self, step: int) -> None:
        """Go a page on."""
        options = self.query_one(OptionList)
        (options.action_page_down if step > 0 else options.action_page_up)()  # type: ignore[no-untyped-call]

    def action_leave(self) -> None:
        """Go back and leave the list as it is."""
        self.dismiss(None)


def choices(tally: Tally) -> list[Filter]:
    """Every filter there is something for, the general ones first."""
    states = [
        Filter(Which.STATE, state) for state in State if state is State.UNDECIDED or tally.of_state(state)
    ]
    rules = [Filter(Which.RULE, rule=rule) for rule, _count in tally.rules[:MOST]]
    return [Filter(Which.FLAGGED), Filter(Which.ALL), *states, Filter(Which.EDITED), *rules]
