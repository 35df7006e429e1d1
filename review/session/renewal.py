"""A session under other glossaries: made beside the present one, which goes on deciding, and put in its place when ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from review.detect.impact import Impact, impact
from review.detect.matcher import Matcher
from review.french.lexicon import default_lexicon
from review.session.board import Board
from review.session.opening import matcher_for
from review.session.session import ReviewSession
from review.session.settings import Settings


@dataclass(slots=True)
class Renewal:
    """The new `session`, on the document and the ledger of the one before, and what the new glossaries do to its issues.

    `acts` is how many actions of the ledger are laid out in it.
    """

    session: ReviewSession
    impact: Impact
    board: Board
    acts: int

    def catch_up(self) -> tuple[int, ...] | None:
        """Take in what was decided in the session before since this one was made; return the segments concerned.

        None where any segment may be: an act was undone meanwhile. To be called from the thread that decides.
        """
        ledger = self.session.ledger
        acts = ledger.actions
        fresh, self.acts = acts[self.acts :], len(acts)
        return self.board.follow(fresh, ledger.records) if fresh else ()


def renewed(
    session: ReviewSession,
    matcher: Matcher,
    settings: Settings | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Renewal:
    """A session on the document, ledger and clock of `session`, its issues found by `matcher`; `settings` if they changed.

    May be called from another thread than the one that decides: it reads the document, which never changes, and what the
    ledger holds in memory. `progress` is told as `Matcher.scan` does; what it raises is raised from here.
    """
    now = settings or session.settings
    before = [issue for number in tuple(session.flagged) for issue in session.found(number)]
    board = Board(session.document, matcher, default_lexicon(), now.source_language, progress)
    after = [issue for number in tuple(board.flagged) for issue in board.found(number)]
    acts = len(session.ledger.actions)
    new = ReviewSession(board, session.ledger, now, session.clock)
    while acts != len(session.ledger.actions):  # decided while the decisions were laid out
        acts = len(session.ledger.actions)
        board.load(session.ledger.records)
    return Renewal(new, impact(before, after), board, acts)


def reloaded(
    session: ReviewSession,
    settings: Settings | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Renewal:
    """`renewed`, with the glossaries of `settings` (those of `session` where they are left out) as they stand in their files.

    Raises GlossaryError with all their faults; `session` stays as it is.
    """
    return renewed(session, matcher_for(settings or session.settings, progress), settings, progress)
