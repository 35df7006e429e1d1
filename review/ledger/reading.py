"""Reading ledgers without writing, on read-only folders too."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Final

from review.errors import LedgerError
from review.ledger import migrations
from review.ledger.connection import (
    check,
    closed_on_failure,
    connected,
    in_memory,
    recognise,
    refuse_what_is_no_file,
)
from review.ledger.failures import SQLITE_ERRORS, explained
from review.model.messages import _

_COMPANIONS: Final = ("-wal", "-journal")
_TRIES: Final = 5


def open_to_read(path: Path, vfs: str | None = None) -> sqlite3.Connection:
    """A connection to the ledger at `path` that writes nothing, live where possible, else a copy in memory as of now.

    Raises LedgerError like `open_file`, and where there is no file. The live one takes part in SQLite's locking and so
    needs the right to write beside the ledger; on read-only folders and for older versions it is a copy.
    """
    refuse_what_is_no_file(path)
    if not path.exists():
        raise LedgerError(str(path), _("there is no ledger here"))
    connection = _live(path, vfs) or _copied(path)
    with closed_on_failure(connection, path):
        version = recognise(connection, path)
        check(connection, path)
        if version == migrations.VERSION:
            return connection
    with closing(connection):
        return in_memory(connection, path)


def _live(path: Path, vfs: str | None) -> sqlite3.Connection | None:
    """A connection for reading that sees what others write, None where that takes rights that we don't have.

    Opened for writing with every write refused: a connection that is read-only for SQLite leaves its "-wal" and "-shm"
    files behind.
    """
    connection = None
    try:
        connection = connected(path, "rw", vfs)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        if connection is not None:
            connection.close()
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            return None
        raise explained(error, path) from error
    except SQLITE_ERRORS as error:
        if connection is not None:
            connection.close()
        raise explained(error, path) from error
    return connection


def _copied(path: Path) -> sqlite3.Connection:
    """The content of the ledger, what its log holds included, in memory."""
    with tempfile.TemporaryDirectory(prefix="review-") as folder:
        copy = copy_files(path, Path(folder))
        with closing(connected(copy, "rw")) as source:
            connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            with closed_on_failure(connection, path):
                source.backup(connection)
    return connection


def copy_files(path: Path, folder: Path) -> Path:
    """Copy the ledger and its log into `folder`, again where somebody wrote meanwhile; return the copy's path.

    Raises LedgerError where the ledger can't be read.
    """
    copy = folder / "copy.db"
    try:
        for _attempt in range(_TRIES):
            before = _stamps(path)
            shutil.copyfile(path, copy)
            for suffix in _COMPANIONS:
                companion = path.with_name(path.name + suffix)
                if companion.exists():
                    shutil.copyfile(companion, copy.with_name(copy.name + suffix))
            if _stamps(path) == before:
                break
    except OSError as error:
        raise LedgerError(
            str(path), _("the ledger can't be read"), _("ask for the right to read it")
        ) from error
    return copy


def _stamps(path: Path) -> list[tuple[int, int]]:
    files = [path, *(path.with_name(path.name + suffix) for suffix in _COMPANIONS)]
    stats = [file.stat() for file in files if file.exists()]
    return [(stat.st_size, stat.st_mtime_ns) for stat in stats]
