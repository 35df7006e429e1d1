"""Right forms with a word that looks like a slip of the pen.

A word is told only where the lexicon lacks it and has another one that differs by its accents alone or by one letter; loans
(*airdrop*, *stablecoin*) have none such. Names, acronyms, words in quotation marks and the head of a right form that has
its own `gender` or `plural`, whose author knows that no dictionary has it, are never told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from review.errors import Fault
from review.french.noun_group import head_noun
from review.french.spelling import near_words
from review.glossary.lint.examined import GROUP, Examined, fault_of
from review.model.messages import _
from review.model.proposal import Replacement

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’‑][^\W\d_]+)*")
_QUOTED: Final = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_ELIDED: Final = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=.)")
_PARTS: Final = re.compile("[-‑'’]")
_PREFIX_WORDS: Final = (
    "anti auto bi bio co crypto cyber dé éco ex extra géo giga hydro hyper inter intra macro méga méta micro mini mono"
    " multi nano néo non para poly post pré pro pseudo re ré semi sous sub super sur techno télé trans ultra vidéo"
)
_PREFIXES: Final = tuple(sorted(_PREFIX_WORDS.split(), key=len, reverse=True))
_SHORTEST: Final = 4
_SHORTEST_REST: Final = 4


def misspelt_replacements(examined: Examined) -> Iterator[Fault]:
    """A word of a right form that isn't in the lexicon and nearly is."""
    known: dict[str, tuple[str, ...]] = {}
    texts = {right.text for _glossary, entry in examined.living() for right in entry.right}
    examined.look_up(found.group() for text in texts for found in _WORD.finditer(text))
    for _glossary, entry in examined.living():
        for right in entry.right:
            for word in _doubtful(examined, right):
                if word not in known:
                    known[word] = near_words(examined.lexicon, word)
                if known[word]:
                    message = _("“{word}” in the right form “{form}” isn't in the dictionary")
                    hint = _(
                        "is it {near}? If it is right as it stands, give the right form its {fields}, or put a foreign word in “”"
                    ).format(near=", ".join(f"“{near}”" for near in known[word]), fields="gender, plural")
                    yield fault_of(entry, message.format(word=word, form=right.text), hint)


def _doubtful(examined: Examined, right: Replacement) -> Iterator[str]:
    """The words of `right` that the lexicon lacks and nobody vouches for."""
    if right.text.istitle() or GROUP.search(right.text):
        return
    text = _QUOTED.sub(lambda found: " " * len(found.group()), right.text)
    vouched = range(0)
    if right.gender is not None or right.plural is not None:
        head = head_noun(examined.lexicon, text)
        vouched = range(*head.span()) if head is not None else range(len(text))
    for found in _WORD.finditer(text):
        if found.start() in vouched:
            continue
        word = _ELIDED.sub("", found.group(), count=1) if not examined.readings(found.group()) else ""
        if word.islower() and not _is_known(examined, word):
            for part in _unknown_parts(examined, word):
                if len(part) >= _SHORTEST:
                    yield part


def _unknown_parts(examined: Examined, word: str) -> list[str]:
    parts = _PARTS.split(word)
    return [part for part in parts if not _is_known(examined, part)] if len(parts) > 1 else [word]


def _is_known(examined: Examined, word: str) -> bool:
    """Whether the lexicon has the word, its plural alone (*appointements*), or the word behind a prefix (*cybersécurité*)."""
    if not word or examined.readings(word) or examined.readings(f"{word}s"):
        return True
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if word.startswith(prefix) and (
            rest == "" or (len(rest) >= _SHORTEST_REST and examined.readings(rest))
        ):
            return True
    return False
