from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from review.ledger.conflicts import conflicts
from review.model.decision import Action, ActionKind, Decision, Kind, Record

Making = Callable[..., Decision]


def capitals(value: str, name: str = "capitals") -> Decision:
    return Decision(Kind.SETTING, name=name, value=value)


def concerned(theirs: Decision, mine: Decision, in_force: bool = True) -> bool:
    record = Record(1, Action(1, ActionKind.DECIDE, "anne", ""), theirs, in_force)
    assert conflicts([record], [mine]) in ((), (record,))
    return bool(conflicts([record], [mine]))


def test_the_same_issue(deciding: Making) -> None:
    assert concerned(deciding(1), deciding(1, Kind.DISMISS))
    assert concerned(deciding(1, Kind.NOTE, "non"), deciding(1))
    assert not concerned(deciding(1), deciding(2))
    assert not concerned(deciding(1), deciding(1, Kind.DISMISS), in_force=False)


@pytest.mark.parametrize("kind", [Kind.ACCEPT, Kind.DISMISS, Kind.EDIT])
def test_an_edit_concerns_its_whole_segment(deciding: Making, kind: Kind) -> None:
    other = deciding(1, kind)
    if other.issue is not None:
        other = replace(other, issue=replace(other.issue, rule="another"))
    assert concerned(deciding(1, Kind.EDIT), other)
    assert concerned(other, deciding(1, Kind.EDIT))
    assert not concerned(deciding(2, Kind.EDIT), other)


def test_two_issues_of_a_segment_are_apart(deciding: Making) -> None:
    other = deciding(1)
    assert other.issue is not None
    assert not concerned(deciding(1), replace(other, issue=replace(other.issue, nth=1)))


def test_taking_an_edit_back_is_an_edit(deciding: Making) -> None:
    assert concerned(Decision(Kind.REOPEN, deciding(1).segment), deciding(1))
    assert not concerned(deciding(2, Kind.REOPEN), deciding(1))


def test_notes_on_a_segment(deciding: Making) -> None:
    note = Decision(Kind.NOTE, deciding(1).segment, note="à vérifier")
    assert concerned(note, replace(note, note="vu"))
    assert not concerned(note, deciding(1))


def test_settings_by_name() -> None:
    assert concerned(capitals("all"), capitals("text"))
    assert not concerned(capitals("all"), capitals("all", "quotes"))
    assert not concerned(capitals("all"), Decision(Kind.NOTE, note="relu"))
