"""The equal places where a repair would go, to be unticked one by one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from review.model.messages import _, ngettext
from review.model.proposal import Certainty
from review.model.span import Span
from review.session.views import Place
from review.tui.alignment import difference, placed, whole_words
from review.tui.command import Where
from review.tui.commands import bindings_of
from review.tui.display import Line, Mark, Run, fit, runs, title
from review.tui.keymap import commands_here
from review.tui.status import key_line
from review.tui.widgets.row_list import RowList
from review.tui.widgets.text_pane import TextPane

AROUND: Final = 30
"""Code points of the sentence shown before the first change."""


class PlaceRows:
    """The places as rows of two lines: as it reads now, as it would read."""

    def __init__(self, places: Sequence[Place]) -> None:
        """All of them ticked."""
        self.places: Final = places
        self.ticked: Final = set(range(len(places)))

    def __len__(self) -> int:
        """The number of places."""
        return len(self.places)

    def identity(self, row: int) -> Hashable:
        """The place and whether it is ticked."""
        return row, row in self.ticked

    def line(self, row: int, width: int) -> list[Line]:
        """Tick, sentence number, ? where a person must look, and the sentence before; below it the sentence after."""
        place = self.places[row]
        ticked = row in self.ticked
        head = [
            Run("[x] " if ticked else "[ ] ", "key" if ticked else "faint"),
            Run(f"{place.issue.segment + 1:>5} ", "faint"),
            Run("?" if place.proposal.certainty is Certainty.ASK else " ", "key"),
        ]
        edits = difference(place.before, place.after)
        first = edits[0].start if edits else 0
        before = [Mark(*_ends(place.before, Span(edit.start, edit.end)), "changed-mt") for edit in edits]
        after = [
            Mark(*_ends(place.after, span), "changed" if ticked else "context")
            for _edit, span in placed(edits)
        ]
        return [
            fit([*head, *_from(place.before, before, first, width, "context")], width),
            fit(
                [Run(" " * 11), *_from(place.after, after, first, width, "" if ticked else "context")], width
            ),
            (),
        ]


def _ends(text: str, span: Span) -> tuple[int, int]:
    words = whole_words(text, span)
    return words.start, words.end


def _from(text: str, marks: Sequence[Mark], first: int, width: int, look: str) -> list[Run]:
    """The part of the sentence that shows its first change, as far as a line can hold."""
    start = text.find(" ", max(0, first - AROUND), first) + 1 if first > width // 2 else 0
    end = start + 4 * width
    inside = [
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.look)
        for mark in marks
        if mark.start < end and mark.end > start
    ]
    return [*([Run("…", "faint")] if start else []), *runs(text[start:end], inside, look)]


class PlacesScreen(ModalScreen[tuple[Place, ...]]):
    """Every place with its repaired sentence; hands back the ticked ones."""

    CSS_PATH = "places.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(Where.PLACES)]
    where = Where.PLACES

    def __init__(self, places: Sequence[Place]) -> None:
        """`places`: the one that was looked at first."""
        super().__init__()
        self._rows: Final = PlaceRows(places)
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """The list and the keys."""
        yield RowList("places", row_height=3)
        yield TextPane("keys")

    def on_mount(self) -> None:
        """Show all of them."""
        self._show()

    def on_text_pane_resized(self) -> None:
        """Fit the keys into the new width."""
        self._show()

    def _show(self) -> None:
        places = self.query_one("#places", RowList)
        right = self._rows.places[0].proposal.replacement.text
        wrong = self._rows.places[0].issue.site.term
        places.border_title = title(_("{wrong} → {right}").format(wrong=wrong[:40], right=right[:40]))
        places.show(self._rows, self._cursor)
        count = len(self._rows.ticked)
        text = ngettext("{count} of {all} place ticked", "{count} of {all} places ticked", len(self._rows))
        keys = self.query_one("#keys", TextPane)
        counted = Run(text.format(count=count, all=len(self._rows)), "strong")
        keys.show([(counted,), key_line(commands_here(self, Where.PLACES), keys.room.width)])

    def on_row_list_clicked(self, message: RowList.Clicked) -> None:
        """Tick or untick the clicked place."""
        self._cursor = message.row
        self.action_tick()

    def action_move(self, step: int) -> None:
        """Go to another place."""
        self._cursor = max(0, min(self._cursor + step, len(self._rows) - 1))
        self._show()

    def action_page(self, step: int) -> None:
        """Go a page on."""
        self.action_move(step * self.query_one("#places", RowList).page)

    def action_tick(self) -> None:
        """Tick the place, or untick it."""
        self._rows.ticked.symmetric_difference_update({self._cursor})
        self._show()

    def action_tick_all(self) -> None:
        """Tick all, or none where all are ticked."""
        everything = set(range(len(self._rows)))
        self._rows.ticked.symmetric_difference_update(everything - self._rows.ticked or everything)
        self._show()

    def action_accept(self) -> None:
        """Hand the ticked places back."""
        self.dismiss(tuple(self._rows.places[row] for row in sorted(self._rows.ticked)))

    def action_leave(self) -> None:
        """Go back without accepting anything."""
        self.dismiss(None)
