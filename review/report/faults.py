"""The faults of `glossary check` as JSON and as workflow commands of GitHub Actions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from review.errors import Fault
from review.report.github import command
from review.report.issues import safe_json

VERSION: Final = 1


def as_json(faults: Iterable[Fault]) -> str:
    """One object that holds all faults; `line` and `column` count from 1 and are null where there is no such place."""
    members = [
        {
            "file": fault.where,
            "line": fault.line,
            "column": fault.column,
            "message": fault.message,
            "hint": fault.hint,
        }
        for fault in faults
    ]
    return safe_json({"version": VERSION, "faults": members}, indent=2)


def github_line(fault: Fault) -> str:
    """The workflow command of one fault."""
    fields = {"file": fault.where}
    if fault.line is not None:
        fields["line"] = str(fault.line)
    if fault.column is not None:
        fields["col"] = str(fault.column)
    text = f"{fault.message} ({fault.hint})" if fault.hint else fault.message
    return command("error", fields, text)
