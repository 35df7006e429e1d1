"""A false alarm becomes a condition of its entry: which word keeps it from the sentence, and what else that does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from review.glossary.entry import GlossaryEntry
from review.model.issue import Issue
from review.model.messages import _
from review.session.false_alarms import Remedy
from review.session.session import ReviewSession
from review.session.settings import Settings
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import Run, content, shown, title
from review.tui.entry_impact import impact_lines, summary
from review.tui.entry_words import EntryTask, failure_line
from review.tui.false_alarm import remedy_line
from review.tui.keymap import footer_commands
from review.tui.screens.entry_work import EntryWork
from review.tui.status import key_content
from review.tui.widgets.text_pane import TextPane


class NeverHereScreen(EntryWork):
    """The changes to choose from, the likeliest first, and what the chosen one would do; hands back what was saved."""

    CSS_PATH = "never_here.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.NEVER)]
    AUTO_FOCUS = ""
    where = Where.NEVER

    def __init__(
        self,
        session: ReviewSession,
        settings: Settings,
        issue: Issue,
        old: GlossaryEntry,
        offered: Sequence[Remedy],
    ) -> None:
        """`offered` (one at least) are changes of `old`, the entry that flagged `issue`, as its file has it."""
        super().__init__(session, settings)
        self.form: EntryTask | None = None
        self._issue = issue
        self._old = old
        self._offered = offered
        self._tried: GlossaryEntry | None = None

    def compose(self) -> ComposeResult:
        """The question, the changes, what the chosen one would do, the keys."""
        with Vertical(classes="dialogue") as box:
            box.border_title = title(_("{words}: never here").format(words=shown(self._issue.text)[:40]))
            told = _("What tells this sentence from those in which “{entry}” is right?")
            yield Static(content(told.format(entry=self._old.id)))
            lines = (f"{number} {remedy_line(one)}" for number, one in enumerate(self._offered, 1))
            options = OptionList(*(Option(content(line)) for line in lines), compact=True)
            options.can_focus = False
            yield options
            yield Static("", id="told")
            yield TextPane("sentences")
            yield Static(key_content(footer_commands(self, Where.NEVER), 70, 2), classes="keys")

    def on_mount(self) -> None:
        """Stand on the likeliest."""
        self.query_one(OptionList).highlighted = 0

    @property
    def remedy(self) -> Remedy:
        """The change chosen."""
        return self._offered[self.query_one(OptionList).highlighted or 0]

    @property
    def path(self) -> Path:
        """The entry's file."""
        return Path(self._old.path)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Look up what the change would do."""
        event.stop()
        self._tried = self.remedy.entry
        self._tell(Run(_("looking through the text …"), "faint"))
        self.query_one("#sentences", TextPane).show([])
        self.look_ahead(self.path, self._old, self._tried)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses; Enter saves."""
        event.stop()

    def on_entry_work_foreseen(self, message: EntryWork.Foreseen) -> None:
        """Show it, unless another change is chosen by now."""
        if message.entry != self._tried:
            return
        if message.forecast is None:
            self._tell(Run(f"! {shown(message.problem)}", "error"))
            return
        self._tell(Run(summary(message.forecast), "strong"))
        pane = self.query_one("#sentences", TextPane)
        pane.show(impact_lines(message.forecast, pane.room.width))

    def on_entry_work_checked(self, message: EntryWork.Checked) -> None:
        """Leave with what was saved; else show what speaks against it."""
        self.saving = False
        if message.saved is not None:
            self.dismiss(message.saved)
        elif message.failed is not None:
            self._tell(Run(f"! {shown(failure_line(message.failed))}", "error"))
        else:
            told = [shown(f"{fault.message} {fault.hint}".strip()) for fault in message.faults]
            self._tell(Run(f"! {told[0]}", "error"))

    def _tell(self, run: Run) -> None:
        self.query_one("#told", Static).update(content(run))

    def save_begun(self) -> None:
        """Tell that it takes a moment."""
        self._tell(Run(_("checking the entry with its examples …"), "faint"))

    def action_save(self) -> None:
        """Check the change and write it."""
        self.begin_saving(self.path, self._old, self.remedy.entry)

    def action_number(self, number: int) -> None:
        """Go to the line of this number (from 1)."""
        if number <= len(self._offered):
            self.query_one(OptionList).highlighted = number - 1

    def action_move(self, step: int) -> None:
        """Go a line on."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if step > 0 else options.action_cursor_up()

    def action_form(self) -> None:
        """Go on to the form, with the change in it."""
        entry = replace(self.remedy.entry, path=self._old.path, line=self._old.line)
        self.form = EntryTask(entry, self._old, self.path)
        self.dismiss(None)

    def action_leave(self) -> None:
        """Go back and leave the entry as it is."""
        self.dismiss(None)
