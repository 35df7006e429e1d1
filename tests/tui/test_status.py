"""The progress line: what matters most fits into 80 columns, the rest gives way in order."""

import pytest

from review.session.edit_rate import EditRate
from review.tui.display import width_of
from review.tui.presenter import Presenter
from review.tui.status import percent, progress_line


def text(presenter: Presenter, width: int) -> str:
    return "".join(run.text for run in progress_line(presenter, width))


def test_nothing_is_said_that_is_not_known(presenter: Presenter) -> None:
    line = text(presenter, 120)
    assert "0/6 decided · 6 left" in line
    assert line.endswith("concert.txt · 1/7 · musique.toml")
    assert "min" not in line
    assert "%" not in line


def test_time_left_and_edit_rate_fit_80_columns(presenter: Presenter) -> None:
    for _number in range(5):
        presenter.act("accept")
    line = text(presenter, 80)
    assert "5/6 decided · 1 left · under a minute left · " in line
    assert "% edited" in line
    assert line.endswith(f" {presenter.segment + 1}/7")


@pytest.mark.parametrize("width", range(1, 140))
def test_the_line_never_overflows_and_the_counts_stay(presenter: Presenter, width: int) -> None:
    for _number in range(5):
        presenter.act("accept")
    line = progress_line(presenter, width)
    assert width_of(line) <= width
    if width >= 21:
        assert "5/6 decided · 1 left" in "".join(run.text for run in line)


def test_the_least_important_gives_way_first(presenter: Presenter) -> None:
    for _number in range(5):
        presenter.act("accept")
    parts = ["musique", "concert", "edited", "minute", "/7", "5/6"]
    widths = [
        next(width for width in range(140) if part in text(presenter, width) or width == 139)
        for part in parts
    ]
    assert widths == sorted(widths, reverse=True)


def test_percent() -> None:
    assert percent(EditRate(9, 500)) == "1.8 %"
    assert percent(EditRate(1, 100_000)) == "under 0.1 %"
    assert percent(EditRate(0, 10)) == "0.0 %"
