"""Filters combine as conditions do, say what they are, and look no further than they have to."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.model.issue import Severity, State
from review.session.filters import (
    EditedByHand,
    Everything,
    Filter,
    Flagged,
    InState,
    OfEntry,
    OfSeverity,
    Undecided,
    WithNote,
    WithText,
    combined,
    folded,
    leaves,
)
from review.session.fitting import fitting, sentence_view
from review.session.session import ReviewSession

SINGLE: st.SearchStrategy[Filter] = st.one_of(
    st.sampled_from([Everything(), Flagged(), Undecided(), EditedByHand(), WithNote()]),
    st.sampled_from(list(State)).map(InState),
    st.sampled_from(list(Severity)).map(OfSeverity),
    st.sampled_from(["oliver", "poele", "four", "pincee"]).map(OfEntry),
    st.sampled_from(["OLIVIER", "poele", "ici", "l'etuve", "zzz"]).map(WithText),
)
FILTERS: st.SearchStrategy[Filter] = st.recursive(
    SINGLE,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda two: two[0] & two[1]),
        st.tuples(inner, inner).map(lambda two: two[0] | two[1]),
        inner.map(lambda one: ~one),
    ),
    max_leaves=6,
)


@pytest.fixture
def decided(opener: Callable[..., ReviewSession]) -> ReviewSession:
    """Six sentences: one repaired, one skipped issue, one dismissed, one edited, one with a note, one that nobody looked at."""
    session = opener()
    issues = [view.issue for view in session.issues()]
    session.accept(issues[0], session.proposals(issues[0])[0])
    session.skip(issues[1])
    session.dismiss(issues[2])
    session.edit(4, "Tout va bien ici.")
    session.annotate(5, "à relire")
    return session


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=FILTERS, other=FILTERS)
def test_and_or_not_mean_what_they_say(decided: ReviewSession, one: Filter, other: Filter) -> None:
    for index in range(len(decided.document.segments)):
        view = decided.segment(index)
        assert (one & other).fits(view) == (one.fits(view) and other.fits(view))
        assert (one | other).fits(view) == (one.fits(view) or other.fits(view))
        assert (~one).fits(view) != one.fits(view)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=FILTERS)
def test_what_is_not_looked_at_would_not_fit(decided: ReviewSession, wanted: Filter) -> None:
    total = len(decided.document.segments)
    assert list(fitting(decided, wanted)) == [i for i in range(total) if wanted.fits(decided.segment(i))]


@given(one=FILTERS, other=FILTERS)
def test_a_combination_tells_its_parts(one: Filter, other: Filter) -> None:
    parts = [*leaves(one), *leaves(other)]
    assert list(leaves(one & other)) == parts
    title = (one & other).title
    assert all(part.title in title for part in parts)
    assert ~~one == one


def test_each_condition(decided: ReviewSession) -> None:
    found = {
        wanted.title: list(fitting(decided, wanted))
        for wanted in (
            Everything(),
            Flagged(),
            Undecided(),
            InState(State.ACCEPTED),
            InState(State.SKIPPED),
            InState(State.DISMISSED),
            OfEntry("four"),
            OfSeverity(Severity.CRITICAL),
            EditedByHand(),
            WithNote(),
            WithText("POÊLE"),
        )
    }
    assert found == {
        "all sentences": [0, 1, 2, 3, 4, 5],
        "flagged": [0, 1, 2, 3, 4, 5],
        "undecided": [1, 2, 3],
        "accepted": [0],
        "skipped": [1],
        "dismissed": [2],
        "entry four": [3],
        "critical": [],
        "edited by hand": [4],
        "with a note": [5],
        "“POÊLE”": [],
    }


def test_titles_are_plain_words() -> None:
    critical, musk = OfSeverity(Severity.CRITICAL), WithText("musk")
    assert (Undecided() & critical & musk).title == "undecided and critical and “musk”"
    both = (Undecided() | EditedByHand()) & critical
    assert both.title == "(undecided or edited by hand) and critical"
    assert (~both).title == "not ((undecided or edited by hand) and critical)"
    assert (~critical | Undecided() & musk).title == "not critical or (undecided and “musk”)"


def test_groups_are_joined_by_and_their_members_by_or() -> None:
    assert combined([[], []]) is None
    assert combined([[Undecided()], []]) == Undecided()
    members = [Undecided(), InState(State.ACCEPTED)]
    wanted = combined([members, [OfEntry("four")]])
    assert wanted is not None
    assert wanted.title == "(undecided or accepted) and entry four"


def test_a_sentence_without_anything_looks_the_same_without_being_kept(decided: ReviewSession) -> None:
    for index in range(len(decided.document.segments)):
        assert sentence_view(decided, index) == decided.segment(index)


def test_folding() -> None:
    assert folded("L’ÉTÉ\u00a0DE\r\nNOËL") == "l'ete de noel"
