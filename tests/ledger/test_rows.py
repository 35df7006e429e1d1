from __future__ import annotations

import json
import math
from contextlib import closing
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.ledger import tables
from review.ledger.connection import in_memory
from review.ledger.rows import DECISION_COLUMNS, as_json, bound, decision_of, from_json, line, row_of, unbound
from review.model.decision import Action, ActionKind, Decision, Kind, Record
from review.model.document import SegmentKey
from review.model.issue import IssueKey
from review.model.proposal import Edit, Pos, Replacement, Site
from review.model.span import Span

HOSTILE = [
    "\x00",
    "a\x00b",
    "\ud800",
    "\udfff\ud800",
    "\ud83d\ude00",
    "\u202e",
    "e\u0301",
    "«\u00a0»",
    "\U0001f40e",
    "\r\n",
    '"\\',
]
texts = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=()), max_size=12))
numbers = st.integers(0, 2**40)
spans = st.builds(Span, numbers, numbers)
segments = st.builds(SegmentKey, texts, numbers, texts, texts)
issues = st.builds(IssueKey, texts, texts, numbers, texts, numbers, texts)
optional = st.none() | texts
replacements = st.builds(
    Replacement, texts, st.sampled_from(Pos), optional, optional, optional, optional, optional, optional, optional, texts
)  # fmt: skip
decisions = st.builds(
    Decision,
    st.sampled_from(Kind),
    st.none() | segments,
    st.none() | issues,
    texts,
    st.none() | st.builds(Site, spans, texts, st.booleans(), st.booleans(), st.booleans()),
    st.none() | replacements,
    st.lists(st.builds(Edit, numbers, numbers, texts), max_size=3).map(tuple),
    *[texts] * 9,
    st.floats(0, 1e9),
    st.booleans(),
)


def whole() -> Decision:
    """A decision in which no member has its default."""
    segment = SegmentKey("d1", 2, "d0", "d2")
    return Decision(
        Kind.ACCEPT, segment, IssueKey("jument", "jument", 1, "d1", 2, "edited"), "jument",
        Site(Span(3, 9), "jument", real_word=True, determiner=True, inflected=False),
        Replacement("pouliche", Pos.NOUN, "f", "s", "pouliches", "none", "no", "être", "keep", "d’un an"),
        (Edit(3, 9, "pouliche"),), "d1", "la jument", "la pouliche", "raison", "mot", "capitals", "all",
        "terminology", "major", 1.5, provisional=True,
    )  # fmt: skip


def through_sqlite(decision: Decision) -> Decision:
    with closing(in_memory()) as connection:
        document = tables.ensure_document(connection, "x")
        action = tables.insert_action(connection, document, Action(0, ActionKind.DECIDE, "zoé", ""))
        tables.insert_decisions(connection, action, [decision])
        [(read, [(_number, found)])] = tables.actions_since(connection, document, 0)
        assert read == action
        return found


@given(decisions)
def test_a_row_gives_the_decision_back(decision: Decision) -> None:
    """Rows are the only memory: NUL, lone surrogates and every other code point come back."""
    assert through_sqlite(decision) == decision


@given(decisions, st.booleans())
def test_json_gives_the_record_back(decision: Decision, in_force: bool) -> None:
    record = Record(3, Action(2, ActionKind.PROPAGATE, "zoé", "2026-01-02T03:04:05Z"), decision, in_force)
    assert from_json(as_json(record)) == record
    text = line(record)
    assert "\n" not in text
    text.encode()
    halves = any(
        "\ud800" <= character <= "\udfff" for character in json.dumps(as_json(record), ensure_ascii=False)
    )
    if not halves:
        assert from_json(json.loads(text)) == record


def test_no_field_is_forgotten() -> None:
    decision = whole()
    for field in fields(Decision):
        assert getattr(decision, field.name) != getattr(Decision(Kind.SKIP), field.name), field.name
    assert through_sqlite(decision) == decision


@given(texts)
def test_bound_text_comes_back(text: str) -> None:
    assert unbound(bound(text)) == text


def test_members_of_a_later_program_are_passed_over() -> None:
    row = list(row_of(1, whole()))
    place = DECISION_COLUMNS.index("payload")
    members = json.loads(str(row[place]))
    members["mood"] = {"of": ["the", "reviewer"]}
    members["site"]["side"] = "left"
    row[place] = json.dumps(members)
    assert decision_of(tuple(row[1:])) == whole()


def test_a_payload_with_another_meaning_is_refused() -> None:
    row = list(row_of(1, whole()))
    place = DECISION_COLUMNS.index("payload")
    row[place] = str(row[place]).replace('"v":1', '"v":2')
    with pytest.raises(ValueError, match="payload of version 2"):
        decision_of(tuple(row[1:]))


@pytest.mark.parametrize("seconds", [math.nan, math.inf])
def test_time_must_be_a_number(seconds: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        row_of(1, replace(whole(), seconds=seconds))


def test_what_is_at_its_default_takes_no_room() -> None:
    payload = row_of(1, Decision(Kind.SKIP))[DECISION_COLUMNS.index("payload")]
    assert payload == '{"v":1}'
