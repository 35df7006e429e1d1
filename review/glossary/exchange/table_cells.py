"""The cells of a table's row and the fields of an entry: which column holds what, and how several values share a cell.

A cell that a spreadsheet would take for a formula is written with an apostrophe before it (OWASP, "CSV Injection"), which
reading takes off again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from review.glossary.entry import GlossaryEntry
from review.glossary.entry_writing import DEFAULTS, GRAMMAR_FIELDS, table_of
from review.glossary.exchange.xml_text import printable
from review.model.messages import _
from review.model.proposal import Pos, Replacement

LISTS: Final = ("wrong", "right", "origin", "when", "unless", "counterexamples")
"""Columns that may hold several values, with | between them."""

FLAGS: Final = ("inflect", "regex", "real_word")
COLUMNS: Final = (
    "id", "wrong", "right", "note", "pos", "gender", "number", "plural", "article", "elide", "aux", "case",
    "type", "severity", "status", "origin", "when", "unless", "scope", "inflect", "regex", "real_word",
    "mt", "fixed", "counterexamples", "right_note",
)  # fmt: skip
"""The columns a header line may name: the fields of an entry, with one example in `mt` and `fixed`.

More examples stand in mt_2 and fixed_2, mt_3 and fixed_3 and so on. `right_note` holds the notes of the right forms.
"""

FORMWISE: Final = (*GRAMMAR_FIELDS, "right_note")
"""Columns that may hold one value for each right form, with | between them; empty where a form has none."""

ALIASES: Final = {"source": "wrong", "target": "right", "comment": "note"}
CELL_LIMIT: Final = 32_767
"""The characters that a cell of a spreadsheet takes at most (Microsoft, "Excel specifications and limits")."""

_EXAMPLE: Final = re.compile(r"(mt|fixed)(?:_([2-9]|[1-9][0-9]{1,2}))?")
_FIRST: Final = ("id", "wrong", "right")
_TRUE: Final = {"true": True, "yes": True, "1": True, "vrai": True, "oui": True}
_FALSE: Final = {"false": False, "no": False, "0": False, "faux": False, "non": False}
_WORDS: Final = _TRUE | _FALSE
_ENDS: Final = re.compile(r"(\\*)(\||\Z)")
_BARS: Final = re.compile(r"(\\*)\|")
_TAIL: Final = re.compile(r"\\+\Z")
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\"]")


def is_column(name: str) -> bool:
    """Whether `name` is a column of entries."""
    return name in COLUMNS or _EXAMPLE.fullmatch(name) is not None


def column_key(name: str) -> tuple[int, int]:
    """Where the column `name` stands among the others."""
    example = _EXAMPLE.fullmatch(name)
    if example is None:
        return COLUMNS.index(name), 0
    return COLUMNS.index("mt"), 2 * int(example[2] or 1) + (example[1] == "fixed")


def joined(items: Sequence[str]) -> str:
    r"""The items as one cell, | between them; a | that is text is written \|, and backslashes before a bar stand twice."""
    texts = [_BARS.sub(lambda bar: bar[1] * 2 + r"\|", item) for item in items]
    return "|".join([*(_TAIL.sub(lambda tail: tail[0] * 2, text) for text in texts[:-1]), *texts[-1:]])


def parted(cell: str) -> list[str]:
    """The items that a cell holds, see `joined`, without spaces around them."""
    items, item, start = [], "", 0
    for found in _ENDS.finditer(cell):
        if not found[2]:
            break
        slashes = len(found[1])
        item += cell[start : found.start()] + "\\" * (slashes // 2)
        start = found.end()
        if slashes % 2:
            item += "|"
        else:
            items.append(item)
            item = ""
    return [text.strip() for text in (*items, item + cell[start:])]


def guarded(cell: str) -> str:
    """`cell` such that no spreadsheet takes it for a formula, nor a tab-separated file its quotes for a fault."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell that `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def cells_of(entry: GlossaryEntry) -> dict[str, str]:
    """What the row of `entry` holds, by column; the grammar of its right forms once where all of them share it.

    A field that doesn't fit in a cell is left out, and so is a part of speech that only some of the right forms have.
    """
    try:
        fields = table_of(entry)
    except ValueError:
        fields = table_of(_without_kinds(entry)) | {"pos": entry.pos.value}
    cells: dict[str, str] = {"id": entry.id, "right": joined([right.text for right in entry.right])}
    for name, value in fields.items():
        if name in FLAGS:
            cells[name] = "true" if value else "false"
        elif name in LISTS and isinstance(value, tuple) and name != "right":
            items = [str(item) for item in value]
            cells[name] = "\n".join(items) if name == "wrong" and entry.regex else joined(items)
        elif name in COLUMNS and isinstance(value, str) and name not in FORMWISE:
            cells[name] = value
    for name in FORMWISE:
        said = [_said(right, name) for right in entry.right]
        shared = len(set(said)) == 1 and name != "right_note" and "|" not in said[0]
        if any(said):
            cells[name] = said[0] if shared else joined(said)
    for number, example in enumerate(entry.examples, start=1):
        end = "" if number == 1 else f"_{number}"
        cells |= {f"mt{end}": example.mt, f"fixed{end}": example.fixed}
    # No format of tables has characters such as NUL.
    stripped = {name: printable(cell).strip() for name, cell in cells.items()}
    return {
        name: cell for name, cell in stripped.items() if cell and len(cell) <= CELL_LIMIT and is_column(name)
    }


def _said(right: Replacement, name: str) -> str:
    if name == "right_note":
        return right.note
    # A name has no article unless it says so.
    implied = name == "article" and right.pos is Pos.NAME and right.article == "none"
    return "" if implied else getattr(right, name) or ""


def columns_of(rows: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """The columns that rows need, in their usual order."""
    used = {name for cells in rows for name in cells} | set(_FIRST)
    return tuple(sorted(used, key=column_key))


def fields_of(cells: Mapping[str, str], complaints: list[str]) -> dict[str, object]:
    """The row as the fields of an entry; an empty cell is a field that is left out. `complaints` takes what is wrong."""
    table: dict[str, object] = {}
    is_regex = _WORDS.get(cells.get("regex", "").casefold())
    examples: dict[int, dict[str, str]] = {}
    formwise: dict[str, list[str]] = {}
    for name, cell in cells.items():
        example = _EXAMPLE.fullmatch(name)
        if not cell or not is_column(name):
            continue
        if example is not None:
            examples.setdefault(int(example[2] or 1), {})[example[1]] = cell
        elif name in FLAGS:
            table[name] = _WORDS.get(cell.casefold())
            if table[name] is None:
                wanted = _("true or false")
                complaints.append(_("“{field}” must be {wanted}").format(field=name, wanted=wanted))
                table[name] = DEFAULTS[name]
        elif name == "wrong" and is_regex:
            # An expression may hold bars: those of several stand on lines of their own.
            table[name] = cell.split("\n")
        elif name in FORMWISE and (name == "right_note" or "|" in cell):
            formwise["note" if name == "right_note" else name] = parted(cell)
        else:
            table[name] = parted(cell) if name in LISTS else cell
    if examples:
        table["examples"] = [examples[number] for number in sorted(examples)]
    if formwise and "right" in table:
        table["right"] = _right_forms(parted(cells["right"]), formwise, complaints)
    return table


def _right_forms(
    texts: list[str], formwise: Mapping[str, list[str]], complaints: list[str]
) -> list[dict[str, str]]:
    """The right forms as tables of their own, each with its values of the columns that have one for each."""
    forms = [{"text": text} for text in texts]
    for name, values in formwise.items():
        if len(values) != len(texts):
            message = _("“{field}” has {values} values for {forms} right forms")
            complaints.append(message.format(field=name, values=len(values), forms=len(texts)))
        for form, value in zip(forms, values, strict=False):
            if value:
                form[name] = value
    return forms


def _without_kinds(entry: GlossaryEntry) -> GlossaryEntry:
    return replace(entry, right=tuple(replace(right, pos=entry.pos) for right in entry.right))
