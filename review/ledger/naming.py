"""The names that documents go by inside a ledger."""

from __future__ import annotations

import os
from pathlib import Path


def document_name(ledger: Path, document: str) -> str:
    """The path of `document` from the folder of `ledger`, with forward slashes; absolute where it is elsewhere.

    So a folder with its ledger can be moved or shared. Links are followed up to the document's folder, so that one
    document has one name whichever way it is reached; relative paths count from the working directory.
    """
    folder = Path(os.path.realpath(ledger.parent))
    path = Path(document)
    where = Path(os.path.realpath(path.parent)) / path.name
    return (where.relative_to(folder) if where.is_relative_to(folder) else where).as_posix()
