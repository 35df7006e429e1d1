"""Reading glossaries written in TOML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from review.errors import Fault, GlossaryError
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_table import GLOSSARY_FIELDS, TABLES, TOP_FIELDS, read_entry
from review.glossary.fields import Fields, Problem, shown
from review.glossary.line_index import KeyPath
from review.glossary.source_text import read_text
from review.glossary.toml_parts import Part, parts_of
from review.model.messages import _

SCHEMA: Final = 1
"""The version of the format that this program reads and writes."""

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_DEFAULT_TARGET: Final = "fr"


def load(path: Path) -> Glossary:
    """The glossary in the TOML file at `path`; raises GlossaryError with all its faults, in the order of their lines."""
    return parse(read_text(path), str(path))


def parse(text: str, path: str) -> Glossary:
    """The glossary that `text` holds; `path` is for messages and the entries. Raises GlossaryError as `load` does."""
    parts, faults = parts_of(text, path)
    whole = not faults
    found: list[Fault] = list(faults)
    glossary = _read_parts(parts, path, found, whole=whole)
    if found:
        raise faulty(path, found)
    return glossary


def faulty(path: str, faults: list[Fault]) -> GlossaryError:
    """The error of a file with these `faults`."""
    ordered = sorted(faults, key=lambda fault: (fault.line or 0, fault.column or 0))
    return GlossaryError(path, ordered[0].message, ordered[0].hint, ordered)


def _read_parts(parts: list[Part], path: str, faults: list[Fault], *, whole: bool) -> Glossary:
    """Read what parses of the file; in one that isn't `whole`, what is missing at the top is no fault."""
    reader = _Reader(path, faults)
    top: dict[str, object] = {}
    for part in parts:
        top |= part.data
    heads = [part for part in parts if set(part.data) - {"entry"}] or parts[:1]
    if _is_newer(top.get("schema")):
        faults[:] = []
        reader.take(heads, [Problem(("schema",), _newer(top["schema"]), _("install the newer version"))])
        return Glossary(path, "", None, _DEFAULT_TARGET, ())
    problems: list[Problem] = []
    glossary = _head(top, path, problems, whole=whole)
    reader.take(heads, problems)
    for part in parts:
        reader.entries_of(part)
    return Glossary(path, glossary.name, glossary.source, glossary.target, tuple(reader.entries))


def _is_newer(schema: object) -> bool:
    return isinstance(schema, int) and not isinstance(schema, bool) and schema > SCHEMA


def _newer(schema: object) -> str:
    number = str(schema) if isinstance(schema, int) and schema < 10**9 else "…"
    return _("the file is written for a newer version of review (schema {number})").format(number=number)


MOST_FAULTS: Final = 1000
"""A file with more faults than that is no glossary, or has one fault over and over: the rest isn't told."""


class _Reader:
    """Gathers entries and faults from the parts of one file."""

    def __init__(self, path: str, faults: list[Fault]) -> None:
        self.entries: list[GlossaryEntry] = []
        self._path = path
        self._faults = faults
        self._ids: dict[str, tuple[Part, KeyPath]] = {}

    def take(self, parts: list[Part], problems: list[Problem]) -> None:
        """Turn problems of the top of the file into faults, each placed where one of the `parts` has it."""
        for problem in _first(problems):
            home = next((part for part in parts if problem.at[:1] == () or problem.at[0] in part.data), None)
            line, column = home.locate(problem.at) if home else (1, None)
            self._faults.append(Fault(self._path, line, problem.message, problem.hint, column))

    def entries_of(self, part: Part) -> None:
        """Read the entries of one part."""
        tables = part.data.get("entry", [])
        problems: list[Problem] = []
        if not isinstance(tables, list):
            message = _("“{field}” must be written as [[entry]], in double brackets").format(field="entry")
            problems.append(Problem(("entry",), message, ""))
            tables = []
        lines = part.entry_lines(len(tables))
        for number, (table, line) in enumerate(zip(tables, lines, strict=True)):
            at = ("entry", number)
            if len(problems) > MOST_FAULTS:
                break
            if not isinstance(table, dict):
                problems.append(Problem(at, _("an entry must be a table that begins with [[entry]]"), ""))
                continue
            entry = read_entry(table, at, problems, self._path, line)
            self._check_id(table, part, number, problems)
            if entry is not None:
                self.entries.append(entry)
        for problem in _first(problems):
            line, column = part.locate(problem.at)
            self._faults.append(Fault(self._path, line, problem.message, problem.hint, column))

    def _check_id(
        self, table: Mapping[str, object], part: Part, number: int, problems: list[Problem]
    ) -> None:
        value = table.get("id")
        if not isinstance(value, str) or not value.strip():
            return
        at = ("entry", number, "id")
        first, place = self._ids.setdefault(value, (part, at))
        if (first, place) != (part, at):
            message = _("the id “{id}” stands twice: first on line {line}")
            message = message.format(id=shown(value), line=first.locate(place)[0])
            problems.append(Problem(at, message, _("give this entry an id of its own")))


def _first(problems: list[Problem]) -> Iterator[Problem]:
    """The problems that are told: all of them, or the first, the last of which says that there are more."""
    yield from problems[:MOST_FAULTS]
    for one in problems[MOST_FAULTS : MOST_FAULTS + 1]:
        yield Problem(one.at, _("the faults from here on aren't told"), _("correct the others first"))


def _head(top: Mapping[str, object], path: str, problems: list[Problem], *, whole: bool) -> Glossary:
    """The glossary without its entries, as the top of the file tells it."""
    fields = Fields(top, (), problems)
    fields.refuse_unknown(TOP_FIELDS, TABLES)
    if whole or "schema" in fields:
        _check_schema(fields)
    table = top.get("glossary", {})
    if not isinstance(table, dict):
        message = _("“{field}” must be a table that begins with [glossary]").format(field="glossary")
        fields.report("glossary", message)
        table = {}
    own = Fields(table, ("glossary",), problems)
    own.refuse_unknown(GLOSSARY_FIELDS, TABLES)
    own.text("note")
    own.text("licence")
    own.texts("authors")
    target = _language(own, "target") or _DEFAULT_TARGET
    if target.split("-")[0].casefold() != "fr":
        own.report("target", _("“{field}” must be French").format(field="target"), 'target = "fr-FR"')
    name = own.text("name") or Path(path).stem
    return Glossary(path, name, _language(own, "source"), target, ())


def _check_schema(fields: Fields) -> None:
    schema = fields.raw("schema")
    hint = _("write {example} at the top of the file").format(example=f"schema = {SCHEMA}")
    if schema is None:
        fields.report("schema", _("“{field}” is missing").format(field="schema"), hint)
    elif isinstance(schema, bool) or schema != SCHEMA:
        fields.report("schema", _("unknown schema"), hint)


def _language(fields: Fields, key: str) -> str | None:
    value = fields.text(key)
    if value and not _LANGUAGE.fullmatch(value):
        message = _("“{field}” must be a language tag").format(field=key)
        fields.report(key, message, _("such as {example}").format(example="en, zh, fr-FR"))
        return None
    return value or None
