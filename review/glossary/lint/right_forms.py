"""Right forms that can't be put in place as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from review.errors import Fault
from review.glossary.lint.examined import GROUP, Examined, fault_of
from review.model.messages import _
from review.model.proposal import Pos

_ARTICLE: Final = re.compile(r"(?:les?|la|une?|des|du)\s|l['’]")


def references_without_expression(examined: Examined) -> Iterator[Fault]:
    r"""A right form with \1 in it needs regular expressions to refer to."""
    for entry in examined.entries():
        for right in entry.right:
            if not entry.regex and GROUP.search(right.text):
                message = _("“{form}” refers to a group, but the wrong forms are no expressions")
                yield fault_of(
                    entry, message.format(form=right.text), _("add {example}").format(example="regex = true")
                )


def articles_in_right_forms(examined: Examined) -> Iterator[Fault]:
    """Right forms carry no article, except a name's own; one in lower case is never a name's own."""
    for entry in examined.entries():
        for right in entry.right:
            kinds = (Pos.NAME, Pos.NOUN, Pos.ACRONYM)
            if (
                right.pos in kinds
                and right.article not in ("contract", "name")
                and _ARTICLE.match(right.text)
            ):
                message = _("the right form “{form}” begins with an article").format(form=right.text)
                yield fault_of(entry, message, _("leave it out: it follows from the text"))


def shared_plurals(examined: Examined) -> Iterator[Fault]:
    """One plural can't be that of several right forms."""
    for entry in examined.entries():
        plurals = {right.plural for right in entry.right}
        if len({right.text for right in entry.right}) > 1 and len(plurals) == 1 and None not in plurals:
            message = _("“{id}” gives one plural to several right forms").format(id=entry.id)
            yield fault_of(entry, message, 'right = [{ text = "…", plural = "…" }]')
