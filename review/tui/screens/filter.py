"""Which sentences the list shows: conditions to tick and a text to type, combined into one filter."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from review.model.messages import _
from review.session.filters import Everything, Filter
from review.tui.choosing import FilterChoice, FilterLine, glyph
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import Run, content, shown, title
from review.tui.keymap import commands_here
from review.tui.status import key_line
from review.tui.tally import Tally
from review.tui.widgets.line_input import LineInput


class FilterScreen(ModalScreen[Filter]):
    """Conditions with their counts; Space ticks, typing adds a text, Enter lists what the last line says."""

    CSS_PATH = "filter.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.FILTER)]
    AUTO_FOCUS = ""
    where = Where.FILTER

    def __init__(self, tally: Tally, current: Filter) -> None:
        """Offer what `tally` counts; `current` is the filter in force."""
        super().__init__()
        self._choice: Final = FilterChoice(tally, current)

    def compose(self) -> ComposeResult:
        """The conditions by group, the line for a text, what Enter would list, and the keys."""
        with Vertical(classes="dialogue") as box:
            box.border_title = title(_("which sentences to list"))
            options = OptionList(*map(self._option, self._choice.lines), compact=True)
            options.can_focus = False
            yield options
            yield LineInput(
                self._choice.text, placeholder=_("t or Tab: sentences with this text"), compact=True
            )
            yield Static("", id="would")
            yield Static(content(*key_line(commands_here(self, Where.FILTER), 68)), classes="keys")

    def on_mount(self) -> None:
        """Stand on the filter in force."""
        self.query_one(OptionList).highlighted = self._choice.start
        self._tell()

    def _option(self, line: FilterLine) -> Option:
        return Option(self._prompt(line), disabled=line.filter is None)

    def _prompt(self, line: FilterLine) -> Content:
        if line.filter is None:
            return content(Run(line.heading, "faint"))
        box = "[x] " if line.filter in self._choice.ticked else "[ ] "
        if line.alone:
            box = "    "
        count = "" if line.count is None else f"  {line.count}"
        return content(
            Run(box, "key" if line.filter in self._choice.ticked else "faint"),
            Run(f"{glyph(line.filter)} {shown(line.filter.title)}"),
            Run(count, "faint"),
        )

    def _tell(self) -> None:
        """What Enter would list."""
        would = self._wanted().title
        self.query_one("#would", Static).update(content(Run("→ ", "key"), Run(shown(would))))

    def _wanted(self) -> Filter:
        self._choice.text = self.query_one(Input).value
        return self._choice.wanted(self.query_one(OptionList).highlighted)

    def on_option_list_option_highlighted(self) -> None:
        """Another line, another answer."""
        self._tell()

    def on_input_changed(self) -> None:
        """Another text, another answer."""
        self._tell()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The mouse ticks a line; one that stands alone is listed at once."""
        self.query_one(OptionList).highlighted = event.option_index
        if self._choice.lines[event.option_index].alone:
            self.action_choose()
        else:
            self.action_tick()

    def on_input_submitted(self) -> None:
        """List what was typed and ticked."""
        self.action_choose()

    def action_choose(self) -> None:
        """Hand the combination back."""
        self.dismiss(self._wanted())

    def action_tick(self) -> None:
        """Tick the line, or untick it."""
        options = self.query_one(OptionList)
        row = options.highlighted
        if row is not None and self._choice.tick(row):
            options.replace_option_prompt_at_index(row, self._prompt(self._choice.lines[row]))
        self._tell()

    def action_type(self) -> None:
        """Type a text; back to the lines where one is being typed."""
        self.set_focus(None if self.focused is not None else self.query_one(Input))

    def action_everything(self) -> None:
        """List all sentences."""
        self.dismiss(Everything())

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
