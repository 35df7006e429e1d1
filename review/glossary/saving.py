"""Saving a glossary file that others write too.

A file is read right before it is changed and looked at once more when nothing is left but to put the new one in its place:
whoever saves second builds on what the first one saved, or is told of it. Programs of this kind besides wait for each other
(`one_at_a_time`), so that none of them can save between another's last look and its rename. An editor that saves in those
few microseconds would still go unseen: systems offer no rename that depends on what it replaces.
"""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import os
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from review.atomic import not_written, write_atomically
from review.errors import Fault, OutputError
from review.glossary.source_text import decode, read_bytes, refusal
from review.model.messages import _

_ATTEMPTS: Final = 5
_PATIENCE: Final = 5.0
"""Seconds: whoever hasn't saved by then is stopped or gone astray."""

_held: Final = threading.local()


class _StaleError(Exception):
    """Somebody has written the file since it was read."""


def save(path: Path, change: Callable[[str], str]) -> None:
    """Write what `change` makes of the text of the file at `path`, of the text as it is at the moment of writing.

    A byte-order mark stays. Raises what `change` raises, GlossaryError where the file can't be read or another program
    keeps writing it, OutputError where it can't be written.
    """
    with one_at_a_time(path):
        for _attempt in range(_ATTEMPTS):
            data = read_bytes(path)
            changed = _changed(data, str(path), change)
            if changed == data:
                return
            try:
                write_atomically(path, changed, partial(_look_again, path, data))
            except _StaleError:
                continue
            return
    message = _("another program keeps writing this file; nothing was saved")
    fault = Fault(str(path), None, message, _("try again when it is done"))
    raise refusal(str(path), fault)


def _changed(data: bytes, where: str, change: Callable[[str], str]) -> bytes:
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        return mark + change(decode(data, where)).encode()
    except UnicodeEncodeError as error:
        message = _("a text of this entry holds half a character, which no file can hold")
        raise refusal(where, Fault(where, None, message)) from error


def _look_again(path: Path, data: bytes) -> None:
    if read_bytes(path) != data:
        raise _StaleError


def make(path: Path, data: bytes) -> None:
    """Write a new file to `path`, its folder too; raises OutputError where there is a file already, or none can be written."""
    _refuse_file(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(path, error) from error
    with one_at_a_time(path):
        write_atomically(path, data, partial(_refuse_file, path))


def _refuse_file(path: Path) -> None:
    if path.exists():
        raise OutputError(str(path), _("there is a file of this name already"))


@contextlib.contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Wait until no other program of this kind saves into the folder of `path`, and keep the others waiting meanwhile.

    The lock is an empty SQLite file in the system's folder for temporary files, so that whatever ends the program frees it.
    Where there can be no such file, or another program keeps it for five seconds, nobody waits.
    """
    folder = os.path.dirname(os.path.realpath(path))  # noqa: PTH120 - a link leads to another folder's file
    folders: set[str] = _held.__dict__.setdefault("folders", set())
    if folder in folders:
        yield
        return
    lock = _locked(folder)
    folders.add(folder)
    try:
        yield
    finally:
        folders.discard(folder)
        if lock is not None:
            lock.close()


def _locked(folder: str) -> sqlite3.Connection | None:
    """What holds the lock of `folder` until it is closed; None where it can't be had."""
    name = hashlib.blake2b(os.fsencode(folder), digest_size=8).hexdigest()
    lock = None
    try:
        lock = sqlite3.connect(
            Path(tempfile.gettempdir()) / f"review-{name}.lock", timeout=_PATIENCE, isolation_level=None
        )
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        if lock is not None:
            lock.close()
        return None
    return lock
