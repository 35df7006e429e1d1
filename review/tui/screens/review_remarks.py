"""What is said about a sentence or an issue without deciding on it: a note, the type and the severity; and the reason."""

from __future__ import annotations

from functools import partial

from review.model.issue import State
from review.tui.command import Where
from review.tui.detail import doubt_at
from review.tui.screens.note import NoteScreen
from review.tui.screens.reason import ReasonScreen
from review.tui.screens.review_parts import COMPACT
from review.tui.screens.review_typing import ReviewTyping
from review.tui.screens.severity import Class, SeverityScreen
from review.tui.widgets.text_pane import TextPane


class ReviewRemarks(ReviewTyping):
    """The dialogues for them, and the doubts under the mouse."""

    def action_note(self) -> None:
        """Write a note on the sentence."""
        if not self.presenter.empty:
            self.app.push_screen(
                NoteScreen(self.presenter.segment + 1, self.presenter.view.note), self.note_given
            )

    def note_given(self, note: str | None) -> None:
        """Keep this note."""
        if note is not None:
            self.presenter.attempt(partial(self.presenter.annotate, note))
            self.show()

    def action_classify(self) -> None:
        """Ask for type and severity."""
        if (current := self.presenter.needed()) is None:
            self.show_status()
            return
        issue = current.issue
        self.app.push_screen(SeverityScreen(issue.text, issue.type, issue.severity), self.class_given)

    def class_given(self, given: Class | None) -> None:
        """Put type and severity in force."""
        if given is not None:
            self.presenter.attempt(partial(self.presenter.reclassify, *given))
            self.show()

    def action_dismiss_reason(self) -> None:
        """Ask why, then dismiss; of an issue that is dismissed already, ask for the reason alone."""
        if (current := self.presenter.needed()) is None:
            self.show_status()
            return
        dismissed = current.record if current.state is State.DISMISSED else None
        reason = dismissed.decision.reason if dismissed is not None else ""
        self.app.push_screen(ReasonScreen(current.issue.text, reason), self.reason_given)

    def reason_given(self, reason: str | None) -> None:
        """Dismiss with this reason."""
        if reason is not None:
            current = self.presenter.issue
            explained = current is not None and current.state is State.DISMISSED
            act = self.presenter.explain if explained else self.presenter.dismiss
            self.presenter.attempt(partial(act, reason))
            self.show()

    def on_text_pane_clicked(self, message: TextPane.Clicked) -> None:
        """Switch the doubt that was clicked; the other panes lead to what was clicked."""
        pane = message.pane
        if pane.id != "detail" or self.where is not Where.REVIEW:
            return
        number = doubt_at(self.presenter, message.row, pane.room.width, full=pane.room.height > COMPACT)
        if number is not None:
            self.presenter.attempt(partial(self.presenter.switch, number))
            self.show()
