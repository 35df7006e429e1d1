"""The review at its end, or so far: what was decided, what is left, what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen

from review.errors import ReviewError
from review.french.lexicon import default_lexicon
from review.model.messages import _
from review.session.lessons import Learning
from review.session.session import ReviewSession
from review.tui.command import Where
from review.tui.commands import bindings_of, commands_of
from review.tui.display import title
from review.tui.keymap import commands_here
from review.tui.presenter import Presenter
from review.tui.status import key_line
from review.tui.summary import summary_lines
from review.tui.widgets.text_pane import TextPane

FRAME: Final = 6
"""Lines of the screen that aren't the summary's: border, padding, keys, and air around the dialogue."""
_OWN: Final = {command.id for where in (Where.ENDING, Where.EVERYWHERE) for command in commands_of(where)}


class EndingScreen(ModalScreen[str]):
    """The summary; every key but those that scroll leads back. Hands back the act asked for: "export", "learn", "undo" or ""."""

    CSS_PATH = "ending.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.ENDING)]
    where = Where.ENDING

    class Learnt(Message):
        """What the review proposes for the glossary is known."""

        def __init__(self, count: int) -> None:
            """`count` proposals."""
            super().__init__()
            self.count: Final = count

    def __init__(self, presenter: Presenter) -> None:
        """Tell of the review as `presenter` has it now."""
        super().__init__()
        self._presenter: Final = presenter
        self._lessons = 0

    def compose(self) -> ComposeResult:
        """The summary and the keys."""
        with Vertical(classes="dialogue") as box:
            box.border_title = title(_("summary of the review"))
            yield TextPane("summary")
            yield TextPane("summary-keys")

    def on_mount(self) -> None:
        """See what is to be learnt from the review, while the summary stands there."""
        self.learn(self._presenter.session)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def learn(self, session: ReviewSession) -> None:
        """Count the proposals; with a faulty glossary there are none."""
        try:
            learning = Learning(session.settings, Path(session.document.path), default_lexicon())
            count = len(learning.of_session(session))
        except ReviewError:
            return
        self.post_message(self.Learnt(count))

    def on_ending_screen_learnt(self, message: Learnt) -> None:
        """Tell of them."""
        self._lessons = message.count
        self.on_text_pane_resized()

    def on_text_pane_resized(self) -> None:
        """Break the lines for this width, and take as many as there is room for."""
        pane, keys = self.query_one("#summary", TextPane), self.query_one("#summary-keys", TextPane)
        lines = summary_lines(self._presenter, pane.room.width, self._lessons)
        pane.styles.height = max(1, min(len(lines), self.size.height - FRAME))
        pane.show(lines, pane.scroll_offset.y)
        keys.show([key_line(commands_here(self, Where.ENDING), keys.room.width)])

    def on_resize(self) -> None:
        """The screen's height counts, too."""
        self.on_text_pane_resized()

    def on_key(self, event: events.Key) -> None:
        """Any other key goes back, and does nothing else."""
        bound = self.active_bindings.get(event.key)
        if bound is None or bound.binding.id not in _OWN:
            event.stop()
            self.dismiss("")

    def action_scroll(self, step: int) -> None:
        """Look further down or up."""
        self.query_one("#summary", TextPane).scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Look a page further down or up."""
        pane = self.query_one("#summary", TextPane)
        self.action_scroll(step * max(1, pane.room.height - 1))

    def action_answer(self, act: str) -> None:
        """Go back and do that."""
        self.dismiss(act)
