"""The text that every match of a regular expression must hold."""

from __future__ import annotations

import re
from typing import Final

_VERBOSE: Final = re.compile(r"\(\?[a-zA-Z]*x")
_ESCAPE: Final = re.compile(r"\\(?:x..|u....|U.{8}|[pPNLgkm](?:\{[^}]*\}|<[^>]*>)|\d+|.)", re.DOTALL)
_SET: Final = re.compile(r"\[\^?\]?(?:\\.|\[:[^\]]*:\]|[^\]\\])*\]", re.DOTALL)
_COUNT: Final = re.compile(r"\{([^}]*)\}")


def longest_literal(pattern: str) -> str:
    """The longest run of plain characters that each match of `pattern` holds, "" where none is sure.

    Only the outermost level is looked at: a group, a set and whatever may be left out end a run, and an alternative
    at that level leaves nothing sure. Syntax of the `regex` package, which has that of `re` in it.
    """
    if _VERBOSE.search(pattern):
        return ""
    runs, run, place = [], "", 0
    while place < len(pattern):
        sign = pattern[place]
        if sign == "|":
            return ""
        if sign in "*?{":
            run = run[:-1]
        plain, place = _next(pattern, place)
        if plain:
            run += plain
            continue
        runs.append(run)
        run = ""
    return max([*runs, run], key=len)


def _next(pattern: str, place: int) -> tuple[str, int]:
    """The plain character at `place`, "" for anything else, and where what stands there ends."""
    sign = pattern[place]
    if sign == "\\":
        escape = _ESCAPE.match(pattern, place)
        text = escape.group() if escape else sign
        return ("" if text[1:2].isalnum() else text[1:]), place + len(text)
    if sign == "[":
        found = _SET.match(pattern, place)
        return "", found.end() if found else len(pattern)
    if sign == "(":
        return "", _group_end(pattern, place)
    if sign == "{":
        found = _COUNT.match(pattern, place)
        return "", found.end() if found else place + 1
    return ("" if sign in ".^$*+?)" else sign), place + 1


def _group_end(pattern: str, place: int) -> int:
    """Where the group that opens at `place` ends, its quantifier excluded."""
    depth = 0
    while place < len(pattern):
        sign = pattern[place]
        if sign in "\\[":
            place = _next(pattern, place)[1]
            continue
        depth += (sign == "(") - (sign == ")")
        place += 1
        if not depth:
            break
    return place
