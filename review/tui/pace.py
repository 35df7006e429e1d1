"""How long the reviewer takes for a decision, and how long the rest will take at that pace."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from statistics import median
from typing import Final

from review.model.decision import Kind, Record
from review.model.messages import _

ENOUGH: Final = 5
"""Acts from which on a pace is told."""
RECENT: Final = 50
"""Acts that the pace is taken from: the latest ones, for people grow faster, and the text may grow harder."""

MINUTE: Final = 60
"""Seconds of a minute."""
HOUR: Final = 60
"""Minutes of an hour."""

_COUNTED: Final = frozenset({Kind.ACCEPT, Kind.DISMISS, Kind.EDIT})


class Pace:
    """The seconds of this session's acts that decided something.

    Times are those of the session's stopwatch, which cuts idle time. One act is one sample, however many equal places
    it was put in; skipping decides nothing and is none. The median is taken, so that one long thought (or one long
    coffee) doesn't move the estimate.
    """

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._times: Final[deque[float]] = deque(maxlen=RECENT)
        self.spent = 0.0

    def add(self, records: Iterable[Record]) -> None:
        """Take in the records of one act."""
        decisions = [record.decision for record in records]
        seconds = sum(decision.seconds for decision in decisions)
        self.spent += seconds
        if any(decision.kind in _COUNTED for decision in decisions):
            self._times.append(seconds)

    def seconds_left(self, left: int) -> float | None:
        """Seconds that `left` issues will take at this pace; None as long as there is no pace, or nothing left."""
        if len(self._times) < ENOUGH or left <= 0:
            return None
        return median(self._times) * left


def duration(seconds: float) -> str:
    """A time in plain words, no more exact than it is known: "40 s", "12 min", "1 h 35 min"."""
    minutes = round(seconds / MINUTE)
    if seconds < MINUTE:
        return _("{count} s").format(count=round(seconds))
    if minutes < HOUR:
        return _("{count} min").format(count=minutes)
    hours, rest = divmod(5 * round(minutes / 5), HOUR)
    text = _("{hours} h {minutes:02} min") if rest else _("{hours} h")
    return text.format(hours=hours, minutes=rest)


def time_left(seconds: float) -> str:
    """What the status line says of the time to come."""
    if seconds < MINUTE:
        return _("under a minute left")
    return _("about {time} left").format(time=duration(seconds))
