"""The issues of `check`, ready to be listed, and their text, JSON and JSON Lines forms.

The JSON form has a version and a schema: docs/check.schema.json.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from review.model.issue import Severity, State, Status
from review.model.proposal import Certainty, Reason
from review.model.visible import one_line, visible

VERSION: Final = 1
"""Version of the JSON form; it grows when a field changes its meaning or goes away."""

_WORDS: Final = 80
_ALTERNATIVES: Final = 2

Paint = Callable[[str, str], str]
"""Gives a text (second) the look of its role (first): place, wrong, right, or a severity."""


@dataclass(frozen=True, slots=True)
class ListedRepair:
    """A proposal: `before`, the words at [start, end), become `replacement`.

    Offsets are those of the issue it belongs to; the span holds every character that the repair changes, the elided or
    contracted word before the term included.
    """

    start: int
    end: int
    before: str
    replacement: str
    certainty: Certainty
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedIssue:
    """An issue with its place in the file.

    `start` and `end` are code-point offsets, half-open, in the decoded file for text formats and in the segment's
    target otherwise; `segment` counts from 0; `line`, `column`, `end_line` and `end_column` count from 1 in code
    points, the last being the column after the last code point.
    """

    file: str
    segment: int
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    text: str
    key: str
    entry: str | None
    check: str | None
    type: str
    severity: Severity
    status: Status
    state: State
    message: str
    proposals: tuple[ListedRepair, ...] = ()

    @property
    def rule(self) -> str:
        """The entry's id or the check's name."""
        return self.entry or self.check or ""

    def counts(self, least: Severity = Severity.NEUTRAL) -> bool:
        """Whether the issue makes `check` fail, where it must be as bad as `least`; those of `warn` entries never do."""
        return self.status is Status.ACTIVE and self.severity.rank >= least.rank


def plain(_role: str, text: str) -> str:
    """`text` as it is: no colours."""
    return text


def text_line(issue: ListedIssue, paint: Paint = plain) -> str:
    """The issue on one line: place, severity, rule, the words a repair would change, the repair, how sure it is."""
    place = paint("place", f"{one_line(issue.file, 1000)}:{issue.line}:{issue.column}:")
    head = f"{place} {paint(issue.severity, issue.severity)} {one_line(issue.rule)}:"
    if not issue.proposals:
        told = f": {one_line(issue.message)}" if issue.message else ""
        return f"{head} {_quoted(issue.text, paint, 'wrong')}{told} [{_standing(issue) or 'ask'}]"
    first = issue.proposals[0]
    before, after = _quoted(first.before, paint, "wrong"), _quoted(first.replacement, paint, "right")
    mark = "?" if first.certainty is Certainty.ASK else ""
    standing = _standing(issue) or _certainty(first)
    return f"{head} {before} → {after}{mark}{_alternatives(issue, paint)} [{standing}]"


def _quoted(text: str, paint: Paint, role: str) -> str:
    return f"“{paint(role, one_line(text, _WORDS))}”"


def _standing(issue: ListedIssue) -> str:
    """What to say of the issue in place of its repair's certainty; empty where nothing is decided."""
    if issue.state is not State.UNDECIDED:
        return issue.state.value
    return issue.status.value if issue.status is not Status.ACTIVE else ""


def _certainty(repair: ListedRepair) -> str:
    asking = next((reason.message for reason in repair.reasons if reason.asks), "")
    if repair.certainty is Certainty.ASK and asking:
        return f"{repair.certainty}: {one_line(asking)}"
    return repair.certainty.value


def _alternatives(issue: ListedIssue, paint: Paint) -> str:
    others = issue.proposals[1:]
    if not others:
        return ""
    shown = [_quoted(one.replacement, paint, "right") for one in others[:_ALTERNATIVES]]
    left = len(others) - len(shown)
    return f" (or {', '.join([*shown, *([f'+{left}'] if left else [])])})"


def as_members(issue: ListedIssue) -> dict[str, Any]:
    """The issue as an object of the JSON form."""
    return {
        "file": issue.file,
        "segment": issue.segment,
        "line": issue.line,
        "column": issue.column,
        "start": issue.start,
        "end": issue.end,
        "text": issue.text,
        "key": issue.key,
        "entry": issue.entry,
        "check": issue.check,
        "type": issue.type,
        "severity": issue.severity.value,
        "status": issue.status.value,
        "state": issue.state.value,
        "message": issue.message,
        "proposals": [_repair_members(repair) for repair in issue.proposals],
    }


def _repair_members(repair: ListedRepair) -> dict[str, Any]:
    return {
        "start": repair.start,
        "end": repair.end,
        "replacement": repair.replacement,
        "certainty": repair.certainty.value,
        "reasons": [
            {"code": reason.code, "message": reason.message, "asks": reason.asks} for reason in repair.reasons
        ],
    }


def as_json(issues: Iterable[ListedIssue]) -> str:
    """The JSON form: one object that holds all issues."""
    return safe_json({"version": VERSION, "issues": [as_members(issue) for issue in issues]}, indent=2)


def json_line(issue: ListedIssue) -> str:
    """The issue as one line of JSON, without line end."""
    return safe_json(as_members(issue))


def safe_json(value: object, indent: int | None = None) -> str:
    r"""`value` as JSON in which characters that a terminal would act on, or hide, are \u escapes (RFC 8259, section 7)."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    text = text.encode("utf-8", "replace").decode()  # file names that are no UTF-8 hold lone surrogates
    hostile = {one for one in set(text) if one != "\n" and visible(one) != one}
    return text.translate({ord(one): json.dumps(one)[1:-1] for one in hostile}) if hostile else text
