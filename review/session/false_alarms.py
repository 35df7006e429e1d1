"""What makes an entry leave a sentence alone in which it found an error that is none.

A sentence given as counterexample says that nothing is to be found there; a word of it among the `unless` words sees to
it. The two belong together: alone, the counterexample would be flagged as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from review.detect.matcher import Matcher
from review.errors import GlossaryError
from review.french.lexicon import Lexicon
from review.french.tokens import Word, words
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.fields import term_fault
from review.glossary.forms import form_key
from review.glossary.learning.words import SHORTEST, lemmas, lemmas_of, telling
from review.model.span import Span
from review.session.entries import example_document

MOST: Final = 8
"""Words that are offered at most."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A change of the entry: `word` among its `unless` words ("" for none), and the sentence as counterexample."""

    word: str
    entry: GlossaryEntry


def remedies(
    entry: GlossaryEntry, sentence: str, span: Span, errors: Iterable[str], lexicon: Lexicon
) -> tuple[Remedy, ...]:
    """The changes of `entry` that keep it from flagging `sentence` at `span`, the likeliest first.

    Offered are words of the sentence that stand in none of the entry's examples and in none of `errors`, sentences in
    which it was right: nouns and names before others, the nearest first. Where the entry finds nothing in the sentence
    taken alone, the counterexample by itself is offered last.
    """
    text = sentence.strip()
    known = (
        entry
        if text in entry.counterexamples
        else replace(entry, counterexamples=(*entry.counterexamples, text))
    )
    found = [
        Remedy(word, replace(known, unless=(*known.unless, word)))
        for word in _words(entry, sentence, span, errors, lexicon)
    ]
    if known is not entry and _silent(entry, text, lexicon):
        found.append(Remedy("", known))
    return tuple(found)


def _silent(entry: GlossaryEntry, text: str, lexicon: Lexicon) -> bool:
    """Whether the entry finds nothing in `text` taken as a whole document."""
    try:
        matcher = Matcher((Glossary("", "", None, "fr", (entry,)),), lexicon)
        return not matcher.scan(example_document(text)).issues
    except GlossaryError:
        return False


def _words(
    entry: GlossaryEntry, sentence: str, span: Span, errors: Iterable[str], lexicon: Lexicon
) -> Iterator[str]:
    """The words that tell the sentence from those with the error, in dictionary form."""
    barred = {
        form_key(term) for term in (*entry.when, *entry.unless, *entry.wrong, *(r.text for r in entry.right))
    }
    for text in (*(example.mt for example in entry.examples), *errors):
        barred |= lemmas_of(text, lexicon)
    all_words = words(sentence)
    ranked: list[tuple[int, int, str]] = []
    for number, word in enumerate(all_words):
        found = _offered(word, lexicon, first=number == 0)
        if found is None or Span(word.start, word.end).overlaps(span):
            continue
        rank, term = found
        if form_key(term) in barred or lemmas(word, lexicon) & barred or term_fault(term):
            continue
        between = sum(1 for other in all_words if _between(other, word, span))
        ranked.append((rank, between, term))
    terms: dict[str, str] = {}
    for _rank, _distance, term in sorted(ranked):
        terms.setdefault(form_key(term), term)
    yield from list(terms.values())[:MOST]


def _between(other: Word, word: Word, span: Span) -> bool:
    return word.end <= other.start < span.start or span.end <= other.start < word.start


def _offered(word: Word, lexicon: Lexicon, *, first: bool) -> tuple[int, str] | None:
    """How well a word serves (0 best) and its dictionary form; None where it stands in texts about anything."""
    if word.elided or len(word.text) < SHORTEST or not any(map(str.isalpha, word.text)):
        return None
    readings = lexicon.analyses(word.text)
    if not readings or (word.text[:1].isupper() and not first):
        return 0, word.text
    return telling(readings)
