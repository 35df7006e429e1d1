"""The commands on glossaries: a command's module is imported when the command is called."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

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


class GlossaryGroup(click.Group):
    """Finds commands by name, and lists them without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command called `cmd_name`, made anew in the language in force."""
        if cmd_name not in COMMANDS:
            return None
        made = import_module(f"review.cli.glossary.{COMMANDS[cmd_name]}").command()
        return made if isinstance(made, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands without importing them."""
        with formatter.section(_("Commands")):
            formatter.write_dl(list(summaries().items()))


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
    return GlossaryGroup(
        "glossary",
        help=_("Work on glossary files."),
        params=[language()],
        context_settings=CONTEXT,
        no_args_is_help=True,
    )
