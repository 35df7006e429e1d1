"""What a reviewer (or `auto`) decided: the rows of the ledger, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from review.model.document import SegmentKey
from review.model.issue import IssueKey
from review.model.proposal import Edit, Replacement, Site


class Kind(StrEnum):
    """The kinds of decision."""

    ACCEPT = "accept"
    EDIT = "edit"
    DISMISS = "dismiss"
    SKIP = "skip"
    REOPEN = "reopen"
    NOTE = "note"
    RECLASSIFY = "reclassify"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on one issue, one segment (`issue` is None: an edit or a note) or the document (`segment` is None too).

    accept: `replacement` and `site` say what was put where, `edits` are the exact changes of the segment's base text
    (machine text, or the text of the last edit by hand) whose digest is `base`. edit: the segment's text becomes `after`.
    `before` and `after` are the segment's corrected text before and after the decision. dismiss: `reason`. note: `note`.
    reclassify: `type` and `severity`. setting: `name` and `value`. `seconds` is the time it took, idle time cut.
    `provisional`: made by `fix --all` for the export, leaving the issue in the review queue.
    """

    kind: Kind
    segment: SegmentKey | None = None
    issue: IssueKey | None = None
    text: str = ""
    site: Site | None = None
    replacement: Replacement | None = None
    edits: tuple[Edit, ...] = ()
    base: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""
    note: str = ""
    name: str = ""
    value: str = ""
    type: str = ""
    severity: str = ""
    seconds: float = 0.0
    provisional: bool = False


class ActionKind(StrEnum):
    """What the reviewer did: an action holds one row or many, and is undone as one."""

    DECIDE = "decide"
    PROPAGATE = "propagate"
    FIX = "fix"
    SETTING = "setting"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Action:
    """One act by `reviewer` at `at` (UTC, ISO 8601); `target` is the action that an undo or a redo is about."""

    id: int
    kind: ActionKind
    reviewer: str
    at: str
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A decision as it stands in the ledger: row `id`, the `action` it belongs to, and whether that action is in force."""

    id: int
    action: Action
    decision: Decision
    in_force: bool = True
