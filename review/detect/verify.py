"""Whether a form really stands where its anchor was found, seen on the text itself."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import Final

from review.detect.automaton import Form
from review.detect.gaps import SPACE, after_words, before_words, between_words
from review.model.fold import APOSTROPHES, WORD, bare, canonical, word_at

Place = tuple[int, int]
"""A half-open range of code points."""

_FUSED: Final = re.compile(rf"(?:^|\W)(?:aujourd|entr|presqu|prud|quelqu)[{APOSTROPHES}]\Z", re.IGNORECASE)
_LONGEST_FUSED: Final = 9
_MARGIN: Final = 64
_CAPITALS: Final = 2


def verify(text: str, segment: Place, form: Form, place: int) -> Place | None:
    """Where `form`, whose anchor was found at `place`, stands in the composed `text`; None where it doesn't.

    It must lie within `segment`, as whole words. Accents must agree, unless the words are in capitals and lack them
    (capitals are often typed without, though they should not be: Académie française, "Accentuation des majuscules").
    """
    start, end = segment
    if not form.words:
        stop = place + len(form.lead)
        return (place, stop) if start <= place and stop <= end else None
    first_end = word_at(text, place, start, end)
    if first_end is None:
        return None
    if len(form.words) == 1:
        words = [(place, first_end)]
    else:
        following = WORD.finditer(text, first_end, end)
        after = [word.span() for word in islice(following, len(form.words) - form.anchor - 1)]
        words = [*_words_before(text, start, place, form.anchor), (place, first_end), *after]
        if len(words) != len(form.words) or not _gaps_agree(text, words, form.gaps):
            return None
    if not _words_agree(text, words, form.words) or _is_fused(text, start, words[0][0]):
        return None
    return _with_marks(text, segment, words, form)


def _is_fused(text: str, start: int, place: int) -> bool:
    """Whether an apostrophe joins what is at `place` to the word before it for good, as in quelqu’un or prud’homme."""
    if place == start or text[place - 1] not in APOSTROPHES:
        return False
    return _FUSED.search(text[max(start, place - _LONGEST_FUSED) : place]) is not None


def _words_before(text: str, start: int, place: int, count: int) -> list[Place]:
    """The last `count` words of `text[start:place]`, fewer where there are no more."""
    width = _MARGIN
    while count:
        begin = max(start, place - width)
        words = [word.span() for word in WORD.finditer(text, begin, place)]
        if begin == start or len(words) > count:
            return words[-count:]
        width *= 4
    return []


def _gaps_agree(text: str, words: list[Place], gaps: tuple[str, ...]) -> bool:
    for ((_, end), (start, _)), gap in zip(pairwise(words), gaps, strict=True):
        between = text[end:start]
        if not (between == gap == SPACE or between_words(gap).fullmatch(between)):
            return False
    return True


def _words_agree(text: str, places: list[Place], words: tuple[str, ...]) -> bool:
    found = [canonical(text[start:end]) for start, end in places]
    if all(map(str.__eq__, found, words)):
        return True
    written = text[places[0][0] : places[-1][1]]
    if not written.isupper() or sum(map(str.isalpha, written)) < _CAPITALS:
        return False
    return all(map(_lacks_accents, found, words))


def _lacks_accents(found: str, word: str) -> bool:
    """Whether `found` is `word` with some of its accents left out and none put in."""
    return len(found) == len(word) and all(a in (b, bare(b)) for a, b in zip(found, word, strict=True))


def _with_marks(text: str, segment: Place, words: list[Place], form: Form) -> Place | None:
    """The place of the words with the marks at the form's beginning and end, where these are there."""
    start, end = words[0][0], words[-1][1]
    if form.lead:
        margin = text[max(segment[0], start - _MARGIN - len(form.lead)) : start]
        lead = before_words(form.lead).search(margin)
        if lead is None:
            return None
        start -= len(margin) - lead.start()
    if form.trail:
        trail = after_words(form.trail).match(text, end, segment[1])
        if trail is None:
            return None
        end = trail.end()
    return start, end
