"""The lines of the detail panel: what is known of the current issue, in full or the essential of it."""

from __future__ import annotations

from typing import Final

from review.model.decision import Kind, Record
from review.model.issue import State
from review.model.messages import _, ngettext
from review.model.proposal import Proposal
from review.session.views import Earlier, IssueView
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
from review.tui.presenter import Presenter

LABEL: Final = 9
"""Cells of the column of labels."""
LONG: Final = 600
"""Code points of a note, a source or a reason that are shown."""
_SEPARATOR: Final = Run(" · ", "faint")


def detail_lines(presenter: Presenter, width: int, *, full: bool) -> list[Line]:
    """What the panel shows, at most `width` cells wide."""
    if presenter.empty:
        return [(Run(_("there is no sentence in this file")),)]
    current = presenter.issue
    if current is None:
        return [
            *wrap([Run(_("nothing is flagged in this sentence · e edits it"), "faint")], width),
            *_about(presenter, width),
        ]
    lines = [_heading(current, width)]
    lines += _alternatives(presenter, width) if full else _alternatives_line(presenter, width)
    lines += _decision(current, width)
    if not current.state.decided:
        lines += _why(presenter, width, full=full)
    lines += _labelled(_("note"), current.issue.message, width)
    lines += _labelled(_("origin"), " · ".join(current.issue.origin), width)
    lines += _labelled(_("earlier"), earlier_words(presenter.tally.earlier(current.issue)), width)
    return [*lines, *_about(presenter, width)]


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
    base = presenter.view.base
    for doubt in proposal.doubts:
        old, new = base[doubt.edit.start : doubt.edit.end], doubt.edit.replacement
        lines += _labelled(label, f"{doubt.reason.message} ({old} → {new})", width)
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


def earlier_words(earlier: Earlier) -> str:
    """Earlier decisions on the same entry; "" where there are none."""
    count = sum(times for _text, times in earlier.repairs)
    parts = []
    if len(earlier.repairs) == 1:
        text = ngettext("corrected once, as {word}", "corrected {count} times, always {word}", count)
        parts.append(text.format(count=count, word=earlier.repairs[0][0]))
    elif earlier.repairs:
        words = ", ".join(f"{text} ({times})" for text, times in earlier.repairs[:4])
        parts.append(_("corrected {count} times: {words}").format(count=count, words=words))
    if earlier.dismissed:
        text = ngettext("dismissed once", "dismissed {count} times", earlier.dismissed)
        parts.append(text.format(count=earlier.dismissed))
    return " · ".join(parts)


def _about(presenter: Presenter, width: int) -> list[Line]:
    """What is known of the sentence itself."""
    view = presenter.view
    lines = _labelled(_("source"), view.source or "", width)
    if view.note:
        lines += _labelled(_("remark"), view.note, width)
    return lines


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


def cut(lines: list[Line], height: int, width: int) -> list[Line]:
    """The lines that fit in `height`; where some don't, the last one that does says so."""
    if len(lines) <= height or height < 1:
        return lines
    more = Run(_("  d: more"), "faint")
    last = fit(lines[height - 1], width - width_of([more]))
    return [*lines[: height - 1], (*last, more)]
