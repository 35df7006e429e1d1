from __future__ import annotations

import time
from typing import Any

import pytest

from review.detect.matcher import Matcher
from review.french.lexicon import default_lexicon
from review.glossary.entry import Glossary, GlossaryEntry, Scope
from review.model.document import Document, Segment
from review.model.proposal import Pos, Replacement
from review.model.span import Span


def places(matcher: Any, document: Any) -> list[tuple[int, int]]:
    return [(issue.segment, issue.span.start) for issue in matcher.scan(document).issues]


THREE = (["ici openai", "le palace"], "un palace", "et un palace")


@pytest.mark.parametrize(
    ("scope", "count"), [(Scope.SENTENCE, []), (Scope.PARAGRAPH, [1]), (Scope.DOCUMENT, [1, 2, 3])]
)
def test_when_looks_as_far_as_its_scope(
    scope: Scope, count: list[int], document: Any, entry: Any, matcher: Any
) -> None:
    found = matcher(entry("palace", when=("tesla", "openai"), scope=scope))
    assert [segment for segment, _ in places(found, document(*THREE))] == count


@pytest.mark.parametrize(
    ("scope", "count"), [(Scope.SENTENCE, [1, 2, 3]), (Scope.PARAGRAPH, [2, 3]), (Scope.DOCUMENT, [])]
)
def test_unless_looks_as_far_as_its_scope(
    scope: Scope, count: list[int], document: Any, entry: Any, matcher: Any
) -> None:
    found = matcher(entry("palace", unless=("tesla", "openai"), scope=scope))
    assert [segment for segment, _ in places(found, document(*THREE))] == count


@pytest.mark.parametrize(
    ("word", "text", "holds"),
    [
        ("openai", "chez OpenAI, le palace", True),
        ("openai", "chez openais, le palace", True),
        ("openai", "chez openaix, le palace", False),
        ("openai", "voir https://openai.com et le palace", False),
        ("openai", "voir openai.com et le palace", False),
        ("sam altman", "Sam\u00a0Altman au palace", True),
        ("sam altman", "Sam, Altman au palace", False),
        ("œuvre d'art", "des oeuvres d’arts au palace", True),
        ("métro", "le metro du palace", False),
        ("奥特曼", "le palace (奥特曼)", True),
        ("c++", "le palace en c++", True),
        ("c++", "le palace en c", False),
    ],
)
def test_condition_words_match_like_terms(
    *, word: str, text: str, holds: bool, document: Any, entry: Any, matcher: Any
) -> None:
    assert bool(places(matcher(entry("palace", when=(word,))), document(text))) is holds
    assert bool(places(matcher(entry("palace", unless=(word,))), document(text))) is not holds


def test_both_conditions_must_hold(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(entry("palace", when=("change",), unless=("hôtel",)))
    assert places(found, document("le palace change")) == [(0, 3)]
    assert places(found, document("le palace, hôtel, change")) == []
    assert places(found, document("le palace")) == []


def test_a_match_is_no_evidence_for_its_own_entry(document: Any, entry: Any, matcher: Any) -> None:
    own = entry("own", "capacité rouge", when=("rouge",))
    other = entry("other", "moulin", when=("rouge",))
    found = matcher(own, other)
    issues = found.scan(document("capacité rouge et capacités rouges du moulin")).issues
    assert [issue.entry for issue in issues] == ["other"]
    issues = found.scan(document("capacité rouge, vin rouge")).issues
    assert [issue.entry for issue in issues] == ["own"]


def test_a_match_is_no_evidence_against_its_own_entry(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(entry("palace", unless=("palaces", "palace doré"), scope=Scope.DOCUMENT))
    assert places(found, document("un palace", "deux palaces")) == [(0, 3), (1, 5)]
    assert places(found, document("un palace doré", "deux palaces")) == []


def test_conditions_of_a_match_that_a_longer_one_hides_count_for_others(
    document: Any, entry: Any, matcher: Any
) -> None:
    found = matcher(entry("long", "moulin rouge"), entry("other", "capacité", when=("rouge",)))
    assert places(found, document("capacité du moulin rouge")) == [(0, 0), (0, 12)]


@pytest.mark.parametrize(
    ("origin", "source", "holds"),
    [
        (("奥特曼",), "说奥特曼是", True),
        (("奥特曼",), "说阿尔特曼", False),
        (("奥特曼", "阿尔特曼"), "说阿尔特曼", True),
        (("palace revolution",), "A Palace  Revolution!", True),
        (("palace revolution",), "two palace revolutions", True),
        (("art",), "a smart idea", False),
        (("art",), "smart art", True),
        (("дворец",), "Дворец культуры", True),
        (("奥特曼",), None, True),
        (("奥特曼",), " ", True),
        ((), "说", True),
        (("->",), "a -> b", True),
    ],
)
def test_the_source_must_hold_the_origin_where_there_is_one(
    *, origin: tuple[str, ...], source: str | None, holds: bool, document: Any, entry: Any, matcher: Any
) -> None:
    found = matcher(entry("palace", origin=origin))
    assert bool(places(found, document("un palace", sources=[source]))) is holds


@pytest.mark.parametrize("scope", list(Scope))
def test_many_matches_of_a_word_that_is_its_own_condition_take_no_quadratic_time(
    scope: Scope, document: Any, entry: Any, matcher: Any
) -> None:
    found = matcher(
        entry("palace", unless=("palace",), scope=scope), entry("musc", when=("palaces",), scope=scope)
    )
    text = document("palace " * 20_000 + "musc")
    begin = time.perf_counter()
    assert len(found.scan(text).issues) == 20_000
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize("word", ["Hachez", "Il hacha", "Des oignons hachés"])
def test_a_condition_counts_in_every_form_of_its_word(word: str) -> None:
    lexicon = default_lexicon()
    entry = GlossaryEntry(
        "x", ("minceur",), (Replacement("viande hachée", Pos.NOUN, "f"),), Pos.NOUN, when=("hacher",)
    )
    glossary = Glossary("x.toml", "x", None, "fr", (entry,))
    text = f"{word} la minceur"
    segment = Segment(0, Span(0, len(text)), text, 0)
    document = Document("x.txt", "text", text, (segment,), (segment.span,), None)
    assert len(Matcher((glossary,), lexicon).scan(document).issues) == 1
