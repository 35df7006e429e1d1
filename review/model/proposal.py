"""Repairs: what is put in place, where, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from review.model.span import Span


class Pos(StrEnum):
    """What a term is, as the glossary says it."""

    NAME = "name"
    NOUN = "noun"
    ACRONYM = "acronym"
    ADJECTIVE = "adjective"
    VERB = "verb"
    PHRASE = "phrase"


class Certainty(StrEnum):
    """`apply`: safe without a look; `ask`: a person must look."""

    APPLY = "apply"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Replacement:
    """One right form in dictionary form, with what the glossary or the lexicon knows of it; None = not known.

    `gender` is "m" or "f"; `number` "s" or "p" (fixed number only); `article` none, definite, contract or name;
    `elide` yes, no or ask; `aux` avoir or être; `case` keep or follow.
    """

    text: str
    pos: Pos
    gender: str | None = None
    number: str | None = None
    plural: str | None = None
    article: str | None = None
    elide: str | None = None
    aux: str | None = None
    case: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a replacement goes: `span` in the text to repair, and the wrong `term` in dictionary form that stands there.

    `real_word`: the wrong form is correct French elsewhere. `determiner`: the span begins with a determiner of its own.
    `inflected`: False where the term matches only as written.
    """

    span: Span
    term: str
    real_word: bool = False
    determiner: bool = False
    inflected: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text[start:end]` becomes `replacement`."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a repair looks as it does or must be looked at: a stable `code` and one plain sentence."""

    code: str
    message: str
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that may have to change along with the repair: an `edit` of its own, to be switched on or off."""

    edit: Edit
    reason: Reason


@dataclass(frozen=True, slots=True)
class Proposal:
    """A repair: minimal, ordered, disjoint `edits` of the text it was computed on, its certainty and the reasons.

    `reasons` tell the rules that were applied and, with `asks`, those that make the repair a question. `doubts` are
    edits that only a person can decide on; they are no part of `edits`.
    """

    replacement: Replacement
    edits: tuple[Edit, ...]
    certainty: Certainty
    reasons: tuple[Reason, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def hull(self) -> Span:
        """From the first changed character to the last, the elided or contracted word before the term included."""
        return Span(self.edits[0].start, self.edits[-1].end) if self.edits else Span(0, 0)

    def written(self, text: str) -> str:
        """What stands in the place of `hull` in `text` after the repair."""
        hull = self.hull
        return apply_edits(text[: hull.end], self.edits)[hull.start :]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the disjoint `edits` done; raises ValueError where two overlap."""
    pieces, done = [], 0
    for edit in sorted(edits):
        if edit.start < done:
            message = f"edits overlap at {edit.start}"
            raise ValueError(message)
        pieces += [text[done : edit.start], edit.replacement]
        done = edit.end
    return "".join([*pieces, text[done:]])
