"""The recorded decisions as a table for people and as comma-separated values for a spreadsheet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Final

from review.model.messages import _, ngettext
from review.model.visible import one_line
from review.report.spreadsheet import csv_cell, csv_line

_CELL: Final = 60
_JOINERS: Final = frozenset("'’-‑")


@dataclass(frozen=True, slots=True)
class LogRow:
    """One recorded decision.

    `when` is UTC, ISO 8601; `action` numbers the act the decision belongs to, `act` says what kind of act it was; `line` counts from 1
    and is None where the place is gone from the text (or there is none, as for settings); `before` and `after` are the words that the
    decision changed; `seconds` is the time it took, idle time cut.
    """

    id: int
    when: str
    who: str
    action: int
    act: str
    kind: str
    line: int | None
    entry: str
    before: str
    after: str
    reason: str
    seconds: float
    in_force: bool
    orphan: bool
    provisional: bool


def changed_words(before: str, after: str) -> tuple[str, str]:
    """The whole words in which two texts differ, from the first difference to the last; empty where they don't."""
    if before == after:
        return "", ""
    start = 0
    shorter = min(len(before), len(after))
    while start < shorter and before[start] == after[start]:
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] == after[-1 - end]:
        end += 1
    while start and _in_word(before[start - 1]):
        start -= 1
    while end and _in_word(before[-end]):
        end -= 1
    return before[start : len(before) - end], after[start : len(after) - end]


def _in_word(character: str) -> bool:
    return character.isalnum() or character in _JOINERS or unicodedata.combining(character) > 0


def as_csv(rows: Iterable[LogRow]) -> str:
    """All fields of all rows (RFC 4180 with LF); a cell that a spreadsheet would take for a formula gets an apostrophe before it.

    The rule for formulas is OWASP's (CSV injection): cells that begin with = + - @, a tab or a carriage return.
    """
    names = [field.name for field in fields(LogRow)]
    lines = [csv_line(names)]
    lines += [csv_line([csv_cell(getattr(row, name)) for name in names]) for row in rows]
    return "".join(lines)


def as_table(rows: Sequence[LogRow], idle_seconds: float) -> str:
    """The rows under aligned headings; the last line sums up and says where times were cut."""
    head = (
        _("when (UTC)"),
        _("who"),
        _("act"),
        _("decision"),
        _("line"),
        _("entry"),
        _("words"),
        _("reason"),
        _("seconds"),
        _("in force"),
    )
    body = [head, *map(_cells, rows)] if rows else []
    widths = [max(map(_width, column)) for column in zip(*body, strict=True)]
    lines = ["  ".join(map(_padded, cells, widths)).rstrip() for cells in body]
    return "\n".join([*lines, _last_line(rows, idle_seconds)]) + "\n"


def _cells(row: LogRow) -> tuple[str, ...]:
    force = _("yes") if row.in_force else _("no")
    if row.orphan:
        force += ", " + _("orphan")
    if row.provisional:
        force += ", " + _("provisional")
    return (
        one_line(row.when[:19].replace("T", " ")),
        one_line(row.who, _CELL),
        f"{row.act} {row.action}",
        row.kind,
        "" if row.line is None else str(row.line),
        one_line(row.entry, _CELL),
        _words(row),
        one_line(row.reason, _CELL),
        f"{row.seconds:.1f}",
        force,
    )


def _words(row: LogRow) -> str:
    before, after = one_line(row.before, _CELL), one_line(row.after, _CELL)
    return before if before == after else f"{before} → {after}".strip()


def _last_line(rows: Sequence[LogRow], idle_seconds: float) -> str:
    count = len(rows)
    told = [ngettext("{count} decision", "{count} decisions", count).format(count=count)]
    told.append(_("{count} in force").format(count=sum(row.in_force for row in rows)))
    orphans = sum(row.orphan for row in rows)
    if orphans:
        told.append(
            ngettext(
                "{count} orphan (its issue is gone)", "{count} orphans (their issues are gone)", orphans
            ).format(count=orphans)
        )
    cut = _("at most {seconds} seconds are counted for one decision, the rest was idle").format(
        seconds=f"{idle_seconds:g}"
    )
    return f"{', '.join(told)}; {cut}"


def _width(text: str) -> int:
    """Columns that `text` takes on a terminal: two for wide characters (Unicode Annex 11), none for combining marks."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
