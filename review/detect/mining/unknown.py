"""Words that the lexicon doesn't have, and what the lexicon has near them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from review.detect.mining.candidates import Candidate, Kind, Place
from review.detect.mining.elided import apart
from review.detect.mining.function_words import ENGLISH
from review.detect.mining.survey import Survey
from review.french.lexicon import Lexicon
from review.model.fold import bare

_ALPHABET: Final = "aàâbcçdeéèêëfghiîïjklmnoôpqrstuùûvwxyz"
_LEAST_BARE: Final = 3
_LEAST_NEAR: Final = 5
_MOST_NEAR: Final = 3


def unknown_words(survey: Survey, away: Collection[Place] = ()) -> list[Candidate]:
    """The unknown words of `survey` that aren't plainly names, the most frequent first; places that touch `away` don't count.

    In a text all in small letters nothing tells a name from a word for sure: all are listed, those that never follow a
    determiner as names perhaps. English function words are left out: they make no entry.
    """
    taken: dict[tuple[int, int], list[Place]] = {}
    for place in away:
        taken.setdefault((place.text, place.segment), []).append(place)
    found = []
    for key, finds in survey.unknown.items():
        if finds.name or key in ENGLISH:
            continue
        places = tuple(place for place in finds.places if not _touches(place, taken))
        if places:
            found.append(
                Candidate(
                    Kind.UNKNOWN, finds.written, places, name=survey.known.lower_case and not finds.determined
                )
            )
    return sorted(found, key=lambda one: (-one.count, one.places[0]))


def near_words(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Up to three words of the lexicon that are an apostrophe, one letter or only accents away from `word`, nearest first.

    The first letter stays: it is rarely wrong (Pollock and Zamora, "Automatic spelling correction in scientific and scholarly text", 1984).
    """
    plain = word.lower()
    elided = apart(plain, lexicon.__contains__)
    first = (elided,) if elided else ()
    if len(plain) < _LEAST_BARE:
        return first
    forms = dict.fromkeys(one for one in _one_letter_away(plain) if one in lexicon)
    ranked = sorted(forms, key=lambda one: (bare(one) != bare(plain), len(one) != len(plain)))
    if len(plain) < _LEAST_NEAR:
        ranked = [one for one in ranked if bare(one) == bare(plain)]
    return tuple(dict.fromkeys([*first, *ranked]))[:_MOST_NEAR]


def _one_letter_away(word: str) -> Iterator[str]:
    for place in range(1, len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _ALPHABET if letter != tail[0])
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in _ALPHABET)


def _touches(place: Place, taken: dict[tuple[int, int], list[Place]]) -> bool:
    others = taken.get((place.text, place.segment))
    return others is not None and any(place.span.overlaps(other.span) for other in others)
