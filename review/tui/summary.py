"""The review in a few lines: what was decided, what is left, what it took, what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from review.model.issue import State
from review.model.messages import _, ngettext
from review.tui.display import Line, Run, shown, wrap
from review.tui.labels import EDITED_GLYPH, STATE_GLYPHS, state_word
from review.tui.pace import duration
from review.tui.presenter import Presenter
from review.tui.status import percent
from review.tui.tally import Repair, Tally

INDENT: Final = "  "
KEY_COLUMN: Final = 14


def summary_lines(presenter: Presenter, width: int, lessons: int = 0) -> list[Line]:
    """What was decided, what is left, which entries were repaired in several ways, time and edit rate, what to do next.

    `lessons` is how many proposals for the glossary came of the review.
    """
    blocks = (
        _decided(presenter.tally),
        _left(presenter.tally),
        _several_ways(presenter.tally, width),
        _effort(presenter, width),
        _learnt(presenter, width, lessons),
        _next(presenter, width),
    )
    lines: list[Line] = list(_heading(presenter.tally, width))
    for block in map(list, blocks):
        if block:
            lines += [(), *block]
    return lines


def _heading(tally: Tally, width: int) -> list[Line]:
    if not tally.flagged:
        text = _("Nothing is flagged in this text.")
    elif not tally.left:
        text = _("Every issue is decided.")
    elif tally.left == tally.of_state(State.SKIPPED):
        text = _("You have been through the whole text; only skipped issues are left.")
    else:
        text = ngettext("{count} issue is left.", "{count} issues are left.", tally.left)
    return wrap([Run(text.format(count=tally.left), "strong")], width)


def _counted(glyph: str, words: str, count: int, more: str = "") -> Line:
    return (Run(f"{INDENT}{glyph} "), Run(f"{count:>5} ", "strong"), Run(words), Run(more, "faint"))


def _decided(tally: Tally) -> Iterator[Line]:
    """A line for each thing that was done, none for what was not."""
    rows = []
    by_fix = _(" · {count} of them by fix").format(count=tally.by_fix) if tally.by_fix else ""
    for state in (State.ACCEPTED, State.DISMISSED, State.RESOLVED):
        if count := tally.of_state(state):
            words = state_word(state) if state is not State.RESOLVED else _("resolved by an edit")
            rows.append(
                _counted(STATE_GLYPHS[state], words, count, by_fix if state is State.ACCEPTED else "")
            )
    if tally.edited:
        words = ngettext("sentence edited by hand", "sentences edited by hand", tally.edited)
        rows.append(_counted(EDITED_GLYPH, words, tally.edited))
    if rows:
        yield (Run(_("decided"), "heading"),)
        yield from rows


def _left(tally: Tally) -> Iterator[Line]:
    rows = []
    fresh = tally.of_state(State.UNDECIDED) - tally.provisional
    if fresh > 0:
        rows.append(_counted(STATE_GLYPHS[State.UNDECIDED], state_word(State.UNDECIDED), fresh))
    if skipped := tally.of_state(State.SKIPPED):
        rows.append(_counted(STATE_GLYPHS[State.SKIPPED], state_word(State.SKIPPED), skipped))
    if tally.provisional:
        rows.append(_counted("?", _("put in place by fix, nobody has looked"), tally.provisional))
    if tally.only_shown:
        rows.append(_counted("!", _("only shown: their entries are set to warn"), tally.only_shown))
    if rows:
        yield (Run(_("left"), "heading"),)
        yield from rows


def _several_ways(tally: Tally, width: int) -> Iterator[Line]:
    found = tally.in_several_ways()
    if found:
        yield (Run(_("repaired in more than one way"), "heading"),)
    for rule, repairs in found:
        text = " · ".join(_way(repair, rare=place > 0) for place, repair in enumerate(repairs))
        pieces = [Run(f"{shown(rule)}: ", "strong"), Run(text)]
        yield from ((Run(INDENT), *line) for line in wrap(pieces, width - len(INDENT)))


def _way(repair: Repair, *, rare: bool) -> str:
    """The repair with its number; where it is the rarer one, with its first sentences."""
    text = f"{shown(repair.text)} {repair.count}"
    if not rare:
        return text
    numbers = ", ".join(str(index + 1) for index in repair.sentences)
    if repair.count > len(repair.sentences):
        numbers += " …"
    return _("{repair} (sentence {numbers})").format(repair=text, numbers=numbers)


def _effort(presenter: Presenter, width: int) -> Iterator[Line]:
    """Time and edit rate."""
    records = presenter.session.ledger.records
    total = sum(record.decision.seconds for record in records)
    yield (Run(_("effort"), "heading"),)
    time = _("{time} at the decisions, idle time cut").format(time=duration(total))
    pace = presenter.pace
    if 0 < pace.spent < total:
        time += _(" ({time} in this session)").format(time=duration(pace.spent))
    rate = presenter.tally.edit_rate
    words = _("{percent} of the words changed ({changed} of {words})").format(
        percent=percent(rate), changed=rate.changed, words=rate.words
    )
    for text in (time, words):
        yield from ((Run(INDENT), *line) for line in wrap([Run(text)], width - len(INDENT)))


def _learnt(presenter: Presenter, width: int, lessons: int) -> Iterator[Line]:
    """The proposals for the glossary, and the key that leads to them."""
    if lessons:
        text = ngettext(
            "{count} proposal for the glossary from this review · {key} looks at them",
            "{count} proposals for the glossary from this review · {key} looks at them",
            lessons,
        )
        yield (Run(_("glossary"), "heading"),)
        told = text.format(count=lessons, key=presenter.key("ending_learn"))
        yield from ((Run(INDENT), *line) for line in wrap([Run(told)], width - len(INDENT)))


def _next(presenter: Presenter, width: int) -> Iterator[Line]:
    name = shown(Path(presenter.session.document.path).name)
    yield (Run(_("what next"), "heading"),)
    keys = {command.id: command.key.split(" ")[0] for command in presenter.commands}
    for key, text in (
        (keys["ending_export"], _("write the corrected text to a file")),
        (keys["ending_quit"], _("quit: every decision is on disk already")),
        ("review log", _("on the command line: every decision on {name}").format(name=name)),
    ):
        first, *more = wrap([Run(text)], max(20, width - KEY_COLUMN))
        yield (Run(f"{INDENT}{key:<{KEY_COLUMN - len(INDENT)}}", "key"), *first)
        yield from ((Run(" " * KEY_COLUMN), *line) for line in more)
