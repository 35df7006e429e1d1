"""The fields of an entry as people meet them: the name, one line that explains it, and what it may hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from review.glossary.entry import Scope
from review.glossary.entry_table import WORDS
from review.glossary.entry_writing import DEFAULTS
from review.model.issue import ERROR_TYPES, Severity, Status
from review.model.messages import N_, _
from review.model.proposal import Pos


class Shape(Enum):
    """How a field is written: one text, a text of several lines, a list, right forms, pairs of texts, one of a few words."""

    TEXT = auto()
    NOTE = auto()
    LIST = auto()
    RIGHTS = auto()
    PAIRS = auto()
    CHOICE = auto()


FLAG: Final = ("true", "false")


@dataclass(frozen=True, slots=True)
class EntryField:
    """One field of an entry.

    `label` (a word or two), `means` (one line) and `otherwise` (what holds where it is left out, "" where it can't be)
    are English msgids; `choices` are the words it may hold, `default` the one that holds where it is left out.
    """

    key: str
    shape: Shape
    label: str
    means: str
    otherwise: str = ""
    choices: tuple[str, ...] = ()
    default: str = ""

    @property
    def title(self) -> str:
        """The label in the language in force."""
        return _(self.label)

    @property
    def explanation(self) -> str:
        """What it means, in the language in force."""
        return _(self.means)

    @property
    def left_out(self) -> str:
        """What holds where it is left out, in the language in force; "" where it can't be."""
        return _(self.otherwise) if self.otherwise else ""


def _choice(
    key: str, label: str, means: str, otherwise: str, choices: tuple[str, ...] | None = None
) -> EntryField:
    default = DEFAULTS.get(key, "")
    word = default if isinstance(default, str) else str(default).lower()
    return EntryField(key, Shape.CHOICE, label, means, otherwise, choices or WORDS.get(key, FLAG), word)


FIELDS: Final = (
    EntryField("id", Shape.TEXT, N_("id"), N_("the entry's own name, in a-z, 0-9 and -; decisions are recorded under it, so don't change it lightly")),
    EntryField("wrong", Shape.LIST, N_("wrong"), N_("a list of what the machine writes, in dictionary form (singular, masculine, infinitive) and without article")),
    EntryField("right", Shape.RIGHTS, N_("right"), N_("a list of what should stand there, best first, in dictionary form and without article")),
    _choice("pos", N_("part of speech"), N_("what the right form is: name, noun, acronym, adjective, verb, phrase"), N_("all capitals: acronym; begins with a capital: name; else phrase"), tuple(one.value for one in Pos)),
    _choice("gender", N_("gender"), N_("m or f"), N_("looked up")),
    _choice("number", N_("number"), N_("s or p, only for a word that has no other number (les frais)"), N_("looked up")),
    EntryField("plural", Shape.TEXT, N_("plural"), N_("the plural, where it isn't the regular one"), N_("formed by rule")),
    _choice("article", N_("article"), N_("which article the right form takes: none (Lyon), definite (la Hongrie), contract (Le Caire, au Caire), name (Le Pen, à Le Pen)"), N_("a name: none; else what the text has")),
    _choice("elide", N_("elision"), N_("whether le, de, que … lose their vowel before it: yes, no, ask"), N_("by rule (l'homme, le héros)")),
    _choice("aux", N_("auxiliary"), N_("the auxiliary of a verb, avoir or être; for verbs alone"), N_("looked up")),
    _choice("case", N_("capitals"), N_("keep: capitals as the entry has them; follow: as the text has them"), N_("by rule")),
    _choice("type", N_("error type"), N_("MQM error type, such as accuracy/mistranslation, terminology/wrong-term, style/awkward-style"), N_("accuracy/mistranslation"), tuple(sorted(ERROR_TYPES))),
    _choice("severity", N_("severity"), N_("neutral, minor, major, critical"), N_("major"), tuple(one.value for one in Severity)),
    _choice("status", N_("status"), N_("active; warn: shown, never applied by itself; retired: kept in the file, not looked for"), N_("active"), tuple(one.value for one in Status)),
    EntryField("origin", Shape.LIST, N_("origin"), N_("what the source text says there; where the source text is at hand, one of these must be in it"), N_("no such condition")),
    EntryField("when", Shape.LIST, N_("only with"), N_("at least one of these words must be near"), N_("no such condition")),
    EntryField("unless", Shape.LIST, N_("not with"), N_("none of these words may be near"), N_("no such condition")),
    _choice("scope", N_("near means"), N_("how far “near” reaches: sentence, paragraph, document"), N_("paragraph"), tuple(one.value for one in Scope)),
    _choice("inflect", N_("inflected forms"), N_("false: find the wrong form only as it is written here"), N_("true")),
    _choice("regex", N_("expressions"), N_("true: the wrong forms are regular expressions"), N_("false")),
    _choice("real_word", N_("good French too"), N_("true: the wrong form is good French elsewhere, so that a person decides each time"), N_("false")),
    EntryField("note", Shape.NOTE, N_("note"), N_("why it is wrong, for the person who decides; may have several lines"), N_("nothing")),
    EntryField("examples", Shape.PAIRS, N_("examples"), N_("a list of texts with the error and repaired"), N_("nothing, but glossary check asks for one")),
    EntryField("counterexamples", Shape.LIST, N_("not an error in"), N_("a list of texts in which the entry must find nothing"), N_("nothing, but a real_word needs one")),
)  # fmt: skip
"""Every field of an entry in the usual order; docs/glossary.md says the same of each."""

BY_KEY: Final = {one.key: one for one in FIELDS}


def how_to_write(one: EntryField) -> str:
    """How the field is filled in on a form, in one line."""
    ways = {
        Shape.TEXT: _("one text"),
        Shape.NOTE: _("free text, several lines if need be"),
        Shape.LIST: _("one a line"),
        Shape.RIGHTS: _("one a line; with a grammar of its own: {example}").format(
            example='{ text = "girafe", gender = "f" }'
        ),
        Shape.PAIRS: _("two lines each: - the machine's text, + the same repaired"),
        Shape.CHOICE: _("← → change it, a letter goes to the next word with it"),
    }
    return ways[one.shape]
