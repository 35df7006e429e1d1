"""A lesson: what a review teaches a glossary, for a person to accept or not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from review.glossary.entry import GlossaryEntry

Repaired = Callable[[GlossaryEntry, str], str]
"""Gives a text as the first repairs of an entry, alone in force, leave it; the same text where it finds nothing."""


class LessonKind(StrEnum):
    """What is to be done: a new entry, another right form, another order of them, a condition, or less certainty."""

    NEW = "new"
    ALTERNATIVE = "alternative"
    ORDER = "order"
    UNLESS = "unless"
    REAL_WORD = "real_word"
    WARN = "warn"
    RETIRE = "retire"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence before and after what a person did; the same where it was left. `segment` counts from 0, None where the text is gone."""

    document: str
    segment: int | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """One proposal: `new` in the place of `old`, or as one more entry where that is None; `why` says it in words."""

    kind: LessonKind
    why: str
    evidence: tuple[Evidence, ...]
    old: GlossaryEntry | None
    new: GlossaryEntry

    def on(self, present: GlossaryEntry) -> Lesson:
        """The same change made to `present`, the entry as it is by now: the fields that the lesson changes, and no others."""
        if self.old is None or present == self.old:
            return self
        changed: dict[str, Any] = {
            field.name: getattr(self.new, field.name)
            for field in fields(GlossaryEntry)
            if field.compare and getattr(self.new, field.name) != getattr(self.old, field.name)
        }
        return replace(self, old=present, new=replace(present, **changed))
