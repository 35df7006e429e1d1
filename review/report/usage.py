"""The usage of glossary entries as a table, comma-separated values and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Final

from review.glossary.learning.judged import Reviewed
from review.glossary.learning.usage import Usage
from review.model.messages import _, ngettext
from review.model.visible import one_line
from review.report.cells import GAP, padded, width_of
from review.report.issues import safe_json
from review.report.spreadsheet import csv_cell, csv_line

VERSION: Final = 1
"""Version of the JSON form; it grows when a field changes its meaning or goes away."""
_NAME: Final = 60
_FIELDS: Final = ("entry", "found", "accepted", "edited", "dismissed", "skipped", "undecided", "by_fix")


def usage_table(rows: Sequence[Usage], advices: Mapping[str, str]) -> Iterator[str]:
    """The rows under aligned headings, then the entries of `advices` with what to do about them."""
    if not rows:
        return
    head = (
        _("entry"),
        _("found"),
        _("accepted"),
        _("edited"),
        _("dismissed"),
        _("skipped"),
        _("undecided"),
        _("by fix"),
        _("rate"),
    )
    body = [head, *map(_cells, rows)]
    widths = [max(map(width_of, column)) for column in zip(*body, strict=True)]
    for first, *numbers in body:
        right = (
            " " * (width - width_of(cell)) + cell for cell, width in zip(numbers, widths[1:], strict=True)
        )
        yield (" " * GAP).join([padded(first, widths[0]), *right]).rstrip()
    if advices:
        yield ""
        text = ngettext(
            "{count} entry is accepted in less than 30 % of the cases:",
            "{count} entries are accepted in less than 30 % of the cases:",
            len(advices),
        )
        yield text.format(count=len(advices))
        yield from (f"  {one_line(entry, _NAME)}: {told}" for entry, told in advices.items())


def _cells(row: Usage) -> tuple[str, ...]:
    numbers = (
        row.found,
        row.accepted,
        row.edited,
        row.dismissed,
        row.skipped,
        row.undecided,
        row.by_fix,
    )
    return (one_line(row.entry, _NAME), *map(str, numbers), "" if row.rate is None else f"{row.rate:.0f} %")


def usage_csv(rows: Sequence[Usage], advices: Mapping[str, str]) -> str:
    """All rows with their rate in percent and what to do; formulas are made harmless as in the log."""
    lines = [csv_line([*_FIELDS, "rate", "advice"])]
    for row in rows:
        rate = None if row.rate is None else f"{row.rate:.1f}"
        cells = [*(getattr(row, name) for name in _FIELDS), rate, advices.get(row.entry, "")]
        lines.append(csv_line([csv_cell(cell) for cell in cells]))
    return "".join(lines)


def usage_json(rows: Sequence[Usage], advices: Mapping[str, str], reviews: Sequence[Reviewed]) -> str:
    """The documents looked at and all rows; `whole` is false where only the decisions on a document are known."""
    found = {
        "version": VERSION,
        "documents": [{"name": one.document, "whole": one.whole} for one in reviews],
        "entries": [
            {
                **asdict(row),
                "rate": None if row.rate is None else round(row.rate, 1),
                "advice": advices.get(row.entry, ""),
            }
            for row in rows
        ],
    }
    return safe_json(found, indent=2)
