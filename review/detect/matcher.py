"""The search for a glossary's wrong forms in a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from review.detect.compiled import Compiled, compile_glossaries
from review.detect.context import Found, SourceWords, Surroundings, language_allows
from review.detect.forms import Forms
from review.detect.passage import PIECE, Passage, passages
from review.detect.scan import Hit, Scan, SegmentIds, issue_of, numbered, winners
from review.detect.verify import verify
from review.french.lexicon import Lexicon
from review.glossary.entry import Glossary, GlossaryEntry
from review.model.document import Document, Segment
from review.model.issue import Issue, IssueKey

_EDITED = "edited"


class Matcher:
    """Finds the wrong forms of `glossaries` in documents, in one pass whose cost grows with the text alone.

    A glossary earlier in the list wins where two entries match the same words. `forms` gives every inflected form of a
    term by its part of speech, by default as `lexicon` has them; `piece` is how many code points are searched at once.
    """

    def __init__(
        self,
        glossaries: Sequence[Glossary],
        lexicon: Lexicon,
        *,
        forms: Forms | None = None,
        piece: int = PIECE,
    ) -> None:
        """Compile `glossaries`; raises GlossaryError where a regular expression of theirs is invalid, when it is first run."""
        self._compiled: Compiled = compile_glossaries(glossaries, forms or forms_of(lexicon))
        self._piece = piece

    @classmethod
    def of(cls, compiled: Compiled) -> Matcher:
        """The matcher of glossaries that are compiled already."""
        made = cls.__new__(cls)
        made._compiled = compiled  # noqa: SLF001 - one's own class
        made._piece = PIECE  # noqa: SLF001
        return made

    @property
    def size(self) -> int:
        """The number of rules, which are numbered from 0 in the order of the glossaries."""
        return len(self._compiled.rules)

    def entry(self, name: str) -> GlossaryEntry | None:
        """The entry with the id `name`; None where no entry in force has it."""
        number = self._compiled.named(name)
        return None if number is None else self._compiled.rules[number].entry

    def scan(
        self,
        document: Document,
        source_language: str | None = None,
        *,
        progress: Callable[[int, int], None] | None = None,
    ) -> Scan:
        """Every issue in `document`; `source_language` goes before the document's own.

        `progress` is told now and then how many of how many segments have been searched; what it raises ends the search.
        """
        language = source_language or document.source_language
        found = Found()
        hits: dict[int, list[Hit]] = {}
        reader = _Reader(self._compiled, language, document.segments)
        for passage in passages([segment.target for segment in document.segments], self._piece):
            for number, hit in reader.read(passage, found):
                hits.setdefault(number, []).append(hit)
            if progress is not None:
                progress(passage.first + passage.size, len(document.segments))
        ids = SegmentIds(document.segments)
        surroundings = Surroundings(found)
        source_words = SourceWords()
        left = {
            number: self._left(hits[number], document.segments[number], surroundings, source_words)
            for number in sorted(hits)
        }
        issues: list[Issue] = []
        for number, kept in left.items():
            if not kept:
                continue
            segment = document.segments[number]
            issues += self._issues(kept, hits[number], segment, segment.target, ids=ids)
        return Scan(document, language, tuple(issues), found, ids)

    def rescan(self, scan: Scan, segment: int, text: str) -> tuple[Issue, ...]:
        """The issues in the hand-edited `text` of segment number `segment`, spans in `text`.

        Conditions look at the paragraph with this segment replaced; those of document scope at all words found in the
        machine's text and at `text`. The cost doesn't grow with the document.
        """
        own = scan.document.segments[segment]
        typed = Found()
        reader = _Reader(self._compiled, scan.source_language, scan.document.segments)
        hits = [hit for _number, hit in reader.read(Passage(segment, [text]), typed)]
        kept = self._left(hits, own, Surroundings(scan.found, typed), SourceWords())
        return tuple(self._issues(kept, hits, own, text, ids=scan.ids, base=_EDITED)) if kept else ()

    def candidates(self, scan: Scan, segment: int) -> tuple[list[Hit], list[Hit]]:
        """All hits in segment number `segment` of a scan of this matcher's, and those that conditions and the source allow.

        Longer hits cover shorter ones in neither.
        """
        own = scan.document.segments[segment]
        reader = _Reader(self._compiled, scan.source_language, scan.document.segments)
        hits = [hit for _number, hit in reader.read(Passage(segment, [own.target]), Found())]
        return hits, self._allowed(hits, own, Surroundings(scan.found), SourceWords())

    def issues_of(self, scan: Scan, segment: int, kept: list[Hit], hits: list[Hit]) -> Iterator[Issue]:
        """The issues that `kept`, some of all `hits` in segment number `segment`, raise."""
        own = scan.document.segments[segment]
        return self._issues(kept, hits, own, own.target, ids=scan.ids)

    def _left(
        self, hits: list[Hit], segment: Segment, surroundings: Surroundings, source_words: SourceWords
    ) -> list[Hit]:
        """The hits that conditions and the source allow and no longer hit covers, in text order."""
        return winners(self._allowed(hits, segment, surroundings, source_words))

    def _allowed(
        self, hits: list[Hit], segment: Segment, surroundings: Surroundings, source_words: SourceWords
    ) -> list[Hit]:
        rules = self._compiled.rules
        return [
            hit
            for hit in hits
            if surroundings.allow(hit.rule, rules[hit.rule], segment.index, segment.paragraph)
            and source_words.allow(rules[hit.rule].entry.origin, segment.source)
        ]

    def _issues(
        self,
        kept: list[Hit],
        hits: list[Hit],
        segment: Segment,
        text: str,
        *,
        ids: SegmentIds,
        base: str = "",
    ) -> Iterator[Issue]:
        """The issues that `kept` of all `hits` raise in `text`, which is the segment's machine text or an edited one."""
        numbers = numbered(hits, text)
        for hit in kept:
            rule = self._compiled.rules[hit.rule]
            key = IssueKey(rule.entry.id, *numbers[hit.start, hit.end, hit.rule], *ids[segment.index], base)
            yield issue_of(hit, rule, text, segment=segment.index, key=key)


def forms_of(lexicon: Lexicon) -> Forms:
    """The inflected forms of a term as `lexicon` has them."""
    # Glossaries that are compiled already need no grammar.
    from review.french.term_forms import term_forms  # noqa: PLC0415

    return lambda term, pos: term_forms(lexicon, term, pos)


class _Reader:
    """Reads passages with the rules of the glossaries that serve the document's language."""

    def __init__(self, compiled: Compiled, language: str | None, segments: Sequence[Segment]) -> None:
        self._compiled = compiled
        self._segments = segments
        self._serves = [language_allows(source, language) for source in compiled.languages]

    def read(self, passage: Passage, found: Found) -> Iterator[tuple[int, Hit]]:
        """The verified hits in `passage` by segment number; condition words and matches are noted in `found`."""
        hits = self._compiled.automaton.find(passage.folded)
        for place, forms in hits.forms:
            number = passage.segment_at(place)
            bounds = passage.bounds(number)
            for form in forms:
                at = verify(passage.text, bounds, form, place)
                if at is None or passage.protected(number, at):
                    continue
                segment = passage.first + number
                own = passage.own(number, at)
                if form.term < 0:
                    found.add_word(~form.term, segment, self._segments[segment].paragraph, own)
                    continue
                rule, text, determiner = self._compiled.wrongs[form.term]
                if self._serves[self._compiled.rules[rule].glossary]:
                    found.add_match(rule, segment, own)
                    yield segment, Hit(*own, at[1] - at[0], rule, text, determiner)
        yield from self._run_expressions(passage, hits.literals, found)

    def _run_expressions(
        self, passage: Passage, literals: list[tuple[int, Sequence[int]]], found: Found
    ) -> Iterator[tuple[int, Hit]]:
        """The hits of regular expressions, each run on the segments where its literal part begins."""
        wanted = {(passage.segment_at(place), number) for place, numbers in literals for number in numbers}
        wanted |= {
            (segment, number) for number in self._compiled.everywhere for segment in range(passage.size)
        }
        for number, expression_number in sorted(wanted):
            expression = self._compiled.expressions[expression_number]
            if not self._serves[self._compiled.rules[expression.rule].glossary]:
                continue
            first, last = passage.bounds(number)
            for start, end, rights in expression.find(passage.text[first:last]):
                at = (first + start, first + end)
                if passage.protected(number, at):
                    continue
                own = passage.own(number, at)
                found.add_match(expression.rule, passage.first + number, own)
                term = passage.text[at[0] : at[1]]
                yield passage.first + number, Hit(*own, end - start, expression.rule, term, rights=rights)
