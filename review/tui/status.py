"""The two lines at the bottom: how far the review is, and what the keys do or what just happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from review.model.messages import _, ngettext
from review.session.edit_rate import EditRate
from review.tui.command import Command, Where
from review.tui.commands import commands_of
from review.tui.display import Line, Run, content, fit, shown, width_of
from review.tui.false_alarm import dismissed
from review.tui.notice import Notice
from review.tui.pace import time_left
from review.tui.presenter import Presenter

if TYPE_CHECKING:
    from textual.content import Content

FEW: Final = 2
"""Glossary files that are named one by one."""
BROAD: Final = 100
"""Columns from which the progress bar has its full length."""
BAR: Final = 16
NARROW_BAR: Final = 8
GAP: Final = 3
"""Cells before each piece on the right: a point between blanks."""
SHORTEST: Final = 10
"""Cells below which a name is left out, not shortened."""
LEAST_PERCENT: Final = 0.1
WHEN_DONE: Final = ("export", "undo", "filter", "help", "quit")


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of the progress line; the lowest `rank` gives way last, an `elastic` one is shortened first."""

    rank: int
    runs: tuple[Run, ...]
    right: bool = False
    elastic: bool = False


def progress_line(presenter: Presenter, width: int) -> Line:
    """Progress, time left and edit rate on the left; the file, the sentence and the glossaries in force on the right.

    What has no room is left out, the least important first: glossaries, file, edit rate, time left, sentence, bar.
    """
    parts = _fitted(_parts(presenter, BAR if width >= BROAD else NARROW_BAR), width)
    left = [run for part in parts if not part.right for run in part.runs]
    right = [run for part in parts if part.right for run in (Run(" · ", "faint"), *part.runs)][1:]
    return (*fit(left, width), Run(" " * max(0, width - width_of(left) - width_of(right))), *right)


def _parts(presenter: Presenter, bar: int) -> list[_Part]:
    """Every piece, in the order they stand in."""
    tally = presenter.tally
    filled = bar * tally.decided // tally.flagged if tally.flagged else bar
    counts = f"{tally.decided}/{tally.flagged} "
    parts = [
        _Part(1, (Run("━" * filled, "done"), Run("─" * (bar - filled) + " ", "faint"))),
        _Part(0, (Run(counts, "strong"), Run(_("decided · {left} left").format(left=tally.left)))),
    ]
    seconds = presenter.pace.seconds_left(tally.left)
    if seconds is not None:
        parts.append(_Part(3, (Run(f" · {time_left(seconds)}"),)))
    if tally.edit_rate.changed:
        edited = _("{percent} edited").format(percent=percent(tally.edit_rate))
        parts.append(_Part(4, (Run(f" · {edited}"),)))
    for rank, text, elastic in (
        (5, _file_name(presenter), True),
        (2, _position(presenter), False),
        (6, glossary_names(presenter), True),
    ):
        parts.append(_Part(rank, (Run(shown(text), "faint"),), right=True, elastic=elastic))
    return parts


def _fitted(parts: Sequence[_Part], width: int) -> list[_Part]:
    """The parts that `width` has room for; what is less important than one left out is left out, too."""
    kept: list[_Part] = []
    for part in sorted(parts, key=lambda one: one.rank):
        gap = GAP if part.right else 0
        room = width - sum(width_of(one.runs) + (GAP if one.right else 0) for one in kept) - gap
        if part.elastic and SHORTEST <= room < width_of(part.runs):
            kept.append(replace(part, runs=fit(part.runs, room)))
            break
        if width_of(part.runs) > room and kept:
            break
        kept.append(part)
    return [one for part in parts for one in kept if one.rank == part.rank]


def percent(rate: EditRate) -> str:
    """An edit rate as people read it: "1.8 %", "under 0.1 %"."""
    if 0 < rate.percent < LEAST_PERCENT:
        return _("under 0.1 %")
    whole, tenth = divmod(round(rate.percent * 10), 10)
    return _("{whole}.{tenth} %").format(whole=whole, tenth=tenth)


def _file_name(presenter: Presenter) -> str:
    return Path(presenter.session.document.path).name


def _position(presenter: Presenter) -> str:
    total = len(presenter.session.document.segments)
    return f"{presenter.segment + 1 if total else 0}/{total}"


def glossary_names(presenter: Presenter) -> str:
    """The glossary files in force: by name where they are few, else each folder with the number of its files."""
    files = presenter.glossaries
    if not files:
        return _("no glossary")
    if len(files) <= FEW:
        return ", ".join(path.name for path in files)
    folders = Counter(path.absolute().parent.name for path in files)
    text = [
        ngettext("{folder}: {count} file", "{folder}: {count} files", count).format(
            folder=folder, count=count
        )
        for folder, count in folders.items()
    ]
    return ", ".join(text)


def key_line(commands: Sequence[Command], width: int) -> Line:
    """The most useful keys that fit, in the order of the help page."""
    return key_lines(commands, width, 1)[0]


def key_lines(commands: Sequence[Command], width: int, rows: int) -> list[Line]:
    """The most useful keys that fit on `rows` lines, in the order of the help page; there is at least one line."""
    chosen: list[Command] = []
    for command in sorted(commands, key=lambda one: -one.hint):
        if command.hint and command.keys:
            more = [one for one in commands if one in chosen or one is command]
            if width_of(_hint(command)) <= width and len(_packed(more, width)) <= rows:
                chosen = more
    return _packed(chosen, width)


def key_content(commands: Sequence[Command], width: int, rows: int) -> Content:
    """`key_lines` for a dialogue."""
    first, *others = key_lines(commands, width, rows)
    return content(*first, *(run for line in others for run in (Run("\n"), *line)))


def _packed(commands: Sequence[Command], width: int) -> list[Line]:
    lines: list[Line] = [()]
    for command in commands:
        hint = _hint(command)
        if width_of((*lines[-1], *hint)) > width and lines[-1]:
            lines.append(())
        lines[-1] = (*lines[-1], *hint)
    return lines


def _hint(command: Command) -> list[Run]:
    key = command.key.split(" ")[0]
    return [Run(key, "key"), Run(f" {command.title}   ", "faint")]


def message_line(notice: Notice, width: int) -> Line:
    """The notice on one line; an error by a sign, too."""
    head = Run("! ", "error") if notice.error else Run("· ", "key")
    return fit([head, Run(shown(notice.text), "error" if notice.error else "")], width)


def status_lines(presenter: Presenter, where: Where, width: int) -> list[Line]:
    """Both lines, for what the reviewer is doing."""
    commands: Sequence[Command] = commands_of(where, presenter.commands)
    if where is not Where.REVIEW:
        commands = [*commands, *(one for one in presenter.commands if one.id == "help_anywhere")]
    if where is Where.REVIEW and presenter.finished:
        commands = [command for command in commands if command.id in WHEN_DONE]
    elif where is Where.REVIEW and dismissed(presenter) is not None:
        commands = [replace(one, hint=8) if one.id == "never_here" else one for one in commands]
    elif where is Where.REVIEW and presenter.doubts:
        commands = [replace(one, hint=8) if one.id == "doubt_switch" else one for one in commands]
    second = (
        message_line(presenter.notice, width) if presenter.notice is not None else key_line(commands, width)
    )
    return [progress_line(presenter, width), second]
