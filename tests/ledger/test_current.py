from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from review.ledger.current import current, edits, notes, reclassifications, settings
from review.model.decision import Action, ActionKind, Decision, Kind, Record
from review.model.document import SegmentKey

Making = Callable[..., Decision]


def recorded(*decisions: Decision) -> list[Record]:
    return [
        Record(number, Action(number, ActionKind.DECIDE, "anne", ""), decision)
        for number, decision in enumerate(decisions, 1)
    ]


def test_the_latest_decision_in_force_stands(deciding: Making) -> None:
    records = recorded(
        deciding(1), deciding(2, Kind.SKIP), deciding(1, Kind.DISMISS), deciding(1, Kind.REOPEN)
    )
    issue = deciding(1).issue
    assert current(records)[issue].decision.kind is Kind.REOPEN  # type: ignore[index]
    records[-1] = replace(records[-1], in_force=False)
    assert current(records)[issue].decision.kind is Kind.DISMISS  # type: ignore[index]
    assert len(current(records)) == 2


def test_notes_and_classes_are_no_outcomes(deciding: Making) -> None:
    reclassified = replace(deciding(1, Kind.RECLASSIFY), severity="minor", type="style")
    records = recorded(deciding(1), deciding(1, Kind.NOTE, "voir le lexique"), reclassified)
    issue = deciding(1).issue
    assert issue is not None
    assert current(records)[issue].decision.kind is Kind.ACCEPT
    assert notes(records)[issue].decision.note == "voir le lexique"
    assert reclassifications(records)[issue].decision.severity == "minor"
    records += recorded(deciding(1, Kind.NOTE, ""))
    assert notes(records) == {}


def test_an_edit_is_taken_back_by_a_reopen_of_the_segment(deciding: Making) -> None:
    first, second = deciding(1, Kind.EDIT, "un"), deciding(1, Kind.EDIT, "deux")
    assert first.segment is not None
    moved = replace(second, segment=replace(first.segment, before="elsewhere"))
    records = recorded(first, deciding(2, Kind.EDIT), moved, deciding(1, Kind.REOPEN))
    assert [record.decision.after for record in edits(records).values()] == [
        "deux",
        deciding(2, Kind.EDIT).after,
    ]
    records += recorded(Decision(Kind.REOPEN, first.segment))
    assert list(edits(records)) == [deciding(2).segment]


def test_settings_and_notes_on_the_document() -> None:
    key = SegmentKey("d", 0)
    records = recorded(
        Decision(Kind.SETTING, name="capitals", value="text"),
        Decision(Kind.SETTING, name="capitals", value="all"),
        Decision(Kind.NOTE, note="relu deux fois"),
        Decision(Kind.NOTE, key, note="à vérifier"),
    )
    assert settings(records)["capitals"].decision.value == "all"
    assert {where: record.decision.note for where, record in notes(records).items()} == {
        None: "relu deux fois",
        key: "à vérifier",
    }
