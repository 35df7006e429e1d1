"""Connections to ledger files: how they are opened, recognised and made durable."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from review.errors import LedgerError
from review.ledger import migrations
from review.ledger.failures import SQLITE_ERRORS, damaged, explained, foreign, newer, read_only
from review.model.messages import _

BUSY_SECONDS: Final = 15.0
"""How long a writer waits for another one, which holds the lock for about a millisecond."""


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """Everything inside or nothing: committed at the end, rolled back on any exception, interrupts included."""
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def open_file(path: Path, vfs: str | None = None) -> sqlite3.Connection:
    """A connection to the ledger at `path` for reading and writing, made and brought up to date where needed.

    Raises LedgerError: a folder, another program's file, a newer version (both left untouched), damaged, locked, read-only.
    `vfs` names the way SQLite reaches the disk, where the usual one won't do.
    """
    refuse_what_is_no_file(path)
    try:
        connection = connected(path, "rwc", vfs)
    except SQLITE_ERRORS as error:
        raise explained(error, path) from error
    with closed_on_failure(connection, path):
        if _unreachable(connection):
            probe_folder(path)
            _without_shared_memory(connection)
        version = recognise(connection, path)
        _durable(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        up_to_date(connection, path, version)
        check(connection, path)
        _try_to_write(connection)
    return connection


def in_memory(source: sqlite3.Connection | None = None, path: Path | None = None) -> sqlite3.Connection:
    """A ledger that lives as long as the connection, with the content of `source` (from `path`) if given."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with closed_on_failure(connection, path):
        if source is not None:
            source.backup(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        up_to_date(connection, path, migrations.version_of(connection))
    return connection


def recognise(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of a ledger, -1 for an empty database; raises LedgerError for what can't be ours."""
    with transaction(connection, "DEFERRED"):  # one look: somebody else may be making the tables right now
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = migrations.version_of(connection)
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application == 0 and version == 0:
        if tables == 0:
            return -1
        raise foreign(path)
    if application != migrations.APPLICATION_ID:
        raise foreign(path)
    if version > migrations.VERSION:
        raise newer(path, version, migrations.VERSION)
    return version


def refuse_what_is_no_file(path: Path) -> None:
    """Raise LedgerError for a folder, a device, or a file in a folder that isn't there."""
    if path.is_dir():
        raise LedgerError(str(path), _("this is a folder, not a ledger"), _("name a file with --ledger"))
    if path.exists() and not path.is_file():
        raise LedgerError(str(path), _("this is not a file"), _("name a file with --ledger"))
    if not path.parent.is_dir():
        raise LedgerError(
            str(path),
            _("the folder for the ledger does not exist"),
            _("make it, or name another with --ledger"),
        )


def probe_folder(path: Path) -> None:
    """Raise LedgerError where no file can be made beside `path`; access rights alone don't tell on every system."""
    probe = path.with_name(f"{path.name}.{os.getpid()}.probe")
    try:
        os.close(os.open(probe, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        probe.unlink()
    except FileExistsError:
        return
    except OSError as error:
        raise read_only(path) from error


def connected(path: Path, mode: str, vfs: str | None = None) -> sqlite3.Connection:
    """A connection without any statement run yet; SQLite opens the file at the first one."""
    name = quote(os.fsencode(Path(os.path.abspath(path)).as_posix()))  # noqa: PTH100 - links stay as they are
    uri = f"file://{name}" if name.startswith("/") else f"file:///{name}"
    uri += f"?mode={mode}" + (f"&vfs={vfs}" if vfs else "")
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)


@contextmanager
def closed_on_failure(connection: sqlite3.Connection, path: Path | None) -> Iterator[None]:
    """Close the connection on any exception, and tell SQLite's own in plain words."""
    done = False
    try:
        yield
        done = True
    except SQLITE_ERRORS as error:
        raise explained(error, path) from error
    finally:
        if not done:
            connection.close()


def _unreachable(connection: sqlite3.Connection) -> bool:
    """Whether the first look into the file fails as it does for a WAL file where memory can't be shared."""
    try:
        migrations.version_of(connection)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CANTOPEN:
            return True
        raise
    return False


def _without_shared_memory(connection: sqlite3.Connection) -> None:
    """Leave WAL mode by way of a lock on the whole file, the one state in which WAL needs no shared memory."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA locking_mode = NORMAL")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _durable(connection: sqlite3.Connection) -> None:
    """Make COMMIT return only when the disk has the rows.

    WAL with FULL flushes the log at each commit. Where WAL can't be had (network folders), the rollback journal with
    EXTRA, which is FULL plus a flush of the folder after the journal is gone (sqlite.org/pragma.html#pragma_synchronous).
    """
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    deadline = time.monotonic() + BUSY_SECONDS
    while mode != "wal":
        try:
            mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            break
        except sqlite3.OperationalError as error:
            code = error.sqlite_errorcode & 0xFF
            if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
                mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
                break
            # Changing the mode doesn't wait for the lock as other statements do.
            if code != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.005)
    connection.execute(f"PRAGMA synchronous = {'FULL' if mode == 'wal' else 'EXTRA'}")


def up_to_date(connection: sqlite3.Connection, path: Path | None, version: int) -> None:
    """Make the tables, or bring them to the present version, in one transaction."""
    if version == migrations.VERSION:
        return
    with transaction(connection):
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            migrations.create(connection)
            return
        try:
            migrations.migrate(connection, migrations.MIGRATIONS, migrations.VERSION)
        except LookupError as error:
            raise damaged(path or "", str(error)) from error


def _try_to_write(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.Error at once where decisions couldn't be recorded; taking the writer's lock alone doesn't tell."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {migrations.VERSION}")
    finally:
        connection.execute("ROLLBACK")


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise LedgerDamaged where the pages of the file contradict one another."""
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise damaged(path, str(verdict).strip().splitlines()[-1])
