"""What can go wrong, in words for people, and the exit code each kind of failure ends with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    FOUND = 1
    USAGE = 2
    INPUT = 3
    STORE = 4
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong at one place: `line` and `column` count from 1, None where there is no such place."""

    where: str
    line: int | None
    message: str
    hint: str = ""
    column: int | None = None

    def __str__(self) -> str:
        """The fault on one line: file, line, what is wrong, what to do."""
        place = self.where
        if self.line is not None:
            place += f":{self.line}"
            if self.column is not None:
                place += f":{self.column}"
        text = f"{place}: {self.message}"
        return f"{text} ({self.hint})" if self.hint else text


class ReviewError(Exception):
    """A failure to be told to the user: what was being done, what is wrong, what to do about it."""

    exit_code: ClassVar[ExitCode] = ExitCode.INPUT

    def __init__(self, title: str, message: str, hint: str = "", faults: Iterable[Fault] = ()) -> None:
        """`title` names the thing concerned (a file, mostly); `faults` are told one a line when there are any."""
        super().__init__(title, message, hint)
        self.title = title
        self.message = message
        self.hint = hint
        self.faults = tuple(faults)

    def lines(self) -> list[str]:
        """One line for each fault, or one line for the whole failure."""
        if self.faults:
            return [str(fault) for fault in self.faults]
        return [str(Fault(self.title, None, self.message, self.hint))]

    def __str__(self) -> str:
        """All lines of the failure."""
        return "\n".join(self.lines())


class UsageError(ReviewError):
    """The command was called in a way that has no meaning."""

    exit_code = ExitCode.USAGE


class InputError(ReviewError):
    """A text, a glossary or a settings file can't be read or is invalid."""

    exit_code = ExitCode.INPUT


class GlossaryError(InputError):
    """A glossary file is invalid; `faults` holds all that is wrong with it."""


class LedgerError(ReviewError):
    """The ledger can't be read or written."""

    exit_code = ExitCode.STORE


class OutputError(ReviewError):
    """An output file can't be written."""

    exit_code = ExitCode.STORE
