"""Plain text: paragraphs and sentences with exact offsets; everything between them stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from review.formats.encoding import Encoding, decode
from review.formats.sentences import paragraphs, sentences
from review.model.document import Document, Segment
from review.model.span import Span


class TextFormat:
    """Plain text in any encoding that `encoding.decode` knows, with any line ends."""

    name: Final = "text"
    suffixes: Final = (".txt", ".text", "")

    def read(self, path: str, data: bytes) -> Document:
        """The document in `data`: a segment for each sentence; raises `InputError` as `decode` does."""
        text, encoding = decode(path, data)
        blocks = tuple(Span(start, end) for start, end in paragraphs(text))
        return Document(path, self.name, text, tuple(_segments(text, blocks)), blocks, encoding)

    def write(self, document: Document, targets: Mapping[int, str]) -> bytes:
        """The text with `targets` in place, in its own encoding."""
        encoding = document.skeleton
        if not isinstance(encoding, Encoding):
            message = "the document was not read by this format"
            raise TypeError(message)
        pieces, done = [], 0
        for index in sorted(targets):
            span = document.segments[index].span
            pieces += [document.text[done : span.start], targets[index]]
            done = span.end
        return encoding.encode("".join([*pieces, document.text[done:]]))


def _segments(text: str, blocks: tuple[Span, ...]) -> Iterator[Segment]:
    index = 0
    for number, block in enumerate(blocks):
        for start, end in sentences(text, block.start, block.end):
            yield Segment(index, Span(start, end), text[start:end], number)
            index += 1
