"""A sentence as it can be edited: every character visible, and given back exactly where nobody touched it."""

from __future__ import annotations

import re
from typing import Final

from review.model.span import Span
from review.model.visible import visible
from review.tui.alignment import difference

_UNIT: Final = re.compile(r"\r\n|.", re.DOTALL)


class EditorText:
    """What the editor shows of a text, and the text that an edited version of it stands for.

    The editor knows one kind of line break and would carry out or drop control characters; so line breaks are shown as
    plain ones and hostile characters as glyphs, and `restored` puts the stored ones back wherever the text is unchanged.
    """

    def __init__(self, text: str, line_end: str = "\n") -> None:
        """`text` as stored; `line_end` is what a new line break becomes."""
        self._units: Final = _UNIT.findall(text)
        self._line_end: Final = line_end
        self.shown: Final = "".join(map(_shown, self._units))

    def restored(self, edited: str) -> str:
        """The text that `edited`, a changed version of `shown`, stands for."""
        pieces: list[str] = []
        done = 0
        for edit in difference(self.shown, edited):
            pieces += self._units[done : edit.start]
            pieces.append(edit.replacement.replace("\n", self._line_end))
            done = edit.end
        return "".join([*pieces, *self._units[done:]])


def edited_span(restored: str, span: Span) -> Span:
    """Where `span` of a restored text stands in the edited text that it was restored from."""
    start = span.start - restored.count("\r\n", 0, span.start)
    return Span(start, span.end - restored.count("\r\n", 0, span.end))


def _shown(unit: str) -> str:
    return "\n" if unit in {"\r\n", "\r", "\n"} else visible(unit, keep="\t")
