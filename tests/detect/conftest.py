from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from review.detect.matcher import Matcher
from review.french.lexicon import default_lexicon
from review.glossary.entry import Glossary, GlossaryEntry
from review.model.document import Document, Segment
from review.model.proposal import Pos, Replacement
from review.model.span import Span

MakeDocument = Callable[..., Document]
MakeEntry = Callable[..., GlossaryEntry]
MakeMatcher = Callable[..., Matcher]


def forms(term: str, pos: str) -> Iterable[str]:
    """A grammar small enough to foresee: plurals in -s of all words, feminines of adjectives, one tense of -er verbs."""
    words = term.split()
    plural = " ".join(word if word.endswith("s") else word + "s" for word in words)
    found = {term, plural}
    if pos == "adjective":
        found |= {term + "e", term + "es"}
    if pos == "verb" and words[0].endswith("er"):
        found |= {" ".join([words[0][:-2] + ending, *words[1:]]) for ending in ("e", "es", "é", "ée", "ant")}
    return found


def make_document(
    *paragraphs: str | Iterable[str], language: str | None = None, sources: Iterable[str | None] = ()
) -> Document:
    text = ""
    segments: list[Segment] = []
    spans: list[Span] = []
    origins = list(sources)
    for number, paragraph in enumerate(paragraphs):
        sentences = [paragraph] if isinstance(paragraph, str) else list(paragraph)
        text += "\n\n" if number else ""
        begin = len(text)
        for place, sentence in enumerate(sentences):
            text += " " if place else ""
            index = len(segments)
            source = origins[index] if index < len(origins) else None
            segments.append(
                Segment(index, Span(len(text), len(text) + len(sentence)), sentence, number, source)
            )
            text += sentence
        spans.append(Span(begin, len(text)))
    return Document("essai.txt", "text", text, tuple(segments), tuple(spans), None, language)


def make_entry(id: str, *wrong: str, right: str = "bon", pos: str = "noun", **more: Any) -> GlossaryEntry:  # noqa: A002
    return GlossaryEntry(id, wrong or (id,), (Replacement(right, Pos(pos)),), Pos(pos), **more)


@pytest.fixture
def document() -> MakeDocument:
    return make_document


@pytest.fixture
def entry() -> MakeEntry:
    return make_entry


@pytest.fixture
def matcher() -> MakeMatcher:
    def build(*entries: GlossaryEntry, source: str | None = None, piece: int = 65_536) -> Matcher:
        glossary = Glossary("g.toml", "essai", source, "fr-FR", entries)
        return Matcher([glossary], default_lexicon(), forms=forms, piece=piece)

    return build
