"""Putting a replacement into a French sentence and getting the sentence right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from review.french.adjective_slot import fill_adjective, fill_complement, is_complement_slot
from review.french.case import shouting
from review.french.draft import Draft, Group, beside_word
from review.french.lexicon import Lexicon
from review.french.nominal import fill_nominal
from review.french.own_determiner import inner_span
from review.french.quotes import quoted_like
from review.french.reach import around, moved
from review.french.tokens import composed
from review.french.typography import Style
from review.french.verb_slot import fill_verb
from review.model.messages import _
from review.model.proposal import Certainty, Edit, Pos, Proposal, Replacement, Site
from review.model.span import Span

_BARE_A: Final = re.compile(r"\bA\b")
_FREE_PARTNERS: Final = frozenset({"anti", "co", "ex", "mi", "non", "pro", "quasi", "vice"})


def propose(  # noqa: PLR0917 - the order in which everything in this package is passed on
    text: str,
    site: Site,
    replacement: Replacement,
    style: Style,
    lexicon: Lexicon,
    following: str = "",
    *,
    apart: tuple[Span, ...] = (),
) -> Proposal:
    """The repair of `text` that puts `replacement` in the place of `site`.

    `text` is one segment: the site's span and the edits are code points of it, half-open. `following` is the next
    segment's text, read for words that may have to change along; words in one of the spans `apart` belong to other terms
    and don't.
    """
    return repair(text, site, replacement, style, lexicon, following, apart=apart).proposal


@dataclass(frozen=True, slots=True)
class Repair:
    """A proposal, and the noun group that it puts into the text: gender and number, `number` None for no noun."""

    proposal: Proposal
    gender: str | None = None
    number: str | None = None
    bare: bool = False


def repair(  # noqa: PLR0917 - as `propose`
    text: str,
    site: Site,
    replacement: Replacement,
    style: Style,
    lexicon: Lexicon,
    following: str = "",
    groups: tuple[Group, ...] = (),
    *,
    apart: tuple[Span, ...] = (),
) -> Repair:
    """`propose` in a text into which earlier repairs have put the noun `groups`."""
    part = around(text, site.span)
    if len(part) == len(text):
        return _repair(text, site, replacement, style, lexicon, following, groups, apart=apart)
    by = -part.start
    done = _repair(
        part.of(text),
        replace(site, span=site.span.shifted(by)),
        replacement,
        style,
        lexicon,
        following if part.end == len(text) else "",
        tuple(replace(group, span=group.span.shifted(by)) for group in groups),
        apart=tuple(span.shifted(by) for span in apart if span.overlaps(part)),
    )
    return replace(done, proposal=moved(done.proposal, part.start))


def _repair(  # noqa: PLR0917 - as `propose`
    text: str,
    site: Site,
    replacement: Replacement,
    style: Style,
    lexicon: Lexicon,
    following: str,
    groups: tuple[Group, ...],
    *,
    apart: tuple[Span, ...],
) -> Repair:
    right = replacement
    replacement = replace(right, text=quoted_like(site.span.of(text), right.text))
    site = inner_span(text, site, replacement, lexicon)
    draft = Draft(text, site.span, style, shouting(text), groups, apart)
    _general_doubts(draft, site)
    if replacement.pos is Pos.VERB:
        fill_verb(draft, site, replacement, lexicon)
    elif replacement.pos is Pos.ADJECTIVE:
        fill_adjective(draft, site, replacement, lexicon)
    elif replacement.pos is Pos.NOUN and is_complement_slot(draft, site, lexicon):
        fill_complement(draft, site, replacement, lexicon)
    else:
        fill_nominal(draft, site, replacement, lexicon, following)
    asks = bool(draft.doubts) or any(reason.asks for reason in draft.reasons)
    proposal = Proposal(
        right,
        tuple(sorted(draft.edits)),
        Certainty.ASK if asks else Certainty.APPLY,
        tuple(draft.reasons),
        tuple(draft.doubts),
    )
    return Repair(proposal, draft.gender, draft.number, draft.bare)


def _general_doubts(draft: Draft, site: Site) -> None:
    """What makes a repair a question whatever the replacement is."""
    if site.real_word:
        draft.ask("R1", _("“{word}” is correct French elsewhere.").format(word=draft.span.of(draft.text)))
    if draft.loud and _BARE_A.search(draft.text) and composed(draft.text).isascii():
        draft.ask("C4", _("“A” may stand for “À” in capitals without accents."))
    if site.determiner:
        draft.ask("K7", _("The wrong form begins with a determiner of its own."))
    glued, partner = beside_word(draft)
    if glued and composed(partner).lower() not in _FREE_PARTNERS and not partner[:1].isupper():
        draft.ask("T3", _("The term is part of a longer word."))


def proposals(  # noqa: PLR0917 - as `propose`
    text: str,
    site: Site,
    rights: Sequence[Replacement],
    style: Style,
    lexicon: Lexicon,
    following: str = "",
    *,
    apart: tuple[Span, ...] = (),
) -> tuple[Proposal, ...]:
    """The repairs of `text` for each of `rights`, best first, no two with the same result.

    A right before which two forms are in use (d', de) gives two repairs; the `elide` of each one's replacement
    tells which it is, so that it comes out alike when it is computed again. `following` and `apart` are as for `propose`.
    """
    found: dict[tuple[Edit, ...], Proposal] = {}
    for right in rights:
        found_first = repair(text, site, right, style, lexicon, following, apart=apart)
        first = found_first.proposal
        candidates = [first]
        if found_first.bare and found_first.gender is not None:
            with_article = replace(right, article="definite")
            candidates.append(propose(text, site, with_article, style, lexicon, following, apart=apart))
        if any(reason.code == "V7" for reason in first.reasons):
            both = [
                propose(text, site, replace(right, elide=elide), style, lexicon, following, apart=apart)
                for elide in ("yes", "no")
            ]
            candidates = sorted((_asking(p, first) for p in both), key=lambda p: p.edits != first.edits)
        for candidate in candidates:
            found.setdefault(candidate.edits, candidate)
    return tuple(found.values())


def _asking(variant: Proposal, first: Proposal) -> Proposal:
    """A variant that stays a question, with the first repair's reason for being one."""
    reasons = [reason for reason in first.reasons if reason.code == "V7" and reason not in variant.reasons]
    return replace(variant, certainty=Certainty.ASK, reasons=(*variant.reasons, *reasons))
