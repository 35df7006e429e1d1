"""Whether the sentence after a repaired one goes on about the noun that changed its gender (french-rules 3.8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from review.french.adjectives import adjective_form
from review.french.anaphora import other_pronoun, pronoun_phrase
from review.french.change import Change
from review.french.lexicon import Gender, Lexicon, Number, Pos
from review.french.object_pronoun import object_pronoun
from review.french.tokens import Word, composed, sentence_end, words
from review.model.messages import _
from review.model.proposal import Reason

_ADJECTIVAL: Final = frozenset({Pos.ADJECTIVE, Pos.PARTICIPLE})
_OPENERS: Final = frozenset({"et", "mais", "ou", "puis"})
_ONCE: Final = (["une", "fois"], ["à", "peine"], ["bien", "que"], ["quoique"])
# After its first word a sentence has what these stand for itself.
_RELATIVE: Final = ("quel", "quelle", "quels", "quelles")
_REACH: Final = 4


def concerns_next(following: str, change: Change, lexicon: Lexicon) -> Reason | None:
    """The reason to ask that the next sentence gives: a pronoun, or an adjective without a noun, of the old gender."""
    line = following[: sentence_end(following)]
    found = words(line)
    for place, word in enumerate(found):
        if place and word.key.endswith(_RELATIVE):
            continue
        new = (
            other_pronoun(
                found,
                place,
                change.new,
                change.number,
                both=change.both_numbers,
                stands_alone=_alone(found, place, lexicon),
            )
            or _phrase(found, place, line, change, lexicon)
            or _participle(found, place, change, lexicon)
            or (_opening(found, change, lexicon) if place == 0 else None)
        )
        if new is not None:
            message = _("“{word}” in the next sentence may have to become “{new}”.")
            return Reason("L2", message.format(word=word.text, new=new), asks=True)
    return None


def _alone(found: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Whether a verb follows, so that *certaines*, *toutes* and *aucune* have no noun of their own."""
    if place + 1 >= len(found):
        return True
    after = found[place + 1]
    parts = {a.pos for a in lexicon.analyses(after.key)}
    return after.key in ("n'", "ne") or (Pos.VERB in parts and not parts & {Pos.NOUN, Pos.ADJECTIVE})


def _phrase(found: Sequence[Word], place: int, line: str, change: Change, lexicon: Lexicon) -> str | None:
    """What the word becomes in *la première*, *cette dernière*, *l'une*, *la jugent*."""
    edit = pronoun_phrase(found, place, line, change.old, change.new, lexicon=lexicon)
    if edit is None and (change.number == "s" or change.both_numbers):
        edit = object_pronoun(found, place, line, change.new, lexicon=lexicon)
    return edit.replacement if edit else None


def _form(word: Word, change: Change, lexicon: Lexicon) -> str | None:
    """The other form of an adjective that is only of the old gender and of the term's number."""
    readings = [a for a in lexicon.analyses(word.key) if a.pos in _ADJECTIVAL]
    numbers = {a.number for a in readings}
    if {a.gender for a in readings} != {Gender(change.old)}:
        return None
    if not change.both_numbers and not numbers & {Number(change.number), Number.INVARIABLE}:
        return None
    number = Number(change.number) if Number(change.number) in numbers else next(iter(numbers))
    return adjective_form(lexicon, composed(word.text), Gender(change.new), number or Number.SINGULAR)


def _participle(found: Sequence[Word], place: int, change: Change, lexicon: Lexicon) -> str | None:
    """*ils l'ont jugée*: a participle after avoir that agrees with an object pronoun before it."""
    if found[place].key not in ("l'", "les") or any(
        w.key == "comme" for w in found[max(place - 3, 0) : place]
    ):
        return None
    have = [word for word in found[place + 1 : place + 2] if _is_have(word, lexicon)]
    for word in found[place + 2 : place + _REACH] if have else ():
        if any(a.pos is Pos.PARTICIPLE for a in lexicon.analyses(word.key)):
            form = _form(word, change, lexicon)
            return f"{found[place].text}{have[0].text} … {form}" if form else None
    return None


def _is_have(word: Word, lexicon: Lexicon) -> bool:
    return any(a.lemma == "avoir" and a.pos is Pos.VERB for a in lexicon.analyses(word.key))


def _opening(found: Sequence[Word], change: Change, lexicon: Lexicon) -> str | None:
    """*Votée en mars, contestée depuis.*: the sentence opens with an adjective, and no noun of its gender takes it."""
    place = next((len(start) for start in _ONCE if [w.key for w in found[: len(start)]] == start), 0)
    while place < len(found) - 1 and (
        found[place].key in _OPENERS or {a.pos for a in lexicon.analyses(found[place].key)} == {Pos.ADVERB}
    ):
        place += 1
    pair = [word.key for word in found[place : place + 2]]
    if pair == (["telle", "quelle"] if change.old == "f" else ["tel", "quel"]):
        return "telle quelle" if change.new == "f" else "tel quel"
    if {a.pos for a in lexicon.analyses(found[place].key)} - _ADJECTIVAL:
        return None
    own = any(
        a.pos is Pos.NOUN and a.gender in (Gender(change.old), Gender.EPICENE)
        for word in found[place + 1 :]
        for a in lexicon.analyses(word.key)
    )
    return None if own else _form(found[place], change, lexicon)
