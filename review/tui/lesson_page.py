"""A proposal for the glossary as lines to read: why, from which sentences, what it adds or changes, what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from review.errors import Fault
from review.glossary.difference import differences
from review.glossary.learning.lesson import Evidence, Lesson
from review.model.messages import _, ngettext
from review.tui.display import Line, Run, fit, runs, shown, wrap
from review.tui.entry_page import LABEL, entry_lines

SENTENCES = 8
"""Sentences that are shown at most; all are counted."""
LONG = 2_000
"""Code points of one text that are shown."""


def lesson_page(lesson: Lesson, path: Path, faults: Sequence[Fault] | None, width: int) -> list[Line]:
    """The lines; `faults` is None as long as the entry is being tried."""
    lines: list[Line] = wrap([Run(shown(lesson.why), "strong")], width)
    where = _("a new entry in {path}") if lesson.old is None else _("a change of “{id}” in {path}")
    lines += wrap([Run(shown(where.format(path=path, id=lesson.new.id)), "faint")], width)
    lines += [(), *_verdict(faults, width), ()]
    for number, evidence in enumerate(lesson.evidence[:SENTENCES]):
        lines += _sentence(
            evidence, width, named=number == 0 or evidence.document != lesson.evidence[0].document
        )
    more = len(lesson.evidence) - SENTENCES
    if more > 0:
        text = ngettext("… and {count} more sentence", "… and {count} more sentences", more)
        lines.append((Run(text.format(count=more), "faint"),))
    lines.append(())
    if lesson.old is not None:
        return lines + _changes(lesson, width)
    return lines + entry_lines(replace(lesson.new, path=str(path)), width)


def _verdict(faults: Sequence[Fault] | None, width: int) -> list[Line]:
    if faults is None:
        return wrap([Run(_("checking the entry with its examples …"), "faint")], width)
    if not faults:
        return wrap([Run(_("✓ the check of the glossary has nothing against it"))], width)
    lines: list[Line] = []
    for fault in faults:
        text = f"{fault.message} ({fault.hint})" if fault.hint else fault.message
        lines += wrap([Run(f"! {shown(text[:LONG])}", "error")], width)
    return lines


def _sentence(evidence: Evidence, width: int, *, named: bool) -> list[Line]:
    name = Path(evidence.document).name if named else ""
    place = _("sentence {number}").format(number=evidence.segment + 1) if evidence.segment is not None else ""
    lines = _labelled(place, evidence.before, width, "changed-mt")
    if evidence.after != evidence.before:
        lines += _labelled("", evidence.after, width, "changed")
    head = wrap([Run(shown(name), "faint")], width) if name else []
    return [*head, *lines]


def _changes(lesson: Lesson, width: int) -> list[Line]:
    """Each field that changes, as the file would say it before and after."""
    lines: list[Line] = []
    for found in differences(lesson.old, lesson.new) if lesson.old is not None else ():
        before = found.before.splitlines() or [_("(left out)")]
        after = found.after.splitlines() or [_("(left out)")]
        lines += _block(found.field, before, width, "changed-mt")
        lines += _block("→", after, width, "changed")
    return lines


def _block(label: str, texts: Iterable[str], width: int, look: str) -> list[Line]:
    lines: list[Line] = []
    for text in texts:
        lines += _labelled("" if lines else label, text, width, look)
    return lines


def _labelled(label: str, text: str, width: int, look: str) -> list[Line]:
    column = min(LABEL, max(0, width // 3))
    found: list[Line] = []
    for line in wrap(runs(text.strip()[:LONG], look=look), max(10, width - column)):
        head = fit([Run("" if found else label, "faint")], column - 1, pad=True)
        found.append((*head, Run(" "), *line))
    return found
