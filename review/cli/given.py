"""What the common options said, checked and handed to the session."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from review.errors import GlossaryError
from review.glossary.files import FOLDER_SUFFIXES, glossary_files
from review.model.messages import _
from review.session.settings import Options, settings_for


class GivenGlossaries(TypedDict):
    """What the options on glossaries hand to a command."""

    glossary: tuple[Path, ...]
    no_default_glossary: bool


class Given(GivenGlossaries):
    """What the common options hand to a command."""

    ledger: Path | None
    source: Path | None
    reviewer: str | None
    source_language: str | None


def options_of(given: Given) -> Options:
    """The options as the session takes them; raises `GlossaryError` where a folder was named that holds no glossary."""
    return Options(
        glossaries=filled(given["glossary"]),
        default_glossary=not given["no_default_glossary"],
        ledger=given["ledger"],
        reviewer=given["reviewer"],
        source_language=given["source_language"],
        source=given["source"],
    )


def filled(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """`paths` as they are; raises `GlossaryError` where one is a folder without a glossary, or no name for a file."""
    for path in paths:
        try:
            bare = path.is_dir() and not glossary_files([path])
        except OSError as error:
            message = _("this can't be read: {reason}").format(reason=error.strerror)
            raise GlossaryError(str(path), message) from error
        if bare:
            hint = _("glossaries end in {known}").format(known=", ".join(FOLDER_SUFFIXES))
            raise GlossaryError(str(path), _("this folder holds no glossary"), hint)
    return paths


def in_force(given: GivenGlossaries) -> tuple[Path, ...]:
    """The glossaries for a text in the working folder."""
    options = Options(glossaries=filled(given["glossary"]), default_glossary=not given["no_default_glossary"])
    return settings_for(Path.cwd() / "text.txt", options).glossaries
