"""In which fields two entries differ, and how each says it."""

from __future__ import annotations

from dataclasses import dataclass

from review.glossary.entry import GlossaryEntry
from review.glossary.entry_table import ENTRY_FIELDS
from review.glossary.entry_writing import render_field, table_of


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of an entry as TOML writes it in one and in another; "" where one leaves it out."""

    field: str
    before: str
    after: str


def differences(one: GlossaryEntry, other: GlossaryEntry) -> tuple[Difference, ...]:
    """The fields in which `one` and `other` differ, in the order in which a glossary has them.

    Raises ValueError where the right forms of one differ in part of speech in a way that a file can't say.
    """
    if one == other:
        return ()
    before, after = fields_of(one), fields_of(other)
    pairs = ((key, before.get(key, ""), after.get(key, "")) for key in ENTRY_FIELDS)
    return tuple(Difference(key, was, now) for key, was, now in pairs if was != now)


def fields_of(entry: GlossaryEntry) -> dict[str, str]:
    """Each field that `entry` has something to say in, as TOML writes it; raises ValueError as `differences` does."""
    return {key: render_field(key, value) for key, value in table_of(entry).items()}
