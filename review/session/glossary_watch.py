"""Whether the glossary files in force hold something else than before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Final

from review.errors import GlossaryError
from review.glossary.files import glossary_files

PERIOD: Final = 0.25
"""Seconds from one look to the next: a change is in force within a second, the gap that some editors leave included."""
DOUBTFUL: Final = 8
"""Looks for which a file that changed is read again: within the tick of its clock a file can change unseen (two seconds on FAT)."""

Stamp = Hashable
"""What tells that a file may have changed; None where there is no such file."""


def stamp_of(path: Path) -> Stamp:
    """Times, size and identity of the file at `path`; its content may still be the same when they change."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino, stat.st_dev


class GlossaryWatch:
    """Looks at the glossary files, and folders of them, whenever it is asked; it never waits and starts nothing.

    Looking costs a `stat` a file; only a file whose stamp changed is read and compared by a digest of its content, so
    that a touched file is no news. A file that is gone is taken for gone at the second look: editors that write a new file
    and delete the old one leave a gap.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        *,
        stamp: Callable[[Path], Stamp] = stamp_of,
        read: Callable[[Path], bytes] = Path.read_bytes,
    ) -> None:
        """Take `paths`, files or folders, as they are now for known; `stamp` and `read` are how files are looked at."""
        self._paths: Final = tuple(paths)
        self._stamp: Final = stamp
        self._read: Final = read
        self._known: Final = self._stamps()
        self._digests: Final[dict[Path, bytes | None]] = {}
        self._doubtful: Final[dict[Path, int]] = {}
        self._missed: frozenset[Path] = frozenset()

    def changed(self) -> bool:
        """Whether anything changed since the last look, or since the watch was made; only one thread may look at a time."""
        now = self._stamps()
        missing = frozenset(path for path in self._known if now.get(path) is None) - self._absent()
        if missing - self._missed:
            self._missed = missing
            return False
        self._missed = frozenset()
        news = [self._is_news(path, stamp) for path, stamp in now.items()]
        for path in missing - set(now):
            self._forget(path)
        return any(news) or bool(missing)

    def _stamps(self) -> dict[Path, Stamp]:
        try:
            return {path: self._stamp(path) for path in glossary_files(self._paths)}
        except GlossaryError as error:  # a folder that can't be read
            return {Path(error.title): str(error)}

    def _absent(self) -> frozenset[Path]:
        """The files that are known to be missing."""
        return frozenset(path for path, stamp in self._known.items() if stamp is None)

    def _is_news(self, path: Path, stamp: Stamp) -> bool:
        """Whether the file is new, gone, or holds something else; remember how it is now."""
        there = path in self._known
        if there and stamp == self._known[path] and path in self._digests and not self._doubtful.get(path):
            return False
        digest = self._digest(path)
        if self._stamp(path) != stamp:
            return False  # being written: the next look finds another stamp
        moved = not there or stamp != self._known[path]
        self._doubtful[path] = DOUBTFUL if moved else max(0, self._doubtful.get(path, 0) - 1)
        # Before the first look at the content nothing is known but the stamp.
        before = self._digests.get(path, None if moved else digest)
        self._known[path], self._digests[path] = stamp, digest
        return not there or digest != before

    def _forget(self, path: Path) -> None:
        for store in (self._known, self._digests, self._doubtful):
            store.pop(path, None)

    def _digest(self, path: Path) -> bytes | None:
        """A digest of what the file holds; None where it can't be read."""
        try:
            return hashlib.blake2b(self._read(path), digest_size=16).digest()
        except OSError:
            return None
