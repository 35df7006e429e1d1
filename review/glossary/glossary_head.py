"""What a glossary file says of itself in its [glossary] table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tomli

from review.errors import GlossaryError
from review.glossary.entry import Glossary
from review.glossary.line_index import entry_headers
from review.glossary.source_text import read_text
from review.glossary.toml_file import SCHEMA
from review.glossary.toml_literal import paragraph, rendered


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of [glossary]; "" and () for those that the file doesn't have."""

    name: str
    source: str | None = None
    target: str = "fr"
    note: str = ""
    licence: str = ""
    authors: tuple[str, ...] = ()

    def said(self, stem: str) -> Iterator[str]:
        """The names of the fields that say more than what a file called `stem` has without them."""
        plain = Head(stem)
        for name in ("name", "source", "target", "note", "licence", "authors"):
            if getattr(self, name) != getattr(plain, name):
                yield name

    def text(self) -> str:
        """The top of a TOML file, with a line end after the last line."""
        lines = [f"schema = {SCHEMA}", "", "[glossary]"]
        for name in ("name", "source", "target", "note", "licence", "authors"):
            value = getattr(self, name)
            if value:
                lines.append(f"{name} = {paragraph(value) if name == 'note' else rendered(value)}")
        return "\n".join([*lines, ""])


def head_of(glossary: Glossary) -> Head:
    """What the file of `glossary` says of itself; read again, since glossaries in force keep only what is looked for."""
    table: dict[str, object] = {}
    path = Path(glossary.path)
    if path.suffix.casefold() == ".toml":
        try:
            text = read_text(path)
            headers = entry_headers(text)
            found = tomli.loads(text[: headers[0]] if headers else text).get("glossary", {})
        except (GlossaryError, ValueError):
            found = {}
        table = found if isinstance(found, dict) else {}
    authors = table.get("authors", [])
    return Head(
        glossary.name,
        glossary.source,
        glossary.target,
        str(table.get("note", "")),
        str(table.get("licence", "")),
        tuple(str(author) for author in authors) if isinstance(authors, list) else (),
    )
