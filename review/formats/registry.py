"""Which format reads a file: by its suffix, one entry a format."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from review.errors import InputError
from review.formats.base import Format
from review.formats.text import TextFormat
from review.model.messages import _

FORMATS: Final[tuple[Format, ...]] = (TextFormat(),)

MAX_BYTES: Final = 256 * 1024 * 1024
"""Largest file that is read (256 MiB): all of it is held in memory, about eight times over."""


def format_of(path: str) -> Format:
    """The format of the file named `path`; plain text where the suffix says nothing."""
    suffix = Path(path).suffix.lower()
    return next((one for one in FORMATS if suffix in one.suffixes), FORMATS[0])


def format_named(name: str) -> Format:
    """The format called `name`; raises KeyError where there is none."""
    return {one.name: one for one in FORMATS}[name]


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """All bytes of the file at `path`.

    Raises:
        InputError: there is no such file, it is a folder, it can't be read, or it holds more than `limit` bytes.
    """
    name = str(path)
    try:
        if path.is_dir():
            raise InputError(name, _("this is a folder"), _("name a file; `review check` takes folders"))
        size = path.stat().st_size
        if size > limit:
            raise _too_large(name, size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)  # what has no size of its own (a device, a pipe) is bounded too
    except FileNotFoundError as error:
        raise InputError(name, _("there is no such file"), _("check the name and the folder")) from error
    except PermissionError as error:
        raise InputError(
            name, _("you are not allowed to read this file"), _("check its permissions")
        ) from error
    except (OSError, ValueError) as error:
        raise InputError(name, _("this can't be read: {reason}").format(reason=error), "") from error
    if len(data) > limit:
        raise _too_large(name, len(data), limit)
    return data


def _too_large(name: str, size: int, limit: int) -> InputError:
    mib = 1024 * 1024
    message = _("the file holds {size} MiB; at most {limit} MiB can be reviewed").format(
        size=-(-size // mib), limit=limit // mib
    )
    return InputError(name, message, _("split it into smaller files"))
