"""The records of one document as read so far, kept in step with undo and redo."""

from __future__ import annotations

from collections.abc import Iterable

from review.ledger.undo import History
from review.model.decision import Action, Decision, Record


class Journal:
    """Records in their order, each with whether it is in force; taking in a row costs what that row changes."""

    def __init__(self) -> None:
        """A journal without records."""
        self.history = History()
        self._actions: list[Action] = []
        self._records: list[Record] = []
        self._slices: dict[int, slice] = {}
        self._view: tuple[Record, ...] | None = ()

    @property
    def last(self) -> int:
        """The id of the latest action, 0 where there is none."""
        return self._actions[-1].id if self._actions else 0

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions in order, undo and redo included."""
        return tuple(self._actions)

    @property
    def records(self) -> tuple[Record, ...]:
        """All records in order; the same object until something changes."""
        if self._view is None:
            self._view = tuple(self._records)
        return self._view

    @property
    def count(self) -> int:
        """The number of records."""
        return len(self._records)

    def add(self, action: Action, rows: Iterable[tuple[int, Decision]] = ()) -> None:
        """Take in the next action with its decisions and their ids."""
        start = len(self._records)
        self._actions.append(action)
        self._records.extend(Record(number, action, decision) for number, decision in rows)
        self._slices[action.id] = slice(start, len(self._records))
        self._view = None
        changed = self.history.add(action)
        if changed is not None:
            in_force = self.history.in_force(changed)
            where = self._slices[changed]
            self._records[where] = [
                Record(record.id, record.action, record.decision, in_force) for record in self._records[where]
            ]

    def since(self, count: int) -> tuple[Record, ...]:
        """The records behind the first `count`."""
        return tuple(self._records[count:])
