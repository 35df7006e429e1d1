"""Questions about the review as a whole, answered from the board."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from review.model.issue import Issue, State, Status
from review.session.board import Board
from review.session.views import Earlier, IssueView, Progress


def progress(board: Board) -> Progress:
    """How far the review is; issues of `warn` entries are neither flagged nor left."""
    states = Counter(view.state for view in board.issues() if view.issue.status is Status.ACTIVE)
    flagged = states.total()
    decided = sum(count for state, count in states.items() if state.decided)
    return Progress(flagged, decided, flagged - decided, len(board.flagged), tuple(sorted(states.items())))


def earlier(board: Board, issue: Issue) -> Earlier:
    """What was decided on the other issues of the same entry, in this document."""
    repairs: Counter[str] = Counter()
    dismissed = 0
    for view in board.issues():
        if view.issue.key.rule != issue.key.rule or view.issue.key == issue.key or view.record is None:
            continue
        if view.state is State.ACCEPTED and view.record.decision.replacement is not None:
            repairs[view.record.decision.replacement.text] += 1
        dismissed += view.state is State.DISMISSED
    return Earlier(tuple(repairs.most_common()), dismissed)


def neighbour(board: Board, after: Issue | None, step: int, undecided: bool) -> IssueView | None:
    """The issue after (`step` 1) or before (-1) `after`, going round at the ends; None where there is none.

    `after` None stands before the first issue (after the last, going back). With `undecided` only those left count.
    Looks no further than the issue it finds.
    """
    around = _around(board, after, step, undecided=undecided)
    return next((view for view in around if not (undecided and (view.state.decided or view.gone))), None)


def _around(board: Board, after: Issue | None, step: int, *, undecided: bool) -> Iterator[IssueView]:
    """Every issue once in the direction of `step`, from the one beyond `after` round to `after` itself.

    With `undecided`, segments in which nothing is left are passed over.
    """
    flagged = board.flagged
    count = len(flagged)
    first = bisect_left(flagged, after.segment) if after is not None else 0
    there = after is not None and first < count and flagged[first] == after.segment
    own = board.segment(after.segment).issues[::step] if there and after is not None else ()
    beyond = [view for view in own if after is not None and step * _compared(view.issue, after) > 0]
    yield from beyond
    behind, ahead = range(first), range(first + there, count)
    for place in chain(ahead, behind) if step > 0 else chain(reversed(behind), reversed(ahead)):
        if not (undecided and board.settled(flagged[place])):
            yield from board.segment(flagged[place]).issues[::step]
    yield from own[: len(own) - len(beyond)]


def _compared(one: Issue, other: Issue) -> int:
    return (position(one) > position(other)) - (position(one) < position(other))


def position(issue: Issue) -> tuple[int, int, int, str]:
    """Where `issue` stands in the document, for ordering."""
    return (issue.segment, issue.span.start, issue.span.end, issue.key.rule)
