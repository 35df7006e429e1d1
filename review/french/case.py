"""Capitals of a repair (french-rules 3.9)."""

from __future__ import annotations

import re
from typing import Final

from review.french.tokens import composed, is_upper, words
from review.french.typography import Style
from review.model.messages import _
from review.model.proposal import Pos, Reason, Replacement

_SHOUTING_SHARE: Final = 0.9
_ACRONYM_FIRST: Final = re.compile(r"[A-ZÀ-Þ]+\d*[-‑]")


def shouting(text: str) -> bool:
    """Whether a sentence of two words or more is in capitals: more than nine letters in ten."""
    letters = [letter for letter in text if letter.isalpha()]
    upper = sum(map(str.isupper, letters))
    return len(words(text)) > 1 and upper > _SHOUTING_SHARE * len(letters)


def capitalised(word: str) -> str:
    """The word with a capital first letter, the rest as it is."""
    return word[:1].upper() + word[1:]


def starts_upper(word: str) -> bool:
    """Whether the first letter of a word is a capital."""
    return composed(word)[:1].isupper()


def like(word: str, new: str, *, loud: bool) -> str:
    """`new` with the capitals of the `word` that it replaces; `loud`: the sentence is in capitals throughout."""
    if loud and composed(word).isupper():
        return new.upper()
    return capitalised(new) if starts_upper(word) else new


def _follows(replacement: Replacement) -> bool:
    return (
        replacement.pos not in (Pos.NAME, Pos.ACRONYM)
        if replacement.case is None
        else replacement.case == "follow"
    )


def term_case(
    new: str,
    matched: str,
    term: str,
    replacement: Replacement,
    style: Style,
    *,
    loud: bool,
    opening: bool = True,
) -> tuple[str, tuple[Reason, ...]]:
    """The replacement's words `new` with the capitals that its place asks for, and the reasons.

    A name keeps its own; a common noun takes a capital only where the text (`matched`) has one. `term` is the wrong
    term in dictionary form. The capital of a first part that is an acronym (A-share) counts where the term is `opening` its sentence.
    """
    follows = _follows(replacement)
    if loud and composed(matched).isupper():
        return new.upper(), ()
    reasons = []
    if is_upper(composed(matched)) and not is_upper(composed(term)):
        message = _("The term is in capitals, the sentence is not.")
        return new, (Reason("C2", message, asks=True),)
    parts = [part for part in composed(matched).replace("-", " ").split() if part]
    title = len(parts) > 1 and all(part[:1].isupper() for part in parts)
    if title and follows and composed(term) != composed(matched):
        reasons.append(Reason("C3", _("Every word of the term has a capital."), asks=True))
    if not follows:
        return new, tuple(reasons)
    if replacement.case == "follow" and style.lower_case and replacement.pos in (Pos.NAME, Pos.ACRONYM):
        return new.lower(), tuple(reasons)
    capital = starts_upper(matched) and (opening or not _ACRONYM_FIRST.match(composed(matched)))
    return (capitalised(new) if capital else new), tuple(reasons)
