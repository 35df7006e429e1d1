"""A noun, a name, an acronym or a fixed phrase in the place of a term."""

from __future__ import annotations

from review.french.bare_noun import bare_on_purpose, doubt_bare_noun
from review.french.case import capitalised, starts_upper, term_case
from review.french.compound import compound_of, leads_compound, prefix_of
from review.french.contraction import own_article
from review.french.determiners import numeral_number
from review.french.draft import Draft, beside_word, fused_out, opens_sentence, write_chain
from review.french.inflection import gender_of, number_of, plural_of, readings
from review.french.left_context import Role, is_listed
from review.french.lexicon import Gender, Lexicon, Number
from review.french.noun_agreement import Place, agree_around, doubt_modifiers
from review.french.noun_slot import Chain, Newcomer
from review.french.single_name import doubt_plural
from review.french.slot import Slot, read_slot
from review.french.tokens import composed, key_of, words
from review.french.typography import STRAIGHT
from review.model.messages import _
from review.model.proposal import Pos as Kind
from review.model.proposal import Replacement, Site


def fill_nominal(
    draft: Draft, site: Site, replacement: Replacement, lexicon: Lexicon, following: str
) -> None:
    """Put a noun, a name, an acronym or a phrase in the term's place and see to all that depends on it."""
    place = _read_place(draft, site, replacement, lexicon)
    newcomer = _newcomer(draft, replacement, place, lexicon)
    _doubt_determined_name(draft, replacement, newcomer, place.slot)
    _doubt_open(draft, place, newcomer, lexicon)
    draft.gender, draft.number = newcomer.gender, newcomer.number
    doubt_bare_noun(draft, site, replacement, place, lexicon)
    chain = Chain(draft, place.slot, newcomer, lexicon, prefix=place.prefix)
    capital = write_chain(draft, place.slot.chain, fused_out(draft, place.slot.chain, chain.rewrite()))
    _write_term(draft, site, replacement, newcomer, chain, capital=capital)
    if not bare_on_purpose(draft, site, place.slot, lexicon):
        doubt_modifiers(draft, place, newcomer, lexicon)
    if place.compound is not None:
        draft.span = place.compound
    if not place.glued:
        agree_around(draft, place, newcomer, composed(site.term), lexicon=lexicon, following=following)
        doubt_plural(draft, place, newcomer, lexicon)


def _read_place(draft: Draft, site: Site, replacement: Replacement, lexicon: Lexicon) -> Place:
    form = composed(draft.span.of(draft.text))
    glued, partner = beside_word(draft)
    prefix = prefix_of(draft, replacement, partner) if glued else ""
    start = draft.span.start - (len(partner) + 1 if prefix else 0)
    slot = read_slot(draft.text, start, prefix or form, lexicon)
    if replacement.pos is not Kind.NOUN or _is_apposed(slot, gender_of(lexicon, composed(site.term))):
        slot = _without_open(draft, slot)
    if slot.blocked:
        draft.ask("K6", _("Look at the marks between the term and the word before it."))
    counted = after_figures(form)
    gender = (
        slot.gender
        or gender_of(lexicon, composed(site.term))
        or (gender_of(lexicon, counted) if counted else None)
    )
    compound = compound_of(draft, replacement, composed(site.term), slot.gender, lexicon)
    if compound is None and glued and leads_compound(draft):
        gender = gender_of(lexicon, partner)
    number = _number(draft, site, replacement, slot, lexicon)
    glued = glued and not prefix and compound is None
    return Place(slot, gender, number, glued, prefix, compound)


def _is_apposed(slot: Slot, gender: str | None) -> bool:
    """Whether the term's gender differs from that of the words before it, so that a noun among them has it."""
    return slot.gender is not None and gender is not None and slot.gender != gender


def _without_open(draft: Draft, slot: Slot) -> Slot:
    """The slot of a term that is set beside a noun, where one of its adjectives may be that noun."""
    if not any(link.open for link in slot.chain):
        return slot
    return Slot((), words(draft.text, 0, draft.span.start)[-1], None, None)


def _doubt_open(draft: Draft, place: Place, newcomer: Newcomer, lexicon: Lexicon) -> None:
    """D2: where the gender or number changes, it counts whether the word before is an adjective or a noun."""
    link = next((link for link in place.slot.chain if link.open), None)
    if link is not None and (newcomer.gender, newcomer.number) != (place.gender, place.number):
        word = draft.text[link.start : link.end]
        draft.ask("D2", _("“{word}” may be an adjective or a noun here.").format(word=word))
    shown = place.slot.gender
    if not newcomer.name or None in (shown, newcomer.gender) or shown == newcomer.gender:
        return
    for link in place.slot.chain:
        word = draft.text[link.start : link.end]
        if link.role is Role.MODIFIER and not is_listed(link, lexicon):
            draft.ask("D2", _("“{word}” may be an adjective or a noun here.").format(word=word))


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
    if replacement.pos is not Kind.NAME and text[:1].islower() and own_article(text)[0] in ("le", "les"):
        article = "contract"
    if gender is None and replacement.pos is not Kind.PHRASE:
        found = gender_of(lexicon, text)
        gender = None if found is None else str(found)
    if number == "p" and replacement.pos is Kind.NOUN:
        text = _plural(draft, replacement, gender, lexicon)
    if place.glued and article is not None and leads_compound(draft):
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
    if not slot.determined or (replacement.pos is not Kind.NAME and newcomer.article != "contract"):
        return
    stays = slot.modified or not (slot.chain and slot.chain[-1].role is Role.ARTICLE)
    if newcomer.article == "contract" and stays:
        draft.ask("K8", _("The name brings its own article along."))
    if newcomer.number == "p" and replacement.number is None:
        draft.ask("K6", _("Several are meant, the new word is one name."))


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
    if lead and replacement.pos is Kind.NOUN and not draft.loud:
        dressed = text
    if lead and starts_upper(matched) and opens_sentence(draft):
        lead = capitalised(lead)
    if capital and not lead and replacement.pos not in (Kind.NAME, Kind.ACRONYM):
        dressed = capitalised(dressed)
    near = matched + draft.text[max(draft.span.start - 1, 0) : draft.span.start]
    draft.edit(draft.span.start, draft.span.end, (lead + dressed).replace(STRAIGHT, draft.apostrophe(near)))
