"""Comma-separated values that a spreadsheet can open without harm (RFC 4180, lines end with LF)."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_line(cells: Sequence[str]) -> str:
    """The cells as one record that ends with LF; the writer quotes carriage returns only where it ends lines with them."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"


def csv_cell(value: object) -> str:
    """`value` as a cell; a text that a spreadsheet would take for a formula gets an apostrophe before it.

    The rule for formulas is OWASP's (CSV injection): cells that begin with = + - @, a tab or a carriage return.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
