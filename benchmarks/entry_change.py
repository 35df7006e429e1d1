"""What changing one entry costs: the check before it is saved, and the forecast on an open text.

Usage: python -m benchmarks.entry_change [ENTRIES ...]

Measured on the glossaries that came with the program and on made-up ones of as many ENTRIES (1,000 and 100,000 by default),
against checking everything twice and searching the text twice. Both must say the same.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from benchmarks.glossary_scale import VOCABULARY, glossary, lexicon_words, text_of
from review.detect.examples import run_examples
from review.detect.impact import Impact, impact
from review.detect.matcher import Matcher
from review.errors import Fault
from review.french.lexicon import default_lexicon
from review.french.term_forms import term_forms
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.files import load_all
from review.glossary.lint import lint
from review.model.document import Document
from review.session.change_check import ChangeCheck, example_document
from review.session.glossary_change import changed_glossaries
from review.session.glossary_home import shipped_glossaries
from review.session.impact import Trial

CHARACTERS = 300_000
LEXICON = default_lexicon()
FORMS = cache(lambda term, pos: term_forms(LEXICON, term, pos))

T = TypeVar("T")


def timed(name: str, action: Callable[[], T]) -> T:
    """What `action` gives; its seconds are printed."""
    start = time.perf_counter()
    result = action()
    print(f"  {name:<42} {time.perf_counter() - start:>8.3f} s")
    return result


def in_full(
    glossaries: Sequence[Glossary], path: Path, old: GlossaryEntry, new: GlossaryEntry
) -> list[Fault]:
    """The faults of a change of a sound entry, found by checking everything twice."""
    changed = changed_glossaries(glossaries, path, old, new)
    known = set(map(str, lint(glossaries, LEXICON, FORMS)))
    found = [fault for fault in lint(changed, LEXICON, FORMS) if str(fault) not in known]
    mine = next(one for one in changed if one.path == str(path))
    return found + run_examples(mine, changed, LEXICON, example_document, forms=FORMS, only=(new.id,))


def searched_twice(
    document: Document, glossaries: Sequence[Glossary], path: Path, old: GlossaryEntry, new: GlossaryEntry
) -> Impact:
    """What a change does to a text, found by searching it twice."""
    changed = changed_glossaries(glossaries, path, old, new)
    first, second = (Matcher(one, LEXICON, forms=FORMS).scan(document) for one in (glossaries, changed))
    return impact(first.issues, second.issues)


def measure(glossaries: Sequence[Glossary], document: Document) -> None:
    """Change an entry of `glossaries` that has no fault, again and again."""
    own = max(glossaries, key=lambda one: len(one.entries))
    entries = [one for one in own.entries if not one.regex]
    old, other = entries[len(entries) // 2], entries[len(entries) // 3]
    path, new = Path(own.path), replace(old, note="Autre note.", wrong=(*old.wrong, "mot tout neuf"))
    full = timed("check of everything, twice", lambda: in_full(glossaries, path, old, new))
    check = ChangeCheck(glossaries, LEXICON, FORMS)
    quick = timed("check of the change, the first", lambda: check.faults(path, old, new))
    if full != quick:
        raise SystemExit(f"the checks differ: {full} {quick}")
    timed("check of the change, the next", lambda: check.faults(path, other, replace(other, note="Autre.")))
    bare = replace(old, wrong=("mot tout neuf",))
    whole = timed("two searches", lambda: searched_twice(document, glossaries, path, old, bare))
    matcher = Matcher(glossaries, LEXICON, forms=FORMS)
    trial = Trial(document, glossaries, None, LEXICON, FORMS, matcher=matcher)
    forecast = timed("forecast, the first", lambda: trial.forecast(path, old, bare))
    if (forecast.more, forecast.fewer) != (len(whole.more), len(whole.fewer)):
        raise SystemExit("the forecasts differ")
    timed("forecast, the next", lambda: trial.forecast(path, other, replace(other, wrong=("mot tout neuf",))))


def main() -> None:
    """Measure the shipped glossaries, then made-up ones."""
    stock = lexicon_words()
    vocabulary, words = stock[:VOCABULARY], stock[VOCABULARY:]
    shipped = load_all([shipped_glossaries()])
    print(f"{sum(len(one.entries) for one in shipped):,} entries, shipped; {CHARACTERS:,} characters")
    measure(shipped, example_document(text_of(CHARACTERS, vocabulary, words)[0]))
    for count in tuple(map(int, sys.argv[1:])) or (1_000, 100_000):
        print(f"{count:,} entries")
        text = text_of(CHARACTERS, vocabulary, words[:count])[0]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "mesure.toml"
            path.write_text(glossary(words[:count], inflect=True), encoding="utf-8")
            measure(load_all([path]), example_document(text))


if __name__ == "__main__":
    main()
