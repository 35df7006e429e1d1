"""What stands in a sentence while it is being typed: the glossary's issues, and the words the machine didn't write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from review.model.issue import Issue, State
from review.model.span import Span
from review.session.session import ReviewSession
from review.session.views import SegmentView
from review.tui.alignment import difference, moved, placed, whole_words
from review.tui.display import Mark
from review.tui.editing import EditorText, edited_span

SEARCHED: Final = 200_000
"""Longest typed text, in code points, that is searched for issues."""


@dataclass(frozen=True, slots=True)
class TypedIssue:
    """An issue in the typed text; `span` is in code points of the text as the editor has it."""

    issue: Issue
    span: Span


@dataclass(frozen=True, slots=True)
class Typed:
    """What was found in `text`, the editor's; spans are in code points of it, `issues` in text order."""

    text: str
    issues: tuple[TypedIssue, ...] = ()
    changed: tuple[Span, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """How the editor is to show the text, a later mark over an earlier one."""
        changed = [Mark(span.start, span.end, "changed") for span in self.changed if span.start < span.end]
        flagged = [Mark(one.span.start, one.span.end, "flagged") for one in self.issues]
        return (*changed, *flagged)

    def at(self, place: int) -> TypedIssue | None:
        """The issue whose words hold or touch code point `place`."""
        touched = [one for one in self.issues if one.span.start <= place <= one.span.end]
        return touched[-1] if touched else None


def look_through(session: ReviewSession, view: SegmentView, edited: EditorText, text: str) -> Typed:
    """What stands in `text`, an edited version of `edited`, typed for the sentence of `view`.

    Issues that the reviewer dismissed in the sentence are left out while their words are untouched. May be called from
    another thread.
    """
    if len(text) > SEARCHED:
        return Typed(text)
    stored = edited.restored(text)
    kept = _dismissed(view, stored)
    found = [
        TypedIssue(issue, edited_span(stored, issue.span))
        for issue in session.issues_in(view.index, stored)
        if not any(span.overlaps(issue.span) for span in kept)
    ]
    changed = [
        edited_span(stored, whole_words(stored, span))
        for _edit, span in placed(difference(view.mt_target, stored))
    ]
    return Typed(text, tuple(sorted(found, key=lambda one: one.span)), tuple(changed))


def _dismissed(view: SegmentView, stored: str) -> list[Span]:
    """Where in `stored` the dismissed words of the sentence stand untouched."""
    spans = [one.issue.span for one in view.issues if one.state is State.DISMISSED and not one.gone]
    if not spans:
        return []
    edits = difference(view.base, stored)
    found = [(span, moved(span, edits)) for span in spans]
    return [there for span, there in found if there.of(stored) == span.of(view.base)]
