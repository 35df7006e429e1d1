"""What a concept of a TBX file says, of whichever version and style: its terms, each with its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from review.glossary.exchange.tbx_names import (
    EXAMPLE_MARK,
    GROUPS,
    LANGUAGES,
    STATUS_FIELDS,
    TERMS,
    TYPED,
    XML_LANG,
    standing,
)
from review.glossary.exchange.xml_text import unwrapped

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class TbxField:
    """A data category and its value, on `line`; `label` is the source that stands beside it."""

    name: str
    text: str
    line: int | None
    label: str = ""


@dataclass(slots=True)
class Term:
    """A term of one language, with what is said of it."""

    text: str
    standing: str
    line: int | None
    notes: list[str] = field(default_factory=list)
    examples: dict[int, str] = field(default_factory=dict)
    fields: list[TbxField] = field(default_factory=list)

    def said(self, name: str) -> str:
        """The value of the first field called `name`, "" where there is none."""
        return next((one.text for one in self.fields if one.name == name), "")


def local_name(element: _Element) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def languages_of(concept: _Element) -> Iterator[tuple[str, _Element]]:
    """Each language section of a concept with its language, in lower case."""
    for child in concept:
        if local_name(child) in LANGUAGES:
            yield (child.get(XML_LANG) or child.get("lang") or "").casefold().replace("_", "-"), child


def terms_of(section: _Element) -> Iterator[Term]:
    """The terms of a language section."""
    for holder in section:
        if local_name(holder) not in TERMS:
            continue
        found = next((one for one in holder.iter() if local_name(one) == "term"), None)
        text = unwrapped("".join(found.itertext())) if found is not None else ""
        if text:
            yield _term(text, holder)


def fields_of(element: _Element) -> Iterator[TbxField]:
    """What `element` says of itself, groups taken apart; terms and what is inside of language sections are left out."""
    for child in element:
        name = local_name(child)
        if not name or name == "term" or name in TERMS or name in LANGUAGES:
            continue
        if name in GROUPS:
            yield from _grouped(list(fields_of(child)))
        else:
            text = unwrapped("".join(child.itertext()))
            yield TbxField(child.get("type", name) if name in TYPED else name, text, line_of(child))


def line_of(element: _Element) -> int | None:
    """The line of the file on which `element` begins, where that is known."""
    return element.sourceline


def _grouped(found: list[TbxField]) -> Iterator[TbxField]:
    """The fields of a group: the source of an example becomes its label."""
    label = next((one for one in found[1:] if one.name == "source"), None)
    if label is None or found[0].name != "context" or not EXAMPLE_MARK.fullmatch(label.text):
        yield from found
        return
    first = found[0]
    yield TbxField(first.name, first.text, first.line, label.text)
    yield from (one for one in found[1:] if one is not label)


def _term(text: str, holder: _Element) -> Term:
    status, term = "", Term(text, "", line_of(holder))
    for one in fields_of(holder):
        mark = EXAMPLE_MARK.fullmatch(one.label)
        if one.name in STATUS_FIELDS and not status:
            status = one.text
        elif one.name == "note":
            term.notes.append(one.text)
        elif mark is not None:
            term.examples[int(mark[1])] = one.text
        else:
            term.fields.append(one)
    term.standing = standing(status)
    return term
