"""Quotation marks inside a term: those of the text stay as they are (french-rules 3.10)."""

from __future__ import annotations

import re
from typing import Final

OPENING: Final = re.compile('[«“„‹"][ \u00a0\u202f]*')
CLOSING: Final = re.compile('[ \u00a0\u202f]*[»”›"]')


def lead_of(text: str) -> str:
    """The quotation mark that `text` begins with, with the spaces behind it; "" where it begins with a word."""
    found = OPENING.match(text)
    return found[0] if found else ""


def quoted_like(written: str, replacement: str) -> str:
    """`replacement` with its quotation marks and their spaces as they stand in `written`, where both have a pair.

    A mark has one style in a text (guillemets with their no-break spaces, curly or straight marks), and a repair
    doesn't mix another in (Lexique des règles typographiques en usage à l'Imprimerie nationale, «Guillemets»).
    """
    pair = _pair(written)
    own = _pair(replacement)
    if pair is None or own is None:
        return replacement
    opening, closing = own
    return "".join(
        [
            replacement[: opening.start()],
            pair[0][0],
            replacement[opening.end() : closing.start()],
            pair[1][0],
            replacement[closing.end() :],
        ]
    )


def _pair(text: str) -> tuple[re.Match[str], re.Match[str]] | None:
    opening = OPENING.search(text)
    closing = CLOSING.search(text, opening.end()) if opening else None
    return (opening, closing) if opening and closing else None
