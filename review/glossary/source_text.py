"""The text of a glossary file, or what keeps it from being read."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path
from typing import Final

from review.errors import Fault, GlossaryError
from review.model.messages import _

SIZE_LIMIT: Final = 64 * 1024 * 1024
"""The largest glossary file that is read, in bytes: some 150,000 entries."""

_UTF16: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def refusal(where: str, fault: Fault) -> GlossaryError:
    """The error of a glossary file with one fault."""
    return GlossaryError(where, fault.message, fault.hint, (fault,))


def read_text(path: Path, *, utf16: bool = False) -> str:
    """The file's text, without a byte-order mark and with its line ends as they are.

    The file is UTF-8; with `utf16` it may also be UTF-16 that begins with a byte-order mark. Raises GlossaryError
    where the file is missing, no plain file, unreadable, over SIZE_LIMIT or not in such an encoding.
    """
    return decode(read_bytes(path), str(path), utf16=utf16)


def read_bytes(path: Path) -> bytes:
    """The file's bytes; raises GlossaryError where it is missing, no plain file, unreadable or over SIZE_LIMIT."""
    where = str(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise refusal(where, Fault(where, None, _("this is a folder, not a glossary file")))
        if not stat.S_ISREG(mode):
            raise refusal(where, Fault(where, None, _("this is not a plain file")))
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise refusal(where, Fault(where, None, _("there is no such file"))) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = _("the file can't be read: {reason}").format(reason=reason)
        raise refusal(where, Fault(where, None, message)) from error
    if len(data) > SIZE_LIMIT:
        message = _("the file is larger than {limit} MiB").format(limit=SIZE_LIMIT // (1024 * 1024))
        raise refusal(where, Fault(where, None, message, _("split it into several glossaries")))
    return data


def decode(data: bytes, where: str, *, utf16: bool = False) -> str:
    """`data` as text; raises GlossaryError that names the first byte which is no UTF-8 (or UTF-16, see `read_text`)."""
    coding = _UTF16.get(data[:2])
    if coding is None:
        body = data.removeprefix(codecs.BOM_UTF8)
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError as error:
            raise refusal(where, _bad_byte(where, body, error.start)) from error
    if not utf16:
        message = _("the file is UTF-16; a TOML file must be UTF-8")
        raise refusal(where, Fault(where, 1, message, _("save it as UTF-8")))
    try:
        return data[2:].decode(coding)
    except UnicodeDecodeError as error:
        message = _("byte {number} of the file can't be read as UTF-16").format(number=error.start + 3)
        raise refusal(where, Fault(where, None, message, _("save it as UTF-8"))) from error


def _bad_byte(where: str, body: bytes, start: int) -> Fault:
    line = body.count(b"\n", 0, start) + 1
    before = body[body.rfind(b"\n", 0, start) + 1 : start].decode("utf-8")
    message = _("byte 0x{byte:02X} is not UTF-8").format(byte=body[start])
    return Fault(where, line, message, _("save the file as UTF-8"), len(before) + 1)
