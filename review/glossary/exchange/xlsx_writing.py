"""Writing a glossary as an Excel workbook (ECMA-376, through openpyxl): one sheet, a header line, every cell a text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from review.glossary.exchange.table_cells import columns_of, guarded
from review.glossary.exchange.table_writing import Cells
from review.glossary.exchange.xml_text import printable

if TYPE_CHECKING:
    from openpyxl.cell import Cell

_WIDE: Final = 40
_NARROW: Final = 14
_WIDE_COLUMNS: Final = ("wrong", "right", "note", "mt", "fixed", "counterexamples")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_WHEN: Final = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def xlsx_bytes(rows: Sequence[Cells], title: str) -> bytes:
    """`rows` as a workbook with one sheet; the same rows always give the same bytes."""
    from openpyxl import Workbook  # noqa: PLC0415 - nobody else needs it
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    columns = columns_of(rows)
    book = Workbook(write_only=True)
    book.properties.creator = "review"
    sheet = book.create_sheet(re.sub(r"[\\/*?:\[\]']", " ", printable(title))[:31].strip() or "glossary")
    sheet.freeze_panes = "A2"
    for number, name in enumerate(columns, start=1):
        wide = name.partition("_")[0] in _WIDE_COLUMNS
        sheet.column_dimensions[get_column_letter(number)].width = _WIDE if wide else _NARROW

    def cell(text: str, *, bold: bool = False) -> Cell:
        made = WriteOnlyCell(sheet, value="")
        made.value = text
        made.data_type = "s"
        if bold:
            made.font = Font(bold=True)
        return made

    def value(text: str) -> Cell | str:
        # openpyxl takes a text that begins with # for an error where there is one of that name.
        return cell(text) if text.startswith("#") else text

    sheet.append([cell(name, bold=True) for name in columns])
    for row in rows:
        sheet.append([value(guarded(row[name])) if name in row else None for name in columns])
    made = io.BytesIO()
    book.save(made)
    return _timeless(made)


def _timeless(made: io.BytesIO) -> bytes:
    """The workbook without the time of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                zipfile.ZipInfo(name, _EPOCH),
                _WHEN.sub(b"", data) if name == "docProps/core.xml" else data,
                zipfile.ZIP_DEFLATED,
            )
    return out.getvalue()
