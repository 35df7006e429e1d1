r"""Checks of an entry's regular expressions; the `regex` package is imported only where there are some."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Final

from review.glossary.fields import Fields, shown
from review.model.messages import _

if TYPE_CHECKING:
    import regex

PROBES: Final = ("", " ", "a", "Un mot, l’autre 12.")
"""Texts in which an expression that can match nothing at all is found out."""

_PROBE_SECONDS: Final = 0.2
_LARGEST: Final = 50_000
_COUNT: Final = re.compile(r"\{\d{0,9},?(\d{1,9})\}")
_REFERENCE: Final = re.compile(r"\\(?:(?P<number>\d{1,2})|g<(?P<name>\w+)>|)")


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of one expression: how many, and the named ones."""

    count: int
    names: Mapping[str, int]


def check_expressions(fields: Fields, expressions: Sequence[str], rights: Sequence[str]) -> None:
    """Note expressions that don't compile or match the empty text, and references of `rights` to groups they lack."""
    groups = [
        found
        for number, expression in enumerate(expressions)
        if (found := _check_expression(fields, expression, number))
    ]
    for number, right in enumerate(rights):
        for found in groups:
            if fault := _reference_fault(right, found):
                fields.report("right", fault, item=number)
                break


def _check_expression(fields: Fields, expression: str, number: int) -> Groups | None:
    import regex  # noqa: PLC0415 - most glossaries have no expressions

    if expression.count("{") > 1 and _is_boundless(expression):
        message = _("the expression “{text}” is too large: its repetitions multiply each other")
        fields.report("wrong", message.format(text=shown(expression)), _("repeat fewer times"), number)
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pattern = regex.compile(expression)
    except regex.error as error:
        where = "" if error.pos is None else _(", at character {number}").format(number=error.pos + 1)
        message = _("the expression “{text}” is invalid: {problem}{where}")
        fields.report(
            "wrong", message.format(text=shown(expression), problem=error.msg, where=where), item=number
        )
        return None
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        # What the engine's parser lets through on odd input.
        message = _("the expression “{text}” is invalid: {problem}{where}")
        fields.report("wrong", message.format(text=shown(expression), problem=error, where=""), item=number)
        return None
    if _matches_nothing(pattern):
        message = _("the expression “{text}” matches the empty text").format(text=shown(expression))
        fields.report("wrong", message, _("make it require at least one letter"), number)
        return None
    return Groups(pattern.groups, dict(pattern.groupindex))


def _is_boundless(expression: str) -> bool:
    """Whether repetitions within repetitions make an expression so large that the engine runs out of memory compiling it."""
    from review.glossary.lint.syntax import UndecidedError, parse, size  # noqa: PLC0415 - few expressions need it

    try:
        return size(parse(expression)) > _LARGEST
    except UndecidedError:
        counts = (int(count) for count in _COUNT.findall(expression))
        return prod(min(max(count, 1), _LARGEST) for count in counts) > _LARGEST


def _matches_nothing(pattern: regex.Pattern[str]) -> bool:
    for probe in PROBES:
        try:
            found = pattern.search(probe, timeout=_PROBE_SECONDS)
        except TimeoutError:
            continue
        if found is not None and not found.group():
            return True
    return False


def _reference_fault(right: str, groups: Groups) -> str:
    r"""What is wrong with the \1 and \g<name> of `right`, "" where nothing is."""
    for found in _REFERENCE.finditer(right):
        number, name = found["number"], found["name"]
        if name and name.isdigit():
            number = name
        if number is not None:
            if not 0 < int(number) <= groups.count:
                return _("“{text}” refers to group {group}, but the expression has {count}").format(
                    text=shown(right), group=number, count=groups.count
                )
        elif name is not None:
            if name not in groups.names:
                return _("“{text}” refers to a group “{group}” that the expression lacks").format(
                    text=shown(right), group=shown(name)
                )
        else:
            return _("“{text}” has a backslash that refers to no group").format(text=shown(right))
    return ""
