"""Matchers of glossary files: taken from the user's cache where the same glossaries were compiled before, else compiled.

A compiled set of glossaries is a file in the user's cache folder, named after a digest of all that it follows from: the
files' bytes in their order, the lexicon, the rules and the program's version. A large glossary is a set by itself, all others
between two such are one. Only valid glossaries are kept. A file that is damaged, or of something else, is made anew; where
none can be written, it is done without.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from review.atomic import write_atomically
from review.detect.compiled import Compiled
from review.detect.compiled_file import read_compiled, write_compiled
from review.detect.joined import joined
from review.detect.matcher import Matcher
from review.errors import GlossaryError, OutputError
from review.glossary.collection import without_collection
from review.glossary.files import TABLE_SUFFIXES, glossary_files
from review.glossary.source_text import read_bytes
from review.session.cache_folder import cache_folder, rules_digest

MOST_FILES: Final = 12
MOST_BYTES: Final = 256 * 1024 * 1024
"""What is kept at most, of one kind or the other; what was used longest ago goes first, the newest always stays."""

LARGE: Final = 1_000_000
"""Bytes from which glossaries may take more than a second to compile: some 4,000 entries."""

_RULES: Final = ("model", "french", "glossary", "detect")
_DIGEST: Final = 16

Told = Callable[[int, int], None]
"""Told how much of how much is done; what it raises ends the work."""


def matcher_of(paths: Sequence[Path], *, folder: Path | None = None, tell: Told | None = None) -> Matcher:
    """The matcher of the glossaries that `paths` stand for; raises `GlossaryError` with all their faults.

    `folder` holds the cache, by default the user's. `tell` hears only of glossaries that aren't in the cache.
    """
    files = glossary_files(paths)
    try:
        contents = {file: read_bytes(file) for file in files}
    except GlossaryError:
        contents = {}
    if not contents:
        return Matcher.of(_compiled(files, contents, tell))
    cache = CompiledCache(folder or cache_folder())
    parts = _parts(files, contents)
    try:
        pieces = [_piece(cache, part, contents, tell) for part in parts]
    except GlossaryError:
        pieces = []
    if not pieces or _have_an_id_twice(pieces):
        # What is wrong is told of all files at once.
        return Matcher.of(_compiled(files, contents, tell))
    return Matcher.of(joined(pieces))


def _parts(files: Sequence[Path], contents: Mapping[Path, bytes]) -> list[tuple[Path, ...]]:
    """The files that are compiled together: a large one by itself, so that no change of another costs its time again.

    The ids that a table's rows are given depend on all other files: where there is a table, all are one part.
    """
    if any(file.suffix.casefold() in TABLE_SUFFIXES for file in files):
        return [tuple(files)]
    runs = groupby(files, key=lambda file: str(file) if len(contents[file]) >= LARGE else "")
    return [tuple(run) for _large, run in runs]


def _piece(
    cache: CompiledCache, files: Sequence[Path], contents: Mapping[Path, bytes], tell: Told | None
) -> Compiled:
    own = {file: contents[file] for file in files}
    key, places = key_of(own), [str(file) for file in files]
    found = cache.read(key, places)
    if found is None:
        data = write_compiled(_compiled(files, own, tell), key)
        cache.write(key, data)
        # What lies packed takes a fraction of the memory.
        found = read_compiled(data, key, places)
    return found


def _have_an_id_twice(pieces: Sequence[Compiled]) -> bool:
    """Whether two of `pieces` have an entry with the same id; each is known to have none twice."""
    ordered = sorted(pieces, key=lambda piece: len(piece.rules))
    seen: set[str] = set()
    for piece in ordered[:-1]:
        own = {*piece.ids(), *piece.retired}
        if not seen.isdisjoint(own):
            return True
        seen |= own
    largest = ordered[-1]
    return any(largest.named(name) is not None or name in largest.retired for name in seen)


def key_of(contents: Mapping[Path, bytes]) -> bytes:
    """A digest (BLAKE2b, 16 bytes) of all that the compiled form of glossary files follows from; where they lie is no part of it."""
    digest = hashlib.blake2b(rules_digest(*_RULES), digest_size=_DIGEST)
    for file, data in contents.items():
        # The end of a name says how a file is read.
        digest.update(f"\n{file.suffix.casefold()} {len(data)}\n".encode("utf-8", "surrogatepass"))
        digest.update(data)
    return digest.digest()


def _compiled(files: Sequence[Path], contents: Mapping[Path, bytes], tell: Told | None) -> Compiled:
    # What follows is needed only where the cache doesn't serve.
    from review.detect.compiled import compile_glossaries  # noqa: PLC0415
    from review.french.lexicon import default_lexicon  # noqa: PLC0415
    from review.glossary.files import load_files  # noqa: PLC0415
    from review.session.forms_cache import FormsCache  # noqa: PLC0415

    if sum(map(len, contents.values())) < LARGE:
        tell = None
    if tell is not None:
        tell(0, 1)
    with without_collection():
        glossaries = load_files(files, contents)
        forms = FormsCache(default_lexicon())
        made = compile_glossaries(glossaries, forms, tell)
        forms.save()
    return made


class CompiledCache:
    """Compiled glossaries in files of `folder`, by key."""

    def __init__(self, folder: Path) -> None:
        """`folder` need not exist; nothing is read yet."""
        self._folder: Final = folder

    def read(self, key: bytes, paths: Sequence[str]) -> Compiled | None:
        """What was kept under `key`, for glossaries that lie at `paths` now; None where there is nothing sound."""
        file = self._file(key)
        try:
            # Read, not mapped: a file that another program cuts short would end this one.
            data = file.read_bytes()
            found = read_compiled(data, key, paths)
        except (OSError, ValueError):
            return None
        with contextlib.suppress(OSError):
            os.utime(file)
        return found

    def write(self, key: bytes, data: bytes) -> None:
        """Keep `data` under `key`, if that can be done."""
        if len(data) > MOST_BYTES:
            return
        with contextlib.suppress(OSError, OutputError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file(key), data)
            self._make_room()

    def _make_room(self) -> None:
        known = sorted(
            (
                (file.stat().st_mtime_ns, file.stat().st_size, file)
                for file in self._folder.glob("compiled-*.bin")
            ),
            reverse=True,
        )
        room = MOST_BYTES
        for number, (_used, size, file) in enumerate(known):
            room -= size
            if number and (number >= MOST_FILES or room < 0):
                file.unlink(missing_ok=True)

    def _file(self, key: bytes) -> Path:
        return self._folder / f"compiled-{key.hex()}.bin"
