"""What mining finds: words that look wrong, where they stand, and what may have been meant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from review.model.span import Span


class Kind(StrEnum):
    """Why words are listed.

    `GLUED`: words without the space between them; `SPELLING`: a name that stands elsewhere in another spelling;
    `ENGLISH`: words that were left in English; `UNKNOWN`: a word that the lexicon doesn't have.
    """

    GLUED = "glued"
    SPELLING = "spelling"
    ENGLISH = "english"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in text number `text`, segment number `segment`, both from 0: `span` counts in the segment's target."""

    text: int
    segment: int
    span: Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may deserve an entry, as first written, with all their `places` in text order.

    `suggestions` say what may have been meant, best first; `sure` where the first of them is good enough for a draft
    entry as it stands. `name`: may well be a name that the lexicon can't have.
    """

    kind: Kind
    words: str
    places: tuple[Place, ...]
    suggestions: tuple[str, ...] = ()
    sure: bool = False
    name: bool = False

    @property
    def count(self) -> int:
        """How often the words stand in the texts."""
        return len(self.places)
