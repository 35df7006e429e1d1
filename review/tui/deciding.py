"""What the keys that decide do: each act of the reviewer, and the line that tells what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from review.model.issue import Issue, Severity, State
from review.model.messages import _, ngettext
from review.session.session import ReviewSession
from review.session.views import IssueView, Outcome, Place
from review.tui.command import Command
from review.tui.commands import COMMANDS
from review.tui.doubting import Doubting
from review.tui.ending import Ending
from review.tui.labels import severity_word, type_words
from review.tui.notice import Notice
from review.tui.pace import Pace
from review.tui.tally import Tally
from review.tui.telling import undo_line


class Deciding(Doubting):
    """The acts of the reviewer; every method that decides has its decision on disk when it returns."""

    def __init__(self, session: ReviewSession, commands: Sequence[Command] = COMMANDS) -> None:
        """Count the issues, and stand where there is something to decide; `commands` have the keys in force."""
        super().__init__(session)
        self.commands: Final = commands
        self.tally: Final = Tally(session)
        self.pace = Pace()
        self.ending: Final = Ending(self.tally)
        self.notice: Notice | None = None
        self.edits: list[int] = []
        self.dismissed: Issue | None = None

    def key(self, name: str) -> str:
        """The first key of the command with the id `name` as people read it, else what it is called in the palette."""
        command = next(command for command in self.commands if command.id == name)
        return command.key.split(" ")[0] or f"“{command.title}”"

    @property
    def finished(self) -> bool:
        """Whether nothing is left to decide."""
        return self.tally.left == 0

    def say(self, text: str) -> None:
        """Tell the reviewer something."""
        self.notice = Notice(text)

    def accept(self) -> None:
        """Accept the repair shown, and go on; on a decided issue just go on."""
        current, proposal = self.issue, self.proposal
        if current is None or current.state.decided:
            self.to_undecided()
        elif proposal is None:
            self.notice = Notice(
                _("no repair is known here: {edit} edits the sentence, {dismiss} dismisses the issue").format(
                    edit=self.key("edit"), dismiss=self.key("dismiss")
                )
            )
        else:
            self._decided(self.session.accept(current.issue, proposal, self.switched))

    def choose(self, number: int) -> None:
        """Accept alternative `number` (from 1), also in the place of what was decided before."""
        current, offered = self.issue, self.proposals
        if current is None or not 1 <= number <= len(offered):
            self.notice = Notice(_("there is no alternative {number} here").format(number=number))
        else:
            chosen = offered[number - 1]
            switched = self.switched if chosen is self.proposal else ()
            self._decided(self.session.accept(current.issue, chosen, switched))

    def dismiss(self, reason: str = "") -> None:
        """Leave the machine's words, and go on; where they are left already, give the reason and stay."""
        current = self.needed()
        if current is None:
            return
        if current.state is not State.DISMISSED:
            self._decided(self.session.dismiss(current.issue, reason))
            self.dismissed = current.issue
        elif reason:
            self.explain(reason)
        else:
            self.to_undecided()

    def explain(self, reason: str) -> None:
        """Give the issue, dismissed already, this reason ("" for none) in place of the one before, and stay."""
        current = self.needed()
        if current is None or current.record is None or current.record.decision.reason == reason:
            return
        self._changed(self.session.dismiss(current.issue, reason).segments)
        told = _("dismissed, with the reason: {reason}") if reason else _("dismissed, without a reason")
        self.notice = Notice(told.format(reason=reason))

    def annotate(self, note: str) -> None:
        """Make `note` the note on the sentence, and stay."""
        outcome = None if self.empty else self.session.annotate(self.segment, note)
        if outcome is not None:
            self._noted(outcome)
            self.notice = Notice(_("the note is kept") if note else _("the note is taken back"))

    def reclassify(self, error_type: str, severity: Severity) -> None:
        """Give the issue this MQM type and severity, and stay; what was decided on it holds."""
        current = self.needed()
        outcome = None if current is None else self.session.reclassify(current.issue, error_type, severity)
        if outcome is not None:
            self._noted(outcome)
            words = f"{type_words(error_type)}, {severity_word(severity)}"
            self.notice = Notice(_("the issue is now: {words}").format(words=words))

    def skip(self) -> None:
        """Leave the issue for later, and go on."""
        if (current := self.needed()) is not None:
            self._decided(self.session.skip(current.issue))

    def reopen(self) -> None:
        """Make the current issue undecided again, and stay; where an edit by hand decided it, take the edit back."""
        current = self.issue
        edited = self.session.segment(self.segment).edited if not self.empty else False
        if edited and (current is None or current.gone or current.record is None):
            self._changed(self.session.reopen_edit(self.segment).segments)
            self.notice = Notice(_("reopened: the edit by hand is taken back"))
            return
        current = self.needed()
        if current is None:
            return
        if current.record is None:
            self.notice = Notice(_("this issue is undecided already"))
            return
        self._changed(self.session.reopen(current.issue).segments)
        self.notice = Notice(_("reopened: the issue is undecided again"))

    def edit(self, text: str) -> None:
        """Make `text` the corrected text of the current sentence, and stay; the repair shown, left as it is, is accepted."""
        if self.spot.preview is not None and text == self.spot.preview.target:
            self.accept()
            return
        outcome = self.session.edit(self.segment, text)
        if outcome is not None:
            self.pace.add(outcome.records)
            self.edits.append(self.segment)
            self._changed(outcome.segments)
            self._settle()
            self.notice = Notice(_("sentence {number} is edited").format(number=self.segment + 1))

    def places(self) -> tuple[Place, ...]:
        """The equal places where the repair shown could go; () where there is no repair to propagate."""
        current, proposal = self.issue, self.proposal
        if current is None or proposal is None:
            self.notice = Notice(_("there is no repair to put everywhere"))
            return ()
        found = self.session.places(current.issue, proposal, self.switched)
        if not found:
            self.notice = Notice(_("no undecided place is left that is equal to this one"))
        return found

    def propagate(self, places: tuple[Place, ...]) -> None:
        """Accept the repair in all `places` as one act, and go on."""
        if not places:
            self.notice = Notice(_("no place was ticked; nothing is changed"))
            return
        self._decided(self.session.propagate(places))
        count = len(places)
        text = ngettext("accepted in {count} place", "accepted in {count} places", count).format(count=count)
        rest = (
            self.end_notice().text if self.finished else _("{undo} undoes it").format(undo=self.key("undo"))
        )
        self.notice = Notice(f"{text} · {rest}")

    def undo(self) -> None:
        """Undo the reviewer's latest act and go where it was."""
        self._moved(self.session.undo(), undone=True)

    def redo(self) -> None:
        """Do again what was undone last, and go where it is."""
        self._moved(self.session.redo(), undone=False)

    def _moved(self, outcome: Outcome | None, *, undone: bool) -> None:
        if outcome is None:
            self.notice = Notice(_("there is nothing to undo") if undone else _("there is nothing to redo"))
            return
        self._changed(outcome.segments)
        if outcome.issue is not None:
            self._look_at(outcome.issue)
        elif outcome.segments:
            self.to_segment(outcome.segments[0])
        self.notice = Notice(undo_line(outcome, undone=undone, redo=self.key("redo")))

    def to_issue(self, step: int) -> None:
        """Go to the next (1) or previous (-1) issue."""
        self._go(self.session.next_issue(self._standpoint(step), step=step))

    def to_undecided(self) -> None:
        """Go to the next undecided issue."""
        self._go(self.session.next_issue(self._standpoint(1), undecided=True))

    def _go(self, found: IssueView | None) -> None:
        if found is not None:
            self._look_at(found.issue)
        if found is None or (self.finished and self.notice is None):
            self.notice = (
                self.end_notice() if self.tally.flagged else Notice(_("nothing is flagged in this text"))
            )

    def end_notice(self) -> Notice:
        """What to do when nothing is left to decide."""
        if not self.tally.flagged:
            line = _("nothing is flagged in this text · {up} {down} go through the sentences, {quit} quits")
        else:
            line = _(
                "every issue is decided · {export} writes the corrected text, {quit} quits, {undo} undoes"
            )
        names = ("up", "down", "quit", "export", "undo")
        return Notice(line.format(**{name: self.key(name) for name in names}))

    def needed(self) -> IssueView | None:
        """The current issue; where there is none, say so."""
        current = self.issue
        if current is None:
            self.notice = Notice(
                _(
                    "there is no issue in this sentence: {edit} edits it, {next} goes to the next issue"
                ).format(edit=self.key("edit"), next=self.key("next"))
            )
        return current

    def _decided(self, outcome: Outcome) -> None:
        self.pace.add(outcome.records)
        self._changed(outcome.segments)
        self.to_undecided()

    def _noted(self, outcome: Outcome) -> None:
        """Show what an act changed that changes no text; the alternative shown stays, with its doubts."""
        choice = self.choice
        self._changed(outcome.segments)
        self.choice = choice

    def _changed(self, segments: tuple[int, ...] | None) -> None:
        self.tally.recount(segments)
        self.rows.update(segments)
        self.rows.show(self.segment)
        self._offered = None
        if segments is None or self.segment in segments:
            self.choice = 0
