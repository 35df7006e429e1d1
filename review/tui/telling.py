"""What was done, in one plain line."""

from __future__ import annotations

from collections.abc import Sequence

from review.model.decision import Decision, Kind, Record
from review.model.messages import _, ngettext
from review.model.visible import one_line
from review.session.views import Outcome

_WORDS = 40


def decision_words(decision: Decision) -> str:
    """The decision in a few words: accept ultraman → Altman, dismiss ultraman, edit."""
    words = one_line(decision.text, _WORDS)
    if decision.kind is Kind.ACCEPT and decision.replacement is not None:
        right = one_line(decision.replacement.text, _WORDS)
        return _("accept {wrong} → {right}").format(wrong=words, right=right)
    patterns = {
        Kind.EDIT: _("edit by hand"),
        Kind.DISMISS: _("dismiss {words}"),
        Kind.SKIP: _("skip {words}"),
        Kind.REOPEN: _("reopen {words}"),
        Kind.NOTE: _("note"),
        Kind.RECLASSIFY: _("reclassify {words}"),
    }
    return patterns.get(decision.kind, _("setting {words}")).format(words=words or decision.name)


def undo_line(outcome: Outcome, *, undone: bool, redo: str = "U") -> str:
    """What was undone, or done again: one decision with its sentence, several with their number; `redo` is the key."""
    records = outcome.records
    if len(records) == 1:
        what = decision_words(records[0].decision)
    else:
        what = ngettext("{count} decision", "{count} decisions", len(records)).format(count=len(records))
    where = outcome.segments[0] + 1 if len(outcome.segments) == 1 else None
    if undone:
        text = _("undone: {what}") if where is None else _("undone: {what}, sentence {number}")
        return _("{line} · {redo} does it again").format(line=text.format(what=what, number=where), redo=redo)
    text = _("done again: {what}") if where is None else _("done again: {what}, sentence {number}")
    return text.format(what=what, number=where)


def conflict_line(records: Sequence[Record]) -> str:
    """Who decided what in the meantime."""
    record = records[-1]
    line = _("{who} decided here in the meantime: {what}; look at it, then decide again").format(
        who=one_line(record.action.reviewer, _WORDS), what=decision_words(record.decision)
    )
    if len(records) > 1:
        line = _("{line} (and {count} more)").format(line=line, count=len(records) - 1)
    return line
