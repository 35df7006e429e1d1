"""The list: the sentences of the filter in document order, the current one among them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.model.issue import State
from review.session.filters import EditedByHand, Everything, Filter, Flagged, InState, WithText
from review.session.session import ReviewSession
from review.tui.display import width_of
from review.tui.rows import CHECKED, Rows

from .conftest import Opener


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    guest=st.integers(0, 6),
    which=st.sampled_from([Everything(), Flagged(), EditedByHand(), WithText("malheur")]),
)
def test_the_current_sentence_is_listed_once_and_in_its_place(
    session: ReviewSession, guest: int, which: Filter
) -> None:
    rows = Rows(session)
    rows.choose(which)
    listed = {rows[row] for row in range(len(rows))}
    rows.show(guest)
    shown = [rows[row] for row in range(len(rows))]
    assert shown == sorted({*listed, guest})
    assert [rows.position(index) for index in shown] == list(range(len(shown)))


def test_a_row_tells_state_and_words(session: ReviewSession) -> None:
    rows = Rows(session)
    rows.choose(Everything())
    texts = ["".join(run.text for run in rows.line(row, 40)[0]).rstrip() for row in range(len(rows))]
    assert texts[0] == f"{'○ 1 conducteur':31}undecided"
    assert texts[1] == "  2 Le public a applaudi longtemps."
    assert texts[2] == f"{'○ 3 malheur, conducteur':29}2 of 2 left"


def test_a_row_is_no_wider_than_the_list_and_changes_its_identity_with_its_looks(
    session: ReviewSession,
) -> None:
    rows = Rows(session)
    assert all(
        width_of(rows.line(row, width)[0]) <= max(width, 20)
        for row in range(len(rows))
        for width in range(20, 60)
    )
    before = [rows.identity(row) for row in range(len(rows))]
    outcome = session.dismiss(next(session.issues()).issue)
    rows.update(outcome.segments)
    after = [rows.identity(row) for row in range(len(rows))]
    assert [one != other for one, other in zip(before, after, strict=True)] == [True, False, False, False]


def all_of(rows: Rows) -> list[int]:
    return [rows[row] for row in range(len(rows))]


def test_a_filter_is_worked_through_in_slices(opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    session = opener("Une phrase ordinaire. Le conducteur parle.\n\n" * 200, name="slices.txt")
    monkeypatch.setattr("review.tui.rows.SLICE", 0.0)
    rows = Rows(session)
    rows.choose(WithText("CONDUCTEUR"))
    counts = [rows.found]
    while rows.more():
        counts.append(rows.found)
        assert not rows.complete
    assert rows.complete
    assert len(counts) == 400 // CHECKED - 1
    assert counts == sorted(counts)
    assert all_of(rows) == list(range(1, 400, 2))


def test_what_is_decided_while_a_filter_runs_is_listed_as_it_stands_at_the_end(
    opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opener("Une phrase ordinaire. Le conducteur parle.\n\n" * 50, name="meanwhile.txt")
    monkeypatch.setattr("review.tui.rows.SLICE", 0.0)
    rows = Rows(session)
    wanted = WithText("libre") | InState(State.DISMISSED)
    rows.choose(wanted)
    rows.show(90)
    for index, text in ((2, "Une phrase libre."), (90, "Libre aussi."), (98, "libre")):
        outcome = session.edit(index, text)
        assert outcome is not None
        rows.update(outcome.segments)
        rows.more()
    rows.update(session.dismiss(session.segment(1).issues[0].issue).segments)
    while rows.more():
        pass
    assert all_of(rows) == [1, 2, 90, 98]
    assert rows.found == 4


def test_choosing_another_filter_begins_anew(opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    session = opener("Une phrase ordinaire. Le conducteur parle.\n\n" * 50, name="anew.txt")
    monkeypatch.setattr("review.tui.rows.SLICE", 0.0)
    rows = Rows(session)
    rows.choose(WithText("ordinaire"))
    rows.choose(Everything())
    assert rows.complete
    assert not rows.more()
    assert len(rows) == 100
