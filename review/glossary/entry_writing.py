"""A `GlossaryEntry` as the fields of a TOML table, what follows by itself left out."""

from __future__ import annotations

from typing import Final

from review.glossary.entry import GlossaryEntry
from review.glossary.entry_table import ENTRY_FIELDS, derived_pos
from review.glossary.toml_literal import Value, paragraph, rendered
from review.model.proposal import Pos, Replacement

GRAMMAR_FIELDS: Final = ("gender", "number", "plural", "article", "elide", "aux", "case")
DEFAULTS: Final[dict[str, str | bool]] = {
    "type": "accuracy/mistranslation",
    "severity": "major",
    "status": "active",
    "scope": "paragraph",
    "inflect": True,
    "regex": False,
    "real_word": False,
}
"""The fields that have a value where an entry leaves them out, and that value."""


def table_of(entry: GlossaryEntry) -> dict[str, Value]:
    """The fields of `entry` in their usual order, defaults and empty ones left out.

    Raises ValueError where its right forms differ in part of speech in a way that a file can't say.
    """
    table: dict[str, Value] = {
        "id": entry.id,
        "wrong": entry.wrong,
        **_rights(entry),
        "type": entry.type,
        "severity": entry.severity.value,
        "status": entry.status.value,
        "origin": entry.origin,
        "when": entry.when,
        "unless": entry.unless,
        "scope": entry.scope.value,
        "inflect": entry.inflect,
        "regex": entry.regex,
        "real_word": entry.real_word,
        "note": entry.note,
        "examples": tuple({"mt": example.mt, "fixed": example.fixed} for example in entry.examples),
        "counterexamples": entry.counterexamples,
    }
    kept = {key: table[key] for key in ENTRY_FIELDS if table.get(key) not in ("", (), None)}
    return {key: value for key, value in kept.items() if DEFAULTS.get(key) != value}


def render(entry: GlossaryEntry) -> str:
    """`entry` as an [[entry]] block, one field a line, with a line end after the last."""
    lines = [f"{key} = {render_field(key, value)}\n" for key, value in table_of(entry).items()]
    return "[[entry]]\n" + "".join(lines)


def render_field(key: str, value: Value) -> str:
    """The value of one field as TOML; a note of several lines as such."""
    return paragraph(value) if key == "note" and isinstance(value, str) else rendered(value)


def _rights(entry: GlossaryEntry) -> dict[str, Value]:
    """The right forms; what all of them share stands once, beside them."""
    shared: dict[str, Value] = {}
    for key in GRAMMAR_FIELDS:
        values = {_grammar(right, key) for right in entry.right}
        if len(values) == 1 and not (key == "plural" and len(entry.right) > 1):
            value = values.pop()
            shared |= {key: value} if value else {}
    rights: list[Value] = []
    for right in entry.right:
        own = {key: said for key in GRAMMAR_FIELDS if key not in shared and (said := _grammar(right, key))}
        if right.note:
            own["note"] = right.note
        rights.append({"text": right.text, **own} if own else right.text)
    return {"right": tuple(rights), **_pos(entry), **shared}


def _grammar(right: Replacement, key: str) -> str | None:
    value: str | None = getattr(right, key)
    # A name has no article unless it says so.
    return None if key == "article" and right.pos is Pos.NAME and value == "none" else value


def _pos(entry: GlossaryEntry) -> dict[str, Value]:
    if all(right.pos is entry.pos for right in entry.right):
        return {"pos": entry.pos.value}
    if entry.pos is entry.right[0].pos and all(right.pos is derived_pos(right.text) for right in entry.right):
        return {}
    message = f"the right forms of {entry.id} differ in part of speech"
    raise ValueError(message)
