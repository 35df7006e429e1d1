"""Words are found again in a text that was edited by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model.issue import Issue, IssueKey, Severity, Status
from review.model.proposal import Site
from review.model.span import Span
from review.session.anchor import anchor, word_blocks


def issue(text: str, words: str) -> Issue:
    start = text.index(words)
    site = Site(Span(start, start + len(words)), words)
    key = IssueKey("x", words, 0, "0" * 16, 0)
    return Issue(key, 0, site, words, (), "x", None, "other", Severity.MINOR, Status.ACTIVE, "")


@pytest.mark.parametrize(
    ("old", "words", "new", "found"),
    [
        ("le départ d’ultraman surprend", "ultraman", "hier, le départ d’ultraman surprend", "ultraman"),
        ("le départ d’ultraman surprend", "ultraman", "le départ d’Altman surprend", None),
        ("un palace change ici", "palace change", "un palace qui change ici", None),
        ("un palace change ici", "palace change", "ici, un grand palace change", "palace change"),
        (
            "au « palace change » hier",
            "« palace change »",
            "au fameux « palace change »",
            "« palace change »",
        ),
        ("ultraman et ultraman", "ultraman", "ultraman", "ultraman"),
        ("ultraman parle", "ultraman", "", None),
    ],
)
def test_anchor(old: str, words: str, new: str, found: str | None) -> None:
    one = issue(old, words)
    span = anchor((one,), old, new)[one]
    assert (span.of(new) if span else None) == found


@given(st.text("ab ,’é", max_size=40), st.text("ab ,’é", max_size=40))
def test_blocks_pair_equal_words_in_order(old: str, new: str) -> None:
    pairs = word_blocks(old, new)
    assert all(one.of(old) == other.of(new) for one, other in pairs)
    assert pairs == sorted(pairs)
