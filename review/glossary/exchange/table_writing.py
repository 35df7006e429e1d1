"""Writing glossaries as text tables: CSV, tab-separated, and the layout of OmegaT."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from review.errors import GlossaryError
from review.glossary.entry import GlossaryEntry
from review.glossary.exchange.table_cells import cells_of, columns_of, guarded
from review.glossary.exchange.table_reading import Row, glossary_of
from review.glossary.exchange.xml_text import printable
from review.model.issue import Status

_BREAK: Final = re.compile(r"[\t\r\n]+")
_QUOTED: Final = re.compile(r'[",;\t\r\n]')

Cells = Mapping[str, str]


def csv_text(rows: Sequence[Cells]) -> str:
    """`rows` as CSV (RFC 4180, but for the line ends, which are line feeds), a header line first."""
    columns = columns_of(rows)
    return "".join(",".join(map(_csv_cell, row)) + "\n" for row in _lines(rows, columns))


def tsv_text(rows: Sequence[Cells]) -> str:
    """`rows` as tab-separated text, a header line first."""
    columns = columns_of(rows)
    return "".join("\t".join(row) + "\n" for row in _lines(rows, columns))


def omegat_text(rows: Sequence[Cells]) -> str:
    """`rows` as OmegaT reads them: wrong form, right form and note, one pair a line, without a header line."""
    return "".join(
        "\t".join((row["wrong"], row["right"], row.get("note", ""))).rstrip("\t") + "\n" for row in rows
    )


def csv_rows(entry: GlossaryEntry) -> list[Cells]:
    """The row that CSV has for an entry; a spreadsheet has the same."""
    return [cells_of(entry)]


def tsv_rows(entry: GlossaryEntry) -> list[Cells]:
    """The row that a tab-separated file has for an entry: a line break or tab is a space there."""
    return [{name: _BREAK.sub(" ", cell) for name, cell in cells_of(entry).items()}]


def omegat_rows(entry: GlossaryEntry) -> list[Cells]:
    """The rows that OmegaT's layout has for an entry, one for each pair of a wrong and a right form.

    Expressions and retired entries have none: OmegaT would take them for terms.
    """
    if entry.regex or entry.status is Status.RETIRED:
        return []
    note = _BREAK.sub(" ", printable(entry.note)).strip()
    return [
        {"wrong": wrong, "right": right.text} | ({"note": note} if note else {})
        for wrong in entry.wrong
        for right in entry.right
    ]


def kept_in_row(entry: GlossaryEntry, rows: Sequence[Cells]) -> GlossaryEntry | None:
    """The entry that a table with a header line gives back for the one of `rows`, None where it gives none."""
    columns = columns_of(rows)
    found = _back([Row(entry.line, columns), *(Row(entry.line, row) for row in _cells(rows, columns))])
    return found[0] if found else None


def kept_in_omegat(entry: GlossaryEntry, rows: Sequence[Cells]) -> GlossaryEntry | None:
    """What OmegaT's layout holds of `entry` in `rows`, None where that is nothing: each wrong form is an entry of its own there."""
    columns = ("wrong", "right", "note")
    found = _back([Row(entry.line, tuple(row.get(name, "") for name in columns)) for row in rows])
    if not found or any(other.right != found[0].right for other in found):
        return None
    return replace(found[0], wrong=tuple(wrong for other in found for wrong in other.wrong))


def _back(rows: Sequence[Row]) -> tuple[GlossaryEntry, ...]:
    try:
        return glossary_of(rows, "", [], quotes_are_text=True).entries
    except GlossaryError:
        return ()


def _lines(rows: Sequence[Cells], columns: Sequence[str]) -> Iterator[Sequence[str]]:
    yield columns
    yield from _cells(rows, columns)


def _cells(rows: Sequence[Cells], columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield tuple(guarded(row.get(name, "")) for name in columns)


def _csv_cell(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell
