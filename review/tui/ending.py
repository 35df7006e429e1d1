"""When a review comes to its end."""

from __future__ import annotations

from typing import Final

from review.model.issue import State
from review.tui.tally import Tally


class Ending:
    """Tells once that only skipped issues are left, and once that nothing is; undo and redo don't tell it again."""

    def __init__(self, tally: Tally) -> None:
        """What is so on opening is no news."""
        self._tally: Final = tally
        self._told = self._stage()

    def reached(self) -> bool:
        """Whether the review just came to an end that was not told of yet."""
        stage = self._stage()
        news = stage > self._told
        self._told = max(stage, self._told)
        return news

    def _stage(self) -> int:
        """0: there are issues to go through; 1: all but the skipped ones are decided; 2: all are."""
        if not self._tally.left:
            return 2
        return int(self._tally.left == self._tally.of_state(State.SKIPPED))
