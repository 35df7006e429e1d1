"""Reading glossaries from TBX: version 3 (ISO 30042:2019) in both styles, and the martif files of version 2.

A concept is an entry if it has a French term that is deprecated and another that isn't. Other languages say what the
source text has. Nothing outside of the file is ever read, and no entities are taken from it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from review.errors import Fault
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_table import derived_pos, read_entry
from review.glossary.exchange.leftovers import Leftovers
from review.glossary.exchange.table_reading import named
from review.glossary.exchange.tbx_concept import (
    TbxField,
    Term,
    fields_of,
    languages_of,
    line_of,
    local_name,
    terms_of,
)
from review.glossary.exchange.tbx_file import check_prolog, elements
from review.glossary.exchange.tbx_names import (
    CONCEPTS,
    FIRST,
    GENDERS,
    OTHER,
    OWN_MARK,
    POS_TYPES,
    POS_WORDS,
    SOURCE_MARK,
    WRONG,
)
from review.glossary.exchange.xml_text import unwrapped
from review.glossary.fields import Problem
from review.glossary.forms import form_key
from review.glossary.source_text import read_bytes
from review.glossary.toml_file import faulty
from review.model.messages import _
from review.model.proposal import Pos

if TYPE_CHECKING:
    from lxml.etree import _Element

_REGION = 2
"""Letters of a country in a language tag."""


def load(
    path: Path, taken: Collection[str] = (), leftovers: Leftovers | None = None, source: str | None = None
) -> Glossary:
    """The glossary in the TBX file at `path`; raises as `parse` does, and where it can't be read."""
    return parse(read_bytes(path), str(path), taken, leftovers, source)


def parse(
    data: bytes,
    where: str,
    taken: Collection[str] = (),
    leftovers: Leftovers | None = None,
    source: str | None = None,
) -> Glossary:
    """The glossary in a TBX file; raises GlossaryError with all its faults.

    `source` is the language that was translated from: where it is given, terms of other languages are left aside. Ids that
    no earlier export wrote are made from the wrong forms, other than those `taken`. `where` is the file's name, for
    messages and the entries.
    """
    check_prolog(data, where)
    reader = ConceptReader(where, source=source, leftovers=leftovers)
    marked: re.Match[str] | None = None
    for element in elements(data, where):
        name = local_name(element)
        if name in CONCEPTS:
            reader.take(element)
        elif name == "sourceDesc":
            said = " ".join(element.itertext())
            reader.own |= OWN_MARK in said
            marked = SOURCE_MARK.search(said)
        elif not reader.title:
            reader.title = unwrapped("".join(element.itertext()))
    if reader.faults:
        raise faulty(where, reader.faults)
    languages = {language.split("-")[0] for language in reader.languages} - {"und", "mul", ""}
    found = next(iter(reader.languages)) if len(reader.languages) == 1 and languages else None
    said_source = marked[1] if marked else None
    if reader.own and (not languages or (said_source or "").split("-")[0].casefold() in {"", *languages}):
        # What the header says, unless somebody put in terms of another language since.
        found = said_source
    target = next(iter(reader.french)) if len(reader.french) == 1 else "fr"
    name = reader.title or Path(where).stem
    return Glossary(where, name, source or found, target, tuple(named(reader.entries, taken)))


class ConceptReader:
    """Turns concepts into entries, and gathers faults; an entry whose id isn't known yet has "" for it."""

    def __init__(
        self, path: str, *, own: bool = False, source: str | None = None, leftovers: Leftovers | None = None
    ) -> None:
        """`own`: the file was written by `tbx_writing`; `source` and `leftovers` as for `load`."""
        self.entries: list[GlossaryEntry] = []
        self.faults: list[Fault] = []
        self.languages: dict[str, None] = {}
        self.french: dict[str, None] = {}
        self.title = ""
        self.own = own
        self._path = path
        self._source = source.split("-")[0].casefold() if source else None
        self._leftovers = leftovers if leftovers is not None else Leftovers(path)
        self._ids: dict[str, int | None] = {}

    def take(self, concept: _Element) -> None:
        """Read one concept; one that is no entry goes to the leftovers."""
        line = line_of(concept)
        french = [(section, list(terms_of(section))) for name, section in _french(concept)]
        terms = [term for _section, found in french for term in found]
        wrong = _distinct(term for term in terms if term.standing == WRONG)
        right = [term for term in terms if term.standing == FIRST]
        right = _distinct([*right, *(term for term in terms if term.standing not in {WRONG, FIRST})])
        if not terms:
            self._leftovers.add(_("a concept without a French term is no entry"), line)
        elif not wrong:
            self._leftovers.add(
                _("a concept without a deprecated French term is no entry: nothing is wrong"), line
            )
        elif not right:
            self._leftovers.add(_("a concept whose French terms are all deprecated is no entry"), line)
        else:
            self.french.update((tag_of(name), None) for name, _section in _french(concept))
            sections = [concept, *(section for section, _found in french)]
            self._read(concept, sections, wrong, right)

    def _read(
        self, concept: _Element, sections: Sequence[_Element], wrong: Sequence[Term], right: Sequence[Term]
    ) -> None:
        line = line_of(concept)
        notes = [text for section in sections for text in self._notes(section)]
        notes += [note for term in wrong for note in term.notes]
        table: dict[str, object] = {
            "id": self._id(concept, line) or "unnamed-concept",
            "wrong": [term.text for term in wrong],
            "right": [self._right(term) for term in right],
            **self._pos(right),
            "origin": self._origin(concept),
            "note": "\n".join(notes).strip("\n"),
            "examples": self._examples(wrong[0], right[0]),
        }
        for term in (*wrong, *right[1:]):
            if term is not wrong[0]:
                self._set_aside_contexts(term, term.examples)
        for term in wrong:
            self._set_aside(term.fields, _("“{field}” of a deprecated term has no place in an entry"))
        problems: list[Problem] = []
        filled = {name: value for name, value in table.items() if value}
        entry = read_entry(filled, (), problems, self._path, line or 0)
        self.faults += [Fault(self._path, line, one.message, one.hint) for one in problems]
        if entry is not None:
            self.entries.append(entry if self.own else replace(entry, id=""))

    def _id(self, concept: _Element, line: int | None) -> str:
        """The id of the entry, "" where the concept's is only a number that some program gave it."""
        given = (concept.get("id") or "").removeprefix("_") if self.own else ""
        if given and given in self._ids:
            message = _("the id “{id}” stands twice: first on line {line}").format(
                id=given, line=self._ids[given]
            )
            self.faults.append(Fault(self._path, line, message, _("give this entry an id of its own")))
        self._ids.setdefault(given, line)
        return given

    def _notes(self, section: _Element) -> Iterator[str]:
        """Notes and definitions of a concept or its French section; everything else is set aside."""
        for one in fields_of(section):
            if one.name == "note" or (one.name == "definition" and one.text):
                yield one.text
            else:
                self._set_aside([one], _("“{field}” has no place in an entry"))

    def _right(self, term: Term) -> dict[str, object]:
        gender = term.said("grammaticalGender").casefold()
        known = {"partOfSpeech"} if _kind(term) else set()
        known |= {"grammaticalGender"} if gender in GENDERS else set()
        known |= {"termType"} if term.said("termType").casefold() in POS_TYPES else set()
        rest = [one for one in term.fields if one.name not in known]
        self._set_aside(rest, _("“{field}” has no place in an entry"))
        if term.standing == OTHER:
            self._leftovers.add(_("an unknown status makes a term one that may be used"), term.line)
        note = "\n".join(term.notes).strip("\n")
        right: dict[str, object] = {"text": term.text}
        return (
            right
            | ({"note": note} if note else {})
            | ({"gender": GENDERS[gender]} if gender in GENDERS else {})
        )

    def _pos(self, right: Sequence[Term]) -> dict[str, object]:
        """The part of speech, where it doesn't follow from the right forms themselves."""
        said = {kind for term in right if (kind := _kind(term))}
        kinds = [_kind(term) or derived_pos(term.text) for term in right]
        if len(set(kinds)) > 1 and kinds == [derived_pos(term.text) for term in right]:
            return {}
        if len(said) > 1:
            self._leftovers.add(_("a second part of speech has no place in an entry"), right[0].line)
        return {"pos": said.pop().value if len(said) == 1 else kinds[0].value}

    def _origin(self, concept: _Element) -> list[str]:
        found: dict[str, None] = {}
        for language, section in languages_of(concept):
            primary = language.split("-")[0]
            if primary == "fr":
                continue
            if self._source is not None and primary not in {self._source, "und", "mul", ""}:
                what = _("a term in “{language}” has no place in an entry").format(language=language)
                self._leftovers.add(what, line_of(section))
                continue
            self.languages.setdefault(language)
            aside = _("“{field}” of a source term has no place in an entry")
            self._set_aside(fields_of(section), aside)
            for term in terms_of(section):
                found.setdefault(term.text)
                self._set_aside(term.fields, aside)
                self._set_aside([TbxField("note", note, term.line) for note in term.notes], aside)
        return list(found)

    def _examples(self, wrong: Term, right: Term) -> list[dict[str, str]]:
        pairs = {
            number: text for number, text in wrong.examples.items() if text and right.examples.get(number)
        }
        for term in (wrong, right):
            self._set_aside_contexts(term, set(term.examples) - set(pairs))
        return [{"mt": pairs[number], "fixed": right.examples[number]} for number in sorted(pairs)]

    def _set_aside_contexts(self, term: Term, numbers: Collection[int]) -> None:
        lost = [TbxField("context", term.examples[number], term.line) for number in numbers]
        self._set_aside(lost, _("“{field}” has no place in an entry"))

    def _set_aside(self, found: Iterator[TbxField] | Sequence[TbxField], message: str) -> None:
        for one in found:
            self._leftovers.add(message.format(field=one.name), one.line)


def tag_of(language: str) -> str:
    """A language tag in lower case as it is written: fr-FR."""
    first, *rest = language.split("-")
    return "-".join([first, *(part.upper() if len(part) == _REGION else part for part in rest)])


def _french(concept: _Element) -> Iterator[tuple[str, _Element]]:
    return ((name, section) for name, section in languages_of(concept) if name.split("-")[0] == "fr")


def _distinct(terms: Iterator[Term] | Sequence[Term]) -> list[Term]:
    """The terms, those that say the same again left out, their notes kept."""
    kept: dict[str, Term] = {}
    for term in terms:
        first = kept.setdefault(form_key(term.text) if term.standing == WRONG else term.text, term)
        if first is not term:
            first.notes += [note for note in term.notes if note not in first.notes]
    return list(kept.values())


def _kind(term: Term) -> Pos | None:
    """The part of speech that a term says it has, None where it says none that glossaries know."""
    by_type = POS_TYPES.get(term.said("termType").casefold())
    return by_type or POS_WORDS.get(term.said("partOfSpeech").casefold().replace(" ", ""))
