"""One line for the reviewer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """One line for the reviewer; `error`: something did not work."""

    text: str
    error: bool = False
