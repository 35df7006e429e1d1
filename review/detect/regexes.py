"""Entries whose wrong forms are regular expressions: run with a time limit, and only where their literal part occurs."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from review.detect.literal import longest_literal
from review.errors import Fault, GlossaryError
from review.glossary.entry import GlossaryEntry
from review.model.fold import APOSTROPHES, fold
from review.model.messages import _
from review.model.proposal import Replacement

if TYPE_CHECKING:
    import regex

SECONDS: Final = 1.0
"""How long one expression may take on one segment."""

_LEAST: Final = 3
_PLAIN: Final = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys("\u00a0\u202f\u2009\r\n\t", " ")
)
_EDGE: Final = r"(?:(?<![^\W_])|(?![^\W_]))(?:{})(?:(?![^\W_])|(?<![^\W_]))"
_REFERENCE: Final = re.compile(r"\\(?:(\d{1,2})|g<(\w+)>)")


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of `entry` (rule number `rule`); `literal` is the folded text that each match holds, b"" for none."""

    rule: int
    entry: GlossaryEntry
    pattern: str
    literal: bytes

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Replacement, ...]]]:
        """Each match in `text` (one composed segment) with its right forms.

        The expression sees apostrophes of any kind as ' and no-break spaces and line breaks as spaces, regardless of
        case; no match begins or ends inside a word. Raises GlossaryError where it is invalid or takes too long.
        """
        if not text:
            return
        try:
            for found in _compiled(self.pattern, self.entry.path, self.entry.line).finditer(
                text.translate(_PLAIN), timeout=SECONDS
            ):
                if found.end() > found.start():
                    rights = tuple(self._expanded(right, found, text) for right in self.entry.right)
                    yield found.start(), found.end(), rights
        except TimeoutError as error:
            message = _("The expression “{pattern}” takes more than {seconds:g} s on one sentence.").format(
                pattern=self.pattern, seconds=SECONDS
            )
            raise _error(self.entry.path, self.entry.line, message) from error

    def _expanded(self, right: Replacement, found: regex.Match[str], text: str) -> Replacement:
        def group(reference: re.Match[str]) -> str:
            name = reference.group(2) or reference.group(1)
            try:
                start, end = found.span(int(name) if name.isdecimal() else name)
            except IndexError as error:
                message = _("“{right}” speaks of group {name}, which “{pattern}” doesn't have.").format(
                    right=right.text, name=name, pattern=self.pattern
                )
                raise _error(self.entry.path, self.entry.line, message) from error
            return text[start:end] if start >= 0 else ""

        plural = None if right.plural is None else _REFERENCE.sub(group, right.plural)
        return replace(right, text=_REFERENCE.sub(group, right.text), plural=plural)


def expression_of(rule: int, entry: GlossaryEntry, pattern: str) -> Expression:
    """The expression `pattern` of `entry`, with the longest literal part that is worth looking for."""
    literal = fold(unicodedata.normalize("NFC", longest_literal(pattern)))
    return Expression(rule, entry, pattern, literal if len(literal.replace(b" ", b"")) >= _LEAST else b"")


@lru_cache(maxsize=4096)
def _compiled(pattern: str, path: str, line: int) -> regex.Pattern[str]:
    import regex  # noqa: PLC0415 - costs start-up time, and few glossaries have expressions

    plain = unicodedata.normalize("NFC", pattern).translate(str.maketrans("’\u00a0\u202f", "'  "))
    try:
        with warnings.catch_warnings():
            # Brackets that may mean something else one day are the glossary check's business.
            warnings.simplefilter("ignore")
            regex.compile(plain)
            return regex.compile(_EDGE.replace("{}", plain), regex.IGNORECASE)
    except regex.error as error:
        message = _("“{pattern}” is no valid regular expression: {reason}.").format(
            pattern=pattern, reason=error
        )
        raise _error(path, line, message) from error


def _error(path: str, line: int, message: str) -> GlossaryError:
    hint = _('Change the expression, or set status = "retired".')
    return GlossaryError(path, message, hint, [Fault(path, line or None, message, hint)])
