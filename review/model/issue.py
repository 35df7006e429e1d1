"""Possible problems that a tool found, in the words of MQM (Multidimensional Quality Metrics)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from review.model.proposal import Replacement, Site
from review.model.span import Span


class Severity(StrEnum):
    """MQM severity, from harmless to unusable."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for neutral up to 3 for critical."""
        return tuple(Severity).index(self)


class Status(StrEnum):
    """Whether an entry is applied, only shown, or kept for the record."""

    ACTIVE = "active"
    WARN = "warn"
    RETIRED = "retired"


class State(StrEnum):
    """What became of an issue; skipped counts as undecided."""

    UNDECIDED = "undecided"
    SKIPPED = "skipped"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    RESOLVED = "resolved"

    @property
    def decided(self) -> bool:
        """Whether nothing is left for the reviewer to do."""
        return self not in (State.UNDECIDED, State.SKIPPED)


ERROR_TYPES: Final = frozenset(
    {
        "accuracy",
        "accuracy/addition",
        "accuracy/do-not-translate",
        "accuracy/mistranslation",
        "accuracy/omission",
        "accuracy/over-translation",
        "accuracy/under-translation",
        "accuracy/untranslated",
        "audience-appropriateness",
        "audience-appropriateness/culture-specific-reference",
        "audience-appropriateness/offensive",
        "design-and-markup",
        "design-and-markup/layout",
        "design-and-markup/link-cross-reference",
        "design-and-markup/markup-tag",
        "design-and-markup/missing-text",
        "design-and-markup/truncation-text-expansion",
        "linguistic-conventions",
        "linguistic-conventions/character-encoding",
        "linguistic-conventions/grammar",
        "linguistic-conventions/punctuation",
        "linguistic-conventions/spelling",
        "linguistic-conventions/textual-conventions",
        "linguistic-conventions/unintelligible",
        "locale-conventions",
        "locale-conventions/address-format",
        "locale-conventions/currency-format",
        "locale-conventions/date-format",
        "locale-conventions/measurement-format",
        "locale-conventions/number-format",
        "locale-conventions/shortcut-key",
        "locale-conventions/telephone-format",
        "locale-conventions/time-format",
        "other",
        "style",
        "style/awkward-style",
        "style/inconsistent-style",
        "style/inconsistent-with-external-reference",
        "style/language-register",
        "style/organizational-style",
        "style/third-party-style",
        "style/unidiomatic-style",
        "terminology",
        "terminology/inconsistent-use-of-terminology",
        "terminology/inconsistent-with-terminology-resource",
        "terminology/wrong-term",
    }
)
"""Error types of the MQM core typology (themqm.org; MQM 2.0, Lommel et al. 2024), written as dimension/type; "other" is MQM's
custom type."""


@dataclass(frozen=True, slots=True)
class IssueKey:
    """What an issue is known by across edits elsewhere in the file.

    `rule` is the entry's id, or the check's name behind "check:"; `words` are the folded matched words; `nth` counts
    such matches before it in the segment; `segment` and `occurrence` are the segment key's. `base` is "" for an issue
    of the machine's text, "edited" for one in words that were typed by hand (`nth` then counts among those).
    """

    rule: str
    words: str
    nth: int
    segment: str
    occurrence: int
    base: str = ""

    def __str__(self) -> str:
        """A readable, unique form: `rule:words:nth@segment.occurrence`."""
        text = f"{self.rule}:{self.words}:{self.nth}@{self.segment}.{self.occurrence}"
        return f"{text}+{self.base}" if self.base else text


@dataclass(frozen=True, slots=True)
class Issue:
    """A possible problem in segment number `segment`, at `site.span` of the text the issue was found in.

    That text is the segment's machine text, or its hand-edited text where `key.base` says so; `text` is what stands at
    the span. Exactly one of `entry` (glossary entry id) and `check` (name of a check) is set. `rights` are what may be
    put in place, best first; `message` says what is wrong, in plain words; `origin` is what the
    source says, where the glossary knows.
    """

    key: IssueKey
    segment: int
    site: Site
    text: str
    rights: tuple[Replacement, ...]
    entry: str | None
    check: str | None
    type: str
    severity: Severity
    status: Status
    message: str
    origin: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """The matched words, in code points of the text the issue was found in."""
        return self.site.span
