"""Reading glossaries kept as tables: tab-separated (the layout of OmegaT too) and CSV.

Without a header line the columns are wrong, right, note. OmegaT's glossaries (omegat.org, "Glossaries") are tab-separated
lines of source, target and comment; lines that begin with # are skipped, quotes are text, and a source term with several
targets stands once for each.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from review.errors import Fault
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_table import read_entry
from review.glossary.fields import Problem, nearest, nearest_hint, shown
from review.glossary.forms import form_key, free_id, slug
from review.glossary.source_text import read_text
from review.glossary.toml_file import faulty
from review.model.messages import _

LISTS: Final = ("wrong", "right", "origin", "when", "unless", "counterexamples")
"""Columns that may hold several values, with | between them."""

FLAGS: Final = ("inflect", "regex", "real_word")
COLUMNS: Final = (
    "id", "wrong", "right", "note", "pos", "gender", "number", "plural", "article", "elide", "aux", "case",
    "type", "severity", "status", "origin", "when", "unless", "scope", "inflect", "regex", "real_word",
    "mt", "fixed", "counterexamples",
)  # fmt: skip
"""The columns a header line may name: the fields of an entry, with one example in `mt` and `fixed`."""

_UNNAMED: Final = "unnamed-row"
_PLAIN: Final = ("wrong", "right", "note")
_ALIASES: Final = {"source": "wrong", "target": "right", "comment": "note"}
_WORDS: Final = {
    **dict.fromkeys(("true", "yes", "1", "vrai", "oui"), True),
    **dict.fromkeys(("false", "no", "0", "faux", "non"), False),
}
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_QUOTED: Final = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, which begins on line `line`."""

    line: int
    cells: tuple[str, ...]


def load(path: Path, taken: Collection[str] = ()) -> Glossary:
    """The glossary in the table at `path`; raises GlossaryError with all its faults.

    A file whose name ends in .csv is CSV (commas, semicolons or tabs, whichever its first line has most of); any other is
    tab-separated. Ids that the file doesn't give are made from the wrong forms, other than those `taken`.
    """
    return parse(read_text(path, utf16=True), str(path), is_csv=path.suffix.casefold() == ".csv", taken=taken)


def parse(text: str, path: str, *, is_csv: bool, taken: Collection[str] = ()) -> Glossary:
    """The glossary that `text` holds; `path` is for messages and the entries."""
    faults: list[Fault] = []
    rows = [row for row in _csv_rows(text, path, faults) if row] if is_csv else list(_tab_rows(text))
    filled = [
        row for row in rows if any(cell.strip() for cell in row.cells) and not row.cells[0].startswith("#")
    ]
    table = _Table(path, faults, quotes_are_text=not is_csv)
    columns = table.header(filled[0]) if filled else None
    for row in filled[1:] if columns else filled:
        table.add(row, columns or _PLAIN, named=columns is not None)
    if faults:
        raise faulty(path, faults)
    return Glossary(path, Path(path).stem, None, "fr", tuple(_named(_merged(table.entries), taken)))


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


class _Table:
    """Turns rows into entries and gathers faults."""

    def __init__(self, path: str, faults: list[Fault], *, quotes_are_text: bool) -> None:
        self.entries: list[GlossaryEntry] = []
        self._path = path
        self._faults = faults
        self._quotes_are_text = quotes_are_text
        self._lines: dict[str, int] = {}

    def header(self, row: Row) -> tuple[str, ...] | None:
        """The columns that `row` names, or None where it is no header: one names a wrong and a right column."""
        names = [cell.strip().casefold() for cell in row.cells]
        while names and not names[-1]:
            names.pop()
        columns = tuple(_ALIASES.get(name, name) for name in names)
        if not {"wrong", "right"} <= set(columns):
            return None
        for name in columns:
            if name not in COLUMNS:
                message = _("unknown column “{name}”").format(name=shown(name))
                self._fault(row.line, message, _column_hint(name))
            elif columns.count(name) > 1:
                self._fault(row.line, _("the column “{name}” stands twice").format(name=name), "")
        return columns

    def add(self, row: Row, columns: Sequence[str], *, named: bool) -> None:
        """Read one row as an entry; one without an id of its own gets "" for now."""
        cells = [cell.strip() for cell in row.cells]
        if any(cells[len(columns) :]):
            message = _("the row has {count} columns, {known} are known")
            hint = (
                ""
                if named
                else _("name the columns in a header line: {columns}").format(columns="wrong, right, …")
            )
            self._fault(row.line, message.format(count=len(cells), known=len(columns)), hint)
            return
        if len(cells) == 1:
            self._fault(row.line, _("the row has one column; wrong and right are needed"), "")
            return
        by_name = dict(zip(columns, cells, strict=False))
        if self._quotes_are_text and any(
            by_name.get(name, "").startswith('"') for name in ("wrong", "right")
        ):
            self._fault(
                row.line, _("quotes are part of the text in a tab-separated file"), _("take the quotes out")
            )
            return
        self._read(self._values(by_name, row.line), row.line)

    def _read(self, table: dict[str, object], line: int) -> None:
        given = table.setdefault("id", _UNNAMED)
        problems: list[Problem] = []
        entry = read_entry(table, (), problems, self._path, line)
        for problem in problems:
            self._fault(line, problem.message, problem.hint)
        if given is not _UNNAMED and isinstance(given, str):
            if given in self._lines:
                message = _("the id “{id}” stands twice: first on line {line}")
                message = message.format(id=shown(given), line=self._lines[given])
                self._fault(line, message, _("give this entry an id of its own"))
            self._lines.setdefault(given, line)
        if entry is not None:
            self.entries.append(entry if given is not _UNNAMED else replace(entry, id=""))

    def _values(self, cells: dict[str, str], line: int) -> dict[str, object]:
        """The row as the fields of an entry; an empty cell is a field that is left out."""
        table: dict[str, object] = {}
        for name, cell in cells.items():
            if not cell or name not in COLUMNS or name in {"mt", "fixed"}:
                continue
            if name in FLAGS:
                table[name] = _WORDS.get(cell.casefold())
                if table[name] is None:
                    message = _("“{field}” must be {wanted}").format(field=name, wanted=_("true or false"))
                    self._fault(line, message, "")
            elif name in LISTS and not (name == "wrong" and _WORDS.get(cells.get("regex", "").casefold())):
                table[name] = [item.strip() for item in cell.split("|")]
            else:
                table[name] = [cell] if name in LISTS else cell
        example = {name: cells[name] for name in ("mt", "fixed") if cells.get(name)}
        if example:
            table["examples"] = [example]
        return table

    def _fault(self, line: int, message: str, hint: str) -> None:
        self._faults.append(Fault(self._path, line, message, hint))


def _column_hint(name: str) -> str:
    known = (*COLUMNS, *_ALIASES)
    return (
        nearest_hint(name, known)
        if nearest(name, known)
        else _("one of: {known}").format(known=", ".join(COLUMNS))
    )


def _merged(entries: list[GlossaryEntry]) -> list[GlossaryEntry]:
    """Entries that differ in right form and note alone made one: their right forms are its choices, in the rows' order."""
    merged: dict[GlossaryEntry, GlossaryEntry] = {}
    for entry in entries:
        wrong = tuple(form_key(form) for form in entry.wrong) if not entry.regex else entry.wrong
        key = replace(entry, id="", wrong=wrong, right=(), note="", pos=entry.right[0].pos)
        first = merged.setdefault(key, entry)
        if first is not entry:
            rights = dict.fromkeys([*first.right, *entry.right])
            notes = dict.fromkeys(note for note in (first.note, entry.note) if note)
            merged[key] = replace(first, right=tuple(rights), note="\n".join(notes))
    return list(merged.values())


def _named(entries: list[GlossaryEntry], taken: Collection[str]) -> Iterator[GlossaryEntry]:
    """The entries, those without an id with one made from their wrong form."""
    used = {*taken, *(entry.id for entry in entries)}
    for entry in entries:
        named = entry if entry.id else replace(entry, id=free_id(slug(entry.wrong[0]), used))
        used.add(named.id)
        yield named
