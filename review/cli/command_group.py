"""A group of commands whose modules are imported when they are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final

import click

from review.model.messages import _


class CommandGroup(click.Group):
    """Finds commands by name, and lists them without importing them."""

    def __init__(
        self,
        name: str,
        modules: Mapping[str, str],
        summaries: Callable[[], Mapping[str, str]],
        **rest: Any,  # noqa: ANN401 - click's own
    ) -> None:
        """`modules` has the module of each command, in the order of the help; `summaries` tells what each does, on one line."""
        super().__init__(name, **rest)
        self._modules: Final = modules
        self._summaries: Final = summaries

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All commands."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command called `cmd_name`, made anew in the language in force."""
        if cmd_name not in self._modules:
            return None
        made = import_module(self._modules[cmd_name]).command()
        return made if isinstance(made, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands without importing them."""
        with formatter.section(_("Commands")):
            formatter.write_dl(list(self._summaries().items()))
