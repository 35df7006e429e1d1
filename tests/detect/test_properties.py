from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from review.detect.matcher import Matcher
from review.french.lexicon import default_lexicon
from review.glossary.entry import Glossary, GlossaryEntry
from review.model.document import Document, Segment
from review.model.fold import bare, fold_words
from review.model.issue import Issue
from review.model.proposal import Pos, Replacement
from review.model.span import Span

VOCABULARY = [
    "été",
    "ete",
    "œuvre",
    "oeuvre",
    "cadre",
    "l",
    "a",
    "à",
    "İx",
    "straße",
    "奥",
    "特",
    "ж",
    "ё",
    "x1",
]
TERM_GAPS = [" ", "-", "'", "’"]
TEXT_GAPS = [" ", "\u00a0", "-", "\n", "  ", "’", "'", "' ", ", ", "_", "", "²", "«", " »", "\r\n", "- "]

WORDS = st.sampled_from(VOCABULARY)
TERMS = st.lists(
    st.tuples(WORDS, st.lists(st.tuples(st.sampled_from(TERM_GAPS), WORDS), max_size=2)).map(
        lambda parts: parts[0] + "".join(gap + word for gap, word in parts[1])
    ),
    min_size=1,
    max_size=5,
)
CASES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "title": str.title,
    "bare capitals": lambda word: bare(word).upper(),
    "decomposed": lambda word: unicodedata.normalize("NFD", word),
}
TEXTS = st.lists(
    st.tuples(WORDS, st.sampled_from(sorted(CASES)), st.sampled_from(TEXT_GAPS)).map(
        lambda part: CASES[part[1]](part[0]) + part[2]
    ),
    max_size=14,
).map("".join)
DOCUMENTS = st.lists(TEXTS, min_size=1, max_size=4)


def as_document(targets: list[str]) -> Document:
    segments = tuple(Segment(n, Span(0, 0), target, n // 2) for n, target in enumerate(targets))
    return Document("x", "text", "", segments, (), None)


def as_matcher(terms: list[str], piece: int = 65_536) -> Matcher:
    right = (Replacement("y", Pos.PHRASE),)
    entries = tuple(GlossaryEntry(f"e{n}", (term,), right) for n, term in enumerate(terms))
    glossary = Glossary("g", "g", None, "fr", entries)
    return Matcher([glossary], default_lexicon(), forms=lambda term, _pos: {term}, piece=piece)


# A matcher as slow and plain as can be: one expression a term, tried at each place.
LETTER = r"(?:[^\W_²]|[\u0300-\u036f])"
UNSPACED = "奥特"


def word_pattern(word: str, *, capitals: bool) -> str:
    found = ""
    for letter in unicodedata.normalize("NFC", word):
        if letter == "œ":
            found += "(?:œ|oe)"
        elif capitals and bare(letter) != letter:
            found += f"[{letter}{bare(letter)}]"
        else:
            found += re.escape(letter)
    return found.replace("oe", "(?:oe|œ)").replace("(?:œ|(?:oe|œ))", "(?:œ|oe)")


def term_pattern(term: str, *, capitals: bool) -> re.Pattern[str]:
    found = ""
    for part in re.split(r"([ '’-])", term):
        if part in ("'", "’"):
            found += r"['’]\s?"
        elif part in (" ", "-"):
            found += r"(?:\s+|-(?:[^\S\n]*\n[^\S\n]*)?)"
        else:
            found += word_pattern(part, capitals=capitals)
    return re.compile(found)


def is_boundary(text: str, place: int) -> bool:
    if not 0 < place < len(text) or text[place - 1] in UNSPACED or text[place] in UNSPACED:
        return True
    return not (re.match(LETTER, text[place - 1]) and re.match(LETTER, text[place]))


def reference(terms: list[str], text: str) -> list[tuple[int, int, int]]:
    """Start, end and term number of each issue in `text` (NFC)."""
    lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    found = []
    for number, term in enumerate(terms):
        term = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in term)  # noqa: PLW2901
        for capitals in (False, True):
            pattern = term_pattern(term, capitals=capitals)
            for place in range(len(text)):
                match = pattern.match(lower, place)
                if match is None or not (is_boundary(text, place) and is_boundary(text, match.end())):
                    continue
                written = text[place : match.end()]
                if capitals and not (written.isupper() and sum(map(str.isalpha, written)) > 1):
                    continue
                found.append((place, match.end(), number))
    kept: list[tuple[int, int, int]] = []
    for start, end, number in sorted(found, key=lambda hit: (hit[0] - hit[1], hit[0], hit[2])):
        if all(end <= low or high <= start for low, high, _ in kept):
            kept.append((start, end, number))
    return sorted(kept)


def summary(issues: tuple[Issue, ...]) -> list[tuple[int, int, int, str | None]]:
    return [(issue.segment, issue.span.start, issue.span.end, issue.entry) for issue in issues]


@settings(max_examples=300, deadline=None)
@given(TERMS, DOCUMENTS)
def test_a_plain_slow_matcher_finds_the_same(terms: list[str], targets: list[str]) -> None:
    composed = [unicodedata.normalize("NFC", target) for target in targets]
    expected = [
        (segment, start, end, f"e{number}")
        for segment, text in enumerate(composed)
        for start, end, number in reference(terms, text)
    ]
    assert summary(as_matcher(terms).scan(as_document(composed)).issues) == expected


@settings(max_examples=100, deadline=None)
@given(TERMS, DOCUMENTS)
def test_composition_changes_nothing_but_offsets(terms: list[str], targets: list[str]) -> None:
    composed, decomposed = (
        [unicodedata.normalize(form, target) for target in targets] for form in ("NFC", "NFD")
    )
    matcher = as_matcher(terms)
    one, other = (matcher.scan(as_document(texts)).issues for texts in (composed, decomposed))
    assert [(i.segment, i.entry) for i in one] == [(i.segment, i.entry) for i in other]
    for a, b in zip(one, other, strict=True):
        before = decomposed[b.segment][: b.span.start]
        assert unicodedata.normalize("NFC", before) == composed[a.segment][: a.span.start]
        assert unicodedata.normalize("NFC", b.text) == a.text == a.span.of(composed[a.segment])
        assert (a.key.words, a.key.nth) == (b.key.words, b.key.nth)


@settings(max_examples=100, deadline=None)
@given(TERMS, DOCUMENTS, st.integers(1, 40))
def test_the_size_of_the_pieces_changes_nothing(terms: list[str], targets: list[str], piece: int) -> None:
    document = as_document(targets)
    assert as_matcher(terms, piece).scan(document).issues == as_matcher(terms).scan(document).issues


@settings(max_examples=100, deadline=None)
@given(TERMS, DOCUMENTS)
def test_each_segment_is_searched_by_itself(terms: list[str], targets: list[str]) -> None:
    matcher = as_matcher(terms)
    alone = [
        (number, *found[1:])
        for number, target in enumerate(targets)
        for found in summary(matcher.scan(as_document([target])).issues)
    ]
    assert summary(matcher.scan(as_document(targets)).issues) == alone


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=80), st.text(max_size=12).filter(str.strip), st.lists(st.text(max_size=6), max_size=2)
)
def test_any_text_and_any_term(text: str, term: str, conditions: list[Any]) -> None:
    entry = GlossaryEntry(
        "e", (term,), (Replacement("y", Pos.NOUN),), when=tuple(conditions[:1]), unless=tuple(conditions[1:])
    )
    matcher = Matcher([Glossary("g", "g", None, "fr", (entry,))], default_lexicon(), forms=lambda t, _: {t})
    for issue in matcher.scan(as_document([text, f"{text} {term} {text}"])).issues:
        assert bare(fold_words(issue.text)) == bare(fold_words(term))
