"""What a change of the glossary would do to the open text, in one line and sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from review.model.messages import _, ngettext
from review.session.impact import Forecast, Shift, Turn
from review.tui.alignment import placed
from review.tui.display import Line, Mark, Run, fit, runs, wrap

LONG: Final = 400
"""Code points of a sentence that are shown, around the words concerned."""
_SIGNS: Final = {Turn.MORE: "+", Turn.FEWER: "−", Turn.CHANGED: "~"}


def summary(forecast: Forecast) -> str:
    """The counts in one line: "14 issues more, 3 fewer, 2 changed"."""
    return counted(forecast.more, forecast.fewer, forecast.changed) or _(
        "no issue more, none fewer in this text"
    )


def counted(more: int, fewer: int, changed: int) -> str:
    """How many issues come, go and change, "" where none does; the first count names what is counted."""
    told: list[str] = []
    if more:
        told.append(ngettext("{count} issue more", "{count} issues more", more).format(count=more))
    if fewer:
        pattern = (
            ngettext("{count} fewer", "{count} fewer", fewer)
            if told
            else ngettext("{count} issue fewer", "{count} issues fewer", fewer)
        )
        told.append(pattern.format(count=fewer))
    if changed:
        pattern = (
            ngettext("{count} changed", "{count} changed", changed)
            if told
            else ngettext("{count} issue changed", "{count} issues changed", changed)
        )
        told.append(pattern.format(count=changed))
    return ", ".join(told)


def impact_lines(forecast: Forecast, width: int) -> list[Line]:
    """The sentences concerned, each as it would read, with a sign for what becomes of the issue."""
    lines: list[Line] = []
    for shift in forecast.shifts:
        lines += _sentence(shift, width)
    left = forecast.total - len(forecast.shifts)
    if left:
        text = ngettext("and {count} more", "and {count} more", left).format(count=left)
        lines.append(fit([Run(text, "faint")], width))
    return lines


def _sentence(shift: Shift, width: int) -> Iterator[Line]:
    sign = _SIGNS[shift.turn]
    number = f"{shift.issue.segment + 1} "
    head = (Run(f"{sign} ", "key"), Run(number, "faint"))
    margin = len(sign) + 1 + len(number)
    span = shift.issue.span
    if shift.edits:
        places = [there for _edit, there in placed(shift.edits)]
        text, marks = shift.after, [Mark(one.start, one.end, "changed") for one in places]
        at = places[0].start
    else:
        text, marks, at = shift.before, [Mark(span.start, span.end, "changed-mt")], span.start
    pieces = _around(text, marks, at)
    if shift.edits:
        pieces += [Run(" ← ", "faint"), *runs(span.of(shift.before), look="changed-mt")]
    for row, line in enumerate(wrap(pieces, max(10, width - margin))):
        yield (*head, *line) if row == 0 else (Run(" " * margin), *line)


def _around(text: str, marks: list[Mark], at: int) -> list[Run]:
    """The part of a long sentence that the change is in."""
    start = max(0, at - LONG // 2) if len(text) > LONG else 0
    end = min(len(text), start + LONG)
    own = [
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.look)
        for mark in marks
        if mark.end > start and mark.start < end
    ]
    pieces = runs(text[start:end], own)
    return [*([Run("…")] if start else []), *pieces, *([Run("…")] if end < len(text) else [])]
