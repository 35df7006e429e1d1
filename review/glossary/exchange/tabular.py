"""Reading glossaries kept as text tables: tab-separated (the layout of OmegaT too) and CSV.

Without a header line the columns are wrong, right, note. OmegaT's glossaries (omegat.org, "Glossaries") are tab-separated
lines of source, target and comment; lines that begin with # are skipped, quotes are text, and a source term with several
targets stands once for each.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from review.errors import Fault
from review.glossary.entry import Glossary
from review.glossary.exchange.leftovers import Leftovers
from review.glossary.exchange.table_cells import COLUMNS
from review.glossary.exchange.table_reading import Row, glossary_of
from review.glossary.source_text import read_text, refusal
from review.model.messages import _

__all__ = ["COLUMNS", "load", "parse"]

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_QUOTED: Final = re.compile(r'"[^"]*"')


def load(
    path: Path, taken: Collection[str] = (), leftovers: Leftovers | None = None, *, is_csv: bool | None = None
) -> Glossary:
    """The glossary in the table at `path`; raises GlossaryError with all its faults.

    A file whose name ends in .csv, or with `is_csv`, is CSV (commas, semicolons or tabs, whichever its first line has most
    of); any other is tab-separated. Ids that the file doesn't give are made from the wrong forms, other than those `taken`.
    Columns that entries don't have go to `leftovers`; without any they are faults.
    """
    commas = path.suffix.casefold() == ".csv" if is_csv is None else is_csv
    return parse(read_text(path, utf16=True), str(path), is_csv=commas, taken=taken, leftovers=leftovers)


def parse(
    text: str, path: str, *, is_csv: bool, taken: Collection[str] = (), leftovers: Leftovers | None = None
) -> Glossary:
    """The glossary that `text` holds; `path` is for messages and the entries."""
    if "\0" in text:
        line = len(_LINE_END.findall(text, 0, text.index("\0"))) + 1
        message = _("the file holds a NUL character: it is damaged, or no text")
        raise refusal(path, Fault(path, line, message, _("save it as text again")))
    faults: list[Fault] = []
    rows = (row for row in _csv_rows(text, path, faults) if row) if is_csv else _tab_rows(text)
    return glossary_of(rows, path, faults, quotes_are_text=not is_csv, taken=taken, leftovers=leftovers)


def _tab_rows(text: str) -> Iterator[Row]:
    for number, line in enumerate(_LINE_END.split(text), start=1):
        yield Row(number, tuple(line.split("\t")))


def _csv_rows(text: str, path: str, faults: list[Fault]) -> Iterator[Row | None]:
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True, skipinitialspace=True
    )
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            faults.append(_csv_fault(path, start, str(error)))
        else:
            yield Row(start, tuple(cells)) if cells else None


def _csv_fault(path: str, line: int, problem: str) -> Fault:
    if "unexpected end" in problem:
        return Fault(
            path, line, _("a quote is opened and never closed"), _('a quote in a quoted cell is written ""')
        )
    if "expected after" in problem:
        return Fault(
            path, line, _("text follows a closing quote"), _('a quote in a quoted cell is written ""')
        )
    return Fault(path, line, _("this is not CSV: {problem}").format(problem=problem))


def _delimiter(text: str) -> str:
    first = next((line for line in _LINE_END.split(text) if line.strip() and not line.startswith("#")), "")
    bare = _QUOTED.sub("", first)
    return max((",", ";", "\t"), key=bare.count)
