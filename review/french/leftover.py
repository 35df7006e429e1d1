"""The leftover check (french-rules 3.8): words that a change of gender may still concern.

It never edits: each hit makes the repair a question, with the word's other form as a toggle. So it flags when in doubt, and
passes over a word only where something else clearly governs it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from review.french.adjectives import adjective_form
from review.french.alone import precedes_other_group
from review.french.case import capitalised, starts_upper
from review.french.change import Change
from review.french.clause import Clause
from review.french.coordination import is_shared
from review.french.incise import is_incise
from review.french.lexicon import Analysis, Gender, Lexicon, Number, Pos
from review.french.tokens import composed, key_of, sentence_start
from review.model.messages import _
from review.model.proposal import Doubt, Edit, Reason
from review.model.span import Span

_ADJECTIVAL: Final = (Pos.ADJECTIVE, Pos.PARTICIPLE)
_SUCH: Final = frozenset({"tel", "telle", "tels", "telles"})
_FIXED: Final = frozenset({("bien", "sûr"), ("y", "compris")})
_WHICH: Final = frozenset({"quel", "quelle", "quels", "quelles"})


def leftovers(text: str, change: Change, judged: Iterable[Span], lexicon: Lexicon) -> tuple[Doubt, ...]:
    """The words of `text` that may have to change along, in text order; `judged` are the places looked at already."""
    clause = Clause(text, change, lexicon)
    start = sentence_start(text, change.span.start)
    passed = (*judged, change.span)
    found: list[Doubt] = []
    for place, word in enumerate(clause.words):
        if word.start < start or any(clause.span(place).overlaps(other) for other in passed):
            continue
        edit = clause.pronoun(place) or _whatever(clause, place) or _adjective(clause, place)
        if edit is not None and not any(edit.start < doubt.edit.end for doubt in found):
            found.append(Doubt(edit, _reason(text, edit)))
    return tuple(found)


def _reason(text: str, edit: Edit) -> Reason:
    message = _("“{word}” may have to become “{new}”.")
    return Reason("L1", message.format(word=text[edit.start : edit.end], new=edit.replacement), asks=True)


def _whatever(clause: Clause, place: int) -> Edit | None:
    """*tel quel* as one word; *quelle* without a noun after it (quelle qu'elle soit, quelle est la …)."""
    word, change = clause.words[place], clause.change
    pair = word.key in _SUCH and clause.joined(place + 1) and clause.words[place + 1].key in _WHICH
    last = clause.words[place + 1] if pair else word
    if last.key not in _WHICH or (not pair and clause.leads_to_noun(place)):
        return None
    feminine, plural = last.key.startswith("quelle"), last.key.endswith("s")
    if feminine != (change.old == "f") or (plural != (change.number == "p") and not change.both_numbers):
        return None
    ending = ("le" if change.new == "f" else "") + ("s" if plural else "")
    written = f"tel{ending} quel{ending}" if pair else f"quel{ending}"
    return Edit(word.start, last.end, capitalised(written) if starts_upper(word.text) else written)


def _adjective(clause: Clause, place: int) -> Edit | None:
    """An adjective or participle that is only of the old gender, in the number that the term had."""
    word, change = clause.words[place], clause.change
    if not _is_adjective(clause, place):
        return None
    readings = [a for a in clause.lexicon.analyses(word.key) if a.pos in _ADJECTIVAL]
    number = _shared_number(readings, change)
    if number is None or {a.gender for a in readings} != {Gender(change.old)}:
        return None
    if clause.governed(place) and not is_shared(clause, place):
        return None
    new = adjective_form(clause.lexicon, composed(word.text), Gender(change.new), number)
    return None if new is None or key_of(new) == word.key else Edit(word.start, word.end, new)


def _is_adjective(clause: Clause, place: int) -> bool:
    """Whether the word can be one here: no determiner, no preposition or present participle with its object."""
    parts, readings = clause.parts(place), clause.lexicon.analyses(clause.words[place].key)
    if not parts & set(_ADJECTIVAL) or parts & {Pos.DETERMINER, Pos.CONJUNCTION}:
        return False
    if _is_fixed(clause, place) or _is_verb(clause, place) or is_incise(clause, place):
        return False
    if Pos.PREPOSITION in parts or any(a.mood == "ppre" for a in readings):
        return clause.linking_verb(place) is not None or not clause.takes_object(place)
    fused = place > 0 and clause.words[place - 1].key in ("au", "du") and clause.joined(place)
    return not fused or clause.leads_to_noun(place)


def _is_fixed(clause: Clause, place: int) -> bool:
    """*y compris*, *bien entendu*, *seule une partie* of something else."""
    before = clause.words[place - 1].key if place and clause.joined(place) else ""
    pair = (before, clause.words[place].key)
    if pair == ("bien", "entendu"):
        after = place + 2 if clause.joined(place + 1) and clause.is_adverb(place + 1) else place + 1
        return clause.joined(after) and bool(clause.parts(after) & {*_ADJECTIVAL, Pos.VERB})
    return pair in _FIXED or precedes_other_group(clause, place)


def _is_verb(clause: Clause, place: int) -> bool:
    """A form of the third person that neither a copula, another adjective nor punctuation before it makes an adjective."""
    readings = clause.lexicon.analyses(clause.words[place].key)
    finite = any(a.pos is Pos.VERB and a.person == f"3{clause.change.number}" for a in readings)
    if not finite or not clause.joined(place):
        return False
    beside = bool(clause.parts(place - 1) & set(_ADJECTIVAL)) or clause.words[place - 1].key in ("et", "ou")
    return clause.linking_verb(place) is None and not beside


def _shared_number(readings: list[Analysis], change: Change) -> Number | None:
    """The number that the adjective has in common with the term's words, None where it has none."""
    numbers = {a.number for a in readings}
    if numbers & {Number(change.number), Number.INVARIABLE}:
        return Number(change.number)
    if change.both_numbers and len(numbers) == 1:
        return Number.SINGULAR if Number.SINGULAR in numbers else Number.PLURAL
    return None
