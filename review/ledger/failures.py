"""What can go wrong with a ledger, told in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from review.errors import LedgerError
from review.model.decision import Record
from review.model.messages import _, ngettext

SQLITE_ERRORS: Final = (sqlite3.Error, UnicodeDecodeError)
"""What the sqlite3 module raises about a file; the second where SQLite quotes bytes of a damaged one in its message."""

_PRIMARY: Final = 0xFF
_NAMED: Final = 3


class LedgerDamaged(LedgerError):  # noqa: N818 - a state of the file, as LedgerConflict is a state of the work
    """The file is a ledger but parts of it can't be read; `review.ledger.salvage` copies what can."""


class LedgerConflict(LedgerError):  # noqa: N818 - nothing failed: two people decided on one thing
    """Others decided on the same things since this ledger last looked; nothing was written.

    `records` are their decisions. The ledger knows them by now, so that the same call goes through when the reviewer
    still wants it.
    """

    def __init__(self, title: str, records: Sequence[Record]) -> None:
        """`records`: the decisions in the way, oldest first; never empty."""
        self.records = tuple(records)
        names = sorted({record.action.reviewer for record in self.records})
        who = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        message = ngettext(
            "{who} decided here in the meantime",
            "{who} made {count} decisions here in the meantime",
            len(self.records),
        ).format(who=who, count=len(self.records))
        super().__init__(title, message, _("look at that decision, then decide again"))


def damaged(path: Path | str, detail: str) -> LedgerDamaged:
    """The failure to raise for a ledger that can't be read in full; `detail` is SQLite's word for it."""
    return LedgerDamaged(
        str(path),
        _("the ledger is damaged ({detail}); it was left as it is").format(detail=detail),
        _salvage(),
    )


def _salvage() -> str:
    """What to do about a ledger that can't be read."""
    return _("`review log FILE --salvage NEW` copies what can still be read into a new ledger")


def foreign(path: Path) -> LedgerError:
    """The failure to raise for a file that is no ledger."""
    return LedgerError(
        str(path),
        _("this file is not a ledger of review; it was left as it is"),
        _("name another file with --ledger, or move this one away; if it was a ledger, {salvage}").format(
            salvage=_salvage()
        ),
    )


def newer(path: Path | str, version: int, known: int) -> LedgerError:
    """The failure to raise for a ledger of a later release."""
    return LedgerError(
        str(path),
        _(
            "this ledger was written by a newer review (its format is {version}, this one knows {known}); "
            "it was left as it is"
        ).format(version=version, known=known),
        _("upgrade review, or use another ledger with --ledger"),
    )


def read_only(path: Path | str) -> LedgerError:
    """The failure to raise where decisions can't be stored."""
    return LedgerError(
        str(path),
        _("decisions can't be recorded here: the ledger or its folder is read-only"),
        _("give the right to write, or keep the ledger elsewhere with --ledger"),
    )


def explained(error: sqlite3.Error | UnicodeDecodeError, path: Path | None) -> LedgerError:
    """The failure to raise for what SQLite reports about the ledger at `path` (None: one in memory)."""
    where = str(path or _("ledger in memory"))
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return read_only(where)
    if code == sqlite3.SQLITE_NOTADB and path is not None:
        return foreign(path)
    locked = (
        _("another program has kept the ledger locked; nothing was recorded"),
        _("wait or end that program, then do it again"),
    )
    told = {
        sqlite3.SQLITE_BUSY: locked,
        sqlite3.SQLITE_LOCKED: locked,
        sqlite3.SQLITE_CANTOPEN: (
            _("the ledger can't be opened"),
            _("see that the folder exists and that you may read and write it, or use another with --ledger"),
        ),
        sqlite3.SQLITE_FULL: (
            _("the disk is full; the last decision was not recorded"),
            _("make room, then decide again"),
        ),
        sqlite3.SQLITE_IOERR: (
            _("the disk reports a fault ({detail}); the last decision was not recorded").format(detail=error),
            _("see to the disk, or keep the ledger elsewhere with --ledger"),
        ),
    }
    return LedgerError(where, *told[code]) if code in told else damaged(where, str(error))
