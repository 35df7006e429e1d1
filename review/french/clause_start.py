"""Where a clause begins before a noun group: at a word that opens one, at a quotation mark that holds it whole."""

from __future__ import annotations

from typing import Final

from review.french.complements import DAYS
from review.french.lexicon import Lexicon, Pos
from review.french.tokens import SPACES, Gap, Word, gap_kind, words

_STARTERS_WORDS: Final = "qu' que si s' lorsque lorsqu' puisque puisqu' quoique quoiqu' quand car mais donc or où dont comme comment pourquoi"
STARTERS: Final = frozenset(_STARTERS_WORDS.split())
_JOINING: Final = frozenset({"et", "puis"})
_QUOTES: Final = {"«": "»", "“": "”", "„": "“", "‹": "›", '"': '"'}
_LEADING: Final = frozenset({Pos.ADJECTIVE, Pos.CONJUNCTION, Pos.DETERMINER, Pos.PREPOSITION, Pos.PRONOUN})


def opens_clause(text: str, group: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a clause whose subject is singular begins with the noun group that begins at `group` and ends at `end`.

    That is after an opening quotation mark, where the verb is quoted too (a dit « la … est sûre »), and after an adverb,
    a day, *et* or *puis* at the beginning of a sentence, of a quotation or behind a comma. *et* behind a comma may go on
    with an enumeration, which has a verb in the plural (Le bon usage, "Accord du verbe avec plusieurs sujets").
    """
    before = words(text, 0, group)
    if not before:
        return False
    last = before[-1]
    gap = text[last.end : group]
    if _opening(gap):
        parts = {a.pos for a in lexicon.analyses(last.key)}
        return not (parts & _LEADING or last.elided) and _holds_verb(text, gap, end, lexicon)
    if gap_kind(gap) is not Gap.PLAIN or not _may_lead(last, lexicon):
        return False
    outer = text[before[-2].end : last.start] if len(before) > 1 else ""
    mark = outer.strip(SPACES)
    return (
        len(before) == 1 or bool(_opening(outer)) or mark in (",", ";", ":") or "\n" in outer or _ends(mark)
    )


def _may_lead(word: Word, lexicon: Lexicon) -> bool:
    return (
        word.key in _JOINING
        or word.key in DAYS
        or {a.pos for a in lexicon.analyses(word.key)} == {Pos.ADVERB}
    )


def _ends(mark: str) -> bool:
    return mark[:1] in (".", "!", "?", "…") if mark else False


def _opening(gap: str) -> str:
    """The quotation mark that ends a gap, emphasis aside; "" where there is none."""
    last = gap.rstrip(SPACES + "*_([")[-1:]
    return last if last in _QUOTES else ""


def _holds_verb(text: str, gap: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a finite verb, no noun after its determiner, comes before the quotation ends."""
    close = text.find(_QUOTES[_opening(gap)], end)
    if close < 0:
        return False
    quoted = words(text, end, close)
    for place, word in enumerate(quoted):
        determined = place > 0 and any(
            a.pos is Pos.DETERMINER for a in lexicon.analyses(quoted[place - 1].key)
        )
        if not determined and any(a.pos is Pos.VERB and a.person for a in lexicon.analyses(word.key)):
            return True
    return False
