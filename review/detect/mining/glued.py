"""Words that lost the space between them: *openaià*, *négociationsfinancement*, *existerteslasur*.

A word that nothing explains is cut, in the cheapest way, into words that French or the text itself has (dynamic programming over the
places of the cuts, as in Peter Norvig, "Natural Language Corpus Data", *Beautiful Data*, 2009). The cost of a piece stands for how
improbable it is: function words are cheap, words of the text by how often they stand in it, words of the lexicon alone dear. Short
function words stand in many words by chance, so that they count only beside a name that the text has often.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from review.detect.mining.candidates import Candidate, Kind
from review.detect.mining.elided import apart
from review.detect.mining.function_words import (
    DISTINCT,
    LEADING,
    LEADING_NAMES,
    SHORT,
    STRONG,
    TRAILING,
    TRAILING_FRENCH,
)
from review.detect.mining.survey import Finds, Survey
from review.model.fold import canonical

Has = Callable[[str], bool]
"""Whether the lexicon has a word."""

MANY: Final = 300
"""Words to cut from which it pays to have the whole lexicon as a set."""

_LEAST: Final = 6
_LONGEST: Final = 48
_LONGEST_PIECE: Final = 24
_MOST_COUNT: Final = 3
_RUNS: Final = 3
_CONTENT: Final = 4
_LONG: Final = 5
_BOTH: Final = 11
_OFTEN: Final = 5
_COMMON: Final = 10
_LETTERS: Final = 7
_PER_LETTER: Final = 0.75
_RIVAL: Final = 1.25
_PREFIXES: Final = (("des", "dés"), ("de", "dé"), ("pre", "pré"), ("re", "ré"))
_SHORT_COST: Final = 2.5
_STRONG_COST: Final = 2.0
_TEXT_COST: Final = 4.0
_LEXICON_COST: Final = 5.5


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a glued word: a function word (`short` or long), a word the text has `count` times, one of the lexicon."""

    word: str
    cost: float
    function: bool = False
    short: bool = False
    count: int = 0
    french: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """A way to cut a word; `per_letter` is its cost for each letter, less being more plausible."""

    pieces: tuple[Piece, ...]
    per_letter: float

    def __str__(self) -> str:
        """The words with their spaces."""
        return " ".join(piece.word for piece in self.pieces)


def glued(survey: Survey) -> list[Candidate]:
    """The unknown words of `survey` that fall into known ones, the most plausible first."""
    wanted = [finds for finds in survey.unknown.values() if _worth(finds)]
    lexicon = survey.known.lexicon
    has: Has = frozenset(lexicon.words()).__contains__ if len(wanted) > MANY else lexicon.__contains__
    vocabulary = survey.vocabulary()
    found = []
    for finds in wanted:
        ways = splits(finds.written, vocabulary, has, name=finds.lower == 0)
        if ways:
            told = tuple(map(str, ways))
            sure = len(ways) == 1 and _sure(ways[0].pieces)
            found.append(
                (ways[0].per_letter, Candidate(Kind.GLUED, finds.written, tuple(finds.places), told, sure))
            )
    found.sort(key=lambda one: (one[0], one[1].places))
    found += [(1.0, one) for one in _with_remainder(wanted, vocabulary, {one.words for _cost, one in found})]
    return [one for _cost, one in found]


def splits(word: str, vocabulary: Mapping[str, int], has: Has, *, name: bool = False) -> list[Split]:
    """The plausible ways to cut `word` (composed letters), best first; a `name` must hold a long function word.

    `vocabulary` says how often each word stands by itself in the text, in canonical form.
    """
    plain = word.lower()
    if not _LEAST <= len(plain) <= _LONGEST or apart(plain, has) or _lacks_accent(plain, has):
        return []
    ways = [Split(pieces, cost / len(plain)) for cost, pieces in _cheapest(plain, vocabulary, has)]
    good = [way for way in ways if way.per_letter <= _PER_LETTER and _holds(way.pieces, name)]
    return [_as_written(way, word) for way in good if way.per_letter <= good[0].per_letter * _RIVAL]


def _worth(finds: Finds) -> bool:
    return len(finds.places) <= _MOST_COUNT and finds.other == 0 and _LEAST <= len(finds.written) <= _LONGEST


def _cheapest(word: str, vocabulary: Mapping[str, int], has: Has) -> list[tuple[float, tuple[Piece, ...]]]:
    """The cheapest ways to cut `word` into two pieces or more, cheapest first."""
    best: list[list[tuple[float, tuple[Piece, ...]]]] = [[(0.0, ())], *([] for _ in word)]
    for end in range(1, len(word) + 1):
        ways: list[tuple[float, tuple[Piece, ...]]] = []
        for start in range(max(0, end - _LONGEST_PIECE), end):
            if not best[start] or (start == 0 and end == len(word)):
                continue
            piece = _piece(word[start:end], vocabulary, has)
            if piece is not None:
                ways += [(cost + piece.cost, (*pieces, piece)) for cost, pieces in best[start]]
        best[end] = sorted(ways, key=lambda way: way[0])[:_RUNS]
    return best[-1]


def _piece(word: str, vocabulary: Mapping[str, int], has: Has) -> Piece | None:
    if word in SHORT:
        return Piece(word, _SHORT_COST, function=True, short=True)
    if word in STRONG:
        return Piece(word, _STRONG_COST, function=True)
    if len(word) < _CONTENT:
        return None
    count = vocabulary.get(canonical(word), 0)
    french = (count > 0 or len(word) >= _LONG) and has(word)
    if count and (french or count > 1):
        return Piece(word, max(2.0, _TEXT_COST - math.log10(count)), count=count, french=french)
    return Piece(word, _LEXICON_COST, french=True) if french else None


def _lacks_accent(word: str, has: Has) -> bool:
    """Whether *dé-* or *pré-* was written without its accent: *decodage* isn't *de codage*."""
    return any(word.startswith(bare) and has(accented + word[len(bare) :]) for bare, accented in _PREFIXES)


def _sure(pieces: tuple[Piece, ...]) -> bool:
    """Whether all words are French, but for one that the text has often."""
    foreign = [piece for piece in pieces if not (piece.function or piece.french)]
    return not foreign or (len(foreign) == 1 and foreign[0].count >= _OFTEN)


def _certain(piece: Piece) -> bool:
    return piece.function or piece.french or piece.count >= _OFTEN


def _holds(pieces: tuple[Piece, ...], name: bool) -> bool:
    """Whether the pieces are such that chance doesn't explain them."""
    content = [piece for piece in pieces if not piece.function]
    if not content:
        return not name and len(pieces) == 2 and any(not piece.short for piece in pieces)  # noqa: PLR2004 - two pieces
    if len(pieces) > len(content) * 2 + 1:
        return False
    if any(piece.function and (not piece.short or piece.word == "à") for piece in pieces):
        return True
    if name:
        return False
    if len(content) == 1:
        return len(pieces) == 2 and _with_short(content[0], pieces)  # noqa: PLR2004 - two pieces
    letters = sum(len(piece.word) for piece in content)
    long = all(len(piece.word) >= _LONG for piece in content)
    french = any(piece.french for piece in content)
    return long and french and letters >= _BOTH and all(_certain(piece) for piece in content)


def _with_short(content: Piece, pieces: tuple[Piece, ...]) -> bool:
    """Whether a word that the text has often stands before or behind a short function word that may well stand there."""
    if content is pieces[1]:
        heads, enough = (LEADING, _COMMON) if content.french else (LEADING_NAMES, _OFTEN)
        letters = len(content.word) + len(pieces[0].word)
        return pieces[0].word in heads and letters >= _LETTERS and content.count >= enough
    tails = TRAILING_FRENCH if content.french and content.count >= _COMMON else TRAILING
    return pieces[1].word in tails and len(content.word) >= _LONG and content.count >= _OFTEN


def _as_written(way: Split, word: str) -> Split:
    """The split with the capitals of `word`."""
    start, pieces = 0, []
    for piece in way.pieces:
        end = start + len(piece.word)
        pieces.append(
            Piece(word[start:end], piece.cost, piece.function, piece.short, piece.count, piece.french)
        )
        start = end
    return Split(tuple(pieces), way.per_letter)


def _with_remainder(wanted: list[Finds], vocabulary: Mapping[str, int], done: set[str]) -> list[Candidate]:
    """Unknown letters, perhaps a name, before a long function word that ends no other word."""
    found = []
    for finds in wanted:
        word = finds.written
        tail = next((one for one in DISTINCT if word.lower().endswith(one)), "")
        if not tail or word in done or len(word) - len(tail) < _CONTENT or vocabulary.get(tail, 0) == 0:
            continue
        told = f"{word[: -len(tail)]} {word[-len(tail) :]}"
        found.append(Candidate(Kind.GLUED, word, tuple(finds.places), (told,)))
    return found
