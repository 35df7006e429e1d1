"""Lines and columns of a text, for people and editors."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

_LINE_END: Final = re.compile(r"\r\n|\r|\n")


class Lines:
    """Where the lines of one text begin; they end with LF, CR LF or CR."""

    def __init__(self, text: str) -> None:
        """Find the line ends of `text`, once."""
        self._starts: Final = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the code point at `offset`, both counted from 1, columns in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
