"""The [[entry]] blocks of a glossary's text: where each begins and ends, comments included, and one block read by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import tomli

from review.errors import Fault, GlossaryError
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_table import TOP_FIELDS
from review.glossary.line_index import entry_headers
from review.glossary.source_text import refusal
from review.glossary.toml_file import SCHEMA, parse
from review.model.messages import _

_HEAD: Final = f"schema = {SCHEMA}\n"


@dataclass(frozen=True, slots=True)
class Block:
    """An entry, and where it is written: from the comment right above its [[entry]] to the one right below its last field.

    `start` and `end` are code points of the text, half-open; the line break that ends the block is part of it.
    """

    entry: GlossaryEntry
    start: int
    end: int


def headers_of(text: str, glossary: Glossary) -> list[int]:
    """The offsets of the [[entry]] headers in the text of `glossary`, one for each of its entries.

    Raises GlossaryError where entries are written in another way, so that their text can't be told apart.
    """
    headers = entry_headers(text)
    if len(headers) != len(glossary.entries):
        message = _("the entries of this file can only be changed by hand")
        hint = _("begin each entry with [[entry]] on a line of its own")
        raise refusal(glossary.path, Fault(glossary.path, None, message, hint))
    return headers


def above_comments(text: str, header: int) -> int:
    """Where the comment that stands right above the [[entry]] at `header` begins; `header` where there is none."""
    at = header
    while at > 0:
        start = text.rfind("\n", 0, at - 1) + 1
        line = text[start:at].strip()
        if not line.startswith("#") or '"""' in line or "'''" in line:
            break
        at = start
    return at


def blocks(text: str, glossary: Glossary) -> tuple[Block, ...]:
    """The block of each entry of `glossary`, which is what `text` holds; raises GlossaryError as `headers_of` does."""
    headers = headers_of(text, glossary)
    starts = [above_comments(text, header) for header in headers]
    limits = [*starts[1:], len(text)][: len(starts)]
    return tuple(
        Block(entry, start, header + _content_end(text[header:limit]))
        for entry, start, header, limit in zip(glossary.entries, starts, headers, limits, strict=True)
    )


def block_named(text: str, glossary: Glossary, name: str) -> Block | None:
    """The block of the entry with the id `name`, None where there is none; raises GlossaryError as `headers_of` does."""
    ids = [entry.id for entry in glossary.entries]
    return blocks(text, glossary)[ids.index(name)] if name in ids else None


def _content_end(block: str) -> int:
    """Where the fields of the entry that `block` begins with end, with the comment lines right below them."""
    lines = block.split("\n")
    last = len(lines)
    while last > 1 and not lines[last - 1].strip():
        last -= 1
    bare = last
    while bare > 1 and (not lines[bare - 1].strip() or lines[bare - 1].lstrip().startswith("#")):
        bare -= 1
    if bare < last and _is_whole("\n".join(lines[:bare])):
        while bare < last and lines[bare].strip():
            bare += 1
        last = bare
    return min(len("\n".join(lines[:last])) + 1, len(block))


def _is_whole(block: str) -> bool:
    """Whether the text ends outside of strings and lists."""
    try:
        tomli.loads(block.replace("\r\n", "\n") + "\n")
    except (ValueError, RecursionError):
        return False
    return True


def parse_block(block: str, where: str) -> GlossaryEntry:
    """The one entry that the text `block` holds, written as in a glossary; `where` is the name that faults are told under.

    Raises GlossaryError with all faults, their lines counted in `block`.
    """
    entries = parse_blocks(block, where)
    if len(entries) == 1:
        return entries[0]
    message = (
        _("this holds {count} entries where one is wanted").format(count=len(entries))
        if entries
        else _("this holds no entry")
    )
    hint = _("write one entry, under {header}").format(header="[[entry]]")
    raise refusal(where, Fault(where, entries[1].line if entries else None, message, hint))


def parse_blocks(text: str, where: str) -> tuple[GlossaryEntry, ...]:
    """The entries of a whole glossary or of bare [[entry]] blocks; raises GlossaryError as `parse_block` does."""
    if not _is_bare(text):
        return parse(text, where).entries
    try:
        return tuple(replace(entry, line=entry.line - 1) for entry in parse(_HEAD + text, where).entries)
    except GlossaryError as error:
        faults = [replace(fault, line=max((fault.line or 1) - 1, 1)) for fault in error.faults]
        raise GlossaryError(where, error.message, error.hint, faults) from error


def _is_bare(text: str) -> bool:
    """Whether `text` says nothing but entries, as far as that can be told of one that isn't valid."""
    headers = entry_headers(text)
    top = text[: headers[0]] if headers else text
    lines = (line.split("#")[0].strip() for line in top.split("\n"))
    return not any(line.lstrip("[ ").startswith(tuple(set(TOP_FIELDS) - {"entry"})) for line in lines)


def ids_sorted(entries: Sequence[GlossaryEntry]) -> bool:
    """Whether entries stand in the order of their ids."""
    return all(one.id <= other.id for one, other in pairwise(entries))
