"""What is kept between runs to save time: where, and under which name; all of it may be deleted at any moment."""

from __future__ import annotations

import contextlib
import hashlib
import unicodedata
from pathlib import Path
from typing import Final

import platformdirs

import review

_DIGEST: Final = 16


def cache_folder() -> Path:
    """The user's cache folder for this program; it need not exist."""
    return Path(platformdirs.user_cache_dir("review", appauthor=False))


def rules_digest(*packages: str) -> bytes:
    """A digest (BLAKE2b, 16 bytes) of the program's version, the lexicon, the modules of `packages` and Unicode's version."""
    home = Path(review.__file__).parent
    version = f"{review.__version__} {unicodedata.unidata_version}"
    digest = hashlib.blake2b(version.encode(), digest_size=_DIGEST)
    modules = [file for package in packages for file in sorted((home / package).rglob("*.py"))]
    for file in (home / "data" / "lexicon.bin", *modules):
        with contextlib.suppress(OSError):
            data = file.read_bytes()
            digest.update(f"\n{file.name} {len(data)}\n".encode())
            digest.update(data)
    return digest.digest()
