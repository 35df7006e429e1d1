"""The colours: a dark theme, a light one, one of the terminal's own colours, and one without colours."""

from __future__ import annotations

from typing import Final

from textual.theme import BUILTIN_THEMES, Theme

DARK: Final = "review-dark"
LIGHT: Final = "review-light"
TERMINAL: Final = "review-terminal"
NO_COLOR: Final = "review-no-color"

BY_SETTING: Final = {"dark": DARK, "light": LIGHT, "terminal": TERMINAL}
"""The theme for each value of the setting `theme`."""

_DEFAULT: Final = {
    **dict.fromkeys(BUILTIN_THEMES["ansi-dark"].variables, "ansi_default"),
    "input-cursor-text-style": "reverse",
    "block-cursor-text-style": "reverse",
    "faint": "ansi_default",
    "context": "ansi_default",
    "line": "ansi_default",
}
"""The terminal's own foreground and background for all that has no meaning of its own."""
_PLAIN: Final = "ansi_default"


def _of_the_terminal(  # noqa: PLR0917 - the colours that have a meaning
    name: str,
    primary: str,
    accent: str = _PLAIN,
    warning: str = _PLAIN,
    error: str = _PLAIN,
    success: str = _PLAIN,
) -> Theme:
    """A theme on the terminal's own foreground and background."""
    return Theme(
        name=name,
        primary=primary,
        secondary=_PLAIN,
        accent=accent,
        warning=warning,
        error=error,
        success=success,
        foreground=_PLAIN,
        background=_PLAIN,
        surface=_PLAIN,
        panel=_PLAIN,
        boost=_PLAIN,
        dark=True,
        ansi=True,
        variables=_DEFAULT,
    )


THEMES: Final = (
    Theme(
        name=DARK,
        primary="#8ab4d8",
        secondary="#7f8c9a",
        accent="#8ab4d8",
        warning="#e0b060",
        error="#e07a70",
        success="#93c08a",
        foreground="#e6e4de",
        background="#16181c",
        surface="#1b1e23",
        panel="#2a2e35",
        dark=True,
        variables={"faint": "#878d96", "context": "#7c828b", "line": "#3a3f47"},
    ),
    Theme(
        name=LIGHT,
        primary="#1f5f8f",
        secondary="#5f6872",
        accent="#1f5f8f",
        warning="#8a5a00",
        error="#a3352b",
        success="#2f6b2a",
        foreground="#1d1f22",
        background="#faf9f6",
        surface="#f3f1ec",
        panel="#e6e3dc",
        dark=False,
        variables={"faint": "#6a6f76", "context": "#777c83", "line": "#cfcbc2"},
    ),
    _of_the_terminal(
        TERMINAL,
        primary="ansi_blue",
        accent="ansi_blue",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
    ),
    _of_the_terminal(NO_COLOR, primary=_PLAIN),
)
