"""Whether a stop (. ! ? …) in a French paragraph ends its sentence, where capitals may or may not tell.

The rules look at the few characters around the stop only, so that each answer takes bounded time. After the chapters on
punctuation and abbreviations of the *Lexique des règles typographiques en usage à l'Imprimerie nationale* and of Grevisse,
*Le bon usage* (« Signes de ponctuation »): a stop inside a quotation that goes on with « dit-il » ends nothing, « etc. »
may or may not end a sentence, « M. » never does.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from review.formats import abbreviations as lists

MARKS: Final = ".!?…‼⁇⁈⁉。！？"
"""Characters that can end a sentence."""

_NEVER_FINAL: Final = frozenset(lists.NEVER_FINAL.split())
_MAY_BE_FINAL: Final = frozenset(lists.MAY_BE_FINAL.split())
_BEFORE_NAME: Final = frozenset(lists.BEFORE_NAME.split())
_BEFORE_NUMBER: Final = frozenset(lists.BEFORE_NUMBER.split())
ABBREVIATED: Final = _NEVER_FINAL | _MAY_BE_FINAL | _BEFORE_NAME | _BEFORE_NUMBER | {"m", "ex"}
"""All words that the rules treat otherwise than an ordinary word before a full stop."""

_LETTERED: Final = frozenset(lists.LETTERED.split())
_INTERJECTIONS: Final = frozenset(lists.INTERJECTIONS.split())
_BRANDS: Final = frozenset(lists.BRANDS.split())
_OPENERS: Final = frozenset(lists.OPENERS.split())
_SPEECH: Final = frozenset(lists.SPEECH_FORMS.split()) | {
    stem + ending for stem in lists.SPEECH_STEMS.split() for ending in lists.SPEECH_ENDINGS.split()
}
_CONTINUERS: Final = frozenset(lists.CONTINUERS.split()) | _SPEECH
_SUFFIXES: Final = frozenset(lists.DOMAINS.split()) | frozenset(lists.FILE_ENDINGS.split())

_WIDE: Final = frozenset("。！？")
_GOES_ON: Final = frozenset(",;:)]}»%°")
_OPENING: Final = '«“„"‘([{‹'
_ADDRESS: Final = re.compile(r"[@/\\_=&<>{}|#$`~+]|\bwww\b")
_LEAD: Final = re.compile(r"[\s«“„\"‘'’(\[{‹*_#>•·–—-]{0,8}+")
_WORD: Final = re.compile(r"[^\W\d_]+'?")
_INVERTED: Final = re.compile(r"([^\W\d_]+)-(?:t-)?(?:ils?|elles?|on|je)\b(?: (\w+))?")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_ROMAN: Final = re.compile(r"[ivx]{1,5}")
_NUMBERED: Final = re.compile(r"\d|[nN][°º]|(?:[IVXLC]+|[ivx]+)(?![\w'’])|[A-Za-z]\.?[\s-]{0,2}\d|premi")
_DOTTED: Final = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])+")
_LINE_END: Final = re.compile(r"[\r\n]")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")

_UNITS: Final = frozenset("ghlsw")

_BEFORE: Final = 28
_AFTER: Final = 40
_ADDRESS_REACH: Final = 80
_BRACKET_REACH: Final = 400
_QUOTATION_REACH: Final = 400
_MARKER_DIGITS: Final = 3
_ELLIPSIS_DOTS: Final = 3
_SHORT_ACRONYM: Final = 2
_ENOUGH_LETTERS: Final = 3


@dataclass(frozen=True, slots=True)
class Stop:
    """A run of stops in a paragraph, and what stands around it; all places are offsets in `text`.

    `sentence` is where the sentence begins, `limit` where the paragraph ends; the run is `text[start:end]`, the quotation
    marks and brackets that it carries along end at `close`, and `next` is the next character that is no white space.
    `cased` tells that the paragraph writes capitals.
    """

    text: str
    sentence: int
    limit: int
    start: int
    end: int
    close: int
    next: int
    cased: bool
    quoted: bool
    bracketed: bool

    def lead(self) -> str:
        """The text from the first letter or digit (or other sign) after the stop on, composed, at most 40 characters."""
        begin = _LEAD.match(self.text, self.next, self.limit)
        place = begin.end() if begin else self.next
        return composed(self.text[place : min(place + _AFTER, self.limit)])

    def words(self) -> tuple[str, str]:
        """The word before the stop, in small letters, and the one before that; each may be empty."""
        window = composed(self.text[max(self.sentence, self.start - _BEFORE) : self.start])
        parts = ["", "", *window.lower().replace("’", "'").rsplit(None, 2)]
        return parts[-1].lstrip(_OPENING + "'"), parts[-2].lstrip(_OPENING)

    def alone(self) -> bool:
        """Whether the sentence so far is the one word before the stop."""
        return len(self.text[max(self.sentence, self.start - _BEFORE) : self.start].split()) == 1


def composed(text: str) -> str:
    """`text` with its accents composed (NFC)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def ends_sentence(stop: Stop) -> bool:
    """Whether the sentence ends at `stop`, closing quotation marks and brackets included."""
    following = stop.text[stop.next]
    if following in _GOES_ON or (stop.bracketed and _bracket_opened_inside(stop)):
        return False
    if following in MARKS:
        after = stop.text[stop.next + 1 : min(stop.next + 2, stop.limit)]
        return following == "." and stop.next > stop.close and after.isalnum()
    if stop.text[stop.start] in _WIDE:
        return True
    if stop.next == stop.end and following not in _OPENING + "–—":
        return _glued_ends(stop)
    return _spaced_ends(stop)


def _spaced_ends(stop: Stop) -> bool:
    run = stop.text[stop.start : stop.end]
    if stop.quoted:
        return _quotation_ends(stop)
    if "!" in run or "?" in run:
        return _exclamation_ends(stop)
    if "…" in run or run.count(".") >= _ELLIPSIS_DOTS:
        return _ellipsis_ends(stop)
    return _full_stop_ends(stop)


def _bracket_opened_inside(stop: Stop) -> bool:
    """Whether the bracket that closes after the stop was opened after the sentence's first character."""
    floor = max(stop.sentence, stop.start - _BRACKET_REACH)
    opened = max(stop.text.rfind("(", floor, stop.start), stop.text.rfind("[", floor, stop.start))
    return opened > stop.sentence


def _first_word(lead: str) -> str:
    word = _WORD.match(lead.lower().replace("’", "'"))
    return word.group() if word else ""


def _opens(lead: str) -> bool:
    return _first_word(lead) in _OPENERS


def _reports_speech(lead: str) -> bool:
    """Whether `lead` begins with an inverted verb of saying: « demande-t-il », « a-t-elle répondu »."""
    found = _INVERTED.match(lead.lower())
    return found is not None and (found.group(1) in _SPEECH or found.group(2) in _SPEECH)


def _quotation_ends(stop: Stop) -> bool:
    lead = stop.lead()
    if not lead[:1].islower():
        return True
    if stop.cased:
        return False
    if _woven_in(stop):
        return _opens(lead)
    word = _first_word(lead)
    conditional = word == "s'" and lead[2:4] == "il"
    return (conditional or word not in _CONTINUERS) and not _INVERTED.match(lead.lower())


def _woven_in(stop: Stop) -> bool:
    """Whether the quotation began in mid-sentence, with no colon or comma and no verb of saying before it."""
    floor = max(stop.sentence, stop.start - _QUOTATION_REACH)
    opened = max(stop.text.rfind(mark, floor, stop.start) for mark in '«“"')
    before = composed(stop.text[max(floor, opened - _BEFORE) : max(floor, opened)]).lower().split()
    return bool(before) and before[-1][-1].isalpha() and before[-1] not in _SPEECH


def _exclamation_ends(stop: Stop) -> bool:
    lead, (word, _) = stop.lead(), stop.words()
    if word in _BRANDS:
        return False
    if not lead[:1].islower():
        return True
    aside = stop.text[stop.next] in "–—" and not _LINE_END.search(stop.text, stop.close, stop.next)
    if stop.cased or word in _INTERJECTIONS or aside:
        return False
    return not _reports_speech(lead)


def _ellipsis_ends(stop: Stop) -> bool:
    lead = stop.lead()
    if lead[:1].islower():
        stammer = _first_word(lead) == stop.words()[0]
        return not stop.cased and _opens(lead) and not stammer
    return lead[:1].isalpha()


def _full_stop_ends(stop: Stop) -> bool:
    if stop.text[stop.start - 1].isspace():
        return True
    word, before = stop.words()
    if _NUMBER.fullmatch(before) and (word in _UNITS or word in ("m", "mm", "ex")):
        return word in _UNITS or _opens(stop.lead()) or (word == "m" and _small_before_capital(stop))
    listed = _listed_ends(word, before, stop)
    if listed is None:
        listed = _listed_ends(word.rpartition("'")[2], before, stop)
    return _unlisted_ends(word.rpartition("'")[2], before, stop) if listed is None else listed


def _small_before_capital(stop: Stop) -> bool:
    """Whether the abbreviation is written small and a capital follows: « 5 m. Le » but not « le 5 M. Le »."""
    return stop.text[stop.start - 1].islower() and stop.lead()[:1].isupper()


def _listed_ends(word: str, before: str, stop: Stop) -> bool | None:
    """The answer for a listed abbreviation; None for other words."""
    if word in _NEVER_FINAL or word == "m" or (word == "ex" and before in ("p.", "par")):
        return False
    if word in _BEFORE_NUMBER and _NUMBERED.match(stop.lead()):
        return False
    if word in _MAY_BE_FINAL:
        lead = stop.lead()
        return lead[:1].isupper() or (not stop.cased and _opens(lead))
    return _opens(stop.lead()) if word in _BEFORE_NAME else None


def _unlisted_ends(word: str, before: str, stop: Stop) -> bool:
    """The answer for a word that is no listed abbreviation: all end a sentence but initials and list markers."""
    if _NUMBER.fullmatch(word):
        marker = len(word) <= _MARKER_DIGITS or "." in word
        return not (marker and (stop.alone() or before.endswith((":", ";"))))
    if len(word) == 1 and word.isalpha():
        return before in _LETTERED or (not stop.alone() and _initial_ends(word, before, stop))
    if _DOTTED.fullmatch(word):
        return _initial_ends(word, before, stop)
    return not (_ROMAN.fullmatch(word) and stop.alone())


def _initial_ends(word: str, before: str, stop: Stop) -> bool:
    """The answer for a single letter or letters with stops between: an initial, a unit after a number, an acronym."""
    opener = _first_word(stop.lead())
    if word in ("à", "y") and not before.endswith("."):
        return True
    acronym = word.count(".") >= _SHORT_ACRONYM or _NUMBER.fullmatch(before) is not None
    return opener in _OPENERS and (acronym or opener not in ("la", "le"))


def _glued_ends(stop: Stop) -> bool:
    """The answer where a letter, or another sign, follows the stop without a space."""
    text = stop.text
    left = composed(text[max(stop.sentence, stop.start - _ADDRESS_REACH) : stop.start])
    left = "" if left[-1:].isspace() else left.rsplit(None, 1)[-1]
    right = composed(text[stop.end : min(stop.end + _ADDRESS_REACH, stop.limit)]).split(None, 1)[0]
    if not right[0].isalpha() or _ADDRESS.search(left) or _ADDRESS.search(right):
        return False
    run = text[stop.start : stop.end]
    if "!" in run or "?" in run:
        return right[0].isupper() or not stop.cased
    if "…" in run or len(run) >= _ELLIPSIS_DOTS:
        return right[0].isupper()
    return _glued_full_stop_ends(left, right, stop)


def _glued_full_stop_ends(left: str, right: str, stop: Stop) -> bool:
    """Whether « left.right » is two sentences that lost the space between them, and no address, file or abbreviation."""
    name = _WORD.match(right)
    word = name.group().rstrip("'") if name else ""
    opens = _opens(right)
    rest = right[len(word) :].rstrip('.,;:!?…»")')
    if not left or rest.startswith("(") or "." in rest or word.lower() in _SUFFIXES:
        return False
    last = left.lower().replace("’", "'").rpartition("'")[2].lstrip(_OPENING)
    if "." in last or last in _NEVER_FINAL or last in _MAY_BE_FINAL or last in _BEFORE_NUMBER:
        return opens and last not in _NEVER_FINAL and len(last) > 1
    if last[-1:].isdigit():
        return not stop.alone() and (opens or _YEAR.fullmatch(last) is not None)
    if not last[-1:].isalpha():
        return not last.endswith("()") and (len(word) > 1 or word in "aày")
    if stop.cased and word[:1].islower():
        return opens
    return len(last) >= _ENOUGH_LETTERS and word[1:] == word[1:].lower()
