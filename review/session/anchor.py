"""Finding an issue's words again in a text that was edited by hand, by word alignment."""

from __future__ import annotations

import re
from typing import Final

from review.model.issue import Issue
from review.model.span import Span

try:
    from cydifflib import SequenceMatcher
except ImportError:  # no wheel for this machine: the same opcodes, slower
    from difflib import SequenceMatcher

WORD: Final = re.compile(r"\w+(?:['’](?=\w))?|[^\w\s]")


def words(text: str) -> list[Span]:
    """The spans of the words and marks of `text`; an elided word keeps its apostrophe and stands alone."""
    return [Span(*found.span()) for found in WORD.finditer(text)]


def word_blocks(old: str, new: str) -> list[tuple[Span, Span]]:
    """The pairs of equal words of `old` and `new`, in order (difflib's longest matching blocks over words)."""
    olds, news = words(old), words(new)
    matcher = SequenceMatcher(
        None, [span.of(old) for span in olds], [span.of(new) for span in news], autojunk=False
    )
    pairs = []
    for block in matcher.get_matching_blocks():
        a, b, size = block[0], block[1], block[2]
        pairs += [(olds[a + step], news[b + step]) for step in range(size)]
    return pairs


def anchor(issues: tuple[Issue, ...], old: str, new: str) -> dict[Issue, Span | None]:
    """Where each issue's words (spans of `old`) stand in `new`; None where one of them is gone or they were torn apart."""
    pairs = word_blocks(old, new)
    found: dict[Issue, Span | None] = {}
    for issue in issues:
        inside = [pair for pair in pairs if pair[0].overlaps(issue.span)]
        wanted = [span for span in words(old) if span.overlaps(issue.span)]
        found[issue] = None
        if inside and len(inside) == len(wanted):
            left = inside[0][1].start + issue.span.start - inside[0][0].start
            right = inside[-1][1].end + issue.span.end - inside[-1][0].end
            span = Span(left, right)
            between = [pair for pair in words(new) if pair.overlaps(span)]
            if len(between) == len(wanted):
                found[issue] = span
    return found
