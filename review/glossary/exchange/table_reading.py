"""From the rows of a table, whatever file they stand in, to entries, with all that is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from review.errors import Fault
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_table import derived_pos, read_entry
from review.glossary.exchange.leftovers import Leftovers
from review.glossary.exchange.table_cells import ALIASES, COLUMNS, fields_of, is_column, unguarded
from review.glossary.fields import Problem, nearest, nearest_hint, shown
from review.glossary.forms import form_key, free_id, slug
from review.glossary.toml_file import faulty
from review.model.messages import _
from review.model.proposal import Pos

_UNNAMED: Final = "unnamed-row"
_PLAIN: Final = ("wrong", "right", "note")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, which begins on line `line` (from 1)."""

    line: int
    cells: tuple[str, ...]


def glossary_of(
    rows: Iterable[Row],
    path: str,
    faults: list[Fault],
    *,
    quotes_are_text: bool,
    taken: Collection[str] = (),
    leftovers: Leftovers | None = None,
) -> Glossary:
    """The glossary that `rows` hold; raises GlossaryError with their faults and those that are in `faults` already.

    Rows that begin with # are comments. An unknown column is a fault, or goes to `leftovers` where they are gathered.
    Ids that the table doesn't give are made from the wrong forms, other than those `taken`.
    """
    filled = (
        row for row in rows if any(cell.strip() for cell in row.cells) and not row.cells[0].startswith("#")
    )
    table = _Table(path, faults, quotes_are_text=quotes_are_text, leftovers=leftovers)
    first = next(filled, None)
    columns = table.header(first) if first is not None else None
    if first is not None and columns is None:
        table.add(first, _PLAIN, named=False)
    for row in filled:
        table.add(row, columns or _PLAIN, named=columns is not None)
    if faults:
        raise faulty(path, faults)
    return Glossary(path, Path(path).stem, None, "fr", tuple(named(_merged(table.entries), taken)))


class _Table:
    """Turns rows into entries and gathers faults."""

    def __init__(
        self, path: str, faults: list[Fault], *, quotes_are_text: bool, leftovers: Leftovers | None
    ) -> None:
        self.entries: list[GlossaryEntry] = []
        self._path = path
        self._faults = faults
        self._quotes_are_text = quotes_are_text
        self._leftovers = leftovers
        self._lines: dict[str, int] = {}

    def header(self, row: Row) -> tuple[str, ...] | None:
        """The columns that `row` names, or None where it is no header: one names a wrong and a right column."""
        names = [cell.strip().casefold() for cell in row.cells]
        while names and not names[-1]:
            names.pop()
        columns = tuple(ALIASES.get(name, name) for name in names)
        if not {"wrong", "right"} <= set(columns):
            return None
        for name in columns:
            if not is_column(name):
                if self._leftovers is None:
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
        if named:
            by_name = {name: unguarded(cell) for name, cell in by_name.items()}
        self._set_aside(by_name, row.line)
        complaints: list[str] = []
        table = fields_of(by_name, complaints)
        for complaint in complaints:
            self._fault(row.line, complaint, "")
        self._read(table, row.line)

    def _set_aside(self, cells: dict[str, str], line: int) -> None:
        for name, cell in cells.items():
            if cell and self._leftovers is not None and not is_column(name):
                self._leftovers.field(name or _("a column without a name"), line)

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

    def _fault(self, line: int, message: str, hint: str) -> None:
        self._faults.append(Fault(self._path, line, message, hint))


def _column_hint(name: str) -> str:
    known = (*COLUMNS, *ALIASES)
    return (
        nearest_hint(name, known)
        if nearest(name, known)
        else _("one of: {known}").format(known=", ".join(COLUMNS))
    )


def _merged(entries: list[GlossaryEntry]) -> list[GlossaryEntry]:
    """Entries that differ in right form and note alone made one: their right forms are its choices, in the rows' order.

    Entries with ids of their own stay apart.
    """
    merged: dict[GlossaryEntry, GlossaryEntry] = {}
    for entry in entries:
        wrong = tuple(form_key(form) for form in entry.wrong) if not entry.regex else entry.wrong
        derived = all(right.pos is derived_pos(right.text) for right in entry.right)
        key = replace(entry, wrong=wrong, right=(), note="", pos=Pos.PHRASE if derived else entry.pos)
        first = merged.setdefault(key, entry)
        if first is not entry:
            rights = dict.fromkeys([*first.right, *entry.right])
            notes = dict.fromkeys(note for note in (first.note, entry.note) if note)
            merged[key] = replace(first, right=tuple(rights), note="\n".join(notes))
    return list(merged.values())


def named(entries: Iterable[GlossaryEntry], taken: Collection[str]) -> Iterator[GlossaryEntry]:
    """The entries, those without an id with one made from their wrong form, other than those `taken`."""
    entries = list(entries)
    used = {*taken, *(entry.id for entry in entries)}
    for entry in entries:
        free = entry if entry.id else replace(entry, id=free_id(slug(entry.wrong[0]), used))
        used.add(free.id)
        yield free
