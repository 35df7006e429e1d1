"""Where a corrected text may go: nowhere that would destroy what it was made from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from review.errors import OutputError, UsageError
from review.glossary.files import glossary_files
from review.model.messages import _
from review.session.opening import ledger_path
from review.session.session import ReviewSession
from review.session.settings import Settings

_SIDE_FILES: Final = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside a database while it is open (sqlite.org/tempfiles.html)."""


def same_file(one: Path, other: Path) -> bool:
    """Whether both paths lead to one file, through links too."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return os.path.realpath(one) == os.path.realpath(other)


def typed_path(text: str) -> Path:
    """The path that a person typed, ~ standing for the home folder where one is known."""
    path = Path(text)
    try:
        return path.expanduser()
    except RuntimeError:  # no home folder is known for this name
        return path


def check_target(session: ReviewSession, target: Path) -> None:
    """Raise where the corrected text of `session` can't go to `target`: `UsageError` or `OutputError`."""
    refuse_inputs(target, Path(session.document.path), session.settings)
    check_place(target)


def refuse_inputs(target: Path, file: Path, settings: Settings) -> None:
    """Raise `UsageError` where writing to `target` would destroy the text `file` or what the review of it rests on."""
    for path, what, hint in _inputs(file, settings):
        if same_file(path, target):
            raise UsageError(str(target), what, hint)


def _inputs(file: Path, settings: Settings) -> Iterator[tuple[Path, str, str]]:
    other = _("name another file")
    yield file, _("this is the input file"), _("name another file, or use --in-place on the command line")
    ledger = ledger_path(file, settings)
    for end in _SIDE_FILES:
        yield ledger.with_name(ledger.name + end), _("this is the ledger"), other
    if settings.source is not None:
        yield settings.source, _("this is the source text"), other
    for glossary in glossary_files(settings.glossaries):
        yield glossary, _("this is a glossary"), other
    for origin in sorted(set(settings.origins.values())):
        if origin.endswith(".toml"):
            yield Path(origin), _("this is a settings file"), other


def check_place(target: Path) -> None:
    """Raise `OutputError` where `target` clearly can't be written."""
    folder = target.parent
    try:
        if target.is_dir():
            raise OutputError(str(target), _("this is a folder"), _("name a file"))
        if not folder.is_dir():
            message = _("there is no folder {name}").format(name=folder)
            raise OutputError(str(target), message, _("make it first"))
    except OSError as error:
        message = _("this can't be written: {reason}").format(reason=error.strerror)
        raise OutputError(str(target), message) from error
    if not os.access(folder, os.W_OK):
        message = _("you are not allowed to write to this folder")
        raise OutputError(str(target), message, _("name another one"))
