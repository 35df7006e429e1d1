"""The only way from text to the screen: hostile characters made visible, nothing parsed as markup, widths in cells.

Text becomes runs (a visible text and a *look*, the name of a style), runs become lines of a given width in cells. Marks
are in code points of the text as stored and are applied before anything about the text is changed, so that they hold for
wide characters, decomposed accents and emoji alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, split_graphemes

from review.model.visible import visible

if TYPE_CHECKING:
    from textual.content import Content

TAB: Final = 4
"""Cells from one tab stop to the next."""

_WIDE: Final = r"\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd"
_ATOM: Final = re.compile(
    rf"[ \t]+|[{_WIDE}][\u0300-\u036f\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*|[^ \t{_WIDE}]+"
)
_STYLES: Final = {"key": "bold $primary", "strong": "bold", "faint": "$faint", "error": "bold $error"}
"""The looks that texts in dialogues have, as Textual writes styles."""

_JOINERS: Final = frozenset("\u200d\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of visible text in one look; the empty look is the plain one."""

    text: str
    look: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """`text[start:end]`, in code points of the text as stored, is shown in `look`."""

    start: int
    end: int
    look: str


def shown(text: str, invisibles: bool = False) -> str:
    """`text` as flowing text on one line: line breaks as spaces, hostile characters visible, tabs kept for `wrap`."""
    flat = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    return visible(flat, keep="\t", invisibles=invisibles)


def runs(text: str, marks: Iterable[Mark] = (), look: str = "", *, invisibles: bool = False) -> list[Run]:
    """`text` in `look`, with `marks` on top, a later mark over an earlier one.

    A mark is widened so that no combining mark or joined emoji is torn from its base character.
    """
    widened = [
        Mark(_cluster_start(text, mark.start), _cluster_end(text, mark.end), mark.look)
        for mark in marks
        if mark.start < mark.end
    ]
    cuts = sorted({0, len(text), *(edge for mark in widened for edge in (mark.start, mark.end))})
    found: list[Run] = []
    for start, end in pairwise(cuts):
        here = [mark.look for mark in widened if mark.start <= start and end <= mark.end]
        run = Run(shown(text[start:end], invisibles), here[-1] if here else look)
        if found and found[-1].look == run.look:
            run = Run(found.pop().text + run.text, run.look)
        found.append(run)
    return found


def _is_extension(character: str) -> bool:
    return (
        character in _JOINERS
        or unicodedata.combining(character) != 0
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


def _cluster_start(text: str, at: int) -> int:
    while 0 < at < len(text) and (_is_extension(text[at]) or text[at - 1] == "\u200d"):
        at -= 1
    return max(at, 0)


def _cluster_end(text: str, at: int) -> int:
    while 0 < at < len(text) and (_is_extension(text[at]) or text[at - 1] == "\u200d"):
        at += 1
    return min(at, len(text))


def signs(text: str) -> int:
    """The number of characters of a visible text that are not blanks; `wrap` moves blanks and keeps all others."""
    return len(text) - text.count(" ") - text.count("\t")


def width_of(line: Iterable[Run]) -> int:
    """The width of a line in cells."""
    return sum(cell_len(run.text) for run in line)


def wrap(pieces: Sequence[Run], width: int) -> list[Line]:
    """Break runs into lines of at most `width` cells; there is at least one line.

    Lines break at spaces (never at no-break spaces), before wide characters, and inside a word only where it is wider
    than a line. Tabs are expanded.
    """
    lines: list[Line] = []
    line: list[Run] = []
    used = 0
    width = max(width, 1)
    for word in _words(pieces):
        blank = word[0].text[0] in " \t"
        piece = _expanded(word, used) if blank else word
        size = width_of(piece)
        if used + size > width and line:
            lines.append(_without_blanks(line))
            line, used = [], 0
        if blank and not used and lines:
            continue  # no line but the first begins with a blank
        if size > width:
            *full, rest = _chopped(piece, width)
            lines += full
            line, used = list(rest), width_of(rest)
        else:
            line += piece
            used += size
    if line or not lines:
        lines.append(tuple(line))
    return [_joined(one) for one in lines]


def _without_blanks(line: list[Run]) -> Line:
    """A line that was broken at a blank, without that blank."""
    end = len(line)
    while end > 1 and not line[end - 1].text.strip(" "):
        end -= 1
    return tuple(line[:end])


def _words(pieces: Sequence[Run]) -> Iterable[list[Run]]:
    """The runs cut into what a line break may stand between: words, blanks, wide characters."""
    text = "".join(run.text for run in pieces)
    at = 0
    queue = [run for run in pieces if run.text]
    place = 0
    for found in _ATOM.finditer(text):
        word: list[Run] = []
        end = found.end()
        while at < end:
            run = queue[place]
            take = min(end - at, len(run.text))
            word.append(Run(run.text[:take], run.look))
            at += take
            if take == len(run.text):
                place += 1
            else:
                queue[place] = Run(run.text[take:], run.look)
        yield word


def _expanded(blank: list[Run], column: int) -> list[Run]:
    found = []
    for run in blank:
        text = ""
        for character in run.text:
            text += " " * (TAB - (column + len(text)) % TAB) if character == "\t" else character
        found.append(Run(text, run.look))
        column += len(text)
    return found


def _chopped(word: Sequence[Run], width: int) -> list[Line]:
    """A word wider than a line, in lines; base character and combining marks stay together."""
    lines: list[Line] = []
    line: list[Run] = []
    used = 0
    for run in word:
        start = 0
        for left, _right, size in split_graphemes(run.text)[0]:
            if used + size > width and used:
                lines.append((*line, Run(run.text[start:left], run.look)))
                line, start, used = [], left, 0
            used += size
        line.append(Run(run.text[start:], run.look))
    return [*lines, tuple(line)]


def _joined(line: Line) -> Line:
    joined: list[Run] = []
    for run in line:
        if joined and joined[-1].look == run.look:
            joined[-1] = Run(joined[-1].text + run.text, run.look)
        elif run.text:
            joined.append(run)
    return tuple(joined)


def fit(pieces: Iterable[Run], width: int, *, pad: bool = False) -> Line:
    """One line of at most `width` cells, cut with an ellipsis where it is longer; with `pad`, exactly that wide."""
    found: list[Run] = []
    left = max(width, 0)
    for piece in pieces:
        run = Run(piece.text.replace("\t", " "), piece.look)
        size = cell_len(run.text)
        if size <= left:
            found.append(run)
            left -= size
            continue
        found, left = _ellipsized([*found, run], width)
        break
    if pad and left > 0:
        found.append(Run(" " * left))
    return tuple(found)


def _ellipsized(pieces: list[Run], width: int) -> tuple[list[Run], int]:
    """`pieces` cut to `width` cells with "…" as the last one, and the cells left over."""
    found: list[Run] = []
    left = width - 1
    if left < 0:
        return [], 0
    for run in pieces:
        # A run is looked at only as far as it can show: cells are never fewer than half the graphemes kept.
        spans, _total = split_graphemes(run.text[: 8 * width + 16])
        end = 0
        for _start, stop, size in spans:
            if size > left:
                return [*found, Run(run.text[:end], run.look), Run("…", run.look)], left
            left -= size
            end = stop
        found.append(Run(run.text[:end], run.look))
    return [*found, Run("…", pieces[-1].look if pieces else "")], left


def title(text: str) -> Content:
    """A text as the title in a border, with air around it."""
    return content(f" {text} ")


def content(*pieces: Run | str) -> Content:
    """Texts as Textual content: shown as they are, whatever they hold; looks become styles of the theme."""
    from textual.content import Content, Span  # noqa: PLC0415 - the plain review comes here and needs no Textual

    text = ""
    spans = []
    for piece in pieces:
        run = Run(shown(piece).replace("\t", " ")) if isinstance(piece, str) else piece
        if run.look:
            spans.append(Span(len(text), len(text) + len(run.text), _STYLES.get(run.look, "")))
        text += run.text
    return Content(text, spans=spans)
