"""Which sentences the list shows, and what stands on each of its lines."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Hashable, Iterable, Sequence
from itertools import count as counting
from time import perf_counter
from typing import Final

from review.session.filters import Everything, Filter, Flagged
from review.session.fitting import candidates, sentence_view
from review.session.session import ReviewSession
from review.tui.display import Line, Run, fit, shown
from review.tui.labels import NOTE_GLYPH, segment_state

SNIPPET: Final = 200
"""Code points of a sentence that a line of the list looks at."""
SLICE: Final = 0.004
"""Seconds of filtering before other keys get their turn."""
CHECKED: Final = 16
"""Sentences looked at between two looks at the clock."""
_ERAS: Final = counting()
"""No two lists share one, so that nobody takes a line of one for a line of another."""


class Rows:
    """The listed sentences in document order; the current one is always among them, as a guest if the filter leaves it out.

    A filter is worked through in slices (`choose` does the first, `more` each further one), so that no key waits for the
    end of the document; what was found so far is listed.
    """

    def __init__(self, session: ReviewSession) -> None:
        """List the flagged sentences."""
        self._session: Final = session
        self._revisions: dict[int, int] = {}
        self._era = next(_ERAS)
        self._guest: int | None = None
        self._listed: Sequence[int] = ()
        self._ahead = 0
        self.filter: Filter = Flagged()
        self.choose(self.filter)

    @property
    def complete(self) -> bool:
        """Whether the filter has seen the whole document."""
        return self._ahead >= len(self._session.document.segments)

    @property
    def found(self) -> int:
        """Sentences that the filter let through so far; a guest is none of them."""
        return len(self._listed)

    def choose(self, wanted: Filter) -> None:
        """List what `wanted` lets through, as far as a slice gets."""
        self.filter = wanted
        self._guest = None
        if isinstance(wanted, Everything):
            self._ahead = len(self._session.document.segments)
            self._listed = range(self._ahead)
        else:
            self._ahead = 0
            self._listed = []
            self.more()

    def more(self) -> bool:
        """List what the next slice holds; whether anything is left to look at."""
        until = perf_counter() + SLICE
        listed = self._listed
        if not isinstance(listed, list):
            return False
        for count, index in enumerate(candidates(self._session, self.filter, self._ahead), 1):
            if self.filter.fits(sentence_view(self._session, index)):
                listed.append(index)
            self._ahead = index + 1
            if count % CHECKED == 0 and perf_counter() >= until:
                break
        else:
            self._ahead = len(self._session.document.segments)
        self._settle()
        return not self.complete

    def update(self, segments: Iterable[int] | None) -> None:
        """These sentences changed (None: any of them may have); list them, or not, as they stand now."""
        if segments is None:
            self._era = next(_ERAS)
            guest = self._guest
            self.choose(self.filter)
            if guest is not None:
                self.show(guest)
            return
        for index in segments:
            self._revisions[index] = self._revisions.get(index, 0) + 1
            if isinstance(self._listed, list) and index < self._ahead:
                self._relist(self._listed, index)
        self._settle()

    def _relist(self, listed: list[int], index: int) -> None:
        place = bisect_left(listed, index)
        there = place < len(listed) and listed[place] == index
        fits = self.filter.fits(self._session.segment(index))
        if fits and not there:
            insort(listed, index)
        elif there and not fits:
            del listed[place]

    def _settle(self) -> None:
        """The guest is none any more once the filter lists it."""
        if self._guest is not None:
            self.show(self._guest)

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
        words = f"{NOTE_GLYPH} {words}".rstrip() if view.note else words
        tail = Run(f" {words}" if words else "", "faint")
        room = width - taken - len(tail.text)
        middle = fit([Run(shown(snippet[:SNIPPET]), "" if texts else "context")], room, pad=True)
        return [(*head, *middle, tail)]

    def _digits(self) -> int:
        return len(str(len(self._session.document.segments)))
