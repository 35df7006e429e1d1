"""ReviewSession: everything that can be done to a text under review, for every front end alike."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from review.glossary.entry import GlossaryEntry
from review.ledger.failures import LedgerConflict
from review.ledger.ledger import Ledger
from review.model.decision import Action, ActionKind, Decision, Kind, Record
from review.model.document import Document
from review.model.issue import Issue, Severity, State, Status
from review.model.proposal import Certainty, Doubt, Proposal
from review.session import queries
from review.session.board import Board
from review.session.doubts import with_doubts
from review.session.drafts import Drafts
from review.session.preference import preferring
from review.session.settings import Settings
from review.session.stopwatch import Stopwatch
from review.session.views import Earlier, IssueView, Outcome, Place, Progress, SegmentView

AUTO: Final = "auto"
"""The reviewer's name under which `fix` decides."""


class ReviewSession:
    """A document under review: its issues, the decisions in force, and the corrected text they give.

    A decision is on disk when the method that makes it returns. Methods that take an issue take it as a view of this
    session gave it. Those that decide raise `LedgerError`, and `LedgerConflict` where someone else decided on the same
    in the meantime.
    """

    def __init__(
        self, board: Board, ledger: Ledger, settings: Settings, clock: Callable[[], datetime]
    ) -> None:
        """Fold the decisions that `ledger` holds into `board`; `clock` tells the time in UTC."""
        self.settings: Final = settings
        self.ledger: Final = ledger
        self.stopwatch: Final = Stopwatch(clock)
        self._board: Final = board
        self._drafts: Final = Drafts(board, self.stopwatch)
        self.clock: Final = clock
        board.load(ledger.records)

    @property
    def document(self) -> Document:
        """The document under review."""
        return self._board.document

    @property
    def flagged(self) -> Sequence[int]:
        """The numbers of the segments that hold an issue or a decision, in document order."""
        return self._board.flagged

    @property
    def orphans(self) -> tuple[Record, ...]:
        """Decisions in force that no longer find their issue."""
        return self._board.orphans

    def segment(self, index: int) -> SegmentView:
        """Segment number `index` as it stands now."""
        return self._board.segment(index)

    def issues(self) -> Iterator[IssueView]:
        """Every issue as it stands now, in document order."""
        return self._board.issues()

    def found(self, index: int) -> tuple[Issue, ...]:
        """The issues of segment number `index` as they were found, whatever was decided; spans in its machine text."""
        return self._board.found(index)

    def issues_in(self, index: int, text: str) -> tuple[Issue, ...]:
        """What the glossary finds in `text`, typed as segment number `index`; spans in `text`.

        Decisions count for nothing here and none is made; may be called from another thread.
        """
        return self._board.issues_in(index, text)

    def view(self, issue: Issue) -> IssueView | None:
        """The issue as it stands now; None where an undone edit took it away."""
        views = self.segment(issue.segment).issues
        return next((view for view in views if view.issue.key == issue.key), None)

    def proposals(self, issue: Issue) -> tuple[Proposal, ...]:
        """The repairs for `issue`, best first, as edits of its segment's base text."""
        return self._board.proposals(issue)

    def preview(self, issue: Issue, proposal: Proposal, doubts: Sequence[Doubt] = ()) -> SegmentView:
        """The segment as it would stand with `proposal` accepted and these of its `doubts` switched on (see `accept`)."""
        decision = self._drafts.accepted(issue, with_doubts(proposal, doubts), ())
        return self._board.with_pending(issue.segment, [decision])

    def entry_of(self, issue: Issue) -> GlossaryEntry | None:
        """The glossary entry behind `issue`; None where a check found it, or no glossary in force has the entry."""
        return self._board.entry(issue.entry) if issue.entry is not None else None

    def earlier(self, issue: Issue) -> Earlier:
        """What was decided on the other issues of the same entry, in this document."""
        return queries.earlier(self._board, issue)

    def progress(self) -> Progress:
        """How far the review is."""
        return queries.progress(self._board)

    def next_issue(
        self, after: Issue | None = None, *, step: int = 1, undecided: bool = False
    ) -> IssueView | None:
        """The issue after (`step` 1) or before (-1) `after`, going round; None where there is none."""
        return queries.neighbour(self._board, after, step, undecided)

    def targets(self) -> dict[int, str]:
        """The corrected text of every segment that differs from the machine's, by segment number."""
        views = (self.segment(index) for index in self.flagged)
        return {view.index: view.target for view in views if view.target != view.mt_target}

    def accept(self, issue: Issue, proposal: Proposal, doubts: Sequence[Doubt] = ()) -> Outcome:
        """Put `proposal` in place, with the edits of those of its `doubts` that are switched on.

        Raises UsageError where one of `doubts` isn't the proposal's, or is about words that change already.
        """
        decision = self._drafts.accepted(issue, with_doubts(proposal, doubts), ())
        return self._decide([decision], ActionKind.DECIDE, issue)

    def dismiss(self, issue: Issue, reason: str = "") -> Outcome:
        """Leave the machine's words: there is no error here. Done again, it replaces the reason given before."""
        return self._decide([self._drafts.about(issue, Kind.DISMISS, reason)], ActionKind.DECIDE, issue)

    def skip(self, issue: Issue) -> Outcome:
        """Leave the issue for later; it stays undecided."""
        return self._decide([self._drafts.about(issue, Kind.SKIP)], ActionKind.DECIDE, issue)

    def reopen(self, issue: Issue) -> Outcome:
        """Take the decision on `issue` back, wherever it lies in the history; the issue is undecided again."""
        return self._decide([self._drafts.about(issue, Kind.REOPEN)], ActionKind.DECIDE, issue)

    def reopen_edit(self, index: int) -> Outcome:
        """Take the edit by hand of segment `index` back; the repairs accepted on its machine text hold again."""
        key, now = self._board.keys[index], self.segment(index).target
        back = Decision(Kind.REOPEN, key, before=now, seconds=self.stopwatch.read())
        back = replace(back, after=self._board.with_pending(index, [back]).target)
        return self._decide([back], ActionKind.DECIDE, None)

    def edit(self, index: int, text: str) -> Outcome | None:
        """Make `text` the corrected text of segment `index`, flagged or not; None where it is that already."""
        now = self.segment(index)
        if text == now.target:
            return None
        key = self._board.keys[index]
        decision = Decision(Kind.EDIT, key, before=now.target, after=text, seconds=self.stopwatch.read())
        return self._decide([decision], ActionKind.DECIDE, None)

    def reclassify(self, issue: Issue, error_type: str, severity: Severity) -> Outcome | None:
        """Give `issue` another MQM type and severity, whatever was decided on it; None where it has them already.

        Raises UsageError for a type that is none of `ERROR_TYPES`.
        """
        now = present.issue if (present := self.view(issue)) is not None else issue
        if (now.type, now.severity) == (error_type, severity):
            return None
        decision = self._drafts.reclassified(now, error_type, severity)
        return self._decide([decision], ActionKind.DECIDE, issue)

    def annotate(self, index: int, note: str) -> Outcome | None:
        """Make `note` the note on segment `index`, "" takes the note back; None where it is that already."""
        if note == self.segment(index).note:
            return None
        decision = Decision(Kind.NOTE, self._board.keys[index], note=note)
        return self._decide([decision], ActionKind.DECIDE, None)

    def places(self, issue: Issue, proposal: Proposal, doubts: Sequence[Doubt] = ()) -> tuple[Place, ...]:
        """The undecided issues, `issue` first, of the same entry and wrong form, each with its own form of the repair.

        `doubts` of `proposal` are switched on for `issue` alone: the other places have doubts of their own.
        """
        found = []
        for view in self.issues():
            equal = view.issue.key.rule == issue.key.rule and view.issue.site.term == issue.site.term
            if not equal or view.state.decided or view.gone:
                continue
            here = view.issue.key == issue.key
            own = with_doubts(proposal, doubts) if here else self._same_repair(view.issue, proposal)
            if own is not None:
                after = self.preview(view.issue, own)
                found.append(Place(view.issue, own, self.segment(view.issue.segment).target, after.target))
        return tuple(sorted(found, key=lambda place: place.issue.key != issue.key))

    def propagate(self, places: Sequence[Place]) -> Outcome:
        """Accept every one of `places` (one at least) as one act, undone as one."""
        pairs = [(place.issue, place.proposal, False) for place in places]
        return self._decide(self._drafts.accepted_in_turn(pairs), ActionKind.PROPAGATE, places[0].issue)

    def fix(self, *, with_questions: bool = False) -> Outcome | None:
        """Accept, as `auto`, every safe proposal of the undecided issues; None where there is nothing to do.

        With `with_questions` the first proposal of the others goes in too, provisionally: those stay in the queue.
        """
        pairs = []
        for view in list(self.issues()):
            open_ = view.state is State.UNDECIDED and not view.gone and view.issue.status is Status.ACTIVE
            offered = self.proposals(view.issue) if open_ else ()
            if not offered:
                continue
            safe = offered[0].certainty is Certainty.APPLY and not view.issue.site.real_word
            if safe or (with_questions and not view.provisional):
                pairs.append((view.issue, offered[0], not safe))
        if not pairs:
            return None
        return self._decide(self._drafts.accepted_in_turn(pairs), ActionKind.FIX, None, AUTO)

    def undo(self) -> Outcome | None:
        """Undo the reviewer's latest act; None where there is nothing to undo."""
        return self._moved(partial(self.ledger.undo, reviewer=self.settings.reviewer, at=self._now()))

    def redo(self) -> Outcome | None:
        """Do again what was undone last; None where there is nothing to redo."""
        return self._moved(partial(self.ledger.redo, reviewer=self.settings.reviewer, at=self._now()))

    def refresh(self) -> bool:
        """Take in what others decided since; whether there was anything."""
        acts = len(self.ledger.actions)
        self.ledger.refresh()
        fresh = len(self.ledger.actions) > acts
        if fresh:
            self._board.load(self.ledger.records)
        return fresh

    def keep_original(self, original: bytes, written: bytes) -> None:
        """Have the ledger keep `original`, the input's bytes, before `written` takes their place."""
        kept = self.ledger.original_for(original)
        self.ledger.keep_original(original if kept is None else kept, written, self._now())

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.close()

    def _same_repair(self, issue: Issue, proposal: Proposal) -> Proposal | None:
        """What `issue` is offered that puts the same right in place, in the same form where there are two."""
        offered = preferring(self.proposals(issue), proposal.replacement)
        return offered[0] if offered and offered[0].replacement.text == proposal.replacement.text else None

    def _now(self) -> str:
        return self.clock().isoformat(timespec="milliseconds")

    def _decide(
        self,
        decisions: Sequence[Decision],
        kind: ActionKind,
        issue: Issue | None,
        reviewer: str | None = None,
    ) -> Outcome:
        known = len(self.ledger.records)
        acts = len(self.ledger.actions)
        shown = self.flagged
        try:
            action = self.ledger.record(
                decisions, kind=kind, reviewer=reviewer or self.settings.reviewer, at=self._now()
            )
        except LedgerConflict:  # the ledger knows the others' decisions by now; the board must, too
            self._board.load(self.ledger.records)
            raise
        fresh = self.ledger.records[known:]
        mine = tuple(record for record in fresh if record.action.id == action.id)
        if len(self.ledger.actions) == acts + 1:
            segments = self._board.add(mine)
        else:  # others acted in between: theirs may undo what is laid out
            self._board.load(self.ledger.records)
            segments = tuple(sorted({*shown, *self.flagged}))
        self.stopwatch.restart()
        return Outcome(action, segments, mine, issue)

    def _moved(self, turn: Callable[[], Action | None]) -> Outcome | None:
        """Lay the board out again after `turn` undid an act or did it again."""
        acts, shown = len(self.ledger.actions), self.flagged
        action = turn()
        if action is None:
            return None
        everything = self.ledger.records
        first, end = (find(everything, action.id, key=_action_number) for find in (bisect_left, bisect_right))
        records = everything[first:end]
        if len(self.ledger.actions) == acts + 1:
            segments = self._board.turn(records, everything)
        else:  # others acted in between
            self._board.load(everything)
            segments = tuple(sorted({*shown, *self.flagged}))
        self.stopwatch.restart()
        keys = {record.decision.issue for record in records}
        issues = (view.issue for number in segments for view in self.segment(number).issues)
        issue = next((one for one in issues if one.key in keys), None)
        return Outcome(action, segments, records, issue)


def _action_number(record: Record) -> int:
    return record.action.id
