"""Texts that go through XML: which characters it can hold (XML 1.0, production 2, Char)."""

from __future__ import annotations

import re
from typing import Final

_NO_CHAR: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRAPPED: Final = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")


def printable(text: str) -> str:
    """`text` with U+FFFD for the characters that XML can't hold."""
    return _NO_CHAR.sub("\ufffd", text)


def unwrapped(text: str) -> str:
    """`text` on one line: a line break with the indentation around it is a space, as XML files are laid out."""
    return _WRAPPED.sub(" ", text).strip(" \t")
