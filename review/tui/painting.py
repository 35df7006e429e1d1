"""Lines in the colours of the theme: a look is the component class `look--NAME`, styled in app.tcss."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from review.model.visible import visible
from review.tui.display import Line

LOOKS: Final = (
    "changed",
    "changed-mt",
    "context",
    "context-changed",
    "done",
    "error",
    "faint",
    "flagged",
    "heading",
    "issue",
    "kept",
    "key",
    "origin",
    "plain",
    "proposed",
    "settled",
    "strong",
    "todo",
)
"""Every look that a run may have; "plain" is that of a run without one."""

CLASSES: Final = {f"look--{look}" for look in LOOKS}


def painted(widget: Widget, line: Line, width: int, under: str = "") -> Strip:
    """`line` as a strip exactly `width` cells wide; `under` is a component class of `widget` laid under all of it."""
    base = widget.get_component_rich_style(under or "look--plain")
    segments = []
    for run in line:
        style = base
        if run.look:
            style = base + widget.get_component_rich_style(f"look--{run.look}", partial=True)
        segments.append(Segment(run.text, style))
    return Strip(segments).adjust_cell_length(width, base)


def harmless(strip: Strip) -> Strip:
    """A strip that Textual's own widget drew, its hostile characters made visible, as wide as before."""
    segments = [Segment(visible(segment.text), segment.style, segment.control) for segment in strip]
    return Strip(segments).adjust_cell_length(strip.cell_length)
