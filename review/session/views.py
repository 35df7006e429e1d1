"""What a front end is given to show: frozen, already decided, nothing left to compute."""

from __future__ import annotations

from dataclasses import dataclass

from review.model.decision import Action, Record
from review.model.issue import Issue, State
from review.model.proposal import Edit, Proposal


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue as it stands now, with the type and severity that a reviewer gave it, if one did.

    `issue.site.span` is in the segment's `base`; None in `anchored` terms (`gone`) where an edit by hand took its words
    away. `record` is the decision in force on it. `provisional`: `auto` put its first proposal in place, nobody has looked.
    """

    issue: Issue
    state: State
    record: Record | None = None
    provisional: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A segment as it stands now.

    `mt_target` is the machine's text, `base` the text repairs apply to (the machine's, or that of the last edit by
    hand), `edits` the repairs in force on it, `target` the corrected text that they give.
    """

    index: int
    paragraph: int
    mt_target: str
    base: str
    target: str
    edits: tuple[Edit, ...]
    issues: tuple[IssueView, ...]
    edited: bool
    source: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review is, in issues; skipped ones are left. `segments` counts the flagged ones."""

    flagged: int
    decided: int
    left: int
    segments: int
    by_state: tuple[tuple[State, int], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """An equal place: where the same repair could go, and what the segment would read."""

    issue: Issue
    proposal: Proposal
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act did: the action, the segments it changed (document order), and the issue to look at, if any."""

    action: Action
    segments: tuple[int, ...]
    records: tuple[Record, ...]
    issue: Issue | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """Earlier decisions on one entry: what was put in place how often, most often first, and how often it was dismissed."""

    repairs: tuple[tuple[str, int], ...]
    dismissed: int
