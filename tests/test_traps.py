"""Correct French raises no alarm: sentences in which each risky word of the glossaries stands in its own sense."""

from pathlib import Path

import pytest

from review.detect.matcher import Matcher
from review.formats.text import TextFormat
from review.french.lexicon import default_lexicon
from review.glossary.files import load_all

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "tests" / "data").glob("traps-*.txt"))


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_all((ROOT / "glossaries",)), default_lexicon())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_traps_are_silent(matcher: Matcher, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    sentences = [line for line in text.splitlines() if line.strip()]
    assert len(sentences) >= 50
    for document in (text, *sentences):
        read = TextFormat().read(file.name, document.encode())
        found = [(issue.entry, issue.text) for issue in matcher.scan(read).issues]
        assert found == [], document[:200]
