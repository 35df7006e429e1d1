"""Reading a glossary from the first sheet of an Excel workbook (ECMA-376, through openpyxl): values alone, nothing is evaluated."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from review.errors import Fault, GlossaryError
from review.glossary.entry import Glossary
from review.glossary.exchange.leftovers import Leftovers
from review.glossary.exchange.table_reading import Row, glossary_of
from review.glossary.fields import shown
from review.glossary.source_text import read_bytes, refusal
from review.model.messages import _

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell

UNPACKED_LIMIT: Final = 256 * 1024 * 1024
"""The most that a workbook may unpack to, in bytes."""

MEMBER_LIMIT: Final = 2_000
COLUMN_LIMIT: Final = 256
ROW_LIMIT: Final = 1_048_576
"""The rows of a sheet (Microsoft, "Excel specifications and limits")."""

_STEP: Final = 1024 * 1024
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be"))
_BROKEN: Final = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl, zipfile and the XML parsers raise on files that are no workbooks (XMLSyntaxError is a SyntaxError)."""


def load(path: Path, taken: Collection[str] = (), leftovers: Leftovers | None = None) -> Glossary:
    """The glossary in the workbook at `path`; raises as `parse` does, and where it can't be read."""
    return parse(read_bytes(path), str(path), taken, leftovers)


def parse(
    data: bytes, where: str, taken: Collection[str] = (), leftovers: Leftovers | None = None
) -> Glossary:
    """The glossary in a workbook; raises GlossaryError with all its faults, rows as their lines.

    The first sheet is read as a table (see `tabular.load`). A cell with a formula, an error or a date is a fault. `where`
    is the file's name, for messages and the entries.
    """
    _check(data, where)
    faults: list[Fault] = []
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it doesn't know: charts, checks of what is typed.
            warnings.simplefilter("ignore")
            rows = list(_rows(data, where, faults, leftovers))
    except GlossaryError:
        raise
    except _BROKEN as error:
        raise _refusal(where, _("the workbook can't be read: it is damaged"), _again()) from error
    return glossary_of(rows, where, faults, quotes_are_text=False, taken=taken, leftovers=leftovers)


def _check(data: bytes, where: str) -> None:
    """Refuse `data` unless it is a ZIP file that unpacks to an amount that can be read, without any DTD.

    Sizes that the file declares aren't trusted: its members are unpacked bit by bit and counted.
    """
    left = UNPACKED_LIMIT
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
            if len(members) > MEMBER_LIMIT or sum(member.file_size for member in members) > left:
                raise _too_large(where)
            for member in members:
                left -= _unpacked(packed, member, where, left)
    except GlossaryError:
        raise
    except _BROKEN as error:
        message = _("this is not an Excel workbook (.xlsx), or it is damaged or encrypted")
        raise _refusal(where, message, _again()) from error


def _unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, limit: int) -> int:
    """The size of a member; raises where it is over `limit` or the member declares a document type."""
    size, tail = 0, b""
    with packed.open(member) as stream:
        while piece := stream.read(_STEP):
            size += len(piece)
            if size > limit:
                raise _too_large(where)
            tail = tail[-32:] + piece
            if member.filename.endswith((".xml", ".rels")) and any(mark in tail for mark in _DOCTYPES):
                message = _("the workbook declares a document type (DTD), which no workbook does")
                raise _refusal(where, message, _again())
    return size


def _rows(data: bytes, where: str, faults: list[Fault], leftovers: Leftovers | None) -> Iterator[Row]:
    from openpyxl import load_workbook  # noqa: PLC0415 - nobody else needs it

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        sheets = book.worksheets
        if not sheets:
            raise _refusal(where, _("the workbook has no sheet with cells"), "")
        for other in sheets[1:]:
            message = _("the sheet “{name}” wasn't read: the first one is the glossary")
            if leftovers is not None:
                leftovers.add(message.format(name=shown(other.title)), None)
        sheet = sheets[0]
        # What the file says of its own size isn't trusted.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            if number > ROW_LIMIT or len(cells) > COLUMN_LIMIT:
                message = _("the sheet has more than {rows} rows or {columns} columns").format(
                    rows=ROW_LIMIT, columns=COLUMN_LIMIT
                )
                raise _refusal(where, message, _("copy the glossary to a new workbook"))
            texts = tuple(_text(cell, number, where, faults) for cell in cells)
            if any(texts):
                yield Row(number, texts)
    finally:
        book.close()


def _text(cell: Cell | MergedCell, row: int, where: str, faults: list[Fault]) -> str:
    """What a cell holds, as text; a formula, an error or a date goes to `faults`."""
    value = cell.value
    if value is None:
        return ""
    kinds = {
        "f": (_("the cell {cell} holds a formula"), _("put its value in place: paste special, values")),
        "e": (_("the cell {cell} holds an error"), _("correct it, or empty it")),
        "d": (_("the cell {cell} holds a date"), _("format the cell as text and write it again")),
    }
    if cell.data_type in kinds:
        message, hint = kinds[cell.data_type]
        faults.append(Fault(where, row, message.format(cell=cell.coordinate), hint))
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _too_large(where: str) -> GlossaryError:
    message = _("the workbook unpacks to more than {limit} MiB").format(limit=UNPACKED_LIMIT // (1024 * 1024))
    return _refusal(where, message, _("split it into several glossaries"))


def _again() -> str:
    return _("save it again as .xlsx, without a password")


def _refusal(where: str, message: str, hint: str) -> GlossaryError:
    return refusal(where, Fault(where, None, message, hint))
