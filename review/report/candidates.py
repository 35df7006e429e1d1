"""The candidates of `glossary mine`, ready to be listed, and their text and JSON forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from review.model.messages import _, ngettext
from review.model.visible import one_line
from review.report.cells import cut, width_of
from review.report.issues import Paint, plain, safe_json

VERSION: Final = 1
"""Version of the JSON form; it grows when a field changes its meaning or goes away."""

_WORDS: Final = 80
_SHOWN: Final = 3
_LEAST: Final = 10


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """Where a candidate stands: `line` and `column` count from 1 in code points, `segment` from 0.

    `start` and `end` are code-point offsets, half-open, as `check` gives them; `before`, `words` and `after` are the text
    around and at the place.
    """

    file: str
    segment: int
    line: int
    column: int
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class ListedCandidate:
    """A candidate with all its places; `kind` as the command's option names it, `name` where it may be a name."""

    kind: str
    words: str
    count: int
    suggestions: tuple[str, ...]
    sure: bool
    name: bool
    places: tuple[ListedPlace, ...]


def titles() -> dict[str, str]:
    """What each kind is called above its list."""
    return {
        "glued": _("Words without a space between them"),
        "spelling": _("Two spellings of one name"),
        "english": _("Left in English"),
        "unknown": _("Words that the lexicon doesn't have"),
    }


def text_lines(
    candidates: Iterable[ListedCandidate], paint: Paint = plain, room: int | None = None
) -> Iterator[str]:
    """The candidates under the heading of their kind, each with its first places; `room` is the width of the terminal, if it is one."""
    kind = ""
    for one in candidates:
        if one.kind != kind:
            if kind:
                yield ""
            kind = one.kind
            yield titles()[kind]
        yield f"  {paint('wrong', one_line(one.words, _WORDS))} ×{one.count}{_remark(one, paint)}"
        for place in one.places[:_SHOWN]:
            at = f"{one_line(place.file, 1000)}:{place.line}:{place.column}:"
            words = f"⟦{one_line(place.words, _WORDS)}⟧"
            before, after = one_line(place.before), one_line(place.after)
            if room is not None:
                before, after = _around(before, after, room - width_of(f"    {at} {words}"))
            yield f"    {paint('place', at)} {before}{paint('wrong', words)}{after}"
        more = len(one.places) - _SHOWN
        if more > 0:
            text = ngettext("and {count} more place", "and {count} more places", more)
            yield "    " + text.format(count=more)


def _around(before: str, after: str, room: int) -> tuple[str, str]:
    """What stands before and after in so many columns, both cut alike unless one is short; a few words stay in any case."""
    half = max(room // 2, _LEAST)
    left = cut(before[::-1], max(half, room - width_of(after)))[::-1]
    return left, cut(after, max(half, room - width_of(left)))


def _remark(one: ListedCandidate, paint: Paint) -> str:
    near = ", ".join(paint("right", one_line(text, _WORDS)) for text in one.suggestions)
    if near:
        return f" → {near}" if one.sure else f" → {near} ?"
    return " " + _("(a name?)") if one.name else ""


def as_json(candidates: Iterable[ListedCandidate]) -> str:
    """The JSON form: one object that holds all candidates."""
    return safe_json({"version": VERSION, "candidates": [_members(one) for one in candidates]}, indent=2)


def _members(one: ListedCandidate) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "words": one.words,
        "count": one.count,
        "suggestions": list(one.suggestions),
        "sure": one.sure,
        "name": one.name,
        "places": [
            {
                "file": place.file,
                "segment": place.segment,
                "line": place.line,
                "column": place.column,
                "start": place.start,
                "end": place.end,
                "context": [place.before, place.words, place.after],
            }
            for place in one.places
        ],
    }
