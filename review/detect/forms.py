"""The surface forms that a glossary term compiles to."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from review.detect.gaps import APOSTROPHE, SPACE, gap_of, is_plain
from review.model.fold import WORD, canonical

Forms = Callable[[str, str], Iterable[str]]
"""Every inflected form of a term in dictionary form, given its part of speech."""

_ARTICLES: Final = {
    "le": ("le", "l'", "les"),
    "la": ("la", "l'", "les"),
    "l'": ("l'", "le", "la", "les"),
    "un": ("un", "une", "des"),
    "une": ("une", "un", "des"),
    "du": ("du", "de la", "de l'", "des"),
    "de la": ("de la", "du", "de l'", "des"),
    "de l'": ("de l'", "du", "de la", "des"),
    "au": ("au", "à la", "à l'", "aux"),
}
_OTHERS: Final = {
    "ce": ("ce", "cet", "cette", "ces"),
    "cet": ("cet", "ce", "cette", "ces"),
    "cette": ("cette", "ce", "cet", "ces"),
    "mon": ("mon", "ma", "mes"),
    "ma": ("ma", "mon", "mes"),
    "ton": ("ton", "ta", "tes"),
    "ta": ("ta", "ton", "tes"),
    "son": ("son", "sa", "ses"),
    "sa": ("sa", "son", "ses"),
    "notre": ("notre", "nos"),
    "votre": ("votre", "vos"),
    "leur": ("leur", "leurs"),
    "chaque": ("chaque",),
    "aucun": ("aucun", "aucune"),
    "aucune": ("aucune", "aucun"),
}
_PLURALS: Final = (
    "les",
    "des",
    "aux",
    "ces",
    "mes",
    "tes",
    "ses",
    "nos",
    "vos",
    "leurs",
    "plusieurs",
    "quelques",
)
DETERMINERS: Final = _ARTICLES | _OTHERS | {form: (form,) for form in _PLURALS}
"""Determiners that a term may begin with, and those that its other forms may have in their place."""
_FIRST_WORDS: Final = frozenset(determiner.replace("'", " ").split()[0] for determiner in DETERMINERS)


class Surface(NamedTuple):
    """A term as it may stand in a text: canonical words, the gap after each but the last, marks before and after."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    lead: str = ""
    trail: str = ""

    @property
    def plain(self) -> bool:
        """Whether there are words, spaces, hyphens and apostrophes alone."""
        return not self.lead and not self.trail and all(map(is_plain, self.gaps))


def _is_simple(term: str) -> bool:
    """Whether `term` is one word of plain letters, as most are: nothing in it has two spellings."""
    return term.isascii() and term.isalpha()


def surface(term: str) -> Surface:
    """`term` cut into words, gaps and marks; a term without any word has all of it as its `lead`."""
    if _is_simple(term):
        return Surface((term.lower(),), ())
    term = unicodedata.normalize("NFC", term).replace("\xad", "").strip()
    spans = [word.span() for word in WORD.finditer(term)]
    if len(spans) == 1 and spans[0] == (0, len(term)):
        return Surface((canonical(term),), ())
    if not spans:
        return Surface((), (), term)
    words = tuple(canonical(term[start:end]) for start, end in spans)
    gaps = tuple(gap_of(term[end:start]) for (_, end), (start, _) in pairwise(spans))
    return Surface(words, gaps, term[: spans[0][0]], term[spans[-1][1] :])


def determiner_length(term: Surface) -> int:
    """How many of the words at the beginning of `term` are a determiner of its own, 0 where it has none."""
    if not term.gaps or term.words[0] not in _FIRST_WORDS:
        return 0
    for length in (2, 1):
        if len(term.words) > length and _spelt(term, length) in DETERMINERS:
            return length
    return 0


def _spelt(term: Surface, length: int) -> str:
    """The first words of `term` as a determiner is written, with the apostrophe that ends it."""
    text = term.words[0]
    for word, gap in zip(term.words[1:length], term.gaps, strict=False):
        text += (gap if is_plain(gap) else SPACE) + word
    return text + (APOSTROPHE if term.gaps[length - 1] == APOSTROPHE else "")


def _heads(term: Surface, length: int) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The words and gaps that may take the place of the determiner of `term`; nothing is one where it has none."""
    if not length:
        yield (), ()
        return
    written = term.gaps[length - 1]
    after = SPACE if written == APOSTROPHE else written
    for determiner in DETERMINERS[_spelt(term, length)]:
        head = surface(determiner)
        inner = head.gaps
        yield head.words, (*inner, APOSTROPHE if head.trail and is_plain(written) else after)


def _spoken(term: str, skip: int) -> str:
    """`term` without its first `skip` words and without marks: what a dictionary can inflect."""
    if not skip and _is_simple(term):
        return term
    term = unicodedata.normalize("NFC", term).replace("\xad", "")
    spans = [word.span() for word in WORD.finditer(term)][skip:]
    text = ""
    for (start, end), (following, _) in zip(spans, [*spans[1:], (len(term), 0)], strict=True):
        gap = term[end:following]
        text += term[start:end] + (gap if is_plain(gap_of(gap)) else SPACE)
    return text.strip()


def surfaces(term: str, pos: str, inflect: bool, forms: Forms) -> list[Surface]:
    """The distinct surface forms of `term`, as written first.

    `forms` inflects the words without the term's own determiner and marks; the marks are put back into each form, and
    a determiner in each of the shapes that the noun's gender, number and first letter may ask for.
    """
    whole = surface(term)
    if not inflect or not whole.words:
        return [whole]
    skip = determiner_length(whole)
    found = {whole: None}
    gaps = whole.gaps[skip:]
    for form in forms(_spoken(term, skip), pos):
        tail = surface(form)
        if len(tail.words) == len(gaps) + 1:
            tail = Surface(
                tail.words, tuple(b if is_plain(a) else a for a, b in zip(gaps, tail.gaps, strict=True))
            )
        elif not all(map(is_plain, gaps)):
            continue
        if not tail.words:
            continue
        for words, before in _heads(whole, skip):
            found[Surface(words + tail.words, before + tail.gaps, whole.lead, whole.trail)] = None
    return list(found)
