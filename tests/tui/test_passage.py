"""What the panes show: where changes lie on both sides, what is proposed, what is context."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model.proposal import Edit, apply_edits
from review.model.span import Span
from review.session.session import ReviewSession
from review.tui import alignment
from review.tui.alignment import difference, moved, placed, whole_words
from review.tui.display import Run
from review.tui.passage import CONTEXT, Pair, Spot, paragraphs
from review.tui.presenter import Presenter

from .conftest import Opener

WORDS = st.text(alphabet="ab é'’.,\n\t ", max_size=60)


def marked(side: tuple[Run, ...], look: str) -> list[str]:
    return [run.text for run in side if run.look == look]


def both(pairs: list[Pair]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    return tuple(run for pair in pairs for run in pair.machine), tuple(
        run for pair in pairs for run in pair.corrected
    )


@given(WORDS, WORDS)
def test_the_difference_turns_one_text_into_the_other(old: str, new: str) -> None:
    assert apply_edits(old, difference(old, new)) == new


@given(WORDS)
def test_equal_texts_have_no_difference(text: str) -> None:
    assert difference(text, text) == ()


@given(WORDS, WORDS, st.data())
def test_a_span_that_no_edit_touches_keeps_its_words(old: str, new: str, data: st.DataObject) -> None:
    edits = difference(old, new)
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    if any(edit.start <= end and start <= edit.end for edit in edits):
        return
    assert moved(Span(start, end), edits).of(new) == old[start:end]


@given(WORDS, WORDS)
def test_replacements_stand_where_they_are_said_to(old: str, new: str) -> None:
    for edit, span in placed(difference(old, new)):
        assert span.of(new) == edit.replacement


def test_an_edit_that_touches_the_span_is_taken_in_whole() -> None:
    text, edits = "une corne française", [Edit(0, 3, "un"), Edit(4, 19, "cor")]
    assert moved(Span(4, 9), edits).of(apply_edits(text, edits)) == "cor"


def test_long_differing_parts_are_marked_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "ALIGNED", 10)
    assert difference("tête un deux trois quatre fin", "tête six sept huit neuf dix fin") == (
        Edit(5, 25, "six sept huit neuf dix"),
    )


def test_words_are_marked_whole() -> None:
    assert whole_words("le conducteur dit", Span(5, 7)).of("le conducteur dit") == "conducteur"
    assert whole_words("l’e\u0301te\u0301 dit", Span(3, 4)).of("l’e\u0301te\u0301 dit") == "e\u0301te\u0301"
    assert whole_words("d’été", Span(2, 5)) == Span(2, 5)


def test_the_repair_shown_stands_in_the_corrected_text_before_it_is_accepted(presenter: Presenter) -> None:
    machine, corrected = both(presenter.paragraphs())
    assert marked(machine, "issue") == ["conducteur"]
    assert marked(corrected, "proposed") == ["chef d'orchestre"]
    presenter.show_alternative(1)
    assert marked(both(presenter.paragraphs())[1], "proposed") == ["directeur musical"]


def test_every_word_that_a_repair_changes_is_marked(presenter: Presenter) -> None:
    presenter.to_segment(3)
    machine, corrected = both(presenter.paragraphs())
    assert marked(machine, "issue") == ["corne française"]
    assert marked(machine, "changed-mt") == ["une"]
    assert marked(corrected, "proposed") == ["un", "cor d'harmonie"]


def test_other_open_issues_of_the_sentence_are_marked_on_both_sides(presenter: Presenter) -> None:
    presenter.to_segment(2)
    machine, corrected = both(presenter.paragraphs())
    assert marked(machine, "flagged") == marked(corrected, "flagged") == ["conducteur"]


def test_changed_words_are_marked_on_both_sides_once_accepted(presenter: Presenter) -> None:
    presenter.act("accept")
    presenter.to_segment(2)
    presenter.act("accept")
    machine, corrected = both(presenter.paragraphs())
    assert marked(machine, "changed-mt") == ["malheur"]
    assert marked(corrected, "changed") == ["Mahler"]
    assert marked(machine, "context-changed") == ["conducteur"]
    assert marked(corrected, "context-changed") == ["chef d'orchestre"]


def test_a_decided_issue_looks_settled(presenter: Presenter) -> None:
    presenter.act("accept")
    presenter.act("previous")
    machine, corrected = both(presenter.paragraphs())
    assert marked(machine, "issue") == ["conducteur"]
    assert marked(corrected, "settled") == ["chef d'orchestre"]


def test_dismissed_words_look_kept(presenter: Presenter) -> None:
    presenter.act("dismiss")
    presenter.act("previous")
    assert marked(both(presenter.paragraphs())[1], "kept") == ["conducteur"]


def test_an_edit_by_hand_is_aligned_word_by_word(presenter: Presenter) -> None:
    presenter.to_segment(4)
    presenter.edit("Rien de neuf à signaler dans ce court passage.")
    machine, corrected = both(presenter.paragraphs())
    assert marked(machine, "changed-mt") == []
    assert marked(corrected, "changed") == ["de neuf", "court"]


def test_the_machine_pane_finds_an_issue_of_an_edited_sentence(presenter: Presenter) -> None:
    presenter.to_segment(2)
    presenter.edit("Cette longue symphonie de malheur dure une heure, dit le conducteur.")
    machine, corrected = both(presenter.paragraphs())
    assert marked(machine, "issue") == ["malheur"]
    assert marked(corrected, "proposed") == ["Mahler"]


def test_neighbouring_paragraphs_are_context(presenter: Presenter) -> None:
    pairs = presenter.paragraphs()
    assert len(pairs) == 4
    first = pairs[0].machine
    assert (
        "".join(run.text for run in first)
        == "Le conducteur a salué la salle. Le public a applaudi longtemps."
    )
    assert first[-1].look == "context"
    assert all(run.look == "context" for run in pairs[1].machine)


def test_the_context_is_bounded(session: ReviewSession, opener: object) -> None:
    del opener
    spot = Spot(session.segment(0))
    total = sum(len(run.text) for run in both(paragraphs(session, spot))[0])
    assert total <= 3 * CONTEXT


def test_article_elision_and_far_adjective_are_marked_on_both_sides(opener: Opener) -> None:
    text = "La trompette est belle. Le conducteur de la corne française est venue, et elle est grande.\n"
    presenter = Presenter(opener(text.replace("Le conducteur", "Le son"), name="loin.txt"))
    presenter.to_segment(1)
    proposal = presenter.proposal
    assert proposal is not None
    machine, corrected = both(presenter.paragraphs())
    before = marked(machine, "issue") + marked(machine, "changed-mt")
    after = marked(corrected, "proposed")
    assert len(before) >= len(after) > 1
    for edit in proposal.edits:
        old = presenter.view.base[edit.start : edit.end].strip()
        assert any(old in words for words in before), old
        assert any(edit.replacement.strip() in words for words in after), edit


def test_words_that_repairs_in_force_changed_stay_marked_when_the_sentence_is_edited(
    session: ReviewSession,
) -> None:
    issue = session.segment(3).issues[0].issue
    session.accept(issue, session.proposals(issue)[0])
    session.edit(3, session.segment(3).target.replace("entend", "entendait"))
    machine, corrected = both(paragraphs(session, Spot(session.segment(3))))
    assert marked(machine, "changed-mt") == ["entend une corne française"]
    assert marked(corrected, "changed") == ["entendait un cor d'harmonie"]
