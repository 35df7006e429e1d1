"""What people made of a text's issues and sentences: the material that lessons and statistics are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from review.model.proposal import Replacement
from review.model.span import Span


class Verdict(StrEnum):
    """What became of an issue. `edited`: its words were changed by hand, also after a repair had been accepted."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    DISMISSED = "dismissed"
    SKIPPED = "skipped"
    UNDECIDED = "undecided"
    BY_FIX = "by fix"

    @property
    def decided(self) -> bool:
        """Whether a person decided."""
        return self in (Verdict.ACCEPTED, Verdict.EDITED, Verdict.DISMISSED)


@dataclass(frozen=True, slots=True)
class Edited:
    """A sentence edited by hand: the machine's text `before` and the text `after`; `segment` counts from 0, None where the text is gone."""

    document: str
    segment: int | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Judged:
    """An issue of an entry and what became of it.

    `span` are the flagged words in `sentence`, the machine's; `reach` is the text that the entry's conditions look at
    there. Of an accepted one `right` is what was put in place and `after` the sentence with that repair alone, "" where
    that isn't known.
    """

    entry: str
    verdict: Verdict
    document: str
    segment: int | None
    sentence: str
    span: Span
    reach: str
    after: str = ""
    right: Replacement | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What the review of one document says; `whole` where its text was at hand, so that undecided issues are known too."""

    document: str
    edits: tuple[Edited, ...] = ()
    judged: tuple[Judged, ...] = ()
    whole: bool = True
