"""What the review proposes for the glossary, one proposal after the other, each to be added or left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import ModalScreen

from review.errors import Fault, GlossaryError, ReviewError
from review.french.lexicon import default_lexicon
from review.glossary.learning.lesson import Lesson
from review.model.messages import _
from review.session.entries import entry_in
from review.session.entry_saving import can_hold, files_for_entry
from review.session.lessons import Learning
from review.session.session import ReviewSession
from review.session.settings import Settings
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import Line, Run, title
from review.tui.entry_words import EntrySaved, EntryTask, fits_a_form
from review.tui.keymap import footer_commands
from review.tui.lesson_page import lesson_page
from review.tui.notice import Notice
from review.tui.screens.entry_form import EntryFormScreen
from review.tui.status import key_line, message_line
from review.tui.widgets.text_pane import TextPane


class LessonsScreen(ModalScreen["Settings | None"]):
    """The proposals; hands back the settings with the changed files in force, None where nothing was added."""

    CSS_PATH = "lessons.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.LESSONS)]
    where = Where.LESSONS

    class Drawn(Message):
        """The lessons are known; `problem` says why they aren't."""

        def __init__(self, learning: Learning | None, lessons: Sequence[Lesson], problem: str = "") -> None:
            """`learning` tries and saves them."""
            super().__init__()
            self.learning: Final = learning
            self.lessons: Final = lessons
            self.problem: Final = problem

    class Tried(Message):
        """What speaks against a lesson is known."""

        def __init__(self, number: int, faults: Sequence[Fault]) -> None:
            """`number` counts from 0."""
            super().__init__()
            self.number: Final = number
            self.faults: Final = tuple(faults)

    class Added(Message):
        """The adding came to an end: `faults` speak against it, or `problem` kept it from being written."""

        def __init__(self, number: int, faults: Sequence[Fault], problem: str = "") -> None:
            """`number` counts from 0."""
            super().__init__()
            self.number: Final = number
            self.faults: Final = tuple(faults)
            self.problem: Final = problem

    def __init__(self, session: ReviewSession, settings: Settings) -> None:
        """Learn from the review in `session`; `settings` say which glossaries are in force."""
        super().__init__()
        self._session: Final = session
        self._settings: Final = settings
        self._learning: Learning | None = None
        self._lessons: list[Lesson] = []
        self._faults: dict[int, tuple[Fault, ...]] = {}
        self._done: set[int] = set()
        self._chosen = 0
        self._adding = False
        self._notice: Notice | None = None

    def compose(self) -> ComposeResult:
        """The proposal and the keys."""
        yield TextPane("page")
        yield TextPane("keys")

    def on_mount(self) -> None:
        """Begin."""
        self.draw()

    @work(thread=True, exit_on_error=False)
    def draw(self) -> None:
        """Draw the lessons from the review."""
        try:
            text = Path(self._session.document.path)
            learning = Learning(self._settings, text, default_lexicon())
            self.post_message(self.Drawn(learning, learning.of_session(self._session)))
        except ReviewError as error:
            self.post_message(self.Drawn(None, (), _told(error)))

    def on_lessons_screen_drawn(self, message: Drawn) -> None:
        """Show the first one."""
        self._learning, self._lessons = message.learning, list(message.lessons)
        if message.problem:
            self._notice = Notice(message.problem, error=True)
        self._show(top=True)
        self._try_chosen()

    def _try_chosen(self) -> None:
        if self._chosen < len(self._lessons) and self._chosen not in self._faults:
            self.look_at(self._chosen, self._lessons[self._chosen])

    @work(thread=True, exclusive=True, group="trying", exit_on_error=False)
    def look_at(self, number: int, lesson: Lesson) -> None:
        """Find what speaks against the lesson."""
        if self._learning is not None:
            try:
                self.post_message(self.Tried(number, self._learning.faults(lesson)))
            except GlossaryError as error:
                self.post_message(self.Tried(number, error.faults))

    def on_lessons_screen_tried(self, message: Tried) -> None:
        """Show it."""
        self._faults[message.number] = message.faults
        self._show()

    def on_text_pane_resized(self) -> None:
        """Break the lines for this width."""
        self._show()

    def _show(self, *, top: bool = False) -> None:
        page, keys = self.query_one("#page", TextPane), self.query_one("#keys", TextPane)
        page.border_title = title(self._title())
        page.show(self._lines(page.room.width), 0 if top else page.scroll_offset.y)
        lines: list[Line] = [key_line(footer_commands(self, self.where), keys.room.width)]
        if self._notice is not None:
            lines = [message_line(self._notice, keys.room.width)]
        keys.show(lines)

    def _title(self) -> str:
        if not self._lessons:
            return _("proposals for the glossary")
        told = _("proposal {number} of {count}").format(number=self._chosen + 1, count=len(self._lessons))
        return told + (" · " + _("added") if self._chosen in self._done else "")

    def _lines(self, width: int) -> list[Line]:
        if self._learning is None:
            told = "" if self._notice is not None else _("looking through the review …")
            return [(Run(told, "faint"),)]
        if not self._lessons:
            return [
                (Run(_("Nothing was edited, chosen or dismissed twice that the glossary doesn't know.")),)
            ]
        lesson = self._learning.current(self._lessons[self._chosen])
        faults = () if self._chosen in self._done else self._faults.get(self._chosen)
        return lesson_page(lesson, self._learning.place(lesson), faults, width)

    def action_move(self, step: int) -> None:
        """Go to another proposal."""
        if 0 <= self._chosen + step < len(self._lessons):
            self._chosen += step
            self._notice = None
            self._show(top=True)
            self._try_chosen()
        elif self._lessons:
            self._say(_("this is the last proposal") if step > 0 else _("this is the first proposal"))

    def action_add(self) -> None:
        """Add the entry; one that was added already is passed over."""
        if self._adding or not self._lessons:
            return
        if self._chosen in self._done:
            self.action_move(1)
            return
        self._adding = True
        self._say(_("checking the entry with its examples …"))
        self.add(self._chosen, self._lessons[self._chosen])

    @work(thread=True, group="adding", exit_on_error=False)
    def add(self, number: int, lesson: Lesson) -> None:
        """Check and write."""
        if self._learning is not None:
            try:
                self.post_message(self.Added(number, self._learning.add(lesson)))
            except ReviewError as error:
                self.post_message(self.Added(number, (), _told(error)))

    def on_lessons_screen_added(self, message: Added) -> None:
        """Go on to the next one, or say what is in the way."""
        self._adding = False
        if message.problem:
            self._say(message.problem, error=True)
        elif message.faults:
            self._faults[message.number] = message.faults
            self._say(_("not added: {fault}").format(fault=message.faults[0].message), error=True)
        else:
            self._added(message.number)

    def _added(self, number: int) -> None:
        """The proposal is in its file; the others are tried again as they are looked at."""
        lesson = self._lessons[number]
        self._done.add(number)
        self._faults.clear()
        left = [one for one in range(len(self._lessons)) if one not in self._done]
        self._chosen = next((one for one in left if one > number), left[0] if left else number)
        self._say(_("the entry {name} is saved").format(name=lesson.new.id), top=self._chosen != number)
        self._try_chosen()

    def _say(self, text: str, *, error: bool = False, top: bool = False) -> None:
        self._notice = Notice(text, error=error)
        self._show(top=top)

    def action_form(self) -> None:
        """Open the form with the proposal in it."""
        if self._learning is None or not self._lessons or self._chosen in self._done or self._adding:
            return
        lesson = self._learning.current(self._lessons[self._chosen])
        settings, path = self._learning.settings, self._learning.place(lesson)
        files: tuple[Path, ...] = ()
        if lesson.old is None:
            files = files_for_entry(settings, Path(self._session.document.path))
        else:
            path = Path(lesson.old.path)
        if not can_hold(path) or not fits_a_form(lesson.new):
            self._say(_("this entry can't be changed in a form; change its file"), error=True)
            return
        try:
            old = entry_in(path, lesson.old.id) if lesson.old is not None else None
        except GlossaryError as error:
            self._say(_told(error), error=True)
            return
        task = EntryTask(lesson.new, old, path, files)
        self.app.push_screen(EntryFormScreen(self._session, settings, task), self.form_left)

    def form_left(self, saved: EntrySaved | None) -> None:
        """Count the proposal as added where it was saved."""
        if saved is None or self._learning is None:
            return
        try:
            self._learning.saved(saved.entry.id, saved.settings)
        except GlossaryError as error:
            self._say(_told(error), error=True)
            return
        self._added(self._chosen)

    def action_scroll(self, step: int) -> None:
        """Look further down or up."""
        self.query_one("#page", TextPane).scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Look a page further down or up."""
        self.action_scroll(step * max(1, self.query_one("#page", TextPane).room.height - 1))

    def action_leave(self) -> None:
        """Go back; what is being written is waited for."""
        if not self._adding:
            changed = self._learning is not None and bool(self._done)
            self.dismiss(self._learning.settings if self._learning is not None and changed else None)


def _told(error: ReviewError) -> str:
    """What went wrong on one line, the file by its name: the line must have room for the reason."""
    fault = next(iter(error.faults), Fault(error.title, None, error.message))
    return f"{Path(fault.where).name}: {fault.message}"
