"""Doubts switched on: words that may have to change along with a repair, changed with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from review.errors import UsageError
from review.model.messages import _
from review.model.proposal import Doubt, Proposal


def with_doubts(proposal: Proposal, doubts: Sequence[Doubt]) -> Proposal:
    """`proposal` with the edits of `doubts`, some of its own, among its edits, in whatever order they are given.

    Raises UsageError where one is no doubt of `proposal`, or where two edits overlap or begin at the same place.
    """
    chosen = set(doubts)
    if not chosen:
        return proposal
    if not chosen <= set(proposal.doubts):
        raise UsageError(proposal.replacement.text, _("this doubt belongs to another repair"))
    edits = tuple(sorted((*proposal.edits, *(doubt.edit for doubt in chosen))))
    for before, after in pairwise(edits):
        if after.start < before.end or after.start == before.start:
            raise UsageError(
                proposal.replacement.text,
                _("this doubt is about words that change already"),
                _("accept the repair without it, then edit the sentence"),
            )
    left = tuple(doubt for doubt in proposal.doubts if doubt not in chosen)
    return replace(proposal, edits=edits, doubts=left)
