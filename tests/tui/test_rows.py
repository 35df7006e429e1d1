"""The list: the sentences of the filter in document order, the current one among them."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.session.session import ReviewSession
from review.tui.display import width_of
from review.tui.rows import Filter, Rows, Which


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(guest=st.integers(0, 6), which=st.sampled_from([Which.ALL, Which.FLAGGED, Which.EDITED]))
def test_the_current_sentence_is_listed_once_and_in_its_place(
    session: ReviewSession, guest: int, which: Which
) -> None:
    rows = Rows(session)
    rows.choose(Filter(which))
    listed = {rows[row] for row in range(len(rows))}
    rows.show(guest)
    shown = [rows[row] for row in range(len(rows))]
    assert shown == sorted({*listed, guest})
    assert [rows.position(index) for index in shown] == list(range(len(shown)))


def test_a_row_tells_state_and_words(session: ReviewSession) -> None:
    rows = Rows(session)
    rows.choose(Filter(Which.ALL))
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
