"""Several repairs of one segment put in place together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from review.french.draft import Group
from review.french.lexicon import Lexicon
from review.french.reach import REACH, around, moved_edit
from review.french.substitute import repair
from review.french.typography import Style
from review.model.proposal import Edit, Replacement, Site, apply_edits
from review.model.span import Span

NEIGHBOURS: Final = 6
"""How many of the repairs behind one in the sentence may touch it; each changes words of its own in between."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A replacement that was accepted for a site; `edits` as they were accepted, () = compute them."""

    site: Site
    replacement: Replacement
    edits: tuple[Edit, ...] = ()


def compose(text: str, choices: Sequence[Choice], style: Style, lexicon: Lexicon) -> tuple[Edit, ...]:
    """The edits of `text` that put all `choices` in place, the same in whatever order they are given.

    Recorded edits are used as they are unless choices touch: where one changes what another would do, or their edits
    meet, they are computed jointly, in text order. Of two choices with
    overlapping spans the first in the text counts, at the same start the longer one.
    """
    ordered = _disjoint(choices)
    alone = [_alone(text, replace(choice, edits=()), style, lexicon) for choice in ordered]
    recorded = [choice.edits or edits for choice, edits in zip(ordered, alone, strict=True)]
    groups = list(range(len(ordered)))
    for first, second in _near(ordered):
        joint = _joint(text, ordered[first], ordered[second], style, lexicon)
        apart = _merged([recorded[first], recorded[second]])
        if apart is None or not _same(joint, _merged([alone[first], alone[second]])):
            old, new = groups[second], groups[first]
            groups = [new if group == old else group for group in groups]
    found: list[tuple[Edit, ...]] = []
    for group in sorted(set(groups)):
        members = [place for place, own in enumerate(groups) if own == group]
        if len(members) == 1:
            found.append(recorded[members[0]])
        else:
            group_choices = tuple(replace(ordered[place], edits=()) for place in members)
            joint = _together(text, group_choices, style, lexicon)
            added = (edit for place in members for edit in _added(recorded[place], alone[place]))
            found.append(_with(joint, added))
    merged = _merged(found)
    return merged if merged is not None else _computed(text, ordered, style, lexicon)


def _near(ordered: Sequence[Choice]) -> Iterator[tuple[int, int]]:
    """The pairs that may touch: neither the sentence's length nor the number of its repairs makes a pair dear."""
    for first, choice in enumerate(ordered):
        for second in range(first + 1, min(first + 1 + NEIGHBOURS, len(ordered))):
            if ordered[second].site.span.start - choice.site.span.end <= REACH:
                yield first, second


@lru_cache(maxsize=4096)
def _alone(text: str, choice: Choice, style: Style, lexicon: Lexicon) -> tuple[Edit, ...]:
    """The edits that put one choice in place, the others aside."""
    return repair(text, choice.site, choice.replacement, style, lexicon).proposal.edits


def _joint(text: str, first: Choice, second: Choice, style: Style, lexicon: Lexicon) -> tuple[Edit, ...]:
    """The edits that put two choices in place, the first in the text before the other."""
    return _together(text, (replace(first, edits=()), replace(second, edits=())), style, lexicon)


@lru_cache(maxsize=4096)
def _together(text: str, choices: tuple[Choice, ...], style: Style, lexicon: Lexicon) -> tuple[Edit, ...]:
    part = around(text, Span(choices[0].site.span.start, choices[-1].site.span.end))
    by = -part.start
    near = [replace(one, site=replace(one.site, span=one.site.span.shifted(by))) for one in choices]
    return tuple(moved_edit(edit, part.start) for edit in _computed(part.of(text), near, style, lexicon))


def _disjoint(choices: Sequence[Choice]) -> list[Choice]:
    kept: list[Choice] = []
    order = sorted(choices, key=lambda c: (c.site.span.start, -c.site.span.end, c.replacement.text, c.edits))
    for choice in order:
        if not kept or not kept[-1].site.span.overlaps(choice.site.span):
            kept.append(choice)
    return kept


def _merged(edits: Iterable[Sequence[Edit]]) -> tuple[Edit, ...] | None:
    """All edits in order; None where two of them overlap or meet in an insertion."""
    merged = tuple(sorted({edit for group in edits for edit in group}))
    for before, after in pairwise(merged):
        if after.start < before.end or after.start == before.start:
            return None
    return merged


def _same(one: tuple[Edit, ...], other: tuple[Edit, ...] | None) -> bool:
    """Whether the edits do the same, in however many pieces."""
    return other is not None and _in_one(one) == _in_one(other)


def _in_one(edits: Iterable[Edit]) -> list[Edit]:
    """The ordered edits with those that adjoin made one."""
    found: list[Edit] = []
    for edit in edits:
        if found and found[-1].end == edit.start:
            last = found.pop()
            edit = Edit(last.start, edit.end, last.replacement + edit.replacement)  # noqa: PLW2901 - grown
        found.append(edit)
    return found


def _added(recorded: tuple[Edit, ...], alone: tuple[Edit, ...]) -> list[Edit]:
    """What a person put on top of a repair: the doubts that were switched on."""
    return [edit for edit in recorded if edit not in alone] if set(alone) <= set(recorded) else []


def _with(edits: tuple[Edit, ...], added: Iterable[Edit]) -> tuple[Edit, ...]:
    """`edits` and those of `added` that touch none of them."""
    for edit in sorted(set(added)):
        edits = _merged([edits, [edit]]) or edits
    return edits


def _computed(text: str, choices: Sequence[Choice], style: Style, lexicon: Lexicon) -> tuple[Edit, ...]:
    """The edits of the choices done one after the other in text order, each on the text that the ones before left."""
    patch = _Patch(text)
    groups: list[Group] = []
    for choice in choices:
        site = replace(choice.site, span=patch.moved(choice.site.span))
        known = tuple(replace(group, span=patch.moved(group.span)) for group in groups)
        done = repair(patch.text, site, choice.replacement, style, lexicon, "", known)
        patch.apply(done.proposal.edits)
        if done.number is not None:
            groups.append(Group(choice.site.span, done.gender, done.number))
    return patch.edits()


class _Patch:
    """A text being changed, which remembers where each character of it was in the original."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = original
        self.origins: list[int | None] = list(range(len(original)))
        self.done: list[Edit] = []

    def moved(self, span: Span) -> Span:
        """Where a span of the original is now; what was put in its place where its words were changed."""
        start = self._moved(span.start, after=True)
        return Span(start, max(start, self._moved(span.end, after=False)))

    def _moved(self, offset: int, *, after: bool) -> int:
        """`after`: past what was inserted at the offset, unless the character there was replaced."""
        kept = [place for place, origin in enumerate(self.origins) if origin is not None and origin < offset]
        place = kept[-1] + 1 if kept else 0
        replaced = offset not in self.origins
        while after and not replaced and place < len(self.origins) and self.origins[place] is None:
            place += 1
        if not after and offset - 1 not in self.origins:
            while place < len(self.origins) and self.origins[place] is None:
                place += 1
        return place

    def apply(self, edits: Iterable[Edit]) -> None:
        """Do further edits, given in offsets of the text as it is now."""
        ordered = sorted(edits)
        self.text = apply_edits(self.text, ordered)
        for edit in reversed(ordered):
            self.origins[edit.start : edit.end] = [None] * len(edit.replacement)

    def edits(self) -> tuple[Edit, ...]:
        """What has been done, as edits of the original; what came back as it was is none."""
        found, last, pending = [], 0, 0
        for place, origin in enumerate([*self.origins, len(self.original)]):
            if origin is None:
                continue
            new = self.text[pending:place]
            if new != self.original[last:origin]:
                found.append(Edit(last, origin, new))
            last, pending = origin + 1, place + 1
        return tuple(found)
