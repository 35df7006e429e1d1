"""What is typed on the review screen: the sentence in the editor, the words in the search line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import work
from textual.widgets import Input

from review.model.messages import _
from review.tui import search
from review.tui.command import Where
from review.tui.display import title
from review.tui.editing import EditorText
from review.tui.presenter import Presenter
from review.tui.screens.leaving import Answer, LeavingScreen
from review.tui.screens.review_watching import ReviewWatching
from review.tui.widgets.search_bar import SearchBar
from review.tui.widgets.sentence_editor import SentenceEditor


class ReviewTyping(ReviewWatching):
    """Editing and searching, and the way back from both."""

    def __init__(self, presenter: Presenter) -> None:
        """Show what `presenter` looks at; nothing is typed yet."""
        super().__init__(presenter)
        self._origin = 0
        self._wanted = ""

    @property
    def editing_changed(self) -> bool:
        """Whether a sentence is being edited and something was typed."""
        return self.where is Where.EDITING and self.query_one("#editor", SentenceEditor).changed

    def action_edit(self) -> None:
        """Edit the sentence in the place where it stands."""
        if self.presenter.empty:
            return
        text, place = self.presenter.draft
        self.edited = EditorText(text, self.presenter.line_end)
        self._turn(Where.EDITING)
        editor = self.query_one("#editor", SentenceEditor)
        editor.border_title = title(_("editing sentence {number}").format(number=self.presenter.segment + 1))
        editor.begin(self.edited.shown, place, invisibles=self.presenter.invisibles)
        editor.focus()
        self.watch_typing()

    def on_sentence_editor_saved(self, message: SentenceEditor.Saved) -> None:
        """Make the typed text the corrected one; where that fails, it stays in the editor."""
        self.presenter.attempt(partial(self.presenter.edit, self.edited.restored(message.text)))
        if self.presenter.failed:
            self.show_status()
        else:
            self._turn(Where.REVIEW)

    def on_sentence_editor_cancelled(self, message: SentenceEditor.Cancelled) -> None:
        """Leave the sentence as it was, after asking where something would be lost."""
        if message.changed:
            self.ask_then(self._leave_editor)
        else:
            self._leave_editor()

    def _leave_editor(self) -> None:
        self._turn(Where.REVIEW)

    def ask_then(self, leave: Callable[[], object]) -> None:
        """Ask what becomes of the typed text, then `leave` unless the reviewer stays."""
        if not isinstance(self.app.screen, LeavingScreen):
            self.app.push_screen(LeavingScreen(), partial(self._answered, leave))

    def _answered(self, leave: Callable[[], object], answer: Answer | None) -> None:
        if answer is Answer.SAVE:
            self.on_sentence_editor_saved(
                SentenceEditor.Saved(self.query_one("#editor", SentenceEditor).text)
            )
        if answer is Answer.DISCARD or (answer is Answer.SAVE and not self.presenter.failed):
            leave()

    def _turn(self, where: Where) -> None:
        """Let the keys mean what they mean there."""
        self.where = where
        if where is not Where.EDITING:
            self.leave_typing()
        self.set_class(where is Where.EDITING, "-editing")
        self.set_class(where is Where.SEARCHING, "-searching")
        self.query_one("#editor").disabled = where is not Where.EDITING
        self.query_one("#search").disabled = where is not Where.SEARCHING
        self.refresh_bindings()
        self.call_after_refresh(self.show)

    def action_search(self) -> None:
        """Open the search line."""
        self._origin = self.presenter.segment
        self.presenter.notice = None
        self._turn(Where.SEARCHING)
        bar = self.query_one("#search", SearchBar)
        bar.value = self._wanted
        bar.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what is typed so far, from where the search began."""
        event.stop()
        if self.where is Where.SEARCHING:
            self._wanted = event.value
            self.look_for(self._origin, 1)

    def on_search_bar_further(self, message: SearchBar.Further) -> None:
        """Look on."""
        self.action_search_on(message.step)

    def on_search_bar_ended(self, message: SearchBar.Ended) -> None:
        """Close the search line; stay, or go back to where it began."""
        if not message.kept:
            self.presenter.to_segment(self._origin)
        self._turn(Where.REVIEW)

    def action_search_on(self, step: int) -> None:
        """Look on for the same text."""
        self.look_for(self.presenter.segment + step, step)

    @work(exclusive=True, group="search")
    async def look_for(self, start: int, step: int) -> None:
        """Go to the next sentence that holds what was searched; other keys don't wait for it."""
        found = await search.find(self.presenter.session, self._wanted, start, step)
        self.presenter.notice = None
        if found is not None:
            self.presenter.to_segment(found)
        else:
            self.presenter.say(
                _("“{text}” is not in the text").format(text=self._wanted)
                if self._wanted
                else _("{search} searches the text").format(search=self.presenter.key("search"))
            )
        self.show()
