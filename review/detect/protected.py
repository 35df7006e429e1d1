"""Places where no word is text: addresses, handles, file names, code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_SUFFIXES: Final = (
    "ai|app|be|biz|br|ca|cc|ch|cloud|cn|co|com|dev|edu|eu|fr|gov|info|int|io|it|jp|kr|lu|net|nl|online|"
    "org|pl|pt|ru|tech|tv|ua|uk|us|wiki|xyz|avi|bat|bmp|cfg|conf|cpp|css|csv|dll|doc|docx|eml|env|epub|"
    "exe|flac|gif|gz|htm|html|ico|ini|ipynb|java|jar|jpeg|jpg|js|json|log|md|mkv|mov|mp3|mp4|ods|odt|"
    "ogg|pdf|php|png|po|ppt|pptx|py|rar|rb|rs|rst|rtf|sh|sql|srt|svg|tar|tex|tmx|toml|ts|tsv|txt|vtt|"
    "wav|webm|webp|xlf|xliff|xls|xlsx|xml|yaml|yml|zip"
)
"""Domains and file extensions; those that are French words (.la, .me, .de …) would hide a missing space after a full stop."""

_ZONE: Final = re.compile(
    rf"""
      [a-z][a-z0-9+.-]{{1,15}}://[^\s<>«»“”"]+                           # address with a scheme
    | \bwww\.[^\s<>«»“”"]+
    | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}})+         # e-mail (lengths: RFC 5321, 4.5.3.1)
    | [@＠]\w+(?:\.\w+)*                                                # handle
    | [\#＃]\w+                                                         # hashtag
    | (?<![\w@./\\-])(?:[\w-]++[./\\])*[\w-]++\.(?:{_SUFFIXES})(?![\w-])(?:[/?\#][^\s<>«»“”"]*|:\d+\S*)?
    | (?<![\w/.])(?:~|\.{{1,2}})?(?:/[\w.-]+){{2,}}/?                       # path
    | \b[a-z]:\\[^\s"]+                                                # path with a drive
    | \]\([^()\s]*\)                                                   # target of a Markdown link
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS: Final = "@＠#＃/\\"
_DOT: Final = re.compile(r"\.\w")
_TICKS: Final = re.compile(r"`+")


def zones(text: str) -> list[tuple[int, int]]:
    """The protected places of `text` (one segment) as half-open ranges of code points, in no order.

    A code span is what stands between two runs of equally many backticks (CommonMark 0.31, 6.1); a single backtick
    between two letters is an apostrophe.
    """
    found = list(_code(text)) if "`" in text else []
    if any(sign in text for sign in _SIGNS) or _DOT.search(text):
        found += [zone.span() for zone in _ZONE.finditer(text)]
    return found


def _code(text: str) -> Iterator[tuple[int, int]]:
    opened: dict[int, int] = {}
    for run in _TICKS.finditer(text):
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        if before.isalnum() and after.isalnum():
            continue
        length = run.end() - run.start()
        if length in opened:
            yield opened[length], run.end()
            opened.clear()
        else:
            opened[length] = run.start()


def is_protected(zones_found: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether `start` to `end` touches a protected place that is more than the match itself."""
    return any(low < end and start < high and not (start <= low and high <= end) for low, high in zones_found)
