"""The options that commands share, declared once, and the language of the texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import click

from review.model.messages import _

LANGUAGE_OPTION: Final = "--lang"
_LANGUAGE_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
CONTEXT: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def common() -> list[click.Parameter]:
    """The options that every command on a text takes."""
    path = click.Path(path_type=Path)
    return [
        *glossary_options(),
        click.Option(
            ["--ledger"],
            type=path,
            metavar="PATH",
            help=_("Where decisions are kept (default: FILE.review.db beside the file)."),
        ),
        click.Option(
            ["--source"],
            type=path,
            metavar="PATH",
            help=_("The source text, one line for each paragraph of the translation."),
        ),
        click.Option(
            ["--reviewer"], metavar="NAME", help=_("Who decides, for the record (default: the login name).")
        ),
        source_language(),
        language(),
    ]


def source_language() -> click.Option:
    """The option that says what a text was translated from."""
    return click.Option(
        ["--source-language"],
        metavar="CODE",
        help=_("The language it was translated from, such as zh: glossaries for other languages stay out."),
    )


def output_format(formats: Sequence[str], text: str) -> click.Option:
    """The option that chooses one of `formats`, the first where it is left out; `text` is its help."""
    return click.Option(
        ["--format", "format_"],
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=text,
    )


def glossary_options() -> list[click.Parameter]:
    """The options that say which glossaries are in force."""
    return [
        click.Option(
            ["--glossary"],
            type=click.Path(path_type=Path),
            multiple=True,
            metavar="PATH",
            help=_(
                "A glossary file, or a folder of them; may be repeated. Default: those that review.toml names, "
                "else glossaries/ beside it, else the ones that came with the program."
            ),
        ),
        click.Option(
            ["--no-default-glossary"],
            is_flag=True,
            help=_("Use the glossaries named by --glossary and no others."),
        ),
    ]


def language() -> click.Option:
    """The option that chooses the language of the texts; `chosen_language` reads it before any text is made."""
    return click.Option(
        [LANGUAGE_OPTION],
        metavar="CODE",
        expose_value=False,
        help=_("Language of the messages, such as fr (default: that of the environment)."),
    )


def chosen_language(args: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """The language that the last `--lang` among `args` names, else the environment's (LC_ALL, LC_MESSAGES, LANG)."""
    words = list(args[: args.index("--")] if "--" in args else args)
    named = [after for word, after in pairwise(words) if word == LANGUAGE_OPTION]
    named += [word.partition("=")[2] for word in words if word.startswith(LANGUAGE_OPTION + "=")]
    if named:
        return named[-1]
    return next((value for name in _LANGUAGE_VARIABLES if (value := environment.get(name))), None)
