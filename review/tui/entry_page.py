"""A glossary entry as lines to read: everything it says, and what it leaves to be looked up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from review.glossary.entry import GlossaryEntry, Scope
from review.model.issue import Status
from review.model.messages import _
from review.model.proposal import Pos, Replacement
from review.tui.display import Line, Run, fit, runs, wrap
from review.tui.labels import SEVERITY_GLYPHS, severity_word, type_words

LABEL: Final = 18
"""Cells of the column of labels."""
MOST: Final = 2_000
"""Items of one list that are shown; a file may hold more."""
LONG: Final = 20_000
"""Code points of one text that are shown."""


def entry_lines(entry: GlossaryEntry, width: int) -> list[Line]:
    """Each field under its label; an empty one only where that says something."""
    lines: list[Line] = []
    lines += _texts(_("id"), [entry.id], width, "strong")
    place = f"{entry.path}:{entry.line}" if entry.line else entry.path
    lines += _texts(_("file"), [place], width)
    wrong = _("wrong (expressions)") if entry.regex else _("wrong")
    lines += [(), *_texts(wrong, entry.wrong, width, "changed-mt")]
    for number, right in enumerate(entry.right[:MOST], 1):
        lines += _right(number, right, width)
    lines += [(), *_texts(_("part of speech"), [pos_word(entry.pos)], width)]
    lines += _texts(_("error type"), [type_words(entry.type)], width)
    severity = f"{SEVERITY_GLYPHS[entry.severity]} {severity_word(entry.severity)}"
    lines += _texts(_("severity"), [severity], width)
    lines += _texts(_("status"), [status_words(entry.status)], width)
    lines += _texts(_("how it is found"), list(_ways(entry)), width)
    lines += _texts(_("origin"), entry.origin, width)
    lines += _conditions(entry, width)
    if entry.note:
        lines += [(), *_texts(_("note"), entry.note.splitlines(), width)]
    for example in entry.examples[:MOST]:
        lines += [(), *_texts(_("example"), [example.mt], width, "changed-mt")]
        lines += _texts(_("repaired"), [example.fixed], width, "changed")
    if entry.counterexamples:
        lines += [(), *_texts(_("not an error in"), entry.counterexamples, width)]
    return lines


def _right(number: int, right: Replacement, width: int) -> list[Line]:
    lines = _texts(_("right {number}").format(number=number), [right.text], width, "changed")
    known = [pos_word(right.pos), *_grammar(right)]
    lines += _texts("", [" · ".join(known)], width, "faint")
    return [*lines, *_texts("", right.note.splitlines(), width)]


def _grammar(right: Replacement) -> Iterable[str]:
    """What the entry knows of a right form, in words."""
    words = {
        "m": _("masculine"),
        "f": _("feminine"),
        "s": _("always singular"),
        "p": _("always plural"),
    }
    for value in (right.gender, right.number):
        if value is not None:
            yield words.get(value, value)
    named = {
        _("plural {form}"): right.plural,
        _("article: {form}"): right.article,
        _("elision: {form}"): right.elide,
        _("auxiliary {form}"): right.aux,
        _("capitals: {form}"): right.case,
    }
    for pattern, form in named.items():
        if form is not None:
            yield pattern.format(form=form)


def _ways(entry: GlossaryEntry) -> Iterable[str]:
    if entry.regex:
        yield _("by regular expressions")
    elif entry.inflect:
        yield _("in all its inflected forms")
    else:
        yield _("only as it is written here")
    if entry.real_word:
        yield _("good French elsewhere: a person decides each time")


def _conditions(entry: GlossaryEntry, width: int) -> list[Line]:
    if not entry.when and not entry.unless:
        return _texts(_("conditions"), [_("none: it is an error wherever it stands")], width)
    near = scope_words(entry.scope)
    lines = _texts(_("only with"), entry.when, width)
    lines += _texts(_("not with"), entry.unless, width)
    return [*lines, *_texts(_("looked for"), [near], width)]


def pos_word(pos: Pos) -> str:
    """The part of speech, in one word."""
    words = {
        Pos.NAME: _("name"),
        Pos.NOUN: _("noun"),
        Pos.ACRONYM: _("acronym"),
        Pos.ADJECTIVE: _("adjective"),
        Pos.VERB: _("verb"),
        Pos.PHRASE: _("phrase"),
    }
    return words[pos]


def status_words(status: Status) -> str:
    """What is done with the entry."""
    words = {
        Status.ACTIVE: _("active"),
        Status.WARN: _("shown, never applied by itself"),
        Status.RETIRED: _("kept in the file, not looked for"),
    }
    return words[status]


def scope_words(scope: Scope) -> str:
    """How far the words of the conditions are looked for."""
    words = {
        Scope.SENTENCE: _("in the same sentence"),
        Scope.PARAGRAPH: _("in the same paragraph"),
        Scope.DOCUMENT: _("in the whole text"),
    }
    return words[scope]


def _texts(label: str, texts: Iterable[str], width: int, look: str = "") -> list[Line]:
    """Each text on lines of its own beside the label; nothing where there is none."""
    column = min(LABEL, max(0, width // 3))
    found: list[Line] = []
    for text in list(texts)[:MOST]:
        for line in wrap(runs(text[:LONG], look=look), max(10, width - column)):
            head = fit([Run("" if found else label, "faint")], column - 1, pad=True)
            found.append((*head, Run(" "), *line))
    return found
