"""Glossaries in the formats of others: which there are, reading a file of any, and writing one with what it didn't hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from review.glossary import toml_file
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.exchange import tabular
from review.glossary.exchange.leftovers import Leftovers
from review.glossary.exchange.losses import is_usable, losses
from review.glossary.exchange.table_writing import (
    Cells,
    csv_rows,
    csv_text,
    kept_in_omegat,
    kept_in_row,
    omegat_rows,
    omegat_text,
    tsv_rows,
    tsv_text,
)
from review.glossary.glossary_head import Head, head_of
from review.glossary.toml_batch import whole_text

FORMATS: Final = ("csv", "tsv", "omegat", "tbx", "xlsx", "toml")
SUFFIXES: Final = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".txt": "omegat",
    ".utf8": "omegat",
    ".tbx": "tbx",
    ".xml": "tbx",
    ".xlsx": "xlsx",
    ".toml": "toml",
}
"""The format that a file's name says."""

_HEAD_HELD: Final = {"tbx": frozenset({"name", "source", "target"})}


@dataclass(frozen=True, slots=True)
class Loss:
    """What a format didn't hold of one entry: some `fields`, or, with `whole`, the entry with all that it says."""

    entry: GlossaryEntry
    fields: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it is to be written, and what it doesn't hold: of entries, and of the heads of glossaries."""

    data: bytes
    losses: tuple[Loss, ...]
    heads: tuple[tuple[str, tuple[str, ...]], ...]


def format_of(path: Path) -> str | None:
    """The format that the name of `path` says, None where it says none."""
    return SUFFIXES.get(path.suffix.casefold())


def read(
    path: Path,
    format_: str,
    taken: Collection[str] = (),
    leftovers: Leftovers | None = None,
    source: str | None = None,
) -> Glossary:
    """The glossary in the file at `path`; raises GlossaryError with all its faults.

    `taken` are ids that made ones must differ from; `leftovers` takes what has no place in an entry; `source` is the
    language that was translated from, where terms of several languages stand in the file.
    """
    if format_ == "toml":
        return toml_file.load(path)
    if format_ == "tbx":
        from review.glossary.exchange import tbx_reading  # noqa: PLC0415 - brings an XML parser

        return tbx_reading.load(path, taken, leftovers, source)
    if format_ == "xlsx":
        from review.glossary.exchange import xlsx_reading  # noqa: PLC0415 - brings openpyxl

        return xlsx_reading.load(path, taken, leftovers)
    return tabular.load(path, taken, leftovers, is_csv=format_ == "csv")


def write(
    glossaries: Sequence[Glossary],
    format_: str,
    name: str,
    watch: Callable[[Iterable[GlossaryEntry]], Iterable[GlossaryEntry]] = iter,
) -> Written:
    """All entries of `glossaries` as one file of that format, called `name` inside; `watch` sees the entries go by."""
    heads = [head_of(glossary) for glossary in glossaries]
    head = (
        heads[0]
        if len(heads) == 1
        else Head(name, _shared(heads, "source"), _shared(heads, "target") or "fr")
    )
    found: list[Loss] = []
    entries = watch(entry for glossary in glossaries for entry in glossary.entries)
    if format_ == "toml":
        data = whole_text(head, list(entries)).encode()
    elif format_ == "tbx":
        data = _tbx(entries, glossaries, head, found)
    else:
        data = _table(entries, format_, head.name, found)
    return Written(data, tuple(found), tuple(_head_losses(glossaries, heads, format_)))


def _shared(heads: Sequence[Head], name: str) -> str | None:
    values = {getattr(head, name) for head in heads}
    return values.pop() if len(values) == 1 else None


def _table(entries: Iterable[GlossaryEntry], format_: str, name: str, found: list[Loss]) -> bytes:
    rows: list[Cells] = []
    for entry in entries:
        if format_ == "omegat":
            own = omegat_rows(entry)
            kept = kept_in_omegat(entry, own)
        else:
            own = tsv_rows(entry) if format_ == "tsv" else csv_rows(entry)
            kept = kept_in_row(entry, own)
        if _noted(entry, kept, found):
            rows += own
    if format_ == "xlsx":
        from review.glossary.exchange.xlsx_writing import xlsx_bytes  # noqa: PLC0415 - brings openpyxl

        return xlsx_bytes(rows, name)
    text = {"csv": csv_text, "tsv": tsv_text, "omegat": omegat_text}[format_](rows)
    return text.encode()


def _tbx(
    entries: Iterable[GlossaryEntry], glossaries: Sequence[Glossary], head: Head, found: list[Loss]
) -> bytes:
    from review.glossary.exchange.tbx_writing import concept_of, kept_in_concept, tbx_bytes  # noqa: PLC0415 - brings lxml

    of_file = {glossary.path: glossary for glossary in glossaries}
    concepts = []
    for entry in entries:
        home = of_file.get(entry.path, glossaries[0])
        concept = concept_of(entry, home.source, home.target)
        if _noted(entry, kept_in_concept(concept), found) and concept is not None:
            concepts.append(concept)
    return tbx_bytes(concepts, head.name, head.target, head.source)


def _noted(entry: GlossaryEntry, kept: GlossaryEntry | None, found: list[Loss]) -> bool:
    """Whether the format holds enough of `entry`; what it doesn't hold goes to `found`."""
    lost = losses(entry, kept)
    usable = is_usable(lost)
    if lost or not usable:
        found.append(Loss(entry, lost, whole=not usable))
    return usable


def _head_losses(
    glossaries: Sequence[Glossary], heads: Sequence[Head], format_: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    if format_ == "toml" and len(heads) == 1:
        return
    held = _HEAD_HELD.get(format_, frozenset())
    if len(heads) > 1:
        held -= {"name"}
        if format_ in {"toml", "tbx"}:
            held -= {"source", "target"}
            held |= {name for name in ("source", "target") if _shared(heads, name)}
    for glossary, head in zip(glossaries, heads, strict=True):
        lost = tuple(name for name in head.said(Path(glossary.path).stem) if name not in held)
        if lost:
            yield glossary.path, lost
