"""Words that tell what a sentence is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from review.french.lexicon import Analysis, Lexicon, Pos
from review.french.tokens import Word, words
from review.glossary.fields import term_fault
from review.glossary.forms import form_key
from review.model.span import Span

SHORTEST: Final = 3
"""Letters of the shortest word that tells anything."""
_EMPTY: Final = frozenset(
    {Pos.DETERMINER, Pos.PRONOUN, Pos.PREPOSITION, Pos.CONJUNCTION, Pos.ADVERB, Pos.INTERJECTION, Pos.OTHER}
)
_PALE: Final = frozenset(
    {"être", "avoir", "faire", "dire", "aller", "pouvoir", "vouloir", "devoir", "venir", "mettre", "prendre"}
)
"""Verbs that stand in texts about anything."""
_RANKS: Final = {Pos.NAME: 0, Pos.NOUN: 0, Pos.ADJECTIVE: 1, Pos.PARTICIPLE: 2, Pos.VERB: 2}


def lemmas(word: Word, lexicon: Lexicon) -> frozenset[str]:
    """The dictionary forms of `word` and the word itself, in the shape in which equal terms are equal."""
    readings = (form_key(reading.lemma) for reading in lexicon.analyses(word.key))
    return frozenset({form_key(word.text), *readings})


def lemmas_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Those of all words of `text`."""
    return frozenset(lemma for word in words(text) for lemma in lemmas(word, lexicon))


def is_empty(word: Word, lexicon: Lexicon) -> bool:
    """Whether `word` has no meaning of its own: articles, prepositions, auxiliaries, elided words, numbers."""
    if word.elided or not any(map(str.isalpha, word.text)):
        return True
    readings = lexicon.analyses(word.key)
    return any(
        (reading.pos in _EMPTY and reading.pos is not Pos.ADVERB) or reading.lemma in ("être", "avoir")
        for reading in readings
    )


def is_noun(word: Word, lexicon: Lexicon) -> bool:
    """Whether `word` can be a noun or a name; words that the lexicon doesn't have can."""
    readings = lexicon.analyses(word.key)
    return not readings or any(reading.pos in (Pos.NOUN, Pos.NAME) for reading in readings)


def shared_words(
    sentences: Sequence[tuple[str, Span]], absent: Collection[str], lexicon: Lexicon
) -> tuple[str, ...]:
    """The words that all `sentences` share and that aren't in `absent`, in dictionary form, the most telling first.

    Each sentence comes with the span of the words that are looked at, which don't count; `absent` holds lemmas in the
    shape of `lemmas`. Nouns and names go before others, words near the span before those far from it.
    """
    ranks: list[dict[str, tuple[int, int, str]]] = []
    for text, span in sentences:
        mine: dict[str, tuple[int, int, str]] = {}
        for word in words(text):
            offered = _offered(word, lexicon)
            apart = not Span(word.start, word.end).overlaps(span)
            if offered is None or not apart or lemmas(word, lexicon) & frozenset(absent):
                continue
            rank, term = offered
            near = min(abs(word.start - span.end), abs(span.start - word.end))
            key = form_key(term)
            if key not in mine or near < mine[key][1]:
                mine[key] = (rank, near, term)
        ranks.append(mine)
    if not ranks:
        return ()
    common = set(ranks[0]).intersection(*ranks[1:])
    order = sorted(
        common, key=lambda key: (ranks[0][key][0], sum(mine[key][1] for mine in ranks), ranks[0][key][2])
    )
    return tuple(ranks[0][key][2] for key in order)


def _offered(word: Word, lexicon: Lexicon) -> tuple[int, str] | None:
    """How well a word serves (0 best) and its dictionary form; None where it stands in texts about anything."""
    if word.elided or len(word.text) < SHORTEST or not any(map(str.isalpha, word.text)):
        return None
    if term_fault(word.text):
        return None
    readings = lexicon.analyses(word.key)
    if not readings:
        return 0, word.text
    return telling(readings)


def telling(readings: Sequence[Analysis]) -> tuple[int, str] | None:
    """How well a word with these `readings` (one at least) tells what a text is about (0 best), and its dictionary form.

    None where it stands in texts about anything.
    """
    if any(reading.pos in _EMPTY or reading.lemma in _PALE for reading in readings):
        return None
    best = min(readings, key=lambda reading: _RANKS.get(reading.pos, 3))
    return _RANKS.get(best.pos, 3), best.lemma
