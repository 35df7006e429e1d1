"""The form of an entry: its fields, what is told of them, and what the change would do to the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Size
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static, TextArea

from review.glossary.entry import GlossaryEntry
from review.glossary.entry_fields import FIELDS, EntryField, Shape
from review.glossary.entry_form import FormFault, entry_from, texts_of
from review.model.messages import _
from review.session.session import ReviewSession
from review.session.settings import Settings
from review.tui.command import Where
from review.tui.display import Line, Run, content, runs, shown, title, wrap
from review.tui.entry_words import FILE, EntryTask, explanation, file_told, word_told
from review.tui.keymap import footer_commands
from review.tui.notice import Notice
from review.tui.painting import painted
from review.tui.screens.entry_work import EntryWork
from review.tui.status import key_line, message_line
from review.tui.widgets.choice_line import ChoiceLine
from review.tui.widgets.field_area import FieldArea
from review.tui.widgets.text_pane import TextPane

REST: Final = 0.3
"""Seconds without a key after which the form is checked."""
BROAD: Final = 110
"""Columns from which the sentences concerned stand beside the form."""


class Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields, scrolled to the one that the keys work on; the arrows are the screen's."""

    def on_resize(self) -> None:
        """Another size may leave that field out of sight."""
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Scroll to the field that the keys work on, once the fields have their places."""
        self.call_after_refresh(self._show_focused)

    def _show_focused(self) -> None:
        if not self.is_attached:
            return  # the form was left meanwhile
        here = self.screen.focused
        if here is not None and not self.content_region.contains_region(here.region):
            here.scroll_visible(animate=False, immediate=True)


class Fault(Widget):
    """The lines below a field that tell what is wrong with it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"look--error", "look--plain"}

    def __init__(self, told: str, key: str) -> None:
        """`key` is the field's."""
        super().__init__(classes="fault")
        self.key: Final = key
        self._told: Final = told

    def _lines(self, width: int) -> list[Line]:
        return wrap([Run("! ", "error"), *runs(self._told, look="error")], width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the text takes across both columns: `width` is that of the first one alone."""
        del viewport, width
        return len(self._lines(container.width - self.styles.gutter.width))

    def render_line(self, y: int) -> Strip:
        """Line `y` of the text, broken at spaces alone: French has a no-break space before its colons."""
        lines = self._lines(self.size.width)
        return painted(self, lines[y] if y < len(lines) else (), self.size.width)


class EntryFormParts(EntryWork):
    """Shows the fields and checks them once the keys rest."""

    CSS_PATH = "entry_form.tcss"
    AUTO_FOCUS = ""
    where = Where.FORM

    def __init__(self, session: ReviewSession, settings: Settings, task: EntryTask) -> None:
        """Show the entry of `task`; see `EntryWork` for the others."""
        super().__init__(session, settings)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (BROAD, "-beside")]
        self.about: Final = task
        self._began: dict[str, str] = texts_of(task.entry)
        self._looked_at: dict[str, str] = dict(self._began)
        self._faults: dict[str, list[FormFault]] = {}
        self._refused: dict[str, tuple[str, list[FormFault]]] = {}
        self._rest: Timer | None = None
        self._explained = ""
        self.notice: Notice | None = None

    def compose(self) -> ComposeResult:
        """The fields, the sentences concerned, the explanation, the keys."""
        with Horizontal(id="body"):
            with Fields(id="fields"):
                if self.about.files:
                    words = [str(file) for file in self.about.files]
                    yield self._label(_("file"))
                    yield ChoiceLine(FILE, words, str(self.about.path), file_told)
                for one in FIELDS:
                    yield self._label(one.title)
                    yield self._widget(one)
            yield TextPane("impact")
        yield TextPane("explain")
        yield TextPane("keys")

    def _label(self, text: str) -> Static:
        return Static(content(Run(text, "faint")), classes="label")

    def _widget(self, one: EntryField) -> Widget:
        text = self._began[one.key]
        if one.shape is Shape.CHOICE:
            words = one.choices if one.default else ("", *one.choices)
            return ChoiceLine(one.key, words, text, lambda value: word_told(one, value))
        return FieldArea(one.key, text, single=one.shape is Shape.TEXT)

    def on_mount(self) -> None:
        """Begin where the task says."""
        name = self.about.entry.id
        text = _("entry {name}") if self.about.old is not None else _("new entry {name}")
        self.query_one("#fields").border_title = title(text.format(name=shown(name)))
        self._explained = self.about.at  # what is told at the beginning outlasts this step
        self.field(self.about.at).focus()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if not self.is_attached:
            return  # left before it was shown
        if self.about.told:
            self.notice = Notice(self.about.told)
        self.check()

    def field(self, key: str) -> FieldArea | ChoiceLine:
        """The field of that name."""
        return self.query_one(f"#field-{key}", FieldArea | ChoiceLine)  # type: ignore[arg-type]

    @property
    def fields(self) -> list[FieldArea | ChoiceLine]:
        """All fields, in order."""
        found: Iterable[Widget] = self.query("#fields FieldArea, #fields ChoiceLine").results(Widget)
        return [one for one in found if isinstance(one, FieldArea | ChoiceLine)]

    @property
    def texts(self) -> dict[str, str]:
        """What the form reads now."""
        return {one.key: one.value for one in self.fields if one.key != FILE}

    @property
    def changed(self) -> bool:
        """Whether something would be lost: a text differs from the one it began with."""
        return self.texts != self._began

    @property
    def here(self) -> str:
        """The field that the keys work on."""
        focused = self.focused
        return focused.key if isinstance(focused, FieldArea | ChoiceLine) else "wrong"

    def put(self, texts: Mapping[str, str]) -> None:
        """Fill the form with other texts."""
        for one in self.fields:
            if one.key in texts:
                one.put(texts[one.key])

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Fit the field, and check the form once the keys rest."""
        event.stop()
        if isinstance(event.text_area, FieldArea):
            event.text_area.fit()
        self.check_soon()

    def on_choice_line_changed(self, message: ChoiceLine.Changed) -> None:
        """Check the form once the keys rest."""
        message.stop()
        self.check_soon()

    def on_field_area_leaving(self, message: FieldArea.Leaving) -> None:
        """Go on to the field above or below."""
        self.action_step(message.step)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Explain the field that the keys work on."""
        del event
        if self.here != self._explained:
            self._explained = self.here
            self.notice = None
        self.tell()

    def on_text_pane_resized(self) -> None:
        """Break the lines for this width."""
        self.tell()

    def check_soon(self) -> None:
        """Check the form once the keys rest; what was told of the form before is past."""
        if not self.saving and self.texts != self._looked_at:
            self.notice = None
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self.check)

    def check(self) -> GlossaryEntry | None:
        """Mark what is wrong; the entry where nothing is."""
        texts = self._looked_at = self.texts
        entry, faults = entry_from(texts, str(self.about.path), self.about.entry.line)
        found: dict[str, list[FormFault]] = {}
        for fault in faults:
            found.setdefault(fault.key, []).append(fault)
        # What the check of the glossary said of a field holds until the field is changed.
        self._refused = {key: said for key, said in self._refused.items() if texts.get(key) == said[0]}
        for key, (_text, said) in self._refused.items():
            found.setdefault(key, []).extend(said)
        self._mark(found)
        self.checked(entry)
        return entry

    def checked(self, entry: GlossaryEntry | None) -> None:
        """The form reads `entry`, None while it reads none."""

    def refuse(self, faults: Iterable[FormFault]) -> None:
        """Show what the check of the glossary says, and go to the first field it is about."""
        texts = self.texts
        said: dict[str, list[FormFault]] = {}
        for fault in faults:
            said.setdefault(fault.key, []).append(fault)
        self._refused = {key: (texts.get(key, ""), own) for key, own in said.items()}
        self.check()
        first = next((one.key for one in self.fields if one.key in said), None)
        if first is not None:
            self._explained = first  # what is told of the saving outlasts this step
            self.field(first).focus()
        self.tell()

    def forget_refusal(self) -> None:
        """The check of the glossary is going to be asked again."""
        self._refused = {}

    def _mark(self, found: dict[str, list[FormFault]]) -> None:
        """Tell the first fault of each field below it."""
        for one in self.fields:
            before, now = self._faults.get(one.key), found.get(one.key)
            if before == now:
                continue
            for line in self.query(Fault):
                if line.key == one.key:
                    line.remove()
            if now:
                self.query_one("#fields").mount(Fault(now[0].message, one.key), after=one)
        self._faults = found
        self.query_one(Fields).keep_in_sight()
        self.tell()

    def first_fault(self) -> str | None:
        """The first field with a fault."""
        return next((one.key for one in self.fields if one.key in self._faults), None)

    def tell(self) -> None:
        """Explain the field, and tell the keys or what came of the last one."""
        pane, key = self.query_one("#explain", TextPane), self.here
        pane.border_title = title(key)
        pane.show(explanation(key, self._faults.get(key, []), pane.room.width, max(1, pane.room.height)))
        keys = self.query_one("#keys", TextPane)
        lines: list[Line] = [key_line(footer_commands(self, self.where), keys.room.width)]
        if self.notice is not None:
            lines = [message_line(self.notice, keys.room.width)]
        keys.show(lines)

    def action_step(self, step: int) -> None:
        """Go to the next field, or to the one before."""
        fields = self.fields
        keys = [one.key for one in fields]
        fields[(keys.index(self.here) + step) % len(fields)].focus()
