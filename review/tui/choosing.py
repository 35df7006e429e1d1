"""The lines of the filter dialogue, what is ticked on them, and the filter that this comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from review.model.issue import Severity, State
from review.model.messages import _
from review.session.filters import (
    EditedByHand,
    Everything,
    Filter,
    Flagged,
    InState,
    OfEntry,
    OfSeverity,
    Undecided,
    WithNote,
    WithText,
    combined,
    leaves,
)
from review.tui.labels import EDITED_GLYPH, SEVERITY_GLYPHS, STATE_GLYPHS
from review.tui.tally import Tally

MOST: Final = 1_000
"""Entries offered at most; the list widget is slow beyond two thousand lines."""


@dataclass(frozen=True, slots=True)
class FilterLine:
    """A condition with its number of issues or sentences where it is counted, or (`filter` None) the heading of a group.

    `alone`: it is listed for itself and not combined.
    """

    filter: Filter | None
    count: int | None = None
    group: int = 0
    alone: bool = False
    heading: str = ""


class FilterChoice:
    """What the reviewer ticked and typed; within a group the ticked lines are alternatives, between groups all must hold."""

    def __init__(self, tally: Tally, current: Filter) -> None:
        """Offer what `tally` counts; a combination in force comes ticked, a single condition under the cursor."""
        self.lines: Final = tuple(_lines(tally))
        parts = tuple(leaves(current))
        offered = {line.filter for line in self.lines if not line.alone}
        self.text = next((part.text for part in parts if isinstance(part, WithText)), "")
        several = len(parts) > 1
        self.ticked: Final[set[Filter]] = {part for part in parts if several and part in offered}
        first = parts[0]
        places = (row for row, line in enumerate(self.lines) if line.filter == first)
        self.start: Final = next(places, None)

    def tick(self, row: int) -> bool:
        """Tick the line, or untick it; whether it is one that can be."""
        line = self.lines[row]
        if line.filter is None or line.alone:
            return False
        self.ticked.symmetric_difference_update({line.filter})
        return True

    def wanted(self, row: int | None) -> Filter:
        """What is ticked and typed; where nothing is, or the cursor went to a line that stands alone, the line `row`."""
        under = self.lines[row] if row is not None else None
        if under is not None and under.alone and row != self.start and under.filter is not None:
            return under.filter
        groups: dict[int, list[Filter]] = {}
        for line in self.lines:
            if line.filter is not None and line.filter in self.ticked:
                groups.setdefault(line.group, []).append(line.filter)
        text = self.text.strip()
        parts = combined([*groups.values(), [WithText(text)] if text else []])
        if parts is not None:
            return parts
        return (under.filter if under is not None else None) or Flagged()


def _lines(tally: Tally) -> Iterator[FilterLine]:
    """Every condition there is something for, by group; without counts, where none are kept."""
    yield FilterLine(Flagged(), alone=True)
    yield FilterLine(Everything(), alone=True)
    groups: tuple[tuple[str, list[tuple[Filter, int]]], ...] = (
        (_("decided or not"), _states(tally)),
        (_("by hand"), [(EditedByHand(), tally.edited), (WithNote(), tally.noted)]),
        (_("severity"), [(OfSeverity(one), tally.of_severity(one)) for one in reversed(Severity)]),
        (_("entry or check"), [(OfEntry(rule), count) for rule, count in tally.rules[:MOST]]),
    )
    for number, (heading, members) in enumerate(groups, 1):
        offered = [(one, count) for one, count in members if count or isinstance(one, Undecided)]
        if offered:
            yield FilterLine(None, heading=heading)
        for one, count in offered:
            yield FilterLine(one, count, number)


def _states(tally: Tally) -> list[tuple[Filter, int]]:
    others = [state for state in State if state is not State.UNDECIDED]
    return [(Undecided(), tally.left), *((InState(state), tally.of_state(state)) for state in others)]


def glyph(one: Filter) -> str:
    """The sign of the condition in the list of sentences, where it has one."""
    match one:
        case Undecided():
            return STATE_GLYPHS[State.UNDECIDED]
        case InState(state):
            return STATE_GLYPHS[state]
        case EditedByHand():
            return EDITED_GLYPH
        case OfSeverity(severity):
            return SEVERITY_GLYPHS[severity]
        case _:
            return " "
