"""The part of a match that is replaced, where the match begins with a determiner of its own."""

from __future__ import annotations

from dataclasses import replace

from review.french.contraction import article_of
from review.french.determiners import determiner_of
from review.french.quotes import OPENING
from review.french.tokens import words
from review.model.proposal import Replacement, Site
from review.model.span import Span


def begins_with_determiner(text: str) -> bool:
    """Whether the first of several words is a determiner."""
    found = words(text)
    return len(found) > 1 and (
        article_of(found[0].key) is not None or determiner_of(found[0].key) is not None
    )


def inner_span(text: str, site: Site, replacement: Replacement) -> Site:
    """The site without the determiner that its span begins with, which the rules then treat like any other.

    A replacement that brings a determiner along takes the place of the whole span. Quotation marks of the span stay outside
    with the determiner, unless the replacement brings its own.
    """
    inside = words(text, site.span.start, site.span.end)
    if (
        not site.determiner
        or not begins_with_determiner(site.span.of(text))
        or begins_with_determiner(replacement.text)
    ):
        return site
    term = site.term.split(maxsplit=1)[-1]
    start, end = inside[1].start, site.span.end
    if OPENING.search(text, site.span.start, start):
        if OPENING.search(replacement.text):
            between = OPENING.search(text, inside[0].end, start)
            return site if between is None else replace(site, span=Span(between.start(), end), term=term)
        end, own = inside[-1].end, words(site.term)
        term = site.term[own[1].start : own[-1].end] if len(own) > 1 else term
    return replace(site, span=Span(start, end), term=term)
