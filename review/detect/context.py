"""What surrounds a match: the conditions of its entry, the language and the words of the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from review.detect.compiled import Rule
from review.detect.verify import Place
from review.glossary.entry import Scope
from review.model.fold import WORD, fold_words, word_at


class Found:
    """Condition words and matches of rules, by where they were found; all places are offsets in their segment."""

    def __init__(self) -> None:
        """Nothing found yet."""
        self._words: dict[tuple[int, int], list[Place]] = {}
        self._paragraphs: dict[tuple[int, int], dict[int, None]] = {}
        self._segments: dict[int, dict[int, None]] = {}
        self._matches: dict[tuple[int, int], list[Place]] = {}
        self._known: dict[tuple[int, int], bool] = {}
        self._covers: dict[tuple[int, int], tuple[list[int], list[int]]] = {}

    def add_word(self, word: int, segment: int, paragraph: int, place: Place) -> None:
        """Condition word number `word` stands at `place`."""
        self._words.setdefault((word, segment), []).append(place)
        self._paragraphs.setdefault((word, paragraph), {})[segment] = None
        self._segments.setdefault(word, {})[segment] = None

    def add_match(self, rule: int, segment: int, place: Place) -> None:
        """Rule number `rule` matches at `place`."""
        self._matches.setdefault((rule, segment), []).append(place)

    @property
    def segments(self) -> frozenset[int]:
        """The numbers of the segments in which any rule matches, conditions left aside."""
        return frozenset(segment for _rule, segment in self._matches)

    def matched(self, rule: int) -> frozenset[int]:
        """The numbers of the segments in which rule number `rule` matches, conditions left aside."""
        return frozenset(segment for number, segment in self._matches if number == rule)

    def in_segment(self, word: int, rule: int, segment: int) -> bool:
        """Whether `word` stands in the segment outside the matches of `rule`."""
        places = self._words.get((word, segment), ())
        return any(not self._covered(place, rule, segment) for place in places)

    def _covered(self, place: Place, rule: int, segment: int) -> bool:
        """Whether `place` lies within a match of `rule`; no matches may be added from now on."""
        key = (rule, segment)
        if key not in self._matches:
            return False
        if key not in self._covers:
            self._covers[key] = _cover(self._matches[key])
        starts, ends = self._covers[key]
        number = bisect_right(starts, place[0]) - 1
        return number >= 0 and place[1] <= ends[number]

    def in_paragraph(self, word: int, rule: int, paragraph: int, without: int | None = None) -> bool:
        """Whether `word` stands in the paragraph outside the matches of `rule`; segment `without` is left out."""
        segments = self._paragraphs.get((word, paragraph), ())
        return any(self.in_segment(word, rule, segment) for segment in segments if segment != without)

    def in_document(self, word: int, rule: int) -> bool:
        """Whether `word` stands anywhere outside the matches of `rule`."""
        known = self._known.get((word, rule))
        if known is None:
            segments = self._segments.get(word, ())
            known = self._known[word, rule] = any(
                self.in_segment(word, rule, segment) for segment in segments
            )
        return known


def _cover(places: Iterable[Place]) -> tuple[list[int], list[int]]:
    """The beginnings of `places` in order, and for each the farthest end of those that begin there or before."""
    ordered = sorted(places)
    return [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where conditions look: in what was `found` in the document, or, in a hand-edited segment, in what was `typed` too.

    `typed` takes the place of its segment's words in the sentence and the paragraph; the rest of the document keeps its.
    """

    found: Found
    typed: Found | None = None
    _answers: dict[tuple[int, Scope, int], bool] = field(default_factory=dict, repr=False, compare=False)

    def allow(self, number: int, rule: Rule, segment: int, paragraph: int) -> bool:
        """Whether the conditions of `rule` (number `number`) hold: one of `when` occurs in its scope, none of `unless`.

        A word inside a match of the same rule is no evidence for or against it.
        """
        if not rule.when and not rule.unless:
            return True
        scope = rule.entry.scope
        unit = {Scope.SENTENCE: segment, Scope.PARAGRAPH: paragraph, Scope.DOCUMENT: 0}[scope]
        answer = self._answers.get((number, scope, unit))
        if answer is None:
            where = (number, scope, segment, paragraph)
            answer = (not rule.when or self._any(rule.when, *where)) and not self._any(rule.unless, *where)
            self._answers[number, scope, unit] = answer
        return answer

    def _any(self, words: Sequence[int], rule: int, scope: Scope, segment: int, paragraph: int) -> bool:
        return any(self._occurs(word, rule, scope, segment, paragraph) for word in words)

    def _occurs(self, word: int, rule: int, scope: Scope, segment: int, paragraph: int) -> bool:
        own = self.typed or self.found
        if own.in_segment(word, rule, segment):
            return True
        if scope is Scope.PARAGRAPH:
            return self.found.in_paragraph(word, rule, paragraph, None if self.typed is None else segment)
        return scope is Scope.DOCUMENT and self.found.in_document(word, rule)


def language_allows(glossary: str | None, document: str | None) -> bool:
    """Whether a glossary that translates from `glossary` serves a document in `document`; what isn't known is no bar.

    Only the primary subtags count: zh and zh-CN are one language (RFC 5646, 2.2.1).
    """
    if not glossary or not document:
        return True
    return _primary(glossary) == _primary(document)


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


class SourceWords:
    """Looks for the `origin` of entries in the source texts of segments, each folded once."""

    def __init__(self) -> None:
        """No source seen yet."""
        self._folded: dict[str, str] = {}

    def allow(self, origins: tuple[str, ...], source: str | None) -> bool:
        """Whether one of `origins` occurs in `source`, or nothing is known of either.

        An origin must begin where a word begins; its end is free, since most languages inflect there.
        """
        if not origins or source is None or not source.strip():
            return True
        text = self._folded.get(source)
        if text is None:
            text = self._folded[source] = fold_words(source)
        return any(
            _occurs(fold_words(origin), text) if WORD.search(origin) else origin.strip() in source
            for origin in origins
        )


def _occurs(origin: str, text: str) -> bool:
    place = text.find(origin)
    while place >= 0:
        if word_at(text, place, 0, len(text)) is not None:
            return True
        place = text.find(origin, place + 1)
    return False
