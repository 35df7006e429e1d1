"""From a table of a glossary file to a `GlossaryEntry`, with all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from review.glossary.entry import Example, GlossaryEntry, Scope
from review.glossary.expressions import check_expressions
from review.glossary.fields import (
    Fields,
    Problem,
    check_terms,
    nearest_hint,
    odd_character_fault,
    right_fault,
    shown,
)
from review.glossary.forms import form_key, slug
from review.glossary.line_index import KeyPath
from review.model.issue import ERROR_TYPES, Severity, Status
from review.model.messages import _
from review.model.proposal import Pos, Replacement

TOP_FIELDS: Final = ("schema", "glossary", "entry")
GLOSSARY_FIELDS: Final = ("name", "source", "target", "note", "licence", "authors")
ENTRY_FIELDS: Final = (
    "id", "wrong", "right", "pos", "gender", "number", "plural", "article", "elide", "aux", "case",
    "type", "severity", "status", "origin", "when", "unless", "scope", "inflect", "regex", "real_word",
    "note", "examples", "counterexamples",
)  # fmt: skip
RIGHT_FIELDS: Final = ("text", "gender", "number", "plural", "article", "elide", "aux", "case", "note")
EXAMPLE_FIELDS: Final = ("mt", "fixed")

TABLES: Final[Mapping[str, Sequence[str]]] = {
    "[[entry]]": ENTRY_FIELDS,
    "[glossary]": GLOSSARY_FIELDS,
    "right": RIGHT_FIELDS,
    "examples": EXAMPLE_FIELDS,
}
"""The fields of each kind of table, by what a person calls the table."""

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "gender": ("m", "f"),
    "number": ("s", "p"),
    "article": ("none", "definite", "contract", "name"),
    "elide": ("yes", "no", "ask"),
    "aux": ("avoir", "être"),
    "case": ("keep", "follow"),
}
"""The grammar fields of a right form that take one of a few words."""

_SYNONYMS: Final[Mapping[str, str]] = {
    "masculine": "m", "masculin": "m", "feminine": "f", "féminin": "f", "feminin": "f",
    "singular": "s", "singulier": "s", "plural": "p", "pluriel": "p", "sg": "s", "pl": "p",
    "def": "definite", "défini": "definite", "true": "yes", "oui": "yes", "false": "no", "non": "no",
    "etre": "être", "normal": "follow",
}  # fmt: skip
_POS: Final = tuple(member.value for member in Pos)
_ID_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


@dataclass(frozen=True, slots=True)
class Grammar:
    """What an entry or one of its right forms says of the grammar of the right form."""

    gender: str | None = None
    number: str | None = None
    plural: str | None = None
    article: str | None = None
    elide: str | None = None
    aux: str | None = None
    case: str | None = None

    def or_else(self, other: Grammar) -> Grammar:
        """This grammar, with what it leaves out taken from the other."""
        return Grammar(
            self.gender or other.gender,
            self.number or other.number,
            self.plural or other.plural,
            self.article or other.article,
            self.elide or other.elide,
            self.aux or other.aux,
            self.case or other.case,
        )


def derived_pos(text: str) -> Pos:
    """What a right form is taken for where the entry has no `pos`: all capitals an acronym, else a capital a name."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return Pos.ACRONYM
    return Pos.NAME if text[:1].isupper() else Pos.PHRASE


def read_entry(
    table: Mapping[str, object], at: KeyPath, problems: list[Problem], path: str, line: int
) -> GlossaryEntry | None:
    """The entry that `table` holds, or None where something is wrong with it, all of which goes into `problems`.

    `at` is the way to the table; `path` and `line` (from 1) say where it is written.
    """
    before = len(problems)
    fields = Fields(table, at, problems)
    fields.refuse_unknown(ENTRY_FIELDS, TABLES)
    pos = fields.word("pos", _POS)
    rights = _rights(fields, at, problems, None if pos is None else Pos(pos))
    entry = GlossaryEntry(
        id=_id(fields),
        wrong=_wrong(fields, [right.text for right in rights]),
        right=rights,
        pos=Pos(pos) if pos else rights[0].pos if rights else Pos.PHRASE,
        type=_type(fields),
        severity=fields.choice("severity", Severity.MAJOR),
        status=fields.choice("status", Status.ACTIVE),
        origin=fields.texts("origin"),
        when=_condition(fields, "when"),
        unless=_condition(fields, "unless"),
        scope=fields.choice("scope", Scope.PARAGRAPH),
        inflect=fields.flag("inflect", default=True),
        regex=fields.flag("regex", default=False),
        real_word=fields.flag("real_word", default=False),
        note=fields.text("note"),
        examples=_examples(fields, at, problems),
        counterexamples=fields.texts("counterexamples"),
        path=path,
        line=line,
    )
    _check_conditions(fields, entry)
    return entry if len(problems) == before else None


def _id(fields: Fields) -> str:
    value = fields.text("id", required=True)
    if value and not _ID_LETTERS.issuperset(value):
        message = _("the id “{value}” may hold only a-z, 0-9 and -").format(value=shown(value))
        fields.report("id", message, _("write {example}").format(example=f'id = "{slug(value)}"'))
    return value


def _wrong(fields: Fields, rights: Sequence[str]) -> tuple[str, ...]:
    forms = fields.texts("wrong", required=True)
    if fields.raw("regex") is True:
        _check_control_characters(fields, forms)
        check_expressions(fields, forms, rights)
        keys = list(forms)
    else:
        check_terms(fields, "wrong", forms)
        keys = [form_key(form) for form in forms]
    seen: set[str] = set()
    right_forms = set(rights)
    for number, (form, key) in enumerate(zip(forms, keys, strict=True)):
        if key in seen:
            fields.report(
                "wrong", _("the wrong form “{form}” stands twice").format(form=shown(form)), item=number
            )
        if form in right_forms:
            fields.report(
                "wrong", _("“{form}” is both wrong and right").format(form=shown(form)), item=number
            )
        seen.add(key)
    return forms


def _check_control_characters(fields: Fields, forms: Sequence[str]) -> None:
    for number, form in enumerate(forms):
        if fault := odd_character_fault(form):
            fields.report("wrong", fault, _(r"write expressions in single quotes: '\bmot\b'"), number)


def _type(fields: Fields) -> str:
    value = fields.text("type")
    if not value or value in ERROR_TYPES:
        return value or "accuracy/mistranslation"
    message = _("unknown type “{value}”").format(value=shown(value))
    fields.report("type", message, nearest_hint(value, sorted(ERROR_TYPES)))
    return value


def _condition(fields: Fields, key: str) -> tuple[str, ...]:
    words = fields.texts(key)
    check_terms(fields, key, words)
    return words


def _check_conditions(fields: Fields, entry: GlossaryEntry) -> None:
    """A word can't be wanted and refused at once."""
    wanted = {form_key(word) for word in entry.when}
    for number, word in enumerate(entry.unless):
        if form_key(word) in wanted:
            message = _("“{word}” stands in both when and unless").format(word=shown(word))
            fields.report("unless", message, item=number)


def _rights(fields: Fields, at: KeyPath, problems: list[Problem], pos: Pos | None) -> tuple[Replacement, ...]:
    """The right forms; the entry's own gender, number and so on serve where a form has none."""
    shared = _grammar(fields, pos)
    rights: list[Replacement] = []
    seen: set[tuple[str | None, ...]] = set()
    for number, item in enumerate(fields.items("right", required=True) or ()):
        if isinstance(item, str):
            right = _replacement(item, pos, shared, "")
        elif isinstance(item, dict):
            own = Fields(item, (*at, "right", number), problems)
            own.refuse_unknown(RIGHT_FIELDS, TABLES)
            grammar = _grammar(own, pos).or_else(shared)
            right = _replacement(own.text("text", required=True), pos, grammar, own.text("note"))
        else:
            fields.wrong_type("right", "text", item, number)
            continue
        if not isinstance(item, dict) or right.text:
            _check_right(fields, right, seen, number)
        rights.append(right)
    return tuple(rights)


def _check_right(fields: Fields, right: Replacement, seen: set[tuple[str | None, ...]], number: int) -> None:
    known = (right.text, right.gender, right.number)
    if not right.text.strip():
        fields.report("right", _("“{field}” holds an empty text").format(field="right"), item=number)
    elif fault := right_fault(right.text):
        fields.report("right", fault, item=number)
    elif known in seen:
        fields.report(
            "right", _("the right form “{form}” stands twice").format(form=shown(right.text)), item=number
        )
    seen.add(known)


def _replacement(text: str, pos: Pos | None, grammar: Grammar, note: str) -> Replacement:
    kind = pos or derived_pos(text)
    return Replacement(
        text=text,
        pos=kind,
        gender=grammar.gender,
        number=grammar.number,
        plural=grammar.plural,
        article=grammar.article or ("none" if kind is Pos.NAME else None),
        elide=grammar.elide,
        aux=grammar.aux,
        case=grammar.case,
        note=note,
    )


def _grammar(fields: Fields, pos: Pos | None) -> Grammar:
    words = {key: fields.word(key, known, _SYNONYMS) for key, known in WORDS.items() if key in fields}
    plural = fields.text("plural") or None
    if plural and (fault := right_fault(plural)):
        fields.report("plural", fault)
    if "aux" in fields and pos is not Pos.VERB:
        hint = _("leave it out, or write {example}").format(example='pos = "verb"')
        fields.report("aux", _("“{field}” is for verbs alone").format(field="aux"), hint)
    if "article" in fields and pos is Pos.VERB:
        fields.report("article", _("a verb has no article"), _("leave the field out"))
    return Grammar(plural=plural, **words)


def _examples(fields: Fields, at: KeyPath, problems: list[Problem]) -> tuple[Example, ...]:
    examples = []
    for number, item in enumerate(fields.items("examples") or ()):
        if not isinstance(item, dict):
            message = _("an example must be a table with {fields}").format(fields="mt, fixed")
            hint = _("write {example}").format(example='{ mt = "…", fixed = "…" }')
            fields.report("examples", message, hint, number)
            continue
        own = Fields(item, (*at, "examples", number), problems)
        own.refuse_unknown(EXAMPLE_FIELDS, TABLES)
        example = Example(own.text("mt", required=True), own.text("fixed", required=True))
        if example.mt and example.mt == example.fixed:
            own.report("fixed", _("“{one}” and “{other}” are the same text").format(one="mt", other="fixed"))
        examples.append(example)
    return tuple(examples)
