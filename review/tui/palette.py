"""The command palette's source: the declared commands that work where the reviewer is."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from review.tui.command import Command, Where
from review.tui.keymap import commands_here


class CommandProvider(Provider):
    """Offers the commands of the screen in front, with their keys."""

    @property
    def where(self) -> Where:
        """What the reviewer is doing."""
        where = getattr(self.screen, "where", Where.EVERYWHERE)
        return where if isinstance(where, Where) else Where.EVERYWHERE

    def offered(self) -> list[Command]:
        """The commands to offer, in the order of the help page."""
        everywhere = [
            command for command in commands_here(self.screen, Where.EVERYWHERE) if command.id != "palette"
        ]
        if self.where is Where.EVERYWHERE:
            return everywhere
        here = [
            command for command in commands_here(self.screen, self.where) if "{key}" not in command.action
        ]
        return [*here, *everywhere]

    async def discover(self) -> Hits:
        """All of them."""
        for command in self.offered():
            yield DiscoveryHit(_named(command), partial(self.run, command), help=command.explanation)

    async def search(self, query: str) -> Hits:
        """Those whose name or help fits."""
        matcher = self.matcher(query)
        for command in self.offered():
            score = max(matcher.match(_named(command)), matcher.match(command.explanation) / 2)
            if score > 0:
                shown = matcher.highlight(_named(command))
                yield Hit(
                    score, shown, partial(self.run, command), text=_named(command), help=command.explanation
                )

    async def run(self, command: Command) -> None:
        """Run the command where its action lives."""
        inside = command.where in (Where.EDITING, Where.SEARCHING)
        await self.app.run_action(command.action or command.id, (inside and self.focused) or self.screen)


def _named(command: Command) -> str:
    return f"{command.title}  ({command.key})" if command.key else command.title
