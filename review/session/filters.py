"""Which sentences are wanted: small conditions that combine with `&`, `|` and `~` and say in plain words what they are.

A condition is about a sentence. "undecided and critical" therefore holds where a sentence has an undecided issue and a
critical one, be they the same issue or two.
"""

from __future__ import annotations

import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Final

from review.model.issue import Severity, State
from review.model.messages import _
from review.session.views import SegmentView

_APOSTROPHES: Final = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\r": None})


def folded(text: str) -> str:
    """`text` without the differences that a search overlooks: case, accents, kinds of apostrophe and space."""
    text = text.translate(_APOSTROPHES).casefold()
    if text.isascii():
        return text
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))


class Filter(ABC):
    """A condition on a sentence as it stands now."""

    __slots__ = ()

    @property
    @abstractmethod
    def title(self) -> str:
        """The condition in plain words, such as "undecided and critical and “musk”"."""

    @property
    def confined(self) -> bool:
        """Whether only sentences with an issue, an edit or a note can fit, so that no other has to be looked at."""
        return True

    @abstractmethod
    def fits(self, view: SegmentView) -> bool:
        """Whether the sentence meets the condition."""

    def __and__(self, other: Filter) -> Filter:
        """Both conditions."""
        return Both((*_parts(self, Both), *_parts(other, Both)))

    def __or__(self, other: Filter) -> Filter:
        """One of the conditions at least."""
        return Either((*_parts(self, Either), *_parts(other, Either)))

    def __invert__(self) -> Filter:
        """The opposite condition."""
        return self.part if isinstance(self, Opposite) else Opposite(self)


@dataclass(frozen=True, slots=True)
class Everything(Filter):
    """Every sentence."""

    @property
    def title(self) -> str:
        """All sentences."""
        return _("all sentences")

    @property
    def confined(self) -> bool:
        """Not at all."""
        return False

    def fits(self, view: SegmentView) -> bool:
        """Always."""
        del view
        return True


@dataclass(frozen=True, slots=True)
class Flagged(Filter):
    """Sentences with an issue, an edit by hand or a note."""

    @property
    def title(self) -> str:
        """The name of it."""
        return _("flagged")

    def fits(self, view: SegmentView) -> bool:
        """Whether there is anything about the sentence."""
        return bool(view.issues or view.edited or view.note)


@dataclass(frozen=True, slots=True)
class Undecided(Filter):
    """Sentences with something left to decide, the skipped issues too."""

    @property
    def title(self) -> str:
        """The name of it."""
        return _("undecided")

    def fits(self, view: SegmentView) -> bool:
        """Whether an issue is undecided or skipped."""
        return any(not one.state.decided for one in view.issues)


@dataclass(frozen=True, slots=True)
class InState(Filter):
    """Sentences with an issue in `state`."""

    state: State

    @property
    def title(self) -> str:
        """The state's word: its value is the English msgid."""
        return _(self.state.value)

    def fits(self, view: SegmentView) -> bool:
        """Whether an issue is in that state."""
        return any(one.state is self.state for one in view.issues)


@dataclass(frozen=True, slots=True)
class OfEntry(Filter):
    """Sentences with an issue that the entry or check called `rule` found."""

    rule: str

    @property
    def title(self) -> str:
        """The entry by its id."""
        return _("entry {name}").format(name=self.rule)

    def fits(self, view: SegmentView) -> bool:
        """Whether an issue is of that entry."""
        return any(one.issue.key.rule == self.rule for one in view.issues)


@dataclass(frozen=True, slots=True)
class OfSeverity(Filter):
    """Sentences with an issue of `severity`."""

    severity: Severity

    @property
    def title(self) -> str:
        """The severity's word: its value is the English msgid."""
        return _(self.severity.value)

    def fits(self, view: SegmentView) -> bool:
        """Whether an issue is of that severity."""
        return any(one.issue.severity is self.severity for one in view.issues)


@dataclass(frozen=True, slots=True)
class EditedByHand(Filter):
    """Sentences that were edited by hand."""

    @property
    def title(self) -> str:
        """The name of it."""
        return _("edited by hand")

    def fits(self, view: SegmentView) -> bool:
        """Whether an edit by hand is in force."""
        return view.edited


@dataclass(frozen=True, slots=True)
class WithNote(Filter):
    """Sentences with a note."""

    @property
    def title(self) -> str:
        """The name of it."""
        return _("with a note")

    def fits(self, view: SegmentView) -> bool:
        """Whether there is a note."""
        return bool(view.note)


@dataclass(frozen=True, slots=True)
class WithText(Filter):
    """Sentences whose machine text or corrected text holds `text`, case and accents alike."""

    text: str

    @property
    def title(self) -> str:
        """The text in quotation marks."""
        return _("“{text}”").format(text=self.text)

    @property
    def confined(self) -> bool:
        """Any sentence may hold it."""
        return False

    def fits(self, view: SegmentView) -> bool:
        """Whether the text is there."""
        needle = folded(self.text)
        if needle in folded(view.mt_target):
            return True
        return view.target != view.mt_target and needle in folded(view.target)


@dataclass(frozen=True, slots=True)
class Both(Filter):
    """All of `parts` (two at least)."""

    parts: tuple[Filter, ...]

    @property
    def title(self) -> str:
        """The parts joined by "and", those with "or" in brackets."""
        titles = (_bracketed(part) if isinstance(part, Either) else part.title for part in self.parts)
        return reduce(lambda one, other: _("{one} and {other}").format(one=one, other=other), titles)

    @property
    def confined(self) -> bool:
        """Where one of the parts is."""
        return any(part.confined for part in self.parts)

    def fits(self, view: SegmentView) -> bool:
        """Whether every part fits."""
        return all(part.fits(view) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Either(Filter):
    """At least one of `parts` (two at least)."""

    parts: tuple[Filter, ...]

    @property
    def title(self) -> str:
        """The parts joined by "or", those with "and" in brackets."""
        titles = (_bracketed(part) if isinstance(part, Both) else part.title for part in self.parts)
        return reduce(lambda one, other: _("{one} or {other}").format(one=one, other=other), titles)

    @property
    def confined(self) -> bool:
        """Where all of the parts are."""
        return all(part.confined for part in self.parts)

    def fits(self, view: SegmentView) -> bool:
        """Whether a part fits."""
        return any(part.fits(view) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Opposite(Filter):
    """The sentences that `part` leaves out."""

    part: Filter

    @property
    def title(self) -> str:
        """The part behind "not"."""
        inner = _bracketed(self.part) if isinstance(self.part, Both | Either) else self.part.title
        return _("not {filter}").format(filter=inner)

    @property
    def confined(self) -> bool:
        """Sentences without any issue fit, too."""
        return False

    def fits(self, view: SegmentView) -> bool:
        """Whether the part doesn't fit."""
        return not self.part.fits(view)


def _parts(one: Filter, kind: type[Both | Either]) -> tuple[Filter, ...]:
    return one.parts if isinstance(one, kind) else (one,)


def _bracketed(one: Filter) -> str:
    return _("({filter})").format(filter=one.title)


def combined(groups: Iterable[Iterable[Filter]]) -> Filter | None:
    """Join by "or" within a group and by "and" between groups; empty groups don't count, None where all are."""
    single = [reduce(or_, group) for group in map(tuple, groups) if group]
    return reduce(and_, single) if single else None


def leaves(wanted: Filter) -> Iterator[Filter]:
    """The single conditions that `wanted` was combined from, in order."""
    if isinstance(wanted, Both | Either):
        for part in wanted.parts:
            yield from leaves(part)
    elif isinstance(wanted, Opposite):
        yield from leaves(wanted.part)
    else:
        yield wanted
