"""A noun, a name, an acronym or a fixed phrase in the place of a term."""

from __future__ import annotations

from typing import Final

from review.french.case import capitalised, starts_upper, term_case
from review.french.contraction import own_article
from review.french.determiners import numeral_number
from review.french.draft import Draft, beside_word, joined, opens_sentence, write_chain
from review.french.inflection import gender_of, head_of, number_of, plural_of, readings
from review.french.left_context import Role
from review.french.lexicon import Gender, Lexicon, Number, Pos
from review.french.noun_agreement import Place, agree_around, doubt_modifiers
from review.french.noun_slot import Chain, Newcomer
from review.french.predicate import COPULAS
from review.french.single_name import doubt_plural
from review.french.slot import Slot, read_slot
from review.french.tokens import SPACES, composed, key_of, words
from review.french.typography import STRAIGHT
from review.model.messages import _
from review.model.proposal import Pos as Kind
from review.model.proposal import Replacement, Site

_OF_HEADS: Final = frozenset({"co", "ex", "non", "quasi", "vice"})
_BARE: Final = frozenset({"à", "comme", "d'", "de", "en", "et", "ni", "ou", "par", "sans"})
_ROLES: Final = frozenset({"comme", "en"})


def fill_nominal(
    draft: Draft, site: Site, replacement: Replacement, lexicon: Lexicon, following: str
) -> None:
    """Put a noun, a name, an acronym or a phrase in the term's place and see to all that depends on it."""
    place = _read_place(draft, site, replacement, lexicon)
    newcomer = _newcomer(draft, replacement, place, lexicon)
    _doubt_determined_name(draft, replacement, newcomer, place.slot)
    draft.gender, draft.number = newcomer.gender, newcomer.number
    _doubt_bare_noun(draft, site, replacement, place, lexicon)
    chain = Chain(draft, place.slot, newcomer, lexicon, prefix=place.prefix)
    capital = write_chain(draft, place.slot.chain, chain.rewrite())
    _write_term(draft, site, replacement, newcomer, chain, capital=capital)
    doubt_modifiers(draft, place, newcomer, lexicon)
    if not place.glued:
        agree_around(draft, place, newcomer, composed(site.term), lexicon=lexicon, following=following)
        doubt_plural(draft, place, newcomer, lexicon)


def _read_place(draft: Draft, site: Site, replacement: Replacement, lexicon: Lexicon) -> Place:
    form = composed(draft.span.of(draft.text))
    glued, partner = beside_word(draft)
    prefix = _prefix(draft, replacement, partner) if glued else ""
    start = draft.span.start - (len(partner) + 1 if prefix else 0)
    slot = read_slot(draft.text, start, prefix or form, lexicon)
    if slot.blocked:
        draft.ask("K6", _("Look at the marks between the term and the word before it."))
    counted = after_figures(form)
    gender = (
        slot.gender
        or gender_of(lexicon, composed(site.term))
        or (gender_of(lexicon, counted) if counted else None)
    )
    if glued and _leads_compound(draft):
        gender = gender_of(lexicon, partner)
    number = _number(draft, site, replacement, slot, lexicon)
    return Place(slot, gender, number, glued and not prefix, prefix)


def _prefix(draft: Draft, replacement: Replacement, partner: str) -> str:
    """*ex-*, *vice-* and the like before a noun, which stays the head of the group."""
    if replacement.pos is not Kind.NOUN or _leads_compound(draft):
        return ""
    return composed(partner) if composed(partner).lower() in _OF_HEADS else ""


def _leads_compound(draft: Draft) -> bool:
    """Whether the term is the first part of a hyphenated word."""
    return draft.text[draft.span.end : draft.span.end + 1] in ("-", "‑")


def after_figures(group: str) -> str:
    """What follows the numerals that a group begins with (40 morts); "" where it begins with none or has nothing else."""
    parts = group.split()
    count = 0
    while count < len(parts) and numeral_number(key_of(parts[count])):
        count += 1
    return " ".join(parts[count:]) if count else ""


def _number(draft: Draft, site: Site, replacement: Replacement, slot: Slot, lexicon: Lexicon) -> str:
    """3.6: the number of the slot: what stands before the term, else the term's own form."""
    form, term = composed(draft.span.of(draft.text)), composed(site.term)
    shown = {reading.number for reading in readings(lexicon, form, term) if reading.mood is None}
    counted = numeral_number(key_of(form.split()[0])) if after_figures(form) else None
    if counted or not shown:
        shown = {Number(counted) if counted else number_of(lexicon, form.split()[0])}
    shown.discard(None)
    own = str(next(iter(shown))) if len(shown) == 1 and Number.INVARIABLE not in shown else None
    inflects = replacement.pos in (Kind.NOUN, Kind.ACRONYM)
    if slot.number and own and slot.number != own and replacement.pos is not Kind.NAME:
        draft.ask("N2", _("The term and the words before it differ in number."))
    number = slot.number or own
    if slot.counted and number != "p" and inflects and not replacement.number:
        draft.ask("K11", _("After a word of quantity, one or several may be meant."))
    elif number is None and inflects:
        draft.ask("N2", _("The text doesn't show whether one or several are meant."))
    return number or "s"


def _newcomer(draft: Draft, replacement: Replacement, place: Place, lexicon: Lexicon) -> Newcomer:
    """What takes the term's place, with what the glossary leaves out taken from the lexicon and the slot."""
    text, gender, article = composed(replacement.text), replacement.gender, replacement.article
    number = replacement.number or place.number
    if number != place.number:
        draft.ask("N1", _("The new word has another number: verb and pronouns may have to change."))
    if replacement.pos is Kind.NAME and article is None:
        article = "contract" if own_article(text)[0] and text[0].islower() else "none"
    if gender is None and replacement.pos is not Kind.PHRASE:
        found = gender_of(lexicon, text)
        gender = None if found is None else str(found)
    if number == "p" and replacement.pos is Kind.NOUN:
        text = _plural(draft, replacement, gender, lexicon)
    if place.glued and article is not None and _leads_compound(draft):
        article, gender = None, place.gender
    return Newcomer(
        text, gender, number, article, replacement.elide, replacement.pos in (Kind.NAME, Kind.ACRONYM)
    )


def _plural(draft: Draft, replacement: Replacement, gender: str | None, lexicon: Lexicon) -> str:
    """3.6: the plural that the glossary gives, else that of every word before the first preposition."""
    if replacement.plural:
        return composed(replacement.plural)
    plural, certain = plural_of(lexicon, composed(replacement.text), Gender(gender) if gender else None)
    if not certain:
        draft.ask("N3", _("The plural “{plural}” is not in the dictionary.").format(plural=plural))
    return plural


def _doubt_determined_name(draft: Draft, replacement: Replacement, newcomer: Newcomer, slot: Slot) -> None:
    """K6 and K8: a name with its own article after another determiner, or a name where several are meant."""
    if replacement.pos is not Kind.NAME or not slot.determined:
        return
    stays = slot.modified or not (slot.chain and slot.chain[-1].role is Role.ARTICLE)
    if newcomer.article == "contract" and stays:
        draft.ask("K8", _("The name brings its own article along."))
    if newcomer.number == "p" and replacement.number is None:
        draft.ask("K6", _("Several are meant, the new word is one name."))


def _doubt_bare_noun(
    draft: Draft, site: Site, replacement: Replacement, place: Place, lexicon: Lexicon
) -> None:
    """K6: where a name stood without article, a common noun may need one."""
    if replacement.pos not in (Kind.NOUN, Kind.ACRONYM) or place.slot.determined or place.glued:
        return
    before = place.slot.before
    linked = before is not None and any(a.lemma in COPULAS and a.person for a in lexicon.analyses(before.key))
    if linked and any(a.pos is Pos.ADJECTIVE for a in lexicon.analyses(composed(site.term))):
        draft.ask("A8", _("The old word may be an adjective here."))
    head = composed(site.term)[head_of(composed(site.term))].split() or [""]
    named = not any(a.pos is Pos.NOUN and a.form.islower() for word in head for a in lexicon.analyses(word))
    if named or (replacement.pos is Kind.NOUN and not _may_be_bare(draft, site, place.slot, lexicon)):
        draft.ask("K6", _("The old word stands like a name; the new one may need an article."))


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


def _write_term(
    draft: Draft, site: Site, replacement: Replacement, newcomer: Newcomer, chain: Chain, *, capital: bool
) -> None:
    matched = draft.span.of(draft.text)
    text = own_article(newcomer.text)[1] if chain.fused else newcomer.text
    dressed, reasons = term_case(
        text, matched, site.term, replacement, draft.style, loud=draft.loud, opening=opens_sentence(draft)
    )
    for reason in reasons:
        draft.say(reason.code, reason.message, asks=reason.asks)
    lead = chain.lead + ("" if chain.lead.endswith("'") or not chain.lead else " ")
    if lead and starts_upper(matched) and (replacement.pos is Kind.NOUN or opens_sentence(draft)):
        lead = capitalised(lead)
    if capital and not lead and replacement.pos not in (Kind.NAME, Kind.ACRONYM):
        dressed = capitalised(dressed)
    near = matched + draft.text[max(draft.span.start - 1, 0) : draft.span.start]
    draft.edit(draft.span.start, draft.span.end, (lead + dressed).replace(STRAIGHT, draft.apostrophe(near)))
