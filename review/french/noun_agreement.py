"""What a noun of another gender or number changes around it: agreement, and the check for what is left."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from review.french.agreement import agreement
from review.french.case import capitalised, starts_upper
from review.french.change import Change
from review.french.coordination import coordinated
from review.french.detached import detached_before
from review.french.determiners import numeral_number
from review.french.draft import Draft
from review.french.inflection import head_of
from review.french.left_context import Role
from review.french.leftover import leftovers
from review.french.lexicon import Gender, Lexicon, Number, Pos
from review.french.next_sentence import concerns_next
from review.french.noun_slot import Newcomer
from review.french.slot import Slot, in_complement, is_subject
from review.french.subject_state import doubt_subject_state
from review.french.tokens import composed, key_of, sentence_start, words
from review.model.messages import _
from review.model.span import Span

_COORDINATORS: Final = frozenset({"et", "ni", "ou"})
_PAIRED: Final = frozenset({"aucun", "aucune", "tel", "telle", "tout", "toute", "un", "une", "unes", "uns"})
_STRUCTURAL: Final = (Pos.ADVERB, Pos.CONJUNCTION, Pos.DETERMINER, Pos.PREPOSITION, Pos.PRONOUN)
_MASCULINE_PRONOUNS: Final = (frozenset({"il", "ils"}), frozenset({"l'", "le"}))
_FEMININE_PRONOUNS: Final = (frozenset({"elle", "elles"}), frozenset({"l'", "la"}))
_HAVE: Final = frozenset({"a", "ai", "as", "aura", "avait", "avez", "avons", "eut", "ont"})
_BE_WORDS: Final = "est sont était étaient fut furent sera seront serait seraient"
_BE: Final = frozenset(_BE_WORDS.split())
_BE_SUBJUNCTIVE: Final = frozenset({"soit", "soient", "fût", "fussent"})


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of the term's place before anything is changed: its slot, and the old gender and number.

    `glued`: the term is part of a longer word. `prefix`: what a hyphen joins to it as the head of its group (ex).
    `compound`: the word in hyphens whose head the term is (drogue-miracle).
    """

    slot: Slot
    gender: str | None
    number: str
    glued: bool
    prefix: str = ""
    compound: Span | None = None


def agree_around(
    draft: Draft, place: Place, newcomer: Newcomer, term: str, *, lexicon: Lexicon, following: str
) -> None:
    """3.5, K10 and 3.8: what the new gender or number changes, and what it may change further away."""
    slot, old, new = place.slot, place.gender, newcomer.gender
    if new is None and old is not None and numeral_number(newcomer.text.split()[0]):
        _doubt_gender(draft, place, old, lexicon)
    if new is None or (old == new and place.number == newcomer.number):
        return
    if slot.loose:
        draft.ask("A4", _("Words before the term may have to agree with the new noun."))
    subject = is_subject(slot, plural=newcomer.number == "p")
    if newcomer.drops and old is None and not subject and not slot.determined:
        return
    if old is not None or not newcomer.name:
        _doubt_dislocation(draft, place, newcomer)
    _doubt_one_and_other(draft, slot)
    _agree_whatever(draft, slot, newcomer)
    if subject:
        _agree_before(draft, place, newcomer, lexicon)
    shared = old is not None and _governor_agrees(draft, place, old, lexicon)
    found = agreement(
        draft.text,
        draft.span.end,
        gender=new,
        number=newcomer.number,
        old_number=place.number,
        subject=subject,
        ambiguous=old is not None
        and (_complement_agrees(term, old, place.number, lexicon) or (shared and not slot.determined)),
        shared=shared,
        subject_number=slot.subject_number,
        lexicon=lexicon,
    )
    for edit in found.edits:
        draft.edit(edit.start, edit.end, _dressed(draft, edit.start, edit.end, edit.replacement))
    for reason in found.reasons:
        draft.say(reason.code, reason.message, asks=reason.asks)
    if not subject:
        doubt_subject_state(draft, slot, found.edits, old, place.number, lexicon=lexicon)
    _check_leftovers(draft, place, newcomer, found.judged, lexicon=lexicon, following=following)


def _doubt_gender(draft: Draft, place: Place, old: str, lexicon: Lexicon) -> None:
    """D3: a counted noun of unknown gender (40 …), where what follows would change with the other gender."""
    found = agreement(
        draft.text,
        draft.span.end,
        gender="m" if old == "f" else "f",
        number=place.number,
        old_number=place.number,
        subject=is_subject(place.slot, plural=place.number == "p"),
        ambiguous=False,
        lexicon=lexicon,
    )
    for edit in found.edits[:1]:
        word = draft.text[edit.start : edit.end]
        draft.ask("D3", _("The gender of the new word isn't known: look at “{word}”.").format(word=word))


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
    """A10: *quel que soit le X*, *quel est le X*."""
    start = slot.chain[0].start if slot.chain else draft.span.start
    before = words(draft.text, 0, start)[-3:]
    whatever = len(before) == 3 and before[2].key in _BE_SUBJUNCTIVE and before[1].key == "que"  # noqa: PLR2004
    if len(before) < 2 or not (whatever or before[-1].key in _BE):  # noqa: PLR2004
        return
    which = before[0] if whatever else before[-2]
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


def _governor_agrees(draft: Draft, place: Place, gender: str, lexicon: Lexicon) -> bool:
    """*noms de fichiers*: whether the noun that the term is a complement of has the term's own gender and number."""
    slot = place.slot
    first = slot.chain[0] if slot.chain else None
    inside = first is not None and (
        first.role is Role.CLITIC or bool(first.article and first.article.preposition)
    )
    before = words(draft.text, 0, first.start if first is not None else draft.span.start)[-2:]
    if not inside and before and any(a.pos is Pos.PREPOSITION for a in lexicon.analyses(before[-1].key)):
        before, inside = before[:-1], True
    if not inside or not before:
        return False
    readings = lexicon.analyses(before[-1].key)
    return not any(a.pos in _STRUCTURAL for a in readings) and any(
        a.pos is Pos.NOUN
        and a.gender in (gender, Gender.EPICENE)
        and a.number in (place.number, Number.INVARIABLE)
        for a in readings
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
    shared = coordinated(draft, place.slot, new, lexicon)
    several = shared or place.slot.loose or any(link.role is Role.ONE for link in place.slot.chain)
    known = old is not None or not newcomer.name or bool(judged)
    change = Change(
        draft.span,
        old or ("m" if new == "f" else "f"),
        new,
        place.number,
        several,
        known,
        in_complement(place.slot, lexicon),
        shared,
    )
    chain = [Span(link.start, link.end) for link in place.slot.chain]
    edits = [Span(edit.start, edit.end) for edit in draft.edits if edit.end > edit.start]
    doubts = leftovers(draft.text, change, (*judged, *chain, *edits, *draft.apart), lexicon)
    draft.doubts.extend(doubts)
    for doubt in doubts:
        draft.say(doubt.reason.code, doubt.reason.message, asks=True)
    reason = concerns_next(following, change, lexicon) if known and following else None
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
