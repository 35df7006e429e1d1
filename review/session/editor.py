"""The reviewer's own editor: which one it is, how it is told a line, and a text that goes through it and comes back."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from review.model.messages import _
from review.model.visible import one_line

USUAL: Final = ("nano", "vi")
"""What is looked for where neither $VISUAL nor $EDITOR is set."""
_WAITING: Final = {
    "code": "--wait",
    "codium": "--wait",
    "code-insiders": "--wait",
    "subl": "--wait",
    "zed": "--wait",
}
"""Editors that return at once unless they are told to wait for the file to be closed."""
_PLUS_LINE: Final = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "joe", "ne", "mg", "jed", "kak", "mcedit", "gedit"}
)  # fmt: skip
_COLON_LINE: Final = frozenset({"subl", "hx", "helix", "zed"})
_GOTO: Final = frozenset({"code", "codium", "code-insiders"})

Suspend = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Editor:
    """The editor's command, () where there is none; `problem` says why in one line."""

    command: tuple[str, ...] = ()
    problem: str = ""

    @property
    def name(self) -> str:
        """The program's name without folder and suffix."""
        return PurePath(self.command[0]).stem if self.command else ""

    def at_line(self, path: Path, line: int) -> list[str]:
        """The command that opens `path` at `line` (from 1); at its beginning where it isn't known how to say the line."""
        command = self._waiting()
        if line > 0 and self.name in _PLUS_LINE:
            return [*command, f"+{line}", str(path)]
        if line > 0 and self.name in _GOTO:
            return [*command, "-g", f"{path}:{line}"]
        if line > 0 and self.name in _COLON_LINE:
            return [*command, f"{path}:{line}"]
        return [*command, str(path)]

    def _waiting(self) -> list[str]:
        option = _WAITING.get(self.name)
        told = {"-w", "--wait"} & set(self.command[1:])
        return [*self.command, option] if option is not None and not told else list(self.command)


def editor_from(environment: Mapping[str, str], which: Callable[[str], str | None] = shutil.which) -> Editor:
    """The editor that VISUAL, else EDITOR names, in the way a shell reads it; else the first usual one that is there."""
    for variable in ("VISUAL", "EDITOR"):
        written = environment.get(variable, "").strip()
        if not written:
            continue
        try:
            command = shlex.split(written, posix=os.name != "nt")
        except ValueError:
            return Editor(
                problem=_("${name} can't be read: {text}").format(name=variable, text=one_line(written, 60))
            )
        if which(command[0]) is None:
            return Editor(
                problem=_("${name} names {text}, which is not there").format(
                    name=variable, text=one_line(command[0], 60)
                )
            )
        return Editor(tuple(command))
    found = next((name for name in USUAL if which(name) is not None), None)
    return Editor((found,)) if found else Editor(problem=_("set $VISUAL or $EDITOR to your editor"))


def run_editor(command: Sequence[str], suspend: Suspend) -> str:
    """Run `command` with the screen out of the way; "" where it ended well, else what went wrong in one line.

    Raises what `suspend` raises where the screen can't be put away.
    """
    with suspend():
        try:
            code = subprocess.run(command, check=False).returncode  # noqa: S603 - the user's own editor
        except OSError as error:
            return _("the editor did not start: {reason}").format(reason=error.strerror or error)
    return _("the editor ended with code {code}").format(code=code) if code else ""


@dataclass(frozen=True, slots=True)
class Edited:
    """What came back from the editor: the changed text, None where nothing was changed; `problem` says what went wrong."""

    text: str | None = None
    problem: str = ""


def edit_text(text: str, editor: Editor, suspend: Suspend) -> Edited:
    """`text`, with plain line breaks, as the reviewer leaves it in `editor`; the line break that ends the file is not part of it.

    Raises what `suspend` raises where the screen can't be put away.
    """
    try:
        handle, name = tempfile.mkstemp(prefix="review-", suffix=".txt")
    except OSError as error:
        return Edited(problem=_("no temporary file can be written: {reason}").format(reason=error.strerror))
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(f"{text}\n")
        problem = run_editor(editor.at_line(path, 0), suspend)
        if problem:
            return Edited(problem=problem)
        changed = path.read_text(encoding="utf-8-sig").removesuffix("\n")  # universal line ends
    except UnicodeDecodeError:
        return Edited(problem=_("the editor did not save the text as UTF-8"))
    except OSError as error:
        return Edited(problem=_("the edited text can't be read: {reason}").format(reason=error.strerror))
    finally:
        path.unlink(missing_ok=True)
    return Edited(None if changed == text else changed)
