"""How long a decision took, with idle time cut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

IDLE_SECONDS: Final = 120.0
"""Longest time counted for one decision: whoever takes longer has left the desk (the cut is stated in the log)."""


class Stopwatch:
    """Measures from the moment an issue came before the reviewer to the decision on it."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        """Start now."""
        self._clock = clock
        self._since = clock()

    def restart(self) -> None:
        """Something new came before the reviewer."""
        self._since = self._clock()

    def go_on_from(self, other: Stopwatch) -> None:
        """Take the place of `other`: what came before the reviewer is the same."""
        self._since = other._since

    def read(self) -> float:
        """Seconds since the last restart, at most `IDLE_SECONDS`."""
        elapsed = (self._clock() - self._since).total_seconds()
        return round(min(max(elapsed, 0.0), IDLE_SECONDS), 1)
