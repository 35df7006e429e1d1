"""The glossaries in force: read again when their files change, and what is wrong with them."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path
from typing import Final

from textual import work
from textual.message import Message
from textual.worker import Worker, get_current_worker

from review.errors import Fault, GlossaryError
from review.model.messages import _
from review.session.glossary_home import with_file
from review.session.glossary_watch import PERIOD, GlossaryWatch
from review.session.renewal import Renewal, reloaded
from review.session.settings import Settings
from review.tui.command import Where
from review.tui.display import Line
from review.tui.glossary_news import faults_of, faulty_line, renewal_line
from review.tui.notice import Notice
from review.tui.presenter import Presenter
from review.tui.screens.faults import FaultsScreen
from review.tui.screens.review_remarks import ReviewRemarks
from review.tui.status import message_line


class ReviewGlossaries(ReviewRemarks):
    """Takes changes of the glossary files in.

    Files are looked at, read and searched for in threads; only what is ready takes the place of what is shown, and only
    while nothing is typed and no dialogue is open, since those hold issues of the session before.
    """

    class Changed(Message):
        """A glossary file holds something else."""

        def __init__(self, watch: GlossaryWatch) -> None:
            """`watch` noticed it."""
            super().__init__()
            self.watch: Final = watch

    class Renewed(Message):
        """The text was searched with the changed glossaries."""

        def __init__(self, worker: Worker[None], renewal: Renewal, presenter: Presenter) -> None:
            """`presenter` shows the session of `renewal`; `worker` made both."""
            super().__init__()
            self.worker: Final = worker
            self.renewal: Final = renewal
            self.presenter: Final = presenter

    class Refused(Message):
        """The changed glossaries are faulty."""

        def __init__(self, worker: Worker[None], faults: tuple[Fault, ...]) -> None:
            """`faults` are all that is wrong; `worker` found them."""
            super().__init__()
            self.worker: Final = worker
            self.faults: Final = faults

    def __init__(self, presenter: Presenter, watch: GlossaryWatch | None = None) -> None:
        """Show what `presenter` looks at; `watch` looks at its glossaries, by default from now on."""
        super().__init__(presenter)
        self.faults: tuple[Fault, ...] = ()
        self._watch = watch or GlossaryWatch(presenter.session.settings.glossaries)
        self._settings: Settings = presenter.session.settings
        self._looking = False
        self._reloading: Worker[None] | None = None
        self._ready: ReviewGlossaries.Renewed | None = None

    def on_mount(self) -> None:
        """Look at the files from time to time."""
        self.set_interval(PERIOD, self._look)

    def on_screen_resume(self) -> None:
        """Back from a dialogue, or from a page that may have led to the file."""
        self._look()

    def reload_glossaries(self, file: Path | None = None) -> None:
        """Read the glossaries again now; `file` is in force from then on, first where it isn't yet. Returns at once.

        What comes of it is shown when it is ready and the review is the screen in front; decisions stay.
        """
        if file is not None:
            self._settings = replace(self._settings, glossaries=with_file(self._settings.glossaries, file))
        self._begin(anew=True)

    def action_reload_glossaries(self) -> None:
        """Read the glossaries again, whether a change was noticed or not."""
        self.reload_glossaries()
        self.presenter.say(_("reading the glossaries again"))
        self.show_status()

    def action_glossary_faults(self) -> None:
        """List what is wrong with the glossary files."""
        if self.faults:
            self.app.push_screen(FaultsScreen(self.faults, self.reload_glossaries))
        else:
            self.presenter.say(_("the glossaries in force have no fault"))
            self.show_status()

    def warnings(self, width: int) -> list[Line]:
        """The line that stays as long as a changed glossary is faulty."""
        if not self.faults:
            return []
        lists = _("{key} lists them").format(key=self.presenter.key("glossary_faults"))
        return [message_line(Notice(f"{faulty_line(self.faults)} · {lists}", error=True), width)]

    def _look(self) -> None:
        self._take_over()
        if not self._looking:
            self._looking = True
            self.look(self._watch)

    @work(thread=True, group="glossary files")
    def look(self, watch: GlossaryWatch) -> None:
        """Look whether a file changed: a network drive may keep one waiting."""
        try:
            if watch.changed():
                self.post_message(self.Changed(watch))
        finally:
            self._looking = False

    def on_review_glossaries_changed(self, message: Changed) -> None:
        """Read the glossaries again, unless that has begun since."""
        if message.watch is self._watch:
            self._begin(anew=False)

    def _begin(self, *, anew: bool) -> None:
        """Reload in place of a reload under way; `anew`: what the files hold now needn't be noticed any more."""
        self._ready = None
        self._reloading = self.renew(self._settings, anew)

    @work(thread=True, exclusive=True, group="glossaries")
    def renew(self, settings: Settings, anew: bool) -> None:
        """Make the session under the glossaries as they are now, and its presenter."""
        worker: Worker[None] = get_current_worker()
        old = self.presenter  # no argument: the worker would hold on to it

        def go_on(_done: int, _total: int) -> None:
            if worker.is_cancelled:
                raise _SupersededError

        if anew:
            self._watch = GlossaryWatch(settings.glossaries)
        try:
            renewal = reloaded(old.session, settings, go_on)
            go_on(0, 0)
            presenter = Presenter(renewal.session, old.commands)
            presenter.choose_filter(old.rows.filter)
            while presenter.rows.more():
                go_on(0, 0)
            self.post_message(self.Renewed(worker, renewal, presenter))
        except _SupersededError:
            return
        except GlossaryError as error:
            self.post_message(self.Refused(worker, faults_of(error)))

    def on_review_glossaries_renewed(self, message: Renewed) -> None:
        """Keep what is ready until its turn has come."""
        if message.worker is self._reloading:
            self._ready = message
            self._tell_faults(())
            self._take_over()

    def on_review_glossaries_refused(self, message: Refused) -> None:
        """Show what is wrong; the last good version stays in force."""
        if message.worker is self._reloading:
            self._tell_faults(message.faults)

    def _tell_faults(self, faults: tuple[Fault, ...]) -> None:
        if faults == self.faults:
            return
        self.faults = faults
        self.set_class(bool(faults), "-faulty")
        screen = self.app.screen
        if isinstance(screen, FaultsScreen):
            if faults:
                screen.update_faults(faults)
            else:
                screen.dismiss(None)
        self.show_status()

    def _take_over(self) -> None:
        """Put what is ready in the place of what is shown, where nothing holds on to that."""
        ready = self._ready
        if ready is None or self.where is not Where.REVIEW or self.app.screen is not self:
            return  # `is_current` would hold behind a dialogue, too
        self._ready = None
        old, new = self.presenter, ready.presenter
        new.take_over(old, ready.renewal.catch_up())
        told = old.notice.text + " · " if old.failed and old.notice is not None else ""
        new.notice = Notice(told + renewal_line(ready.renewal.impact), error=bool(told))
        self.presenter = new
        old.acts.clear()  # nothing but itself holds the old presenter then: it is gone at once
        gc.freeze()
        self.show()


class _SupersededError(Exception):
    """Another reload has begun."""
