"""Candidates as draft entries of a glossary file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from review.detect.mining.candidates import Candidate, Kind, Place
from review.french.lexicon import Lexicon
from review.glossary.entry import Example, GlossaryEntry
from review.glossary.entry_writing import render
from review.glossary.forms import free_id, slug
from review.glossary.prefill import prefilled
from review.glossary.toml_file import SCHEMA
from review.glossary.toml_literal import quoted
from review.model.messages import _
from review.model.proposal import Pos, Replacement
from review.model.visible import harmless, one_line

_GLUED_TYPE: Final = "linguistic-conventions/spelling"
_LONGEST_EXAMPLE: Final = 400

TargetOf = Callable[[Place], str]
"""Gives the machine's text of the segment that a place is in."""


def draft_file(candidates: Iterable[Candidate], target_of: TargetOf, lexicon: Lexicon, name: str) -> str:
    """A glossary file called `name`: entries for the candidates with a sure suggestion, the others commented out, to be filled in."""
    head = [f"schema = {SCHEMA}", "", "[glossary]", f"name = {quoted(name)}", 'target = "fr-FR"', ""]
    taken: set[str] = set()
    blocks = []
    for candidate in candidates:
        block = _block(candidate, target_of, lexicon, taken)
        if block:
            blocks.append(block)
    return "\n".join([*head, *blocks])


def _block(candidate: Candidate, target_of: TargetOf, lexicon: Lexicon, taken: set[str]) -> str:
    if candidate.kind is Kind.GLUED and not candidate.words.isalpha():
        return ""  # a missing space behind punctuation is no term
    entry = _entry(candidate, target_of, lexicon, taken)
    if entry is None:
        return "\n".join(f"# {line}" for line in _to_fill_in(candidate, target_of)) + "\n"
    taken.add(entry.id)
    return render(entry)


def _entry(
    candidate: Candidate, target_of: TargetOf, lexicon: Lexicon, taken: set[str]
) -> GlossaryEntry | None:
    """The entry that puts the first suggestion in place; None where a person has to say what is right."""
    if not candidate.sure or not candidate.suggestions or harmless(candidate.words) != candidate.words:
        return None
    wrong, right = candidate.words, candidate.suggestions[0]
    mt, fixed = _example(candidate, right, target_of)
    if candidate.kind is Kind.SPELLING:
        return prefilled(wrong, right, mt, fixed, lexicon, taken)
    return GlossaryEntry(
        id=free_id(slug(wrong), taken),
        wrong=(wrong.lower(),),
        right=(Replacement(right.lower(), Pos.PHRASE),),
        pos=Pos.PHRASE,
        type=_GLUED_TYPE,
        inflect=False,
        examples=(Example(mt, fixed),) if mt else (),
    )


def _example(candidate: Candidate, right: str, target_of: TargetOf) -> tuple[str, str]:
    """A sentence with the words once, and the same one repaired; both empty where there is none that an entry can hold."""
    for place in candidate.places:
        target = target_of(place)
        words = place.span.of(target)
        if (
            len(target) <= _LONGEST_EXAMPLE
            and harmless(target) == target
            and target.lower().count(words.lower()) == 1
        ):
            mt = " ".join(target.split())
            return mt, mt.replace(words, right)
    return "", ""


def _to_fill_in(candidate: Candidate, target_of: TargetOf) -> Iterator[str]:
    """The lines of an entry whose right form is to be written by a person."""
    found = one_line(candidate.words)
    if candidate.suggestions:
        near = ", ".join(one_line(one) for one in candidate.suggestions)
        yield _("{words}: perhaps {near}").format(words=found, near=near)
    context = one_line(" ".join(target_of(candidate.places[0]).split()), _LONGEST_EXAMPLE)
    yield "[[entry]]"
    yield f"id = {quoted(slug(candidate.words))}"
    yield f"wrong = [{quoted(found)}]"
    yield 'right = [""]'
    if candidate.name or candidate.kind is Kind.SPELLING:
        yield 'pos = "name"'
    if candidate.kind is Kind.ENGLISH:
        yield 'type = "accuracy/untranslated"'
    yield f'examples = [{{ mt = {quoted(context)}, fixed = "" }}]'
