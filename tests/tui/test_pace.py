"""The time left: told from five decisions on, from the median of their times."""

import pytest

from review.model.decision import Action, ActionKind, Decision, Kind, Record
from review.tui.pace import ENOUGH, Pace, duration, time_left
from review.tui.presenter import Presenter


def act(seconds: float, kind: Kind = Kind.ACCEPT) -> Record:
    return Record(1, Action(1, ActionKind.DECIDE, "anna", ""), Decision(kind, seconds=seconds))


def test_there_is_no_pace_before_five_decisions() -> None:
    pace = Pace()
    for _number in range(ENOUGH):
        assert pace.seconds_left(10) is None
        pace.add([act(6.0)])
    assert pace.seconds_left(10) == 60.0
    assert pace.seconds_left(0) is None


def test_one_long_thought_does_not_count() -> None:
    pace = Pace()
    for seconds in (5.0, 5.0, 120.0, 5.0, 5.0):
        pace.add([act(seconds)])
    assert pace.seconds_left(3) == 15.0
    assert pace.spent == 140.0


def test_many_places_are_one_act_and_skipping_is_none() -> None:
    pace = Pace()
    for _number in range(ENOUGH):
        pace.add([act(1.0, Kind.SKIP)])
    assert pace.seconds_left(3) is None
    for _number in range(ENOUGH):
        pace.add([act(8.0), act(0.0), act(0.0)])
    assert pace.seconds_left(2) == 16.0


def test_the_decisions_of_the_session_set_the_pace(presenter: Presenter) -> None:
    for _number in range(ENOUGH):
        assert presenter.pace.seconds_left(1) is None
        presenter.act("accept")
    spent = [record.decision.seconds for record in presenter.session.ledger.records]
    assert presenter.pace.seconds_left(1) == sorted(spent)[2]
    assert presenter.pace.spent == sum(spent)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "0 s"),
        (42, "42 s"),
        (89, "1 min"),
        (720, "12 min"),
        (3560, "59 min"),
        (3600, "1 h"),
        (5700, "1 h 35 min"),
        (7500, "2 h 05 min"),
    ],
)
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_time_left_in_words() -> None:
    assert time_left(20) == "under a minute left"
    assert time_left(724) == "about 12 min left"
