"""Running counts equal the counts over the whole document."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.session.session import ReviewSession
from review.tui.presenter import Presenter
from review.tui.tally import Tally

from .conftest import Opener

ACTS = ["accept", "dismiss", "skip", "reopen", "undo", "redo", "next", "previous", "down", "alternative_next"]


def assert_counts(tally: Tally, session: ReviewSession) -> None:
    progress = session.progress()
    assert (tally.flagged, tally.decided, tally.left) == (progress.flagged, progress.decided, progress.left)
    assert {state: tally.of_state(state) for state, _count in progress.by_state} == dict(progress.by_state)
    for view in session.issues():
        ours, theirs = tally.earlier(view.issue), session.earlier(view.issue)
        assert ours.dismissed == theirs.dismissed
        assert sorted(ours.repairs) == sorted(theirs.repairs)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(ACTS), max_size=12), number=st.integers(0, 10**9))
def test_counts_stay_right_whatever_is_done(opener: Opener, acts: list[str], number: int) -> None:
    session = opener(name=f"{number}-{len(acts)}.txt")
    presenter = Presenter(session)
    for act in acts:
        presenter.act(act)
    assert_counts(presenter.tally, session)


def test_counts_after_an_edit(session: ReviewSession) -> None:
    presenter = Presenter(session)
    presenter.to_segment(2)
    presenter.edit("La symphonie dure une heure, dit le conducteur au conducteur.")
    assert_counts(presenter.tally, session)
    presenter.act("undo")
    assert_counts(presenter.tally, session)
