"""The documents that a ledger is about, each with its text where that still exists, opened to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from review.detect.matcher import Matcher
from review.errors import GlossaryError, InputError, LedgerError
from review.formats.registry import read_bytes
from review.glossary.entry import GlossaryEntry
from review.glossary.files import load_all
from review.glossary.learning.judged import Reviewed
from review.ledger.ledger import Ledger
from review.model.messages import _
from review.session.judging import reviewed, reviewed_by_ledger
from review.session.opening import LedgerUse, matcher_for, open_session, real_path
from review.session.session import ReviewSession
from review.session.settings import Options, Settings, settings_for

SUFFIX: Final = ".review.db"
_MAGIC: Final = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class LedgerText:
    """One document of the ledger at `ledger`, which knows it as `name`; `text` is its file, None where there is none any more."""

    ledger: Path
    name: str
    text: Path | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the review of a document says, the settings in force for it, and its session (closed), None where the text is gone.

    `problem` says why the text, though there, could not be read.
    """

    reviewed: Reviewed
    settings: Settings
    session: ReviewSession | None
    problem: str = ""


def ledger_of(path: Path) -> Path:
    """The ledger that `path` names: itself, or that of the text at `path`; raises LedgerError where there is none."""
    if path.name.endswith(SUFFIX) or _is_database(path):
        return path
    for text in (path, real_path(path)):
        beside = text.with_name(text.name + SUFFIX) if text.name else text
        if beside != text and beside.exists():
            return beside
    if not path.exists():
        raise LedgerError(str(path), _("there is no such file"))
    raise LedgerError(str(path), _("nothing was decided on this text: it has no ledger"))


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def texts_in(ledger: Path) -> tuple[LedgerText, ...]:
    """The documents in `ledger`, in the order of their first decisions; raises LedgerError where it can't be read.

    A ledger of one document that lies beside a text under the text's name is that text's: both were renamed together.
    """
    with closing(Ledger.open(ledger, str(ledger), read_only=True)) as opened:
        names = opened.documents()
    found = []
    for name in names:
        text = ledger.parent / name
        found.append(LedgerText(ledger, name, text if _is_text(text) else None))
    beside = ledger.with_name(ledger.name.removesuffix(SUFFIX))
    if len(found) == 1 and found[0].text is None and beside != ledger and _is_text(beside):
        return (replace(found[0], text=beside),)
    return tuple(found)


def _is_text(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


class Reader:
    """Reads reviews under one set of options; the glossaries of one folder are loaded once, however many texts they serve."""

    def __init__(self, options: Options) -> None:
        """Nothing is read yet."""
        self._options: Final = options
        self._matchers: Final[dict[tuple[Path, ...], Matcher]] = {}
        self._entries: Final[dict[tuple[Path, ...], Mapping[str, GlossaryEntry]]] = {}

    def read(self, text: LedgerText) -> Reading:
        """What the review of `text` says, undecided issues too where its file can be read.

        Raises:
            LedgerError: the ledger can't be read.
            GlossaryError: a glossary in force for the text is invalid.
            InputError: a settings file is invalid.
        """
        place = text.text or text.ledger.parent / text.name
        settings = settings_for(place, self._options)
        problem = ""
        if text.text is not None:
            try:
                read_bytes(text.text)
                session = self._session(text.text, text.ledger, settings)
            except GlossaryError:
                raise
            except InputError as error:
                problem = error.message
            else:
                return Reading(reviewed(session, self.entries(settings)), settings, session)
        with closing(Ledger.open(text.ledger, str(place), read_only=True, adopt=True)) as opened:
            records = opened.records
        return Reading(reviewed_by_ledger(str(place), records), settings, None, problem)

    def _session(self, path: Path, ledger: Path, settings: Settings) -> ReviewSession:
        own = real_path(path).with_name(real_path(path).name + SUFFIX)
        if own != real_path(ledger):
            settings = replace(settings, ledger=ledger)
        session = open_session(path, settings, use=LedgerUse.READ, matcher=self.matcher(settings))
        session.close()
        return session

    def matcher(self, settings: Settings) -> Matcher:
        """The matcher of the glossaries in force under `settings`; raises GlossaryError."""
        made = self._matchers.get(settings.glossaries)
        if made is None:
            made = self._matchers[settings.glossaries] = matcher_for(settings)
        return made

    def entries(self, settings: Settings) -> Mapping[str, GlossaryEntry]:
        """The entries in force under `settings`, by id; raises GlossaryError."""
        known = self._entries.get(settings.glossaries)
        if known is None:
            known = self._entries[settings.glossaries] = dict(_named(settings))
        return known


def _named(settings: Settings) -> Iterator[tuple[str, GlossaryEntry]]:
    for glossary in load_all(settings.glossaries):
        yield from ((entry.id, entry) for entry in glossary.entries)
