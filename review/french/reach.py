"""How far a repair looks: what makes the cost of one bounded, however long the sentence is."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from review.model.proposal import Doubt, Edit, Proposal
from review.model.span import Span

REACH: Final = 1000
"""Code points looked at before a term and behind it; sentences that people write are shorter."""


def around(text: str, span: Span) -> Span:
    """The part of `text` within reach of `span`, cut at white space; all of a text that is short enough."""
    start, end = max(0, span.start - REACH), min(len(text), span.end + REACH)
    if start:
        start = text.find(" ", start, span.start) + 1 or start
    if end < len(text):
        last = text.rfind(" ", span.end, end)
        end = last if last > 0 else end
    return Span(start, end)


def moved_edit(edit: Edit, by: int) -> Edit:
    """The edit `by` code points further on."""
    return Edit(edit.start + by, edit.end + by, edit.replacement)


def moved(proposal: Proposal, by: int) -> Proposal:
    """The proposal for a text in which everything stands `by` code points further on."""
    doubts = tuple(Doubt(moved_edit(doubt.edit, by), doubt.reason) for doubt in proposal.doubts)
    return replace(proposal, edits=tuple(moved_edit(edit, by) for edit in proposal.edits), doubts=doubts)
