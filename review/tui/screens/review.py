"""The review screen: keys and messages in, calls on the presenter out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import BindingType

from review.session.destination import check_target
from review.session.export import Export
from review.session.filters import Filter
from review.session.glossary_watch import GlossaryWatch
from review.session.views import Place
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.going import Goal
from review.tui.presenter import Presenter
from review.tui.screens.ending import EndingScreen
from review.tui.screens.export import ExportScreen
from review.tui.screens.filter import FilterScreen
from review.tui.screens.go_to import GoToScreen
from review.tui.screens.places import PlacesScreen
from review.tui.screens.review_learning import ReviewLearning
from review.tui.widgets.row_list import RowList


class ReviewScreen(ReviewLearning):
    """One document, one sentence at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.REVIEW)]

    def __init__(
        self, presenter: Presenter, export: Callable[[Path], Export], watch: GlossaryWatch | None = None
    ) -> None:
        """Show what `presenter` looks at; `export` writes the corrected text; `watch` looks at the glossaries in force."""
        super().__init__(presenter, watch)
        self._export: Final = export
        self._written: Final[set[Path]] = set()

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
            self.tell_filter()

    def action_go_to(self) -> None:
        """Ask which sentence or line to go to."""
        if not self.presenter.empty:
            self.app.push_screen(GoToScreen(self.presenter.session.document), self.goal_named)

    def goal_named(self, goal: Goal | None) -> None:
        """Go there."""
        if goal is not None:
            self.attempt(partial(self.presenter.go_to, goal))

    def show(self) -> None:
        """Bring every part up to date; at the end of the review, tell so."""
        super().show()
        self.call_after_refresh(self.show_ending)

    def show_ending(self) -> None:
        """Show the summary once the end is reached."""
        if self.where is Where.REVIEW and self.is_current and self.presenter.ending.reached():
            self.action_summary()

    def action_summary(self) -> None:
        """Show the review in a few lines."""
        self.app.push_screen(EndingScreen(self.presenter), self.summary_read)

    def summary_read(self, act: str | None) -> None:
        """Do what was asked for next."""
        if act == "export":
            self.action_export()
        elif act == "learn":
            self.action_learn()
        elif act:
            self.action_act(act)

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


_REVIEW_ACTIONS: Final = frozenset(binding.action.split("(")[0] for binding in bindings_of(Where.REVIEW)) - {
    "app.quit",
    "app.help",
}
