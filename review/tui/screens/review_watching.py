"""What is flagged in the sentence while it is typed, and where the mouse points."""

from __future__ import annotations

from typing import Final

from textual import work
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from review.session.views import SegmentView
from review.tui.command import Where
from review.tui.display import Line
from review.tui.editing import EditorText
from review.tui.pointing import Side, issue_at, piece_at, sign_at
from review.tui.presenter import Presenter
from review.tui.screens.review_parts import ReviewParts
from review.tui.typed import Typed, TypedIssue, look_through
from review.tui.typed_detail import typed_lines
from review.tui.widgets.sentence_editor import SentenceEditor
from review.tui.widgets.text_pane import TextPane

REST: Final = 0.15
"""Seconds without a key after which the typed text is looked through."""


class ReviewWatching(ReviewParts):
    """Looks the typed text through in another thread, so that no key waits for it; follows the mouse in the panes."""

    class LookedThrough(Message):
        """The typed text was looked through."""

        def __init__(self, typed: Typed) -> None:
            """`typed` tells which text it is about."""
            super().__init__()
            self.typed: Final = typed

    def __init__(self, presenter: Presenter) -> None:
        """Show what `presenter` looks at; nothing is typed yet."""
        super().__init__(presenter)
        self.edited = EditorText("")
        self._typed = Typed("")
        self._here: TypedIssue | None = None
        self._rest: Timer | None = None

    def watch_typing(self) -> None:
        """A sentence is being edited from now on."""
        self._typed, self._here = Typed(""), None
        self._look_through_now()

    def leave_typing(self) -> None:
        """No sentence is being edited any more."""
        if self._rest is not None:
            self._rest.stop()
        self._typed, self._here = Typed(""), None

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Look the text through once the keys rest."""
        event.stop()
        if self.where is not Where.EDITING:
            return
        self.query_one("#editor", SentenceEditor).carry_marks()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._look_through_now)

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Tell of the issue that the cursor has come to."""
        event.stop()
        if self.where is Where.EDITING and self._under_cursor() is not self._here:
            self.show_detail()

    def _look_through_now(self) -> None:
        if self.where is Where.EDITING:
            editor = self.query_one("#editor", SentenceEditor)
            self.look_through(self.presenter.view, self.edited, editor.text)

    @work(thread=True, exclusive=True, group="typed", exit_on_error=False)
    def look_through(self, view: SegmentView, edited: EditorText, text: str) -> None:
        """Search `text` as the glossary would."""
        self.post_message(self.LookedThrough(look_through(self.presenter.session, view, edited, text)))

    def on_review_watching_looked_through(self, message: LookedThrough) -> None:
        """Mark what was found, unless the text is another one by now."""
        editor = self.query_one("#editor", SentenceEditor)
        if self.where is Where.EDITING and message.typed.text == editor.text:
            self._typed = message.typed
            editor.mark(editor.text, message.typed.marks)
            self.show_detail()

    def _under_cursor(self) -> TypedIssue | None:
        editor = self.query_one("#editor", SentenceEditor)
        return (
            self._typed.at(editor.place) if self._typed.issues and self._typed.text == editor.text else None
        )

    def detail(self, width: int, *, full: bool) -> list[Line]:
        """While a sentence is edited, what is flagged in it, else what is known of the issue."""
        if self.where is not Where.EDITING or self._typed.text == "":
            return super().detail(width, full=full)
        self._here = self._under_cursor()
        source = not self.query_one("#source").display
        return typed_lines(self.presenter, self._typed, self._here, width, source=source)

    def on_text_pane_scrolled(self, message: TextPane.Scrolled) -> None:
        """Scroll the panes beside it alike."""
        if message.pane.id in self.lined_up:
            for name in self.lined_up:
                self.query_one(f"#{name}", TextPane).scroll_to(y=message.top, animate=False, force=True)

    def on_text_pane_clicked(self, message: TextPane.Clicked) -> None:
        """Go to the sentence that was clicked; in the current one, to the issue whose words were."""
        pane = message.pane
        columns = {side.value for side in Side} - ({"source"} if self.has_class("-source-above") else set())
        if self.where is not Where.REVIEW or pane.id not in columns:
            return
        side, sign = Side(pane.id), sign_at(pane.lines, message.row, message.cell)
        found = None if sign is None else piece_at(self.presenter.paragraphs(), side, sign)
        if found is None:
            return
        piece, place = found
        if piece.segment != self.presenter.segment:
            self.presenter.to_segment(piece.segment)
        else:
            pointed = issue_at(self.presenter.spot, side, place)
            if pointed is None:
                return
            self.presenter.to_place(pointed.issue)
        self.presenter.notice = None
        self.show()
