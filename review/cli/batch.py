"""The check of one text after the other under one set of options."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from review.cli.listing import corrected_in_place, listed, listed_anew
from review.cli.texts import STDIN, standard_input
from review.detect.matcher import Matcher
from review.errors import ReviewError
from review.formats.registry import read_bytes
from review.report.issues import ListedIssue
from review.session.opening import LedgerUse, matcher_for, open_session, text_session
from review.session.settings import Options, Settings, settings_for


@dataclass(frozen=True, slots=True)
class Checked:
    """What came out of one text: its issues and how many decisions no longer find theirs, or why it could not be checked."""

    name: str
    issues: tuple[ListedIssue, ...] = ()
    orphans: int = 0
    error: ReviewError | None = None


class Checker:
    """Checks texts under one set of options; glossaries are compiled once, however many texts they serve."""

    def __init__(
        self, options: Options, use: LedgerUse, tell: Callable[[int, int], None] | None = None
    ) -> None:
        """`use` says whether ledgers are read; `tell` is told how far the preparing of large glossaries is."""
        self._options = options
        self._use = use
        self._tell = tell
        self._matchers: dict[tuple[Path, ...], Matcher | ReviewError] = {}

    def check(self, name: str) -> Checked:
        """Check the text called `name` ("-" is standard input)."""
        try:
            return self._checked(name)
        except ReviewError as error:
            return Checked(name, error=error)

    def _checked(self, name: str) -> Checked:
        path = Path(name)
        if name == STDIN:
            settings = settings_for(path, self._options)
            session = text_session(name, standard_input(), settings, self._matcher(settings))
            return Checked(name, listed(session, name))
        data = read_bytes(path)  # a missing text is told before a faulty glossary
        settings = settings_for(path, self._options)
        matcher = self._matcher(settings)
        session = open_session(path, settings, use=self._use, matcher=matcher)
        try:
            if not corrected_in_place(session.document, data):
                return Checked(name, listed(session, name), len(session.orphans))
            fresh = text_session(name, data, settings, matcher)
            return Checked(name, listed_anew(fresh, session, name), len(session.orphans))
        finally:
            session.close()

    def _matcher(self, settings: Settings) -> Matcher:
        made = self._matchers.get(settings.glossaries)
        if made is None:
            try:
                made = matcher_for(settings, self._tell)
            except ReviewError as error:
                made = error
            self._matchers[settings.glossaries] = made
        if isinstance(made, ReviewError):
            raise made
        return made
