"""Which actions are in force, and which one undo and redo are about: a fold over the actions in their order."""

from __future__ import annotations

from bisect import bisect_left, insort

from review.model.decision import Action, ActionKind


class History:
    """The actions of one document as they stand after every undo and redo so far.

    Undo walks back over the reviewer's own actions in force, latest first; redo brings back what they undid, the last
    undone first, until they decide anew. Other reviewers' actions are neither undone nor in the way.
    """

    def __init__(self) -> None:
        """A history without actions."""
        self._actions: dict[int, Action] = {}
        self._undone: set[int] = set()
        self._standing: dict[str, list[int]] = {}
        self._redoable: dict[str, list[int]] = {}

    def add(self, action: Action) -> int | None:
        """Take in the next action; return the id of the earlier action that it put out of force or back, if any.

        Rows that have no effect (an undo of what is undone already or unknown) are passed over.
        """
        if action.kind is ActionKind.UNDO:
            return self._undo(action)
        if action.kind is ActionKind.REDO:
            return self._redo(action)
        self._actions[action.id] = action
        self._standing.setdefault(action.reviewer, []).append(action.id)
        self._redoable[action.reviewer] = []
        return None

    def in_force(self, action: int) -> bool:
        """Whether the action with this id is not undone."""
        return action not in self._undone

    def undoable(self, reviewer: str) -> Action | None:
        """The action that the reviewer's undo is about."""
        standing = self._standing.get(reviewer)
        return self._actions[standing[-1]] if standing else None

    def redoable(self, reviewer: str) -> Action | None:
        """The action that the reviewer's redo is about."""
        stack = self._redoable.get(reviewer, [])
        while stack and stack[-1] not in self._undone:
            stack.pop()
        return self._actions[stack[-1]] if stack else None

    def _undo(self, action: Action) -> int | None:
        target = self._actions.get(action.target or 0)
        if target is None or target.id in self._undone:
            return None
        self._undone.add(target.id)
        standing = self._standing[target.reviewer]
        del standing[bisect_left(standing, target.id)]
        self._redoable.setdefault(action.reviewer, []).append(target.id)
        return target.id

    def _redo(self, action: Action) -> int | None:
        target = self._actions.get(action.target or 0)
        if target is None or target.id not in self._undone:
            return None
        self._undone.remove(target.id)
        insort(self._standing[target.reviewer], target.id)
        return target.id
