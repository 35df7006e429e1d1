"""Asking for a line: at a terminal with the present text to change, elsewhere from the lines of standard input."""

from __future__ import annotations

import contextlib
import io
import sys
from typing import Final

from review.cli import output
from review.errors import InputError
from review.model.messages import _
from review.model.visible import one_line

_SURROGATES: Final = range(0xD800, 0xE000)


class Reader:
    """Reads the reviewer's lines; at a terminal they can be changed while they are typed, where readline is at hand."""

    def __init__(self) -> None:
        """Read standard input; bytes that are no text are told of when their line is read."""
        terminal = sys.stdin.isatty() and sys.stdout.isatty()
        if isinstance(sys.stdin, io.TextIOWrapper):
            encoding = sys.stdin.encoding if terminal else "utf-8"
            sys.stdin.reconfigure(encoding=encoding, errors="surrogateescape")
        self._terminal: Final = terminal
        self.prefills: Final = terminal and _readline_is_there()

    def ask(self, prompt: str, prefilled: str = "") -> str:
        """The line that answers `prompt`, without its end; `prefilled` stands there already where `prefills` holds.

        Raises:
            EOFError: no line is left.
            InputError: the line is no text.
        """
        line = self._typed(prompt, prefilled) if self._terminal else _read(prompt)
        if any(ord(character) in _SURROGATES for character in line):
            raise InputError(_("standard input"), _("this line is no valid text"), _("send it as UTF-8"))
        return line

    def _typed(self, prompt: str, prefilled: str) -> str:
        if not self.prefills or not prefilled:
            return input(prompt)
        import readline  # noqa: PLC0415 - Windows has none

        readline.set_startup_hook(lambda: readline.insert_text(prefilled))
        try:
            return input(prompt)
        finally:
            readline.set_startup_hook(None)


def _read(prompt: str) -> str:
    """The next line of standard input; what was read is written behind the prompt, as a terminal would show it."""
    line = sys.stdin.readline()
    if not line:
        output.say(prompt.rstrip())
        raise EOFError
    text = line.rstrip("\r\n")
    output.say(f"{prompt}{one_line(text, len(text) + 1)}")
    output.finish()
    return text


def _readline_is_there() -> bool:
    with contextlib.suppress(ImportError):
        import readline  # noqa: PLC0415 - Windows has none

        readline.parse_and_bind("tab: self-insert")  # no file names are wanted here
        return True
    return False
