"""What the reviewer looks at: the sentence, the issue in it, the alternative shown, the listed sentences."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from review.model.issue import Issue
from review.model.proposal import Proposal
from review.session.filters import Filter
from review.session.session import ReviewSession
from review.session.views import IssueView, SegmentView
from review.tui.alignment import moved
from review.tui.passage import Pair, Spot, paragraphs
from review.tui.rows import Rows

LOOKED_AT: Final = 100_000
"""Code points of the document that its kind of line break is read from."""


class Standpoint:
    """Where the reviewer stands in the document, and what there is to see from there; nothing here decides anything."""

    def __init__(self, session: ReviewSession) -> None:
        """Stand at the first undecided issue, else at the first issue, else at the first sentence."""
        self.session: Final = session
        self.rows: Final = Rows(session)
        self.invisibles = False
        self.segment = 0
        self.choice = 0
        self._chosen: Issue | None = None
        self._offered: tuple[Issue, tuple[Proposal, ...]] | None = None
        start = session.next_issue(undecided=True) or session.next_issue()
        if start is not None:
            self._look_at(start.issue)
        else:
            self.to_segment(0)

    @property
    def empty(self) -> bool:
        """Whether the document holds no sentence at all."""
        return not self.session.document.segments

    @property
    def view(self) -> SegmentView:
        """The current sentence."""
        return self.session.segment(self.segment)

    @property
    def issue(self) -> IssueView | None:
        """The current issue as it stands now; None where the sentence has none."""
        if self._chosen is None or self.empty:
            return None
        views = self.view.issues
        return next((one for one in views if one.issue.key == self._chosen.key), None)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The repairs for the current issue, best first."""
        current = self.issue
        if current is None or current.gone:
            return ()
        if self._offered is None or self._offered[0] is not current.issue:
            self._offered = (current.issue, self.session.proposals(current.issue))
        return self._offered[1]

    @property
    def proposal(self) -> Proposal | None:
        """The repair that is shown in place."""
        offered = self.proposals
        return offered[min(self.choice, len(offered) - 1)] if offered else None

    @property
    def spot(self) -> Spot:
        """The sentence, its issue, and the repair in place while the issue is undecided."""
        current, proposal = self.issue, self.proposal
        preview = None
        if current is not None and proposal is not None and not current.state.decided:
            preview = self.session.preview(current.issue, proposal)
        return Spot(self.view, current, preview)

    def paragraphs(self) -> list[Pair]:
        """What the two panes show."""
        return [] if self.empty else paragraphs(self.session, self.spot, invisibles=self.invisibles)

    @property
    def line_end(self) -> str:
        """The line break of the document."""
        return "\r\n" if "\r\n" in self.session.document.text[:LOOKED_AT] else "\n"

    @property
    def draft(self) -> tuple[str, int]:
        """The corrected text as it is shown, with the repair in place, and where in it the current issue stands."""
        spot = self.spot
        shown = spot.preview or spot.view
        if spot.issue is None or spot.issue.gone:
            return shown.target, 0
        return shown.target, moved(spot.issue.issue.span, shown.edits).start

    def to_segment(self, index: int) -> None:
        """Go to sentence `index`, to its first undecided issue, else its first one."""
        last = len(self.session.document.segments) - 1
        self.segment = max(0, min(index, last))
        self.rows.show(self.segment) if last >= 0 else None
        self._chosen = None
        self._settle()

    def to_place(self, issue: Issue) -> None:
        """Go to `issue`."""
        self._look_at(issue)

    def to_row(self, row: int) -> None:
        """Go to the sentence on line `row` of the list."""
        if len(self.rows):
            self.to_segment(self.rows[max(0, min(row, len(self.rows) - 1))])

    def show_alternative(self, step: int) -> None:
        """Show another alternative in place."""
        if self.proposals:
            self.choice = (self.choice + step) % len(self.proposals)

    def stand_where(self, other: Standpoint) -> bool:
        """Look at what `other`, in the same document, looks at; whether its issue, or that there is none, is the same here.

        The alternative stays where the same repair is offered.
        """
        before, repair = other.issue, other.proposal
        self.invisibles = other.invisibles
        if self.rows.filter != other.rows.filter:
            self.rows.choose(other.rows.filter)
        self.to_segment(other.segment)
        views = () if self.empty else self.view.issues
        here = next((one for one in views if before is not None and one.issue.key == before.issue.key), None)
        if here is None:
            return before is None and self.issue is None
        self._look_at(here.issue)
        self.choice = next((at for at, one in enumerate(self.proposals) if one == repair), 0)
        return True

    def toggle_invisibles(self) -> None:
        """Show no-break spaces by a sign, or as they are."""
        self.invisibles = not self.invisibles

    def choose_filter(self, wanted: Filter) -> None:
        """List other sentences; the current one stays the current one."""
        self.rows.choose(wanted)
        self.rows.show(self.segment)

    def _standpoint(self, step: int) -> Issue | None:
        """The issue to go on from; in a sentence without one, the nearest before (after, going back)."""
        if self.issue is not None:
            return self.issue.issue
        flagged = self.session.flagged
        place = bisect_left(flagged, self.segment)
        around = reversed(flagged[:place]) if step > 0 else iter(flagged[place:])
        for index in around:
            views = self.session.segment(index).issues
            if views:
                return views[-1 if step > 0 else 0].issue
        return None

    def _look_at(self, issue: Issue) -> None:
        if self._chosen is None or issue.key != self._chosen.key or issue.segment != self.segment:
            self.session.stopwatch.restart()
            self.choice = 0
        self.segment = issue.segment
        self._chosen = issue
        self.rows.show(self.segment)

    def _settle(self) -> None:
        """Choose an issue in the current sentence where none is chosen, or the chosen one is gone or decided."""
        if self.empty or (self.issue is not None and not self.issue.state.decided):
            return
        views = self.view.issues
        first = next((one for one in views if not one.state.decided), views[0] if views else None)
        if first is not None:
            self._look_at(first.issue)
        else:
            self._chosen = None
