"""From the paths on a command line to the texts they name: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NoReturn

from review.errors import InputError, UsageError
from review.formats.registry import FORMATS, MAX_BYTES
from review.model.messages import _

STDIN: Final = "-"
_PATTERN: Final = frozenset("*?[")
_LEDGER: Final = ".review.db"


def texts(names: Sequence[str]) -> list[str]:
    """The names of all texts that `names` stand for, each once, in the order given; "-" is standard input.

    A folder stands for the texts in it and below it, in the order of their names. A name that is no file's but holds `*`, `?` or `[` is
    a pattern (`**` crosses folders), for shells that don't expand them.

    Raises:
        UsageError: a name is empty.
        InputError: a folder holds no text, or can't be read. Files that don't exist are left for the reader of the file to tell.
    """
    found: dict[str, str] = {}
    for name in names:
        for text in _meant(name):
            key = text if text == STDIN else os.path.normcase(Path(text).absolute())
            found.setdefault(key, text)
    return list(found.values())


def exists(path: Path) -> bool:
    """Whether there is a file or a folder at `path`; False for what the system takes for no name at all."""
    try:
        return path.exists()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder at `path`; False for what the system takes for no name at all."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _meant(name: str) -> Iterator[str]:
    path = Path(name)
    if not name:
        raise UsageError("PATH", _("this is empty"), _("name a file, a folder, or - for standard input"))
    if name == STDIN:
        yield name
    elif is_folder(path):
        yield from _in_folder(path)
    elif _PATTERN.isdisjoint(name) or exists(path):
        yield name
    else:
        expanded = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not expanded:
            raise InputError(name, _("no file fits this pattern"), _("quote ** or check the folder"))
        for one in expanded:
            if not is_folder(Path(one)):
                yield one


def _in_folder(folder: Path) -> list[str]:
    suffixes = {suffix for one in FORMATS for suffix in one.suffixes if suffix}
    found = []
    for root, folders, files in os.walk(folder, onerror=_unreadable):
        folders[:] = [one for one in folders if not one.startswith(".")]
        for name in files:
            hidden = name.startswith(".") or _LEDGER in name
            if not hidden and Path(name).suffix.lower() in suffixes:
                found.append(str(Path(root, name)))
    if not found:
        message = _("this folder holds no text")
        raise InputError(
            str(folder), message, _("known suffixes: {names}").format(names=" ".join(sorted(suffixes)))
        )
    return sorted(found)


def _unreadable(error: OSError) -> NoReturn:
    """Tell of a folder that can't be listed: to pass over it would be to say that it holds no issues."""
    message = _("this folder can't be read: {reason}").format(reason=error.strerror)
    raise InputError(str(error.filename), message) from error


def standard_input(limit: int = MAX_BYTES) -> bytes:
    """All bytes of standard input; raises `InputError` where there are more than `limit`."""
    try:
        data = sys.stdin.buffer.read(limit + 1)
    except OSError as error:
        raise InputError(
            STDIN, _("this can't be read: {reason}").format(reason=error.strerror or error)
        ) from error
    if len(data) > limit:
        message = _("standard input holds more than {limit} MiB").format(limit=limit // 2**20)
        raise InputError(STDIN, message, _("split it into smaller texts"))
    return data
