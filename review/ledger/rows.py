"""Decisions and records as database rows and as JSON, both ways without loss.

A row holds the keys in columns of their own and everything else in `payload`, a JSON object with its version "v" that
leaves out what has its default. Members that this program doesn't know are passed over when reading; since rows are
never rewritten they stay in the file.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from review.model.decision import Action, ActionKind, Decision, Kind, Record
from review.model.document import SegmentKey
from review.model.issue import IssueKey
from review.model.proposal import Edit, Pos, Replacement, Site
from review.model.span import Span

PAYLOAD_VERSION: Final = 1

ACTION_COLUMNS: Final = ("document", "kind", "reviewer", "at", "target")
DECISION_COLUMNS: Final = (
    "action", "kind", "rule", "words", "nth", "base", "segment", "occurrence", "before", "after", "payload", "seconds",
)  # fmt: skip

_TEXTS: Final = (
    "text", "base", "before", "after", "reason", "note", "name", "value", "type", "severity",
)  # fmt: skip
_OPTIONAL: Final = ("gender", "number", "plural", "article", "elide", "aux", "case")

Value = str | bytes | int | float | None


def bound(text: str) -> str | bytes:
    """`text` as SQLite can hold it: itself, or bytes where UTF-8 has no place for it (lone surrogates)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def unbound(value: object) -> str:
    """The text that `bound` made `value` of; raises TypeError where it made no such thing."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogatepass")
    message = f"text expected, not {type(value).__name__}"
    raise TypeError(message)


def row_of(action: int, decision: Decision) -> tuple[Value, ...]:
    """The values of DECISION_COLUMNS for a decision that belongs to the action with the id `action`.

    Raises ValueError where `seconds` is no finite number.
    """
    if not math.isfinite(decision.seconds):
        message = f"seconds must be finite, not {decision.seconds}"
        raise ValueError(message)
    issue, segment = decision.issue, decision.segment
    payload = json.dumps(
        {"v": PAYLOAD_VERSION, **_payload(decision)}, ensure_ascii=False, separators=(",", ":")
    )
    return (
        action,
        decision.kind.value,
        bound(issue.rule) if issue else None,
        bound(issue.words) if issue else None,
        issue.nth if issue else None,
        bound(issue.base) if issue else None,
        bound(segment.digest) if segment else None,
        segment.occurrence if segment else None,
        bound(segment.before) if segment else None,
        bound(segment.after) if segment else None,
        bound(payload),
        decision.seconds,
    )


def decision_of(row: tuple[Any, ...]) -> Decision:
    """The decision in `row`, the values of DECISION_COLUMNS without `action`.

    Raises ValueError, TypeError or KeyError where the row makes no sense.
    """
    kind, rule, words, nth, base, digest, occurrence, before, after, payload, seconds = row
    members = json.loads(unbound(payload))
    if members["v"] > PAYLOAD_VERSION:
        message = f"payload of version {members['v']}"
        raise ValueError(message)
    segment = issue = None
    if digest is not None:
        segment = SegmentKey(unbound(digest), int(occurrence), unbound(before), unbound(after))
    if rule is not None:
        issue = IssueKey(unbound(rule), unbound(words), int(nth), *_place(members, segment), unbound(base))
    return _decision(Kind(kind), segment, issue, members, float(seconds))


def action_of(row: tuple[Any, ...]) -> Action:
    """The action in `row`: id, kind, reviewer, at, target.  Raises ValueError where the kind is unknown."""
    number, kind, reviewer, at, target = row
    return Action(number, ActionKind(kind), unbound(reviewer), unbound(at), target)


def as_json(record: Record) -> dict[str, Any]:
    """The record as a JSON object, one line of `log --format jsonl`; what has its default is left out."""
    action, decision = record.action, record.decision
    members: dict[str, Any] = {
        "v": PAYLOAD_VERSION,
        "id": record.id,
        "action": action.id,
        "act": action.kind.value,
        "reviewer": action.reviewer,
        "at": action.at,
        "in_force": record.in_force,
        "kind": decision.kind.value,
        "seconds": decision.seconds,
    }
    if (segment := decision.segment) is not None:
        members["segment"] = {
            "digest": segment.digest,
            "occurrence": segment.occurrence,
            "before": segment.before,
            "after": segment.after,
        }
    if (issue := decision.issue) is not None:
        members["issue"] = {
            "rule": issue.rule,
            "words": issue.words,
            "nth": issue.nth,
            "base": issue.base,
            "key": str(issue),
        }
    return members | _payload(decision)


def from_json(members: Mapping[str, Any]) -> Record:
    """The record that `as_json` made `members` of; raises ValueError, TypeError or KeyError where it isn't one."""
    action = Action(members["action"], ActionKind(members["act"]), members["reviewer"], members["at"])
    segment = issue = None
    if (found := members.get("segment")) is not None:
        segment = SegmentKey(found["digest"], found["occurrence"], found["before"], found["after"])
    if (found := members.get("issue")) is not None:
        issue = IssueKey(
            found["rule"], found["words"], found["nth"], *_place(members, segment), found["base"]
        )
    decision = _decision(Kind(members["kind"]), segment, issue, members, float(members["seconds"]))
    return Record(members["id"], action, decision, bool(members["in_force"]))


def line(record: Record) -> str:
    """The record as one line of JSON, without line end; always encodable as UTF-8."""
    members = as_json(record)
    text = json.dumps(members, ensure_ascii=False)
    return text if isinstance(bound(text), str) else json.dumps(members)


def _payload(decision: Decision) -> dict[str, Any]:
    """What has no column of its own and isn't at its default."""
    members: dict[str, Any] = {name: value for name in _TEXTS if (value := getattr(decision, name))}
    issue, segment = decision.issue, decision.segment
    if issue and (not segment or (issue.segment, issue.occurrence) != (segment.digest, segment.occurrence)):
        members["place"] = [issue.segment, issue.occurrence]
    if decision.site is not None:
        members["site"] = _site_members(decision.site)
    if decision.replacement is not None:
        members["replacement"] = _replacement_members(decision.replacement)
    if decision.edits:
        members["edits"] = [[edit.start, edit.end, edit.replacement] for edit in decision.edits]
    if decision.provisional:
        members["provisional"] = True
    return members


def _place(members: Mapping[str, Any], segment: SegmentKey | None) -> tuple[str, int]:
    """Digest and occurrence of an issue's segment: the decision's own segment, save where "place" says otherwise."""
    if segment is not None and "place" not in members:
        return segment.digest, segment.occurrence
    name, occurrence = members["place"]
    return name, occurrence


def _decision(
    kind: Kind, segment: SegmentKey | None, issue: IssueKey | None, members: Mapping[str, Any], seconds: float
) -> Decision:
    get = members.get
    site, replacement, edits = get("site"), get("replacement"), get("edits")
    return Decision(
        kind,
        segment,
        issue,
        get("text", ""),
        None if site is None else _site(site),
        None if replacement is None else _replacement(replacement),
        tuple([Edit(start, end, text) for start, end, text in edits]) if edits else (),
        get("base", ""),
        get("before", ""),
        get("after", ""),
        get("reason", ""),
        get("note", ""),
        get("name", ""),
        get("value", ""),
        get("type", ""),
        get("severity", ""),
        seconds,
        get("provisional", False),
    )


def _site_members(site: Site) -> dict[str, Any]:
    members: dict[str, Any] = {"span": [site.span.start, site.span.end], "term": site.term}
    members |= {name: True for name in ("real_word", "determiner") if getattr(site, name)}
    return members if site.inflected else members | {"inflected": False}


def _site(members: Mapping[str, Any]) -> Site:
    start, end = members["span"]
    return Site(
        Span(start, end),
        members["term"],
        members.get("real_word", False),
        members.get("determiner", False),
        members.get("inflected", True),
    )


def _replacement_members(replacement: Replacement) -> dict[str, Any]:
    members: dict[str, Any] = {"text": replacement.text, "pos": replacement.pos.value}
    members |= {name: value for name in _OPTIONAL if (value := getattr(replacement, name)) is not None}
    return members | {"note": replacement.note} if replacement.note else members


def _replacement(members: Mapping[str, Any]) -> Replacement:
    return _known_replacement(
        members["text"], members["pos"], members.get("note", ""), *map(members.get, _OPTIONAL)
    )


@lru_cache(maxsize=4096)
def _known_replacement(text: str, pos: str, note: str, *optional: str | None) -> Replacement:
    """A few replacements make up a ledger: each is built once."""
    return Replacement(text, Pos(pos), note=note, **dict[str, Any](zip(_OPTIONAL, optional, strict=True)))
