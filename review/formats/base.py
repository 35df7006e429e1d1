"""The contract of every format: bytes to a document, and back with some targets changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from review.model.document import Document


class Format(Protocol):
    """One file format.

    `read` raises `InputError` where the bytes are not of this format. `write` puts `targets` (segment index → new
    text; the others stay) in place and returns the file's bytes: with no targets, exactly the bytes that were read.
    """

    @property
    def name(self) -> str:
        """What the format is called."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The ends of the names of its files, in lower case, with their dot."""
        ...

    def read(self, path: str, data: bytes) -> Document:
        """The document in `data`; `path` is for messages."""
        ...

    def write(self, document: Document, targets: Mapping[int, str]) -> bytes:
        """The bytes of `document` with `targets` in place."""
        ...
