"""The two lines at the bottom: how far the review is, and what the keys do or what just happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from review.model.messages import _, ngettext
from review.tui.commands import Command, Where, commands_of
from review.tui.display import Line, Run, fit, shown, width_of
from review.tui.notice import Notice
from review.tui.presenter import Presenter

FEW: Final = 2
"""Glossary files that are named one by one."""
BAR: Final = 16
WHEN_DONE: Final = ("export", "undo", "filter", "help", "quit")


def progress_line(presenter: Presenter, width: int) -> Line:
    """Progress on the left, the file, the sentence and the glossaries in force on the right."""
    tally = presenter.tally
    filled = BAR * tally.decided // tally.flagged if tally.flagged else BAR
    left = [
        Run("━" * filled, "done"),
        Run("─" * (BAR - filled), "faint"),
        Run(f" {tally.decided}/{tally.flagged} ", "strong"),
        Run(_("decided · {left} left").format(left=tally.left), ""),
    ]
    right = f"{_file_name(presenter)} · {_position(presenter)} · {glossary_names(presenter)}"
    room = width - width_of(left) - 2
    tail = fit([Run(shown(right), "faint")], room)
    return (*fit(left, width), Run(" " * max(0, width - width_of(left) - width_of(tail))), *tail)


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
    chosen: list[Command] = []
    used = 0
    for command in sorted(commands, key=lambda one: -one.hint):
        size = width_of(_hint(command))
        if command.hint and used + size <= width:
            chosen.append(command)
            used += size
    return tuple(run for command in commands if command in chosen for run in _hint(command))


def _hint(command: Command) -> list[Run]:
    key = command.key.split(" ")[0]
    return [Run(key, "key"), Run(f" {command.title}   ", "faint")]


def message_line(notice: Notice, width: int) -> Line:
    """The notice on one line; an error by a sign, too."""
    head = Run("! ", "error") if notice.error else Run("· ", "key")
    return fit([head, Run(shown(notice.text), "error" if notice.error else "")], width)


def status_lines(presenter: Presenter, where: Where, width: int) -> list[Line]:
    """Both lines, for what the reviewer is doing."""
    commands: Sequence[Command] = commands_of(where)
    if where is Where.REVIEW and presenter.finished:
        commands = [command for command in commands if command.id in WHEN_DONE]
    second = (
        message_line(presenter.notice, width) if presenter.notice is not None else key_line(commands, width)
    )
    return [progress_line(presenter, width), second]
