"""The command `review`: finds the sub-command, runs it, turns failures into lines on stderr and exit codes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click
from click.shell_completion import shell_complete

import review
from review.cli import output
from review.cli.command_group import CommandGroup
from review.cli.options import CONTEXT, LANGUAGE_OPTION, chosen_language, language
from review.errors import ExitCode, InputError, ReviewError
from review.model.messages import _, choose_language

PROGRAM: Final = "review"
COMMANDS: Final = ("open", "serve", "check", "fix", "export", "log", "glossary")
_COMPLETE: Final = "_REVIEW_COMPLETE"
_OWN: Final = frozenset({"-h", "--help", "--version"})


class ReviewGroup(CommandGroup):
    """`review FILE` is `review open FILE`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `open` before a file's name."""
        return super().parse_args(ctx, with_open(args))


def summaries() -> dict[str, str]:
    """What each command does, on one line."""
    return {
        "open": _("Review a text on the screen (review FILE does the same)."),
        "serve": _("Review a text in a browser."),
        "check": _("List the issues of texts."),
        "fix": _("Put the safe repairs in place and write the corrected text."),
        "export": _("Write the corrected text as decided so far."),
        "log": _("List the decisions."),
        "glossary": _("Work on glossary files."),
    }


def group() -> click.Group:
    """The whole command line, in the language in force."""
    return ReviewGroup(
        PROGRAM,
        {name: f"review.cli.{name}" for name in COMMANDS},
        summaries,
        help=_("Find, review and repair the errors of machine-translated French."),
        epilog=_("Examples:")
        + "\n\n\b\n  review article.txt\n  review check articles/\n  review fix article.txt -o article.corrigé.txt",
        context_settings=CONTEXT,
        params=[
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_version,
                help=_("Show the version and exit."),
            ),
            language(),
        ],
        no_args_is_help=True,
    )


def with_open(args: Sequence[str]) -> list[str]:
    """`args` with `open` put in where no command is named; the group's own options may stand before."""
    place = 0
    while place < len(args) and args[place].startswith(LANGUAGE_OPTION):
        place += 1 if "=" in args[place] else 2
    bare = place >= len(args) or args[place] in _OWN or args[place] in COMMANDS
    return list(args) if bare else [*args[:place], "open", *args[place:]]


def run(args: Sequence[str]) -> int:
    """Run the command line `args` (without the program's name); return the exit code. Never raises for bad input."""
    spoken = choose_language(chosen_language(args, os.environ))
    output.prepare()
    if instruction := os.environ.get(_COMPLETE):
        return shell_complete(group(), {}, PROGRAM, _COMPLETE, instruction)
    try:
        done = _invoke(args, spoken)
        output.finish()
    except click.ClickException as error:
        return _misused(error)
    except ReviewError as error:
        output.fail(error)
        return error.exit_code
    except KeyboardInterrupt:
        output.tell(_("interrupted"))
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        output.abandon()
        return ExitCode.STORE
    return done


def _invoke(args: Sequence[str], spoken: str) -> int:
    """Find the command and run it; `spoken`, that of the messages, is the context's object."""
    whole = group()
    try:
        Path.cwd()
    except OSError as error:
        raise InputError(".", _("the working folder is gone, or may not be entered")) from error
    try:
        with whole.make_context(PROGRAM, list(args), obj=spoken) as context:
            done = whole.invoke(context)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    return done if isinstance(done, int) else ExitCode.DONE


def _misused(error: click.ClickException) -> ExitCode:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        output.tell_block(error.format_message())
        return ExitCode.USAGE
    message = error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        hint = _("see: {command} --help").format(command=context.command_path)
        message = f"{message} ({hint})"
    output.tell(f"review: {message}")
    return ExitCode.USAGE


def _version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        output.say(f"review {review.__version__}")
        ctx.exit()
