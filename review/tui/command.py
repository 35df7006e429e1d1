"""What a command of the screen is: its keys, its words, the place where it works."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from review.model.messages import N_, _

if TYPE_CHECKING:
    from textual.binding import Binding


class Where(StrEnum):
    """The screen, or the part of one, that a command works in."""

    REVIEW = "review"
    EDITING = "editing"
    SEARCHING = "searching"
    PLACES = "places"
    REASON = "reason"
    NOTE = "note"
    SEVERITY = "severity"
    FILTER = "filter"
    GO_TO = "go to"
    ENDING = "ending"
    EXPORT = "export"
    LEAVING = "leaving"
    LOADING = "loading"
    ENTRY = "entry"
    FORM = "form"
    CONFLICT = "conflict"
    ASKING = "asking"
    PICKING = "picking"
    NEVER = "never here"
    FAULTS = "faults"
    LESSONS = "lessons"
    HELP = "help"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the reviewer can do.

    `keys` are key names as Textual knows them, () where only the palette has it; `action` is the action they run, with
    `{key}` for the number of the key that was pressed. `label` (two or three words) and `help` (one sentence) are English msgids.
    `hint` ranks it in the footer, 0 = not shown there.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    where: Where = Where.REVIEW
    action: str = ""
    hint: int = 0

    @property
    def title(self) -> str:
        """The label in the language in force."""
        return _(self.label)

    @property
    def explanation(self) -> str:
        """The help in the language in force."""
        return _(self.help)

    @property
    def key(self) -> str:
        """The keys as people read them, such as "↑ ↓" or "1-5"; "" where there is none."""
        if len(self.keys) > 1 and self.keys == DIGITS[: len(self.keys)]:
            return f"1-{self.keys[-1]}"
        return " ".join(map(key_name, self.keys))

    def bindings(self) -> list[Binding]:
        """The key bindings, each with the command's id so that a keymap can change them."""
        from textual.binding import Binding  # noqa: PLC0415 - the plain review knows the commands and needs no Textual

        action = self.action or self.id
        if "{key}" in action:
            return [
                Binding(key, action.format(key=number), self.label, show=False, id=f"{self.id}-{number}")
                for number, key in enumerate(self.keys, 1)
            ]
        # A command without a key gets one that no keyboard has: a keymap only changes bindings that are there.
        keys = ",".join(self.keys) or f"{UNBOUND}{self.id}"
        everywhere = self.where is Where.EVERYWHERE
        return [Binding(keys, action, self.label, show=False, id=self.id, priority=everywhere)]


DIGITS: Final = tuple("123456789")
UNBOUND: Final = "unbound_"
"""What the name of a key begins with that no keyboard has."""

_NAMES: Final = {
    "enter": N_("Enter"),
    "escape": N_("Esc"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": N_("PgUp"),
    "pagedown": N_("PgDn"),
    "home": N_("Home"),
    "end": N_("End"),
    "space": N_("Space"),
    "tab": N_("Tab"),
    "slash": "/",
    "colon": ":",
    "backspace": N_("Backspace"),
    "question_mark": "?",
    "exclamation_mark": "!",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


def key_name(key: str) -> str:
    """A key as people read it: "Enter" for enter, "Ctrl+P" for ctrl+p, letters as they are."""
    *modifiers, name = key.split("+")
    plain = name.upper() if modifiers or (len(name) > 1 and name[0] == "f") else name
    shown = _(_NAMES[name]) if name in _NAMES else plain
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])
