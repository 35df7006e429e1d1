"""Names of keys as people write them, turned into the ones that Textual knows."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Final

from textual.binding import Binding
from textual.keys import Keys, key_to_character

_PLAIN: Final = re.compile(r"[a-z][a-z0-9_]*")
_MODIFIERS: Final = ("alt", "ctrl", "hyper", "meta", "shift", "super")
_NAMES: Final = frozenset(key.value for key in Keys if _PLAIN.fullmatch(key.value)) - {"ignore", "return"}
_ALIASES: Final = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "control": "ctrl",
}
_SIGNS: Final = {
    binding.key: chr(code)
    for code in range(0x21, 0x7F)
    if chr(code) != ","
    for binding in Binding.make_bindings([Binding(chr(code), "")])
} | {"space": " ", "comma": ","}
"""The signs of ASCII by Textual's name of their key."""
_SAME: Final = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}
"""Keys that a terminal can't tell from others (the control codes of ECMA-48)."""


def key_from(written: str) -> str | None:
    """Textual's name for a key as people write it ("?", "Esc", "Ctrl+Y", "shift+f3"); None where there is no such key."""
    text = written.strip()
    head, plus, _rest = text.rpartition("++") if text.endswith("++") else ("", "", "")
    *before, last = [*head.split("+"), "+"] if plus else [text] if text == "+" else text.split("+")
    modifiers = [_ALIASES.get(one.strip().lower(), one.strip().lower()) for one in before]
    if any(one not in _MODIFIERS for one in modifiers) or len(set(modifiers)) < len(modifiers):
        return None
    base = _base(last.strip().lower() if modifiers or len(last) > 1 else last)
    if base is None:
        return None
    if modifiers == ["shift"] and len(base) == 1 and base.isalpha():
        return base.upper()
    key = "+".join([*sorted(modifiers), base])
    return _SAME.get(key, key)


def _base(name: str) -> str | None:
    """The name of a key without modifiers."""
    name = _ALIASES.get(name, name)
    if name in _NAMES:
        return name
    if name in _SIGNS:
        return name
    sign = name if len(name) == 1 else key_to_character(name)
    if sign is None or not sign.isprintable():
        return None
    if sign == ",":  # what Textual writes between keys
        return "comma"
    return next(iter(Binding.make_bindings([Binding(sign, "")]))).key


def types_a_sign(key: str) -> bool:
    """Whether this key puts a sign into a text that is being typed."""
    sign = _SIGNS.get(key) or key_to_character(key)
    return sign is not None and sign.isprintable()


def near_keys(written: str) -> str | None:
    """The nearest name of a key, with the modifiers as written."""
    *modifiers, last = written.strip().lower().split("+")
    near = get_close_matches(last, sorted({*_NAMES, *_ALIASES, *_SIGNS}), 1)
    kept = [one for one in modifiers if one in _MODIFIERS]
    return "+".join([*kept, near[0]]) if near else None
