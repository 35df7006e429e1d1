"""Words of the lexicon of which a given one looks like a misspelling.

Loans look like misspellings too (*gaming* and *gamin*, *chatbot* and *chabot*), so only slips that people make often count: accents,
a letter single or double, and any one letter in long words (Damerau 1964, "A technique for computer detection and correction of
spelling errors", has the kinds of slips).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from review.french.lexicon import Lexicon
from review.model.fold import bare

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzœ"
_DOUBLED: Final = 6
_SWAPPED: Final = 8
_ANY_LETTER: Final = 10
"""From how many letters on each kind of slip counts; shorter words have neighbours by chance."""
_FOREIGN: Final = re.compile(r"[kwñ]|oo|(?:ing|ings|ity|less|ness|ship)\Z")
_MOST: Final = 3
_LONGEST: Final = 40
_MARKS: Final = re.compile("[\u0300-\u036f]+")


def near_words(lexicon: Lexicon, word: str) -> tuple[str, ...]:
    """The words, three at most, that the lower-case `word`, which the lexicon lacks, may stand for by a slip of the pen.

    They have other accents; else a letter twice that stands there once, or once that stands there twice; else, in words of eight
    letters and more, two letters changed over, and in those of ten any one letter more, less or other, but for the first.
    """
    if len(word) > _LONGEST or _FOREIGN.search(word):
        return ()
    spellings = _spellings(lexicon)
    found = [known for known in spellings.get(bare(word), ()) if known != word]
    if not found:
        found = [known for slip in dict.fromkeys(_slips(bare(word))) for known in spellings.get(slip, ())]
    return tuple(sorted(dict.fromkeys(found), key=_accents)[:_MOST])


def _accents(word: str) -> int:
    return sum(not letter.isascii() for letter in word)


def _slips(word: str) -> Iterator[str]:
    """The texts that are one slip away from `word`, likelier ones first."""
    for at in range(1, len(word) if len(word) >= _DOUBLED else 0):
        head, tail = word[:at], word[at:]
        if word[at] == word[at - 1]:
            yield head + tail[1:]
        else:
            yield head + word[at - 1] + tail
    for at in range(1, len(word) - 1 if len(word) >= _SWAPPED else 0):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at in range(1, len(word) + 1 if len(word) >= _ANY_LETTER else 0):
        head, tail = word[:at], word[at:]
        yield head + tail[1:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


@lru_cache(maxsize=1)
def _spellings(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """The lexicon's words by their spelling without accents."""
    words = lexicon.words()
    # One text rather than half a million words: this is needed while a person waits.
    plain = _MARKS.sub("", unicodedata.normalize("NFD", "\n".join(words))).split("\n")
    found: dict[str, tuple[str, ...]] = dict(zip(plain, zip(words), strict=True))
    for key, word in zip(plain, words, strict=True):
        if found[key][-1] != word:
            found[key] = (word, *found[key])
    return found
