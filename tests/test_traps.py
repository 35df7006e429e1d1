"""Correct French raises no alarm: sentences in which each risky word of the glossaries stands in its own sense."""

from dataclasses import replace
from pathlib import Path

import pytest

from review.detect.matcher import Matcher
from review.formats.text import TextFormat
from review.french.lexicon import default_lexicon
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.files import load_all
from review.model.document import Document
from review.model.issue import Status

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "tests" / "data").glob("traps-*.txt"))
GLOSSARIES = load_all((ROOT / "glossaries",))


def read(name: str, text: str) -> Document:
    return TextFormat().read(name, text.encode())


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(GLOSSARIES, default_lexicon())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_traps_are_silent(matcher: Matcher, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    sentences = [line for line in text.splitlines() if line.strip()]
    assert len(sentences) >= 50
    for document in (text, *sentences):
        found = [(issue.entry, issue.text) for issue in matcher.scan(read(file.name, document)).issues]
        assert found == [], document[:200]


def stands_in(glossary: Glossary, entry: GlossaryEntry, documents: list[Document]) -> bool:
    """Whether a form of one of the entry's wrong forms stands in `documents`, whatever is around it."""
    bare = replace(entry, when=(), unless=(), origin=(), status=Status.ACTIVE)
    matcher = Matcher((replace(glossary, entries=(bare,)),), default_lexicon())
    return any(matcher.scan(document).issues for document in documents)


@pytest.mark.parametrize("glossary", GLOSSARIES, ids=lambda glossary: Path(glossary.path).name)
def test_every_real_word_has_a_trap(glossary: Glossary) -> None:
    documents = [read(file.name, file.read_text(encoding="utf-8")) for file in FILES]
    risky = [entry for entry in glossary.entries if entry.real_word and entry.status is not Status.RETIRED]
    assert [entry.id for entry in risky if not stands_in(glossary, entry, documents)] == []
