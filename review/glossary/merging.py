"""Several glossaries put together in one: their entries in the order of the ids, each as its file has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import tomli

from review.errors import Fault, GlossaryError
from review.glossary.difference import Difference, differences
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_blocks import blocks, parse_block
from review.glossary.entry_writing import render, table_of
from review.glossary.files import TABLE_SUFFIXES
from review.glossary.source_text import refusal
from review.glossary.toml_file import SCHEMA, parse
from review.glossary.toml_literal import quoted
from review.model.messages import _

Prefer = Literal["first", "last"]
_HEAD_FIELDS: Final = ("note", "licence", "authors")


@dataclass(frozen=True, slots=True)
class Clash:
    """Two entries of one id that say different things; `kept` is the one that is kept, None where neither was preferred."""

    first: GlossaryEntry
    second: GlossaryEntry
    kept: GlossaryEntry | None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The fields in which the second differs from the first."""
        return differences(self.first, self.second)


@dataclass(frozen=True, slots=True)
class Merged:
    """A glossary's `text`, how many entries each file gave it (by path), how many were the same as an earlier file's, and what clashed.

    `lost` are the files, each with what it says beside its entries and the merged glossary doesn't.
    """

    text: str
    given: tuple[tuple[str, int], ...]
    same: int
    clashes: tuple[Clash, ...]
    lost: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Taken:
    entry: GlossaryEntry
    text: str


def merged(
    glossaries: Sequence[tuple[Glossary, str]], name: str, source: str | None, prefer: Prefer | None
) -> Merged:
    """One glossary that holds the entries of all `glossaries`, each given with the text of its file.

    Equal entries go in once. Of two that say different things under one id the `prefer`red one goes in, the first one where
    nothing is preferred; all are told in `clashes`. What stands above the entries is the first TOML file's, comments
    included, else made of `name`; `source` is the language it translates from, None for any. Raises GlossaryError where
    the outcome doesn't hold what went in.
    """
    taken: dict[str, _Taken] = {}
    clashes: list[Clash] = []
    same = 0
    for glossary, text in glossaries:
        for one in _blocks(glossary, text):
            known = taken.get(one.entry.id)
            if known is None:
                taken[one.entry.id] = one
            elif known.entry == one.entry:
                same += 1
            else:
                last = prefer == "last"
                kept = (one if last else known).entry if prefer else None
                clashes.append(Clash(known.entry, one.entry, kept))
                taken[one.entry.id] = one if last else known
    ordered = [taken[key] for key in sorted(taken)]
    head, lost = _head(glossaries, name, source)
    parts = [head.rstrip("\n"), *(one.text.rstrip("\n") for one in ordered)]
    whole = "\n\n".join(part for part in parts if part) + "\n"
    _verify(whole, [one.entry for one in ordered])
    return Merged(whole, _counted(one.entry.path for one in ordered), same, tuple(clashes), lost)


def _counted(paths: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for path in paths:
        counts[path] = counts.get(path, 0) + 1
    return tuple(counts.items())


def _blocks(glossary: Glossary, text: str) -> list[_Taken]:
    """The entries of a glossary as its file has them, with the comments before each; rendered where there are no blocks."""
    if _is_table(glossary):
        return [_Taken(entry, render(entry)) for entry in glossary.entries]
    try:
        found = blocks(text, glossary)
    except GlossaryError:
        return [_Taken(entry, render(entry)) for entry in glossary.entries]
    if not found:
        return []
    starts = [found[0].start, *(block.end for block in found[:-1])]
    # What stands behind the last entry goes with it.
    ends = [*(block.end for block in found[:-1]), len(text)]
    cuts = zip(found, starts, ends, strict=True)
    return [_Taken(block.entry, _own_text(block.entry, text[start:end])) for block, start, end in cuts]


def _own_text(entry: GlossaryEntry, text: str) -> str:
    """The text of an entry where it says that entry and nothing else; the entry rendered where it doesn't."""
    plain = _plain(text)
    try:
        alone = parse_block(plain, "") == entry and "glossary" not in tomli.loads(plain)
    except GlossaryError:
        alone = False
    return plain if alone else render(entry)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip("\n \t") + "\n"


def _is_table(glossary: Glossary) -> bool:
    return Path(glossary.path).suffix.casefold() in TABLE_SUFFIXES


def _head(
    glossaries: Sequence[tuple[Glossary, str]], name: str, source: str | None
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What stands above the entries, and what the files say there that it doesn't."""
    tops = [(glossary, _top(glossary, text)) for glossary, text in glossaries if not _is_table(glossary)]
    lost = tuple((glossary.path, said) for glossary, top in tops[1:] if (said := _said(top)))
    if not tops or not tops[0][1].strip():
        lines = [f"schema = {SCHEMA}", "", "[glossary]", f"name = {quoted(name)}"]
        lines += [f"source = {quoted(source)}"] if source else []
        return "\n".join([*lines, 'target = "fr-FR"', ""]), lost
    first, top = tops[0]
    return (top if first.source == source else _with_source(top, source)), lost


def _top(glossary: Glossary, text: str) -> str:
    """What stands above the first entry and its comment; "" where entries are no blocks."""
    try:
        found = blocks(text, glossary)
    except GlossaryError:
        return ""
    return _plain(text[: found[0].start] if found else text)


def _said(top: str) -> str:
    """The fields of [glossary] and the comments in `top` that a merged glossary has no place for, named in brief."""
    import tomlkit  # noqa: PLC0415 - reading glossaries never needs tomlkit

    table = tomlkit.parse(top).unwrap().get("glossary", {})
    names = [name for name in _HEAD_FIELDS if name in table]
    return ", ".join(
        [*names, *([_("comments")] if any(line.lstrip().startswith("#") for line in top.split("\n")) else [])]
    )


def _with_source(top: str, source: str | None) -> str:
    import tomlkit  # noqa: PLC0415

    document = tomlkit.parse(top)
    table = document.setdefault("glossary", tomlkit.table())
    if source:
        table["source"] = source
    else:
        table.pop("source", None)
    return tomlkit.dumps(document)


def _verify(text: str, wanted: Sequence[GlossaryEntry]) -> None:
    found = parse(text, _("the merged glossary")).entries
    if [table_of(entry) for entry in found] != [table_of(entry) for entry in wanted]:
        where = _("the merged glossary")
        raise refusal(where, Fault(where, None, _("an entry doesn't come out as it went in")))
