"""The versions of the ledger's schema, and the way from each to the next."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

APPLICATION_ID: Final = 0x52767731
"""`application_id` of a ledger ("Rvw1"), by which SQLite files of other programs are told from ours."""

VERSION: Final = 1
"""Version of the schema that this program writes, kept in `user_version`."""


@dataclass(frozen=True, slots=True)
class Migration:
    """The step from version `origin` to the next; `apply` runs inside a transaction and must not end it."""

    origin: int
    apply: Callable[[sqlite3.Connection], None]


MIGRATIONS: Final[tuple[Migration, ...]] = ()
"""The steps up to VERSION, in order; version 1 is the first, so that nothing leads to it."""


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script one by one, triggers whole; `executescript` would end the transaction."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of the present version in an empty database; runs inside the caller's transaction."""
    for statement in statements(files("review.ledger").joinpath("schema.sql").read_text(encoding="utf-8")):
        connection.execute(statement)
    _stamp(connection, VERSION)


def migrate(
    connection: sqlite3.Connection, steps: Sequence[Migration] = MIGRATIONS, version: int = VERSION
) -> None:
    """Bring the schema to `version` by the `steps`, inside the caller's transaction.

    Raises LookupError where a step is missing; the caller's transaction then has to be rolled back.
    """
    by_origin = {step.origin: step for step in steps}
    for origin in range(version_of(connection), version):
        if origin not in by_origin:
            message = f"no migration from version {origin} of the ledger"
            raise LookupError(message)
        by_origin[origin].apply(connection)
        _stamp(connection, origin + 1)


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version that the database claims."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _stamp(connection: sqlite3.Connection, version: int) -> None:
    """Write version and application id; both are part of the transaction."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
