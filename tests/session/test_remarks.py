"""Notes, reasons given later, types and severities: said about an issue or a sentence without deciding on it anew."""

import json
from collections.abc import Callable

import pytest

from review.cli.listing import listed
from review.cli.log import listing
from review.errors import UsageError
from review.model.decision import Kind
from review.model.issue import Issue, Severity, State
from review.report.issues import as_json
from review.session.session import ReviewSession

Opener = Callable[..., ReviewSession]


def of(session: ReviewSession, number: int) -> Issue:
    return [view.issue for view in session.issues()][number]


def classed(session: ReviewSession, number: int) -> tuple[str, Severity]:
    issue = of(session, number)
    return issue.type, issue.severity


def test_another_class_is_in_force_until_it_is_undone(opener: Opener) -> None:
    session = opener()
    before = classed(session, 1)
    outcome = session.reclassify(of(session, 1), "style/awkward-style", Severity.MINOR)
    assert outcome is not None
    assert outcome.records[0].decision.kind is Kind.RECLASSIFY
    assert classed(session, 1) == ("style/awkward-style", Severity.MINOR)
    assert session.reclassify(of(session, 1), "style/awkward-style", Severity.MINOR) is None
    session.undo()
    assert classed(session, 1) == before
    session.redo()
    session.close()
    assert classed(opener(), 1) == ("style/awkward-style", Severity.MINOR)


@pytest.mark.parametrize("decide", ["accept", "dismiss", "skip", "nothing"])
def test_a_class_changes_no_state_and_no_text(opener: Opener, decide: str) -> None:
    session = opener()
    issue = of(session, 1)
    if decide == "accept":
        session.accept(issue, session.proposals(issue)[0])
    elif decide != "nothing":
        getattr(session, decide)(issue)
    before = session.segment(issue.segment)
    session.reclassify(issue, "terminology", Severity.CRITICAL)
    after = session.segment(issue.segment)
    assert [view.state for view in after.issues] == [view.state for view in before.issues]
    assert [view.record for view in after.issues] == [view.record for view in before.issues]
    assert (after.target, after.edits) == (before.target, before.edits)
    session.reopen(issue)
    assert classed(session, 1) == ("terminology", Severity.CRITICAL)
    assert session.segment(issue.segment).target == session.segment(issue.segment).mt_target


def test_a_decision_records_the_class_in_force(opener: Opener) -> None:
    session = opener()
    session.reclassify(of(session, 0), "terminology/wrong-term", Severity.CRITICAL)
    session.dismiss(of(session, 0))
    decision = session.ledger.records[-1].decision
    assert (decision.type, decision.severity) == ("terminology/wrong-term", "critical")


def test_a_type_that_does_not_exist_is_refused_with_the_nearest(opener: Opener) -> None:
    session = opener()
    with pytest.raises(UsageError, match="terminology/wrong-term"):
        session.reclassify(of(session, 0), "terminology/wrong-terms", Severity.MINOR)
    assert not session.ledger.records


def test_check_and_log_tell_the_class_in_force(opener: Opener) -> None:
    session = opener()
    issue = of(session, 2)
    session.reclassify(issue, "style", Severity.NEUTRAL)
    session.reclassify(of(session, 2), "style/unidiomatic-style", Severity.CRITICAL)
    found = json.loads(as_json(listed(session, "recette.txt")))["issues"]
    assert [(one["type"], one["severity"]) for one in found if one["key"] == str(issue.key)] == [
        ("style/unidiomatic-style", "critical")
    ]
    rows = listing(session, "csv").splitlines()
    assert "reclassify" in rows[1]
    assert "style/unidiomatic-style critical" in rows[2]
    head = rows[0].split(",")
    in_force = head.index("in_force")
    assert [row.split(",")[in_force] for row in rows[1:]] == ["no", "yes"]


def test_check_tells_the_repair_as_it_was_accepted(opener: Opener) -> None:
    session = opener()
    issue = of(session, 1)
    session.accept(issue, session.proposals(issue)[1])
    found = next(one for one in listed(session, "recette.txt") if one.key == str(issue.key))
    assert "sauteuse" in found.proposals[0].replacement


def test_a_note_stays_with_its_sentence(opener: Opener) -> None:
    session = opener()
    assert session.annotate(4, "") is None
    assert session.annotate(4, "à revoir avec le client") is not None
    assert session.annotate(4, "à revoir avec le client") is None
    session.close()
    again = opener()
    assert again.segment(4).note == "à revoir avec le client"
    again.annotate(4, "")
    assert again.segment(4).note == ""
    again.undo()
    assert again.segment(4).note == "à revoir avec le client"
    assert again.segment(4).target == again.segment(4).mt_target


def test_a_reason_given_later_takes_the_place_of_the_one_before(opener: Opener) -> None:
    session = opener()
    session.dismiss(of(session, 2))
    session.dismiss(of(session, 2), "le cœur se serre")
    view = session.view(of(session, 2))
    assert view is not None
    assert view.state is State.DISMISSED
    assert view.record is not None
    assert view.record.decision.reason == "le cœur se serre"
    session.undo()
    view = session.view(of(session, 2))
    assert view is not None
    assert view.state is State.DISMISSED
    assert view.record is not None
    assert view.record.decision.reason == ""
