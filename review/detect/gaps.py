"""What may stand between, before and after the words of a term in a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from review.model.fold import APOSTROPHES, HYPHENS, SPACES

QUOTES: Final = '«»“”„‟"‹›'
SPACE: Final = " "
APOSTROPHE: Final = "'"

_BLANK: Final = f"[{SPACES}]"
_SPACE_LIKE: Final = rf"(?:{_BLANK}+|[{HYPHENS}](?:[^\S\n]*\n[^\S\n]*)?)"
_APOSTROPHE_LIKE: Final = rf"(?:[{APOSTROPHES}]{_BLANK}?)"
_QUOTE_LIKE: Final = f"[{QUOTES}]"
_SPACES_ONLY: Final = re.compile(f"[{SPACES}{HYPHENS}]+")
_APOSTROPHE_ONLY: Final = re.compile(f"[{APOSTROPHES}]{_BLANK}*")
_PART: Final = re.compile(
    rf"""(?P<open>[«“„‹]{_BLANK}*)|(?P<close>{_BLANK}*[»”›])|(?P<straight>{_BLANK}*["‟]{_BLANK}*)"""
    rf"""|(?P<spaced>{_BLANK}*[!?;:%€$]{_BLANK}*)|(?P<space>[{SPACES}{HYPHENS}]+)|(?P<apostrophe>[{APOSTROPHES}])|(?P<other>.)""",
    re.DOTALL,
)


def gap_of(between: str) -> str:
    """The gap of a term in short: " " for spaces and hyphens of any kind, "'" for an apostrophe, else as written."""
    if between == SPACE or _SPACES_ONLY.fullmatch(between):
        return SPACE
    if _APOSTROPHE_ONLY.fullmatch(between):
        return APOSTROPHE
    return between


def is_plain(gap: str) -> bool:
    """Whether a gap holds neither quotation marks nor other punctuation."""
    return gap in ("", SPACE, APOSTROPHE)


def _straight(mark: str, before: bool, after: bool) -> str:
    """An undirected quotation mark: it opens where it leans on the word after it, and closes where on the one before."""
    left, right = mark[0].isspace() or not before, mark[-1].isspace() or not after
    if left and not right:
        return (_SPACE_LIKE if before else "") + _QUOTE_LIKE + f"{_BLANK}*"
    if right and not left:
        return f"{_BLANK}*" + _QUOTE_LIKE + (_SPACE_LIKE if after else "")
    return f"{_BLANK}*{_QUOTE_LIKE}{_BLANK}*"


def _spaced(mark: str) -> str:
    """Double punctuation, which French sets with a space before it and other languages without."""
    return f"{_BLANK}*" + re.escape(mark.strip()) + (f"{_BLANK}+" if mark[-1].isspace() else "")


def _part(found: re.Match[str], before: bool, after: bool) -> str:
    fixed = {
        "open": _QUOTE_LIKE + f"{_BLANK}*",
        "close": f"{_BLANK}*" + _QUOTE_LIKE,
        "space": _SPACE_LIKE,
        "apostrophe": _APOSTROPHE_LIKE,
    }
    kind = found.lastgroup or "other"
    if kind in fixed:
        return fixed[kind]
    if kind == "straight":
        return _straight(found.group(), before or found.start() > 0, after or found.end() < len(found.string))
    return _spaced(found.group()) if kind == "spaced" else re.escape(found.group())


def _expression(gap: str, before: bool, after: bool) -> str:
    return "".join(_part(found, before, after) for found in _PART.finditer(gap))


@lru_cache(maxsize=1024)
def between_words(gap: str) -> re.Pattern[str]:
    """What may stand in a text for a term's `gap` between two words.

    Spaces, no-break spaces, line breaks and hyphens are alike; apostrophes are alike; a quotation mark may have any
    style, with or without spaces on its inner side; `! ? ; : %` may have a space before them or none.
    """
    return re.compile(_expression(gap, before=True, after=True))


@lru_cache(maxsize=256)
def before_words(lead: str) -> re.Pattern[str]:
    """What may stand for the marks at the beginning of a term; matches at the end of the text searched."""
    return re.compile(f"(?:{_expression(lead, before=False, after=True)})\\Z")


@lru_cache(maxsize=256)
def after_words(trail: str) -> re.Pattern[str]:
    """What may stand for the marks at the end of a term."""
    return re.compile(_expression(trail, before=True, after=False))
