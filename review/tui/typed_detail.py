"""The lines of the detail panel while a sentence is edited: what is flagged in the typed text."""

from __future__ import annotations

from typing import Final

from review.model.issue import Issue
from review.model.messages import _
from review.tui.detail import LONG, about
from review.tui.display import Line, Run, fit, shown, wrap
from review.tui.labels import SEVERITY_GLYPHS, severity_word
from review.tui.presenter import Presenter
from review.tui.typed import Typed, TypedIssue

RIGHTS: Final = 4
"""Right words that are named for each issue."""
NAMED: Final = 12
"""Issues that are named."""
_SEPARATOR: Final = Run(" · ", "faint")


def typed_lines(
    presenter: Presenter, typed: Typed, here: TypedIssue | None, width: int, *, source: bool = True
) -> list[Line]:
    """The issue under the cursor first, then the others; at most `width` cells wide."""
    lines: list[Line] = []
    if here is not None:
        severity = here.issue.severity
        parts = [
            *_repair(here.issue),
            _SEPARATOR,
            Run(f"{SEVERITY_GLYPHS[severity]} {severity_word(severity)}"),
            _SEPARATOR,
            Run(shown(here.issue.key.rule), "faint"),
        ]
        lines.append(fit(parts, width))
        lines += wrap([Run(shown(here.issue.message[:LONG]), "faint")], width) if here.issue.message else []
    others = [one for one in typed.issues if one is not here]
    if others:
        named: list[Run] = [Run(_("also flagged: ") if here is not None else _("flagged: "), "faint")]
        for place, one in enumerate(others[:NAMED]):
            named += [_SEPARATOR] if place else []
            named += _repair(one.issue)
        lines += wrap([*named, *([Run(" …", "faint")] if len(others) > NAMED else [])], width)
    if not typed.issues:
        lines += wrap([Run(_("nothing is flagged in the typed text"), "faint")], width)
    return [*lines, *about(presenter, width, source=source)]


def _repair(issue: Issue) -> list[Run]:
    """The wrong words and the right ones."""
    rights = ", ".join(right.text for right in issue.rights[:RIGHTS])
    found = [Run(shown(issue.text[:60]), "strong")]
    return [*found, Run(" → ", "faint"), Run(shown(rights[:120]))] if rights else found
