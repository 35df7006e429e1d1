"""Lessons gone through one by one: added, edited first, or left."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Final

from review.cli import output
from review.cli.plain.reading import Reader
from review.errors import ExitCode, Fault, GlossaryError, OutputError
from review.glossary.entry import GlossaryEntry
from review.glossary.entry_writing import render
from review.glossary.learning.lesson import Lesson
from review.glossary.toml_file import SCHEMA, parse
from review.model.messages import _
from review.report.lessons import fault_words, lesson_lines
from review.session.editor import edit_text, editor_from
from review.session.lessons import Learning

YES: Final = "y"
EDIT: Final = "e"
NO: Final = "n"
QUIT: Final = "q"


def asked(learning: Learning, lessons: Sequence[Lesson]) -> ExitCode:
    """Show each of `lessons` and do with it what is answered, until none is left or the answer is to quit."""
    reader, paint = Reader(), output.painter()
    code = ExitCode.DONE
    if not lessons:
        output.tell(_("nothing to learn from these reviews"))
    for number, lesson in enumerate(lessons, 1):
        current, faults = learning.current(lesson), learning.faults(lesson)
        while True:
            for line in lesson_lines(number, current, learning.place(current), faults, paint):
                output.say(line)
            output.finish()
            try:
                answer = _answer(reader, f"[{number}/{len(lessons)}] ")
            except EOFError:
                return code
            if answer == QUIT:
                return code
            if answer == EDIT:
                current = edited(current)
                faults = learning.faults(current)
                continue
            if answer == YES:
                done = save(learning, current, str(number))
                if done is ExitCode.FOUND:
                    continue
                code = max(code, done)
            break
    return code


def _answer(reader: Reader, name: str) -> str:
    prompt = name + _("y adds it, e edits it first, n goes on, q quits: ")
    while True:
        answer = reader.ask(prompt).strip().casefold()[:1]
        if answer in (YES, EDIT, NO, QUIT):
            return answer


def edited(lesson: Lesson) -> Lesson:
    """The lesson with its entry as the user leaves it in their editor; as it was where that is no entry, saying why."""
    editor = editor_from(os.environ)
    done = None if editor.problem else edit_text(render(lesson.new).rstrip("\n"), editor, nullcontext)
    problem = editor.problem if done is None else done.problem
    if problem:
        output.tell(problem)
    if done is None or done.text is None:
        return lesson
    try:
        return replace(lesson, new=_entry(done.text))
    except GlossaryError as error:
        output.fail(error)
        return lesson


def _entry(text: str) -> GlossaryEntry:
    """The one entry that `text` holds; raises GlossaryError where it is none."""
    name = _("the edited entry")
    entries = parse(f"schema = {SCHEMA}\n{text}\n", name).entries
    if len(entries) != 1:
        message = _("this must be one [[entry]]")
        raise GlossaryError(name, message, faults=[Fault(name, None, message)])
    return replace(entries[0], path="", line=0)


def save(learning: Learning, lesson: Lesson, name: str) -> ExitCode:
    """Save one lesson, called `name` where it is told of, and say what came of it."""
    path: Path = learning.place(lesson)
    try:
        faults = learning.add(lesson)
    except (GlossaryError, OutputError) as error:
        output.fail(error)
        return error.exit_code
    for fault in faults:
        output.tell(_("{name}: not added: {fault}").format(name=name, fault=fault_words(fault)))
    if faults:
        return ExitCode.FOUND
    said = (
        _("{name}: “{id}” added to {path}") if lesson.old is None else _("{name}: “{id}” changed in {path}")
    )
    output.tell(said.format(name=name, id=lesson.new.id, path=path))
    return ExitCode.DONE
