"""Running counts equal the counts over the whole document."""

from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.model.issue import Severity
from review.session.session import ReviewSession
from review.tui.presenter import Presenter
from review.tui.tally import Repair, Tally

from .conftest import TEXT, Opener

ACTS = ["accept", "dismiss", "skip", "reopen", "undo", "redo", "next", "previous", "down", "alternative_next"]


COUNTS = ("edited", "noted", "by_fix", "provisional", "only_shown", "edit_rate")


def assert_counts(tally: Tally, session: ReviewSession) -> None:
    progress = session.progress()
    assert (tally.flagged, tally.decided, tally.left) == (progress.flagged, progress.decided, progress.left)
    assert {state: tally.of_state(state) for state, _count in progress.by_state} == dict(progress.by_state)
    anew = Tally(session)
    assert {name: getattr(tally, name) for name in COUNTS} == {name: getattr(anew, name) for name in COUNTS}
    assert [tally.of_severity(one) for one in Severity] == [anew.of_severity(one) for one in Severity]
    assert (tally.rules, tally.in_several_ways()) == (anew.rules, anew.in_several_ways())
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


def test_entries_repaired_in_several_ways_are_told_with_their_rare_places(session: ReviewSession) -> None:
    presenter = Presenter(session)
    tally = presenter.tally
    for number in (1, 1, 2):
        while presenter.issue is None or presenter.issue.issue.key.rule != "chef":
            presenter.act("next")
        presenter.attempt(partial(presenter.choose, number))
    assert [rule for rule, _repairs in tally.in_several_ways()] == ["chef"]
    ((_rule, (often, rarely)),) = tally.in_several_ways()
    assert (often.count, often.sentences, rarely.count, rarely.sentences) == (2, (0, 2), 1, (6,))
    presenter.act("undo")
    assert not tally.in_several_ways()
    assert isinstance(often, Repair)


def test_the_edit_rate_follows_every_act(session: ReviewSession) -> None:
    presenter = Presenter(session)
    rate = presenter.tally.edit_rate
    assert (rate.changed, rate.words) == (0, len(TEXT.split()))
    presenter.act("accept")
    assert presenter.tally.edit_rate.changed == 2
    presenter.to_segment(1)
    presenter.edit("Le public applaudit.")
    assert presenter.tally.edit_rate.changed == 5
    corrected = sum(
        len(session.segment(index).target.split()) for index in range(len(session.document.segments))
    )
    assert presenter.tally.edit_rate.words == corrected != rate.words
    presenter.act("undo")
    presenter.act("undo")
    assert presenter.tally.edit_rate == rate


def test_what_fix_did_is_counted_apart(session: ReviewSession) -> None:
    assert session.fix(with_questions=True) is not None
    tally = Tally(session)
    assert tally.by_fix + tally.provisional == 6
    assert tally.provisional == 3
    assert tally.left == 3
