"""An entry on its way through an editor and back into its file."""

from __future__ import annotations

import os
import shlex
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from review.atomic import not_written
from review.cli import output
from review.cli.asking import asked, can_ask
from review.cli.given import GivenGlossaries, in_force
from review.cli.glossary.chosen import entry_named, readable
from review.cli.glossary.show import text_of
from review.cli.texts import STDIN, standard_input
from review.errors import ExitCode, Fault, GlossaryError, InputError, UsageError
from review.french.lexicon import default_lexicon
from review.glossary.conflict import EntryConflict
from review.glossary.difference import differences
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_blocks import parse_block
from review.glossary.source_text import decode, read_text
from review.model.messages import _
from review.model.visible import one_line
from review.session.editor import editor_from, run_editor
from review.session.entries import faults_of_change, save_block, save_entry
from review.session.forms_cache import FormsCache
from review.session.glossary_home import with_file

_LONGEST: Final = 400


class EntryDesk:
    """One entry of the file at `path`: as it was when the work began, and as a person leaves it.

    `old` is None where the entry has gone from the file in the meantime and is to be put back.
    """

    def __init__(self, path: Path, glossary: Glossary, entry: GlossaryEntry, given: GivenGlossaries) -> None:
        """Nothing is read but the text of `entry`, which `glossary` holds."""
        self._path: Final = path
        self._given: Final = given
        self._name: Final = entry.id
        self._old: GlossaryEntry | None = entry
        self._was = text_of(glossary, entry)
        self._given_up = False

    def take(self, file: Path) -> ExitCode:
        """Put the text of `file` ("-" is standard input) in the entry's place; raises GlossaryError where it can't be read."""
        name = str(file)
        return self._try(decode(standard_input(), name) if name == STDIN else read_text(file), name)

    def work(self) -> ExitCode:
        """Open the entry in the editor until it is saved or given up; what isn't saved stays in a file that is told."""
        editor = editor_from(os.environ)
        if editor.problem:
            raise UsageError("edit", editor.problem, _("or give the new text with --from FILE"))
        draft = self._draft()
        saved = False
        try:
            while not self._given_up:
                problem = run_editor(editor.at_line(draft, 1), nullcontext)
                if problem:
                    raise InputError("edit", problem)
                if self._is_untouched(draft):
                    output.tell(_("nothing was changed"))
                    return ExitCode.DONE
                saved = self._try_draft(draft) is ExitCode.DONE
                if saved or not can_ask():
                    break
            return ExitCode.DONE if saved else ExitCode.FOUND
        finally:
            if saved or self._is_untouched(draft):
                draft.unlink(missing_ok=True)
            elif draft.exists():
                self._tell_kept(draft)

    def _draft(self) -> Path:
        try:
            handle, name = tempfile.mkstemp(prefix=f"review-{self._name[:40]}-", suffix=".toml")
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(self._was)
        except OSError as error:
            raise not_written(Path(tempfile.gettempdir()), error) from error
        return Path(name)

    def _is_untouched(self, draft: Path) -> bool:
        """Whether the draft is still what the editor was given, or holds nothing."""
        try:
            text = read_text(draft)
        except GlossaryError:
            return False
        return (
            not text.strip() or text.replace("\r\n", "\n").strip() == self._was.replace("\r\n", "\n").strip()
        )

    def _tell_kept(self, draft: Path) -> None:
        output.tell(_("what you typed is in {file}").format(file=draft))
        command = f"review glossary edit {self._name} --from {shlex.quote(str(draft))}"
        output.tell(_("to go on: {command}").format(command=command))

    def _try_draft(self, draft: Path) -> ExitCode:
        try:
            text = read_text(draft)
        except GlossaryError as error:
            return self._refused(error.faults)
        return self._try(text, str(draft))

    def _try(self, text: str, where: str) -> ExitCode:
        """Save the entry that `text` holds unless something speaks against it; ask how to go on where somebody can be asked."""
        try:
            new = parse_block(text, where)
        except GlossaryError as error:
            return self._refused(error.faults)
        while True:
            faults = self._faults(new)
            if faults:
                return self._refused(faults)
            try:
                self._save(new, text)
            except EntryConflict as conflict:
                tell_conflict(conflict, new)
                if not can_ask() or not self._takes_over(conflict):
                    return ExitCode.FOUND
                continue
            return self._saved(new)

    def _faults(self, new: GlossaryEntry) -> list[Fault]:
        glossaries, _unread = readable(with_file(in_force(self._given), self._path))
        lexicon = default_lexicon()
        forms = FormsCache(lexicon)
        faults = faults_of_change(glossaries, self._path, self._old, new, lexicon, forms=forms)
        forms.save()
        return faults

    def _save(self, new: GlossaryEntry, text: str) -> None:
        if self._old is None:
            save_entry(self._path, None, new)
        else:
            save_block(self._path, self._old, self._was, text)

    def _saved(self, new: GlossaryEntry) -> ExitCode:
        output.tell(_("saved in {file}").format(file=self._path))
        if new.id != self._name:
            message = _("decisions recorded under “{id}” don't find the entry any more")
            output.tell(message.format(id=self._name))
        return ExitCode.DONE

    def _refused(self, faults: tuple[Fault, ...] | list[Fault]) -> ExitCode:
        for fault in faults:
            output.tell(str(fault))
        output.tell(_("nothing was written"))
        if can_ask():
            answers = {"e": _("edit again"), "l": _("leave")}
            self._given_up = asked(_("What now?"), answers) == "l"
        return ExitCode.FOUND

    def _takes_over(self, conflict: EntryConflict) -> bool:
        """Whether the person wants their own entry written over the other's, now; from here on the other's is the one to replace."""
        answers = {"p": _("put mine in"), "e": _("edit again"), "k": _("keep theirs")}
        letter = asked(_("What now?"), answers)
        if letter == "k":
            self._given_up = True
            return False
        self._old = conflict.theirs
        if conflict.theirs is not None:
            self._was = self._text_now(conflict.theirs)
        return letter == "p"

    def _text_now(self, theirs: GlossaryEntry) -> str:
        glossaries, _unread = readable([self._path])
        pair = entry_named(theirs.id, glossaries)
        return text_of(*pair) if pair is not None else self._was


def tell_conflict(conflict: EntryConflict, mine: GlossaryEntry) -> None:
    """Say what became of the entry meanwhile, field by field beside one's own."""
    for line in conflict.lines():
        output.tell(line)
    if conflict.theirs is None:
        return
    found = differences(conflict.theirs, mine)
    for one in found:
        output.tell(f"  {one.field}:")
        theirs = _("theirs: {text}").format(text=_brief(one.before))
        yours = _("yours: {text}").format(text=_brief(one.after))
        output.tell(f"    {theirs}")
        output.tell(f"    {yours}")
    if not found:
        output.tell(_("  both say the same; comments or the layout were changed"))
    output.tell(_("nothing was written"))


def _brief(value: str) -> str:
    return one_line(value, _LONGEST) if value else _("(left out)")
