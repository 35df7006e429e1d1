"""Copying what can still be read of a damaged ledger into a new one."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from review.errors import LedgerError
from review.ledger import tables
from review.ledger.connection import connected, in_memory, open_file, refuse_what_is_no_file, transaction
from review.ledger.failures import SQLITE_ERRORS, explained, foreign
from review.ledger.reading import copy_files
from review.ledger.rows import ACTION_COLUMNS, DECISION_COLUMNS, action_of, decision_of
from review.model.decision import ActionKind
from review.model.messages import _

_MISSES: Final = 5_000
"""How many ids in a row have to be empty or unreadable before the search for more ends."""

_INTERIOR: Final = 5
"""Type of a page that points to others."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table to save, with the columns behind its id."""

    name: str
    columns: tuple[str, ...]

    def rows(self, source: sqlite3.Connection, size: int) -> list[tuple[Any, ...]]:
        """The readable rows by their ids, of which none can be higher than `size`, that of the file in bytes."""
        return sorted(self._readable(source, size), key=itemgetter(0))

    def _readable(self, source: sqlite3.Connection, size: int) -> Iterator[tuple[Any, ...]]:
        """The rows from the first up to the damage, from the last down to it, then one by one between."""
        first, last = 0, size
        for row in self._scan(source, "> 0 ORDER BY id"):
            if not first < row[0] <= size:
                break
            first = row[0]
            yield row
        else:
            return
        for row in self._scan(source, f"> {first} ORDER BY id DESC"):
            if not first < row[0] <= last:
                break
            last = row[0] - 1
            yield row
        yield from self._one_by_one(source, first, last)

    def _scan(self, source: sqlite3.Connection, order: str) -> Iterator[tuple[Any, ...]]:
        """Rows in order; an unreadable one comes last, as (-1,)."""
        query = f"SELECT id, {', '.join(self.columns)} FROM {self.name} WHERE id {order}"  # noqa: S608 - own names
        try:
            yield from source.execute(query)
        except SQLITE_ERRORS:
            yield (-1,)

    def _one_by_one(self, source: sqlite3.Connection, first: int, last: int) -> Iterator[tuple[Any, ...]]:
        """Rows between two ids, each looked up, so that a bad page costs its own rows only."""
        query = f"SELECT id, {', '.join(self.columns)} FROM {self.name} WHERE id = ?"  # noqa: S608 - own names
        number = found = first
        while number < min(last, found + _MISSES):
            number += 1
            try:
                row = source.execute(query, (number,)).fetchone()
            except SQLITE_ERRORS:
                continue
            if row is not None:
                found = number
                yield tuple(row)

    def insert(self, target: sqlite3.Connection, row: Sequence[Any]) -> None:
        """Add the row with the id it had."""
        marks = ", ".join("?" * (len(self.columns) + 1))
        names = ", ".join(("id", *self.columns))
        target.execute(f"INSERT INTO {self.name} ({names}) VALUES ({marks})", tuple(row))  # noqa: S608 - own names


_DOCUMENT: Final = _Table("document", ("name",))
_ACTION: Final = _Table("action", ACTION_COLUMNS)
_DECISION: Final = _Table("decision", DECISION_COLUMNS)
_ORIGINAL: Final = _Table("original", ("document", "content", "written", "at"))
_TABLES: Final = (_DOCUMENT, _ACTION, _DECISION, _ORIGINAL)


def salvage(path: Path, to: Path) -> int:
    """Copy the readable rows of the ledger at `path` into a new one at `to`; return the number of decisions saved.

    `path` is left as it is. Rows keep their ids; what a lost row said is made up for as far as it can be: a document
    without its name is called "?1", and decisions whose action is lost stay as single decisions by "?". Raises LedgerError
    where `to` exists already or can't be written, or `path` can't be read at all.
    """
    refuse_what_is_no_file(path)
    refuse_what_is_no_file(to)
    if to.exists():
        raise LedgerError(str(to), _("this file exists already"), _("name a new file for what can be saved"))
    with tempfile.TemporaryDirectory(prefix="review-") as folder, closing(in_memory()) as saved:
        copy = copy_files(path, Path(folder))
        _mend_schema(copy)
        try:
            with closing(connected(copy, "rw")) as source:
                # Lets SQLite open a file that is shorter than its header says.
                source.execute("PRAGMA writable_schema = ON")
                with transaction(saved):
                    count = _Rescue(source, saved, copy.stat().st_size).run()
            if not tables.documents(saved):
                raise foreign(path)
            if not count:
                raise LedgerError(
                    str(path), _("no decision in it can be read"), _("keep it; perhaps a backup can")
                )
            with closing(open_file(to)) as target:
                saved.backup(target)
        except SQLITE_ERRORS as error:
            raise explained(error, to) from error
    return count


class _Rescue:
    """One run of `salvage`."""

    def __init__(self, source: sqlite3.Connection, target: sqlite3.Connection, size: int) -> None:
        self._source = source
        self._size = size
        self._target = target
        self._documents: set[int] = set()
        self._actions: set[int] = set()

    def run(self) -> int:
        """Copy everything, what others refer to first; return the number of decisions."""
        for row in _DOCUMENT.rows(self._source, self._size):
            if isinstance(row[1], str | bytes):
                _DOCUMENT.insert(self._target, row)
                self._documents.add(row[0])
        self._copy_actions()
        count = sum(map(self._copy_decision, _DECISION.rows(self._source, self._size)))
        self._copy_originals()
        return count

    def _need_document(self, number: int) -> int:
        if number not in self._documents:
            _DOCUMENT.insert(self._target, (number, f"?{number}"))
            self._documents.add(number)
        return number

    def _copy_actions(self) -> None:
        for number, document, *rest in _ACTION.rows(self._source, self._size):
            try:
                action = action_of((number, *rest))
            except (ValueError, TypeError):
                continue
            about = action.kind in (ActionKind.UNDO, ActionKind.REDO)
            if not isinstance(document, int) or (about and action.target not in self._actions):
                continue
            _ACTION.insert(self._target, (number, self._need_document(document), *rest))
            self._actions.add(number)

    def _copy_decision(self, row: tuple[Any, ...]) -> bool:
        """Copy the decision if it makes sense; say whether it does."""
        number, action, *columns = row
        try:
            decision_of(tuple(columns))
        except (ValueError, TypeError, KeyError):
            return False
        if not isinstance(action, int):
            return False
        if action not in self._actions:
            document = self._need_document(min(self._documents, default=1))
            _ACTION.insert(self._target, (action, document, ActionKind.DECIDE.value, "?", "", None))
            self._actions.add(action)
        _DECISION.insert(self._target, (number, action, *columns))
        return True

    def _copy_originals(self) -> None:
        for row in _ORIGINAL.rows(self._source, self._size):
            _number, document, content, *_rest = row
            try:
                data = self._source.execute(
                    "SELECT bytes FROM content NOT INDEXED WHERE digest = ?", (content,)
                ).fetchone()
            except SQLITE_ERRORS:
                continue
            if data is None or document not in self._documents:
                continue
            self._target.execute(
                "INSERT INTO content (digest, bytes) SELECT ?1, ?2 "
                "WHERE NOT EXISTS (SELECT 1 FROM content WHERE digest = ?1)",
                (content, data[0]),
            )
            _ORIGINAL.insert(self._target, row)


def _mend_schema(copy: Path) -> None:
    """Give the copy of a ledger that lost its list of tables the list of a new ledger.

    All ledgers of one version are made by the same statements, so that their tables begin on the same pages.
    """
    with closing(connected(copy, "rw")) as source:
        try:
            source.execute("PRAGMA writable_schema = ON")
            for table in _TABLES:
                source.execute(f"SELECT 1 FROM {table.name} WHERE id = 0").close()  # noqa: S608 - own names
        except SQLITE_ERRORS as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                raise
        else:
            return
    with tempfile.TemporaryDirectory(prefix="review-") as folder:
        fresh = Path(folder) / "fresh.db"
        open_file(fresh).close()
        data = bytearray(fresh.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    pages = _schema_pages(data)
    count = max(copy.stat().st_size // size, *pages)
    data[28:32] = count.to_bytes(4, "big")
    with copy.open("r+b") as file:
        file.truncate(count * size)
        for page in pages:
            file.seek((page - 1) * size)
            file.write(data[(page - 1) * size : page * size])


def _schema_pages(data: bytes | bytearray) -> list[int]:
    """The numbers of the pages that hold the list of tables: the first, and its children where it has some.

    The layout is that of sqlite.org/fileformat2.html#b_tree_pages, with the page header at 100.
    """
    if data[100] != _INTERIOR:
        return [1]
    cells = int.from_bytes(data[103:105], "big")
    starts = [int.from_bytes(data[112 + 2 * cell : 114 + 2 * cell], "big") for cell in range(cells)]
    return [1, *(int.from_bytes(data[start : start + 4], "big") for start in (108, *starts))]
