"""The source text beside its translation, line by line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from review.errors import InputError
from review.formats.encoding import decode
from review.formats.registry import read_bytes
from review.model.document import Document
from review.model.messages import _


def with_sources(document: Document, path: Path) -> Document:
    """`document` with the lines of the text at `path` as the sources of its paragraphs.

    The nth line that isn't blank belongs to the nth paragraph; each of the paragraph's segments carries the whole line.

    Raises:
        InputError: the file can't be read, or has more or fewer lines than the document has paragraphs.
    """
    text, _encoding = decode(str(path), read_bytes(path))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) != len(document.paragraphs):
        message = _("the source text has {lines} lines, the translation {paragraphs} paragraphs").format(
            lines=len(lines), paragraphs=len(document.paragraphs)
        )
        raise InputError(str(path), message, _("give each paragraph one line of source text"))
    segments = tuple(replace(segment, source=lines[segment.paragraph]) for segment in document.segments)
    return replace(document, segments=segments)
