"""What the form of an entry says of a field: its word in plain words, its explanation, the faults at it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from review.errors import Fault, ReviewError
from review.glossary.entry import GlossaryEntry, Scope
from review.glossary.entry_fields import BY_KEY, EntryField, Shape, how_to_write
from review.glossary.entry_form import FormFault, texts_of
from review.model.issue import Severity, Status
from review.model.messages import _
from review.model.proposal import Pos
from review.session.settings import Settings
from review.tui.display import Line, Run, runs, wrap
from review.tui.entry_page import pos_word, scope_words, status_words
from review.tui.labels import SEVERITY_GLYPHS, severity_word, type_words

FILE: Final = "file"
"""The field, not one of the entry, that says which file a new entry goes into."""
MOST: Final = 200_000
"""Code points of an entry that can be changed in a form."""
_TEXT: Final = re.compile(r'\btext = "([^"]*)"')
_QUOTED: Final = r"[“«„‘\"`]\s*{}\s*[”»“’\"`]"
_LACKING: Final = re.compile(r"(?<!\w)(examples|counterexamples) = \[")
_NAMES: Final = ("counterexamples", "real_word", "scope", "unless", "inflect", "regex", "plural")
"""Names of fields that a fault may tell without quotes: none of them is a word of the sentence around it."""


@dataclass(frozen=True, slots=True)
class EntryTask:
    """What a form is about: `entry` as the form begins with it, `old` as the file at `path` has it, None for a new one.

    `files` are the files that a new entry can go into, `path` the first of them. The form begins at the field `at`, and
    tells `told`.
    """

    entry: GlossaryEntry
    old: GlossaryEntry | None
    path: Path
    files: tuple[Path, ...] = ()
    at: str = "wrong"
    told: str = ""


@dataclass(frozen=True, slots=True)
class EntrySaved:
    """An entry that was written to the file at `path`; `settings` are those with that file in force."""

    entry: GlossaryEntry
    path: Path
    settings: Settings


def failure_line(error: ReviewError) -> str:
    """What went wrong on one line, the file by its name alone."""
    fault = next(iter(error.faults), Fault(error.title, None, error.message, error.hint))
    return str(replace(fault, where=Path(fault.where).name))


def fits_a_form(entry: GlossaryEntry) -> bool:
    """Whether the entry can be changed in a form."""
    try:
        return sum(map(len, texts_of(entry).values())) <= MOST
    except ValueError:
        return False


def file_told(path: str) -> str:
    """A file by its name first: the folder is what may be cut."""
    return f"{Path(path).name} · {Path(path).parent}"


def word_told(one: EntryField, value: str) -> str:
    """A word of a choice as people read it; what holds without it where it is ""."""
    if not value:
        return one.left_out
    if value not in one.choices:
        return value
    if one.key == "type":
        return type_words(value)
    words = _words(one, value)
    return words if value in words.split() else f"{value} · {words}"


def _words(one: EntryField, value: str) -> str:
    if one.key == "pos":
        return pos_word(Pos(value))
    if one.key == "severity":
        return f"{SEVERITY_GLYPHS[Severity(value)]} {severity_word(Severity(value))}"
    if one.key == "status":
        return status_words(Status(value))
    if one.key == "scope":
        return scope_words(Scope(value))
    named = {
        ("gender", "m"): _("masculine"),
        ("gender", "f"): _("feminine"),
        ("number", "s"): _("always singular"),
        ("number", "p"): _("always plural"),
        ("inflect", "true"): _("in all its inflected forms"),
        ("inflect", "false"): _("only as it is written here"),
        ("regex", "true"): _("by regular expressions"),
        ("regex", "false"): _("as words"),
        ("real_word", "true"): _("good French elsewhere: a person decides each time"),
        ("real_word", "false"): _("always wrong"),
    }
    return named.get((one.key, value), value)


def explanation(key: str, faults: Sequence[FormFault], width: int, height: int) -> list[Line]:
    """What is wrong with the field, what it means and how it is filled in, on at most `height` lines."""
    lines: list[Line] = []
    for fault in faults:
        lines += wrap([Run("! ", "error"), *runs(str(fault), look="error")], width)
    if key == FILE:
        return [*lines, *wrap(runs(_("the glossary file that the entry goes into")), width)][:height]
    one = BY_KEY[key]
    told = [one.explanation, how_to_write(one)]
    if one.left_out and one.shape is not Shape.CHOICE:
        told.append(_("left out: {means}").format(means=one.left_out))
    pieces = [Run(f"{told[0]} "), Run("· " + " · ".join(told[1:]), "faint")]
    room = max(1, height - 1)
    return [*lines[:room], *wrap(pieces, width)][:height]


def field_of(fault: Fault, texts: Mapping[str, str]) -> str:
    """The field that a fault of the whole entry is about: the one with the longest line that the fault quotes, else the one it names.

    Quotes may be those of any language.
    """
    told = f"{fault.message} {fault.hint}"
    lacking = _LACKING.search(fault.hint)
    if lacking is not None and lacking[1] in texts:
        return lacking[1]
    listed = [BY_KEY[key] for key in texts if key in BY_KEY]
    quoted = [
        (len(line), one.key)
        for one in listed
        if one.shape in {Shape.LIST, Shape.RIGHTS, Shape.PAIRS}
        for line in map(_said, texts[one.key].split("\n"))
        if line and (_quotes(line, told) or fault.message.endswith(line))
    ]
    if quoted:
        return max(quoted)[1]
    if fault.hint == _("give this entry an id of its own"):
        return "id"
    ways = (r"(?<!\w){} =", _QUOTED)
    named = [one.key for way in ways for one in listed if re.search(way.format(one.key), told)]
    if named:
        return named[0]
    bare = (key for key in _NAMES if key in texts and re.search(rf"(?<!\w){key}(?!\w)", told))
    return next(bare, "id" if _quotes(texts.get("id", ""), told) else "wrong")


def _quotes(text: str, told: str) -> bool:
    """Whether `told` has `text` in quotes."""
    return bool(text) and re.search(_QUOTED.format(re.escape(text)), told) is not None


def _said(line: str) -> str:
    """What a line of a field stands for, as a fault quotes it."""
    text = line.strip().removeprefix("- ").removeprefix("+ ")
    inside = _TEXT.search(text) if text.startswith("{") else None
    return inside[1] if inside else text
