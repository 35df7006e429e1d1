"""The words of a new entry: those that were edited by hand, or others of the sentence, and what is right instead."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from review.errors import ReviewError
from review.french.lexicon import default_lexicon
from review.glossary.files import load_all
from review.model.messages import _, ngettext
from review.session.entry_saving import files_for_entry
from review.session.new_entry import drafted
from review.session.session import ReviewSession
from review.session.settings import Settings
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import Mark, Run, content, runs, shown, title
from review.tui.entry_draft import Picking, Sighting, repaired
from review.tui.entry_words import EntryTask, failure_line
from review.tui.keymap import footer_commands
from review.tui.status import key_content
from review.tui.widgets.line_input import LineInput

LONG: Final = 600
"""Code points of the sentence that are shown, around the words picked."""


class NewEntryScreen(ModalScreen[EntryTask]):
    """Hands back the entry to fill in, and the files that it can go into."""

    CSS_PATH = "new_entry.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.PICKING)]
    AUTO_FOCUS = ""
    where = Where.PICKING

    class Drafted(Message):
        """The entry is made; `problem` says why it isn't."""

        def __init__(self, task: EntryTask | None, problem: str = "") -> None:
            """`task` is what the form begins with."""
            super().__init__()
            self.task: Final = task
            self.problem: Final = problem

    def __init__(self, session: ReviewSession, settings: Settings, found: list[Sighting]) -> None:
        """Begin with the first of `found`, places in the text of `session`; `settings` say which glossaries are in force."""
        super().__init__()
        self._session: Final = session
        self._settings: Final = settings
        self._picking: Final = Picking(found)
        self._working = False

    def compose(self) -> ComposeResult:
        """The sentence, the right words, the keys."""
        with Vertical(classes="dialogue") as box:
            box.border_title = title(_("new entry"))
            yield Static("", id="sentence")
            yield Static(content(Run(_("right instead"), "faint")), classes="label")
            yield LineInput(placeholder=_("the right words, best first, with | between"), compact=True)
            yield Static("", id="problem")
            yield Static(key_content(footer_commands(self, Where.PICKING), 70, 2), classes="keys")

    def on_mount(self) -> None:
        """Show the first place."""
        self._show(fill=True)

    def _show(self, *, fill: bool) -> None:
        """Show the sentence with the words picked; `fill` in what stands for them."""
        picked = self._picking.sighting
        start = max(0, picked.span.start - LONG // 2)
        part = picked.mt[start : start + LONG]
        mark = Mark(picked.span.start - start, min(picked.span.end - start, len(part)), "issue")
        number = _("sentence {number}").format(number=picked.segment + 1)
        others = self._picking.count - 1
        if others:
            more = ngettext("{count} other edit: ↓", "{count} other edits: ↓", others).format(count=others)
            number = f"{number} · {more}"
        # Dialogue texts know few looks; the words picked stand between arrows, too.
        pieces = [Run(f"›{run.text}‹", "key") if run.look == "issue" else run for run in runs(part, [mark])]
        self.query_one("#sentence", Static).update(content(Run(f"{number}\n", "faint"), *pieces))
        if fill:
            self.query_one(LineInput).value = shown(picked.right)

    def action_move(self, step: int) -> None:
        """Pick another word."""
        self._picking.move(step)
        self._show(fill=True)

    def action_extend(self, step: int) -> None:
        """Pick one word more, or one less."""
        self._picking.extend(step)
        self._show(fill=True)

    def action_choose(self, step: int) -> None:
        """Go to another place."""
        self._picking.choose(step)
        self._show(fill=True)

    def action_switch(self) -> None:
        """Type the right words, or go back to the sentence."""
        line = self.query_one(LineInput)
        if line.has_focus:
            self.set_focus(None)
        else:
            line.focus()

    def on_input_submitted(self) -> None:
        """Make the entry."""
        self.action_go()

    def action_go(self) -> None:
        """Make the entry in another thread: it has to differ from all there are."""
        picked, line = self._picking.sighting, self.query_one(LineInput)
        rights = [right.strip() for right in line.value.split("|") if right.strip()]
        if not rights:
            self._tell(_("type what is right instead"))
            line.focus()
        elif not picked.span.of(picked.mt).strip():
            self._tell(_("there is no word to pick in this sentence"))
        elif not self._working:
            self._working = True
            self._tell(_("making the entry …"))
            self.draft(picked, rights, self._session.segment(picked.segment).source or "")

    @work(thread=True, group="draft", exit_on_error=False)
    def draft(self, picked: Sighting, rights: list[str], source: str) -> None:
        """Fill the entry in as far as it goes."""
        try:
            glossaries = load_all(self._settings.glossaries)
            files = files_for_entry(self._settings, Path(self._session.document.path))
        except ReviewError as error:
            self.post_message(self.Drafted(None, failure_line(error)))
            return
        taken = {entry.id for glossary in glossaries for entry in glossary.entries}
        entry = drafted(
            picked.span.of(picked.mt),
            rights,
            picked.mt,
            repaired(picked, rights[0]),
            source,
            default_lexicon(),
            taken,
        )
        self.post_message(self.Drafted(EntryTask(entry, None, files[0], files)))

    def on_new_entry_screen_drafted(self, message: Drafted) -> None:
        """Hand the entry back."""
        self._working = False
        if message.task is not None:
            self.dismiss(message.task)
        else:
            self._tell(f"! {message.problem}")

    def _tell(self, text: str) -> None:
        self.query_one("#problem", Static).update(content(text))

    def action_leave(self) -> None:
        """Go back without an entry."""
        self.dismiss(None)
