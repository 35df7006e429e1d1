"""Elision of the word to the left (french-rules 3.1).

Sources: OQLF, Banque de dépannage linguistique, "Élision interdite" (21745), "Lorsque, puisque et quoique" (3623),
"Élision devant un autonyme" (4687).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from review.french.onset import Onset
from review.model.messages import _
from review.model.proposal import Reason

# Full form of each clitic that drops its vowel before any word that begins with one.
FULL: Final = {
    "d'": "de", "j'": "je", "jusqu'": "jusque", "m'": "me", "n'": "ne", "qu'": "que", "t'": "te",
}  # fmt: skip
_SHORT: Final = {full: short for short, full in FULL.items()}
_PICKY: Final = {"lorsqu'": "lorsque", "puisqu'": "puisque", "quoiqu'": "quoique"}
_PICKY_SHORT: Final = {full: short for short, full in _PICKY.items()}
_PICKY_BEFORE: Final = frozenset({"il", "ils", "elle", "elles", "on", "un", "une", "en"})
_NEVER: Final = frozenset({"presque", "quelque", "entre"})
_JUSQUE_BEFORE: Final = frozenset({"ici", "au", "aux", "à", "en", "alors", "où", "outre-mer", "outre-manche"})

CLITICS: Final = frozenset({
    *FULL, *_SHORT, *_PICKY, *_PICKY_SHORT, *_NEVER, "s'", "si", "se", "l'", "le", "la", "c'", "ce", "ç'", "presqu'",
})  # fmt: skip
"""Keys of all words that this module may change, or must know not to."""


@dataclass(frozen=True, slots=True)
class Elided:
    """What a clitic becomes: `text` in lower case with a straight apostrophe, and the reasons."""

    text: str
    reasons: tuple[Reason, ...] = ()


def joined_clitic(key: str, onset: Onset, following: str, *, verb: bool = False) -> Elided:
    """What the clitic `key` becomes before a word with `onset` that begins with the word `following` (a key).

    `verb`: a verb comes next, so that le, la, l' and s' are pronouns. Unknown keys come back unchanged.
    """
    if key in _SE_OR_SI:
        return _se_or_si(key, onset, following, verb=verb)
    for keys, rule in _RULES:
        if key in keys:
            return rule(key, onset, following)
    return Elided(key)


def _changed(key: str, text: str, code: str, onset: Onset) -> Elided:
    reasons = [] if key == text else [Reason(code, _changed_message(text))]
    if not onset.certain:
        reasons.append(Reason("V7", _("Both are in use: with elision and without."), asks=True))
    return Elided(text, tuple(reasons))


def _changed_message(text: str) -> str:
    if text.endswith("'"):
        return _("“{word}” drops its vowel before the new word.").format(word=text)
    return _("“{word}” is written in full before the new word.").format(word=text)


def _plain(key: str, onset: Onset, following: str) -> Elided:
    """E1 and E2: de, que, ne, je, me, te, jusque (also as the end of *parce que* and its like, E10)."""
    full = FULL.get(key, key)
    if full == "jusque" and onset.vowel and following not in _JUSQUE_BEFORE:
        reason = Reason("E1", _("“jusque” needs “à” before a noun or a name."), asks=True)
        return Elided("jusqu'à", (reason,))
    return _changed(key, _SHORT[full] if onset.vowel else full, "E1" if onset.vowel else "E2", onset)


def _picky(key: str, onset: Onset, following: str) -> Elided:
    """E7: lorsque, puisque, quoique elide before some words only; before others the text's own form stays."""
    full = _PICKY.get(key, key)
    if not onset.vowel:
        return _changed(key, full, "E7", onset)
    if following in _PICKY_BEFORE:
        return _changed(key, _PICKY_SHORT[full], "E7", onset)
    return _changed(key, key, "E7", onset)


def _se_or_si(key: str, onset: Onset, following: str, *, verb: bool) -> Elided:
    """E5 and E6: s' is *se* before a verb, else *si*, which elides before il and ils alone."""
    if verb and key != "si":
        return _changed(key, "s'" if onset.vowel else "se", "E5", onset)
    if key == "se":
        return Elided(key, (Reason("E5", _("“se” stands before verbs only."), asks=True),))
    if following in ("il", "ils"):
        return _changed(key, "s'", "E6", onset)
    return _changed(key, "si", "E6", Onset(onset.vowel))


def _pronoun(key: str, onset: Onset, following: str) -> Elided:
    """E1 and E4: the object pronoun le, la, l' before a verb."""
    del following
    if onset.vowel:
        return _changed(key, "l'", "E1", onset)
    if key == "l'":
        message = _("“l'” stands for a word that may be masculine or feminine.")
        return Elided("le", (Reason("E4", message, asks=True),))
    return _changed(key, key, "E1", onset)


def _ce(key: str, onset: Onset, following: str) -> Elided:
    """E9: the pronoun ce elides before forms of être in e and before en; ç' before forms of avoir in a."""
    if following in ("est", "était", "étaient", "en", "eût", "étant"):
        return _changed(key, "c'", "E9", onset)
    if key == "ce" and not onset.vowel:
        return Elided(key)
    return Elided(
        key, (Reason("E9", _("“{word}” may not stand before the new word.").format(word=key), asks=True),)
    )


def _never(key: str, onset: Onset, following: str) -> Elided:
    """E8: presque, quelque and entre keep their vowel outside a few compounds."""
    del following
    if key == "presqu'" and not onset.vowel:
        return Elided("presque", (Reason("E8", _("“presque” keeps its e.")),))
    return Elided(key)


_SE_OR_SI: Final = frozenset({"s'", "se", "si"})
_RULES: Final[tuple[tuple[frozenset[str], Callable[[str, Onset, str], Elided]], ...]] = (
    (frozenset({*FULL, *_SHORT}), _plain),
    (frozenset({*_PICKY, *_PICKY_SHORT}), _picky),
    (frozenset({"le", "la", "l'"}), _pronoun),
    (frozenset({"c'", "ce", "ç'"}), _ce),
    (frozenset({*_NEVER, "presqu'"}), _never),
)
