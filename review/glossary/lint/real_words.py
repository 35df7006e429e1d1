"""Wrong forms that are good French elsewhere, and entries that don't say where they are wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from review.errors import Fault
from review.french.lexicon import Analysis
from review.french.lexicon import Pos as Part
from review.glossary.entry import GlossaryEntry
from review.glossary.lint.examined import Examined, fault_of
from review.model.issue import Status
from review.model.messages import _
from review.model.proposal import Pos

_PARTS: Final = {
    Pos.NOUN: (Part.NOUN,),
    Pos.ADJECTIVE: (Part.ADJECTIVE, Part.PARTICIPLE),
    Pos.VERB: (Part.VERB,),
}
"""The parts of speech that a wrong form shares with its right forms; any for the other kinds."""


def missing_conditions(examined: Examined) -> Iterator[Fault]:
    """A wrong form that the dictionary has is wrong in some texts only, and the entry says in which.

    Not told: of style, where a word is to be replaced wherever it stands, of old spellings, and of entries that only warn.
    """
    bare = [
        (entry, form)
        for _glossary, entry in examined.living()
        if _is_bare(entry)
        for form in entry.wrong
        if " " not in form
    ]
    examined.look_up(form for _entry, form in bare)
    for entry, form in bare:
        if any(_fits(reading, entry) for reading in examined.readings(form)):
            message = _("“{form}” is correct French, and nothing says where it is wrong").format(form=form)
            hint = _("add {fields}, or {flag} with a counterexample").format(
                fields="when, unless, origin", flag="real_word = true"
            )
            yield fault_of(entry, message, hint)


def _is_bare(entry: GlossaryEntry) -> bool:
    guarded = entry.regex or entry.real_word or entry.when or entry.unless or entry.origin
    return not guarded and entry.status is Status.ACTIVE and not entry.type.startswith("style")


def _fits(reading: Analysis, entry: GlossaryEntry) -> bool:
    parts = _PARTS.get(entry.pos)
    return reading.classical and (parts is None or reading.pos in parts)
