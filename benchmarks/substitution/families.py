"""Which of the rules of docs/french.md a repair needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from benchmarks.substitution.cases import Case, Repair
from review.french.lexicon import Lexicon
from review.french.onset import onset_of
from review.model.proposal import Pos, Proposal, Replacement

PLAIN: Final = "plain"
FAMILIES: Final = {
    "E": "elision",
    "V": "vowel or not",
    "K": "contraction, articles of names",
    "D": "determiners, adjectives before",
    "A/L": "agreement, words left over",
    "N": "number",
    "W": "verbs",
    "C": "capitals",
    "T": "typography",
    "R": "real words",
    PLAIN: "nothing but the words changes",
}

_APOSTROPHE: Final = re.compile(r"['’]")
_WORDS: Final = (
    "le la l de du d à au que qu ce cet ma mon ta ton sa son nouveau nouvel beau bel vieux vieil fou fol mou mol je j ne n se s me m"
    " te t si jusque jusqu lorsque lorsqu puisque puisqu quoique quoiqu"
)
_BY_ONSET: Final = frozenset(_WORDS.split())
_LAST_WORD: Final = re.compile(r"(\w+)['’]?\W*$")


def families(
    case: Case, found: Sequence[Proposal], listed: Sequence[str], lexicon: Lexicon
) -> frozenset[str]:
    """The families of the rules that the repairs need: those of the data, else those of the first proposals' reasons and edits.

    `found` and `listed` (the inflected right form) are in the order of the case's repairs. The reasons tell of the rules
    that change or doubt something; elisions that come with a determiner, plurals, capitals and apostrophes are seen in
    the edits.
    """
    if case.rules:
        return case.rules
    every = zip(case.repairs, found, listed, strict=True)
    needed = [_needed(case, repair, proposal, form, lexicon) for repair, proposal, form in every]
    return frozenset().union(*needed) or frozenset({PLAIN})


def _needed(case: Case, repair: Repair, proposal: Proposal, listed: str, lexicon: Lexicon) -> set[str]:
    codes = {reason.code for reason in proposal.reasons} | {doubt.reason.code for doubt in proposal.doubts}
    found = {"A/L" if code[0] in "AL" else code[0] for code in codes}
    changes = [(case.text[edit.start : edit.end], edit.replacement) for edit in proposal.edits]
    if any(bool(_APOSTROPHE.search(old)) is not bool(_APOSTROPHE.search(new)) for old, new in changes):
        found.add("E")
    if _is_before_an_onset(case, repair, proposal) and _is_no_plain_letter(repair.right, lexicon):
        found.add("V")
    if repair.right.pos is Pos.VERB:
        found.add("W")
    elif repair.right.pos is not Pos.ADJECTIVE and listed != repair.right.text:
        found.add("N")
    if _moves_a_capital(case.wrong(repair), repair.right.text, changes):
        found.add("C")
    if "’" in case.text and any(_APOSTROPHE.search(new) for _old, new in changes):
        found.add("T")
    return found


def _is_before_an_onset(case: Case, repair: Repair, proposal: Proposal) -> bool:
    """Whether a word that is written after the sound that follows it changes directly before the term."""
    for edit in proposal.edits:
        between = case.text[edit.end : repair.site.span.start]
        last = _LAST_WORD.search(edit.replacement)
        if edit.end <= repair.site.span.start and not re.search(r"\w", between) and last:
            return last[1].lower() in _BY_ONSET
    return False


def _is_no_plain_letter(right: Replacement, lexicon: Lexicon) -> bool:
    """Whether the first letter of the right form doesn't say how the word before it is written."""
    first = unicodedata.normalize("NFD", right.text.lower())[0]
    vowel = onset_of(right.text, lexicon, elide=right.elide, name=right.pos is Pos.NAME).vowel
    return first in "hyœ" or first.isdigit() or right.pos is Pos.ACRONYM or vowel is not (first in "aeiou")


def _moves_a_capital(wrong: str, right: str, changes: Sequence[tuple[str, str]]) -> bool:
    """Whether the term is in capitals, or a capital goes from one word to another."""
    if wrong.isupper() and not right.isupper():
        return True
    if wrong[:1].isupper() and not right[:1].isupper():
        return True
    return any(old[:1].isupper() and not new[:1].isupper() for old, new in changes)
