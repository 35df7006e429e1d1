"""The lines of the detail panel: what is known of the current issue, in full or the essential of it."""

from __future__ import annotations

from typing import Final

from review.model.decision import Kind, Record
from review.model.issue import State
from review.model.messages import _
from review.model.proposal import Proposal
from review.session.views import IssueView
from review.tui.display import Line, Run, fit, runs, shown, width_of, wrap
from review.tui.labels import (
    SEVERITY_GLYPHS,
    STATE_GLYPHS,
    certainty_glyph,
    certainty_word,
    severity_word,
    state_word,
    type_words,
)
from review.tui.memory import earlier_words, warnings
from review.tui.presenter import Presenter

LABEL: Final = 9
"""Cells of the column of labels."""
LONG: Final = 600
"""Code points of a note, a source or a reason that are shown."""
_SEPARATOR: Final = Run(" · ", "faint")


def detail_lines(presenter: Presenter, width: int, *, full: bool, source: bool = True) -> list[Line]:
    """What the panel shows, at most `width` cells wide; without the `source` where that is shown elsewhere."""
    if presenter.empty:
        return [(Run(_("there is no sentence in this file")),)]
    current = presenter.issue
    if current is None:
        return [
            *wrap(
                [
                    Run(
                        _("nothing is flagged in this sentence · {edit} edits it").format(
                            edit=presenter.key("edit")
                        ),
                        "faint",
                    )
                ],
                width,
            ),
            *about(presenter, width, source=source),
        ]
    lines = [*_head(presenter, current, width, full=full), *_doubts(presenter, width, full=full)]
    lines += _decision(current, width)
    if not current.state.decided:
        lines += _why(presenter, width, full=full)
    lines += _remark(presenter, width)
    lines += _labelled(_("note"), current.issue.message, width)
    lines += _labelled(_("origin"), " · ".join(current.issue.origin), width)
    lines += _labelled(_("earlier"), earlier_words(presenter.tally.earlier(current.issue)), width)
    return [*lines, *_source(presenter, width, source=source)]


def _head(presenter: Presenter, current: IssueView, width: int, *, full: bool) -> list[Line]:
    """What stands above the doubts: the issue, its alternatives, what speaks against the one shown."""
    lines = [_heading(current, width)]
    lines += _alternatives(presenter, width) if full else _alternatives_line(presenter, width)
    if not current.state.decided:
        told = warnings(presenter.tally.earlier(current.issue), presenter.proposal)
        head = Run("!" + " " * (LABEL - 1), "error")
        lines += [fit([head, Run(shown(one), "todo")], width) for one in told]
    return lines


def doubt_at(presenter: Presenter, row: int, width: int, *, full: bool) -> int | None:
    """The number (from 1) of the doubt on line `row` (from 0) of `detail_lines`; None where there is none."""
    current = presenter.issue
    if current is None or not presenter.doubts:
        return None
    place = row - len(_head(presenter, current, width, full=full))
    if not 0 <= place < (len(presenter.doubts) if full else 1):
        return None
    return place + 1 if full else presenter.doubt % len(presenter.doubts) + 1


def _doubts(presenter: Presenter, width: int, *, full: bool) -> list[Line]:
    """One line for each doubt: whether it is on, the words, why; of several in a low panel the one the keys are about."""
    doubts, switched, base = presenter.doubts, presenter.switched, presenter.view.base
    lines: list[Line] = []
    for place, doubt in enumerate(doubts):
        here = place == presenter.doubt % len(doubts)
        if not full and not here:
            continue
        count = f"{place + 1}/{len(doubts)} " if not full and len(doubts) > 1 else ""
        on = doubt in switched
        line = [
            *fit([Run(_("doubt") if not lines else "", "faint")], LABEL, pad=True),
            Run("▸" if here else " ", "key"),
            Run("[x] " if on else "[ ] ", "key" if on else "faint"),
            Run(count, "faint"),
            Run(shown(base[doubt.edit.start : doubt.edit.end]) or "∅", "" if on else "strong"),
            Run(" → ", "faint"),
            Run(shown(doubt.edit.replacement) or "∅", "strong" if on else ""),
            Run(f"  {shown(doubt.reason.message[:LONG])}", "faint"),
        ]
        lines.append(fit(line, width))
    return lines


def _heading(current: IssueView, width: int) -> Line:
    issue = current.issue
    parts = [
        Run(shown(issue.text[:60]), "strong"),
        _SEPARATOR,
        Run(
            f"{STATE_GLYPHS[current.state]} {state_word(current.state)}",
            "todo" if not current.state.decided else "done",
        ),
        _SEPARATOR,
        Run(f"{SEVERITY_GLYPHS[issue.severity]} {severity_word(issue.severity)}"),
        _SEPARATOR,
        Run(type_words(issue.type), "faint"),
        _SEPARATOR,
        Run(shown(issue.key.rule), "faint"),
    ]
    return fit(parts, width)


def _alternatives(presenter: Presenter, width: int) -> list[Line]:
    """One line for each alternative: its number, the words it puts in place, how sure it is."""
    lines: list[Line] = []
    base = presenter.view.base
    for number, proposal in enumerate(presenter.proposals[:9], 1):
        here = proposal is presenter.proposal
        line = [*_numbered(number, proposal, here=here)]
        written = proposal.written(base)
        if written.replace("’", "'") != proposal.replacement.text.replace("’", "'"):
            line += [Run("  → ", "faint"), Run(shown(written[:60]))]
        line += [Run(f"  {certainty_word(proposal.certainty)}", "faint")]
        if proposal.replacement.note:
            line += [_SEPARATOR, Run(shown(proposal.replacement.note[:LONG]), "faint")]
        lines.append(fit(line, width))
    return lines


def _alternatives_line(presenter: Presenter, width: int) -> list[Line]:
    """All alternatives on one line."""
    line: list[Run] = []
    for number, proposal in enumerate(presenter.proposals[:9], 1):
        line += [Run("   ")] if line else []
        line += _numbered(number, proposal, here=proposal is presenter.proposal)
    return [fit(line, width)] if line else []


def _numbered(number: int, proposal: Proposal, *, here: bool) -> list[Run]:
    pointer = Run("▸" if here else " ", "key")
    glyph = Run(f" {certainty_glyph(proposal.certainty)} ", "faint")
    return [
        pointer,
        Run(str(number), "key"),
        glyph,
        Run(shown(proposal.replacement.text), "strong" if here else ""),
    ]


def _why(presenter: Presenter, width: int, *, full: bool) -> list[Line]:
    """The reasons of the alternative shown: why a person must look, and (in full) which rules were applied."""
    proposal = presenter.proposal
    if proposal is None:
        return (
            []
            if presenter.issue is None or presenter.issue.gone
            else _labelled(_("why"), _("no repair is known"), width)
        )
    lines = []
    label = _("look")
    doubted = {doubt.reason for doubt in proposal.doubts}
    for reason in proposal.reasons:
        if reason.asks and reason not in doubted:
            lines += _labelled(label, reason.message, width)
            label = ""
    if full:
        told = [reason.message for reason in proposal.reasons if not reason.asks]
        lines += _labelled(_("rule"), " ".join(told), width)
    return lines


def _decision(current: IssueView, width: int) -> list[Line]:
    """Who decided what, and why."""
    record = current.record
    if current.gone and current.state is State.RESOLVED:
        return _labelled(_("decided"), _("an edit by hand took these words away"), width)
    if record is None or record.decision.kind is Kind.REOPEN:
        return []
    if current.provisional:
        return _labelled(_("put in"), _("automatically, nobody has looked yet"), width)
    return _labelled(_("decided"), decided_words(record), width)


def decided_words(record: Record) -> str:
    """By whom and when, with what was put in place or the reason given."""
    decision = record.decision
    what = decision.replacement.text if decision.replacement is not None else decision.reason
    when = record.action.at[:16].replace("T", " ")
    words = _("by {who}, {when} UTC").format(who=record.action.reviewer, when=when)
    return f"{what[:LONG]} · {words}" if what else words


def about(presenter: Presenter, width: int, *, source: bool = True) -> list[Line]:
    """What is known of the sentence itself; without its `source` where that is shown elsewhere."""
    return [*_source(presenter, width, source=source), *_remark(presenter, width)]


def _source(presenter: Presenter, width: int, *, source: bool) -> list[Line]:
    return _labelled(_("source"), presenter.view.source or "", width) if source else []


def _remark(presenter: Presenter, width: int) -> list[Line]:
    """The reviewer's note on the sentence."""
    return _labelled(_("remark"), presenter.view.note, width)


def _labelled(label: str, text: str, width: int) -> list[Line]:
    """`text` wrapped beside its label; nothing where there is no text."""
    if not text:
        return []
    lines = wrap(runs(text[:LONG]), max(10, width - LABEL))
    found: list[Line] = []
    for place, line in enumerate(lines):
        head = fit([Run(label if place == 0 else "", "faint")], LABEL, pad=True)
        found.append((*head, *line))
    return found


def cut(lines: list[Line], height: int, width: int, key: str = "d") -> list[Line]:
    """The lines that fit in `height`; where some don't, the last one that does says so, with the `key` to see them."""
    if len(lines) <= height or height < 1:
        return lines
    more = Run("  " + _("{key}: more").format(key=key), "faint")
    last = fit(lines[height - 1], width - width_of([more]))
    return [*lines[: height - 1], (*last, more)]
