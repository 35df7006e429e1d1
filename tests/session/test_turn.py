"""Undo and redo lay out the segments concerned alone, and come to what laying out everything comes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.model.decision import Record
from review.session.board import Board
from review.session.opening import LedgerUse
from review.session.session import ReviewSession

Opener = Callable[..., ReviewSession]

ACTS = ("accept", "second", "dismiss", "skip", "reopen", "edit", "reopen_edit", "note", "fix")


def do(session: ReviewSession, name: str, number: int) -> None:
    """One act on the issue or the sentence that `number` comes to."""
    index = number % len(session.document.segments)
    if name in {"undo", "redo"}:
        getattr(session, name)()
    elif name == "fix":
        session.fix(with_questions=True)
    elif name == "edit":
        session.edit(
            index, f"{session.segment(index).target[: 10 + number]} La casserole à frire, dit olivier."
        )
    elif name == "reopen_edit":
        if session.segment(index).edited:
            session.reopen_edit(index)
    elif name == "note":
        session.annotate(index, f"note {number}")
    else:
        _decide(session, name, number)


def _decide(session: ReviewSession, name: str, number: int) -> None:
    views = [view for view in session.issues() if not view.gone]
    if not views:
        return
    issue = views[number % len(views)].issue
    offered = session.proposals(issue)
    if name in {"accept", "second"}:
        if offered:
            session.accept(issue, offered[-1 if name == "second" else 0])
    else:
        getattr(session, name)(issue)


def laid_out(session: ReviewSession) -> dict[str, Any]:
    """All that a front end can see of the decisions."""
    views = [session.segment(index) for index in range(len(session.document.segments))]
    issues = [view.issue for view in session.issues() if not view.gone]
    return {
        "views": views,
        "flagged": list(session.flagged),
        "progress": session.progress(),
        "proposals": [session.proposals(issue) for issue in issues],
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(
        st.tuples(st.sampled_from(ACTS), st.integers(0, 20), st.integers(0, 2)), min_size=2, max_size=10
    )
)
def test_what_is_laid_out_after_undo_and_redo_is_what_a_new_session_lays_out(
    opener: Opener, acts: list[tuple[str, int, int]]
) -> None:
    session = opener(use=LedgerUse.IGNORE)
    for name, number, back in acts:
        do(session, name, number)
        for turn in ("undo",) * back + ("redo",) * (number % 3):
            do(session, turn, number)
            found = laid_out(session)
            session._board.load(session.ledger.records)
            assert found == laid_out(session)


def test_an_undone_act_costs_what_it_touched(opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    session = opener()
    for view in list(session.issues()):
        session.accept(view.issue, session.proposals(view.issue)[0])
    before = laid_out(session)
    monkeypatch.setattr(Board, "load", _refused)
    undone = session.undo()
    assert undone is not None
    assert len(undone.segments) == 1
    assert laid_out(session) != before
    again = session.redo()
    assert again is not None
    assert again.segments == undone.segments
    assert laid_out(session) == before


def _refused(board: Board, records: Sequence[Record]) -> None:
    raise AssertionError((board, len(records)))


def test_an_undone_act_that_takes_issues_away_tells_what_is_lost(opener: Opener) -> None:
    session = opener()
    session.edit(0, "On sert dans la casserole à frire.")
    typed = next(view.issue for view in session.segment(0).issues if not view.gone)
    opener("zoe").accept(typed, session.proposals(typed)[0])
    session.refresh()
    session.undo()
    assert [record.decision.issue for record in session.orphans] == [typed.key]
    session.redo()
    assert session.orphans == ()
