"""Two spellings of one name: *zoff* and *zoph*, *irving* and *irwin*, *mulati* and *murati*.

Names are alike when they sound alike, or differ by one letter (insertion, deletion, replacement, exchange of neighbours). Sounds that
languages without the Latin alphabet don't tell apart, or that their transliterations write in several ways, count as one (Chinese, Japanese
and Korean: l and r; Wade-Giles against pinyin: p and b, t and d, k and g). Neighbours are found by their sound or by the forms with one
letter less (symmetric delete, W. Garbe, 2012), so that the cost grows with the number of names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rapidfuzz.distance import OSA

from review.detect.mining.candidates import Candidate, Kind
from review.detect.mining.survey import Finds, Survey
from review.model.fold import bare, canonical

_SOUNDS: Final = (
    (r"ph", "f"),
    (r"[sc]h|tch|zh", "x"),
    (r"ck|c(?![eiy])|qu?", "k"),
    (r"c(?=[eiy])", "s"),
    (r"oo|ou", "u"),
    (r"y|j(?=[aeiou])", "i"),
    (r"w", "v"),
    (r"r", "l"),
    (r"th", "t"),
    (r"(?<=[bdgkt])h", ""),
    (r"(?<=n)g$", ""),
    (r"z", "s"),
    (r"(.)\1+", r"\1"),
)
_RULES: Final = tuple((re.compile(pattern), sound) for pattern, sound in _SOUNDS)
_ENDINGS: Final = re.compile(r"(?:e?s|x|e|nt|r)?")
_LEAST: Final = 4
_LEAST_EDIT: Final = 6
_LONGEST: Final = 24
_CROWD: Final = 12


@dataclass(frozen=True, slots=True)
class Name:
    """A word that may be a name: as written, in canonical form, how often it stands in the texts, whether a glossary has it."""

    written: str
    key: str
    count: int
    right: bool = False

    @property
    def simple(self) -> bool:
        """Whether it is no mixture of cases such as OpenGL."""
        return self.written[1:].islower()


def sound(word: str) -> str:
    """What `word` sounds like, roughly: equal for spellings that stand for one name."""
    heard = bare(word.lower())
    for rule, letter in _RULES:
        heard = rule.sub(letter, heard)
    return heard


def alike(one: str, other: str, *, by_ear: bool = False) -> bool:
    """Whether two words in canonical form may be spellings of one name, `by_ear` only where they sound alike.

    Inflected forms of one word are not.
    """
    first, second = bare(one), bare(other)
    if min(len(first), len(second)) < _LEAST or first == second or _inflected(first, second):
        return False
    if sound(first) == sound(second):
        return first[0] == second[0] or len(first) > _LEAST
    if (
        by_ear
        or min(len(first), len(second)) < _LEAST_EDIT
        or first[0] != second[0]
        or first[-1] != second[-1]
    ):
        return False
    return OSA.distance(first, second, score_cutoff=1) <= 1


def spellings(survey: Survey, rights: Mapping[str, str] | None = None) -> list[Candidate]:
    """Names of `survey` that stand in it, or among the glossaries' `rights` (canonical form: as written), in another spelling too.

    The rarer spelling is the candidate, the one of a glossary or the more frequent its suggestion.
    """
    names = [*_names(survey), *_of_glossaries(survey, rights or {})]
    better: dict[str, list[Name]] = {}
    by_key = {name.key: name for name in names}
    for one, other in _pairs(names):
        worse, good = sorted((one, other), key=lambda name: (name.right, name.count, name.key))
        if worse.count and not worse.right:
            better.setdefault(worse.key, []).append(good)
    found = []
    for key, goods in better.items():
        ranked = sorted(goods, key=lambda name: (not name.right, _distance(key, name.key), -name.count))
        finds = survey.unknown[key]
        told = tuple(dict.fromkeys(_in_case(name.written, by_key[key].written) for name in ranked))
        found.append(
            Candidate(Kind.SPELLING, finds.written, tuple(finds.places), told[:3], ranked[0].right, name=True)
        )
    return sorted(found, key=lambda one: (not one.sure, -one.count, one.places))


def _names(survey: Survey) -> Iterator[Name]:
    for key, finds in survey.unknown.items():
        if _LEAST <= len(key) <= _LONGEST and _may_be_name(finds, survey):
            yield Name(finds.written, key, len(finds.places))


def _may_be_name(finds: Finds, survey: Survey) -> bool:
    if finds.lower:
        return survey.known.lower_case
    return not finds.written.isupper()


def _of_glossaries(survey: Survey, rights: Mapping[str, str]) -> Iterator[Name]:
    vocabulary = survey.vocabulary()
    for key, written in rights.items():
        if (
            _LEAST <= len(key) <= _LONGEST
            and key not in survey.unknown
            and written not in survey.known.lexicon
        ):
            yield Name(written, key, vocabulary[key], right=True)


def _pairs(names: Collection[Name]) -> Iterator[tuple[Name, Name]]:
    """Each pair of names that are alike, once; crowds that sound the same by chance are left out."""
    seen: set[tuple[str, str]] = set()
    for group in _groups(names):
        for one, other in combinations(group, 2):
            pair = (one.key, other.key) if one.key < other.key else (other.key, one.key)
            if pair not in seen and not (one.right and other.right):
                seen.add(pair)
                if alike(one.key, other.key, by_ear=not (one.simple and other.simple)):
                    yield one, other


def _groups(names: Collection[Name]) -> Iterator[list[Name]]:
    sounds: dict[str, list[Name]] = {}
    shorter: dict[str, list[Name]] = {}
    for name in names:
        plain = bare(name.key)
        sounds.setdefault(sound(plain), []).append(name)
        if len(plain) >= _LEAST_EDIT - 1:
            for form in {plain, *(plain[:place] + plain[place + 1 :] for place in range(1, len(plain)))}:
                shorter.setdefault(form, []).append(name)
    for groups in (sounds, shorter):
        yield from (group for group in groups.values() if 1 < len(group) <= _CROWD)


def _inflected(one: str, other: str) -> bool:
    """Whether the words differ by an ending of French (or English) inflection alone."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    if longer.startswith(shorter) and _ENDINGS.fullmatch(longer[len(shorter) :]):
        return True
    return longer[:-1] == shorter[:-1] and {longer[-1], shorter[-1]} <= set("aeisxort")


def _distance(one: str, other: str) -> float:
    return OSA.normalized_distance(bare(one), bare(other))


def _in_case(good: str, worse: str) -> str:
    """`good` with a capital where `worse` has one: the name may have been seen in small letters alone."""
    return good[:1].upper() + good[1:] if worse[:1].isupper() and good.islower() else good


def rights_of(words: Iterable[str]) -> dict[str, str]:
    """Words by their canonical form, the first of each."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(canonical(word), word)
    return found
