"""Where the words of a new entry come from: what was edited by hand, or words picked in the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from review.model.decision import Kind
from review.model.proposal import Edit, apply_edits
from review.model.span import Span
from review.session.anchor import words
from review.session.session import ReviewSession
from review.tui.alignment import difference, moved, placed, whole_words

OTHERS: Final = 20
"""Other edited sentences that are offered at most."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """The words `span` of the machine's sentence `mt`; `fixed` is the sentence as it reads now, `right` what stands for them there."""

    segment: int
    mt: str
    fixed: str
    span: Span
    right: str = ""


def sightings(session: ReviewSession, segment: int, span: Span, edits: Iterable[int]) -> list[Sighting]:
    """The words to begin with, the likeliest first.

    What was edited by hand in sentence number `segment`; then the words at `span` of it (of the first word on where it is
    empty); then what was edited in the sentences of `edits`, the latest last. There is at least one.
    """
    view = session.segment(segment)
    found = pieces(session, segment)
    if not found:
        at = _words_at(view.mt_target, span)
        right = right_for(view.mt_target, view.target, at)
        found.append(Sighting(segment, view.mt_target, view.target, at, right))
    others = list(dict.fromkeys(number for number in reversed(list(edits)) if number != segment))
    for number in others[:OTHERS]:
        found += pieces(session, number)
    return found


def pieces(session: ReviewSession, segment: int) -> list[Sighting]:
    """What the latest edit by hand of the sentence changed, piece by piece, in whole words."""
    view = session.segment(segment)
    if not view.edited:
        return []
    mt, fixed = view.mt_target, view.base
    before = _before_edit(session, fixed)
    if before == fixed:
        before = mt
    back = difference(before, mt)
    found: list[Sighting] = []
    for edit, there in placed(difference(before, fixed)):
        was, right = _grown(before, fixed, edit, there)
        wrong = whole_words(mt, moved(was, back))
        # Words that a repair had put in place before: what they all stand for is told by the whole sentence.
        repaired_too = any(one.start < was.end and was.start < one.end for one in back)
        words_there = right_for(mt, fixed, wrong) if repaired_too else right.of(fixed).strip()
        if wrong.of(mt).strip() and all(one.span != wrong for one in found):
            found.append(Sighting(segment, mt, fixed, wrong, words_there))
    return found


def _before_edit(session: ReviewSession, text: str) -> str:
    """What the sentence read before the edit that made it `text`."""
    for record in reversed(session.ledger.records):
        decision = record.decision
        if record.in_force and decision.kind is Kind.EDIT and decision.after == text:
            return decision.before
    return text


def _grown(old: str, new: str, edit: Edit, there: Span) -> tuple[Span, Span]:
    """The edit in whole words of both texts; what was only put in, or only taken out, comes with the word beside it."""
    wrong, right = whole_words(old, Span(edit.start, edit.end)), whole_words(new, there)
    if wrong.of(old).strip() and right.of(new).strip():
        return wrong, right
    after, before = _word_after(old, wrong.end), _word_before(old, wrong.start)
    if after is not None:
        start = wrong.start if wrong.of(old).strip() else after.start
        return Span(start, after.end), Span(right.start, right.end + after.end - wrong.end)
    if before is not None:
        end = wrong.end if wrong.of(old).strip() else before.end
        return Span(before.start, end), Span(right.start - wrong.start + before.start, right.end)
    return wrong, right


def _word_after(text: str, at: int) -> Span | None:
    return next((word for word in words(text) if word.start >= at and word.of(text)[0].isalnum()), None)


def _word_before(text: str, at: int) -> Span | None:
    return next(
        (word for word in reversed(words(text)) if word.end <= at and word.of(text)[0].isalnum()), None
    )


def _words_at(text: str, span: Span) -> Span:
    """`span` in whole words, else the first word."""
    if span.of(text).strip():
        return whole_words(text, span)
    return _word_after(text, 0) or Span(0, len(text))


def right_for(mt: str, fixed: str, span: Span) -> str:
    """What stands in `fixed` for the words `span` of `mt`; "" where they stand there as they were."""
    edits = [edit for edit in difference(mt, fixed) if edit.start < span.end and span.start < edit.end]
    if not edits:
        return ""
    return whole_words(fixed, moved(span, difference(mt, fixed))).of(fixed)


def repaired(sighting: Sighting, right: str) -> list[str]:
    """The ways the sentence may read with `right` in the place of the picked words alone; none where nobody wrote it so."""
    if right != sighting.right:
        return []
    edits = difference(sighting.mt, sighting.fixed)
    own = [edit for edit in edits if edit.start <= sighting.span.end and sighting.span.start <= edit.end]
    return [apply_edits(sighting.mt, own), sighting.fixed]


class Picking:
    """The words picked so far, among those of one of `sightings`."""

    def __init__(self, found: Sequence[Sighting]) -> None:
        """Begin with the first sighting."""
        self._found: Final = found
        self._at = 0
        self._first = self._last = 0
        self._words: list[Span] = []
        self.choose(0)

    @property
    def count(self) -> int:
        """The number of sightings."""
        return len(self._found)

    @property
    def number(self) -> int:
        """Which of them it is, from 1."""
        return self._at + 1

    @property
    def sighting(self) -> Sighting:
        """The words picked now."""
        begun = self._found[self._at]
        span = self.span
        if span == begun.span:
            return begun
        return Sighting(begun.segment, begun.mt, begun.fixed, span, right_for(begun.mt, begun.fixed, span))

    @property
    def span(self) -> Span:
        """Where they stand in the machine's sentence."""
        if not self._words:
            return self._found[self._at].span
        return Span(self._words[self._first].start, self._words[self._last].end)

    def choose(self, step: int) -> None:
        """Go to the next sighting, or the one before, round at the ends."""
        self._at = (self._at + step) % len(self._found)
        begun = self._found[self._at]
        self._words = [word for word in words(begun.mt) if word.of(begun.mt)[0].isalnum()]
        inside = [number for number, word in enumerate(self._words) if word.overlaps(begun.span)]
        self._first, self._last = (inside[0], inside[-1]) if inside else (0, 0)

    def move(self, step: int) -> None:
        """Pick the next word, or the one before, alone."""
        at = self._last + step if step > 0 else self._first + step
        self._first = self._last = max(0, min(at, len(self._words) - 1))

    def extend(self, step: int) -> None:
        """Pick one word more at the end; one less (-1), and from one word on the word before, too."""
        if step < 0 and self._first == self._last:
            self._first = max(0, self._first - 1)
        else:
            self._last = max(self._first, min(self._last + step, len(self._words) - 1))
