"""The review screen: keys and messages in, calls on the presenter out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual import work
from textual.binding import BindingType
from textual.widgets import Input

from review.model.messages import _
from review.session.destination import check_target
from review.session.export import Export
from review.session.views import Place
from review.tui import search
from review.tui.commands import Where, bindings_of
from review.tui.display import title
from review.tui.editing import EditorText
from review.tui.presenter import Presenter
from review.tui.rows import Filter
from review.tui.screens.export import ExportScreen
from review.tui.screens.filter import FilterScreen
from review.tui.screens.leaving import Answer, LeavingScreen
from review.tui.screens.places import PlacesScreen
from review.tui.screens.reason import ReasonScreen
from review.tui.screens.review_parts import ReviewParts
from review.tui.widgets.row_list import RowList
from review.tui.widgets.search_bar import SearchBar
from review.tui.widgets.sentence_editor import SentenceEditor


class ReviewScreen(ReviewParts):
    """One document, one sentence at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.REVIEW)]

    def __init__(self, presenter: Presenter, export: Callable[[Path], Export]) -> None:
        """Show what `presenter` looks at; `export` writes the corrected text."""
        super().__init__(presenter)
        self._export: Final = export
        self._written: Final[set[Path]] = set()
        self._edited = EditorText("")
        self._origin = 0
        self._wanted = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a text is being typed, no command of the review is at hand."""
        del parameters
        return self.where is Where.REVIEW or action not in _REVIEW_ACTIONS

    def action_act(self, name: str) -> None:
        """Do what the key says, and show what came of it."""
        self.presenter.act(name)
        self.show()

    def take_in(self) -> None:
        """Show what others decided since, unless a text is being typed."""
        if self.where is Where.REVIEW:
            before = self.presenter.notice
            self.presenter.attempt(self.presenter.refresh)
            self.presenter.notice = self.presenter.notice or before
            self.show()

    def action_accept(self) -> None:
        """Accept the repair shown."""
        self.action_act("accept")

    def action_choose(self, number: int) -> None:
        """Accept the alternative of that number."""
        self.attempt(partial(self.presenter.choose, number))

    def action_page(self, step: int) -> None:
        """Go a page on in the list."""
        row = self.presenter.rows.position(self.presenter.segment)
        self.attempt(partial(self.presenter.to_row, row + step * self.query_one("#list", RowList).page))

    def attempt(self, act: Callable[[], None]) -> None:
        """Do `act`, and show what came of it."""
        self.presenter.attempt(act)
        self.show()

    def on_row_list_clicked(self, message: RowList.Clicked) -> None:
        """Go to the sentence that was clicked."""
        if self.where is Where.REVIEW:
            self.attempt(partial(self.presenter.to_row, message.row))

    def action_filter(self) -> None:
        """Choose what the list shows."""
        self.app.push_screen(
            FilterScreen(self.presenter.tally, self.presenter.rows.filter), self.filter_chosen
        )

    def filter_chosen(self, wanted: Filter | None) -> None:
        """List the sentences that were asked for."""
        if wanted is not None:
            self.attempt(partial(self.presenter.choose_filter, wanted))

    def action_dismiss_reason(self) -> None:
        """Ask why, then dismiss."""
        if self.presenter.issue is None:
            self.action_act("dismiss")  # says that there is nothing to dismiss
        else:
            self.app.push_screen(ReasonScreen(self.presenter.issue.issue.text), self.reason_given)

    def reason_given(self, reason: str | None) -> None:
        """Dismiss with this reason."""
        if reason is not None:
            self.attempt(partial(self.presenter.dismiss, reason))

    def action_everywhere(self) -> None:
        """Look at the equal places, then accept in those that stay ticked."""
        self.presenter.notice = None
        places = self.presenter.places()
        self.show_status()
        if places:
            self.app.push_screen(PlacesScreen(places), self.places_ticked)

    def places_ticked(self, places: tuple[Place, ...] | None) -> None:
        """Accept in these places."""
        if places is not None:
            self.attempt(partial(self.presenter.propagate, places))

    def action_export(self) -> None:
        """Ask where to, then write."""
        session = self.presenter.session
        source = Path(session.document.path)
        self.app.push_screen(
            ExportScreen(source, self._export, partial(check_target, session), self._written), self.exported
        )

    def exported(self, line: str | None) -> None:
        """Say what was written."""
        if line is not None:
            self.presenter.say(line)
            self.show_status()

    @property
    def editing_changed(self) -> bool:
        """Whether a sentence is being edited and something was typed."""
        return self.where is Where.EDITING and self.query_one("#editor", SentenceEditor).changed

    def action_edit(self) -> None:
        """Edit the sentence in the place where it stands."""
        if self.presenter.empty:
            return
        text, place = self.presenter.draft
        self._edited = EditorText(text, self.presenter.line_end)
        self._turn(Where.EDITING)
        editor = self.query_one("#editor", SentenceEditor)
        editor.border_title = title(_("editing sentence {number}").format(number=self.presenter.segment + 1))
        editor.begin(self._edited.shown, place)
        editor.focus()

    def on_sentence_editor_saved(self, message: SentenceEditor.Saved) -> None:
        """Make the typed text the corrected one; where that fails, it stays in the editor."""
        self.presenter.attempt(partial(self.presenter.edit, self._edited.restored(message.text)))
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
                else _("/ searches the text")
            )
        self.show()


_REVIEW_ACTIONS: Final = frozenset(binding.action.split("(")[0] for binding in bindings_of(Where.REVIEW)) - {
    "app.quit",
    "app.help",
}
