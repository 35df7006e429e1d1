from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.detect.scan import Hit, SegmentIds, winners
from review.glossary.entry import Scope
from review.model.document import Segment, digest, segment_keys
from review.model.issue import IssueKey
from review.model.span import Span


@given(st.lists(st.text(alphabet="ab \u00a0\n\u200b", max_size=6), min_size=1, max_size=12))
def test_ids_are_those_of_the_segment_keys(targets: list[str]) -> None:
    segments = tuple(Segment(n, Span(0, 0), target, 0) for n, target in enumerate(targets))
    ids = SegmentIds(segments)
    keys = segment_keys(segments)
    assert [ids[number] for number in reversed(range(len(targets)))] == [
        (key.digest, key.occurrence) for key in reversed(keys)
    ]


RANGES = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6), st.integers(0, 3)), max_size=12)


@given(RANGES)
def test_winners_are_the_longest_then_the_leftmost_then_the_earlier(
    ranges: list[tuple[int, int, int]],
) -> None:
    hits = [Hit(start, start + length, length, rule, "") for start, length, rule in ranges]
    left, expected = list(hits), []
    while left:
        best = min(left, key=lambda hit: (-hit.length, hit.start, hit.rule))
        expected.append(best)
        left = [hit for hit in left if hit.start >= best.end or best.start >= hit.end]
    assert winners(hits) == sorted(expected)


def test_keys_number_equal_matches_of_a_segment(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(entry("palace"), entry("musc"))
    issues = found.scan(
        document("un Palace, le musc,\nun palace", "autre", "un Palace, le musc, un palace")
    ).issues
    own = digest("un Palace, le musc, un palace")
    assert [issue.key for issue in issues] == [
        IssueKey("palace", "palace", 0, own, 0),
        IssueKey("musc", "musc", 0, own, 0),
        IssueKey("palace", "palace", 1, own, 0),
        IssueKey("palace", "palace", 0, own, 1),
        IssueKey("musc", "musc", 0, own, 1),
        IssueKey("palace", "palace", 1, own, 1),
    ]


def test_matches_that_a_longer_one_hides_are_numbered_too(document: Any, entry: Any, matcher: Any) -> None:
    text = "un palace doré, un palace"
    alone = matcher(entry("palace")).scan(document(text)).issues
    hidden = matcher(entry("palace"), entry("doré", "palace doré")).scan(document(text)).issues
    assert hidden[1].key == alone[1].key


def test_issues_are_in_text_order_and_keys_are_unique(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(entry("b", "palace"), entry("a", "musc"), entry("c", r"p\w+x", regex=True))
    issues = found.scan(document(["musc palace prix", "musc"], "palace palace", ["musc", "musc"])).issues
    assert [(issue.segment, issue.span) for issue in issues] == sorted(
        (issue.segment, issue.span) for issue in issues
    )
    assert len({str(issue.key) for issue in issues}) == len(issues) == 8


def test_an_edited_segment_is_searched_again(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(entry("palace"))
    scan = found.scan(document("rien", "un palace"))
    (issue,) = found.rescan(scan, 0, "deux\u00a0Palaces")
    assert (issue.segment, issue.text, issue.span.start) == (0, "Palaces", 5)
    assert issue.key == IssueKey("palace", "palaces", 0, digest("rien"), 0, "edited")
    assert found.rescan(scan, 1, "rien") == ()
    assert found.rescan(scan, 1, "") == ()


@pytest.mark.parametrize(
    ("scope", "segment", "text", "count"),
    [
        (Scope.SENTENCE, 0, "un palace", 0),
        (Scope.SENTENCE, 0, "un palace change", 1),
        (Scope.PARAGRAPH, 0, "un palace", 1),
        (Scope.PARAGRAPH, 1, "un palace", 0),
        (Scope.PARAGRAPH, 2, "un palace", 0),
        (Scope.PARAGRAPH, 2, "un palace change", 1),
        (Scope.DOCUMENT, 2, "un palace", 1),
    ],
)
def test_conditions_of_an_edited_segment(
    *, scope: Scope, segment: int, text: str, count: int, document: Any, entry: Any, matcher: Any
) -> None:
    texts = document(["ici", "on change"], "là")
    when = matcher(entry("palace", when=("change",), scope=scope))
    assert len(when.rescan(when.scan(texts), segment, text)) == count
    unless = matcher(entry("palace", unless=("change",), scope=scope))
    assert len(unless.rescan(unless.scan(texts), segment, text)) == 1 - count


def test_an_edit_equal_to_the_machines_text_finds_the_same(document: Any, entry: Any, matcher: Any) -> None:
    texts = document(["un palace rouge", "on change"], "le vin rouge du palace", language="zh")
    found = matcher(
        entry("palace", when=("change",)),
        entry("rouge", "palace rouge", when=("rouge",), scope=Scope.DOCUMENT),
        source="zh",
    )
    scan = found.scan(texts)
    assert len(scan.issues) == 1
    for segment in texts.segments:
        again = found.rescan(scan, segment.index, segment.target)
        first = [issue for issue in scan.issues if issue.segment == segment.index]
        assert [(issue.entry, issue.site) for issue in again] == [
            (issue.entry, issue.site) for issue in first
        ]


def test_an_edited_segment_keeps_its_source_and_language(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(entry("palace", origin=("宫",)), source="zh")
    scan = found.scan(document("a", "b", sources=["宫", "无"], language="zh"))
    assert len(found.rescan(scan, 0, "un palace")) == 1
    assert not found.rescan(scan, 1, "un palace")
    other = found.scan(document("a", sources=["宫"], language="en"))
    assert not found.rescan(other, 0, "un palace")
