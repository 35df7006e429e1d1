"""The glossary from within the review: the entry behind an issue, a new one, one that was wrong about a sentence."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from review.errors import GlossaryError
from review.glossary.entry import GlossaryEntry
from review.model.issue import Issue
from review.model.messages import _
from review.model.span import Span
from review.session.entries import entry_in
from review.session.entry_saving import can_hold
from review.tui.entry_draft import sightings
from review.tui.entry_words import EntrySaved, EntryTask, failure_line, fits_a_form
from review.tui.false_alarm import dismissed, remedies_for
from review.tui.notice import Notice
from review.tui.screens.entry import EntryScreen
from review.tui.screens.entry_form import EntryFormScreen
from review.tui.screens.never_here import NeverHereScreen
from review.tui.screens.new_entry import NewEntryScreen
from review.tui.screens.review_glossaries import ReviewGlossaries


class ReviewEntries(ReviewGlossaries):
    """The ways to the form of an entry, and back with what was saved."""

    def action_entry(self) -> None:
        """Show the glossary entry behind the issue, whole."""
        current = self.presenter.needed()
        if current is not None:
            entry = self._entry_of(current.issue)
            if entry is not None:
                self.app.push_screen(EntryScreen(entry), partial(self._entry_read, entry))
                return
        self.show_status()

    def _entry_of(self, issue: Issue) -> GlossaryEntry | None:
        entry = self.presenter.session.entry_of(issue)
        if entry is None:
            self.presenter.say(_("no glossary in force has an entry for this issue"))
        return entry

    def _entry_read(self, entry: GlossaryEntry, act: str | None) -> None:
        """Open the form where that was asked for."""
        if act != "edit":
            return
        written = self._as_written(entry)
        if written is None:
            self.show_status()
        else:
            self._open_form(EntryTask(written, written, Path(written.path)))

    def _as_written(self, entry: GlossaryEntry) -> GlossaryEntry | None:
        """The entry as its file has it now; where it can't be changed in a form, say why."""
        path = Path(entry.path)
        if not can_hold(path):
            told = _("entries of a table can't be changed here: {entry} and then E open the file")
            self._refuse(told.format(entry=self.presenter.key("entry")))
            return None
        try:
            written = entry_in(path, entry.id)
        except GlossaryError as error:
            self._refuse(failure_line(error))
            return None
        if not fits_a_form(written):
            self._refuse(_("this entry is too large for a form; change its file"))
            return None
        return written

    def _refuse(self, text: str) -> None:
        self.presenter.notice = Notice(text, error=True)

    def _open_form(self, task: EntryTask) -> None:
        self.app.push_screen(EntryFormScreen(self.presenter.session, self._settings, task), self.entry_saved)

    def entry_saved(self, saved: EntrySaved | None) -> None:
        """Put the glossaries as they are now in force; decisions stay."""
        if saved is None:
            return
        self._settings = saved.settings
        told = _("the entry {name} is saved in {file}")
        self.presenter.say(told.format(name=saved.entry.id, file=saved.path.name))
        self.show_status()
        self.reload_glossaries()

    def action_new_entry(self) -> None:
        """Ask for the words of a new entry, beginning with what was edited by hand last."""
        presenter = self.presenter
        if presenter.empty:
            return
        issue = presenter.issue
        span = issue.issue.span if issue is not None and not presenter.view.edited else Span(0, 0)
        found = sightings(presenter.session, presenter.segment, span, presenter.edits)
        self.app.push_screen(NewEntryScreen(presenter.session, self._settings, found), self._words_picked)

    def _words_picked(self, task: EntryTask | None) -> None:
        if task is not None:
            self._open_form(task)

    def action_never_here(self) -> None:
        """Ask what keeps the entry of the dismissed issue from its sentence."""
        presenter = self.presenter
        issue = dismissed(presenter)
        if issue is None:
            told = _("{dismiss} dismisses an issue; {never_here} then keeps its entry from the sentence")
            names = {name: presenter.key(name) for name in ("dismiss", "never_here")}
            presenter.say(told.format(**names))
        elif (entry := self._entry_of(issue)) and (written := self._as_written(entry)):
            offered = remedies_for(presenter.session, issue, written)
            if offered:
                screen = NeverHereScreen(presenter.session, self._settings, issue, written, offered)
                self.app.push_screen(screen, partial(self._never_saved, screen))
            else:
                self._open_form(self._without_a_word(issue, written))
            return
        self.show_status()

    def _without_a_word(self, issue: Issue, written: GlossaryEntry) -> EntryTask:
        """The form to write down what tells the sentence from the others, where no word of it does."""
        text = self.presenter.session.segment(issue.segment).base.strip()
        known = (*written.counterexamples, *(() if text in written.counterexamples else (text,)))
        told = _("no word of the sentence tells it from the others: what does?")
        entry = replace(written, counterexamples=known)
        return EntryTask(entry, written, Path(written.path), at="unless", told=told)

    def _never_saved(self, screen: NeverHereScreen, saved: EntrySaved | None) -> None:
        if screen.form is not None:
            self._open_form(screen.form)
        else:
            self.entry_saved(saved)
