"""The part of a match that is replaced, where the match begins with a determiner of its own."""

from __future__ import annotations

from dataclasses import replace

from review.french.contraction import article_of
from review.french.determiners import determiner_of
from review.french.lexicon import Lexicon, Pos
from review.french.quotes import OPENING
from review.french.tokens import words
from review.model.proposal import Pos as Kind
from review.model.proposal import Replacement, Site
from review.model.span import Span


def begins_with_determiner(text: str) -> bool:
    """Whether the first of several words is a determiner."""
    found = words(text)
    return len(found) > 1 and (
        article_of(found[0].key) is not None or determiner_of(found[0].key) is not None
    )


def _is_name(text: str, site: Site) -> bool:
    """*Ma Yun*: the words of a name, the first of which only looks like a determiner."""
    inside = words(text, site.span.start, site.span.end)[:2]
    return (
        len(inside) > 1
        and article_of(inside[0].key) is None
        and all(word.text[:1].isupper() for word in (*inside, *words(site.term)[:2]))
    )


def _is_noun_group(replacement: Replacement, lexicon: Lexicon) -> bool:
    """Whether a noun may head the replacement, so that a determiner can stand before it (not *mieux vaut trancher*)."""
    if replacement.pos is not Kind.PHRASE or replacement.gender or replacement.number:
        return True
    kinds = [{a.pos for a in lexicon.analyses(word.key)} for word in words(replacement.text)]
    nominal = {Pos.ADJECTIVE, Pos.NAME, Pos.NOUN, Pos.PARTICIPLE}
    clause = any(parts == {Pos.VERB} for parts in kinds)
    return bool(kinds) and not clause and (not kinds[0] or bool(kinds[0] & nominal))


def inner_span(text: str, site: Site, replacement: Replacement, lexicon: Lexicon) -> Site:
    """The site without the determiner that its span begins with, which the rules then treat like any other.

    A replacement that brings a determiner along, or before which none can stand, takes the place of the whole span, and so
    does any in the place of a name. Quotation marks of the span stay outside
    with the determiner, unless the replacement brings its own.
    """
    inside = words(text, site.span.start, site.span.end)
    if (
        not site.determiner
        or not begins_with_determiner(site.span.of(text))
        or begins_with_determiner(replacement.text)
        or _is_name(text, site)
        or not _is_noun_group(replacement, lexicon)
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
