"""Writing glossaries as TBX-Basic in the style DCT (ISO 30042:2019): an entry is a concept.

The wrong forms are deprecated French terms, the first right form is the preferred one and the others are admitted, and
what the source text says is a term of the source language. Several lines of a note are several notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from review.glossary.entry import GlossaryEntry
from review.glossary.entry_table import derived_pos
from review.glossary.exchange.tbx_names import (
    ADMITTED,
    BASIC,
    CORE,
    DEPRECATED,
    EXAMPLE_SOURCE,
    MIN,
    OWN_MARK,
    PREFERRED,
    XML_LANG,
    concept_id,
    source_mark,
)
from review.glossary.exchange.tbx_reading import ConceptReader
from review.glossary.exchange.xml_text import printable
from review.model.issue import Status
from review.model.proposal import Pos, Replacement

if TYPE_CHECKING:
    from lxml.etree import _Element

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_UNKNOWN: Final = "und"
_GENDERS: Final = {"m": "masculine", "f": "feminine"}
_WORDS: Final = {Pos.NOUN: "noun", Pos.ACRONYM: "noun", Pos.VERB: "verb", Pos.ADJECTIVE: "adjective"}


def concept_of(entry: GlossaryEntry, source: str | None, target: str) -> _Element | None:
    """The concept that stands for `entry`; None for an expression and for a retired entry, which are no terms."""
    from lxml.etree import Element  # noqa: PLC0415 - nobody else needs it

    if entry.regex or entry.status is Status.RETIRED:
        return None
    concept = Element(f"{{{CORE}}}conceptEntry", nsmap=None)
    concept.set("id", concept_id(entry.id))
    _add_notes(concept, entry.note)
    if entry.origin:
        language = _add(concept, "langSec")
        language.set(XML_LANG, source or _UNKNOWN)
        for text in entry.origin:
            _add(_add(language, "termSec"), "term", text)
    language = _add(concept, "langSec")
    language.set(XML_LANG, target)
    for number, right in enumerate(entry.right):
        fixed = [example.fixed for example in entry.examples] if number == 0 else []
        _add_right(language, right, PREFERRED if number == 0 else ADMITTED, fixed)
    for number, wrong in enumerate(entry.wrong):
        term = _add(language, "termSec")
        _add(term, "term", wrong)
        _add(term, "administrativeStatus", DEPRECATED, MIN)
        _add_examples(term, [example.mt for example in entry.examples] if number == 0 else [])
    return concept


def kept_in_concept(concept: _Element | None) -> GlossaryEntry | None:
    """The entry that `concept` gives back, None where it gives none."""
    if concept is None:
        return None
    reader = ConceptReader("", own=True)
    reader.take(concept)
    return reader.entries[0] if reader.entries and not reader.faults else None


def tbx_bytes(concepts: Iterable[_Element], title: str, language: str, source: str | None = None) -> bytes:
    """The file with these `concepts`, in UTF-8; `language` is that of most of its text, `source` that of all that was translated."""
    from lxml import etree  # noqa: PLC0415 - nobody else needs it

    root = etree.Element(f"{{{CORE}}}tbx", nsmap={None: CORE, "min": MIN, "basic": BASIC})
    for name, value in (("type", "TBX-Basic"), ("style", "dct"), (XML_LANG, language)):
        root.set(name, value)
    about = _add(_add(root, "tbxHeader"), "fileDesc")
    _add(_add(about, "titleStmt"), "title", title)
    origin = _add(about, "sourceDesc")
    _add(origin, "p", OWN_MARK)
    if source:
        _add(origin, "p", source_mark(source))
    _add(_add(root, "text"), "body").extend(concepts)
    etree.cleanup_namespaces(
        root, top_nsmap={None: CORE, "min": MIN, "basic": BASIC}, keep_ns_prefixes=["min", "basic"]
    )
    return etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")


def _add_right(language: _Element, right: Replacement, status: str, examples: Sequence[str]) -> None:
    term = _add(language, "termSec")
    _add(term, "term", right.text)
    # A name is told by its capital: the dialect has no proper nouns.
    if right.pos in _WORDS:
        _add(term, "partOfSpeech", _WORDS[right.pos], MIN)
    _add(term, "administrativeStatus", status, MIN)
    if right.gender in _GENDERS:
        _add(term, "grammaticalGender", _GENDERS[right.gender], BASIC)
    if right.pos is Pos.ACRONYM:
        _add(term, "termType", "acronym", BASIC)
    elif right.pos is Pos.PHRASE and derived_pos(right.text) is not Pos.PHRASE:
        _add(term, "termType", "phrase", BASIC)
    _add_notes(term, right.note)
    _add_examples(term, examples)


def _add_notes(parent: _Element, note: str) -> None:
    for line in _LINE_END.split(note.strip()) if note.strip() else ():
        _add(parent, "note", line)


def _add_examples(term: _Element, texts: Sequence[str]) -> None:
    for number, text in enumerate(texts, start=1):
        group = _add(term, "descripGrp")
        _add(group, "context", text, BASIC)
        _add(group, "source", EXAMPLE_SOURCE.format(number=number), BASIC)


def _add(parent: _Element, name: str, text: str | None = None, space: str = CORE) -> _Element:
    child = parent.makeelement(f"{{{space}}}{name}", None, None)
    child.text = None if text is None else printable(text)
    parent.append(child)
    return child
