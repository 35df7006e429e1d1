"""Which dismissed issue is meant, and what can keep its entry from its sentence."""

from __future__ import annotations

from review.french.lexicon import default_lexicon
from review.glossary.entry import GlossaryEntry
from review.model.decision import Kind
from review.model.issue import Issue, State
from review.model.messages import _
from review.session.false_alarms import Remedy, remedies
from review.session.session import ReviewSession
from review.tui.presenter import Presenter


def dismissed(presenter: Presenter) -> Issue | None:
    """The current issue where it is dismissed, else the one dismissed by the latest act; None where that was another act."""
    current = presenter.issue
    if current is not None and current.state is State.DISMISSED and not current.gone:
        return current.issue
    before, session = presenter.dismissed, presenter.session
    last = next((record for record in reversed(session.ledger.records) if record.in_force), None)
    if before is None or last is None or last.decision.kind is not Kind.DISMISS:
        return None
    view = session.view(before) if last.decision.issue == before.key else None
    return None if view is None or view.gone else view.issue


def remedies_for(session: ReviewSession, issue: Issue, entry: GlossaryEntry) -> tuple[Remedy, ...]:
    """The changes of `entry` that keep it from the sentence of `issue`; words near what was accepted are left out."""
    accepted = [
        session.segment(view.issue.segment).mt_target
        for view in session.issues()
        if view.issue.key.rule == issue.key.rule and view.state is State.ACCEPTED
    ]
    return remedies(entry, session.segment(issue.segment).base, issue.span, accepted, default_lexicon())


def remedy_line(remedy: Remedy) -> str:
    """What the change is, in one line."""
    if not remedy.word:
        return _("this sentence as counterexample alone")
    return _("never with “{word}” near; this sentence as counterexample").format(word=remedy.word)
