"""Whether a word makes the one before it elide.

Sources: OQLF, Banque de dépannage linguistique, "Élision interdite" (21745), "Élision facultative" (21786) and "Élision
avec un nom propre" (23685); Grevisse, Le bon usage, §48; Martinon, Comment on prononce le français (yod, oui,
ouistiti, ouate). The h of common words is the lexicon's (haspirater with corrections).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from review.french.lexicon import Lexicon
from review.french.tokens import composed, key_of

_HEAD: Final = re.compile(r"[^\W_][\w\u0300-\u036f'’.-]*")
_ACRONYM: Final = re.compile(r"[A-ZÀÂÇÉÈÊËÎÏÔÙÛÜŒ][A-ZÀÂÇÉÈÊËÎÏÔÙÛÜŒ0-9.]+s?")
_VOWELS: Final = frozenset("aeiouœæ")

# No elision before these, though they begin with a vowel letter or a mute h (OQLF 21745; Martinon).
_NEVER: Final = re.compile(
    r"(?:huit(?:aines?|ièmes?|ièmement)?|onz(?:e|ièmes?|ièmement)|oui|ouistitis?|uhlans?"
    r"|ulul\w*|ouolofs?|iotas?)(?![\w])"
)
_Y_VOWEL: Final = re.compile(r"y[aeiouœéèêàâôû]")
_Y_ELIDES: Final = frozenset(
    {"yeux", "yeuse", "yeuses", "yonne", "yerres", "yèvre", "yèvres", "yèble", "yèbles", "yeu"}
)
_EITHER: Final = {
    "ouate": False, "ouates": False, "ouaté": False, "ouï-dire": False, "hyène": True, "hyènes": True,
    "hiatus": True, "hacienda": True, "haciendas": True, "yves": True, "yvon": True, "yvette": True, "xai": False,
}  # fmt: skip
_EITHER_NAMES: Final = {
    "henri": True, "hubert": True, "huguette": True, "haïti": True,
    "hugo": False, "hitler": False, "hollywood": False, "harvard": False, "huawei": False,
    "hewlett-packard": False, "hugging": False,
}  # fmt: skip
_ASPIRATED_NAMES_WORDS: Final = (
    "hainaut halles hambourg hamas hanovre harlem havane havre haye hezbollah hollande honduras hong hong-kong hongrie"
    " houthis"
)
_ASPIRATED_NAMES: Final = frozenset(_ASPIRATED_NAMES_WORDS.split())
_MUTE_NAMES_WORDS: Final = (
    "hadrien hélène hector hercule hermès hérode hippocrate hippolyte homère horace helsinki himalaya halloween"
    " hébreu hébreux hellade héraclite hérodote hésiode hilaire honoré hortense hyacinthe héloïse hyderabad"
)
_MUTE_NAMES: Final = frozenset(_MUTE_NAMES_WORDS.split())
# English names that begin with the sound of "you", where usage wavers.
_GLIDING: Final = frozenset({"ucla", "unity", "ups", "usenet", "utah"})
_SPELLED_WAVERING: Final = frozenset("FLMNRSX")


@dataclass(frozen=True, slots=True)
class Onset:
    """`vowel`: the word before elides; `certain`: False where both are admitted, `vowel` being the default."""

    vowel: bool
    certain: bool = True


VOWEL: Final = Onset(vowel=True)
CONSONANT: Final = Onset(vowel=False)


def onset_of(
    text: str, lexicon: Lexicon, *, elide: str | None = None, name: bool = False, bare: bool = False
) -> Onset:
    """How `text` begins, marks before its first letter or digit left aside.

    `elide` is the glossary's word on it (yes, no, ask). `name`: the text is a proper name. `bare`: *de* or *que*
    stands directly before it, where usage before spelled acronyms wavers (d'HLM, de FMI).
    """
    head = _HEAD.search(unicodedata.normalize("NFC", text))
    if head is None:
        return CONSONANT
    if key_of(text) == "un":
        return CONSONANT
    word = composed(head.group())
    found = _by_letters(word, lexicon, name=name or word[:1].isupper(), bare=bare)
    if elide in ("yes", "no"):
        return Onset(elide == "yes")
    return Onset(found.vowel, certain=False) if elide == "ask" else found


def _by_letters(word: str, lexicon: Lexicon, *, name: bool, bare: bool) -> Onset:
    key = key_of(word).rstrip(".-'")
    if key[0].isdigit():
        return CONSONANT
    if _ACRONYM.fullmatch(word) and not _reads_as_word(word, lexicon):
        return _acronym(word, bare=bare)
    first = key.split("-")[0].split("'")[0]
    for table in (_EITHER, _EITHER_NAMES if name else {}):
        for form in (key, first):
            if form in table:
                return Onset(table[form], certain=False)
    if _NEVER.match(key):
        return CONSONANT
    if key in _GLIDING:
        return Onset(vowel=True, certain=False)
    return _by_first_letter(key, first, lexicon, name=name)


def _reads_as_word(word: str, lexicon: Lexicon) -> bool:
    """Whether capitals are a common word written in capitals (a heading), not an acronym."""
    return len(word) > 3 and any(a.form.islower() for a in lexicon.analyses(word))  # noqa: PLR2004


def _acronym(word: str, *, bare: bool) -> Onset:
    first = unicodedata.normalize("NFD", word)[0]
    if first in "AEIOUŒ":
        return Onset(vowel=True, certain=key_of(word) not in _GLIDING)
    if first == "H":
        return Onset(vowel=False, certain=False)
    return Onset(vowel=False, certain=not (bare and first in _SPELLED_WAVERING))


def _by_first_letter(key: str, first: str, lexicon: Lexicon, *, name: bool) -> Onset:
    letter = unicodedata.normalize("NFD", key)[0]
    if letter == "y":
        return CONSONANT if _Y_VOWEL.match(key) and first not in _Y_ELIDES else VOWEL
    if letter == "h":
        return _h_name(key, first, lexicon) if name else _h_word(key, lexicon)
    return VOWEL if letter in _VOWELS else CONSONANT


def _h_word(key: str, lexicon: Lexicon) -> Onset:
    aspirated = lexicon.aspirated(key)
    return Onset(vowel=False, certain=False) if aspirated is None else Onset(not aspirated)


def _h_name(key: str, first: str, lexicon: Lexicon) -> Onset:
    """Lists first; a common word with a capital as a common word; any other name: aspirated by default, and asked."""
    if key in _ASPIRATED_NAMES or first in _ASPIRATED_NAMES:
        return CONSONANT
    if key in _MUTE_NAMES or first in _MUTE_NAMES:
        return VOWEL
    if any(a.form.islower() for a in lexicon.analyses(key)):
        return _h_word(key, lexicon)
    return Onset(vowel=False, certain=False)
