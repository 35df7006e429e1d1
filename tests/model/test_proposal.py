"""Edits: applied all at once, never one over another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model.proposal import Certainty, Edit, Pos, Proposal, Replacement, apply_edits


def test_edits_in_any_order() -> None:
    edits = [Edit(4, 8, "Sam"), Edit(0, 2, "de ")]
    assert apply_edits("d’  beau", edits) == "de   Sam"


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply_edits("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])


def test_what_is_written_covers_the_elided_word() -> None:
    edits = (Edit(7, 10, "de "), Edit(10, 18, "Murati"))
    proposal = Proposal(Replacement("Murati", Pos.NAME), edits, Certainty.APPLY)
    assert proposal.hull.of("départ  d’ultraman.") == " d’ultraman"[:11]
    assert proposal.written("départ  d’ultraman.") == "de Murati"


@given(st.text(), st.data())
def test_text_outside_the_edit_is_untouched(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    put = data.draw(st.text())
    assert apply_edits(text, [Edit(start, end, put)]) == text[:start] + put + text[end:]
