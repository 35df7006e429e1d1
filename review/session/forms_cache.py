"""The inflected forms of glossary terms, kept between runs: making them takes longer than finding them in a text.

The cache is a JSON file in the user's cache folder, named after a digest of all that the forms follow from (the lexicon and the
rules); a file that can't be read or written is done without.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from review.atomic import write_atomically
from review.errors import OutputError
from review.french.lexicon import Lexicon
from review.french.term_forms import term_forms
from review.session.cache_folder import cache_folder, rules_digest

MOST_TERMS: Final = 200_000
"""Terms kept at most; a cache that has outgrown this is begun anew."""


class FormsCache:
    """Gives the forms of a term, from the cache where it is known; `save` keeps what was new."""

    def __init__(self, lexicon: Lexicon, folder: Path | None = None) -> None:
        """`folder` holds the cache; the user's cache folder where it is left out."""
        place = folder or cache_folder()
        self._lexicon: Final = lexicon
        self._path: Final = place / f"forms-{rules_digest('french').hex()}.json"
        self._known: Final[dict[str, list[str]]] = _read(self._path)
        self._new = False

    def __call__(self, term: str, pos: str) -> Iterable[str]:
        """Every inflected form of `term`, in an order that is always the same."""
        key = f"{pos}\t{term}"
        forms = self._known.get(key)
        if forms is None:
            forms = self._known[key] = sorted(term_forms(self._lexicon, term, pos))
            self._new = True
        return forms

    def save(self) -> None:
        """Write what is new, if anything is."""
        if not self._new or len(self._known) > MOST_TERMS:
            return
        data = json.dumps(self._known, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        with contextlib.suppress(OSError, OutputError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, data)
            for other in self._path.parent.glob("forms-*.json"):
                if other != self._path:
                    other.unlink(missing_ok=True)
        self._new = False


def _read(path: Path) -> dict[str, list[str]]:
    try:
        known = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    sound = isinstance(known, dict) and all(
        isinstance(forms, list) and all(isinstance(form, str) for form in forms) for forms in known.values()
    )
    return known if sound and len(known) <= MOST_TERMS else {}
