"""Paragraphs and sentences of plain French text, lower-cased machine output included.

Both functions return half-open spans in code points of the text as it is, without the white space around them; together
the spans cover every character that is no white space exactly once, in order. Time is linear in the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from review.formats.stops import ABBREVIATED, MARKS, Stop, ends_sentence

Bounds = tuple[int, int]

_LINE: Final = re.compile(r"[^\r\n]+")
_MARKER: Final = re.compile(r"(?:[-–—*•·‣]|\d{1,3}[.)]|[a-z]\))\s")
_MARKER_AFTER: Final = (".", ":", ";", "!", "?", "…", "»")
_TERMINAL: Final = (".", "!", "?", "…", ":", ";", "»", "”", '"', ")")
_SHORTEST_WRAP: Final = 40
_LONGEST_WRAP: Final = 120

_STOPS: Final = re.compile(rf"[{MARKS}]++(?:\s*+[{MARKS}]++(?!\w))*+")
_CLOSING: Final = re.compile(r"\s{0,2}[»›”》」』)\]}\"'’*_\[¹²³]")
_QUOTES: Final = "»›”》」』"
_BRACKETS: Final = ")]}"
_FOOTNOTE: Final = re.compile(r"\[\d{1,3}\]|[¹²³]+")
_SPACES: Final = re.compile(r"\s*+")
_LETTER: Final = re.compile(r"[^\W\d_]")
_AFTER_STOP: Final = re.compile(r"\.\s{1,3}([^\W\d_])")
_WORDLIKE: Final = re.compile(r"\w")
_SURE: Final = 6
_CASELESS: Final = 100
_WITNESSES: Final = 12


def paragraphs(text: str) -> list[Bounds]:
    r"""The paragraphs of `text`.

    Lines end at LF, CR LF or a lone CR; lines of white space alone separate blocks. A block whose lines are hard-wrapped is
    one paragraph, a new one beginning at each list marker; in any other block each line is a paragraph. Each block is
    judged alone. It counts as hard-wrapped where most of its lines break off in mid-sentence (no stop, colon or closing
    mark at the end) and either

    * the block writes capitals, and most lines end in a comma or go on with a small letter; or
    * no line is longer than 120 characters, the longest has at least 40, and nearly every line was broken because the next
      line's first word would not have fitted into the longest.
    """
    found: list[Bounds] = []
    for block in _blocks(text):
        for item in _items(text, block):
            if _hard_wrapped([text[start:end] for start, end in item]):
                found.append((item[0][0], item[-1][1]))
            else:
                found.extend(item)
    return found


def _blocks(text: str) -> Iterator[list[Bounds]]:
    """The runs of lines that no blank line interrupts; of each line the span without white space around it."""
    block: list[Bounds] = []
    previous = 0
    for line in _LINE.finditer(text):
        content = line.group()
        start = line.start() + len(content) - len(content.lstrip())
        blank = start == line.end()
        gap = text[previous : line.start()]
        if block and (blank or len(gap.replace("\r\n", "\n")) > 1):
            yield block
            block = []
        if not blank:
            block.append((start, line.start() + len(content.rstrip())))
        previous = line.end()
    if block:
        yield block


def _items(text: str, block: list[Bounds]) -> Iterator[list[Bounds]]:
    """The block cut before its list items."""
    listed = _MARKER.match(text, *block[0]) is not None
    item: list[Bounds] = []
    for start, end in block:
        ended = bool(item) and text[item[-1][1] - 1] in _MARKER_AFTER
        if item and (listed or ended) and _MARKER.match(text, start, end):
            yield item
            item = []
        item.append((start, end))
    yield item


def _hard_wrapped(lines: list[str]) -> bool:
    breaks = len(lines) - 1
    open_ends = sum(not line.endswith(_TERMINAL) for line in lines[:-1])
    if not breaks or 2 * open_ends < breaks:
        return False
    pairs = list(pairwise(lines))
    block = "\n".join(lines)
    cased = writes_capitals(block, 0, len(block))
    running = sum(
        line.endswith(",") or (not line.endswith(_TERMINAL) and after[0].islower()) for line, after in pairs
    )
    if cased and 10 * running >= 6 * breaks:
        return True
    width = max(map(len, lines))
    fitting = sum(len(line) + 1 + len(after.split(None, 1)[0]) > width for line, after in pairs)
    contrary = cased and 2 * running < open_ends
    return _SHORTEST_WRAP <= width <= _LONGEST_WRAP and 10 * fitting >= 8 * breaks and not contrary


def writes_capitals(text: str, start: int, end: int) -> bool:
    """Whether sentences begin with a capital in `text[start:end]`.

    What follows the first full stops tells, those after long words (no abbreviations); where they disagree evenly or there are
    none, the first letter that has a case does.
    """
    balance = 0
    for found in islice(_AFTER_STOP.finditer(text, start, end), _WITNESSES):
        if text[max(start, found.start() - _SURE) : found.start()].isalpha():
            balance += 1 if found.group(1).isupper() else -1
    if balance:
        return balance > 0
    for count, letter in enumerate(_LETTER.finditer(text, start, end)):
        char = letter.group()
        if char.islower() or count >= _CASELESS:
            return False
        if char.isupper() or char.istitle():
            return True
    return False


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Bounds]:
    """The sentences of one paragraph, `text[start:end]`; a line break in it counts as a space.

    A stop in a text without capitals ends a sentence unless it belongs to an abbreviation, an initial, a number, an address
    or a list marker, or what follows goes on with the sentence (`review.formats.stops` has the rules). Closing quotation
    marks and brackets stay with the sentence before them, so do repeated stops. Colons and semicolons never end one.
    """
    limit = len(text) if end is None else end
    first = _after_spaces(text, start, limit)
    if first >= limit:
        return []
    return list(_sentences(text, first, limit))


def _sentences(text: str, begin: int, limit: int) -> Iterator[Bounds]:
    paragraph = _Paragraph(text, begin, limit, writes_capitals(text, begin, limit), begin)
    for found in _STOPS.finditer(text, begin, limit):
        place, after = found.span()
        if _surely_ends(text, paragraph.sentence, place, after, limit):
            close, following = after, after + 1
        else:
            stop = paragraph.stop(place, after)
            if stop.next >= limit:
                break
            if not paragraph.has_word(place) or not ends_sentence(stop):
                continue
            close, following = stop.close, stop.next
        yield paragraph.sentence, close
        paragraph.sentence = following
    yield paragraph.sentence, paragraph.sentence + len(text[paragraph.sentence : limit].rstrip())


def _surely_ends(text: str, sentence: int, place: int, after: int, limit: int) -> bool:
    """Whether a single full stop stands between an ordinary word, a space and a letter.

    That is the common case, and the answer is the one that the full rules give in several times as long: a word of six letters
    or more is no abbreviation; a shorter one is looked up.
    """
    if after - place > 1 or after + 1 >= limit or place - _SURE < sentence:
        return False
    if text[place] != "." or text[after] != " " or not text[after + 1].isalpha():
        return False
    word = text[place - _SURE : place]
    if word.isalpha():
        return True
    word = word.rpartition(" ")[2].lower()
    return len(word) > 1 and word.isalpha() and word not in ABBREVIATED and word.strip("ivx") != ""


def _after_spaces(text: str, start: int, limit: int) -> int:
    found = _SPACES.match(text, start, limit)
    return found.end() if found else start


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while it is read from left to right: each counter moves forward only, so that all work is linear."""

    text: str
    sentence: int
    limit: int
    cased: bool
    counted: int
    odd: bool = False
    searched: int = -1
    word: int = -1

    def has_word(self, place: int) -> bool:
        """Whether the sentence has a letter or digit before `place`."""
        if self.word < self.sentence:
            found = _WORDLIKE.search(self.text, max(self.sentence, self.searched), place)
            self.searched = place
            self.word = found.start() if found else -1
        return self.word >= self.sentence

    def stop(self, place: int, after: int) -> Stop:
        """The stop at `text[place:after]` with the closing marks that belong to it."""
        close, quoted, bracketed = after, False, False
        while found := _CLOSING.match(self.text, close, self.limit):
            reach = self._closing(close, found.end())
            if reach == close:
                break
            quoted = quoted or self.text[reach - 1] in _QUOTES + '"'
            bracketed = bracketed or (self.text[reach - 1] in _BRACKETS and reach == found.end())
            close = reach
        following = _after_spaces(self.text, close, self.limit)
        return Stop(
            self.text,
            self.sentence,
            self.limit,
            place,
            after,
            close,
            following,
            self.cased,
            quoted,
            bracketed,
        )

    def _closing(self, close: int, end: int) -> int:
        """Where the closing mark ends that may stand at `text[close:end]` (white space before it); `close` if there is none."""
        char, touching = self.text[end - 1], end - close == 1
        if char in _QUOTES or char in _BRACKETS:
            return end
        if char == '"':
            return end if self._closes_straight(end - 1, touching) else close
        footnote = _FOOTNOTE.match(self.text, end - 1, self.limit) if touching else None
        if footnote:
            return footnote.end()
        closing = touching and char in "'’*_" and not self.text[end : min(end + 1, self.limit)].isalnum()
        return end if closing else close

    def _closes_straight(self, quote: int, touching: bool) -> bool:
        """Whether the straight quotation mark at `quote` closes, by the number of those before it and by its neighbours."""
        self.odd ^= self.text.count('"', self.counted, quote) % 2 == 1
        self.counted = quote
        free = not self.text[quote + 1 : min(quote + 2, self.limit)].isalnum()
        return (touching and free) or (self.odd and (touching or free))
