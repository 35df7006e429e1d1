from __future__ import annotations

import datetime as dt
import io
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from review.errors import GlossaryError
from review.glossary.exchange import xlsx_reading
from review.glossary.exchange.leftovers import Leftovers
from review.glossary.exchange.xlsx_reading import load, parse
from review.glossary.exchange.xlsx_writing import xlsx_bytes

SHEET = "xl/worksheets/sheet1.xml"
ROWS = [{"id": "a", "wrong": "tasse", "right": "=bol", "note": "une\nnote"}]


def book(*rows: list[Any], sheets: tuple[str, ...] = ()) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for name in sheets:
        made.create_sheet(name).append(["x"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def changed(data: bytes, member: str, old: bytes, new: bytes) -> bytes:
    """The workbook with a piece of one member replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as made:
        for name in packed.namelist():
            text = packed.read(name)
            if name == member:
                assert old in text
                text = text.replace(old, new)
            made.writestr(name, text)
    return out.getvalue()


def refused(data: bytes) -> list[str]:
    with pytest.raises(GlossaryError) as caught:
        parse(data, "t.xlsx")
    return caught.value.lines()


def test_values_of_every_kind() -> None:
    leftovers = Leftovers("t.xlsx")
    data = book(
        [], ["Wrong", "right", "note", "real_word", "client"], [], [2019, "deux mille dix-neuf", 1.5, True, "ACME"],
        sheets=("autre",),
    )  # fmt: skip
    glossary = parse(data, "t.xlsx", (), leftovers)
    (entry,) = glossary.entries
    assert (entry.wrong, entry.note, entry.real_word, entry.line) == (("2019",), "1.5", True, 4)
    assert list(leftovers.lines()) == [
        "t.xlsx: the sheet “autre” wasn't read: the first one is the glossary",
        "t.xlsx:4: “client” has no place in an entry",
    ]


def test_formulas_errors_and_dates_are_faults_with_their_cells() -> None:
    data = book(
        ["wrong", "right", "note"],
        ["a", '=HYPERLINK("http://x","y")', "#REF!"],
        ["b", "c", dt.date(2020, 1, 2)],
        ["d", "e", "=1+1"],
    )
    data = changed(data, SHEET, b't="e"', b't="e"')
    assert refused(data) == [
        "t.xlsx:2: the cell B2 holds a formula (put its value in place: paste special, values)",
        "t.xlsx:2: the cell C2 holds an error (correct it, or empty it)",
        't.xlsx:2: “right” is missing (write right = ["…"])',
        "t.xlsx:3: the cell C3 holds a date (format the cell as text and write it again)",
        "t.xlsx:4: the cell C4 holds a formula (put its value in place: paste special, values)",
    ]


def test_texts_that_look_like_formulas_are_texts(tmp_path: Path) -> None:
    data = xlsx_bytes(ROWS, "Un titre : a/b [très, très, très long]")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert b">'=bol<" in packed.read(SHEET)
        assert b"<f>" not in packed.read(SHEET)
    path = tmp_path / "t.xlsx"
    path.write_bytes(data)
    (entry,) = load(path).entries
    assert (entry.right[0].text, entry.note) == ("=bol", "une\nnote")


def test_texts_that_look_like_errors_are_texts() -> None:
    (entry,) = parse(
        xlsx_bytes([{"id": "a", "wrong": "a", "right": "#REF!", "note": "#N/A"}], "x"), "t.xlsx"
    ).entries
    assert (entry.right[0].text, entry.note) == ("#REF!", "#N/A")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"wrong,right\n", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_is_no_workbook(data: bytes) -> None:
    (line,) = refused(data)
    assert line.startswith("t.xlsx: this is not an Excel workbook (.xlsx), or it is damaged or encrypted")


def test_a_zip_file_that_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.txt", "a")
    assert refused(out.getvalue()) == [
        "t.xlsx: the workbook can't be read: it is damaged (save it again as .xlsx, without a password)"
    ]


def bomb(mib: int) -> bytes:
    """A workbook whose sheet unpacks to so many MiB of zeros."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book(["wrong", "right"]))) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
    ):
        for name in packed.namelist():
            if name != SHEET:
                made.writestr(name, packed.read(name))
        with made.open(SHEET, "w", force_zip64=True) as stream:
            piece = b" " * 2**20
            for _number in range(mib):
                stream.write(piece)
    return out.getvalue()


TOO_LARGE = "t.xlsx: the workbook unpacks to more than 256 MiB (split it into several glossaries)"


def test_a_workbook_that_says_that_it_unpacks_to_gigabytes_is_refused_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = book(["a", "b"])
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_args: pytest.fail("a member was opened"))
    monkeypatch.setattr(zipfile.ZipFile, "infolist", lambda _self: [_declared(5 * 2**30)])
    assert refused(data) == [TOO_LARGE]


def _declared(size: int) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(SHEET)
    member.file_size = size
    return member


def test_a_workbook_that_unpacks_to_more_than_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_reading, "UNPACKED_LIMIT", 3 * 2**20)
    data = bomb(8)
    assert len(data) < 2**20
    lying = bytearray(data)
    size = (8 * 2**20).to_bytes(4, "little")
    at = lying.rindex(size)
    lying[at : at + 4] = (1000).to_bytes(4, "little")
    began = time.monotonic()
    (line,) = refused(bytes(lying))
    assert time.monotonic() - began < 2
    # zipfile itself stops at the size that is declared, and the sum of the bytes is wrong.
    assert "damaged" in line or line == TOO_LARGE.replace("256", "3")
    assert refused(data) == [TOO_LARGE.replace("256", "3")]


def test_members_are_counted_as_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bomb(8)
    monkeypatch.setattr(xlsx_reading, "UNPACKED_LIMIT", 3 * 2**20)
    monkeypatch.setattr(
        zipfile.ZipFile, "infolist", lambda packed: [_declared(0) for _name in packed.namelist()]
    )
    real = zipfile.ZipFile.open
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda packed, member, *_args: real(packed, member.filename))
    assert refused(data) == [TOO_LARGE.replace("256", "3")]


def test_many_members_and_declared_types(monkeypatch: pytest.MonkeyPatch) -> None:
    data = book(["wrong", "right"], ["a", "b"])
    for coding in ("utf-8", "utf-16-le"):
        mark = '<!DOCTYPE x [<!ENTITY y "z">]>'.encode(coding)
        hostile = changed(data, SHEET, b"<worksheet", mark + b"<worksheet")
        assert "declares a document type (DTD)" in refused(hostile)[0]
    monkeypatch.setattr(xlsx_reading, "MEMBER_LIMIT", 3)
    assert refused(data) == [TOO_LARGE]


def test_sizes_that_a_sheet_declares_are_not_believed() -> None:
    data = book(["wrong", "right"], ["a", "b"])
    wide = changed(data, SHEET, b'ref="A1:B2"', b'ref="A1:XFD1048576"')
    assert len(parse(wide, "t.xlsx").entries) == 1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b'r="B2"', b'r="XFD2"', "more than 1048576 rows or 256 columns"),
        (b'<row r="2"', b'<row r="99999999999"', "more than 1048576 rows or 256 columns"),
        (b'r="B2"', b'r="ZZZZZZZ2"', "damaged"),
    ],
)
def test_places_far_out_are_refused_at_once(old: bytes, new: bytes, told: str) -> None:
    hostile = changed(book(["wrong", "right"], ["a", "b"]), SHEET, old, new)
    began = time.monotonic()
    (line,) = refused(hostile)
    assert told in line
    assert time.monotonic() - began < 10


def test_thousands_of_columns() -> None:
    (line,) = refused(book([f"c{number}" for number in range(3000)]))
    assert "more than 1048576 rows or 256 columns" in line


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_is_a_glossary_error_or_harmless(data: st.DataObject) -> None:
    whole = xlsx_bytes(ROWS, "x")
    if data.draw(st.booleans()):
        with zipfile.ZipFile(io.BytesIO(whole)) as packed:
            name = data.draw(st.sampled_from([SHEET, "xl/workbook.xml", "xl/styles.xml"]))
            text = packed.read(name)
        at = data.draw(st.integers(0, len(text) - 1))
        cut = data.draw(st.integers(1, 30))
        hostile = changed(whole, name, text, text[:at] + data.draw(st.binary(max_size=4)) + text[at + cut :])
    else:
        at = data.draw(st.integers(0, len(whole) - 1))
        hostile = whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + 1 :]
    try:
        parse(hostile, "t.xlsx")
    except GlossaryError as error:
        odd = [line for line in error.lines() if not line.startswith("t.xlsx")]
        assert odd == []
