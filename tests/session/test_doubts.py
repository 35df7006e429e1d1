"""Doubts switched on: in whatever order and company, the sentence is the same, and undo brings every byte back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.errors import UsageError
from review.model.issue import State
from review.model.proposal import Doubt, Edit, Proposal
from review.session.doubts import with_doubts
from review.session.export import corrected_bytes
from review.session.opening import LedgerUse, open_session
from review.session.session import ReviewSession
from review.session.settings import Settings

GLOSSARY = """\
schema = 1

[glossary]
name = "Atelier"
source = "en"

[[entry]]
id = "soupape"
wrong = ["soupape"]
right = [{ text = "clapet", gender = "m" }]
pos = "noun"

[[entry]]
id = "monteur"
wrong = ["mécano"]
right = [{ text = "chef d’atelier", gender = "m" }]
pos = "noun"

[[entry]]
id = "joint"
wrong = ["rondelle"]
right = [{ text = "joint", gender = "m" }]
pos = "noun"
"""

TEXT = """\
La soupape que le mécano a posée hier sur la culasse, fragile et vieillie, était cassée. Rien d’autre.

La soupape réglée par le mécano était restée muette, et elle semblait perdue ; la rondelle, serrée trop fort, était fendue.

La soupape et la rondelle vieillies que le mécano a posées hier, fragiles et cassées, étaient fendues.
"""


def session_on(folder: Path, use: LedgerUse = LedgerUse.WRITE) -> ReviewSession:
    text, glossary = folder / "atelier.txt", folder / "atelier.toml"
    text.write_text(TEXT, encoding="utf-8")
    glossary.write_text(GLOSSARY, encoding="utf-8")
    return open_session(
        text, Settings((glossary,), reviewer="ada"), lambda: datetime(2026, 1, 2, tzinfo=UTC), use=use
    )


@pytest.fixture
def session(tmp_path: Path) -> ReviewSession:
    return session_on(tmp_path)


def first(session: ReviewSession, index: int, words: str) -> tuple[int, Proposal]:
    views = session.segment(index).issues
    place = next(place for place, view in enumerate(views) if view.issue.text == words)
    return place, session.proposals(views[place].issue)[0]


def test_doubts_are_off_unless_switched_on(session: ReviewSession) -> None:
    place, proposal = first(session, 0, "soupape")
    issue = session.segment(0).issues[place].issue
    assert len(proposal.doubts) > 1
    session.accept(issue, proposal)
    target = session.segment(0).target
    assert all(
        session.segment(0).base[doubt.edit.start : doubt.edit.end] in target for doubt in proposal.doubts
    )


def test_the_preview_is_what_is_accepted_and_stays_after_reopening(tmp_path: Path) -> None:
    session = session_on(tmp_path)
    place, proposal = first(session, 0, "soupape")
    issue = session.segment(0).issues[place].issue
    on = proposal.doubts[-1:]
    shown = session.preview(issue, proposal, on).target
    assert on[0].edit.replacement in shown
    session.accept(issue, proposal, on)
    assert session.segment(0).target == shown
    session.close()
    assert session_on(tmp_path).segment(0).target == shown


def test_a_doubt_of_another_repair_is_refused(session: ReviewSession) -> None:
    place, proposal = first(session, 0, "soupape")
    issue = session.segment(0).issues[place].issue
    other = first(session, 2, "soupape")[1]
    with pytest.raises(UsageError, match="belongs to another repair"):
        session.accept(issue, proposal, other.doubts)
    assert not session.ledger.records


@pytest.mark.parametrize("edit", [Edit(0, 2, "Les"), Edit(1, 4, "x"), Edit(3, 3, "y")])
def test_a_doubt_that_overlaps_is_refused_and_nothing_is_recorded(session: ReviewSession, edit: Edit) -> None:
    place, proposal = first(session, 0, "soupape")
    issue = session.segment(0).issues[place].issue
    doubt = Doubt(edit, proposal.doubts[0].reason)
    meeting = replace(proposal, doubts=(*proposal.doubts, doubt))
    with pytest.raises(UsageError, match="words that change already"):
        session.preview(issue, meeting, (doubt,))
    with pytest.raises(UsageError, match="words that change already"):
        session.accept(issue, meeting, (doubt,))
    assert not session.ledger.records


def test_the_doubts_that_are_off_are_left_to_the_repair(session: ReviewSession) -> None:
    proposal = first(session, 0, "soupape")[1]
    one, *others = proposal.doubts
    whole = with_doubts(proposal, (one, one))
    assert whole.doubts == tuple(others)
    assert set(whole.edits) == {*proposal.edits, one.edit}
    assert with_doubts(proposal, ()) is proposal


def test_everywhere_takes_the_doubts_of_this_place_alone(session: ReviewSession) -> None:
    place, proposal = first(session, 0, "soupape")
    issue = session.segment(0).issues[place].issue
    places = session.places(issue, proposal, proposal.doubts)
    assert len(places) == 3
    assert places[0].after == session.preview(issue, proposal, proposal.doubts).target
    other = places[1].issue
    assert places[1].after == session.preview(other, session.proposals(other)[0]).target
    session.propagate(places)
    assert session.segment(0).target == places[0].after
    session.undo()
    assert corrected_bytes(session).decode() == TEXT


def subsets(doubts: tuple[Doubt, ...]) -> list[tuple[Doubt, ...]]:
    sizes = range(len(doubts) + 1)
    return list(chain.from_iterable(combinations(doubts, size) for size in sizes))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], ReviewSession]:
    folder = tmp_path_factory.mktemp("atelier")
    return lambda: session_on(folder, LedgerUse.IGNORE)


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("index", [0, 2, 3])
def test_any_doubts_in_any_order_with_the_other_issues(
    fresh: Callable[[], ReviewSession], index: int, data: st.DataObject
) -> None:
    """Order does not matter, what was switched on stays on, and undo brings the machine's text back."""
    session = fresh()
    issues = [view.issue for view in session.segment(index).issues]
    chosen = {
        issue.key: data.draw(st.sampled_from(subsets(session.proposals(issue)[0].doubts))) for issue in issues
    }
    expected = None
    for order in (issues, data.draw(st.permutations(issues))):
        for issue in order:
            session.accept(issue, session.proposals(issue)[0], chosen[issue.key])
        assert all(view.state is State.ACCEPTED for view in session.segment(index).issues)
        target, edits = session.segment(index).target, set(session.segment(index).edits)
        assert {doubt.edit for on in chosen.values() for doubt in on} <= edits
        expected = expected or target
        assert target == expected
        alone = session.reopen(order[-1])
        assert alone.issue is not None
        kept = {doubt.edit for issue in order[:-1] for doubt in chosen[issue.key]}
        assert kept <= set(session.segment(index).edits)
        while session.undo() is not None:
            pass
        assert session.segment(index).target == session.segment(index).mt_target
        assert corrected_bytes(session).decode() == TEXT


def test_what_is_recorded_holds_the_doubts(session: ReviewSession) -> None:
    place, proposal = first(session, 0, "soupape")
    issue = session.segment(0).issues[place].issue
    session.accept(issue, proposal, proposal.doubts)
    recorded = session.ledger.records[-1].decision
    assert set(recorded.edits) == {*proposal.edits, *(doubt.edit for doubt in proposal.doubts)}
