"""Bytes to text and back, exactly: UTF-8 with or without a byte-order mark, UTF-16 with one."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

from review.errors import Fault, InputError
from review.model.messages import _


@dataclass(frozen=True, slots=True)
class Encoding:
    """A Python codec's name and the byte-order mark that stood before the text (empty where there was none)."""

    codec: str
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """The bytes of `text`, mark included."""
        return self.mark + text.encode(self.codec)


UTF_8: Final = Encoding("utf-8")
MARKED: Final = (
    Encoding("utf-8", codecs.BOM_UTF8),
    Encoding("utf-16-le", codecs.BOM_UTF16_LE),
    Encoding("utf-16-be", codecs.BOM_UTF16_BE),
)
UTF_32_MARKS: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def decode(path: str, data: bytes) -> tuple[str, Encoding]:
    """The text in `data` without its byte-order mark, and how it was encoded.

    Raises:
        InputError: the bytes are neither UTF-8 nor UTF-16 with a mark, or are no text (NUL bytes).
    """
    if data.startswith(UTF_32_MARKS):
        raise InputError(path, _("this is UTF-32 text"), _("save it as UTF-8"))
    encoding = next((one for one in MARKED if data.startswith(one.mark)), UTF_8)
    body = data[len(encoding.mark) :]
    if encoding.codec == "utf-8" and b"\0" in body:
        raise _binary(path, body)
    try:
        return body.decode(encoding.codec), encoding
    except UnicodeDecodeError as error:
        raise _undecodable(path, body, encoding, error) from error


def _binary(path: str, body: bytes) -> InputError:
    place = body.index(b"\0")
    line = body.count(b"\n", 0, place) + 1
    message = _("byte {offset} is NUL: this is a binary file, or UTF-16 without a byte-order mark").format(
        offset=place
    )
    return InputError(path, message, faults=[Fault(path, line, message, _("save it as UTF-8"))])


def _undecodable(path: str, body: bytes, encoding: Encoding, error: UnicodeDecodeError) -> InputError:
    offset = error.start + len(encoding.mark)
    if encoding.codec == "utf-8":
        line = body.count(b"\n", 0, error.start) + 1
        message = _("byte {offset} (0x{byte:02X}) is not UTF-8").format(offset=offset, byte=body[error.start])
        hint = _(
            "save the text as UTF-8; Latin-1 and Windows-1252 files are converted by: iconv -f WINDOWS-1252 -t UTF-8"
        )
        return InputError(path, message, faults=[Fault(path, line, message, hint)])
    message = _("the bytes from {offset} on are not valid UTF-16").format(offset=offset)
    return InputError(path, message, _("save the text as UTF-8"))
