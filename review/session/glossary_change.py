"""The glossaries in force as they would be with an entry changed."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_blocks import ids_sorted


def changed_glossaries(
    glossaries: Sequence[Glossary], path: Path, old: GlossaryEntry | None, new: GlossaryEntry
) -> tuple[Glossary, ...]:
    """`glossaries`, those in force, with `new` in the place of `old` in the file at `path`, or added to it where `old` is None.

    Nothing is read or written; a file that isn't in force yet becomes one with this entry alone, before the others.
    """
    own = number_of(glossaries, path)
    is_sorted = own is not None and ids_sorted(glossaries[own].entries)
    return with_change(glossaries, (own, path), old, new, is_sorted=is_sorted)


def number_of(glossaries: Sequence[Glossary], path: Path) -> int | None:
    """The number of that of `glossaries` that was read from the file at `path`, however it was named; None where none was."""
    real = os.path.realpath(path)
    same = (
        number
        for number, one in enumerate(glossaries)
        if one.path == str(path) or os.path.realpath(one.path) == real
    )
    return next(same, None)


def with_change(
    glossaries: Sequence[Glossary],
    file: tuple[int | None, Path],
    old: GlossaryEntry | None,
    new: GlossaryEntry,
    *,
    is_sorted: bool,
) -> tuple[Glossary, ...]:
    """As `changed_glossaries`; of `file` the number among `glossaries` is known, and whether its entries `is_sorted`."""
    number, path = file
    if number is None:
        placed = replace(new, path=str(path), line=0)
        return (Glossary(str(path), path.stem, None, "fr", (placed,)), *glossaries)
    changed = replace(glossaries[number], entries=_with(glossaries[number], old, new, is_sorted=is_sorted))
    return (*glossaries[:number], changed, *glossaries[number + 1 :])


def _with(
    glossary: Glossary, old: GlossaryEntry | None, new: GlossaryEntry, *, is_sorted: bool
) -> tuple[GlossaryEntry, ...]:
    placed = replace(new, path=glossary.path, line=old.line if old is not None else 0)
    if old is not None and old.id == new.id:
        return tuple(placed if entry.id == old.id else entry for entry in glossary.entries)
    number = next(
        (n for n, entry in enumerate(glossary.entries) if old is not None and entry.id == old.id), None
    )
    others = [entry for n, entry in enumerate(glossary.entries) if n != number]
    # A file whose entries are sorted stays so (see `toml_writer`).
    at = number if number is not None else len(others)
    if is_sorted:
        at = bisect_left([entry.id for entry in others], new.id)
    return (*others[:at], placed, *others[at:])
