"""Where two versions of a sentence differ, word by word, and where a span of one stands in the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from review.model.proposal import Edit
from review.model.span import Span
from review.session.anchor import word_blocks

ALIGNED: Final = 20_000
"""Longest differing part, in code points, that is aligned word by word; a longer one is marked as a whole."""


@lru_cache(maxsize=64)
def difference(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that turn `old` into `new`, by word alignment (difflib's matching blocks over words)."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    while head and (old[head - 1].isalnum() or new[head - 1].isalnum()):
        head -= 1
    while tail and (old[-tail].isalnum() or new[-tail].isalnum()):
        tail -= 1
    middle, replaced = old[head : len(old) - tail], new[head : len(new) - tail]
    edits: list[Edit] = []
    done_old = done_new = 0
    pairs = word_blocks(middle, replaced) if max(len(middle), len(replaced)) <= ALIGNED else []
    for before, after in [*pairs, (Span(len(middle), len(middle)), Span(len(replaced), len(replaced)))]:
        gap, filled = middle[done_old : before.start], replaced[done_new : after.start]
        if gap != filled:
            edits.append(_trimmed(Edit(head + done_old, head + before.start, filled), gap))
        done_old, done_new = before.end, after.end
    return tuple(edits)


def _common(one: str, other: str) -> int:
    """The length of the common beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _trimmed(edit: Edit, gap: str) -> Edit:
    """`edit` of `gap` without the white space that both ends share."""
    start, end, text = edit.start, edit.end, edit.replacement
    while gap and text and gap[0] == text[0] and gap[0].isspace():
        gap, text, start = gap[1:], text[1:], start + 1
    while gap and text and gap[-1] == text[-1] and gap[-1].isspace():
        gap, text, end = gap[:-1], text[:-1], end - 1
    return Edit(start, end, text)


def moved(span: Span, edits: Iterable[Edit]) -> Span:
    """Where `span` of a text stands after `edits`; an edit that it touches is taken in whole."""
    start, end = span.start, span.end
    before = after = 0
    for edit in sorted(edits):
        grown = len(edit.replacement) - (edit.end - edit.start)
        if edit.end <= span.start:
            before += grown
        elif edit.start < span.end:
            start = min(start, edit.start)
        if edit.start < span.end or edit.end <= span.start:
            after += grown
            end = max(end, edit.end) if edit.start < span.end else end
    return Span(start + before, end + after)


def placed(edits: Sequence[Edit]) -> list[tuple[Edit, Span]]:
    """Each edit with the span its replacement takes in the text that the edits give."""
    found = []
    shift = 0
    for edit in sorted(edits):
        start = edit.start + shift
        found.append((edit, Span(start, start + len(edit.replacement))))
        shift += len(edit.replacement) - (edit.end - edit.start)
    return found


def whole_words(text: str, span: Span) -> Span:
    """`span` without white space around it, grown to the ends of the words it cuts; one without words stays as it is."""
    inside = span.of(text)
    if not inside.strip():
        return span
    start = span.start + len(inside) - len(inside.lstrip())
    end = span.end - len(inside) + len(inside.rstrip())
    while start > 0 and _in_word(text[start - 1]) and _in_word(text[start]):
        start -= 1
    while end < len(text) and _in_word(text[end]) and _in_word(text[end - 1]):
        end += 1
    return Span(start, end)


def _in_word(character: str) -> bool:
    return character.isalnum() or "\u0300" <= character <= "\u036f"


def carried(spans: Sequence[Span], old: str, new: str) -> list[Span | None]:
    """Where `spans` of `old` stand in `new`, which differs in one place; None for one that the change touches.

    Quick on texts of any length: nothing is aligned.
    """
    head = _common(old, new)
    tail = min(_common(old[::-1], new[::-1]), min(len(old), len(new)) - head)
    shift, behind = len(new) - len(old), len(old) - tail
    found: list[Span | None] = []
    for span in spans:
        if span.end <= head:
            found.append(span)
        elif span.start >= behind:
            found.append(Span(span.start + shift, span.end + shift))
        else:
            found.append(None)
    return found
