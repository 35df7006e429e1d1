"""Does a repair make worse French? Asks Grammalecte, a free grammar checker for French.

    python tools/grammar_check.py
    python tools/grammar_check.py --planted texts/ --grammalecte python3-grammalecte_VERSION_all.deb

A repaired text must raise no message that the text didn't raise before. Each row of the table is a set of texts; "plain" is
what comes of the same texts where the wrong forms are replaced as by search and replace. Every new message is listed, and
the exit status is 1 if there is one that tools/grammar_exceptions.toml doesn't explain. Questions are counted apart: what
their first proposal leaves over is what the person is asked about, so new messages there are listed with --asked and don't
make the status 1.

Grammalecte is Debian's package python3-grammalecte. It is used where it is installed; or without installing it:

    apt-get download python3-grammalecte

and --grammalecte with the name of the .deb, or of the folder into which `dpkg-deb -x` unpacked it. Grammalecte is free
software under the GNU GPL, version 3 or later. This tool, which runs on a developer's machine alone, loads it and is
distributed without it; `review` doesn't import it and doesn't depend on it.
"""

from __future__ import annotations

import argparse
import importlib
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.grammar_planting import planted_sentences  # noqa: E402
from tools.grammar_sets import (  # noqa: E402
    Repaired,
    case_sentences,
    example_sentences,
    seed_sentences,
)

EXCEPTIONS: Final = Path(__file__).with_name("grammar_exceptions.toml")
PACKAGES: Final = "usr/lib/python3/dist-packages"
SPELLING: Final = "spelling"
NOT_OURS: Final = ("apos", "nbsp", "esp", "num", "unit")
"""Grammalecte's options for apostrophes, spaces, figures and units: a repair keeps those of the text."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the checker: its rule and the code points of the text that it covers."""

    rule: str
    start: int
    end: int
    words: str
    says: str


class Checker:
    """Grammalecte, loaded from where it is."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds the package `grammalecte`; raises SystemExit where it can't be loaded."""
        sys.path.append(str(folder))
        try:
            module = importlib.import_module("grammalecte.grammar_checker")
        except ImportError as error:
            raise SystemExit(f"Grammalecte can't be loaded ({error}); see --help") from error
        self._checker: Any = module.GrammarChecker("fr")
        self._options = {**self._checker.getGCEngine().getOptions(), **dict.fromkeys(NOT_OURS, False)}
        self.messages = lru_cache(1)(self._messages)

    def _messages(self, text: str) -> list[Message]:
        """What the checker says about `text`, in text order."""
        grammar, spelling = self._checker.getParagraphErrors(text, dOptions=self._options)
        found = [
            Message(e["sRuleId"], e["nStart"], e["nEnd"], text[e["nStart"] : e["nEnd"]], e["sMessage"])
            for e in grammar
        ]
        found += [
            Message(SPELLING, e["nStart"], e["nEnd"], e["sValue"], "not in the dictionary") for e in spelling
        ]
        return sorted(found, key=lambda message: (message.start, message.rule))


def unpacked(given: Path, into: Path) -> Path:
    """The folder that holds the package `grammalecte` of the .deb or folder `given`."""
    if given.is_file():
        subprocess.run(["dpkg-deb", "-x", str(given), str(into)], check=True)
        given = into
    return next((folder for folder in (given / PACKAGES, given) if (folder / "grammalecte").is_dir()), given)


def new_messages(before: str, after: str, old: Iterable[Message], new: Iterable[Message]) -> list[Message]:
    """The messages of `new` that have no counterpart in `old`.

    Counterparts have the same rule, and either cover the same words or begin or end as far from the start or the end of
    the text, so that the repaired words themselves may differ. Each message has one counterpart at most.
    """
    left = list(old)
    unmatched = []
    for message in new:
        same = next((m for m in left if (m.rule, m.words) == (message.rule, message.words)), None)
        if same is None:
            unmatched.append(message)
        else:
            left.remove(same)
    found = []
    shift = len(after) - len(before)
    for message in unmatched:
        same = next((m for m in left if m.rule == message.rule and _same_place(m, message, shift)), None)
        if same is None:
            found.append(message)
        else:
            left.remove(same)
    return found


def _same_place(old: Message, new: Message, shift: int) -> bool:
    return old.start == new.start or old.end + shift == new.end


def is_own_word(message: Message, right: str) -> bool:
    """Whether a spelling message is about a name or about a word that the glossary prescribes."""
    if message.rule != SPELLING:
        return False
    stem = message.words.lower().rstrip("sxe")
    return message.words[:1].isupper() or any(
        word.startswith(stem) for word in re.findall(r"[\w.-]+", right.lower())
    )


@dataclass(frozen=True, slots=True)
class Explained:
    """New messages that are no fault of the repair: regular expressions of rule, words and text, and why."""

    rule: str
    words: str
    text: str
    reason: str

    def covers(self, message: Message, after: str) -> bool:
        """Whether the message is explained."""
        return bool(
            re.fullmatch(self.rule, message.rule)
            and re.fullmatch(self.words, message.words, re.IGNORECASE)
            and re.search(self.text, after)
        )


def exceptions(path: Path) -> list[Explained]:
    """The explained messages in the file at `path`."""
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("exception", [])
    return [
        Explained(row["rule"], row.get("words", ".*"), row.get("text", ""), row["reason"]) for row in rows
    ]


@dataclass(slots=True)
class Row:
    """What is counted for one set: texts, and messages before, after and in plain replacement.

    `before`, `after` and `plain` count messages on grammar alone: the wrong forms are often no French words.
    """

    texts: int = 0
    before: int = 0
    after: int = 0
    plain: int = 0
    new: int = 0
    explained: int = 0
    plain_new: int = 0
    lines: list[str] = field(default_factory=list)


def measure(texts: Iterable[Repaired], checker: Checker, explained: list[Explained]) -> dict[str, Row]:
    """The table's rows, by the name of the set."""
    rows: dict[str, Row] = defaultdict(Row)
    for text in texts:
        row = rows[text.group]
        old, new, plain = (
            [m for m in checker.messages(version) if not is_own_word(m, text.right)]
            for version in (text.before, text.after, text.plain)
        )
        row.texts += 1
        row.before += _grammatical(old)
        row.after += _grammatical(new)
        row.plain += _grammatical(plain)
        row.plain_new += len(new_messages(text.before, text.plain, old, plain))
        for message in new_messages(text.before, text.after, old, new):
            row.new += 1
            if any(exception.covers(message, text.after) for exception in explained):
                row.explained += 1
            else:
                row.lines.append(_listed(text, message))
    return rows


def _grammatical(messages: list[Message]) -> int:
    return sum(message.rule != SPELLING for message in messages)


def _listed(text: Repaired, message: Message) -> str:
    return (
        f"{text.group}: {message.rule}: “{message.words}”: {message.says}\n"
        f"    before: {text.before}\n    after:  {text.after}"
    )


def table(rows: dict[str, Row]) -> str:
    """The rows as a Markdown table."""
    head = (
        "| set | texts | before | after | new | unexplained | plain | new in plain |\n| --- |" + " ---: |" * 7
    )
    lines = [
        f"| {name} | {row.texts} | {row.before} | {row.after} | {row.new} | {len(row.lines)} | {row.plain} | {row.plain_new} |"
        for name, row in sorted(rows.items())
    ]
    return "\n".join([head, *lines])


def texts_of(planted: Path | None, count: int, turn: int, checker: Checker) -> Iterator[Repaired]:
    """All sets in the order of the table."""
    yield from chain(case_sentences(), example_sentences(), seed_sentences())
    if planted is not None:
        yield from planted_sentences(planted, count, lambda text: not checker.messages(text), turn)


def main() -> int:
    """Measure, print, and say by the status whether every new message is explained."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--grammalecte", type=Path, default=Path("/") / PACKAGES, help="package or folder")
    parser.add_argument(
        "--planted", type=Path, help="file or folder of correct French to plant wrong forms in"
    )
    parser.add_argument("--count", type=int, default=3000, help="how many sentences of it (3000)")
    parser.add_argument("--turn", type=int, default=0, help="another number plants other forms (0)")
    parser.add_argument("--asked", action="store_true", help="list the new messages of questions too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        checker = Checker(unpacked(given.grammalecte, Path(folder)))
        rows = measure(
            texts_of(given.planted, given.count, given.turn, checker), checker, exceptions(EXCEPTIONS)
        )
    safe = [row for name, row in rows.items() if not is_question(name)]
    for row in rows.values() if given.asked else safe:
        print(*row.lines, sep="\n", end="\n" if row.lines else "")
    print(table(rows))
    return 1 if any(row.lines for row in safe) else 0


def is_question(name: str) -> bool:
    """Whether the set's repairs wait for a person."""
    return name.endswith(", asked")


if __name__ == "__main__":
    sys.exit(main())
