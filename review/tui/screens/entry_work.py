"""What every screen that changes an entry does in other threads: foresee what the change does, check it, write it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from textual import work
from textual.message import Message
from textual.screen import ModalScreen
from textual.worker import get_current_worker

from review.errors import Fault, ReviewError
from review.french.lexicon import default_lexicon
from review.glossary.entry import GlossaryEntry
from review.model.messages import _
from review.session.entry_saving import in_force_with, place_for_copy, save_checked, settings_with, with_copy
from review.session.forms_cache import FormsCache
from review.session.glossary_home import is_shipped
from review.session.impact import Forecast, Trial
from review.session.opening import matcher_for
from review.session.session import ReviewSession
from review.session.settings import Settings
from review.tui.entry_words import EntrySaved, failure_line
from review.tui.screens.asking import AskingScreen


class _SupersededError(Exception):
    """The change is another one by now."""


class EntryWork(ModalScreen[EntrySaved]):
    """Hands back what was saved; no key waits for the search or the check."""

    class Foreseen(Message):
        """What the change to `entry` would do is known; `problem` says why it isn't."""

        def __init__(self, entry: GlossaryEntry, forecast: Forecast | None, problem: str = "") -> None:
            """`entry` is the one that was tried."""
            super().__init__()
            self.entry: Final = entry
            self.forecast: Final = forecast
            self.problem: Final = problem

    class Checked(Message):
        """The saving came to an end: `saved`, or `faults` speak against it, or it `failed`."""

        def __init__(
            self,
            saved: EntrySaved | None,
            faults: Sequence[Fault] = (),
            failed: ReviewError | None = None,
        ) -> None:
            """`failed` is an EntryConflict where someone else changed the entry."""
            super().__init__()
            self.saved: Final = saved
            self.faults: Final = faults
            self.failed: Final = failed

    def __init__(self, session: ReviewSession, settings: Settings) -> None:
        """Look at the text of `session`; `settings` say which glossaries are in force."""
        super().__init__()
        self.session: Final = session
        self.settings: Final = settings
        self.saving = False
        self._trial: Trial | None = None
        self._trial_path: Path | None = None

    def forget_files(self) -> None:
        """Read the glossaries again for the next forecast."""
        self._trial = None

    @work(thread=True, exclusive=True, group="impact", exit_on_error=False)
    def look_ahead(self, path: Path, old: GlossaryEntry | None, new: GlossaryEntry) -> None:
        """Search the text with the glossaries as they would be."""
        worker = get_current_worker()

        def go_on(_done: int, _total: int) -> None:
            if worker.is_cancelled:
                raise _SupersededError

        try:
            forecast = self._bench(path).forecast(path, old, new, go_on)
        except _SupersededError:
            return
        except ReviewError as error:
            self.post_message(self.Foreseen(new, None, failure_line(error)))
        else:
            self.post_message(self.Foreseen(new, forecast))

    def _bench(self, path: Path) -> Trial:
        """The trial on the open text of changes of the file at `path`; raises GlossaryError where a glossary in force is invalid."""
        if self._trial is None or self._trial_path != path:
            lexicon = default_lexicon()
            glossaries, self._trial_path = in_force_with(self.settings, path), path
            language, forms = self.settings.source_language, FormsCache(lexicon)
            matcher = matcher_for(self.settings)
            self._trial = Trial(self.session.document, glossaries, language, lexicon, forms, matcher=matcher)
        return self._trial

    def begin_saving(self, path: Path, old: GlossaryEntry | None, new: GlossaryEntry) -> None:
        """Check and write `new`, after asking where its file would have to be copied first."""
        if self.saving:
            return
        if not is_shipped(path):
            self._save(path, old, new)
            return
        place = place_for_copy(path, Path(self.session.document.path))
        question = _(
            "This glossary came with the program, and the next version takes its place. "
            "Copy the glossaries to {folder} and change the entry there?"
        ).format(folder=place.parent)
        self.app.push_screen(AskingScreen(question), partial(self._copy_agreed, place, old, new))

    def _copy_agreed(
        self, place: Path, old: GlossaryEntry | None, new: GlossaryEntry, agreed: bool | None
    ) -> None:
        if agreed:
            self._save(place, old, new, copy=True)

    def _save(self, path: Path, old: GlossaryEntry | None, new: GlossaryEntry, *, copy: bool = False) -> None:
        self.saving = True
        self.save_begun()
        self.save_now(path, old, new, copy=copy)

    def save_begun(self) -> None:
        """The change is being checked from now on."""

    @work(thread=True, group="save", exit_on_error=False)
    def save_now(
        self, path: Path, old: GlossaryEntry | None, new: GlossaryEntry, *, copy: bool = False
    ) -> None:
        """Check the change and write it."""
        try:
            text = Path(self.session.document.path)
            settings = with_copy(self.settings, text) if copy else self.settings
            faults = save_checked(settings, path, old, new, default_lexicon())
        except ReviewError as error:
            self.post_message(self.Checked(None, failed=error))
            return
        saved = None if faults else EntrySaved(new, path, settings_with(settings, path))
        self.post_message(self.Checked(saved, faults))
