"""Texts in columns of a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.report.cells import GAP, cut, fitted, padded, width_of


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("été", 3), ("e\u0301", 1), ("奥特曼", 6), ("ａ", 2)]
)
def test_widths(text: str, width: int) -> None:
    assert width_of(text) == width


@given(st.text(alphabet="aé特\u0301…", max_size=30), st.integers(0, 20))
def test_cut_and_padded_texts_fit(text: str, width: int) -> None:
    assert width_of(cut(text, width)) <= width
    assert width_of(padded(text, width)) == width
    if width_of(text) <= width:
        assert cut(text, width) == text


@given(
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 12)), min_size=1, max_size=7), st.integers(0, 300)
)
def test_columns_fit_where_they_can(columns: list[tuple[int, int]], room: int) -> None:
    wanted = [max(one, least) for one, least in columns]
    least = [least for _one, least in columns]
    widths = fitted(wanted, least, room)
    gaps = GAP * (len(widths) - 1)
    assert all(low <= width <= most for low, width, most in zip(least, widths, wanted, strict=True))
    if sum(least) + gaps <= room:
        assert sum(widths) + gaps == min(room, sum(wanted) + gaps)
    else:
        assert widths == least
