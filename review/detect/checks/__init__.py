"""Checks that need no glossary: one module each, registered here by name and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from review.model.document import Document
from review.model.issue import Issue


class Check(Protocol):
    """Something that finds issues in a document by itself; `name` is what settings, keys and reports call it."""

    name: str

    def find(self, document: Document) -> Iterable[Issue]:
        """The issues in `document`, in text order; spans are code points of the segments' targets."""
        ...


CHECKS: Final[tuple[Check, ...]] = ()
"""Every check there is, in the order in which reports list them."""
