"""A forecast is what searching the text without and with the change shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.detect.impact import impact
from review.detect.matcher import Matcher
from review.detect.scan import Scan
from review.french.lexicon import Lexicon, default_lexicon
from review.french.term_forms import term_forms
from review.glossary.entry import Glossary, GlossaryEntry, Scope
from review.model.document import Document
from review.model.issue import Severity, Status
from review.model.proposal import Pos, Replacement
from review.session.change_check import example_document
from review.session.glossary_change import changed_glossaries
from review.session.impact import Trial, Turn

LEXICON: Lexicon = default_lexicon()
FORMS = cache(lambda term, pos: term_forms(LEXICON, term, pos))
_TERMS = (
    "canal", "canaux", "canal noir", "noir", "noire", "le canal", "pont", "pont du canal", "œuf", "du pont",
    "lune", "pleine lune",
)  # fmt: skip
_WORDS = (
    "un",
    "canal",
    "canaux",
    "noir",
    "noirs",
    "le",
    "pont",
    "du",
    "œuf",
    "OEUFS",
    "lune",
    "pleine",
    "dort",
)
_EXPRESSIONS = ("cana(?:l|ux) noirs?", r"\\w+ lune", "du (?:pont|canal)")


@st.composite
def _entries(draw: st.DrawFn) -> GlossaryEntry:
    regex = draw(st.integers(0, 5)) == 0
    terms = st.sampled_from(_EXPRESSIONS if regex else _TERMS)
    conditions = st.sampled_from(((), (), (), ("lune",), ("pont", "canal")))
    return GlossaryEntry(
        draw(st.sampled_from("abcdefgh")),
        tuple(draw(st.lists(terms, min_size=1, max_size=2, unique=True))),
        (Replacement(draw(st.sampled_from(("x", "étang"))), Pos.NOUN),),
        Pos.NOUN,
        severity=draw(st.sampled_from((Severity.MAJOR, Severity.MINOR))),
        status=draw(st.sampled_from((Status.ACTIVE, Status.ACTIVE, Status.ACTIVE, Status.RETIRED))),
        when=draw(conditions),
        unless=draw(conditions),
        scope=draw(st.sampled_from(tuple(Scope))),
        inflect=draw(st.booleans()),
        regex=regex,
    )


def _glossary(path: str, source: str | None, entries: Sequence[GlossaryEntry]) -> Glossary:
    placed = tuple(replace(entry, path=path, line=10 * n + 4) for n, entry in enumerate(entries))
    return Glossary(path, path, source, "fr", placed)


@st.composite
def _glossaries(draw: st.DrawFn) -> tuple[Glossary, ...]:
    entries = draw(st.lists(_entries(), max_size=8, unique_by=lambda entry: entry.id))
    cut = draw(st.integers(0, len(entries)))
    source = draw(st.sampled_from((None, "zh", "en")))
    return (_glossary("un.toml", None, entries[:cut]), _glossary("deux.toml", source, entries[cut:]))


_SENTENCES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map(
    lambda words: " ".join(words).capitalize()
)
_DOCUMENTS = st.lists(
    st.lists(_SENTENCES, min_size=1, max_size=3).map(lambda sentences: ". ".join(sentences) + "."),
    min_size=1,
    max_size=4,
).map(lambda paragraphs: example_document("\n\n".join(paragraphs) + "\n"))


@settings(max_examples=80, deadline=None)
@given(_glossaries(), _DOCUMENTS, _entries(), st.integers(0, 9), st.sampled_from((None, "zh", "en")))
def test_a_forecast_is_what_two_searches_show(
    glossaries: tuple[Glossary, ...],
    document: Document,
    new: GlossaryEntry,
    choice: int,
    language: str | None,
) -> None:
    trial = Trial(document, glossaries, language, LEXICON, FORMS)
    known = [(one.path, entry) for one in glossaries for entry in one.entries]
    changes: list[tuple[str, GlossaryEntry | None, GlossaryEntry]] = [
        ("un.toml", None, new),
        ("deux.toml", None, replace(new, id="neuf")),
        ("trois.toml", None, new),
    ]
    if known:
        path, old = known[choice % len(known)]
        changes += [
            (path, old, replace(new, id=old.id)),
            (path, old, replace(new, id="neuf")),
            (path, old, replace(old, status=Status.RETIRED)),
            (path, old, replace(old, status=Status.ACTIVE, when=(), unless=())),
        ]
    before = Matcher(glossaries, LEXICON, forms=FORMS).scan(document, language).issues
    for name, was, now in changes:
        changed = changed_glossaries(glossaries, Path(name), was, now)
        after = Matcher(changed, LEXICON, forms=FORMS).scan(document, language).issues
        expected = impact(before, after)
        found = trial.forecast(Path(name), was, now)
        told = {turn: tuple(one.issue for one in found.shifts if one.turn is turn) for turn in Turn}
        assert told[Turn.MORE] == expected.more
        assert told[Turn.FEWER] == expected.fewer
        assert told[Turn.CHANGED] == expected.changed


def test_a_matcher_that_is_there_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = GlossaryEntry("canal", ("canal",), (Replacement("étang", Pos.NOUN),), Pos.NOUN)
    glossaries = (_glossary("un.toml", None, (entry,)),)
    document = example_document("Un canal.\n\nDes canaux, un pont.")
    matcher = Matcher(glossaries, LEXICON, forms=FORMS)
    scans: list[bool] = []
    scan = Matcher.scan

    def counted(self: Matcher, *given: Any, **more: Any) -> Scan:
        scans.append(self is matcher)
        return scan(self, *given, **more)

    monkeypatch.setattr(Matcher, "scan", counted)
    trial = Trial(document, glossaries, None, LEXICON, FORMS, matcher=matcher)
    for _time in range(3):
        forecast = trial.forecast(Path("un.toml"), entry, replace(entry, wrong=("pont",)))
        assert (forecast.more, forecast.fewer) == (1, 2)
    assert scans.count(True) == 1
