"""The document laid out with its issues and the decisions in force: what stands where, computed once and kept until it changes."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from review.detect.matcher import Matcher
from review.detect.scan import Scan
from review.french.composition import Choice, compose
from review.french.lexicon import Lexicon
from review.french.substitute import proposals
from review.french.typography import Style, style_of
from review.glossary.entry import GlossaryEntry
from review.ledger.resolve import key_of, resolve
from review.model.decision import Action, ActionKind, Decision, Kind, Record
from review.model.document import Document, SegmentKey, segment_keys
from review.model.issue import Issue
from review.model.proposal import Edit, Proposal
from review.session.anchor import words
from review.session.preference import Preferences
from review.session.state import view_segment
from review.session.views import IssueView, SegmentView

_PENDING: Final = Action(0, ActionKind.DECIDE, "", "")


class Board:
    """Views of segments and issues, computed on demand and cached by segment."""

    def __init__(
        self,
        document: Document,
        matcher: Matcher,
        lexicon: Lexicon,
        source_language: str | None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Find the issues of `document`, telling `progress` as `Matcher.scan` does; no decision is known yet (see `load`)."""
        self.document: Final = document
        self.keys: Final[tuple[SegmentKey, ...]] = segment_keys(document.segments)
        self.style: Final[Style] = style_of(document.text)
        self.orphans: tuple[Record, ...] = ()
        self._matcher: Final = matcher
        self._lexicon: Final = lexicon
        language = document.source_language or source_language
        self._scan: Final[Scan] = matcher.scan(document, language, progress=progress)
        self._found: Final = _by_segment(self._scan.issues)
        self._numbers: dict[SegmentKey, int | None] = {}
        self._rows: dict[int, list[Record]] = {}
        self._views: dict[int, SegmentView] = {}
        self._settled: Final[set[int]] = set()
        self._flagged: list[int] = sorted(self._found)
        self._preferences = Preferences()

    @property
    def flagged(self) -> Sequence[int]:
        """The numbers of the segments that hold an issue or a decision, in document order."""
        return self._flagged

    def load(self, records: Sequence[Record]) -> None:
        """Lay out `records`, all that the ledger holds, in place of those known so far."""
        resolution = resolve(records, self.keys)
        self._numbers = {**resolution.segments, **{key: index for index, key in enumerate(self.keys)}}
        self._rows = {}
        self._views = {}
        self._settled.clear()
        self._preferences = Preferences(resolution.records)
        for record in resolution.records:
            number = self._number(record.decision)
            if number is not None:
                self._rows.setdefault(number, []).append(record)
        self._flagged = sorted({*self._found, *self._rows})
        lost = {record.id for record in resolution.orphans}
        lost |= {record.id for record in resolution.records if self._lost_its_issue(record)}
        self.orphans = tuple(record for record in records if record.id in lost and record.in_force)

    def add(self, records: Iterable[Record]) -> tuple[int, ...]:
        """Lay out decisions just made on segments of this document; return the numbers of those segments."""
        changed = set()
        for record in records:
            self._preferences.add(record)
            number = self._number(record.decision)
            if number is None:
                continue
            if number not in self._found and number not in self._rows:
                insort(self._flagged, number)
            self._rows.setdefault(number, []).append(record)
            self._forget(number)
            changed.add(number)
        return tuple(sorted(changed))

    def follow(self, acts: Sequence[Action], records: Sequence[Record]) -> tuple[int, ...] | None:
        """Lay out `acts`, made after those laid out so far; return the numbers of their segments.

        `records` are all that the ledger holds. They are laid out anew, and None is returned, where an act took another
        one back or brought it again, or a decision on one of their segments doesn't find its issue; otherwise the cost is that
        of the segments concerned.
        """
        numbers = {act.id for act in acts}
        fresh = [record for record in records if record.action.id in numbers]
        turned = any(act.target is not None for act in acts)
        if turned or any(self._number(record.decision) is None and key_of(record) for record in fresh):
            self.load(records)
            return None
        changed = self.add(fresh)
        rows = [row for number in changed for row in self._rows[number]]
        # An act of a session under other glossaries can take away what an earlier decision stood on.
        lost = {record.id for record in self.orphans}
        if any(row.id in lost or (row.in_force and self._lost_its_issue(row)) for row in rows):
            self.load(records)
            return None
        return changed

    def turn(self, act: Sequence[Record], records: Sequence[Record]) -> tuple[int, ...]:
        """Lay out that `act`, the records of one action laid out before, was undone or done again; return the numbers of its segments.

        The cost is that of the segments concerned. `records`, all that the ledger holds, are laid out anew where a
        decision doesn't find its issue, or didn't: what is lost depends on more than one act.
        """
        numbers = self.segments_of(act)
        lost = {record.id for record in self.orphans}
        known = {row.id: number for number in numbers for row in self._rows.get(number, ())}
        strange = any(record.id not in known and key_of(record) is not None for record in act)
        if strange or not lost.isdisjoint(known):
            self.load(records)
            return self.segments_of(act)
        turned = {record.id: record.in_force for record in act}
        for number in numbers:
            rows = self._rows[number]
            self._rows[number] = [
                replace(row, in_force=turned[row.id]) if row.id in turned else row for row in rows
            ]
            self._forget(number)
            self._preferences.turn(
                [row for row in self._rows[number] if row.id in turned], self._rows[number]
            )
        if any(
            row.in_force and self._lost_its_issue(row) for number in numbers for row in self._rows[number]
        ):
            self.load(records)
        return numbers

    def segment(self, index: int) -> SegmentView:
        """Segment number `index` as it stands now."""
        view = self._views.get(index)
        if view is None:
            view = self._views[index] = self._view(index, self._rows.get(index, ()))
        return view

    def settled(self, index: int) -> bool:
        """Whether nothing is left to decide in segment number `index`; remembered, so that a walk past it costs nothing."""
        if index not in self._settled:
            if not all(view.state.decided or view.gone for view in self.segment(index).issues):
                return False
            self._settled.add(index)
        return True

    def _forget(self, index: int) -> None:
        self._views.pop(index, None)
        self._settled.discard(index)

    def found(self, index: int) -> tuple[Issue, ...]:
        """The issues of segment number `index` as they were found, spans in its machine text."""
        return self._found.get(index, ())

    def issues_in(self, index: int, text: str) -> tuple[Issue, ...]:
        """The issues that segment number `index` would hold if it read `text`, spans in `text`; nothing is kept."""
        return self._matcher.rescan(self._scan, index, text)

    def entry(self, name: str) -> GlossaryEntry | None:
        """The glossary entry with the id `name`; None where no glossary in force has it."""
        return self._matcher.entry(name)

    def with_pending(self, index: int, decisions: Sequence[Decision]) -> SegmentView:
        """Segment number `index` as it would stand with `decisions` made too."""
        pending = [Record(0, _PENDING, decision) for decision in decisions]
        return self._view(index, [*self._rows.get(index, ()), *pending])

    def issues(self) -> Iterator[IssueView]:
        """Every issue as it stands now, in document order."""
        return (view for index in self._flagged for view in self.segment(index).issues)

    def proposals(self, issue: Issue) -> tuple[Proposal, ...]:
        """The repairs for `issue`, what was chosen for its entry before, then the best first; edits of its segment's base text."""
        view = self.segment(issue.segment)
        others = (other.issue for other in view.issues if other.issue.key != issue.key and not other.gone)
        apart = tuple(other.span for other in others if len(words(other.text)) > 1)
        after = issue.segment + 1
        following = self.segment(after).target if after < len(self.document.segments) else ""
        offered = proposals(
            view.base, issue.site, issue.rights, self.style, self._lexicon, following, apart=apart
        )
        return self._preferences.ranked(issue, offered)

    def segments_of(self, records: Iterable[Record]) -> tuple[int, ...]:
        """The numbers of the segments that `records` are about, in order."""
        numbers = {number for record in records if (number := self._number(record.decision)) is not None}
        return tuple(sorted(numbers))

    def _view(self, index: int, rows: Sequence[Record]) -> SegmentView:
        found = self._found.get(index, ())
        return view_segment(self.document.segments[index], found, rows, self._compose, self.issues_in)

    def _compose(self, base: str, choices: Sequence[Choice]) -> tuple[Edit, ...]:
        return compose(base, choices, self.style, self._lexicon) if choices else ()

    def _number(self, decision: Decision) -> int | None:
        return self._numbers.get(decision.segment) if decision.segment is not None else None

    def _lost_its_issue(self, record: Record) -> bool:
        """Whether a decision on an issue of one of the present segments no longer finds that issue there."""
        decision = record.decision
        if decision.issue is None or decision.kind in {Kind.NOTE, Kind.REOPEN}:
            return False
        number = self._number(decision)
        return number is not None and all(
            view.issue.key != decision.issue for view in self.segment(number).issues
        )


def _by_segment(issues: Iterable[Issue]) -> dict[int, tuple[Issue, ...]]:
    found: dict[int, list[Issue]] = {}
    for issue in issues:
        found.setdefault(issue.segment, []).append(issue)
    return {number: tuple(group) for number, group in found.items()}
