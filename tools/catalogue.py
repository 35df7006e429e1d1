"""Bring the interface's French catalogue up to date with the program's texts, and compile it.

    python tools/catalogue.py            # update review.po from the sources, compile review.mo
    python tools/catalogue.py --check    # say what is missing; exit code 1 where something is

Needs Babel (in the `dev` extra). Texts that a translator hasn't seen yet come out empty: fill them in
`review/data/locale/fr/LC_MESSAGES/review.po` and run this again.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PO = ROOT / "review" / "data" / "locale" / "fr" / "LC_MESSAGES" / "review.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def template() -> Catalog:
    """Every text of the program, with the files that it stands in."""
    catalog = Catalog(project="review", charset="utf-8")
    found = extract_from_dir(ROOT / "review", method_map=[("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, _comments, _context in found:
        catalog.add(message, locations=[(f"review/{Path(name).as_posix()}", 0)])
    return catalog


def current() -> Catalog:
    """The catalogue as it is in the repository; an empty one where there is none."""
    if not PO.exists():
        return Catalog(locale="fr", project="review", charset="utf-8")
    with PO.open("rb") as file:
        return read_po(file, locale="fr", charset="utf-8")


def merged() -> Catalog:
    """The catalogue with the texts of the program, translations kept, those of no use any more dropped."""
    catalog = current()
    made = catalog.creation_date  # kept: the same texts give the same bytes
    catalog.update(template(), no_fuzzy_matching=True, update_header_comment=False)
    catalog.creation_date = made
    catalog.obsolete.clear()
    return catalog


def missing(catalog: Catalog) -> list[Message]:
    """The texts without a translation."""
    gaps = []
    for message in catalog:
        texts = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        if message.id and not all(texts):
            gaps.append(message)
    return gaps


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as the program loads it."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit code 1 where the catalogue is behind"
    )
    only_check = parser.parse_args().check
    catalog = merged()
    gaps = missing(catalog)
    for message in gaps:
        print(f"not translated: {message.id!r}")
    if only_check:
        stale = compiled(catalog) != PO.with_suffix(".mo").read_bytes()
        return 1 if gaps or stale else 0
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True, include_lineno=False, omit_header=False)
    PO.with_suffix(".mo").write_bytes(compiled(catalog))
    print(f"{len(catalog)} texts, {len(gaps)} not translated")
    return 0


if __name__ == "__main__":
    sys.exit(main())
