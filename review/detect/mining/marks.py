"""Punctuation that lost the space it parts words with: *investisseurs.à*, *vision :pour*, *financement(la*.

Where the spaces go: OQLF, Banque de dépannage linguistique, "Espacement avant et après les principaux signes de ponctuation".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from review.detect.mining.candidates import Candidate, Kind, Place
from review.detect.mining.function_words import SHORT, STRONG
from review.detect.mining.known import CHUNK, LONGEST
from review.detect.mining.survey import Composed, Survey, code_like
from review.detect.protected import zones
from review.model.document import Document
from review.model.fold import canonical

_LETTERS: Final = r"[^\W\d_]{2,}"
_GLUED: Final = re.compile(
    rf"(?<![\w.@/\\#$_-])(?P<left>{_LETTERS})(?P<marks>[.!?…,;:»”)]|[ \u00a0\u202f](?:[:;!?»–—])|\()(?P<right>[^\W\d_]+)"
    r"(?![\w@/\\=_])"
)
_END: Final = re.compile(rf"(?P<left>{_LETTERS})(?P<marks>(?:[.!?…]|\.{{3}})[»”\"]?)$")
_BEGIN: Final = re.compile(rf"{CHUNK.pattern}(?![\w@/\\=_.(])")
_HEAD: Final = re.compile(r"[^\W\d_]+(?=['’])")
_CODE: Final = re.compile(r"[.(:]\w|\(\)|-\w")
_STOPS: Final = frozenset(".:")
_BRACKET: Final = "("
_LONG: Final = 5
_CONTENT: Final = 4
_OFTEN: Final = 3


class _Glue(NamedTuple):
    """Two words with a mark between them, and how they should stand; the place is that of the composed segment."""

    words: str
    start: int
    end: int
    better: str


def glued_marks(
    document: Document, text: int, survey: Survey, glued: Collection[str] = ()
) -> list[Candidate]:
    """The places of `document`, text number `text` of `survey`, where a space is missing behind punctuation, or before a bracket.

    `glued` are words found to be several, in canonical form: they count as words here. Where the second word begins the next
    segment, the span holds the first word and the mark alone.
    """
    found: dict[str, list[Place]] = {}
    told: dict[str, _Glue] = {}
    reader = _Reader(survey, glued)
    following = (*document.segments[1:], None)
    for segment, after in zip(document.segments, following, strict=False):
        composed = Composed(segment.target)
        glues = list(reader.inside(composed.text))
        if after is not None and segment.span.end == after.span.start:
            glues += reader.between(composed.text, after.target)
        for glue in glues:
            key = canonical(glue.words)
            found.setdefault(key, []).append(Place(text, segment.index, composed.span(glue.start, glue.end)))
            told.setdefault(key, glue)
    return [
        Candidate(Kind.GLUED, told[key].words, tuple(places), (told[key].better,))
        for key, places in found.items()
    ]


class _Reader:
    """Finds glued punctuation by what the texts' words are."""

    def __init__(self, survey: Survey, glued: Collection[str]) -> None:
        self._known = survey.known
        self._counts = survey.vocabulary()
        self._glued = frozenset(glued)

    def inside(self, text: str) -> Iterator[_Glue]:
        """The glued marks of one segment."""
        closed: list[tuple[int, int]] | None = None
        place = 0
        while found := _GLUED.search(text, place):
            start, end = found.span()
            place = found.start("right")
            left, marks, right = found["left"], found["marks"], found["right"]
            if _CODE.match(text, end) or (marks == ")" and text[start - 1 : start] == "("):
                continue
            closed = zones(text) if closed is None else closed
            if any(low < end and start < high for low, high in closed):
                continue
            if self._plausible(left, marks, right):
                better = f"{left} {marks}{right}" if marks == _BRACKET else f"{left}{marks} {right}"
                yield _Glue(found.group(), start, end, better)

    def between(self, text: str, after: str) -> Iterator[_Glue]:
        """The mark that ends a segment where the next one follows without a space."""
        end, begin = _END.search(text, max(0, len(text) - LONGEST)), _BEGIN.match(after)
        if end is None or begin is None or code_like(text, end.start(), end.end()):
            return
        left, right = end["left"], begin.group()
        if len(left) >= _OFTEN and not left.isupper() and self._follows(left, right):
            yield _Glue(end.group() + right, end.start(), end.end(), f"{end.group()} {right}")

    def _follows(self, left: str, right: str) -> bool:
        """Whether a sentence that begins with `right` may follow one that ends with `left`; `Base.Trace` and `sources.list` are names."""
        if self._known.lower_case:
            return self._is_word(left) or self._is_word(right)
        if _function(right) or _HEAD.match(right):
            return self._is_word(left)
        return (
            right[0].isupper()
            and right[1:].islower()
            and left.islower()
            and self._is_word(left)
            and self._is_word(right)
        )

    def _plausible(self, left: str, marks: str, right: str) -> bool:
        """Whether these are two words and a mark, not the name of a file, a command, an abbreviation, or *mot(s)*."""
        if not self._is_word(left) or (left.isupper() and right.isupper()):
            return False
        function = _function(left) or _function(right)
        if marks == _BRACKET:
            return _function(right) and len(right) > 1 and len(left) >= _LONG
        if marks not in _STOPS:
            both = len(left) >= _CONTENT and len(right) >= _CONTENT
            return self._is_word(right) and (function or both)
        if right[0].isupper():
            return function and left.islower() and right[1:].islower() and len(left) >= _OFTEN
        named = self._known.listed(left) and self._known.only_name(left)
        return len(left) >= _LONG and (_function(right) or named or self._is_name(right))

    def _is_word(self, word: str) -> bool:
        if len(word) == 1:
            return word == "à"
        if self._known.listed(word) or canonical(word) in self._glued:
            return True
        return (self._known.lower_case or word[0].isupper()) and self._counts[canonical(word)] >= _OFTEN

    def _is_name(self, word: str) -> bool:
        """Whether a text all in small letters has `word` often, and French doesn't."""
        known = self._known
        return known.lower_case and self._counts[canonical(word)] >= _OFTEN and word not in known.lexicon


def _function(word: str) -> bool:
    return word.lower() in SHORT or word.lower() in STRONG
