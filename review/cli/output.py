"""The only writer of stdout and stderr: stdout is data, stderr is talk."""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TextIO, TypeVar

import click

from review.errors import OutputError, ReviewError
from review.formats.encoding import decode
from review.model.messages import _
from review.model.visible import one_line, visible

_T = TypeVar("_T")

_LINE: Final = 2000
_PATIENCE: Final = 1.0
_BAR: Final = 30
_CLEAR: Final = "\r\x1b[K"
_LOOKS: Final = {
    "place": {"bold": True},
    "wrong": {"fg": "red"},
    "right": {"fg": "green"},
    "neutral": {"dim": True},
    "minor": {"fg": "yellow"},
    "major": {"fg": "magenta"},
    "critical": {"fg": "red", "bold": True},
}

_drawn: list[str] = []
"""The progress bar that stands on the terminal now, if any: whoever writes next clears it."""


def prepare() -> None:
    """Make both streams take any text: UTF-8 where data goes to a file or a pipe, escapes where a terminal lacks a character."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name, "") is None:
            # Closed by whoever called: nothing may be opened in its place by chance, and written to.
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def say(text: str) -> None:
    """Write one line of data whose foreign parts are visible already."""
    _write(text + "\n")


def put(text: str) -> None:
    """Write data as it is; on a terminal, hostile characters are made visible."""
    _write(visible(text, keep="\n") if sys.stdout.isatty() else text)


def put_bytes(name: str, data: bytes) -> None:
    """Write the bytes of a text as they are; on a terminal, the text they hold, hostile characters made visible.

    Raises:
        InputError: stdout is a terminal and the bytes are no text.
        OutputError: stdout can't be written.
    """
    if sys.stdout.isatty():
        text, _encoding = decode(name, data)
        _write(visible(text.replace("\r\n", "\n").replace("\r", "\n"), keep="\n\t"))
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(error) from error


def tell(text: str) -> None:
    """Say one line to the person at the terminal."""
    _clear()
    sys.stderr.write(one_line(text, _LINE) + "\n")
    sys.stderr.flush()


def is_read() -> bool:
    """Whether somebody at a terminal reads what is told."""
    return sys.stderr.isatty()


def tell_block(text: str) -> None:
    """Say several lines, all of them the program's own words."""
    _clear()
    sys.stderr.write(text.rstrip("\n") + "\n")
    sys.stderr.flush()


def fail(error: ReviewError, told: set[str] | None = None) -> None:
    """Say what went wrong, one line each; lines that are in `told` are left out, those that were said are put in.

    Lines that begin with FILE:LINE stay bare, so that editors find the place.
    """
    bare = any(fault.line is not None for fault in error.faults)
    for line in error.lines():
        if told is None or line not in told:
            tell(line if bare else f"review: {line}")
        if told is not None:
            told.add(line)


def room() -> int | None:
    """The width in columns of the terminal that stdout is, None where it is none and lines may have any length."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def painter() -> Callable[[str, str], str]:
    """Gives texts on stdout the look of their role; without colours where it is no terminal or NO_COLOR is set."""
    if not _colourful(sys.stdout):
        return lambda _role, text: text
    return lambda role, text: click.style(text, **_LOOKS.get(role, {}))  # type: ignore[arg-type]


def finish() -> None:
    """Write out what is still in the buffers; raises `OutputError` where stdout can't take it."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(error) from error


def abandon() -> None:
    """Let go of a stdout that nobody reads any more, so that nothing is said about it at exit."""
    try:
        handle = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, handle)
    os.close(nowhere)


def progress(items: Iterable[_T], total: int, clock: Callable[[], float] = time.monotonic) -> Iterator[_T]:
    """The items, with a bar on stderr from the second that they take more than a second, where that is a terminal."""
    shown = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    began = clock()
    for done, item in enumerate(items, 1):
        if shown and clock() - began > _PATIENCE:
            _draw(done, total)
        yield item
    _clear()


def meter(label: str = "", clock: Callable[[], float] = time.monotonic) -> Callable[[int, int], None]:
    """A function to be told how many of how many steps are done: a bar on stderr from the second that they take more than a second."""
    shown = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    began = clock()

    def told(done: int, total: int) -> None:
        if shown and clock() - began > _PATIENCE:
            _draw(done, total, label)

    return told


def _draw(done: int, total: int, label: str = "") -> None:
    full = _BAR * done // max(total, 1)
    _clear()
    _drawn.append(f"[{'#' * full}{'.' * (_BAR - full)}] {done}/{total} {label}".rstrip())
    sys.stderr.write(_drawn[-1])
    sys.stderr.flush()


def _clear() -> None:
    if _drawn:
        _drawn.clear()
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()


def _write(text: str) -> None:
    _clear()
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(error) from error


def _colourful(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _unwritable(error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(_("standard output"), _("this can't be written: {reason}").format(reason=reason))
