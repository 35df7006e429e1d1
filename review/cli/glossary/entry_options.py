"""The options that say what an entry holds, and an entry with what they said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict

import click

from review.glossary.entry import GlossaryEntry, Scope
from review.glossary.entry_table import WORDS
from review.model.issue import ERROR_TYPES, Severity, Status
from review.model.messages import _
from review.model.proposal import Pos, Replacement


class Said(TypedDict):
    """What the options say of an entry; None and () where they say nothing."""

    id_: str | None
    pos: str | None
    gender: str | None
    number: str | None
    plural: str | None
    article: str | None
    elide: str | None
    aux: str | None
    case: str | None
    type_: str | None
    severity: str | None
    status: str | None
    origin: tuple[str, ...]
    when: tuple[str, ...]
    unless: tuple[str, ...]
    scope: str | None
    inflect: bool | None
    regex: bool
    real_word: bool | None
    note: str | None
    counterexample: tuple[str, ...]


def entry_options() -> list[click.Parameter]:
    """The options, in the order in which a glossary has the fields."""
    return [
        click.Option(
            ["--id", "id_"], metavar="ID", help=_("The entry's own name (default: made from WRONG).")
        ),
        _choice("--pos", [one.value for one in Pos], _("What the right form is (default: by the lexicon).")),
        _choice("--gender", WORDS["gender"], _("Its gender (default: looked up).")),
        _choice("--number", WORDS["number"], _("For a word that has no other number.")),
        click.Option(["--plural"], metavar="WORDS", help=_("Its plural, where it isn't the regular one.")),
        _choice("--article", WORDS["article"], _("Which article a name takes.")),
        _choice(
            "--elide", WORDS["elide"], _("Whether le, de, que lose their vowel before it (default: by rule).")
        ),
        _choice("--aux", WORDS["aux"], _("The auxiliary of a verb.")),
        _choice("--case", WORDS["case"], _("Capitals as given here, or as the text has them.")),
        click.Option(
            ["--type", "type_"], metavar="TYPE", help=_("MQM error type (default: accuracy/mistranslation).")
        ),
        _choice("--severity", [one.value for one in Severity], _("How bad the error is (default: major).")),
        _choice("--status", [one.value for one in Status], _("Whether it is looked for (default: active).")),
        _words("--origin", _("What the source text says there; may be repeated.")),
        _words("--when", _("One of these words must be near; may be repeated.")),
        _words("--unless", _("None of these words may be near; may be repeated.")),
        _choice("--scope", [one.value for one in Scope], _("How far “near” reaches (default: paragraph).")),
        click.Option(
            ["--inflect/--no-inflect"],
            default=None,
            help=_("Find the inflected forms of WRONG too (default: yes)."),
        ),
        click.Option(["--regex"], is_flag=True, help=_("WRONG is a regular expression.")),
        click.Option(
            ["--real-word/--no-real-word"],
            default=None,
            help=_("WRONG is good French elsewhere (default: whether the lexicon has it)."),
        ),
        click.Option(["--note"], metavar="TEXT", help=_("Why it is wrong.")),
        click.Option(
            ["--counterexample"],
            multiple=True,
            metavar="TEXT",
            help=_("A text in which the entry must find nothing; may be repeated."),
        ),
    ]


def _choice(name: str, words: Sequence[str], text: str) -> click.Option:
    return click.Option([name], type=click.Choice(list(words)), help=text)


def _words(name: str, text: str) -> click.Option:
    return click.Option([name], multiple=True, metavar="WORDS", help=text)


def with_options(entry: GlossaryEntry, said: Said) -> GlossaryEntry:
    """`entry` with what the options say in the place of what was filled in; raises `click.UsageError` for an unknown type."""
    if said["type_"] is not None and said["type_"] not in ERROR_TYPES:
        known = ", ".join(sorted(one for one in ERROR_TYPES if "/" not in one))
        raise click.UsageError(_("--type: unknown type; begin with one of: {known}").format(known=known))
    return replace(
        entry,
        id=said["id_"] or entry.id,
        right=tuple(
            _with_grammar(right, said, alone=number == 0) for number, right in enumerate(entry.right)
        ),
        type=said["type_"] or entry.type,
        severity=Severity(said["severity"] or entry.severity),
        status=Status(said["status"] or entry.status),
        origin=said["origin"],
        when=said["when"],
        unless=said["unless"],
        scope=Scope(said["scope"] or entry.scope),
        inflect=entry.inflect if said["inflect"] is None else said["inflect"],
        regex=said["regex"],
        real_word=(entry.real_word and not said["regex"]) if said["real_word"] is None else said["real_word"],
        note=said["note"] or entry.note,
        counterexamples=said["counterexample"],
    )


def _with_grammar(right: Replacement, said: Said, *, alone: bool) -> Replacement:
    """A right form with the grammar that the options tell; a plural belongs to the first one, as `alone` says."""
    return replace(
        right,
        gender=said["gender"] or right.gender,
        number=said["number"] or right.number,
        plural=(said["plural"] if alone else None) or right.plural,
        article=said["article"] or right.article,
        elide=said["elide"] or right.elide,
        aux=said["aux"] or right.aux,
        case=said["case"] or right.case,
    )
