"""A field of a form that holds one of a few words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from review.tui.display import Run, fit, shown
from review.tui.painting import painted


class ChoiceLine(Widget, can_focus=True):
    """One of `words` for the field `key`; the screen's keys and a letter change it, a click goes on to the next."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "choice-line--focused",
        *(f"look--{look}" for look in ("faint", "key", "plain", "strong")),
    }  # no more than it shows: a form has many such lines, and each class costs time

    class Changed(Message):
        """Another word was chosen."""

        def __init__(self, choice: ChoiceLine) -> None:
            """`choice` is the field."""
            super().__init__()
            self.choice: Final = choice

    def __init__(
        self, key: str, words: Sequence[str], value: str, told: Callable[[str], str] | None = None
    ) -> None:
        """Hold `value`, which is added to `words` where it isn't among them; `told` says a word in plain words."""
        super().__init__(id=f"field-{key}")
        self.key: Final = key
        self.words: Final = tuple(words) if value in words else (*words, value)
        self._value = value
        self._fresh = self._pointed = False
        self._told: Final = told or str

    @property
    def value(self) -> str:
        """The word chosen."""
        return self._value

    def put(self, value: str) -> None:
        """Choose a word; one that there isn't is left alone."""
        if value in self.words and value != self._value:
            self._value = value
            self.refresh()
            self.post_message(self.Changed(self))

    def turn(self, step: int) -> None:
        """Go `step` words on, round at the ends."""
        self.put(self.words[(self.words.index(self._value) + step) % len(self.words)])

    def jump(self, letter: str) -> None:
        """Go to the next word that begins with `letter`, first after the last slash."""
        here = self.words.index(self._value)
        after = [*self.words[here + 1 :], *self.words[: here + 1]]
        begun = (one for one in after if letter.casefold() in {one[:1], one.rpartition("/")[2][:1]})
        self.put(next(begun, self._value))

    def render_line(self, y: int) -> Strip:
        """The only line: the word between arrows where the keys work on it."""
        text = shown(self._told(self._value))
        look = "strong" if self._value else "faint"
        arrows = ("‹ ", " ›") if self.has_focus else ("  ", "  ")
        line = fit([Run(arrows[0], "key"), Run(text, look), Run(arrows[1], "key")], self.size.width)
        del y
        return painted(self, line, self.size.width, "choice-line--focused" if self.has_focus else "")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line."""
        del container, viewport, width
        return 1

    def on_focus(self) -> None:
        """Show that the keys work here."""
        self._fresh = True
        self.call_later(self._settle)
        self.refresh()

    def _settle(self) -> None:
        self._fresh = False

    def on_mouse_down(self) -> None:
        """A press that brings the keys here comes right behind the focus."""
        self._pointed = self._fresh

    def on_blur(self) -> None:
        """Show that they don't any more."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go on to the next word, where the field had the keys before."""
        event.stop()
        if not self._pointed:
            self.turn(1)

    def on_key(self, event: events.Key) -> None:
        """A letter goes to a word that begins with it, a space to the next one."""
        if event.key == "space":
            event.stop()
            self.turn(1)
        elif event.character is not None and event.character.isalpha():
            event.stop()
            self.jump(event.character)
