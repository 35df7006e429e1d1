"""The values of one table of a glossary file, checked one by one.

A getter gives the checked value, or what stands for it where it is absent or faulty; each fault becomes a `Problem`,
so that all of a file's faults are told at once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import Final, Literal, NamedTuple, TypeVar

from review.glossary.line_index import KeyPath
from review.glossary.toml_literal import quoted
from review.model.fold import WORD
from review.model.messages import _

_Choice = TypeVar("_Choice", bound=StrEnum)

Kind = Literal["text", "list", "flag", "table"]

_SHOWN: Final = 40
_FEW: Final = 12
_LONGEST_WORD: Final = 60
_LARGE: Final = 10**9
_FLAGS: Final = {"true": "true", "yes": "true", "1": "true", "false": "false", "no": "false", "0": "false"}
_NEVER_IN_TERMS: Final = frozenset({"Cc", "Zl", "Zp", "Cs"})


class Problem(NamedTuple):
    """A fault at `at`, the way to the value from the top of the file."""

    at: KeyPath
    message: str
    hint: str


class Fields:
    """The fields of one table; `at` is the way to it, `problems` takes its faults."""

    __slots__ = ("_at", "_problems", "_values")

    def __init__(self, values: Mapping[str, object], at: KeyPath, problems: list[Problem]) -> None:
        """Check `values`, which stand `at` that way from the top of the file."""
        self._values = values
        self._at = at
        self._problems = problems

    def __contains__(self, key: str) -> bool:
        """Whether the table has the field at all."""
        return key in self._values

    def report(self, key: str, message: str, hint: str = "", item: int | None = None) -> None:
        """Note a fault of the field `key`, or of one `item` of its list."""
        at = (*self._at, key) if item is None else (*self._at, key, item)
        self._problems.append(Problem(at, message, hint))

    def raw(self, key: str) -> object:
        """The value as it stands, None where there is none."""
        return self._values.get(key)

    def refuse_unknown(self, known: Sequence[str], tables: Mapping[str, Sequence[str]]) -> None:
        """Note the fields that aren't among the `known` ones; `tables` are all tables' fields, by the tables' names."""
        for key in self._values:
            if key not in known:
                message = _("unknown field “{field}”").format(field=shown(key))
                self.report(key, message, _field_hint(key, known, tables))

    def text(self, key: str, *, required: bool = False) -> str:
        """A text that isn't blank; "" where it is absent or faulty."""
        value = self._values.get(key)
        if value is None:
            if required:
                self._missing(key, f'{key} = "…"')
        elif not isinstance(value, str):
            self.wrong_type(key, "text", value)
        elif not value.strip():
            self.report(key, _("“{field}” is empty").format(field=key))
        else:
            return value
        return ""

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts that aren't blank; () where it is absent; faulty items are left out."""
        if (items := self.items(key, required=required)) is None:
            return ()
        texts = []
        for number, item in enumerate(items):
            if not isinstance(item, str):
                self.wrong_type(key, "text", item, number)
            elif not item.strip():
                self.report(key, _("“{field}” holds an empty text").format(field=key), item=number)
            else:
                texts.append(item)
        return tuple(texts)

    def items(self, key: str, *, required: bool = False) -> Sequence[object] | None:
        """A list that isn't empty, of whatever kind; None where it is absent or faulty."""
        value = self._values.get(key)
        if value is None:
            if required:
                self._missing(key, f'{key} = ["…"]')
        elif not isinstance(value, list):
            self.wrong_type(key, "list", value)
        elif not value:
            hint = _("write at least one") if required else _("leave the field out instead")
            self.report(key, _("“{field}” is an empty list").format(field=key), hint)
        else:
            return value
        return None

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self._values.get(key, default)
        if isinstance(value, bool):
            return value
        self.wrong_type(key, "flag", value)
        return default

    def choice(self, key: str, default: _Choice) -> _Choice:
        """One of the values of the default's enumeration."""
        if key not in self._values:
            return default
        kind = type(default)
        word = self.word(key, [member.value for member in kind])
        return default if word is None else kind(word)

    def word(self, key: str, known: Sequence[str], synonyms: Mapping[str, str] | None = None) -> str | None:
        """One of the `known` words; None where it is absent or faulty. `synonyms` serve for the hint alone."""
        value = self._values.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self.wrong_type(key, "text", value)
            return None
        if value in known:
            return value
        message = _("unknown {field} “{value}”").format(field=key, value=shown(value))
        meant = (synonyms or {}).get(value.casefold())
        self.report(key, message, did_you_mean(meant) if meant else nearest_hint(value, known))
        return None

    def wrong_type(self, key: str, wanted: Kind, value: object, item: int | None = None) -> None:
        """Note that a value isn't what was `wanted`, with the right way to write it where that is plain."""
        name = key if item is None else f"{key}[{item + 1}]"
        message = _("“{field}” must be {wanted}, not {found}").format(
            field=name, wanted=_kind_name(wanted), found=kind_of(value)
        )
        self.report(key, message, "" if item is not None else _rewritten(key, wanted, value), item)

    def _missing(self, key: str, example: str) -> None:
        self.report(
            key, _("“{field}” is missing").format(field=key), _("write {example}").format(example=example)
        )


def check_terms(fields: Fields, key: str, terms: Iterable[str]) -> None:
    """Note the `terms` of a list that can never be found in a text."""
    for number, term in enumerate(terms):
        if fault := term_fault(term):
            fields.report(key, fault, item=number)


def term_fault(term: str) -> str:
    """What keeps `term` from being found in a text, "" where nothing does."""
    if fault := right_fault(term):
        return fault
    if not WORD.search(term):
        return _("“{text}” has no letter or digit, so that no word can match it").format(text=shown(term))
    return ""


def right_fault(text: str) -> str:
    """What keeps `text` from being put in place as it stands, "" where nothing does."""
    if fault := odd_character_fault(text):
        return fault
    return "" if text == text.strip() else _("“{text}” has spaces around it").format(text=shown(text))


def odd_character_fault(text: str) -> str:
    """The fault of a text with a control character or line break, "" where there is none."""
    if text.isprintable():
        return ""
    for letter in text:
        if unicodedata.category(letter) in _NEVER_IN_TERMS:
            message = _("“{text}” holds a line break or control character ({code})")
            return message.format(text=shown(text), code=f"U+{ord(letter):04X}")
    return ""


def shown(text: str) -> str:
    """`text`, cut where it is long."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def did_you_mean(word: str) -> str:
    """The hint that names the nearest right thing."""
    return _("did you mean “{word}”?").format(word=word)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `word` looks most like, None where none is near."""
    if len(word) > _LONGEST_WORD:
        return None
    plain = word.strip().casefold().replace(" ", "-")
    choices = list(known)
    if plain in choices:
        return plain
    ends = [choice for choice in choices if choice.endswith(f"/{plain}")]
    return next(iter(ends or get_close_matches(plain, choices, n=1, cutoff=0.6)), None)


def nearest_hint(word: str, known: Sequence[str]) -> str:
    """The nearest right thing, else the list of right things where it is short."""
    if found := nearest(word, known):
        return did_you_mean(found)
    listed = known if len(known) <= _FEW else [choice for choice in known if "/" not in choice]
    return _("one of: {known}").format(known=", ".join(listed))


def kind_of(value: object) -> str:
    """The kind of a TOML value, in plain words."""
    if isinstance(value, bool):
        return _("true or false")
    names: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (str, _("a text")),
        ((int, float), _("a number")),
        (list, _("a list")),
        (dict, _("a table")),
    )
    return next((name for kind, name in names if isinstance(value, kind)), _("a date or time"))


def _kind_name(kind: Kind) -> str:
    names = {
        "text": _("a text in quotes"),
        "list": _("a list"),
        "flag": _("true or false"),
        "table": _("a table"),
    }
    return names[kind]


def _rewritten(key: str, wanted: Kind, value: object) -> str:
    """The hint that shows the value written in the kind that is wanted, "" where nothing plain fits."""
    if wanted == "list":
        fixed = "[{ … }]" if isinstance(value, dict) else _one_item(value)
    elif wanted == "flag":
        fixed = _FLAGS.get(value.casefold() if isinstance(value, str) else _small_number(value), "")
    elif wanted == "text":
        alone = value[0] if isinstance(value, list) and len(value) == 1 else _small_number(value)
        fixed = quoted(alone) if isinstance(alone, str) and alone.strip() else ""
    else:
        fixed = ""
    if not fixed:
        return ""
    if len(fixed) > _LONGEST_WORD:
        fixed = '["…"]' if fixed.startswith("[") else '"…"'
    return _("write {example}").format(example=f"{key} = {fixed}")


def _one_item(value: object) -> str:
    return f"[{quoted(value)}]" if isinstance(value, str) and value.strip() else ""


def _small_number(value: object) -> str:
    """A number that can be told in a few digits, "" for anything else."""
    return (
        str(value) if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGE else ""
    )


def _field_hint(key: str, known: Sequence[str], tables: Mapping[str, Sequence[str]]) -> str:
    for table, names in tables.items():
        if key in names:
            return _("“{field}” belongs to {table}").format(field=key, table=table)
    if found := nearest(key.replace("-", "_"), known):
        return did_you_mean(found)
    return _("the fields here are: {known}").format(known=", ".join(known))
