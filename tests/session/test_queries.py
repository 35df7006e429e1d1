"""The next issue in either direction, found without looking at the whole document, equals the one found by looking at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable

import pytest

from review.model.issue import Issue
from review.session.queries import position
from review.session.session import ReviewSession
from review.session.views import IssueView


def by_looking_at_all(
    session: ReviewSession, after: Issue | None, step: int, *, undecided: bool
) -> IssueView | None:
    views = [view for view in session.issues() if not (undecided and (view.state.decided or view.gone))]
    if not views:
        return None
    if after is None:
        return views[0 if step > 0 else -1]
    places = [position(view.issue) for view in views]
    here = position(after)
    return views[(bisect_right(places, here) if step > 0 else bisect_left(places, here) - 1) % len(views)]


@pytest.mark.parametrize("decided", [(), (0,), (0, 1, 2), (1, 3), tuple(range(100))])
def test_the_next_issue(opener: Callable[..., ReviewSession], decided: tuple[int, ...]) -> None:
    session = opener()
    issues = [view.issue for view in session.issues()]
    for number in decided:
        if number < len(issues):
            session.dismiss(issues[number])
    for after in [None, *issues]:
        for step in (1, -1):
            for undecided in (False, True):
                expected = by_looking_at_all(session, after, step, undecided=undecided)
                assert session.next_issue(after, step=step, undecided=undecided) == expected


def test_what_is_settled_is_passed_over_until_it_is_open_again(opener: Callable[..., ReviewSession]) -> None:
    """The next undecided issue is found past decided ones, and found again when one of them is reopened or undone."""
    session = opener()
    every = [view.issue for view in session.issues()]
    for issue in every[:-1]:
        session.dismiss(issue)
    for start in every:
        found = session.next_issue(start, undecided=True)
        assert found is not None
        assert found.issue.key == every[-1].key
    session.undo()
    found = session.next_issue(every[0], undecided=True)
    assert found is not None
    assert found.issue.key == every[-2].key
    session.redo()
    session.reopen(every[1])
    found = session.next_issue(every[0], undecided=True)
    assert found is not None
    assert found.issue.key == every[1].key
