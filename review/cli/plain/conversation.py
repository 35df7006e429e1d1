"""The plain review: tell the issue, ask for a command, do it, tell what came of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Final

from review.cli import output
from review.cli.plain.asking import Asking
from review.cli.plain.commands import Typed, help_lines, parse
from review.cli.plain.glossaries import PlainGlossaries
from review.cli.plain.reading import Reader
from review.cli.plain.standing import PlainReview
from review.cli.plain.telling import issue_lines, plain
from review.errors import ReviewError, UsageError
from review.model.issue import Severity, State
from review.model.messages import _, ngettext
from review.session.filters import (
    EditedByHand,
    Everything,
    Filter,
    Flagged,
    InState,
    OfEntry,
    OfSeverity,
    Undecided,
    WithNote,
)
from review.session.session import ReviewSession
from review.tui.labels import severity_word, state_word
from review.tui.notice import Notice

Act = Callable[[str], None]


def converse(session: ReviewSession) -> None:
    """Review `session` line by line until the reviewer quits or the lines end; closing the session is the caller's business."""
    Conversation(session, Reader()).run()


class Conversation:
    """One review: what the reviewer types, and what is told."""

    def __init__(self, session: ReviewSession, reader: Reader) -> None:
        """Read commands with `reader`."""
        self._review = PlainReview(session)
        self._glossaries: Final = PlainGlossaries(session.settings)
        self._reader: Final = reader
        self._asking: Final = Asking(self._review, reader, output.say)
        self._full = False
        self._told: Hashable = None
        self._acts = self._table()

    def _table(self) -> dict[str, Act]:
        review, asking = self._review, self._asking
        by_name = {
            "": "accept",
            "x": "dismiss",
            "s": "skip",
            "r": "reopen",
            "u": "undo",
            "U": "redo",
            "n": "next",
            "p": "previous",
            ">": "alternative_next",
            "<": "alternative_previous",
            "+": "down",
            "-": "up",
        }
        return {
            **{typed: _alone(review.acts[name]) for typed, name in by_name.items()},
            "1": lambda number: review.choose(int(number)),
            "d1": lambda number: review.switch(int(number)),
            "A": _alone(asking.everywhere),
            "e": asking.edit,
            "X": asking.dismiss,
            "c": asking.note,
            "m": review.classify,
            ":": review.go,
            "/": review.search,
            "f": self._filter,
            "d": _alone(self._details),
            "??": _alone(self._details),
            "w": asking.export,
            "?": _alone(self._help),
        }

    def run(self) -> None:
        """Tell and ask until `q` or the end of the lines."""
        review = self._review
        tally = review.tally
        opening = ngettext(
            "{file}: {left} of {count} issue is left to decide; ? lists the commands",
            "{file}: {left} of {count} issues are left to decide; ? lists the commands",
            tally.flagged,
        )
        file = plain(review.session.document.path)
        output.say(opening.format(file=file, left=tally.left, count=tally.flagged))
        self._tell()
        while True:
            try:
                typed = parse(self._reader.ask(self._prompt()))
                if typed.name == "q":
                    return
                self._do(typed)
            except EOFError:
                return
            except ReviewError as error:  # a line that is no text
                review.notice = Notice(error.lines()[0], error=True)
            self._tell()

    def _prompt(self) -> str:
        left = self._review.tally.left
        return ngettext("{count} left. Command: ", "{count} left. Command: ", left).format(count=left)

    def _do(self, typed: Typed) -> None:
        review = self._review
        act = self._acts.get(typed.name)
        review.done = ""
        if act is None:
            review.notice = Notice(
                _("{word} is no command; ? lists them").format(word=typed.name), error=True
            )
            return
        review.attempt(partial(act, typed.argument))
        before = review.notice
        review.attempt(review.refresh)
        review.notice = before or review.notice
        self._take_glossaries_in()

    def _take_glossaries_in(self) -> None:
        """Go on under the glossaries as they stand in their files now, where one of them changed."""
        review = self._glossaries.renewed(self._review)
        if review is not None:
            self._review = review
            self._asking.go_on_with(review)
            self._acts = self._table()

    def _tell(self) -> None:
        """Tell what was done and what has to be said, then the issue where it isn't the one told before."""
        review = self._review
        if review.done:
            output.say(plain(review.done).replace(" · ", ", "))
        if review.notice is not None:
            text = plain(review.notice.text).replace(" · ", ", ")
            output.say(_("problem: {text}").format(text=text) if review.notice.error else text)
        now = self._standpoint()
        if now != self._told or self._full:
            for line in issue_lines(review, full=self._full):
                output.say(line)
        self._told, self._full = now, False
        output.finish()

    def _standpoint(self) -> Hashable:
        review = self._review
        if review.empty:
            return ()
        current = review.issue
        known = None if current is None else (current.issue, current.state, current.record)
        view = review.view
        return (view.index, known, review.choice, review.switched, view.target, view.note)

    def _details(self) -> None:
        self._full = True

    def _help(self) -> None:
        for line in help_lines():
            output.say(line)

    def _filter(self, words: str) -> None:
        """Walk along what `words` name; without any, tell the names."""
        known = _filters()
        rules = {rule: OfEntry(rule) for rule, _count in self._review.tally.rules}
        wanted = known.get(words.casefold()) or rules.get(words.split(" ", 1)[-1].strip() if words else "")
        if wanted is not None:
            self._review.choose_filter(wanted)
            return
        if words:
            output.say(_("there is no filter {name}").format(name=plain(words)))
        names = dict.fromkeys(one.title for one in known.values())
        output.say(_("Filters: {names}").format(names=", ".join(names)))
        for rule, count in self._review.tally.rules:
            text = ngettext("entry {name}: {count} issue", "entry {name}: {count} issues", count)
            output.say(text.format(name=plain(rule), count=count))


def _alone(act: Callable[[], None]) -> Act:
    """An act that takes no argument."""

    def do(argument: str) -> None:
        if argument:
            raise UsageError(
                plain(argument), _("nothing can stand behind this command"), _("? lists the commands")
            )
        act()

    return do


def _filters() -> dict[str, Filter]:
    """The filters by their names, English and translated; `Flagged` first."""
    others = [state for state in State if state is not State.UNDECIDED]
    named: dict[str, Filter] = {
        "flagged": Flagged(),
        "all": Everything(),
        "undecided": Undecided(),
        "edited": EditedByHand(),
        "noted": WithNote(),
        **{state.value: InState(state) for state in others},
        **{state_word(state).casefold(): InState(state) for state in others},
        **{severity.value: OfSeverity(severity) for severity in Severity},
        **{severity_word(severity).casefold(): OfSeverity(severity) for severity in Severity},
    }
    return {**named, **{one.title.casefold(): one for one in named.values()}}
