"""What the reviewer is looking at and what the keys do to it, without a word about widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from review.errors import ReviewError
from review.glossary.files import glossary_files
from review.ledger.failures import LedgerConflict
from review.model.messages import _, ngettext
from review.session.session import ReviewSession
from review.tui.command import Command
from review.tui.commands import COMMANDS
from review.tui.deciding import Deciding
from review.tui.going import Goal
from review.tui.notice import Notice
from review.tui.telling import conflict_line


class Presenter(Deciding):
    """The acts by name, as keys ask for them; `attempt` turns failures into a notice."""

    def __init__(self, session: ReviewSession, commands: Sequence[Command] = COMMANDS) -> None:
        """Count the issues, and stand where there is something to decide; `commands` have the keys in force."""
        super().__init__(session, commands)
        self.glossaries: Final = glossary_files(session.settings.glossaries)
        self.notice = self._first_notice()
        self.acts: Final[dict[str, Callable[[], None]]] = {
            "accept": self.accept,
            "dismiss": self.dismiss,
            "skip": self.skip,
            "reopen": self.reopen,
            "undo": self.undo,
            "redo": self.redo,
            "next": lambda: self.to_issue(1),
            "previous": lambda: self.to_issue(-1),
            "alternative_next": lambda: self.show_alternative(1),
            "alternative_previous": lambda: self.show_alternative(-1),
            "up": lambda: self.to_segment(self.segment - 1),
            "down": lambda: self.to_segment(self.segment + 1),
            "first": lambda: self.to_row(0),
            "last": lambda: self.to_row(len(self.rows) - 1),
            "invisibles": self.toggle_invisibles,
            "doubt_next": self.next_doubt,
            "doubt_switch": self.switch_doubt,
        }

    def _first_notice(self) -> Notice | None:
        """What the reviewer has to know on opening."""
        lost = len(self.session.orphans)
        if lost:
            text = ngettext(
                "{count} earlier decision no longer finds its issue; review log lists it",
                "{count} earlier decisions no longer find their issues; review log lists them",
                lost,
            )
            return Notice(text.format(count=lost), error=True)
        return self.end_notice() if self.finished else None

    def take_over(self, other: Presenter, decided: tuple[int, ...] | None) -> None:
        """Go on where `other` stands, a presenter of the same text under the glossaries before.

        `decided` are the sentences in which something was decided since this one was made, None for any.
        """
        if decided != ():
            self._changed(decided)
        self.pace, self.edits, self.dismissed = other.pace, other.edits, other.dismissed
        if self.stand_where(other):
            self.session.stopwatch.go_on_from(other.session.stopwatch)

    @property
    def failed(self) -> bool:
        """Whether the last act did not work."""
        return self.notice is not None and self.notice.error

    def act(self, name: str) -> None:
        """Do the act of that name; a failure becomes a notice."""
        self.attempt(self.acts[name])

    def attempt(self, act: Callable[[], None]) -> None:
        """Do `act`; where it fails, say so in one line and show the review as it stands now."""
        self.notice = None
        try:
            act()
        except LedgerConflict as conflict:
            self.notice = Notice(conflict_line(conflict.records), error=True)
            self._recover()
        except ReviewError as error:
            self.notice = Notice(error.lines()[0], error=True)
            self._recover()

    def _recover(self) -> None:
        try:
            self.session.refresh()
        except ReviewError:
            return  # the notice already tells of a ledger that doesn't answer
        self._changed(None)

    def go_to(self, wanted: Goal) -> None:
        """Go to the sentence that was asked for."""
        self.to_segment(wanted.segment)
        if wanted.remark:
            self.say(wanted.remark)

    def refresh(self) -> None:
        """Take in what others decided since."""
        if self.session.refresh():
            self._changed(None)
            self.notice = Notice(_("decisions made elsewhere have come in"))
