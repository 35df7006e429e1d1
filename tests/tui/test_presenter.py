"""What the keys do, without a screen."""

from collections.abc import Callable

import pytest

from review.errors import LedgerError
from review.model.decision import Kind
from review.model.issue import State
from review.session.board import Board
from review.session.filters import EditedByHand, Everything, Filter, Flagged, InState, OfEntry, Undecided
from review.session.session import ReviewSession
from review.session.views import SegmentView
from review.tui.presenter import Presenter

from .conftest import Opener


def standing(presenter: Presenter) -> tuple[int, str]:
    assert presenter.issue is not None
    return presenter.segment, presenter.issue.issue.text


def told(presenter: Presenter) -> str:
    return presenter.notice.text if presenter.notice is not None else ""


def states(session: ReviewSession) -> list[State]:
    return [view.state for view in session.issues()]


def test_it_starts_at_the_first_undecided_issue(session: ReviewSession) -> None:
    session.dismiss(next(session.issues()).issue)
    assert standing(Presenter(session)) == (2, "malheur")


def test_accepting_goes_on_to_the_next_undecided_issue(presenter: Presenter) -> None:
    presenter.act("accept")
    assert presenter.session.segment(0).target == "Le chef d'orchestre a salué la salle."
    assert standing(presenter) == (2, "malheur")


def test_the_alternative_shown_is_the_one_accepted(presenter: Presenter) -> None:
    presenter.act("alternative_next")
    presenter.act("accept")
    assert presenter.session.segment(0).target == "Le directeur musical a salué la salle."


def test_alternatives_go_round(presenter: Presenter) -> None:
    presenter.act("alternative_previous")
    assert presenter.choice == 1
    presenter.act("alternative_next")
    assert presenter.choice == 0


def test_choosing_replaces_what_was_decided(presenter: Presenter) -> None:
    presenter.act("dismiss")
    presenter.act("previous")
    presenter.attempt(lambda: presenter.choose(2))
    assert presenter.session.segment(0).target == "Le directeur musical a salué la salle."


def test_a_number_without_an_alternative_is_told(presenter: Presenter) -> None:
    presenter.attempt(lambda: presenter.choose(5))
    assert told(presenter) == "there is no alternative 5 here"
    assert states(presenter.session)[0] is State.UNDECIDED


def test_enter_on_a_decided_issue_goes_on_without_deciding(presenter: Presenter) -> None:
    presenter.act("dismiss")
    presenter.act("previous")
    rows = len(presenter.session.ledger.records)
    presenter.act("accept")
    assert len(presenter.session.ledger.records) == rows
    assert standing(presenter) == (2, "malheur")


def test_skipping_leaves_the_issue_undecided(presenter: Presenter) -> None:
    presenter.act("skip")
    assert states(presenter.session)[0] is State.SKIPPED
    assert presenter.tally.left == 6


def test_dismissing_with_a_reason(presenter: Presenter) -> None:
    presenter.attempt(lambda: presenter.dismiss("conducteur de train"))
    record = next(presenter.session.issues()).record
    assert record is not None
    assert record.decision.reason == "conducteur de train"


def test_reopening_stays(presenter: Presenter) -> None:
    presenter.act("accept")
    presenter.act("previous")
    presenter.act("reopen")
    assert standing(presenter) == (0, "conducteur")
    assert presenter.issue is not None
    assert presenter.issue.state is State.UNDECIDED
    presenter.act("next")
    presenter.act("reopen")
    assert told(presenter) == "this issue is undecided already"


def test_undo_goes_where_it_was_and_says_what(presenter: Presenter) -> None:
    presenter.act("accept")
    presenter.act("undo")
    assert standing(presenter) == (0, "conducteur")
    assert told(presenter) == "undone: accept conducteur → chef d’orchestre, sentence 1 · U does it again"
    presenter.act("redo")
    assert told(presenter) == "done again: accept conducteur → chef d’orchestre, sentence 1"
    assert states(presenter.session)[0] is State.ACCEPTED


def test_nothing_to_undo_is_told(presenter: Presenter) -> None:
    presenter.act("undo")
    assert told(presenter) == "there is nothing to undo"
    presenter.act("redo")
    assert told(presenter) == "there is nothing to redo"


def test_undo_of_an_edit_brings_its_sentence_back(presenter: Presenter) -> None:
    presenter.to_segment(5)
    presenter.edit("Les répétitions reprennent mardi.")
    presenter.to_segment(0)
    presenter.act("undo")
    assert presenter.segment == 5
    assert told(presenter) == "undone: edit by hand, sentence 6 · U does it again"
    assert presenter.view.target == "Les répétitions reprennent lundi."


def test_saving_the_repair_as_it_was_shown_accepts_it(presenter: Presenter) -> None:
    text, place = presenter.draft
    assert (text, place) == ("Le chef d'orchestre a salué la salle.", 3)
    presenter.edit(text)
    assert states(presenter.session)[0] is State.ACCEPTED


def test_an_edit_of_what_was_shown_is_an_edit(presenter: Presenter) -> None:
    presenter.edit("Le chef a salué la salle.")
    assert presenter.session.ledger.records[-1].decision.kind is Kind.EDIT
    assert states(presenter.session)[0] is State.RESOLVED
    assert presenter.segment == 0


def test_propagating_is_one_act(presenter: Presenter) -> None:
    places = presenter.places()
    assert [place.issue.segment for place in places] == [0, 2, 6]
    presenter.propagate(places[:2])
    assert states(presenter.session).count(State.ACCEPTED) == 2
    assert told(presenter) == "accepted in 2 places · u undoes it"
    presenter.act("undo")
    assert told(presenter) == "undone: 2 decisions · U does it again"
    assert set(states(presenter.session)) == {State.UNDECIDED}


def test_nothing_ticked_changes_nothing(presenter: Presenter) -> None:
    presenter.propagate(())
    assert told(presenter) == "no place was ticked; nothing is changed"
    assert not presenter.session.ledger.records


def test_the_end_is_told_with_what_comes_next(presenter: Presenter) -> None:
    for _time in range(5):
        presenter.act("dismiss")
        assert told(presenter) == ""
    presenter.act("accept")
    assert told(presenter) == "every issue is decided · w writes the corrected text, q quits, u undoes"
    assert presenter.finished


def test_sentences_without_an_issue_can_be_gone_through(presenter: Presenter) -> None:
    presenter.act("down")
    assert (presenter.segment, presenter.issue) == (1, None)
    for act in ("dismiss", "skip", "reopen"):
        presenter.act(act)
        assert told(presenter).startswith("there is no issue in this sentence")
    presenter.act("next")
    assert presenter.segment == 2
    presenter.to_segment(4)
    presenter.act("previous")
    assert presenter.segment == 3
    presenter.to_segment(4)
    presenter.act("accept")
    assert presenter.segment == 6


def test_the_ends_of_the_document_hold(presenter: Presenter) -> None:
    presenter.act("up")
    assert presenter.segment == 0
    presenter.act("last")
    assert presenter.segment == 6
    presenter.act("down")
    assert presenter.segment == 6
    presenter.act("first")
    assert presenter.segment == 0


def test_the_list_shows_the_current_sentence_whatever_its_filter(presenter: Presenter) -> None:
    rows = presenter.rows
    assert [rows[row] for row in range(len(rows))] == [0, 2, 3, 6]
    presenter.to_segment(4)
    assert [rows[row] for row in range(len(rows))] == [0, 2, 3, 4, 6]
    assert rows.position(4) == 3
    presenter.act("down")
    assert [rows[row] for row in range(len(rows))] == [0, 2, 3, 5, 6]


@pytest.mark.parametrize(
    ("wanted", "listed"),
    [
        (Everything(), [0, 1, 2, 3, 4, 5, 6]),
        (Flagged(), [0, 2, 3, 4, 6]),
        (EditedByHand(), [4, 6]),
        (Undecided(), [3, 6]),
        (InState(State.ACCEPTED), [2, 6]),
        (InState(State.DISMISSED), [0, 6]),
        (OfEntry("cor"), [3, 6]),
    ],
)
def test_filters(presenter: Presenter, wanted: Filter, listed: list[int]) -> None:
    for act in ("dismiss", "accept", "accept"):
        presenter.act(act)
    presenter.to_segment(4)
    presenter.edit("Rien.")
    presenter.to_segment(6)
    presenter.choose_filter(wanted)
    rows = presenter.rows
    assert [rows[row] for row in range(len(rows))] == listed


def test_a_sentence_leaves_the_list_of_undecided_ones_once_it_is_decided(presenter: Presenter) -> None:
    presenter.choose_filter(Undecided())
    presenter.act("dismiss")
    rows = presenter.rows
    assert [rows[row] for row in range(len(rows))] == [2, 3, 6]
    presenter.act("undo")
    assert [rows[row] for row in range(len(rows))] == [0, 2, 3, 6]


def test_a_conflict_is_told_and_shown(opener: Opener) -> None:
    mine, theirs = opener(), opener(reviewer="boris")
    presenter = Presenter(mine)
    first = next(theirs.issues()).issue
    theirs.dismiss(first)
    presenter.act("accept")
    assert presenter.failed
    assert (
        told(presenter)
        == "boris decided here in the meantime: dismiss conducteur; look at it, then decide again"
    )
    assert presenter.issue is not None
    assert (presenter.segment, presenter.issue.state) == (0, State.DISMISSED)
    assert presenter.tally.decided == 1
    presenter.attempt(lambda: presenter.choose(1))
    assert states(mine)[0] is State.ACCEPTED


def test_decisions_of_others_come_in(opener: Opener) -> None:
    mine, theirs = opener(), opener(reviewer="boris")
    presenter = Presenter(mine)
    theirs.dismiss(list(theirs.issues())[-1].issue)
    presenter.attempt(presenter.refresh)
    assert told(presenter) == "decisions made elsewhere have come in"
    assert presenter.tally.decided == 1


def test_a_ledger_that_can_t_be_written_is_told_in_one_line(
    presenter: Presenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **options: object) -> None:
        raise LedgerError("concert.txt.review.db", "the disk is full", "make room")

    monkeypatch.setattr(presenter.session.ledger, "record", full)
    presenter.act("accept")
    assert presenter.failed
    assert told(presenter) == "concert.txt.review.db: the disk is full (make room)"
    assert standing(presenter) == (0, "conducteur")
    assert presenter.tally.decided == 0


def test_an_empty_text(opener: Opener) -> None:
    presenter = Presenter(opener("", name="vide.txt"))
    assert presenter.empty
    assert presenter.paragraphs() == []
    for act in presenter.acts:
        presenter.act(act)
    presenter.act("next")
    assert told(presenter) == "nothing is flagged in this text"


def test_a_text_without_issues(opener: Opener) -> None:
    presenter = Presenter(opener("Rien à dire.", name="rien.txt"))
    assert told(presenter).startswith("nothing is flagged in this text")
    for act in presenter.acts:
        presenter.act(act)
    assert presenter.segment == 0


def test_no_key_looks_at_the_whole_document(opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    session = opener("La symphonie de malheur plaît au conducteur. Rien ici.\n\n" * 1_500, name="grand.txt")
    presenter = Presenter(session)
    presenter.to_segment(1_001)
    looked_at: set[int] = set()
    monkeypatch.setattr(type(session._board), "segment", _counting(type(session._board).segment, looked_at))
    for act in (
        "next",
        "accept",
        "dismiss",
        "skip",
        "previous",
        "reopen",
        "down",
        "up",
        "alternative_next",
        "last",
        "first",
    ):
        looked_at.clear()
        presenter.act(act)
        presenter.paragraphs()
        presenter.rows.line(presenter.rows.position(presenter.segment), 40)
        assert len(looked_at) < 250, act


def _counting(
    segment: Callable[[Board, int], SegmentView], seen: set[int]
) -> Callable[[Board, int], SegmentView]:
    def counted(board: Board, index: int) -> SegmentView:
        seen.add(index)
        return segment(board, index)

    return counted
