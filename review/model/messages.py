"""Interface texts: English msgids, translated through gettext.

The catalogue is chosen once by `choose_language`; until then texts are English. Catalogues live in
`review/data/locale/LANGUAGE/LC_MESSAGES/review.mo`.
"""

from __future__ import annotations

import gettext
from importlib.resources import files
from typing import Final

DOMAIN: Final = "review"
_active: gettext.NullTranslations = gettext.NullTranslations()


def choose_language(language: str | None) -> str:
    """Make `language` (a tag such as "fr" or "fr_FR.UTF-8") the language of all later texts; return the one in force."""
    global _active  # noqa: PLW0603 - gettext's own model: one language a process
    code = (language or "").split(".")[0].split("@")[0].replace("-", "_")
    wanted = [code, code.split("_")[0]] if code else []
    folder = str(files("review").joinpath("data", "locale"))
    _active = (
        gettext.translation(DOMAIN, folder, languages=wanted, fallback=True)
        if wanted
        else gettext.NullTranslations()
    )
    return _active.info().get("language", "en")


def N_(message: str) -> str:  # noqa: N802 - the name that message extractors know
    """Mark `message` for translation where it is declared; it is translated where it is shown."""
    return message


def _(message: str) -> str:
    """The text of `message` in the language in force."""
    return _active.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The text for `count` things in the language in force."""
    return _active.ngettext(singular, plural, count)
