"""From a path to a session: bytes, document, glossaries, ledger."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Final

from review.detect.matcher import Matcher
from review.errors import LedgerError
from review.formats.registry import format_of, read_bytes
from review.french.lexicon import default_lexicon
from review.ledger.ledger import Ledger
from review.model.document import Document
from review.model.messages import _
from review.session.board import Board
from review.session.compiled_cache import matcher_of
from review.session.session import ReviewSession
from review.session.settings import Settings
from review.session.sources import with_sources

LARGE: Final = 200_000
"""Bytes from which a text takes long enough to open that people want to see it come: some 2,000 sentences of plain text."""


class Step(Enum):
    """What is being done on the way from a file to the review."""

    READING = auto()
    COMPILING = auto()
    MATCHING = auto()
    COUNTING = auto()


Tell = Callable[[Step, int, int], None]
"""Told of each step, and how many of how many segments are done (0 of 0 where that isn't known); what it raises ends the opening."""


class LedgerUse(Enum):
    """What a command does with the ledger: write to it, read it where there is one, try out on a copy, or ignore it."""

    WRITE = auto()
    READ = auto()
    COPY = auto()
    IGNORE = auto()


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def matcher_for(settings: Settings, tell: Callable[[int, int], None] | None = None) -> Matcher:
    """The matcher of the glossaries in force; raises `GlossaryError` with all their faults.

    `tell` is told how many of how many steps are done where large glossaries must be compiled, which takes its time.
    """
    return matcher_of(settings.glossaries, tell=tell)


def ledger_path(path: Path, settings: Settings) -> Path:
    """Where the decisions on the text at `path` are kept: FILE.review.db beside the real file unless settings say otherwise."""
    if settings.ledger is not None:
        return settings.ledger
    real = real_path(path)
    return real.with_name(real.name + ".review.db")


def real_path(path: Path) -> Path:
    """Where `path` leads through links: one text has one ledger, whatever name it is reached by."""
    return Path(os.path.realpath(path))


def open_ledger(path: Path, settings: Settings, use: LedgerUse) -> Ledger:
    """The ledger of the text at `path`; raises `LedgerError`."""
    place = ledger_path(path, settings)
    name = str(real_path(path))
    own = settings.ledger is None
    if use is LedgerUse.IGNORE:
        return Ledger.in_memory(name)
    try:
        there = place.exists()
    except OSError as error:
        message = _("this can't be reached: {reason}").format(reason=error.strerror)
        raise LedgerError(str(place), message, _("name another place with --ledger")) from error
    if use is LedgerUse.WRITE:
        return Ledger.open(place, name, adopt=own)
    if not there:
        return Ledger.in_memory(name)
    if use is LedgerUse.READ:
        return Ledger.open(place, name, read_only=True, adopt=own)
    return Ledger.in_memory(name, copy_of=place, adopt=own)


def read_document(path: Path, ledger: Ledger, settings: Settings) -> Document:
    """The document at `path`; where it was corrected in place, the original that the ledger keeps."""
    data = read_bytes(path)
    original = ledger.original_for(data)
    document = format_of(str(path)).read(str(path), original if original is not None else data)
    return document if settings.source is None else with_sources(document, settings.source)


def open_session(
    path: Path,
    settings: Settings,
    clock: Callable[[], datetime] = utc_now,
    *,
    use: LedgerUse = LedgerUse.WRITE,
    matcher: Matcher | None = None,
    tell: Tell | None = None,
) -> ReviewSession:
    """The session of the text at `path`; a `matcher` made before for the same settings is used as it is.

    `tell` is told of the steps; what it raises is raised from here, with the ledger closed.

    Raises:
        InputError: the text can't be read.
        GlossaryError: a glossary is invalid.
        LedgerError: the ledger can't be opened.
    """
    read_bytes(path)  # a missing text is told before a faulty glossary
    ready = matcher or matcher_for(settings, partial(tell, Step.COMPILING) if tell is not None else None)
    ledger = open_ledger(path, settings, use)
    try:
        document = read_document(path, ledger, settings)
        progress = partial(tell, Step.MATCHING) if tell is not None else None
        if progress is not None:
            progress(0, len(document.segments))
        board = Board(document, ready, default_lexicon(), settings.source_language, progress)
        return ReviewSession(board, ledger, settings, clock)
    except BaseException:
        ledger.close()
        raise


class Opening:
    """The text at `path` on its way to a session: opened when asked, perhaps in another thread, and closed by who made it."""

    def __init__(self, path: Path, settings: Settings, clock: Callable[[], datetime] = utc_now) -> None:
        """Nothing is read yet."""
        self.path: Final = path
        self.settings: Final = settings
        self._clock: Final = clock
        self._session: ReviewSession | None = None

    def open(self, tell: Tell) -> ReviewSession:
        """The session, for writing; raises as `open_session` does, and what `tell` raises."""
        tell(Step.READING, 0, 0)
        self._session = open_session(self.path, self.settings, self._clock, tell=tell)
        return self._session

    def close(self) -> None:
        """Close the session, if there is one."""
        if self._session is not None:
            self._session.close()


def text_session(name: str, data: bytes, settings: Settings, matcher: Matcher | None = None) -> ReviewSession:
    """A session on `data`, called `name`, that has no file and no ledger (standard input)."""
    document = format_of(name).read(name, data)
    if settings.source is not None:
        document = with_sources(document, settings.source)
    board = Board(document, matcher or matcher_for(settings), default_lexicon(), settings.source_language)
    return ReviewSession(board, Ledger.in_memory(name), replace(settings, ledger=None), utc_now)
