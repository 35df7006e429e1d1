"""What a file holds that has no place in a glossary entry: told, never dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from review.glossary.fields import shown
from review.model.messages import _, ngettext
from review.model.visible import one_line

_LONGEST = 200


@dataclass(slots=True)
class _Found:
    line: int | None
    count: int


class Leftovers:
    """Gathers what has no place, by kind, with the line on which a kind is first met and how often it is met."""

    def __init__(self, path: str) -> None:
        """`path` is the file's name, for the messages."""
        self._path = path
        self._kinds: dict[str, _Found] = {}

    def add(self, what: str, line: int | None) -> None:
        """Note one more of the kind `what`, a finished phrase, on `line` (from 1)."""
        self._kinds.setdefault(what, _Found(line, 0)).count += 1

    def field(self, name: str, line: int | None) -> None:
        """Note a field or column that entries don't have."""
        self.add(_("“{field}” has no place in an entry").format(field=shown(one_line(name, _LONGEST))), line)

    def lines(self) -> Iterator[str]:
        """One line for each kind, in the order of the file."""
        for what, found in self._kinds.items():
            place = self._path if found.line is None else f"{self._path}:{found.line}"
            times = ngettext("{count} time", "{count} times", found.count).format(count=found.count)
            yield f"{place}: {what}" + (f" ({times})" if found.count > 1 else "")
