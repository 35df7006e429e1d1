"""The form of an entry: what its change would do is looked up while the form is filled in, and it is checked before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from review.glossary.conflict import EntryConflict
from review.glossary.entry import GlossaryEntry
from review.glossary.entry_form import FormFault, texts_of
from review.model.issue import Severity
from review.model.messages import _
from review.session.impact import Forecast
from review.session.session import ReviewSession
from review.session.settings import Settings
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import shown, title
from review.tui.entry_impact import impact_lines, summary
from review.tui.entry_words import FILE, EntryTask, failure_line, field_of
from review.tui.notice import Notice
from review.tui.screens.entry_conflict import ConflictScreen
from review.tui.screens.entry_form_parts import EntryFormParts
from review.tui.screens.entry_work import EntryWork
from review.tui.screens.leaving import Answer, LeavingScreen
from review.tui.screens.severity import Class, SeverityScreen
from review.tui.widgets.choice_line import ChoiceLine
from review.tui.widgets.text_pane import TextPane


class EntryFormScreen(EntryFormParts):
    """One entry to change, or a new one; hands back what was saved."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.FORM)]

    def __init__(self, session: ReviewSession, settings: Settings, task: EntryTask) -> None:
        """Change the entry of `task`, looking at the text of `session`; `settings` say which glossaries are in force."""
        super().__init__(session, settings, task)
        self._old = task.old
        self._tried: tuple[GlossaryEntry, Path] | None = None
        self._forecast: Forecast | None = None

    @property
    def path(self) -> Path:
        """The file that the entry goes into."""
        return Path(self.field(FILE).value) if self.about.files else self.about.path

    def checked(self, entry: GlossaryEntry | None) -> None:
        """Look up what the entry would do, unless that is known or nothing is changed."""
        if entry is None:
            self._tell_impact(_("what it does is told once the form is in order"))
        elif entry == self._old:
            self._tell_impact(_("nothing is changed yet"))
        elif (entry, self.path) == self._tried and self._forecast is not None:
            self._tell_impact(summary(self._forecast), self._forecast)
        else:
            self._tried, self._forecast = (entry, self.path), None
            self._tell_impact(_("looking through the text …"))
            self.look_ahead(self.path, self._old, entry)

    def on_entry_work_foreseen(self, message: EntryWork.Foreseen) -> None:
        """Show it, unless the form reads something else by now."""
        if self._tried is None or message.entry != self._tried[0]:
            return
        self._forecast = message.forecast
        if message.forecast is None:
            self._tell_impact(message.problem)
        else:
            self._tell_impact(summary(message.forecast), message.forecast)

    def _tell_impact(self, text: str, forecast: Forecast | None = None) -> None:
        pane = self.query_one("#impact", TextPane)
        for name in ("#impact", "#keys"):
            self.query_one(name).border_title = title(shown(text))
        pane.show([] if forecast is None else impact_lines(forecast, pane.room.width))

    def on_text_pane_resized(self) -> None:
        """Break the lines for this width."""
        super().on_text_pane_resized()
        if self._forecast is not None:
            self._tell_impact(summary(self._forecast), self._forecast)

    def action_save(self) -> None:
        """Save, or go to the first field that is in the way."""
        self.forget_refusal()
        entry = self.check()
        if entry is None:
            first = self.first_fault()
            if first is not None:
                self.field(first).focus()
            return
        if entry == self._old:
            self.dismiss(None)
        else:
            self.begin_saving(self.path, self._old, entry)

    def save_begun(self) -> None:
        """Tell that it takes a moment."""
        self.notice = Notice(_("checking the entry with its examples …"))
        self.tell()

    def on_entry_work_checked(self, message: EntryWork.Checked) -> None:
        """Leave with what was saved; else show what speaks against it."""
        self.saving = False
        self.notice = None
        if message.saved is not None:
            self.dismiss(message.saved)
        elif isinstance(message.failed, EntryConflict):
            self._tell_conflict(message.failed)
        elif message.failed is not None:
            self._say(failure_line(message.failed))
        else:
            texts = self.texts
            self.refuse(
                FormFault(field_of(fault, texts), fault.message, fault.hint) for fault in message.faults
            )
            self._say(_("not saved: {fault}").format(fault=message.faults[0].message))

    def _say(self, text: str) -> None:
        self.notice = Notice(text, error=True)
        self.tell()

    def _tell_conflict(self, conflict: EntryConflict) -> None:
        mine = self.check()
        self.forget_files()
        if mine is not None:
            screen = ConflictScreen(conflict.was, conflict.theirs, mine)
            self.app.push_screen(screen, partial(self._conflict_answered, conflict.theirs, mine))

    def _conflict_answered(
        self, theirs: GlossaryEntry | None, mine: GlossaryEntry, answer: str | None
    ) -> None:
        if not answer:
            return
        self._old = theirs
        if answer == "mine":
            self.begin_saving(self.path, theirs, mine)
        elif theirs is not None:
            self._began = texts_of(theirs)
            self.put(self._began)
            self.check()

    def action_enter(self) -> None:
        """Show type and severity as a list; choose the next word of another choice; go on from a line."""
        here = self.field(self.here)
        if here.key in {"type", "severity"}:
            words = self.field("wrong").value.split("\n")[0]
            chosen = SeverityScreen(words, self.field("type").value, Severity(self.field("severity").value))
            self.app.push_screen(chosen, self._class_chosen)
        elif isinstance(here, ChoiceLine):
            here.turn(1)
        else:
            self.action_step(1)

    def _class_chosen(self, chosen: Class | None) -> None:
        if chosen is not None:
            self.put({"type": chosen[0], "severity": chosen[1].value})

    def action_turn(self, step: int) -> None:
        """Choose the next word, or the one before."""
        here = self.field(self.here)
        if isinstance(here, ChoiceLine):
            here.turn(step)

    def action_toggle_impact(self) -> None:
        """Show the sentences concerned, or hide them."""
        self.toggle_class("-impact")

    def action_scroll_impact(self, step: int) -> None:
        """Look further down or up in them."""
        pane = self.query_one("#impact", TextPane)
        pane.scroll_relative(y=step * max(1, pane.room.height // 2), animate=False)

    def action_leave(self) -> None:
        """Go back, after asking where something would be lost."""
        if self.changed:
            self.ask_then(partial(self.dismiss, None))
        else:
            self.dismiss(None)

    def ask_then(self, leave: Callable[[], object]) -> None:
        """Ask what becomes of the changed entry; `leave` where it may be lost. Saving leaves by itself."""
        if not isinstance(self.app.screen, LeavingScreen):
            question = _("The entry was changed and is not saved.")
            self.app.push_screen(LeavingScreen(question), partial(self._answered, leave))

    def _answered(self, leave: Callable[[], object], answer: Answer | None) -> None:
        if answer is Answer.SAVE:
            self.action_save()
        elif answer is Answer.DISCARD:
            leave()
