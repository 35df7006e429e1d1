"""Which sentences the list shows, and what stands on each of its lines."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from review.model.issue import State
from review.model.messages import _
from review.session.session import ReviewSession
from review.session.views import SegmentView
from review.tui.display import Line, Run, fit, shown
from review.tui.labels import segment_state, state_word

SNIPPET: Final = 200
"""Code points of a sentence that a line of the list looks at."""


class Which(Enum):
    """What a filter goes by."""

    ALL = auto()
    FLAGGED = auto()
    STATE = auto()
    EDITED = auto()
    RULE = auto()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which sentences are listed: all, the flagged ones, those with an issue in `state` or of the entry `rule`, the edited ones."""

    which: Which = Which.FLAGGED
    state: State | None = None
    rule: str = ""

    @property
    def title(self) -> str:
        """The filter's name."""
        if self.which is Which.STATE and self.state is not None:
            return state_word(self.state)
        if self.which is Which.RULE:
            return _("entry {name}").format(name=self.rule)
        return {
            Which.ALL: _("all sentences"),
            Which.FLAGGED: _("flagged"),
            Which.EDITED: _("edited by hand"),
        }[self.which]

    def fits(self, view: SegmentView, *, flagged: bool) -> bool:
        """Whether the sentence is listed; `flagged`: it holds an issue or a decision."""
        match self.which:
            case Which.ALL:
                return True
            case Which.FLAGGED:
                return flagged
            case Which.EDITED:
                return view.edited
            case Which.STATE if self.state is State.UNDECIDED:
                return any(not one.state.decided for one in view.issues)
            case Which.STATE:
                return any(one.state is self.state for one in view.issues)
            case Which.RULE:
                return any(one.issue.key.rule == self.rule for one in view.issues)


class Rows:
    """The listed sentences in document order; the current one is always among them, as a guest if the filter leaves it out."""

    def __init__(self, session: ReviewSession) -> None:
        """List the flagged sentences."""
        self._session: Final = session
        self._revisions: dict[int, int] = {}
        self._era = 0
        self._guest: int | None = None
        self._listed: Sequence[int] = ()
        self.filter = Filter()
        self.choose(Filter())

    def choose(self, wanted: Filter) -> None:
        """List what `wanted` lets through; takes time in proportion to the flagged sentences."""
        self.filter = wanted
        self._guest = None
        if wanted.which is Which.ALL:
            self._listed = range(len(self._session.document.segments))
        else:
            flagged = self._session.flagged
            self._listed = [
                index for index in flagged if wanted.fits(self._session.segment(index), flagged=True)
            ]

    def update(self, segments: Iterable[int] | None) -> None:
        """These sentences changed (None: any of them may have); list them, or not, as they stand now."""
        if segments is None:
            self._era += 1
            guest = self._guest
            self.choose(self.filter)
            if guest is not None:
                self.show(guest)
            return
        for index in segments:
            self._revisions[index] = self._revisions.get(index, 0) + 1
            if isinstance(self._listed, list):
                self._relist(self._listed, index)

    def _relist(self, listed: list[int], index: int) -> None:
        place = bisect_left(listed, index)
        there = place < len(listed) and listed[place] == index
        fits = self.filter.fits(self._session.segment(index), flagged=True)
        if fits and not there:
            insort(listed, index)
        elif there and not fits:
            del listed[place]

    def show(self, index: int) -> None:
        """Make sentence `index` the one that is listed whatever the filter says."""
        place = bisect_left(self._listed, index)
        there = place < len(self._listed) and self._listed[place] == index
        self._guest = None if there else index

    def __len__(self) -> int:
        """The number of lines."""
        return len(self._listed) + (self._guest is not None)

    def __getitem__(self, row: int) -> int:
        """The number of the sentence on line `row`."""
        if self._guest is None:
            return self._listed[row]
        place = bisect_left(self._listed, self._guest)
        if row == place:
            return self._guest
        return self._listed[row - (row > place)]

    def position(self, index: int) -> int:
        """The line of sentence `index`, or of the one after it."""
        place = bisect_left(self._listed, index)
        return place + (self._guest is not None and self._guest < index)

    def identity(self, row: int) -> Hashable:
        """What the line shows, for caching: the sentence and its revision."""
        index = self[row]
        return index, self._revisions.get(index, 0), self._era

    def line(self, row: int, width: int) -> list[Line]:
        """The line: state glyph, number, the words concerned, state in words."""
        view = self._session.segment(self[row])
        glyph, words = segment_state(view)
        look = "todo" if any(not one.state.decided for one in view.issues) else "done"
        texts = dict.fromkeys(one.issue.text for one in view.issues)
        snippet = ", ".join(texts) if texts else view.target[:SNIPPET].lstrip()
        number = f"{view.index + 1:>{self._digits()}}"
        head = [Run(f"{glyph} ", look), Run(f"{number} ", "faint")]
        taken = len(number) + 3
        tail = Run(f" {words}" if words else "", "faint")
        room = width - taken - len(tail.text)
        middle = fit([Run(shown(snippet[:SNIPPET]), "" if texts else "context")], room, pad=True)
        return [(*head, *middle, tail)]

    def _digits(self) -> int:
        return len(str(len(self._session.document.segments)))
