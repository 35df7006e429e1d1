"""One error with its wrong forms, its right forms and its conditions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from review.model.issue import Severity, Status
from review.model.proposal import Pos, Replacement


class Scope(StrEnum):
    """How far around a match its conditions look."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the error, and the same text repaired; runs as a test."""

    mt: str
    fixed: str


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """One error: `wrong` forms in dictionary form, `right` forms best first, and the words that must or must not occur nearby.

    At least one of `when` and none of `unless` must occur in `scope`. `path` and `line` (from 1) say where it is written.
    """

    id: str
    wrong: tuple[str, ...]
    right: tuple[Replacement, ...]
    pos: Pos = Pos.PHRASE
    type: str = "accuracy/mistranslation"
    severity: Severity = Severity.MAJOR
    status: Status = Status.ACTIVE
    origin: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    scope: Scope = Scope.PARAGRAPH
    inflect: bool = True
    regex: bool = False
    real_word: bool = False
    note: str = ""
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Glossary:
    """A loaded glossary file; `source` is the language it translates from, None where it doesn't say."""

    path: str
    name: str
    source: str | None
    target: str
    entries: tuple[GlossaryEntry, ...]
