"""`review glossary edit`: one entry in the reviewer's own editor."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from review.cli import output
from review.cli.asking import asked, can_ask
from review.cli.given import GivenGlossaries, in_force
from review.cli.glossary.chosen import entry_named, readable, tell_faults, unknown_entry
from review.cli.glossary.entry_desk import EntryDesk
from review.cli.options import CONTEXT, glossary_options, language
from review.errors import ExitCode, UsageError
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_blocks import headers_of
from review.glossary.source_text import read_text
from review.model.messages import _
from review.session.entries import refuse_tables
from review.session.glossary_home import copy_shipped, home_folder, is_shipped
from review.session.settings import project_file


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "edit",
        callback=edit,
        context_settings=CONTEXT,
        short_help=_("Open one entry in your editor."),
        help=_(
            "Open one entry, as its file has it, in the editor that $VISUAL or $EDITOR names. When the editor is closed, the "
            "entry is checked, its examples are run, and it takes the place of the old one; the rest of the file stays as "
            "it is. Where something speaks against it nothing is written, and what you typed is kept."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review glossary edit altman\n  EDITOR=nano review glossary edit altman\n"
        + "  review glossary show altman | sed s/major/minor/ | review glossary edit altman --from -",
        params=[
            click.Argument(["id_"], metavar="ID"),
            click.Option(
                ["--from", "from_"],
                type=click.Path(path_type=Path),
                metavar="FILE",
                help=_(
                    "Take the entry's new text from FILE (- is standard input) instead of opening an editor."
                ),
            ),
            click.Option(
                ["--copy"],
                is_flag=True,
                help=_(
                    "Where the entry came with the program: copy those glossaries to glossaries/ here first."
                ),
            ),
            *glossary_options(),
            language(),
        ],
    )


def edit(id_: str, from_: Path | None, copy: bool, **given: Unpack[GivenGlossaries]) -> ExitCode:
    """Edit the entry; the code is 1 where something speaks against what was typed, or somebody else changed the entry."""
    glossary, entry = _entry(id_, given)
    if is_shipped(Path(glossary.path)):
        if not _may_copy(glossary, copy=copy):
            return ExitCode.DONE
        glossary, entry = _copied(glossary, id_, given)
    path = Path(glossary.path)
    refuse_tables(path)
    headers_of(read_text(path), glossary)  # told before anything is typed
    desk = EntryDesk(path, glossary, entry, given)
    return desk.take(from_) if from_ is not None else desk.work()


def _entry(name: str, given: GivenGlossaries) -> tuple[Glossary, GlossaryEntry]:
    glossaries, faults = readable(in_force(given))
    pair = entry_named(name, glossaries)
    if pair is None:
        tell_faults(faults)
        raise unknown_entry(name, glossaries)
    return pair


def _may_copy(glossary: Glossary, *, copy: bool) -> bool:
    """Whether the glossaries that came with the program may be copied; raises `UsageError` where nobody can be asked."""
    message = _("this glossary came with the program; the next version would take its place")
    if copy:
        return True
    if not can_ask():
        hint = _("add --copy: the glossaries are copied to {folder} and changed there").format(
            folder=_own_folder()
        )
        raise UsageError(glossary.path, message, hint)
    output.tell(f"{glossary.path}: {message}")
    question = _("Copy the glossaries to {folder} and change the entry there?").format(folder=_own_folder())
    return asked(question, {"y": _("yes"), "n": _("no")}) == "y"


def _home() -> Path:
    text = Path.cwd() / "text.txt"
    return home_folder(text, project_file(text))


def _own_folder() -> Path:
    return _home() / "glossaries"


def _copied(glossary: Glossary, name: str, given: GivenGlossaries) -> tuple[Glossary, GlossaryEntry]:
    """The entry in a copy of its glossary under the working folder."""
    copy = copy_shipped(_home()) / Path(glossary.path).name
    output.tell(_("copied to {folder}").format(folder=copy.parent))
    if str(copy) not in {one.path for one in readable(in_force(given))[0]}:
        hint = _("name it with --glossary, or among the glossaries of review.toml")
        output.tell(_("{path} isn't in force here: {hint}").format(path=copy.parent, hint=hint))
    glossaries, faults = readable([copy])
    pair = entry_named(name, glossaries)
    if pair is None:
        tell_faults(faults)
        raise unknown_entry(name, glossaries)
    return pair
