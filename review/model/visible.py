"""Hostile characters made visible, for screen and stderr alike.

Control characters, escape sequences, bidirectional overrides and other invisible format characters change what a
terminal does or what a reader sees. Here each becomes one visible glyph, so that text keeps its length: offsets into
the visible text are offsets into the text.
"""

from __future__ import annotations

import unicodedata
from typing import Final

CONTROL_PICTURES: Final = 0x2400
FIRST_PRINTABLE: Final = 0x20
DELETE: Final = 0x7F
SUBSTITUTE: Final = "\u2426"
"""SYMBOL FOR SUBSTITUTE FORM TWO, for what has no picture of its own."""

_KEPT_FORMAT: Final = frozenset("\u00ad\u200c\u200d")
_SPACES: Final = {
    "\u00a0": "⍽",
    "\u2007": "⍽",
    "\u202f": "⸱",
    "\u00ad": "¬",
    "\u2009": "˽",
    "\u200b": "∙",
    "\u200c": "∤",
    "\u200d": "⁀",
}
"""What is seen by nobody: no-break and thin spaces, the soft hyphen, zero-width space, non-joiner and joiner."""


def _glyph(character: str) -> str:
    code = ord(character)
    if code < FIRST_PRINTABLE:
        return chr(CONTROL_PICTURES + code)
    if code == DELETE:
        return "\u2421"
    category = unicodedata.category(character)
    if category in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return SUBSTITUTE
    if category == "Cf" and character not in _KEPT_FORMAT:
        return SUBSTITUTE
    return character


def visible(text: str, keep: str = "", invisibles: bool = False) -> str:
    """`text` with each hostile character as one glyph, so that its length in code points stays the same.

    `keep` lists characters let through as they are (line breaks, where a caller breaks lines itself). With `invisibles`,
    no-break spaces, soft hyphens and zero-width characters are shown by a glyph of their own. Control pictures: Unicode block 2400-243F.
    """
    if text.isascii() and text.isprintable():
        return text
    signs = _SPACES if invisibles else {}
    return "".join(signs.get(one) or (one if one in keep else _glyph(one)) for one in text)


def harmless(text: str) -> str:
    """`text` without the characters that `visible` would replace, but for line breaks and tabs; CR LF becomes LF."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(character for character in lines if character in "\n\t" or _glyph(character) == character)


def one_line(text: str, limit: int = 200) -> str:
    """`text` visible, line breaks as ⏎ and tabs as spaces, cut to `limit` code points with an ellipsis."""
    flat = text.replace("\r\n", "\n").replace("\n", "⏎").replace("\r", "⏎").replace("\t", " ")
    shown = visible(flat)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"
