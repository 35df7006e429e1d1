"""A name in the place of a plural: what follows may have to be in the singular."""

from __future__ import annotations

from review.french.agreement import agreement
from review.french.draft import Draft
from review.french.lexicon import Lexicon
from review.french.noun_agreement import Place
from review.french.noun_slot import Newcomer
from review.french.slot import is_subject
from review.model.messages import _
from review.model.proposal import Doubt, Reason
from review.model.span import Span


def doubt_plural(draft: Draft, place: Place, newcomer: Newcomer, lexicon: Lexicon) -> None:
    """K6: a name in the place of a plural: the verb and the predicate in the singular, as doubts."""
    plural = place.number == newcomer.number == "p"
    if not (plural and newcomer.name and newcomer.drops and place.slot.determined):
        return
    found = agreement(
        draft.text,
        draft.span.end,
        gender=newcomer.gender or place.gender or "m",
        number="s",
        old_number="p",
        subject=is_subject(place.slot, plural=True),
        ambiguous=False,
        lexicon=lexicon,
    )
    message = _("“{word}” may have to become “{new}”.")
    for edit in found.edits:
        old = draft.text[edit.start : edit.end]
        if any(Span(edit.start, edit.end).overlaps(Span(e.start, e.end)) for e in draft.edits):
            continue
        reason = Reason("N1", message.format(word=old, new=edit.replacement), asks=True)
        draft.doubts.append(Doubt(edit, reason))
        draft.say(reason.code, reason.message, asks=True)
