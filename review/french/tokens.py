"""Words of a sentence and the gaps between them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

SPACES: Final = " \t\u00a0\u202f\r\n"
QUOTES: Final = '«“"‘'
_LETTER: Final = r"(?:[^\W_]|[\u0300-\u036f])"
_CLITIC: Final = r"(?:jusqu|lorsqu|puisqu|quoiqu|presqu|parcequ|qu|c\u0327|[cçdjlmnst])['’]"
_FIXED: Final = r"aujourd['’]hui|presqu['’][iî](?:\u0302)?les?\b|d['’]abord|d['’]ailleurs|d['’]accord"
_WORD: Final = re.compile(
    rf"(?:{_FIXED})|(?<![-\w]){_CLITIC}|{_LETTER}+(?:[-‑]{_LETTER}+|['’]{_LETTER}+)*", re.IGNORECASE
)
_TARGET: Final = re.compile(r"\]\([^()\s]*\)")
_OPENING: Final = re.compile(rf"[{SPACES}]*[«“\"‘(\[*_]*[{SPACES}]*")
_CLOSING: Final = re.compile(rf"(?:[ \u00a0\u202f]»)?[»”\"’)\]*_]*[{SPACES}]*")


class Gap(Enum):
    """What stands between two words.

    `PLAIN`: spaces alone or nothing; `MARKED`: an opening quotation mark, bracket or emphasis mark too; `CLOSED`: a
    closing one; `BROKEN`: punctuation, or anything else that parts words.
    """

    PLAIN = auto()
    MARKED = auto()
    CLOSED = auto()
    BROKEN = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `start` to `end` (code points, half-open); a clitic with an apostrophe is a word of its own.

    A compound in hyphens is one word. `key` is what tables are asked for: lower case, composed, straight apostrophe.
    """

    text: str
    start: int
    end: int
    key: str

    @property
    def elided(self) -> bool:
        """Whether it ends in an apostrophe."""
        return self.key.endswith("'")


def key_of(word: str) -> str:
    """The word as tables and lexicon spell it: NFC, lower case, straight apostrophe and hyphen."""
    return unicodedata.normalize("NFC", word).lower().replace("’", "'").replace("‑", "-")


def composed(word: str) -> str:
    """The word in NFC with its capitals, straight apostrophe."""
    return unicodedata.normalize("NFC", word).replace("’", "'")


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of `text[start:end]` in order; targets of Markdown links are no words."""
    end = len(text) if end is None else end
    plain = _TARGET.sub(lambda found: "]" + "*" * (len(found.group()) - 1), text)
    found = _WORD.finditer(plain, start, end)
    return tuple(Word(m.group(), m.start(), m.end(), key_of(m.group())) for m in found)


def gap_kind(between: str, *, elided: bool = False) -> Gap:
    """The kind of the characters between two words; after an `elided` one a mark can only be an opening one."""
    if not between.strip(SPACES):
        return Gap.PLAIN
    plain = _TARGET.sub(lambda found: "]" + "*" * (len(found.group()) - 1), between)
    opening, closing = _OPENING.fullmatch(plain), _CLOSING.fullmatch(plain)
    if opening and (elided or plain[0] in SPACES or not closing):
        return Gap.MARKED
    return Gap.CLOSED if closing else Gap.BROKEN


def quoted(between: str) -> bool:
    """Whether a quotation mark stands in a gap."""
    return any(mark in between for mark in QUOTES)


def is_upper(word: str) -> bool:
    """Whether a word of two letters or more is in capitals."""
    return word.isupper() and sum(map(str.isalpha, unicodedata.normalize("NFC", word))) > 1


_ITEM: Final = re.compile(r"\s*(?:\d{1,3}|[a-zA-Z])[.)]\s+")
_SENTENCE_END: Final = re.compile(r"[.!?…]+[»”\"'’)\s]*\s")


def sentence_start(text: str, offset: int) -> int:
    """Where the sentence that holds `offset` begins, going by its predecessor's full stop."""
    return max((found.end() for found in _SENTENCE_END.finditer(text, 0, offset)), default=0)


def sentence_end(text: str) -> int:
    """Where the first sentence of a text ends; the number of a list item is none."""
    item = _ITEM.match(text)
    found = _SENTENCE_END.search(text + " ", item.end() if item else 0)
    return min(found.end(), len(text)) if found else len(text)
