"""Lines and columns against Python's own way of cutting lines."""

import re

from hypothesis import given
from hypothesis import strategies as st

from review.report.lines import Lines

TEXTS = st.text(alphabet="ab é\n\r\u2028\U0001f600", max_size=30)


def test_each_kind_of_line_end_ends_one_line() -> None:
    lines = Lines("un\ndeux\r\ntrois\rquatre")
    assert [lines.place(offset) for offset in (0, 2, 3, 9, 14, 20)] == [
        (1, 1),
        (1, 3),
        (2, 1),
        (3, 1),
        (3, 6),
        (4, 6),
    ]


def test_an_empty_text_has_one_line() -> None:
    assert Lines("").place(0) == (1, 1)


@given(TEXTS)
def test_every_place_is_where_counting_by_hand_says(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        before = text[:offset]
        if before.endswith("\r") and text[offset : offset + 1] == "\n":
            continue  # inside a CR LF there is no place of its own
        parts = re.split(r"\r\n|\r|\n", before)
        assert lines.place(offset) == (len(parts), len(parts[-1]) + 1)
