"""What a noun of another gender or number changes around it: agreement, and the check for what is left."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from review.french.agreement import agreement
from review.french.case import capitalised, starts_upper
from review.french.change import Change
from review.french.detached import detached_before
from review.french.draft import Draft
from review.french.inflection import head_of
from review.french.left_context import Role
from review.french.leftover import concerns_next, leftovers
from review.french.lexicon import Gender, Lexicon, Number, Pos
from review.french.noun_slot import Newcomer
from review.french.slot import Slot
from review.french.tokens import Word, composed, key_of, sentence_start, words
from review.model.messages import _
from review.model.span import Span

_CLAUSE_STARTERS_WORDS: Final = (
    "qu' que si s' lorsque lorsqu' puisque puisqu' quoique quoiqu' quand car mais donc or où dont comme"
)
_CLAUSE_STARTERS: Final = frozenset(_CLAUSE_STARTERS_WORDS.split())
_COORDINATORS: Final = frozenset({"et", "ni", "ou"})
_PAIRED: Final = frozenset({"aucun", "aucune", "tel", "telle", "tout", "toute", "un", "une", "unes", "uns"})
_STRUCTURAL: Final = (Pos.ADVERB, Pos.CONJUNCTION, Pos.DETERMINER, Pos.PREPOSITION, Pos.PRONOUN)
_REACH: Final = 6
_MASCULINE_PRONOUNS: Final = (frozenset({"il", "ils"}), frozenset({"l'", "le"}))
_FEMININE_PRONOUNS: Final = (frozenset({"elle", "elles"}), frozenset({"l'", "la"}))
_HAVE: Final = frozenset({"a", "ai", "as", "aura", "avait", "avez", "avons", "eut", "ont"})
_BE_SUBJUNCTIVE: Final = frozenset({"soit", "soient", "fût", "fussent"})


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of the term's place before anything is changed: its slot, and the old gender and number.

    `glued`: the term is part of a longer word.
    """

    slot: Slot
    gender: str | None
    number: str
    glued: bool


def agree_around(
    draft: Draft, place: Place, newcomer: Newcomer, term: str, *, lexicon: Lexicon, following: str
) -> None:
    """3.5, K10 and 3.8: what the new gender or number changes, and what it may change further away."""
    slot, old, new = place.slot, place.gender, newcomer.gender
    if new is None or (old == new and place.number == newcomer.number):
        return
    if slot.loose:
        draft.ask("A4", _("Words before the term may have to agree with the new noun."))
    subject = _is_subject(slot, plural=newcomer.number == "p")
    if newcomer.drops and old is None and not subject and not slot.determined:
        return
    if old is not None or not newcomer.name:
        _doubt_dislocation(draft, place, newcomer)
    _doubt_one_and_other(draft, slot)
    _agree_whatever(draft, slot, newcomer)
    if subject:
        _agree_before(draft, place, newcomer, lexicon)
    found = agreement(
        draft.text,
        draft.span.end,
        gender=new,
        number=newcomer.number,
        old_number=place.number,
        subject=subject,
        ambiguous=old is not None and _complement_agrees(term, old, place.number, lexicon),
        lexicon=lexicon,
    )
    for edit in found.edits:
        draft.edit(edit.start, edit.end, _dressed(draft, edit.start, edit.end, edit.replacement))
    for reason in found.reasons:
        draft.say(reason.code, reason.message, asks=reason.asks)
    _check_leftovers(draft, place, newcomer, found.judged, lexicon=lexicon, following=following)


def _is_subject(slot: Slot, *, plural: bool) -> bool:
    """3.5, rule 3: whether the term's group begins its clause, so that the predicate may be its own.

    *de* before an adjective in the plural counts as the group's determiner (de nombreux, de tels).
    """
    first = slot.chain[0] if slot.chain else None
    starts = slot.before is None or slot.before.key in _CLAUSE_STARTERS
    if first is None:
        return starts
    if first.role is Role.CLITIC:
        determiner = plural and first.key == "de" and len(slot.chain) > 1
        return first.key in _CLAUSE_STARTERS or (determiner and starts)
    if first.article and first.article.preposition:
        return first.key == "des" and starts
    return starts


def _in_complement(slot: Slot, lexicon: Lexicon) -> bool:
    """Whether a preposition stands before the term's group."""
    first = slot.chain[0] if slot.chain else None
    if first is not None and first.role is Role.CLITIC:
        return first.key in ("de", "d'", "à") and slot.before is not None
    if first is not None and first.article and first.article.preposition:
        return slot.before is not None
    return slot.before is not None and any(
        a.pos is Pos.PREPOSITION for a in lexicon.analyses(slot.before.key)
    )


def _coordinated(draft: Draft, place: Place, new: str, lexicon: Lexicon) -> bool:
    """Whether a predicate may be shared with another noun, so that the new gender could matter for it.

    With a masculine noun beside it the predicate is masculine, whatever a new feminine does.
    """
    other: list[Word] = []
    for word in words(draft.text, draft.span.end)[:_REACH]:
        if other or word.key in _COORDINATORS:
            other.append(word)
        elif any(a.pos is Pos.VERB and a.person for a in lexicon.analyses(word.key)):
            break
    before = place.slot.before
    if not other and before is not None and before.key in _COORDINATORS:
        other = list(reversed(words(draft.text, 0, before.start)))[:_REACH]
    if not other:
        return False
    nouns = [
        [a for a in readings if a.pos is Pos.NOUN]
        for readings in (lexicon.analyses(word.key) for word in other)
        if not any(a.pos in _STRUCTURAL for a in readings)
    ]
    first = next((readings for readings in nouns if readings), [])
    return not (new == "f" and first and all(a.gender is Gender.MASCULINE for a in first))


def _doubt_dislocation(draft: Draft, place: Place, newcomer: Newcomer) -> None:
    """A11: *elle est belle, cette maison*: a pronoun before the term may stand for it."""
    start = place.slot.chain[0].start if place.slot.chain else draft.span.start
    before, after = draft.text[:start].rstrip(), draft.text[draft.span.end :].lstrip(' »”"*_\u00a0')
    if not before.endswith(",") or (after and after[0] not in ".,;:!?…"):
        return
    subjects, objects = _FEMININE_PRONOUNS if newcomer.gender == "m" else _MASCULINE_PRONOUNS
    inside = words(before, sentence_start(before, len(before)))
    for word, following in pairwise(inside):
        if word.key in subjects or (word.key in objects and following.key in _HAVE):
            draft.ask("A11", _("“{word}” may stand for the new word.").format(word=word.text))
            return


def _doubt_one_and_other(draft: Draft, slot: Slot) -> None:
    """A4: *l'une et l'autre maison*, *telle ou telle*: the words before the conjunction agree too."""
    if slot.before is not None and slot.before.key in _COORDINATORS:
        outer = words(draft.text, 0, slot.before.start)
        if outer and outer[-1].key in _PAIRED:
            draft.ask("A4", _("Words before the term may have to agree with the new noun."))


def _agree_before(draft: Draft, place: Place, newcomer: Newcomer, lexicon: Lexicon) -> None:
    """A12: *Préparé de longue date, le …*."""
    start = place.slot.chain[0].start if place.slot.chain else draft.span.start
    found = detached_before(
        draft.text,
        start,
        old_number=place.number,
        gender=newcomer.gender or "m",
        number=newcomer.number,
        lexicon=lexicon,
    )
    if found is None or key_of(found[1]) == found[0].key:
        return
    word, form = found
    draft.edit(word.start, word.end, _dressed(draft, word.start, word.end, form))
    draft.ask("A12", _("Look whether the words set off by a comma belong to the new noun."))


def _agree_whatever(draft: Draft, slot: Slot, newcomer: Newcomer) -> None:
    """A10: *quel que soit le X*."""
    start = slot.chain[0].start if slot.chain else draft.span.start
    before = words(draft.text, 0, start)[-3:]
    if len(before) != 3 or before[2].key not in _BE_SUBJUNCTIVE or before[1].key != "que":  # noqa: PLR2004
        return
    which = before[0]
    new = {"quel": "quelle", "quelle": "quelle", "quels": "quelles", "quelles": "quelles"}.get(which.key)
    if new is None or newcomer.gender is None:
        return
    if newcomer.gender == "m":
        new = "quels" if newcomer.number == "p" else "quel"
    draft.edit(which.start, which.end, _dressed(draft, which.start, which.end, new))
    draft.say("A10", _("“{word}” agrees with the new noun.").format(word=new))


def _dressed(draft: Draft, start: int, end: int, new: str) -> str:
    old = draft.text[start:end]
    if draft.loud and composed(old).isupper():
        return new.upper()
    return capitalised(new) if starts_upper(old) else new


def _complement_agrees(term: str, gender: str, number: str, lexicon: Lexicon) -> bool:
    """Whether the term ends in a complement whose noun has the term's own gender and number."""
    if head_of(term).stop >= len(term):
        return False
    last = term.rsplit(maxsplit=1)[-1].rpartition("'")[2]
    return any(
        a.pos is Pos.NOUN and a.gender in (gender, Gender.EPICENE) and a.number in (number, Number.INVARIABLE)
        for a in lexicon.analyses(last)
    )


def _check_leftovers(
    draft: Draft,
    place: Place,
    newcomer: Newcomer,
    judged: tuple[Span, ...],
    *,
    lexicon: Lexicon,
    following: str,
) -> None:
    """3.8: doubts about words further away; nothing but a copula's predicate counts for a name of unknown gender."""
    new, old = newcomer.gender or "m", place.gender
    if old == new:
        return
    shared = _coordinated(draft, place, new, lexicon)
    several = shared or place.slot.loose or any(link.role is Role.ONE for link in place.slot.chain)
    known = old is not None or not newcomer.name
    change = Change(
        draft.span,
        old or ("m" if new == "f" else "f"),
        new,
        place.number,
        several,
        known,
        _in_complement(place.slot, lexicon),
        shared,
    )
    chain = [Span(link.start, link.end) for link in place.slot.chain]
    edits = [Span(edit.start, edit.end) for edit in draft.edits if edit.end > edit.start]
    doubts = leftovers(draft.text, change, (*judged, *chain, *edits, *draft.apart), lexicon)
    draft.doubts.extend(doubts)
    for doubt in doubts:
        draft.say(doubt.reason.code, doubt.reason.message, asks=True)
    reason = concerns_next(following, change) if known and following else None
    if reason is not None:
        draft.say(reason.code, reason.message, asks=reason.asks)


def doubt_modifiers(draft: Draft, place: Place, newcomer: Newcomer, lexicon: Lexicon) -> None:
    """A4: adjectives, or words that may be some, stand before the term and have not been taken for its own."""
    before = place.slot.before
    if before is None or place.slot.chain or newcomer.gender is None or place.gender == newcomer.gender:
        return
    if draft.text[before.end : draft.span.start].strip():
        return
    parts = {a.pos for a in lexicon.analyses(before.key)}
    adjectival = parts & {Pos.ADJECTIVE, Pos.PARTICIPLE} and _disagrees(draft, newcomer, lexicon)
    nominal = not parts or parts & {Pos.NOUN, Pos.NAME}
    if adjectival or (nominal and not newcomer.name):
        draft.ask("A4", _("Words before the term may have to agree with the new noun."))


def _disagrees(draft: Draft, newcomer: Newcomer, lexicon: Lexicon) -> bool:
    """Whether one of the last words before the term is a determiner or an adjective of the other gender."""
    other = Gender.MASCULINE if newcomer.gender == "f" else Gender.FEMININE
    for word in words(draft.text, 0, draft.span.start)[-4:]:
        kinds = (Pos.ADJECTIVE, Pos.PARTICIPLE, Pos.DETERMINER)
        if word.key in ("du", "au") or any(
            a.pos in kinds and a.gender is other for a in lexicon.analyses(word.key)
        ):
            return True
    return False
