from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.ledger.current import current
from review.ledger.ledger import Ledger
from review.ledger.undo import History
from review.model.decision import Action, ActionKind, Decision, Kind

Making = Callable[..., Decision]

REVIEWERS = ("anne", "bruno")
steps = st.lists(
    st.tuples(
        st.sampled_from(["decide", "decide", "propagate", "undo", "undo", "redo"]), st.sampled_from(REVIEWERS)
    ),
    max_size=30,
)


@dataclass
class Model:
    """Undo and redo as one would explain them, by looking through everything that happened each time."""

    events: list[tuple[str, str, int]] = field(default_factory=list)

    def standing(self) -> list[int]:
        made = [number for what, _who, number in self.events if what == "decide"]
        return [number for number in made if self.last_about(number) != "undo"]

    def last_about(self, number: int) -> str:
        return [what for what, _who, about in self.events if about == number][-1]

    def undoable(self, who: str) -> int | None:
        mine = {number for what, by, number in self.events if what == "decide" and by == who}
        return max((number for number in self.standing() if number in mine), default=None)

    def redoable(self, who: str) -> int | None:
        for what, by, number in reversed(self.events):
            if by != who:
                continue
            if what == "decide":
                return None
            if what == "undo" and self.last_about(number) == "undo":
                return number
        return None


def play(ledger: Ledger, model: Model, step: tuple[str, str], deciding: Making) -> None:
    """Do one step to both and compare what they say about it."""
    what, who = step
    if what in ("decide", "propagate"):
        made = [deciding(len(model.events) + place) for place in range(2 if what == "propagate" else 1)]
        action = ledger.record(made, kind=ActionKind(what), reviewer=who, at="t")
        model.events.append(("decide", who, action.id))
        return
    expected = model.undoable(who) if what == "undo" else model.redoable(who)
    done = ledger.undo(reviewer=who, at="t") if what == "undo" else ledger.redo(reviewer=who, at="t")
    assert (done.id if done else None) == expected
    if expected is not None:
        assert done is not None
        assert done.reviewer == who
        model.events.append((what, who, expected))


def compare(ledger: Ledger, model: Model) -> None:
    standing = set(model.standing())
    assert {record.action.id for record in ledger.records if record.in_force} == standing
    assert {record.action.id for record in ledger.records if not record.in_force}.isdisjoint(standing)
    for who in REVIEWERS:
        assert ledger.can_undo(who) == (model.undoable(who) is not None)
        assert ledger.can_redo(who) == (model.redoable(who) is not None)


@given(steps)
def test_undo_and_redo_do_as_explained(deciding: Making, played: list[tuple[str, str]]) -> None:
    model = Model()
    with Ledger.in_memory("x") as ledger:
        for step in played:
            play(ledger, model, step, deciding)
            compare(ledger, model)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(steps.filter(bool).map(lambda some: some[0]), max_size=12))
def test_undo_and_redo_reach_across_restarts(deciding: Making, played: list[tuple[str, str]]) -> None:
    model = Model()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.review.db"
        for step in played:
            with Ledger.open(path, str(Path(folder) / "t")) as ledger:
                compare(ledger, model)
                play(ledger, model, step, deciding)
                compare(ledger, model)


def test_undo_of_a_propagation_leaves_what_was_decided_again(deciding: Making) -> None:
    with Ledger.in_memory("x") as ledger:
        ledger.record([deciding(1)], kind=ActionKind.DECIDE, reviewer="bruno", at="1")
        everywhere = [deciding(number) for number in range(4)]
        ledger.record(everywhere, kind=ActionKind.PROPAGATE, reviewer="anne", at="2")
        again = deciding(2, Kind.DISMISS)
        ledger.record([again], kind=ActionKind.DECIDE, reviewer="bruno", at="3")
        undone = ledger.undo(reviewer="anne", at="4")
        assert undone is not None
        assert undone.kind is ActionKind.PROPAGATE
        standing = current(ledger.records)
        assert {key: record.decision.kind for key, record in standing.items()} == {
            deciding(1).issue: Kind.ACCEPT,
            again.issue: Kind.DISMISS,
        }
        ledger.redo(reviewer="anne", at="5")
        assert current(ledger.records)[again.issue].decision.kind is Kind.DISMISS  # type: ignore[index]
        assert len(current(ledger.records)) == 4


def test_rows_without_effect_are_passed_over() -> None:
    """Another program's undo of what is undone, unknown or no decision changes nothing."""
    history = History()
    history.add(Action(1, ActionKind.DECIDE, "anne", ""))
    assert history.add(Action(2, ActionKind.REDO, "anne", "", 1)) is None
    assert history.add(Action(3, ActionKind.UNDO, "anne", "", 99)) is None
    assert history.add(Action(4, ActionKind.UNDO, "anne", "", 1)) == 1
    assert history.add(Action(5, ActionKind.UNDO, "anne", "", 1)) is None
    assert history.add(Action(6, ActionKind.UNDO, "anne", "", 4)) is None
    assert history.undoable("anne") is None
    assert history.redoable("anne") == Action(1, ActionKind.DECIDE, "anne", "")


def test_an_undo_by_somebody_else_is_redone_by_them() -> None:
    history = History()
    history.add(Action(1, ActionKind.DECIDE, "anne", ""))
    assert history.add(Action(2, ActionKind.UNDO, "bruno", "", 1)) == 1
    assert history.redoable("anne") is None
    assert history.redoable("bruno") is not None
    assert history.add(Action(3, ActionKind.REDO, "bruno", "", 1)) == 1
    assert history.undoable("anne") is not None
    assert history.redoable("bruno") is None
