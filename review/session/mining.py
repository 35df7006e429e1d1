"""Mining texts for entries that the glossaries lack: which words, where, and what may have been meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from review.detect.mining.candidates import Candidate, Kind, Place
from review.detect.mining.english import english
from review.detect.mining.glued import glued
from review.detect.mining.known import Known
from review.detect.mining.marks import glued_marks
from review.detect.mining.survey import Survey
from review.detect.mining.unknown import near_words, unknown_words
from review.french.lexicon import Lexicon
from review.french.typography import style_of
from review.glossary.entry import Glossary
from review.model.document import Document
from review.model.fold import WORD, canonical
from review.model.issue import Issue
from review.model.proposal import Pos
from review.model.span import Span

Progress = Callable[[int, int], None]
"""Told how many of how many steps are done."""


@dataclass(frozen=True, slots=True)
class Mined:
    """The candidates that are shown, kind by kind, the best first in each, and how many more there are of each kind."""

    candidates: tuple[Candidate, ...]
    left: Mapping[Kind, int]


class Mining:
    """Takes in texts one by one, and then tells the candidates in all of them."""

    def __init__(self, lexicon: Lexicon, glossaries: Sequence[Glossary]) -> None:
        """What `glossaries` have among their right forms, or as a single wrong word, counts as known."""
        covered = frozenset(covered_words(glossaries))
        self._lexicon: Final = lexicon
        self._names: Final = glossary_names(glossaries)
        self._surveys: Final = {
            lower: Survey(Known(lexicon, covered, lower_case=lower)) for lower in (False, True)
        }
        self._texts: Final[list[tuple[Document, bool]]] = []
        self._flagged: Final[dict[tuple[int, int], list[Span]]] = defaultdict(list)

    def add(self, document: Document, issues: Iterable[Issue], progress: Progress | None = None) -> int:
        """Take in `document`, in which entries in force find `issues`; return the number by which places name it."""
        number, lower = len(self._texts), style_of(document.text).lower_case
        covered: dict[int, list[Span]] = defaultdict(list)
        for issue in issues:
            covered[issue.segment].append(issue.span)
            self._flagged[number, issue.segment].append(issue.span)
        self._texts.append((document, lower))
        self._surveys[lower].read(document, number, covered, progress)
        return number

    def candidates(
        self,
        kinds: Collection[Kind] = tuple(Kind),
        at_least: int = 1,
        most: int | None = None,
        progress: Progress | None = None,
    ) -> Mined:
        """The candidates of `kinds` that stand in the texts `at_least` so often, at `most` so many of each kind."""
        found: dict[Kind, list[Candidate]] = {kind: [] for kind in Kind}
        for lower, survey in self._surveys.items():
            if any(one is lower for _document, one in self._texts):
                for candidate in self._in_survey(survey, lower, progress):
                    found[candidate.kind].append(candidate)
        shown: list[Candidate] = []
        left: dict[Kind, int] = {}
        for kind in Kind:
            wanted = [one for one in _merged(found[kind]) if one.count >= at_least] if kind in kinds else []
            shown += map(self._with_near, wanted[:most])
            left[kind] = len(wanted) - len(wanted[:most])
        return Mined(tuple(shown), left)

    def _in_survey(self, survey: Survey, lower: bool, progress: Progress | None) -> Iterator[Candidate]:
        """The candidates of all texts that are `lower` case, or aren't; words that are explained by one kind are no other's."""
        from review.detect.mining.spellings import spellings  # noqa: PLC0415 - rapidfuzz is imported only when it is needed

        words = [*glued(survey), *spellings(survey, self._names)]
        yield from words
        together = {canonical(one.words) for one in words if one.kind is Kind.GLUED}
        away = [place for one in words for place in one.places]
        runs: list[Candidate] = []
        for number, (document, own) in enumerate(self._texts):
            if own is lower:
                yield from self._uncovered(glued_marks(document, number, survey, together))
                runs += self._uncovered(english(document, number, survey.known))
                away += (
                    place
                    for one in english(document, number, survey.known, quoted=True)
                    for place in one.places
                )
            if progress is not None:
                progress(number + 1, len(self._texts))
        yield from sorted(runs, key=lambda one: (-one.count, one.places))
        yield from unknown_words(survey, away)

    def _uncovered(self, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """Those of `candidates` that have places which no entry flags."""
        for one in candidates:
            places = tuple(place for place in one.places if not self._is_flagged(place))
            if places:
                yield replace(one, places=places)

    def _is_flagged(self, place: Place) -> bool:
        return any(place.span.overlaps(span) for span in self._flagged.get((place.text, place.segment), ()))

    def _with_near(self, candidate: Candidate) -> Candidate:
        if candidate.kind is not Kind.UNKNOWN or candidate.name:
            return candidate
        return replace(candidate, suggestions=near_words(candidate.words, self._lexicon))


def _merged(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates with the same words as one, at the place of the first."""
    found: dict[str, Candidate] = {}
    for one in candidates:
        key = canonical(one.words)
        first = found.get(key)
        found[key] = one if first is None else replace(first, places=(*first.places, *one.places))
    return list(found.values())


def covered_words(glossaries: Iterable[Glossary]) -> Iterator[str]:
    """The words that glossaries know: those of right forms, and wrong forms of a single word, conditions met or not."""
    for glossary in glossaries:
        for entry in glossary.entries:
            for right in entry.right:
                yield from WORD.findall(right.text)
            yield from (wrong for wrong in entry.wrong if not entry.regex and WORD.fullmatch(wrong))


def glossary_names(glossaries: Iterable[Glossary]) -> dict[str, str]:
    """The words of names that glossaries have as right forms: as written, by their canonical form."""
    found: dict[str, str] = {}
    for glossary in glossaries:
        for entry in glossary.entries:
            for right in entry.right:
                if right.pos is Pos.NAME:
                    for word in WORD.findall(right.text):
                        if word[:1].isupper() and word.isalpha():
                            found.setdefault(canonical(word), word)
    return found
