"""The doubts of the repair shown: words that may have to change along with it, switched on and off one by one."""

from __future__ import annotations

from review.model.issue import Issue, IssueKey
from review.model.messages import _
from review.model.proposal import Doubt, Proposal
from review.session.session import ReviewSession
from review.tui.notice import Notice
from review.tui.passage import Spot
from review.tui.standpoint import Standpoint


class Doubting(Standpoint):
    """Which doubts are on: none at first, and none again once another issue or another alternative is shown."""

    def __init__(self, session: ReviewSession) -> None:
        """`doubt` counts from 0: the one that the keys are about."""
        self.doubt = 0
        self.notice: Notice | None = None
        self._on: tuple[IssueKey, Proposal, frozenset[Doubt]] | None = None
        super().__init__(session)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The doubts of the repair shown, as long as the issue is undecided."""
        current, proposal = self.issue, self.proposal
        if current is None or proposal is None or current.state.decided:
            return ()
        return proposal.doubts

    @property
    def switched(self) -> tuple[Doubt, ...]:
        """Those that are on."""
        if self._on is None or not self.doubts:
            return ()
        key, proposal, on = self._on
        here = self._chosen is not None and key == self._chosen.key and proposal == self.proposal
        return tuple(doubt for doubt in self.doubts if doubt in on) if here else ()

    @property
    def spot(self) -> Spot:
        """The sentence, its issue, and the repair with the doubts that are on, in place while the issue is undecided."""
        current, proposal, switched = self.issue, self.proposal, self.switched
        if current is None or proposal is None or not switched:
            return super().spot
        return Spot(self.view, current, self.session.preview(current.issue, proposal, switched))

    def switch(self, number: int) -> None:
        """Switch doubt `number` (from 1) on or off; raises UsageError where its words change already."""
        current, proposal, doubts = self.issue, self.proposal, self.doubts
        if current is None or proposal is None or not 1 <= number <= len(doubts):
            self.notice = Notice(_("there is no doubt {number} here").format(number=number))
            return
        on = frozenset(self.switched) ^ {doubts[number - 1]}
        self.session.preview(current.issue, proposal, tuple(on))  # refused now, not when it is accepted
        self._on = (current.issue.key, proposal, on)
        self.doubt = number - 1

    def switch_doubt(self) -> None:
        """Switch the doubt that the keys are about on or off."""
        if doubts := self._doubts_there():
            self.switch(self.doubt % len(doubts) + 1)

    def next_doubt(self) -> None:
        """Let the keys be about the next doubt, going round."""
        if doubts := self._doubts_there():
            self.doubt = (self.doubt + 1) % len(doubts)

    def show_alternative(self, step: int) -> None:
        """Show another alternative in place, its doubts off."""
        super().show_alternative(step)
        self._forget()

    def stand_where(self, other: Standpoint) -> bool:
        """Look at what `other` looks at, with the same doubts on where the same repair is offered."""
        same = super().stand_where(other)
        if isinstance(other, Doubting) and self.issue is not None and self.proposal == other.proposal:
            on = frozenset(other.switched) & frozenset(self.doubts)
            self.doubt, self._on = (
                other.doubt,
                (self.issue.issue.key, self.proposal, on) if on and self.proposal else None,
            )
        return same

    def _doubts_there(self) -> tuple[Doubt, ...]:
        if not self.doubts:
            self.notice = Notice(_("no other word is in doubt here"))
        return self.doubts

    def _look_at(self, issue: Issue) -> None:
        if self._chosen is None or issue.key != self._chosen.key:
            self._forget()
        super()._look_at(issue)

    def _forget(self) -> None:
        self.doubt, self._on = 0, None
