"""What a format didn't keep of an entry, found by comparing the entry with what reads back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from review.glossary.entry import GlossaryEntry
from review.glossary.entry_table import ENTRY_FIELDS
from review.glossary.entry_writing import GRAMMAR_FIELDS

RIGHT_NOTE: Final = "right.note"
"""The name of the note of a single right form, to tell it from that of the entry."""

HELD_FIELDS: Final = (*ENTRY_FIELDS, RIGHT_NOTE)
"""The names that `losses` gives, in their order."""


def losses(entry: GlossaryEntry, kept: GlossaryEntry | None) -> tuple[str, ...]:
    """The fields in which `kept`, what a format holds of `entry`, says less or something else; spaces around texts don't count.

    An entry that isn't kept at all, or with other wrong or right forms than its own, loses `wrong` and `right`.
    """
    if kept is None:
        return ("wrong", "right")
    if kept == entry:
        return ()
    found = set(_differing(entry, kept))
    return tuple(name for name in HELD_FIELDS if name in found)


def is_usable(lost: Sequence[str]) -> bool:
    """Whether an entry that `lost` these fields still finds and repairs what it should."""
    return not {"wrong", "right"} & set(lost)


def _differing(entry: GlossaryEntry, kept: GlossaryEntry) -> Iterator[str]:
    if [right.text for right in entry.right] != [right.text for right in kept.right]:
        yield "right"
    pairs = list(zip(entry.right, kept.right, strict=False))
    if entry.pos is not kept.pos or any(one.pos is not other.pos for one, other in pairs):
        yield "pos"
    for name in GRAMMAR_FIELDS:
        if any(getattr(one, name) != getattr(other, name) for one, other in pairs):
            yield name
    if any(one.note.strip() != other.note.strip() for one, other in pairs):
        yield RIGHT_NOTE
    for name in ENTRY_FIELDS:
        if name not in {"right", "pos", *GRAMMAR_FIELDS} and _plain(getattr(entry, name)) != _plain(
            getattr(kept, name)
        ):
            yield name


def _plain(value: object) -> object:
    """A field's value without the spaces around its texts."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    mt, fixed = getattr(value, "mt", None), getattr(value, "fixed", None)
    return (_plain(mt), _plain(fixed)) if mt is not None else value
