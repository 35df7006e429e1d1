"""What stands between brackets, dashes or commas: *la facture (adoptée lundi) est …*, *le papier, à Lille, est …*.

Grevisse, Le bon usage, "Les signes de ponctuation": what a pair of them encloses is taken out of the sentence's
construction, so that the verb behind it agrees with the subject before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from review.french.complements import DAYS, uninverted
from review.french.lexicon import Pos
from review.french.right_context import RightContext, finite
from review.french.tokens import SPACES

_DASHES: Final = frozenset({"-", "--", "–", "—"})
_ENDS: Final = frozenset(".;:!?…")
_REACH: Final = 40
_COMMA_REACH: Final = 12
_BEFORE_VERB: Final = frozenset({"en", "n'", "ne", "s'", "se", "y"})
_OBJECT_RELATIVES: Final = frozenset({"dont", "où", "qu'", "que"})
_ARTICLES: Final = frozenset({"l'", "la", "le", "les"})


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words set off by a `mark` (round bracket, dash or comma): how many there are, and where the word behind them may be read on.

    `closed`: the closing mark stands there; `count` and `edge` (a code point) mean nothing otherwise.
    """

    mark: str
    closed: bool
    count: int = 0
    edge: int = 0


def insertion(right: RightContext) -> Insertion | None:
    """The insertion that begins here, None where there is none."""
    gap = right.gap()
    mark = gap.strip(SPACES + '*_»”"')
    if right.word() is None:
        return None
    if mark == "(":
        return _bracketed(right)
    if mark in _DASHES and (gap[:1] in SPACES or mark == "—"):
        return _between(right, _DASHES, _REACH)
    return _between(right, frozenset(","), _COMMA_REACH) if mark == "," else None


def _bracketed(right: RightContext) -> Insertion:
    depth = 1
    for ahead in range(1, _REACH):
        gap = right.gap(ahead)
        for place, char in enumerate(gap):
            depth += (char == "(") - (char == ")")
            if not depth:
                return Insertion("(", closed=True, count=ahead, edge=_end_of(right, ahead) + place + 1)
        if right.word(ahead) is None:
            break
    return Insertion("(", closed=False)


def _between(right: RightContext, marks: frozenset[str], reach: int) -> Insertion:
    """Up to the next of the same marks, other marks but commas and emphasis not coming in between."""
    mark = "," if "," in marks else "–"
    for ahead in range(1, reach):
        gap = right.gap(ahead)
        inner = gap.strip(SPACES)
        if inner in marks:
            return Insertion(
                mark, closed=True, count=ahead, edge=_end_of(right, ahead) + gap.index(inner) + len(inner)
            )
        if right.word(ahead) is None or set(inner) & (_ENDS | set("()«»“”")):
            break
    return Insertion(mark, closed=False)


def _end_of(right: RightContext, ahead: int) -> int:
    return right.words[right.at + ahead - 1].end


def enter(right: RightContext) -> None:
    """Read on inside, as if the opening mark weren't there."""
    word = right.word()
    if word is not None:
        right.edge = word.start


def leave(right: RightContext, found: Insertion, count: int) -> None:
    """Read on behind the closing mark, with `count` of its words to go."""
    right.skip(count)
    right.edge = found.edge


def at_verb(right: RightContext, ahead: int = 0) -> bool:
    """Whether the main verb follows, or what leads up to it."""
    key = uninverted(right.key(ahead))
    return key in _BEFORE_VERB or bool(finite(key, right.old_number, right.lexicon))


def pass_over(right: RightContext) -> bool:
    """Move on behind an insertion that is followed by the verb of the noun before it; whether there is one.

    Between commas that is a complement with its preposition, an adverb or a time, or a relative clause whose own verb
    stands in it.
    """
    found = insertion(right)
    if (
        found is None
        or not found.closed
        or right.word(found.count) is None
        or not at_verb(right, found.count)
    ):
        return False
    after = right.text[found.edge : right.words[right.at + found.count].start]
    if after.strip(SPACES) or (found.mark == "," and not _apart(right, found)):
        return False
    leave(right, found, found.count)
    return True


def _apart(right: RightContext, found: Insertion) -> bool:
    """Whether what is between the commas can be neither another subject nor the clause's predicate."""
    verbs = [ahead for ahead in range(found.count) if _is_verb(right, ahead)]
    if right.key() in _OBJECT_RELATIVES or (Pos.PREPOSITION in right.parts() and "quel" in right.key(1)):
        return bool(verbs)
    if verbs:
        return False
    adverbial = right.key() in DAYS or right.parts() == {Pos.ADVERB}
    return (Pos.PREPOSITION in right.parts() and right.key() not in ("et", "ou")) or (
        adverbial and all(_is_adverbial(right, ahead) for ahead in range(found.count))
    )


def _is_adverbial(right: RightContext, ahead: int) -> bool:
    return right.key(ahead) in DAYS or Pos.ADVERB in right.parts(ahead)


def _is_verb(right: RightContext, ahead: int) -> bool:
    """A finite verb that doesn't follow a determiner or a preposition."""
    before = right.parts(ahead - 1) if ahead else set()
    nominal = before & {Pos.DETERMINER, Pos.PREPOSITION} and not (
        right.key(ahead - 1) in _ARTICLES and Pos.NOUN not in right.parts(ahead)
    )
    parts = right.parts(ahead)
    if nominal or parts & {Pos.PREPOSITION, Pos.DETERMINER, Pos.PRONOUN}:
        return False
    return any(a.pos is Pos.VERB and a.person for a in right.lexicon.analyses(right.key(ahead)))
