"""What was written into a glossary, read back before it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from review.glossary.entry import GlossaryEntry
from review.glossary.entry_writing import table_of
from review.glossary.toml_file import parse


def holds(text: str, path: str, wanted: Sequence[GlossaryEntry]) -> bool:
    """Whether the glossary `text` holds the entries `wanted` and no others, in their order; raises GlossaryError where it is invalid."""
    found = parse(text, path).entries
    return len(found) == len(wanted) and all(
        one == other or table_of(one) == table_of(other) for one, other in zip(found, wanted, strict=True)
    )
