"""Glyphs and words for states, severities, certainties and error types: each is told by both, never by colour alone."""

from __future__ import annotations

from review.model.issue import Severity, State
from review.model.messages import _
from review.model.proposal import Certainty
from review.session.views import SegmentView

STATE_GLYPHS = {
    State.UNDECIDED: "○",
    State.SKIPPED: "◌",
    State.ACCEPTED: "●",
    State.DISMISSED: "×",
    State.RESOLVED: "◐",
}
SEVERITY_GLYPHS = {
    Severity.NEUTRAL: "▁",
    Severity.MINOR: "▃",
    Severity.MAJOR: "▅",
    Severity.CRITICAL: "▇",
}
EDITED_GLYPH = "✎"
PLAIN_GLYPH = " "
NOTE_GLYPH = "†"
"""A sentence with a note, in the list."""


def state_word(state: State) -> str:
    """What became of an issue, in one word."""
    words = {
        State.UNDECIDED: _("undecided"),
        State.SKIPPED: _("skipped"),
        State.ACCEPTED: _("accepted"),
        State.DISMISSED: _("dismissed"),
        State.RESOLVED: _("resolved"),
    }
    return words[state]


def severity_word(severity: Severity) -> str:
    """The severity, in one word."""
    words = {
        Severity.NEUTRAL: _("neutral"),
        Severity.MINOR: _("minor"),
        Severity.MAJOR: _("major"),
        Severity.CRITICAL: _("critical"),
    }
    return words[severity]


def certainty_glyph(certainty: Certainty) -> str:
    """✓ for a repair that is safe, ? for one to look at."""
    return "✓" if certainty is Certainty.APPLY else "?"


def certainty_word(certainty: Certainty) -> str:
    """Whether the repair is safe, in one or two words."""
    return _("safe") if certainty is Certainty.APPLY else _("look first")


def type_words(error_type: str) -> str:
    """An MQM error type for people: "accuracy › mistranslation"."""
    return error_type.replace("/", " › ").replace("-", " ")


def reasons() -> tuple[str, ...]:
    """The common reasons to dismiss an issue, in the order of their keys."""
    return (
        _("right in this sense"),
        _("a name, or another word"),
        _("quoted, or meant like this"),
        _("usual in this field or with this client"),
        _("the repair would not read well"),
    )


def segment_state(view: SegmentView) -> tuple[str, str]:
    """(glyph, words) for a sentence: what is left to do in it, else what became of its issues."""
    states = [one.state for one in view.issues]
    left = [state for state in states if not state.decided]
    if left:
        skipped = all(state is State.SKIPPED for state in left)
        state = State.SKIPPED if skipped else State.UNDECIDED
        words = state_word(state)
        if len(states) > 1:
            words = _("{left} of {all} left").format(left=len(left), all=len(states))
        return STATE_GLYPHS[state], words
    if view.edited:
        return EDITED_GLYPH, _("edited")
    if not states:
        return PLAIN_GLYPH, ""
    for state in (State.ACCEPTED, State.RESOLVED, State.DISMISSED):
        if state in states:
            return STATE_GLYPHS[state], state_word(state)
    return PLAIN_GLYPH, ""
