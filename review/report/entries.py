"""Glossary entries as a list for people, for spreadsheets and for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from review.glossary.entry import GlossaryEntry
from review.glossary.entry_writing import table_of
from review.glossary.toml_literal import Value
from review.model.issue import Status
from review.model.messages import _
from review.model.visible import one_line
from review.report.cells import GAP, fitted, padded, width_of
from review.report.issues import safe_json

VERSION: Final = 1
COLUMNS: Final = (
    "id", "wrong", "right", "pos", "origin", "when", "unless", "scope", "severity", "status", "file", "line"
)  # fmt: skip
"""The columns of the tab-separated list."""

_LEAST: Final = (20, 12, 12, 4, 4, 5, 11)
"""What the columns have on a terminal of 80: most of the id, which other commands want to know."""
_NARROWEST: Final = (8, 8, 8, 4, 4, 5, 8)
_MOST: Final = (28, 32, 32, 9, 40, 16, 60)
_SAMPLE: Final = 2000
_LONGEST: Final = 2000

Paint = Callable[[str, str], str]


def conditions_of(entry: GlossaryEntry) -> str:
    """What must hold for the entry to be found, in brief; "" where nothing must."""
    said = (
        (_("source: {words}"), entry.origin),
        (_("with {words}"), entry.when),
        (_("not with {words}"), entry.unless),
    )
    parts = [form.format(words=", ".join(words)) for form, words in said if words]
    return "; ".join(parts) + (f" ({entry.scope})" if entry.when or entry.unless else "")


def text_lines(entries: Iterable[GlossaryEntry], room: int | None, paint: Paint) -> Iterator[str]:
    """One line an entry in columns: id, wrong → right, part of speech, conditions, severity and status, file and line.

    The columns are those of the first entries; `room` is the width of the terminal, None where lines may have any length.
    """
    rows = (_row(entry) for entry in entries)
    first = list(islice(rows, _SAMPLE))
    if not first:
        return
    wanted = [min(max(width_of(row[column]) for row in first), most) for column, most in enumerate(_MOST)]
    widths = wanted if room is None else fitted(fitted(wanted, _LEAST, room), _NARROWEST, room)
    for row in chain(first, rows):
        yield _line(row, widths, room, paint)


def _row(entry: GlossaryEntry) -> tuple[str, ...]:
    status = "" if entry.status is Status.ACTIVE else f" {entry.status}"
    cells = (
        entry.id,
        ", ".join(entry.wrong),
        f"→ {', '.join(right.text for right in entry.right)}",
        entry.pos.value,
        conditions_of(entry),
        f"{entry.severity}{status}",
        f"{entry.path}:{entry.line}",
    )
    return tuple(one_line(cell, _LONGEST) for cell in cells)


def _line(row: Sequence[str], widths: Sequence[int], room: int | None, paint: Paint) -> str:
    """A row; on a terminal its cells are cut, elsewhere they are whole and only padded."""
    *cells, place = row
    fit = padded if room is not None else _grown
    shown = [fit(cell, width) for cell, width in zip(cells, widths, strict=False)]
    shown[0] = paint("place", shown[0])
    # Of a file's name the end tells most.
    last = place if room is None or width_of(place) <= widths[-1] else "…" + place[-max(widths[-1] - 1, 1) :]
    return (" " * GAP).join([*shown, last])


def _grown(text: str, width: int) -> str:
    return text + " " * max(width - width_of(text), 0)


def tsv_lines(entries: Iterable[GlossaryEntry]) -> Iterator[str]:
    """A line of names and one an entry, cells parted by tabs, several values of a cell by `|`."""
    yield "\t".join(COLUMNS)
    for entry in entries:
        values: tuple[str | Sequence[str], ...] = (
            entry.id, entry.wrong, [right.text for right in entry.right], entry.pos.value, entry.origin, entry.when,
            entry.unless, entry.scope.value, entry.severity.value, entry.status.value, entry.path, str(entry.line),
        )  # fmt: skip
        cells = (value if isinstance(value, str) else "|".join(value) for value in values)
        yield "\t".join(one_line(cell, 10**6) for cell in cells)


def as_json(entries: Iterable[GlossaryEntry]) -> str:
    """One object that holds all entries, each with the fields that a glossary has of it, and `file` and `line` (from 1)."""
    return safe_json({"version": VERSION, "entries": [_member(entry) for entry in entries]}, indent=2)


def _member(entry: GlossaryEntry) -> dict[str, object]:
    fields = {key: _plain(value) for key, value in table_of(entry).items()}
    return {**fields, "file": entry.path, "line": entry.line}


def _plain(value: Value) -> object:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
