"""The durable record of decisions on a document."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from review.errors import LedgerError
from review.ledger import originals, tables
from review.ledger.conflicts import conflicts
from review.ledger.connection import (
    in_memory,
    open_file,
    probe_folder,
    refuse_what_is_no_file,
    transaction,
)
from review.ledger.failures import SQLITE_ERRORS, LedgerConflict, damaged, explained
from review.ledger.failures import read_only as refused
from review.ledger.journal import Journal
from review.ledger.naming import document_name
from review.ledger.reading import open_to_read
from review.model.decision import Action, ActionKind, Decision, Record
from review.model.messages import _


class Ledger:
    """The decisions on one document, in a SQLite file that may hold other documents and have other writers.

    A decision is on the disk when `record` returns. Rows are never changed or deleted; undo and redo are rows. May be
    used from several threads, one call at a time.
    """

    def __init__(
        self, connection: sqlite3.Connection | None, name: str, path: Path | None, *, writable: bool
    ) -> None:
        """Use `open` or `in_memory`. `connection` is None as long as nothing was recorded in a file to be made."""
        self.path = path
        self._name = name
        self._connection = connection
        self._writable = writable
        self._closed = False
        self._journal = Journal()
        self._lock = threading.RLock()
        self._identity = _identity(path) if path else None
        if connection is not None:
            try:
                self.refresh()
            except BaseException:
                connection.close()
                raise

    @classmethod
    def open(cls, path: Path, document: str, *, read_only: bool = False, adopt: bool = False) -> Ledger:
        """The ledger at `path` for the document at the path `document` (relative: from the working directory).

        The file is made at the first decision, but the folder is tried at once. With `read_only` nothing is written and
        the file has to exist. With `adopt` a ledger of one single other document is taken as this one's: text and ledger were
        renamed together. Raises LedgerError in plain words: a folder, no ledger, a newer version, damaged,
        read-only, locked too long.
        """
        path, name = Path(path), document_name(Path(path), document)
        if read_only:
            return cls._known(open_to_read(path), name, path, writable=False, adopt=adopt)
        refuse_what_is_no_file(path)
        if not path.exists():
            probe_folder(path)
            return cls(None, name, path, writable=True)
        return cls._known(open_file(path), name, path, writable=True, adopt=adopt)

    @classmethod
    def in_memory(cls, document: str, copy_of: Path | None = None, *, adopt: bool = False) -> Ledger:
        """A ledger that is gone when closed, holding what the one at `copy_of` holds, if there is one."""
        if copy_of is None or not copy_of.exists():
            return cls(in_memory(), document, None, writable=True)
        with closing(open_to_read(copy_of)) as source:
            name = document_name(copy_of, document)
            return cls._known(in_memory(source, copy_of), name, None, writable=True, adopt=adopt)

    @classmethod
    def _known(
        cls, connection: sqlite3.Connection, name: str, path: Path | None, *, writable: bool, adopt: bool
    ) -> Ledger:
        """The ledger under the name by which it knows its document."""
        names = tables.documents(connection) if adopt else ()
        return cls(connection, names[0] if len(names) == 1 else name, path, writable=writable)

    @property
    def records(self) -> tuple[Record, ...]:
        """All decisions on the document in order, undone ones too; the same object until something changes."""
        with self._lock:
            return self._journal.records

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions on the document in order, undo and redo included."""
        with self._lock:
            return self._journal.actions

    def record(self, decisions: Sequence[Decision], *, kind: ActionKind, reviewer: str, at: str) -> Action:
        """Store `decisions` as one action, by `reviewer` at `at` (UTC, ISO 8601); it is on the disk on return.

        Raises LedgerConflict where others decided on the same things since the last look, ValueError for an action
        without decisions or of a kind that holds none, LedgerError where it can't be stored; nothing is written then.
        """
        if not decisions or kind in (ActionKind.UNDO, ActionKind.REDO):
            message = f"an action of kind {kind} can't hold {len(decisions)} decisions"
            raise ValueError(message)
        with self._lock:
            with self._writing() as connection:
                concerned = conflicts(self._read(connection), decisions)
                if concerned:
                    raise LedgerConflict(self._name, concerned)
                document = tables.ensure_document(connection, self._name)
                action = tables.insert_action(connection, document, Action(0, kind, reviewer, at))
                rows = tables.insert_decisions(connection, action, decisions)
            self._journal.add(action, rows)
            return action

    def undo(self, *, reviewer: str, at: str) -> Action | None:
        """Undo the reviewer's latest action in force and return it; None where there is none."""
        return self._turn(ActionKind.UNDO, reviewer, at)

    def redo(self, *, reviewer: str, at: str) -> Action | None:
        """Bring back the action that the reviewer undid last and return it; None where they decided since, or there is none."""
        return self._turn(ActionKind.REDO, reviewer, at)

    def can_undo(self, reviewer: str) -> bool:
        """Whether the reviewer has an action in force, by the rows seen so far."""
        with self._lock:
            return self._journal.history.undoable(reviewer) is not None

    def can_redo(self, reviewer: str) -> bool:
        """Whether the reviewer has an undone action and hasn't decided since, by the rows seen so far."""
        with self._lock:
            return self._journal.history.redoable(reviewer) is not None

    def refresh(self) -> tuple[Record, ...]:
        """Read what others wrote since the last look; return their decisions, with `records` up to date."""
        with self._reading() as connection:
            return () if connection is None else self._read(connection)

    def keep_original(self, data: bytes, written: bytes, at: str) -> None:
        """Store that the bytes `written` take the place of the document's original bytes `data`."""
        with self._writing() as connection:
            document = tables.ensure_document(connection, self._name)
            originals.keep(connection, document, data, written, at)

    def original_for(self, data: bytes) -> bytes | None:
        """The original that the document's present bytes `data` were written in the place of; None where they weren't."""
        with self._reading() as connection:
            document = None if connection is None else tables.document_id(connection, self._name)
            if connection is None or document is None:
                return None
            return originals.find(connection, document, data)

    def documents(self) -> tuple[str, ...]:
        """The documents in the ledger, by their paths from its folder, in the order of their first decisions."""
        with self._reading() as connection:
            return () if connection is None else tables.documents(connection)

    def close(self) -> None:
        """Let go of the file; the records stay readable. Closing twice does nothing."""
        with self._lock:
            self._closed = True
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def __enter__(self) -> Self:
        """The ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the ledger."""
        self.close()

    def _turn(self, kind: ActionKind, reviewer: str, at: str) -> Action | None:
        """Undo or redo, if there is something to."""
        history = self._journal.history
        choose = history.undoable if kind is ActionKind.UNDO else history.redoable
        with self._lock:
            if self._connection is None and self._writable and _identity(self.path) is None:
                return None
            with self._writing() as connection:
                self._read(connection)
                target = choose(reviewer)
                if target is None:
                    return None
                document = tables.ensure_document(connection, self._name)
                action = tables.insert_action(connection, document, Action(0, kind, reviewer, at, target.id))
            self._journal.add(action)
            return target

    def _read(self, connection: sqlite3.Connection) -> tuple[Record, ...]:
        """Take in the rows not seen yet, inside the caller's transaction; return the new records."""
        document = tables.document_id(connection, self._name)
        if document is None:
            return ()
        count = self._journal.count
        try:
            unseen = tables.actions_since(connection, document, self._journal.last)
        except (ValueError, TypeError, KeyError) as error:
            raise damaged(self.path or self._name, f"{type(error).__name__}: {error}") from error
        for action, rows in unseen:
            self._journal.add(action, rows)
        return self._journal.since(count)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """One consistent look at the file; None where it isn't made yet."""
        with self._lock, self._told():
            if self._connection is None and _identity(self.path) is None:
                yield None
                return
            with transaction(self._connected(), "DEFERRED"):
                yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction with the writer's lock, on a file that is still the one that was opened."""
        with self._lock, self._told():
            if not self._writable:
                raise refused(self.path or self._name)
            connection = self._connected()
            if _identity(self.path) != self._identity:
                raise LedgerError(
                    str(self.path),
                    _("the ledger was moved, deleted or replaced while in use; nothing was recorded"),
                    _("put it back, or start again"),
                )
            with transaction(connection):
                yield connection

    def _connected(self) -> sqlite3.Connection:
        """The connection, made now where the ledger had no file so far."""
        if self._connection is None:
            if self._closed or self.path is None:
                message = "the ledger is closed"
                raise ValueError(message)
            self._connection = open_file(self.path)
            self._identity = _identity(self.path)
        return self._connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell SQLite's errors in plain words."""
        try:
            yield
        except SQLITE_ERRORS as error:
            raise explained(error, self.path) from error


def _identity(path: Path | None) -> tuple[int, int] | None:
    """What tells the file at `path` from another one put in its place; None where there is none."""
    if path is None:
        return None
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_dev, stat.st_ino
