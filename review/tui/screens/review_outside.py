"""What leads out of the review: the sentence in the reviewer's own editor."""

from __future__ import annotations

import os
from functools import partial

from textual.app import SuspendNotSupported

from review.model.messages import _
from review.model.visible import harmless
from review.tui.editing import EditorText
from review.tui.external import Editor, edit_text, editor_from
from review.tui.screens.review_entries import ReviewEntries


class ReviewOutside(ReviewEntries):
    """The way out, and what came back."""

    def action_edit_outside(self) -> None:
        """Edit the sentence in the reviewer's editor; where that can't be, on the screen, saying why."""
        if self.presenter.empty:
            return
        editor = editor_from(os.environ)
        if editor.problem:
            self._edit_here(editor.problem)
            return
        try:
            self._edit_in(editor)
        except SuspendNotSupported:
            self._edit_here(_("another program can't have this screen"))

    def _edit_in(self, editor: Editor) -> None:
        text, _place = self.presenter.draft
        shown = EditorText(text, self.presenter.line_end)
        edited = edit_text(shown.shown, editor, self.app.suspend)
        if edited.problem:
            self.presenter.say(_("{problem}: nothing is changed").format(problem=edited.problem))
        elif edited.text is None:
            self.presenter.say(
                _("{editor} left the sentence as it was: nothing is changed").format(editor=editor.name)
            )
        else:
            self.presenter.attempt(partial(self.presenter.edit, shown.restored(harmless(edited.text))))
        self.show()

    def _edit_here(self, why: str) -> None:
        self.action_edit()
        self.presenter.say(_("edited here: {why}").format(why=why))
        self.show_status()
