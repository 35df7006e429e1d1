"""Questions to the person at the terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from review.cli import output


def can_ask() -> bool:
    """Whether somebody sits at the terminal to read a question and answer it."""
    return sys.stdin.isatty() and output.is_read()


def asked(question: str, answers: Mapping[str, str]) -> str:
    """The letter of one of `answers` (letter → what it does), asked until one is given; the last one at the end of the input."""
    choices = ", ".join(f"{letter} = {meaning}" for letter, meaning in answers.items())
    while True:
        output.tell(f"{question} ({choices})")
        line = sys.stdin.readline()
        if not line:
            return list(answers)[-1]
        letter = line.strip()[:1].casefold()
        if letter in answers:
            return letter
