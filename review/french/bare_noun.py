"""A common noun without article in the place of a term: where it may stand so, and where it may need one (K6)."""

from __future__ import annotations

from typing import Final

from review.french.case import starts_upper
from review.french.contraction import article_of, own_article
from review.french.determiners import determiner_of
from review.french.draft import Draft, joined
from review.french.inflection import head_of
from review.french.left_context import Role
from review.french.lexicon import Lexicon, Pos
from review.french.noun_agreement import Place
from review.french.run import COPULAS
from review.french.slot import Slot
from review.french.tokens import SPACES, composed, words
from review.model.messages import _
from review.model.proposal import Pos as Kind
from review.model.proposal import Replacement, Site
from review.model.span import Span

_BARE: Final = frozenset({"à", "comme", "d'", "de", "en", "et", "ni", "ou", "par", "sans"})
_ROLES: Final = frozenset({"comme", "en"})


def doubt_bare_noun(
    draft: Draft, site: Site, replacement: Replacement, place: Place, lexicon: Lexicon
) -> None:
    """K6: where a name stood without article, a common noun may need one."""
    if replacement.pos not in (Kind.NOUN, Kind.ACRONYM) or place.slot.determined or place.glued:
        return
    if bare_on_purpose(draft, site, place.slot, lexicon) or own_article(composed(replacement.text))[0]:
        return
    before = place.slot.before
    linked = before is not None and any(a.lemma in COPULAS and a.person for a in lexicon.analyses(before.key))
    if linked and any(a.pos is Pos.ADJECTIVE for a in lexicon.analyses(composed(site.term))):
        draft.ask("A8", _("The old word may be an adjective here."))
    head = composed(site.term)[head_of(composed(site.term))].split() or [""]
    named = not any(a.pos is Pos.NOUN and a.form.islower() for word in head for a in lexicon.analyses(word))
    if named or (replacement.pos is Kind.NOUN and not _may_be_bare(draft, site, place.slot, lexicon)):
        draft.ask("K6", _("The old word stands like a name; the new one may need an article."))
        upper = named or starts_upper(draft.span.of(draft.text))
        draft.bare = upper and replacement.pos is Kind.NOUN and replacement.article is None


def bare_on_purpose(draft: Draft, site: Site, slot: Slot, lexicon: Lexicon) -> bool:
    """Whether a common noun stands beside another one that has a determiner (le choix pile/face, une maison témoin)."""
    text, span = draft.text, draft.span
    if slot.chain or (starts_upper(span.of(text)) and not draft.loud) or starts_upper(site.term):
        return False
    if not any(a.pos is Pos.NOUN for a in lexicon.analyses(composed(site.term))):
        return False
    before = words(text, 0, span.start)
    while before and text[before[-1].end : span.start].endswith("/"):
        span = Span(before[-1].start, span.end)
        before = before[:-1]
    if not before and text[draft.span.end : draft.span.end + 1] == "/":
        return True
    if len(before) < 2 or not joined(draft, before[-1].end, span.start):  # noqa: PLR2004
        return False
    noun, determiner = before[-1], before[-2]
    parts = {a.pos for a in lexicon.analyses(noun.key)}
    settled = parts == {Pos.NOUN} or (Pos.NOUN in parts and not parts & {Pos.ADJECTIVE, Pos.PARTICIPLE})
    led = article_of(determiner.key) is not None or determiner_of(determiner.key) is not None
    return settled and led and joined(draft, determiner.end, noun.start)


def _may_be_bare(draft: Draft, site: Site, slot: Slot, lexicon: Lexicon) -> bool:
    """Whether a common noun may stand without article: in a title, set off, after en, comme, de and the like.

    Where a capital marks the old word as a name, *de* and the like are not enough (le fils de Président).
    """
    text, start = draft.text, slot.chain[0].start if slot.chain else draft.span.start
    following = words(text, draft.span.end)[:1]
    verb = bool(following) and any(
        a.pos is Pos.VERB and a.person and a.person.startswith("3")
        for a in lexicon.analyses(following[0].key)
    )
    if slot.modified and slot.chain[0].key in ("de", "d'"):
        return True
    opening = slot.before is None or text[slot.before.end : start].strip(SPACES) != ""
    if draft.loud or opening:
        return not (verb and joined(draft, draft.span.end, following[0].start)) or draft.loud
    named = starts_upper(draft.span.of(text)) and not starts_upper(site.term)
    before = slot.before.key if slot.before else ""
    inner = slot.chain[0].key if slot.chain and slot.chain[0].role is Role.CLITIC else before
    if named:
        return inner in _ROLES
    return inner in _BARE or any(a.pos is Pos.PREPOSITION for a in lexicon.analyses(inner))
