"""What became of a change of the glossary files, in words; and their faults, to be shown one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from review.detect.impact import Impact
from review.errors import Fault, ReviewError
from review.model.messages import _, ngettext
from review.model.visible import one_line
from review.tui.display import Line, Run, shown, wrap
from review.tui.entry_impact import counted

_NAME = 60
_INDENT = "  "


def renewal_line(change: Impact) -> str:
    """What the glossaries find now that they didn't before: "glossary reloaded: 12 issues more, 3 fewer"."""
    counts = counted(len(change.more), len(change.fewer), len(change.changed))
    what = counts or _("the same issues as before")
    return _("glossary reloaded: {what}").format(what=what)


def faults_of(error: ReviewError) -> tuple[Fault, ...]:
    """The faults that `error` tells, one where it has no list of them."""
    return error.faults or (Fault(error.title, None, error.message, error.hint),)


def faulty_line(faults: Sequence[Fault]) -> str:
    """That these faults keep a change from being in force: "presse.toml: 2 faults, the last good version is in force"."""
    names = list(dict.fromkeys(one_line(Path(fault.where).name, _NAME) for fault in faults))
    place = names[0]
    if len(names) > 1:
        others = len(names) - 1
        text = ngettext("{name} and {count} other file", "{name} and {count} other files", others)
        place = text.format(name=names[0], count=others)
    text = ngettext(
        "{place}: {count} fault, the last good version is in force",
        "{place}: {count} faults, the last good version is in force",
        len(faults),
    )
    return text.format(place=place, count=len(faults))


def fault_lines(faults: Sequence[Fault], chosen: int, width: int) -> tuple[list[Line], list[int]]:
    """The faults, each with its file and line, what is wrong and what to do; and the line that each begins on.

    Fault number `chosen` (from 0) is pointed at.
    """
    lines: list[Line] = []
    tops: list[int] = []
    for number, fault in enumerate(faults):
        here = number == chosen
        tops.append(len(lines))
        place = fault.where if fault.line is None else f"{fault.where}:{fault.line}"
        lines += wrap(
            [Run("▸ " if here else _INDENT, "key"), Run(shown(place), "key" if here else "faint")], width
        )
        lines += _indented([Run(shown(fault.message))], width)
        if fault.hint:
            lines += _indented([Run("→ ", "faint"), Run(shown(fault.hint), "faint")], width)
        lines.append(())
    return lines, tops


def _indented(pieces: Sequence[Run], width: int) -> list[Line]:
    return [(Run(_INDENT), *line) for line in wrap(pieces, width - len(_INDENT))]
