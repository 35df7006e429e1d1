"""Regular expressions that can match nothing, and such as run away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from review.errors import Fault
from review.glossary.fields import shown
from review.glossary.lint.attack import running_away
from review.glossary.lint.examined import Examined, fault_of
from review.glossary.lint.reach import matches_nothing
from review.model.messages import _

_CONSTRAINED: Final = re.compile(r"[\\^$\[‘ʼ`´′]|\(\?[=!<]")
"""Without one of these an expression matches what it spells."""
_REPEATED: Final = re.compile(r"[*+{]")


def impossible_expressions(examined: Examined) -> Iterator[Fault]:
    """An expression can match something in a text as the search sees it."""
    for _glossary, entry in examined.living():
        for expression in entry.wrong if entry.regex else ():
            if _CONSTRAINED.search(expression) and matches_nothing(expression):
                message = _("the expression “{text}” can match nothing").format(text=shown(expression))
                hint = _(
                    "a match begins and ends at the edge of a word; texts have only `'` for an apostrophe and a plain space for any space or line break"
                )
                yield fault_of(entry, message, hint)


def runaway_expressions(examined: Examined) -> Iterator[Fault]:
    """An expression comes to an end on a long sentence."""
    for _glossary, entry in examined.living():
        for expression in entry.wrong if entry.regex else ():
            if _REPEATED.search(expression) and (text := running_away(expression)):
                message = _(
                    "the expression “{text}” runs away on a long sentence such as “{sentence}”"
                ).format(text=shown(expression), sentence=shown(text))
                hint = _(
                    "leave only one way to repeat the same letters, or stop it from going back: `(?>…)`, `*+`"
                )
                yield fault_of(entry, message, hint)
