"""The issues of `check` in SARIF 2.1.0 (OASIS standard), for code-scanning services and editors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from review.model.issue import Severity, Status
from review.report.issues import ListedIssue, ListedRepair, safe_json

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {
    Severity.NEUTRAL: "note",
    Severity.MINOR: "warning",
    Severity.MAJOR: "error",
    Severity.CRITICAL: "error",
}


def as_sarif(issues: Iterable[ListedIssue], version: str) -> str:
    """A SARIF log of one run of `review` in `version`; columns and offsets count code points."""
    listed = list(issues)
    rules = {issue.rule: issue for issue in reversed(listed)}
    names = sorted(rules)
    driver = {"name": "review", "version": version, "rules": [_rule(rules[name]) for name in names]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(issue, names.index(issue.rule)) for issue in listed],
    }
    return safe_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def level(issue: ListedIssue) -> str:
    """The level of the issue: note for neutral ones and those of `warn` entries, warning for minor ones, else error."""
    return "note" if issue.status is not Status.ACTIVE else _LEVELS[issue.severity]


def _rule(issue: ListedIssue) -> dict[str, Any]:
    return {
        "id": issue.rule,
        "shortDescription": {"text": issue.message or issue.rule},
        "properties": {"kind": "entry" if issue.entry else "check", "type": issue.type},
    }


def _result(issue: ListedIssue, rule: int) -> dict[str, Any]:
    artifact = {"uri": _uri(issue.file)}
    region = {
        "startLine": issue.line,
        "startColumn": issue.column,
        "endLine": issue.end_line,
        "endColumn": issue.end_column,
        "charOffset": issue.start,
        "charLength": issue.end - issue.start,
        "snippet": {"text": issue.text},
    }
    return {
        "ruleId": issue.rule,
        "ruleIndex": rule,
        "level": level(issue),
        "message": {"text": message(issue)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"reviewKey/v1": issue.key},
        "fixes": [_fix(repair, artifact) for repair in issue.proposals],
        "properties": {
            "severity": issue.severity.value,
            "status": issue.status.value,
            "state": issue.state.value,
        },
    }


def message(issue: ListedIssue) -> str:
    """What is wrong and what it should read, in one sentence."""
    change = _change(issue.proposals) or f"“{issue.text}”"
    return f"{change}: {issue.message}" if issue.message else change


def _change(repairs: Sequence[ListedRepair]) -> str:
    return f"“{repairs[0].before}” → “{repairs[0].replacement}”" if repairs else ""


def _fix(repair: ListedRepair, artifact: dict[str, str]) -> dict[str, Any]:
    replaced = {
        "deletedRegion": {"charOffset": repair.start, "charLength": repair.end - repair.start},
        "insertedContent": {"text": repair.replacement},
    }
    return {
        "description": {"text": f"“{repair.replacement}” [{repair.certainty}]"},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": [replaced]}],
    }


def _uri(file: str) -> str:
    """A URI reference for a path: relative paths stay relative, every character outside RFC 3986's is escaped."""
    path = PurePath(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix(), safe="/", errors="surrogateescape")
