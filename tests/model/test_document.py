"""Segments are known by their text and their neighbours, not by their place."""

from hypothesis import given
from hypothesis import strategies as st

from review.model.document import Segment, digest, segment_keys
from review.model.span import Span


def segments(*texts: str) -> tuple[Segment, ...]:
    return tuple(Segment(number, Span(0, len(text)), text, 0) for number, text in enumerate(texts))


def test_white_space_does_not_count() -> None:
    assert digest("un  texte\nplié") == digest(" un texte plié ")
    assert digest("un texte") != digest("Un texte")


def test_equal_segments_are_numbered_and_know_their_neighbours() -> None:
    keys = segment_keys(segments("a", "b", "a"))
    assert [key.occurrence for key in keys] == [0, 0, 1]
    assert keys[0].digest == keys[2].digest
    assert (keys[1].before, keys[1].after) == (digest("a"), digest("a"))
    assert (keys[0].before, keys[2].after) == ("", "")


@given(st.lists(st.sampled_from(["a", "b", "c"])))
def test_keys_are_unique(texts: list[str]) -> None:
    keys = segment_keys(segments(*texts))
    assert len({(key.digest, key.occurrence) for key in keys}) == len(texts)


def test_a_segment_elsewhere_leaves_the_key() -> None:
    before = segment_keys(segments("un", "deux", "trois", "quatre"))[3]
    after = segment_keys(segments("zéro", "un", "deux", "trois", "quatre"))[4]
    assert before == after
