"""Writing a file so that it is either old or new at every instant."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from review.errors import OutputError
from review.model.messages import _


def write_atomically(path: Path, data: bytes, last_look: Callable[[], None] | None = None) -> None:
    """Make `data` the contents of `path`: a temporary file beside it, flushed to disk, then put in its place.

    A link is followed, so that it still leads where it led; an existing file keeps its permissions. `last_look` is called
    when nothing is left but to put the new file in place; what it raises ends the writing and is raised from here.

    Raises:
        OutputError: the file can't be written; what stood there before is untouched.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.is_dir():
            raise OutputError(str(path), _("this is a folder"), _("name a file"))
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(mode)
            if last_look is not None:
                last_look()
            Path(name).replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
        _flush_folder(target.parent)
    except OSError as error:
        raise not_written(path, error) from error


def not_written(path: Path, error: OSError) -> OutputError:
    """The failure to write `path`, in words."""
    message = _("this can't be written: {reason}").format(reason=error.strerror or error)
    return OutputError(str(path), message, _("check the folder, its permissions and the free space"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _flush_folder(folder: Path) -> None:
    """Make the rename itself durable where the system can (not on Windows)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
