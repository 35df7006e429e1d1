"""Reading and writing the ledger's tables, inside the caller's transaction."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from review.ledger.rows import (
    ACTION_COLUMNS,
    DECISION_COLUMNS,
    action_of,
    bound,
    decision_of,
    row_of,
    unbound,
)
from review.model.decision import Action, Decision

Rows = list[tuple[int, Decision]]
"""Decisions with their ids."""

INSERT_ACTION: Final = (
    f"INSERT INTO action ({', '.join(ACTION_COLUMNS)}) "  # noqa: S608 - names of columns, no values
    f"VALUES ({', '.join('?' * len(ACTION_COLUMNS))})"
)
INSERT_DECISION: Final = (
    f"INSERT INTO decision ({', '.join(DECISION_COLUMNS)}) "  # noqa: S608 - names of columns, no values
    f"VALUES ({', '.join('?' * len(DECISION_COLUMNS))})"
)
_ACTIONS: Final = (
    "SELECT id, kind, reviewer, at, target FROM action WHERE document = ? AND id > ? ORDER BY id"
)
_COLUMNS: Final = ", ".join(f"decision.{name}" for name in DECISION_COLUMNS[1:])
_DECISIONS: Final = (
    f"SELECT decision.id, decision.action, {_COLUMNS} "  # noqa: S608 - names of columns, no values
    "FROM action JOIN decision ON decision.action = action.id "
    "WHERE action.document = ? AND action.id > ? ORDER BY decision.action, decision.id"
)


def documents(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of the documents, in the order of their first decisions."""
    rows = connection.execute("SELECT name FROM document ORDER BY id")
    return tuple(unbound(name) for (name,) in rows)


def document_id(connection: sqlite3.Connection, name: str) -> int | None:
    """The id of the document, None where nothing was recorded on it."""
    row = connection.execute("SELECT id FROM document WHERE name = ?", (bound(name),)).fetchone()
    return None if row is None else int(row[0])


def ensure_document(connection: sqlite3.Connection, name: str) -> int:
    """The id of the document, which gets its row where it has none."""
    found = document_id(connection, name)
    if found is not None:
        return found
    return _added(connection, "INSERT INTO document (name) VALUES (?)", (bound(name),))


def insert_action(connection: sqlite3.Connection, document: int, action: Action) -> Action:
    """Add the action's own row; return the action with its id in the place of the one it came with."""
    values = (document, action.kind.value, bound(action.reviewer), bound(action.at), action.target)
    number = _added(connection, INSERT_ACTION, values)
    return Action(number, action.kind, action.reviewer, action.at, action.target)


def insert_decisions(connection: sqlite3.Connection, action: Action, decisions: Sequence[Decision]) -> Rows:
    """Add the rows of the action's decisions; return the decisions with their ids."""
    connection.executemany(INSERT_DECISION, (row_of(action.id, decision) for decision in decisions))
    numbers = connection.execute("SELECT id FROM decision WHERE action = ? ORDER BY id", (action.id,))
    return [(number, decision) for (number,), decision in zip(numbers.fetchall(), decisions, strict=True)]


def actions_since(connection: sqlite3.Connection, document: int, last: int) -> list[tuple[Action, Rows]]:
    """The document's actions behind the one with the id `last`, in order, each with its decisions.

    Raises ValueError, TypeError or KeyError where a row makes no sense.
    """
    with _collector_at_rest():
        return _actions_since(connection, document, last)


def _actions_since(connection: sqlite3.Connection, document: int, last: int) -> list[tuple[Action, Rows]]:
    actions = [action_of(row) for row in connection.execute(_ACTIONS, (document, last))]
    if not actions:
        return []
    rows: dict[int, Rows] = {action.id: [] for action in actions}
    for number, action, *columns in connection.execute(_DECISIONS, (document, last)):
        rows[action].append((number, decision_of(tuple(columns))))
    return [(action, rows[action.id]) for action in actions]


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Spare the garbage collector the inspection of objects that all stay: half of the time of a large load."""
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()


def _added(connection: sqlite3.Connection, statement: str, values: Sequence[object]) -> int:
    """The id of the row that the INSERT `statement` adds."""
    number = connection.execute(statement, tuple(values)).lastrowid
    return number or 0
