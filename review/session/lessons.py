"""Lessons for the glossary from finished or running reviews: drawn, tried, and saved one by one."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from review.errors import Fault, GlossaryError
from review.french.lexicon import Lexicon
from review.glossary.entry import GlossaryEntry
from review.glossary.entry_writing import render
from review.glossary.files import load_all
from review.glossary.learning.judged import Reviewed
from review.glossary.learning.learn import learned
from review.glossary.learning.lesson import Lesson
from review.glossary.toml_file import SCHEMA, parse
from review.model.messages import _
from review.session.change_check import ChangeCheck
from review.session.coverage import Coverage, Repair
from review.session.entry_saving import (
    can_hold,
    home_of,
    place_for_copy,
    save_checked,
    settings_with,
    with_copy,
)
from review.session.forms_cache import FormsCache
from review.session.glossary_home import file_for_new, is_shipped
from review.session.judging import reviewed
from review.session.opening import matcher_for
from review.session.session import ReviewSession
from review.session.settings import Settings


class Learning:
    """What reviews teach the glossaries in force for one text, and the saving of what a person wants of it.

    May be used from several threads, one call at a time. Nothing is written but by `add`.
    """

    def __init__(self, settings: Settings, text: Path, lexicon: Lexicon) -> None:
        """New entries go where those for `text` go; raises GlossaryError where a glossary in force is invalid."""
        self.settings = settings
        self._lock: Final = threading.RLock()
        self._text: Final = text
        self._lexicon: Final = lexicon
        self._forms: Final = FormsCache(lexicon)
        self._check = ChangeCheck(load_all(settings.glossaries), lexicon, self._forms)
        self._saved: Final[dict[str, GlossaryEntry]] = {}

    def lessons(
        self, reviews: Iterable[Reviewed], sessions: Sequence[ReviewSession] = ()
    ) -> tuple[Lesson, ...]:
        """What `reviews` teach; `sessions` are those on the texts that are at hand. Raises GlossaryError."""
        entries = {entry.id: entry for glossary in self._check.glossaries for entry in glossary.entries}
        coverage = Coverage(sessions, matcher_for(self.settings), self._lexicon)
        return learned(reviews, entries, self._lexicon, coverage, Repair(self._lexicon))

    def of_session(self, session: ReviewSession) -> tuple[Lesson, ...]:
        """What the review in `session` teaches so far. Raises GlossaryError."""
        entries = {entry.id: entry for glossary in self._check.glossaries for entry in glossary.entries}
        return self.lessons([reviewed(session, entries)], [session])

    def place(self, lesson: Lesson) -> Path:
        """The file that the lesson changes; of an entry that came with the program, the copy that will be made."""
        if lesson.old is None:
            return file_for_new(self.settings.glossaries, home_of(self._text))
        path = Path(lesson.old.path)
        return place_for_copy(path, self._text) if is_shipped(path) else path

    def current(self, lesson: Lesson) -> Lesson:
        """The lesson as it is to be made now, after others that were accepted on the same entry."""
        return lesson if lesson.old is None else lesson.on(self._saved.get(lesson.old.id, lesson.old))

    def faults(self, lesson: Lesson) -> list[Fault]:
        """What speaks against the lesson: what `review glossary check` would say, or that its file can't be changed."""
        with self._lock:
            return self._faults(self.current(lesson))

    def _faults(self, lesson: Lesson) -> list[Fault]:
        path = self.place(lesson) if lesson.old is None else Path(lesson.old.path)
        if not can_hold(path):
            message = _("entries of a table can't be changed one by one: change it by hand")
            return [Fault(str(path), None, message)]
        try:
            parse(f"schema = {SCHEMA}\n\n{render(lesson.new)}", str(path))
        except GlossaryError as error:
            return list(error.faults)
        except ValueError as error:
            return [Fault(str(path), None, str(error))]
        return self._check.faults(path, lesson.old, lesson.new)

    def add(self, lesson: Lesson) -> list[Fault]:
        """Save the lesson's entry unless something speaks against it, which is returned then, with nothing written.

        Raises:
            EntryConflict: the file no longer holds the entry as it was.
            GlossaryError: a glossary in force is invalid.
            OutputError: the file can't be written.
        """
        with self._lock:
            lesson = self.current(lesson)
            faults = self._faults(lesson)
            if faults:
                return faults
            path, settings = self.place(lesson), self.settings
            if lesson.old is not None and is_shipped(Path(lesson.old.path)):
                settings = with_copy(settings, self._text)
            faults = save_checked(settings, path, lesson.old, lesson.new, self._lexicon)
            if not faults:
                self.saved(lesson.new.id, settings_with(settings, path))
            return faults

    def saved(self, name: str, settings: Settings) -> None:
        """Take in that the entry `name` was saved; `settings` have its file in force. Raises GlossaryError."""
        with self._lock:
            self.settings = settings
            self._check = ChangeCheck(load_all(settings.glossaries), self._lexicon, self._forms)
            entry = self._entry(name)
            if entry is not None:
                self._saved[name] = entry

    def _entry(self, name: str) -> GlossaryEntry | None:
        entries = (entry for glossary in self._check.glossaries for entry in glossary.entries)
        return next((entry for entry in entries if entry.id == name), None)
