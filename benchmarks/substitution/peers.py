"""The same repairs by plain replacement and by codespell (PyPI, GPL-2.0), from a list of wrong and right forms."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.substitution.cases import Case
from review.model.proposal import Edit, apply_edits

_REPORT: Final = re.compile(r"[^:\n]*:(?P<line>\d+): (?P<wrong>.*) ==> (?P<right>.*)")

# Its exit status where there are words left to correct.
_WORDS_LEFT: Final = 65


@dataclass(frozen=True, slots=True)
class Item:
    """A case, and the right forms that the list gives for its wrong forms."""

    case: Case
    listed: tuple[str, ...]

    @property
    def forms(self) -> dict[str, str]:
        """The list: wrong forms in small letters, and right ones."""
        pairs = zip(self.case.repairs, self.listed, strict=True)
        return {self.case.wrong(repair).lower(): right for repair, right in pairs}


def plainly(item: Item) -> str:
    """The sentence with the right forms in the places of the wrong ones, capitals as in the wrong ones."""
    text = item.case.text
    edits = []
    for repair, right in zip(item.case.repairs, item.listed, strict=True):
        span = repair.site.span
        edits.append(Edit(span.start, span.end, _cased(span.of(text), right)))
    return apply_edits(text, edits)


def _cased(wrong: str, right: str) -> str:
    if len(wrong) > 1 and wrong.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if wrong[:1].isupper() else right


@dataclass(slots=True)
class Batch:
    """Cases that one list of forms serves: no form means two things, or occurs in another case's sentence."""

    items: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    forms: dict[str, str] = field(default_factory=dict)

    def admits(self, item: Item) -> bool:
        """Whether the list of one more case leaves the sentences of the others alone, and theirs its sentence."""
        text, forms = item.case.text.lower(), item.forms
        if any(self.forms.get(wrong, right) != right for wrong, right in forms.items()):
            return False
        if any(wrong in text for wrong in self.forms.keys() - forms.keys()):
            return False
        return not any(wrong in one for one in self.texts for wrong in forms.keys() - self.forms.keys())

    def add(self, place: int, item: Item) -> None:
        """Take in item number `place`."""
        self.items.append(place)
        self.texts.append(item.case.text.lower())
        self.forms |= item.forms


def batches(items: Sequence[Item]) -> list[Batch]:
    """All items, each in the first batch that admits it."""
    found: list[Batch] = []
    for place, item in enumerate(items):
        batch = next((one for one in found if one.admits(item)), None)
        if batch is None:
            batch = Batch()
            found.append(batch)
        batch.add(place, item)
    return found


def has_codespell() -> bool:
    return importlib.util.find_spec("codespell_lib") is not None


def by_words(items: Sequence[Item]) -> list[str]:
    """What `codespell --write-changes` makes of each item's sentence."""
    return _in_batches(items, _write_changes)


def by_regex(items: Sequence[Item]) -> list[str]:
    """The same with `--regex`, which finds wrong forms of several words and those after an apostrophe.

    codespell refuses to write what it finds so: the corrections that it reports are put in here as it does itself.
    """
    return _in_batches(items, _report_by_regex)


def _in_batches(items: Sequence[Item], run: Callable[[Path, Mapping[str, str], str], str]) -> list[str]:
    """The items' sentences after one run for each batch: all its sentences are one text, each on lines of its own."""
    results = [item.case.text for item in items]
    with tempfile.TemporaryDirectory() as folder:
        for batch in batches(items):
            text = "\n".join(items[place].case.text for place in batch.items)
            lines = run(Path(folder), batch.forms, text).split("\n")
            for place in batch.items:
                count = results[place].count("\n") + 1
                results[place], lines = "\n".join(lines[:count]), lines[count:]
    return results


def _write_changes(folder: Path, forms: Mapping[str, str], text: str) -> str:
    _codespell(folder, forms, text, "--write-changes")
    return _text_file(folder).read_bytes().decode()


def _report_by_regex(folder: Path, forms: Mapping[str, str], text: str) -> str:
    longest_first = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    reported = _codespell(folder, forms, text, "--regex", rf"(?i)(?<!\w)(?:{longest_first})(?!\w)")
    lines = text.split("\n")
    fixes = {(int(one["line"]) - 1, one["wrong"], one["right"]) for one in _REPORT.finditer(reported)}
    for line, wrong, right in sorted(fixes):
        lines[line] = re.sub(rf"\b{re.escape(wrong)}\b", right.replace("\\", r"\\"), lines[line])
    return "\n".join(lines)


def _text_file(folder: Path) -> Path:
    return folder / "sentences.txt"


def _codespell(folder: Path, forms: Mapping[str, str], text: str, *options: str) -> str:
    """Run codespell on `text` with a dictionary of `forms`: what it printed; raises RuntimeError where it failed."""
    _text_file(folder).write_bytes(text.encode())
    # It reads lines: a form with a line break in it can neither be listed nor found.
    listed = "".join(f"{wrong}->{right}\n" for wrong, right in sorted(forms.items()) if "\n" not in wrong)
    (folder / "forms.txt").write_bytes(listed.encode())
    done = subprocess.run(
        [sys.executable, "-m", "codespell_lib", "-D", "forms.txt", *options, _text_file(folder).name],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in {0, _WORDS_LEFT}:
        raise RuntimeError(done.stderr)
    return done.stdout
