"""The compiled French lexicon: what a word can be, and which forms a lemma has.

The data is the Dicollecte dictionary (MPL-2.0) as tools/build_lexicon.py compiles it; see review/data/NOTICE.
"""

from __future__ import annotations

import pkgutil
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from review.french.lexicon_file import LexiconFile, Tag
from review.french.onset_data import aspirated_h

_CACHED_WORDS = 4096


class Pos(StrEnum):
    """Part of speech; an infinitive or a present participle is a `VERB` with its mood."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    VERB = "verb"
    PARTICIPLE = "participle"
    NAME = "name"
    ADVERB = "adverb"
    DETERMINER = "determiner"
    PRONOUN = "pronoun"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    INTERJECTION = "interjection"
    OTHER = "other"


class Gender(StrEnum):
    """Grammatical gender; an `EPICENE` form serves for both."""

    MASCULINE = "m"
    FEMININE = "f"
    EPICENE = "e"


class Number(StrEnum):
    """Grammatical number; an `INVARIABLE` form serves for both."""

    SINGULAR = "s"
    PLURAL = "p"
    INVARIABLE = "i"


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a form.

    `form` and `lemma` are spelled as the dictionary does (œ, straight apostrophe). `mood` is None for all but verbs:
    infi, ppre, ipre, iimp, ipsi, ifut, cond, spre, simp, impe (infinitive, present participle, indicative present,
    imperfect, past historic, future, conditional, subjunctive present, imperfect, imperative); `person` is 1s to 3p.
    `classical` is False for spellings that are recognised and never written (the 1990 reform's, where they
    differ). `auxiliary` is that of a verb's compound tenses, None where it depends on the sense.
    """

    form: str
    lemma: str
    pos: Pos
    gender: Gender | None
    number: Number | None
    mood: str | None
    person: str | None
    classical: bool
    auxiliary: str | None


def _analysis(form: str, lemma: str, tag: Tag) -> Analysis:
    part, gender, number, mood, person, auxiliary, classical = tag
    return Analysis(
        form,
        lemma,
        Pos(part),
        Gender(gender) if gender else None,
        Number(number) if number else None,
        mood or None,
        person or None,
        classical,
        auxiliary or None,
    )


def _ligatures(word: str) -> list[str]:
    """The word's other spellings with œ and æ joined or parted."""
    found = []
    for joined, parted in (("œ", "oe"), ("æ", "ae")):
        if joined in word:
            found.append(word.replace(joined, parted))
        pieces = word.split(parted)
        found += [parted.join(pieces[:i]) + joined + parted.join(pieces[i:]) for i in range(1, len(pieces))]
    return found


def _spellings(word: str) -> list[str]:
    """The spellings to try for a word as it stands in a text, in order."""
    plain = word.replace("’", "'")
    cased = [plain]
    if plain != plain.lower():
        cased.append(plain.lower())
    if len(plain) > 1 and plain.isupper():
        cased.append(plain.title())
    return [spelling for form in cased for spelling in (form, *_ligatures(form))]


_PLAIN_ENDING: Final = re.compile("(e)(e?s?)$")


def _accented(ending: re.Match[str]) -> str:
    return "é" + ending[2]


def _bare_capitals(word: str) -> bool:
    """Whether a word in capitals may lack the accent of its ending (INONDEE)."""
    return word.isupper() and word.isascii() and word.endswith(("E", "ES"))


class Lexicon:
    """Look-ups in a compiled dictionary.

    Words are taken as written, in NFC: exact spelling first, else lower-cased (and, for a word in capitals,
    capitalised; without the accent of its ending, INONDEE, too); ’ counts as ', oe as œ where the dictionary has it so.
    """

    def __init__(self, data: bytes) -> None:
        """Take the contents of a compiled file; raises ValueError when they aren't one."""
        self._file = LexiconFile(data)
        self._found = lru_cache(_CACHED_WORDS)(self._find)
        self._inflected = lru_cache(_CACHED_WORDS // 8)(self._inflect)

    def analyses(self, word: str) -> tuple[Analysis, ...]:
        """All readings of a form, classical ones first; empty for an unknown word."""
        return self._found(word)

    def __contains__(self, word: object) -> bool:
        """Whether the form is known."""
        return isinstance(word, str) and bool(self._found(word))

    def words(self) -> list[str]:
        """Every form, as the dictionary spells it, in code point order: half a million."""
        return self._file.words()

    def paradigm(self, lemma: str, pos: Pos | None = None) -> tuple[Analysis, ...]:
        """Every form of a lemma, classical ones first, of one part of speech if given; empty for an unknown lemma.

        A verb's past participles are `Pos.PARTICIPLE`, the rest of it `Pos.VERB`.
        """
        forms = self._inflected(lemma)
        return forms if pos is None else tuple(a for a in forms if a.pos is pos)

    def aspirated(self, word: str) -> bool | None:
        """Whether the word's h is aspirated; None where both are admitted and for a word without initial h."""
        return aspirated_h(word)

    def _find(self, word: str) -> tuple[Analysis, ...]:
        for spelling in _spellings(word):
            readings = self._file.readings(spelling)
            if readings:
                return tuple(_analysis(spelling, lemma, tag) for lemma, tag in readings)
        return self._find(_PLAIN_ENDING.sub(_accented, word.lower())) if _bare_capitals(word) else ()

    def _inflect(self, lemma: str) -> tuple[Analysis, ...]:
        for spelling in _spellings(lemma):
            forms = self._file.forms(spelling)
            if forms:
                return tuple(_analysis(form, spelling, tag) for form, tag in forms)
        return ()


@cache
def default_lexicon() -> Lexicon:
    """The lexicon shipped with the package, opened at the first call.

    Raises OSError when the package's data file can't be read.
    """
    # pkgutil rather than importlib.resources, whose import alone takes several times as long as opening the file.
    data = pkgutil.get_data("review", "data/lexicon.bin")
    if data is None:
        raise FileNotFoundError("review/data/lexicon.bin")
    return Lexicon(data)
