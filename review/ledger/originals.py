"""The texts that corrected ones took the place of, so that `--in-place` loses nothing."""

from __future__ import annotations

import hashlib
import sqlite3


def keep(connection: sqlite3.Connection, document: int, data: bytes, written: bytes, at: str) -> None:
    """Store that `written` takes the place of the original `data`; equal contents are stored once.

    Runs inside the caller's transaction.
    """
    own = _digest(data)
    if connection.execute("SELECT 1 FROM content WHERE digest = ?", (own,)).fetchone() is None:
        connection.execute("INSERT INTO content (digest, bytes) VALUES (?, ?)", (own, data))
    connection.execute(
        "INSERT INTO original (document, content, written, at) VALUES (?, ?, ?, ?)",
        (document, own, _digest(written), at),
    )


def find(connection: sqlite3.Connection, document: int, data: bytes) -> bytes | None:
    """The original that `data` was last written in the place of, None where it wasn't."""
    row = connection.execute(
        "SELECT content.bytes FROM original JOIN content ON content.digest = original.content "
        "WHERE original.document = ? AND original.written = ? ORDER BY original.id DESC LIMIT 1",
        (document, _digest(data)),
    ).fetchone()
    return None if row is None else bytes(row[0])


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
