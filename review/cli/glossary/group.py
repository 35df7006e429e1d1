"""The commands on glossaries: a command's module is imported when the command is called (see `command_group`)."""

from __future__ import annotations

from typing import Final

import click

from review.cli.command_group import CommandGroup
from review.cli.options import CONTEXT, language
from review.model.messages import _

COMMANDS: Final = {
    "check": "check",
    "list": "list_entries",
    "show": "show",
    "add": "add",
    "edit": "edit",
    "try": "try_entry",
    "import": "import_file",
    "export": "export_file",
    "merge": "merge",
    "stats": "stats",
    "learn": "learn",
    "mine": "mine",
}
"""The commands in the order of the help, each with its module."""


def summaries() -> dict[str, str]:
    """What each command does, on one line."""
    return {
        "check": _("Find what is wrong or doubtful in glossaries."),
        "list": _("List the entries."),
        "show": _("Show an entry, whole."),
        "add": _("Add an entry; what the lexicon knows is filled in."),
        "edit": _("Open one entry in your editor."),
        "try": _("Show what an entry would flag in texts before it is added."),
        "import": _("Take entries in from a table, a spreadsheet or a term base."),
        "export": _("Write glossaries as a table, a spreadsheet or a term base."),
        "merge": _("Put several glossaries together in one."),
        "stats": _("Tell how often each entry was found, accepted, edited and dismissed."),
        "learn": _("Propose entries from what reviewers did by hand."),
        "mine": _("List words of texts that no entry covers yet and that look wrong."),
    }


def command() -> click.Command:
    """The group, in the language in force."""
    modules = {name: f"review.cli.glossary.{module}" for name, module in COMMANDS.items()}
    return CommandGroup(
        "glossary",
        modules,
        summaries,
        help=_("Work on glossary files."),
        params=[language()],
        context_settings=CONTEXT,
        no_args_is_help=True,
    )
