"""A new entry from words of a sentence and what was put in their place, with the sentence as its example."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from review.detect.examples import run_examples
from review.detect.matcher import Matcher
from review.errors import GlossaryError
from review.french.lexicon import Lexicon
from review.french.substitute import proposals
from review.french.typography import style_of
from review.glossary.dictionary_form import dictionary_forms
from review.glossary.entry import Example, Glossary, GlossaryEntry
from review.glossary.forms import form_key
from review.glossary.prefill import prefilled
from review.model.proposal import Pos, apply_edits
from review.session.entries import example_document

_INFLECTED: Final = (Pos.NOUN, Pos.ADJECTIVE, Pos.VERB)
SHORTEST: Final = 3
"""Letters from which a right form that stands in the source text tells where the entry comes from."""


def drafted(  # noqa: PLR0917 - the two terms, the texts they stand in, and what is known
    wrong: str,
    rights: Sequence[str],
    mt: str,
    repaired: Sequence[str],
    source: str,
    lexicon: Lexicon,
    taken: Collection[str] = (),
) -> GlossaryEntry:
    """An entry that puts one of `rights` (one at least, best first) in the place of `wrong`, words of the sentence `mt`.

    `repaired` are the ways the sentence reads with that one repair, the likeliest first: the first that the entry itself
    arrives at becomes its example. Where there are none, the example is what the entry makes of the sentence.
    `source` is the source sentence, "" where there is none; a right form that stands in it as it is becomes the origin.
    """
    mt = mt.strip()
    texts = list(dict.fromkeys(text.strip() for text in repaired if text.strip() not in {"", mt}))
    drafts = [prefilled(wrong, rights[0], mt, text, lexicon, taken) for text in texts]
    best = next((draft for draft in drafts if _holds(draft, lexicon)), drafts[0] if drafts else None)
    if best is None:
        best = _typed(wrong, rights[0], mt, lexicon, taken)
    others = tuple(prefilled(wrong, right, "", "", lexicon).right[0] for right in rights[1:])
    right = tuple(dict.fromkeys((*best.right, *(replace(one, pos=best.pos) for one in others))))
    return replace(best, right=right, origin=_origin(best, source))


def _typed(wrong: str, right: str, mt: str, lexicon: Lexicon, taken: Collection[str]) -> GlossaryEntry:
    """The entry where nobody wrote the repaired sentence: `right` may be in the form that `wrong` has, or in dictionary form."""
    as_written = prefilled(wrong, right, mt, mt.replace(wrong, right, 1), lexicon, taken)
    found = (dictionary_forms(lexicon, wrong, wrong, kind) for kind in _INFLECTED)
    terms = {forms[0] for forms in found if forms is not None}
    best = as_written
    if terms and as_written.wrong[0] not in terms:
        drafts = [prefilled(term, right, "", "", lexicon, taken) for term in sorted(terms)]
        best = next((one for one in drafts if _own_repair(one, mt, lexicon) != mt), as_written)
    fixed = _own_repair(best, mt, lexicon)
    return replace(best, examples=(Example(mt, fixed),) if fixed != mt else ())


def _own_repair(entry: GlossaryEntry, text: str, lexicon: Lexicon) -> str:
    """`text` with the first repair of `entry` in place, as it is where the entry finds nothing or can't repair it."""
    document = example_document(text)
    style = style_of(text)
    found = Matcher((_alone(entry),), lexicon).scan(document).issues
    for issue in found[:1]:
        segment = document.segments[issue.segment]
        offered = proposals(segment.target, issue.site, issue.rights, style, lexicon)
        if offered:
            repaired = apply_edits(segment.target, offered[0].edits)
            return text[: segment.span.start] + repaired + text[segment.span.end :]
    return text


def _alone(entry: GlossaryEntry) -> Glossary:
    return Glossary("", "", None, "fr", (entry,))


def _holds(entry: GlossaryEntry, lexicon: Lexicon) -> bool:
    """Whether the entry, alone in the world, repairs its example as it says."""
    alone = _alone(entry)
    try:
        return not run_examples(alone, (alone,), lexicon, example_document)
    except GlossaryError:
        return False


def _origin(entry: GlossaryEntry, source: str) -> tuple[str, ...]:
    """The right form as the source has it, where it does: names and loans are written alike in many languages."""
    right = entry.right[0].text if entry.right else ""
    if len(right) < SHORTEST or form_key(right) == form_key(entry.wrong[0]):
        return ()
    at = source.casefold().find(right.casefold())
    return (source[at : at + len(right)],) if at >= 0 and len(source.casefold()) == len(source) else ()
