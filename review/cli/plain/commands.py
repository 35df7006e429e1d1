"""The commands of the plain review, declared once: what is typed, and what it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from review.model.messages import N_, _

_SIGNS: Final = re.compile(r"\s*(?P<name>[:/])\s*(?P<argument>.*?)\s*", re.DOTALL)
_DOUBT: Final = re.compile(r"\s*d\s*(?P<number>[1-9][0-9]?)\s*")
_NUMBER: Final = re.compile(r"\s*(?P<number>[0-9]{1,3})\s*")
_WORD: Final = re.compile(r"\s*(?P<name>\S+)(?:\s+(?P<argument>.*?))?\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Typed:
    """A command as it was typed: its name, "" for Enter alone, and what stands behind it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """A command as people type it, and what it does (an English msgid)."""

    typed: str
    help: str


COMMANDS: Final = (
    Explained("Enter", N_("Accept the repair that was told and go to the next undecided issue.")),
    Explained("1-9", N_("Put the alternative with this number in place.")),
    Explained("> <", N_("Tell the next alternative, or the one before, without accepting it.")),
    Explained("d1", N_("Switch the doubt with this number on or off.")),
    Explained("A", N_("Put the repair in place in all equal places, after a look at them.")),
    Explained("e TEXT", N_("Make TEXT the corrected sentence; e alone asks for it.")),
    Explained("x", N_("Leave the machine's words: there is no error here.")),
    Explained("X REASON", N_("Leave the machine's words and say why; X alone asks for the reason.")),
    Explained("s", N_("Leave the issue for later; it stays undecided.")),
    Explained("r", N_("Take the decision on this issue back, wherever it lies in the history.")),
    Explained("u U", N_("Undo your latest act, also one of an earlier session; U does it again.")),
    Explained("c NOTE", N_("Make NOTE the note on the sentence; c alone asks for it, c - takes it back.")),
    Explained(
        "m WORDS", N_("Give the issue another severity, another MQM type, or both: m critical, m style.")
    ),
    Explained("n p", N_("Go to the next issue, or to the one before.")),
    Explained("+ -", N_("Go to the next sentence, or to the one before, flagged or not.")),
    Explained(": 120", N_("Go to sentence 120; : L45 goes to the sentence on line 45 of the file.")),
    Explained("/ TEXT", N_("Go to the next sentence that holds TEXT; / alone looks on.")),
    Explained(
        "f WORDS", N_("Choose where n and p lead: f undecided, f all, f entry ID; f alone lists the choices.")
    ),
    Explained("d", N_("Tell all that is known of the issue, with the sentences around it.")),
    Explained("w PATH", N_("Write the corrected text to a file; w alone asks which.")),
    Explained("?", N_("List the commands.")),
    Explained("q", N_("Leave; every decision is on disk already.")),
)


def help_lines() -> Iterator[str]:
    """Each command and what it does, in the language in force."""
    for command in COMMANDS:
        typed = _("Enter") if command.typed == "Enter" else command.typed
        yield f"{typed}: {_(command.help)}"
    yield _("In a sentence that you type, {sign} stands for a line break.").format(sign="⏎")


def parse(line: str) -> Typed:
    """The command that `line` holds; letters count as they are typed, x and X are two commands."""
    if not line.strip():
        return Typed("")
    for pattern in (_SIGNS, _WORD):
        if (found := pattern.fullmatch(line)) is not None:
            break
    if (number := _NUMBER.fullmatch(line)) is not None:
        return Typed("1", number["number"])
    if (doubt := _DOUBT.fullmatch(line)) is not None:
        return Typed("d1", doubt["number"])
    return Typed(found["name"], found["argument"] or "") if found is not None else Typed(line.strip())
