"""Lessons for the glossary, for people to read and as entries to paste."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from review.errors import Fault
from review.glossary.difference import differences
from review.glossary.entry_writing import render
from review.glossary.learning.lesson import Evidence, Lesson
from review.model.messages import _, ngettext
from review.model.visible import one_line

SENTENCES: Final = 5
"""Sentences that are listed at most; all are counted."""
_LINE: Final = 300

Paint = Callable[[str, str], str]


def lesson_lines(
    number: int, lesson: Lesson, path: Path, faults: Sequence[Fault], paint: Paint
) -> Iterator[str]:
    """The lesson under its number: why, where it goes, the sentences, what it adds or changes, and what speaks against it."""
    yield paint("place", f"{number}. {one_line(lesson.why, _LINE)}")
    where = _("a new entry in {path}") if lesson.old is None else _("a change of “{id}” in {path}")
    yield "   " + where.format(path=one_line(str(path), _LINE), id=one_line(lesson.new.id, 60))
    sentences = tuple(dict.fromkeys(lesson.evidence))
    for evidence in sentences[:SENTENCES]:
        yield "   " + paint("neutral", place(evidence))
        yield "   - " + paint("wrong", one_line(evidence.before.strip(), _LINE))
        if evidence.after != evidence.before:
            yield "   + " + paint("right", one_line(evidence.after.strip(), _LINE))
    more = len(sentences) - SENTENCES
    if more > 0:
        text = ngettext("   … and {count} more sentence", "   … and {count} more sentences", more)
        yield text.format(count=more)
    yield from (f"   | {one_line(line, _LINE)}" for line in change_lines(lesson))
    for fault in faults:
        yield "   ! " + paint("critical", one_line(fault_words(fault), _LINE))


def change_lines(lesson: Lesson) -> list[str]:
    """The new entry as TOML, or the fields that change with what they say before and after."""
    if lesson.old is None:
        return render(lesson.new).splitlines()
    lines = []
    for found in differences(lesson.old, lesson.new):
        if found.before:
            lines += [f"- {line}" for line in f"{found.field} = {found.before}".splitlines()]
        if found.after:
            lines += [f"+ {line}" for line in f"{found.field} = {found.after}".splitlines()]
    return lines


def place(evidence: Evidence) -> str:
    """Where the sentence stands: the document's name and the sentence's number from 1, where it is known."""
    name = one_line(evidence.document, _LINE)
    if evidence.segment is None:
        return _("{name} (the text is gone)").format(name=name)
    return _("{name}, sentence {number}").format(name=name, number=evidence.segment + 1)


def fault_words(fault: Fault) -> str:
    """A fault without its place: the entry isn't in the file yet."""
    return f"{fault.message} ({fault.hint})" if fault.hint else fault.message


def as_toml(lesson: Lesson, path: Path, faults: Sequence[Fault]) -> str:
    """The entry as an [[entry]] block under comments that say why, from which sentences, and what speaks against it."""
    where = (_("for {path}") if lesson.old is None else _("in the place of “{id}” in {path}")).format(
        path=path, id=lesson.new.id
    )
    comments = [lesson.why, where]
    comments += [
        f"{place(evidence)}: {evidence.before.strip()}"
        + (f" → {evidence.after.strip()}" if evidence.after != evidence.before else "")
        for evidence in tuple(dict.fromkeys(lesson.evidence))[:SENTENCES]
    ]
    comments += [_("fault: {fault}").format(fault=fault_words(fault)) for fault in faults]
    lines = [f"# {one_line(comment, _LINE)}\n" for comment in comments]
    return "".join(lines) + render(lesson.new)
