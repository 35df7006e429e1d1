"""Runs of words that were left in English.

Words speak for English (its function words), a little for it (words that French doesn't have), or against it (function words of French);
a run is a stretch of words, nothing but spaces between them, whose sum is highest (Bentley, *Programming Pearls*, column 8) and ends where
the sum drops for good. Quotations and titles, whose words have capitals, are meant to be English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from review.detect.mining.candidates import Candidate, Kind, Place
from review.detect.mining.function_words import ENGLISH, ENGLISH_OPENERS, SHARED, SHORT, STRONG
from review.detect.mining.known import CHUNK, Known
from review.detect.mining.survey import Composed, code_like
from review.detect.protected import zones
from review.model.document import Document
from review.model.fold import canonical
from review.model.span import Span

_HINT: Final = re.compile(rf"\b(?:{'|'.join(sorted(ENGLISH))})\b", re.IGNORECASE)
_QUOTED: Final = re.compile(
    r"«[^«»]*(?:»|$)|“[^“”]*(?:”|$)|\"[^\"]*(?:\"|$)|‘[^‘’]*’|《[^》]*(?:》|$)|\*[^*]+\*|(?<!\w)_[^_]+_(?!\w)|`[^`]*`"
)
_SPACES: Final = re.compile(r"[ \t\n\u00a0\u202f]+")
_ENOUGH: Final = 1.7
_DROP: Final = 2.0
_WORTH: Final = 1.0
_SCORES: Final = {"english": 2.0, "unknown": 1.0, "shared": 0.1, "name": 0.0, "french": -0.3, "against": -3.0}


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    kind: str


def english(document: Document, text: int, known: Known, *, quoted: bool = False) -> list[Candidate]:
    """The English runs of two words or more in `document`, text number `text`; the same words are one candidate.

    What stands in quotation marks counts only if `quoted`.
    """
    places: dict[str, list[Place]] = {}
    written: dict[str, str] = {}
    for segment in document.segments:
        if _HINT.search(segment.target) is None:
            continue
        composed = Composed(segment.target)
        for start, end in english_runs(composed.text, known, quoted=quoted):
            words = " ".join(composed.text[start:end].split())
            key = canonical(words)
            places.setdefault(key, []).append(Place(text, segment.index, composed.span(start, end)))
            written.setdefault(key, words)
    return [Candidate(Kind.ENGLISH, written[key], tuple(found)) for key, found in places.items()]


def quotations(text: str) -> list[Span]:
    """What stands in quotation or emphasis marks in `text`, the marks included; an open quotation goes on to the end."""
    return [Span(*found.span()) for found in _QUOTED.finditer(text)]


def english_runs(text: str, known: Known, *, quoted: bool = False) -> Iterator[tuple[int, int]]:
    """The English runs of `text` (composed), half-open, in order; those in quotation marks only if `quoted`."""
    away = zones(text)
    if not quoted:
        away += [(span.start, span.end) for span in quotations(text)]
    stretch: list[_Word] = []
    for found in CHUNK.finditer(text):
        start, end = found.span()
        apart = any(low < end and start < high for low, high in away) or code_like(text, start, end)
        if stretch and (apart or not _SPACES.fullmatch(text, stretch[-1].end, start)):
            yield from _runs(stretch)
            stretch = []
        if not apart:
            stretch.append(_Word(found.group(), start, end, _kind(found.group(), known)))
    yield from _runs(stretch)


def _kind(word: str, known: Known) -> str:
    whole = word.lower().replace("’", "'")
    plain = whole.partition("'")[0]
    if plain in ENGLISH or whole.endswith("n't"):
        return "english"
    if plain in SHARED:
        return "shared"
    if any(letter.isdigit() for letter in word):
        return "against"
    if plain in SHORT or plain in STRONG or ("'" in whole and not known.gaps(word)):
        return "against"
    if not known.gaps(word):
        return "french"
    return "unknown" if word.islower() else "name"


def _runs(stretch: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """The runs of a stretch of words, in order."""
    if len(stretch) < 2 or all(word.kind != "english" for word in stretch):  # noqa: PLR2004 - a run has two words
        return
    place = 0
    while place < len(stretch):
        low, high = _next_run(stretch, place)
        low, high = _rounded(stretch, low, high)
        run = stretch[low:high]
        if len(run) > 1 and _enough(run):
            yield run[0].start, run[-1].end
        place = high


def _next_run(stretch: Sequence[_Word], start: int) -> tuple[int, int]:
    """The part with the highest sum that begins at or after `start` and ends where the sum drops for good."""
    best, best_at, total, begin = 0.0, (len(stretch), len(stretch)), 0.0, start
    for place in range(start, len(stretch)):
        if total <= 0 and best < _WORTH:
            total, best, begin = 0.0, 0.0, place
        total += _SCORES[stretch[place].kind]
        if total > best:
            best, best_at = total, (begin, place + 1)
        elif best >= _WORTH and best - total > _DROP:
            break
    low, high = best_at
    while low < high and _idle(stretch[low]):
        low += 1
    while high - 1 > low and _idle(stretch[high - 1]):
        high -= 1
    return low, high


def _idle(word: _Word) -> bool:
    """Whether a word at the edge of a run is as likely French: *a*, *on*, *pages*."""
    return word.kind == "french" or (word.kind == "shared" and len(word.text) < len("for"))


def _rounded(stretch: Sequence[_Word], low: int, high: int) -> tuple[int, int]:
    """The part with the word that its last determiner belongs to."""
    last = stretch[high - 1].text.lower()
    if (
        high < len(stretch)
        and last in ENGLISH_OPENERS | {"of", "and", "with"}
        and stretch[high].kind != "against"
    ):
        return low, high + 1
    return low, high


def _enough(run: Sequence[_Word]) -> bool:
    """Whether the run is English beyond doubt, and no title."""
    content = [word for word in run if word.kind not in ("english", "shared")]
    if content and all(word.text[:1].isupper() for word in content):
        return False
    small = [word for word in run if word.kind == "english" and word.text.islower()]
    speaking = sum(word.kind in ("english", "unknown") for word in run)
    opened = any(word.text in ENGLISH_OPENERS for word in small)
    if not small or (speaking < 2 and not opened):  # noqa: PLR2004 - one word alone proves nothing
        return False
    return sum(_SCORES[word.kind] for word in run) >= _ENOUGH
