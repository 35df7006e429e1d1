"""Which words a person put in the place of which, by word alignment of a sentence before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from review.french.lexicon import Lexicon
from review.french.lexicon import Pos as Part
from review.french.tokens import Word, words
from review.glossary.learning.words import is_empty, is_noun, lemmas
from review.model.span import Span

try:
    from cydifflib import SequenceMatcher
except ImportError:  # no wheel for this machine: the same opcodes, slower
    from difflib import SequenceMatcher

MOST_WORDS: Final = 6
"""Words of the longest term; more words changed at once are another wording of the sentence, no term."""
_STOPS: Final = re.compile(r"[.!?…;:\n\r\u2028\u2029]")
_ADJOINING: Final = re.compile(r"[ \u00a0\u202f’'-]*")

Block = tuple[int, int, int, int]
"""Numbers of words: from, to (exclusive) before, from, to after."""


@dataclass(frozen=True, slots=True)
class Change:
    """The words at `span` before became those at `written` after.

    `wrong` and `right` are these words without the determiners that both begin with. `grammar`: it changes forms of the
    same words, or words without a meaning of their own, and nothing else.
    """

    span: Span
    written: Span
    wrong: str
    right: str
    grammar: bool = False

    def done(self, before: str, after: str) -> str:
        """`before` with this change alone."""
        return before[: self.span.start] + self.written.of(after) + before[self.span.end :]


@dataclass(frozen=True, slots=True)
class _Side:
    """A sentence and its words."""

    text: str
    words: tuple[Word, ...]

    def span(self, first: int, end: int) -> Span:
        """The span of the words from number `first` to `end`."""
        return Span(self.words[first].start, self.words[end - 1].end)

    def joined(self, first: int, end: int) -> bool:
        """Whether there are words from number `first` to `end` with nothing but spaces and hyphens between them."""
        run = self.words[max(first, 0) : end]
        gaps = (self.text[one.end : other.start] for one, other in pairwise(run))
        return first >= 0 and len(run) == end - first and all(map(_ADJOINING.fullmatch, gaps))


def changes(before: str, after: str, lexicon: Lexicon) -> tuple[Change, ...]:
    """The changes that lead from one sentence to the other, in order, each as small as whole words allow.

    Case, apostrophes and punctuation make no difference. Words put in or taken out are told with a word beside them,
    since a term has to stand in the text. Changes of more than MOST_WORDS words, across the end of a clause, or without
    a letter are left out.
    """
    old, new = _Side(before, words(before)), _Side(after, words(after))
    found = []
    for block in _blocks(old.words, new.words):
        wide = _with_neighbour(block, old, new, lexicon)
        if wide is None or max(wide[1] - wide[0], wide[3] - wide[2]) > MOST_WORDS:
            continue
        change = _change(wide, old, new, lexicon)
        if change is not None:
            found.append(change)
    return tuple(found)


def touched(before: str, after: str, span: Span) -> bool:
    """Whether one of the words of `before` at `span` is another one, or gone, in `after`."""
    olds = words(before)
    return any(
        Span(word.start, word.end).overlaps(span)
        for first, end, _first, _end in _blocks(olds, words(after))
        for word in olds[first:end]
    )


def changed_span(before: str, after: str) -> Span:
    """The words of `after` that aren't those of `before`, from the first to the last; an empty span where there are none."""
    news = words(after)
    found = [
        news[place] for _a, _b, start, stop in _blocks(words(before), news) for place in range(start, stop)
    ]
    return Span(found[0].start, found[-1].end) if found else Span(0, 0)


def _blocks(olds: Sequence[Word], news: Sequence[Word]) -> list[Block]:
    if [word.key for word in olds] == [word.key for word in news]:
        return []
    matcher = SequenceMatcher(None, [word.key for word in olds], [word.key for word in news], autojunk=False)
    return [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _with_neighbour(block: Block, old: _Side, new: _Side, lexicon: Lexicon) -> Block | None:
    """`block`, with a word beside it where one of its sides is empty: the noun before, else the next one that has a meaning."""
    first, end, start, stop = block
    if first < end and start < stop:
        return block
    behind, ahead = (first, end + 1, start, stop + 1), (first - 1, end, start - 1, stop)
    offered = [
        (wide, place)
        for wide, place in ((ahead, first - 1), (behind, end))
        if old.joined(*wide[:2]) and new.joined(*wide[2:]) and not is_empty(old.words[place], lexicon)
    ]
    # Most of what is put in or taken out belongs to the noun before it: moulin à café (électrique).
    offered.sort(key=lambda one: not (one[0] is ahead and is_noun(old.words[one[1]], lexicon)))
    return offered[0][0] if offered else None


def _change(block: Block, old: _Side, new: _Side, lexicon: Lexicon) -> Change | None:
    span, written = old.span(*block[:2]), new.span(*block[2:])
    if _STOPS.search(span.of(old.text)) or _STOPS.search(written.of(new.text)):
        return None
    olds, news = old.words[slice(*block[:2])], new.words[slice(*block[2:])]
    grammar = _same_words(olds, news, lexicon) or all(is_empty(word, lexicon) for word in (*olds, *news))
    one, other = _without_determiner(olds, news, lexicon)
    wrong, right = old.text[one[0].start : span.end], new.text[other[0].start : written.end]
    if not any(map(str.isalpha, wrong)) or not any(map(str.isalpha, right)):
        return None
    return Change(span, written, wrong, right, grammar)


def _same_words(olds: Sequence[Word], news: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the words differ in their forms alone, as those that agree with a changed word do."""
    return len(olds) == len(news) and all(
        one.key == other.key
        or lemmas(one, lexicon) & lemmas(other, lexicon)
        or (is_empty(one, lexicon) and is_empty(other, lexicon))
        for one, other in zip(olds, news, strict=True)
    )


def _without_determiner(
    olds: Sequence[Word], news: Sequence[Word], lexicon: Lexicon
) -> tuple[Sequence[Word], Sequence[Word]]:
    both = len(olds) > 1 and len(news) > 1
    if both and _is_determiner(olds[0], lexicon) and _is_determiner(news[0], lexicon):
        return olds[1:], news[1:]
    return olds, news


def _is_determiner(word: Word, lexicon: Lexicon) -> bool:
    return any(reading.pos is Part.DETERMINER for reading in lexicon.analyses(word.key))


def versions(before: str, after: str, change: Change, others: Sequence[Change]) -> Iterator[str]:
    """How the sentence may read with `change` alone: by itself, with the changes of grammar around it, edited as it was."""
    yield change.done(before, after)
    text, done = before, len(before) + 1
    grown = {change, *(one for one in others if one.grammar and not one.span.overlaps(change.span))}
    for one in sorted(grown, key=lambda one: one.span, reverse=True):
        if one.span.end <= done:
            text, done = text[: one.span.start] + one.written.of(after) + text[one.span.end :], one.span.start
    yield text
    yield after
