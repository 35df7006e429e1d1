"""Paragraphs in lines: lined up side by side, the words that matter in sight."""

from hypothesis import given
from hypothesis import strategies as st

from review.tui.display import Run
from review.tui.layout import alone, side_by_side

TEXT = st.text(alphabet="abc ", min_size=1, max_size=80)


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=6), st.integers(5, 30), st.integers(5, 30))
def test_paragraphs_begin_on_the_same_line_on_both_sides(
    texts: list[tuple[str, str]], one: int, other: int
) -> None:
    lefts = [(Run(left, f"left{number}"),) for number, (left, _right) in enumerate(texts)]
    rights = [(Run(right, f"right{number}"),) for number, (_left, right) in enumerate(texts)]
    left, right = side_by_side([lefts, rights], [one, other], 10)
    assert len(left.lines) == len(right.lines)
    assert left.top == right.top
    for number in range(len(texts)):
        rows = [
            next(
                (row for row, line in enumerate(lines) if any(run.look == f"{side}{number}" for run in line)),
                None,
            )
            for side, lines in (("left", left.lines), ("right", right.lines))
        ]
        assert rows[0] is None or rows[1] is None or rows[0] == rows[1]


@given(st.integers(0, 60), st.integers(0, 60), st.integers(3, 30))
def test_the_words_that_matter_are_in_sight(before: int, inside: int, height: int) -> None:
    paragraphs = [
        *[(Run("contexte", "context"),)] * before,
        (Run("phrase " * inside), Run("malheur", "issue")),
        *[(Run("contexte", "context"),)] * 20,
    ]
    column = alone(paragraphs, 20, height)
    row = next(row for row, line in enumerate(column.lines) if any(run.look == "issue" for run in line))
    assert column.top <= row < column.top + height
