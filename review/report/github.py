"""The issues of `check` as workflow commands of GitHub Actions, which shows them beside the lines of a change."""

from __future__ import annotations

from typing import Final

from review.model.visible import one_line
from review.report.issues import ListedIssue
from review.report.sarif import level, message

_COMMANDS: Final = {"note": "notice", "warning": "warning", "error": "error"}
_DATA: Final = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_PROPERTY: Final = {**_DATA, ord(":"): "%3A", ord(","): "%2C"}


def github_line(issue: ListedIssue) -> str:
    """The workflow command of one issue."""
    fields = {
        "file": issue.file,
        "line": str(issue.line),
        "endLine": str(issue.end_line),
        "col": str(issue.column),
    }
    if issue.end_line == issue.line:
        fields["endColumn"] = str(issue.end_column)
    fields["title"] = f"{issue.severity} {issue.rule}"
    return command(_COMMANDS[level(issue)], fields, message(issue))


def command(name: str, fields: dict[str, str], text: str) -> str:
    """The workflow command `name` with its properties and message, escaped as the runner expects it."""
    properties = ",".join(
        f"{key}={one_line(value, 1000).translate(_PROPERTY)}" for key, value in fields.items()
    )
    return f"::{name} {properties}::{one_line(text, 1000).translate(_DATA)}"
