"""The table and the CSV of the log, on rows made by hand."""

import csv
import io
from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.report.log import LogRow, as_csv, as_table, changed_words

ACCEPT = LogRow(
    id=1,
    when="2026-01-02T09:00:10.123+00:00",
    who="ada",
    action=1,
    act="decide",
    kind="accept",
    line=3,
    entry="poele",
    before="la casserole à frire",
    after="la poêle",
    reason="",
    seconds=12.5,
    in_force=True,
    orphan=False,
    provisional=False,
)
DISMISS = replace(
    ACCEPT, id=2, who="auto 机", action=12, kind="dismiss", before="pincement", after="pincement",
    reason="voulu, c'est\nun geste", seconds=120.0, orphan=True, line=None,
)  # fmt: skip
UNDONE = replace(ACCEPT, id=3, kind="edit", entry="", in_force=False, provisional=True)

Golden = Callable[[str, str], None]


def test_table(golden: Golden) -> None:
    golden("log.txt", as_table([ACCEPT, DISMISS, UNDONE], 120.0))


def test_csv(golden: Golden) -> None:
    golden("log.csv", as_csv([ACCEPT, DISMISS, UNDONE]))


def test_without_decisions_the_table_is_its_last_line() -> None:
    assert as_table([], 120.0).splitlines() == [
        "0 decisions, 0 in force; at most 120 seconds are counted for one decision, the rest was idle"
    ]


def test_csv_holds_every_field() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv([DISMISS]))))
    assert list(rows[0]) == [field.name for field in fields(LogRow)]
    assert rows[0]["reason"] == "voulu, c'est\nun geste"
    assert rows[0]["line"] == ""
    assert rows[0]["orphan"] == "yes"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_formulas_are_neutralised(start: str) -> None:
    row = replace(ACCEPT, before=f"{start}1+1", reason=f"{start}cmd", who=f"{start}x", entry=f"{start}y")
    written = next(csv.DictReader(io.StringIO(as_csv([row]), newline="")))
    for name in ("before", "reason", "who", "entry"):
        assert written[name].startswith(f"'{start}")


@given(st.lists(st.text(alphabet="=+-@\t\r\n\",;a'", max_size=6), min_size=4, max_size=4))
def test_no_cell_begins_like_a_formula(texts: list[str]) -> None:
    who, entry, before, reason = texts
    row = replace(ACCEPT, who=who, entry=entry, before=before, reason=reason)
    for cells in csv.reader(io.StringIO(as_csv([row]), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_a_table_shows_hostile_characters_as_glyphs() -> None:
    table = as_table([replace(ACCEPT, reason="\x1b[2J\u202e", who="a\nb")], 120.0)
    assert not set(table) & {"\x1b", "\u202e"}
    assert len(table.splitlines()) == 3


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("Il dit qu’olivier cuit.", "Il dit qu’Oliver cuit.", ("qu’olivier", "qu’Oliver")),
        ("dans la casserole à frire noire", "dans la poêle noire", ("casserole à frire", "poêle")),
        ("a b c", "a b c", ("", "")),
        ("le sel", "le bon sel", ("sel", "bon sel")),
        ("l'eau", "", ("l'eau", "")),
    ],
)
def test_changed_words(before: str, after: str, changed: tuple[str, str]) -> None:
    assert changed_words(before, after) == changed


@given(st.text(alphabet="ab ’é", max_size=12), st.text(alphabet="ab ’é", max_size=12))
def test_the_words_that_changed_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    old, new = changed_words(before, after)
    assert any(
        before[:place] + new + before[place + len(old) :] == after
        for place in range(len(before) + 1)
        if before[place:].startswith(old)
    )
