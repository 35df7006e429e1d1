"""`review glossary import`: entries from a table, a spreadsheet or a term base, into a TOML glossary."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Unpack

import click

from review.cli import output
from review.cli.given import GivenGlossaries, in_force
from review.cli.glossary.chosen import refuse_shipped
from review.cli.options import CONTEXT, glossary_options, language
from review.errors import ExitCode, Fault, GlossaryError, UsageError
from review.glossary import toml_file
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.exchange.formats import FORMATS, SUFFIXES, format_of, read
from review.glossary.exchange.importing import Meeting, Plan, plan_import
from review.glossary.exchange.leftovers import Leftovers
from review.glossary.files import glossary_files, load_all
from review.glossary.glossary_head import Head, head_of
from review.glossary.toml_batch import write_changes, write_new
from review.model.messages import _, ngettext
from review.model.visible import one_line
from review.session.destination import same_file
from review.session.glossary_home import file_for_new

_LONGEST = 300


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "import",
        callback=import_,
        context_settings=CONTEXT,
        short_help=_("Take entries in from a table, a spreadsheet or a term base."),
        help=_(
            "Add the entries of FILE to a glossary in TOML. All or nothing: where anything in a file is wrong, all "
            "of it is listed and nothing is written. What has no place in an entry is listed on stderr."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review glossary import termes.xlsx --dry-run\n  review glossary import client.tbx -o glossaries/client.toml",
        params=[
            click.Argument(
                ["files"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
            ),
            click.Option(
                ["-o", "--to", "target"],
                type=click.Path(path_type=Path),
                metavar="GLOSSARY",
                help=_(
                    "The glossary to add to, made if it isn't there (default: where new entries go here)."
                ),
            ),
            click.Option(
                ["--format", "format_"],
                type=click.Choice(FORMATS),
                help=_("The format of the files (default: what their names say)."),
            ),
            click.Option(["--dry-run"], is_flag=True, help=_("List what would be added, and write nothing.")),
            *glossary_options(),
            language(),
        ],
    )


def import_(
    files: tuple[Path, ...],
    target: Path | None,
    format_: str | None,
    dry_run: bool,
    **given: Unpack[GivenGlossaries],
) -> ExitCode:
    """Read everything, then write once."""
    kinds = [_kind(file, format_) for file in files]
    active = in_force(given)
    home = target if target is not None else file_for_new(active, Path.cwd())
    _check_target(home, files)
    there = toml_file.load(home) if home.exists() else None
    taken = _other_ids(active, (home, *files))
    arrived = _read_all(files, kinds, there.source if there else None, taken)
    coming = [entry for glossary in arrived for entry in glossary.entries]
    plan = plan_import(coming, there.entries if there else (), taken)
    for meeting in plan.meetings:
        _tell_meeting(meeting)
    _tell_ids(plan, taken)
    for told in _left_behind(arrived, there):
        output.tell(told)
    if dry_run:
        _list(plan)
    elif plan.added or plan.changed:
        if there is None:
            write_new(
                home,
                Head(home.stem, _source(arrived), _target(arrived)),
                sorted(plan.added, key=lambda one: one.id),
            )
        else:
            write_changes(home, plan.added, plan.changed)
    _tell_end(plan, home, dry_run=dry_run)
    return ExitCode.DONE


def _kind(file: Path, format_: str | None) -> str:
    kind = format_ or format_of(file)
    if kind is None:
        hint = _("names end in {known}, or use --format").format(known=", ".join(SUFFIXES))
        raise UsageError(str(file), _("which format is this?"), hint)
    return kind


def _check_target(target: Path, files: Sequence[Path]) -> None:
    if target.suffix.casefold() != ".toml":
        raise UsageError(
            str(target), _("entries are added to a TOML glossary"), _("name a file that ends in .toml")
        )
    if target.is_dir():
        raise UsageError(str(target), _("this is a folder"), _("name a file"))
    refuse_shipped(target)
    for file in files:
        if same_file(file, target):
            raise UsageError(str(file), _("this is the glossary to add to"), _("name another one with -o"))


def _other_ids(active: Sequence[Path], apart: Sequence[Path]) -> dict[str, str]:
    """The ids of the glossaries in force, which no entry of another file may have, with their places; files with faults have none."""
    others = [file for file in glossary_files(active) if not any(same_file(file, one) for one in apart)]
    try:
        return {entry.id: _place(entry) for glossary in load_all(others) for entry in glossary.entries}
    except GlossaryError:
        return {}


def _read_all(
    files: Sequence[Path], kinds: Sequence[str], source: str | None, taken: Collection[str]
) -> list[Glossary]:
    """The glossaries in `files`; raises one GlossaryError with the faults of all of them."""
    found: list[Glossary] = []
    faults: list[Fault] = []
    told: list[str] = []
    for file, kind in output.progress(zip(files, kinds, strict=True), len(files)):
        leftovers = Leftovers(str(file))
        try:
            found.append(read(file, kind, taken, leftovers, source))
        except GlossaryError as error:
            faults += error.faults
        told += leftovers.lines()
    if faults:
        raise GlossaryError(faults[0].where, faults[0].message, faults[0].hint, faults)
    for line in told:
        output.tell(line)
    return found


def _left_behind(arrived: Sequence[Glossary], there: Glossary | None) -> Iterator[str]:
    """What the [glossary] tables of the files say that the glossary won't."""
    source, target = (there.source, there.target) if there else (_source(arrived), _target(arrived))
    for glossary in arrived:
        head = head_of(glossary)
        lost = [name for name in ("note", "licence", "authors") if getattr(head, name)]
        lost += ["source"] if glossary.source and glossary.source != source else []
        lost += ["target"] if glossary.target not in {"fr", target} else []
        if lost:
            fields = _("not taken over: {fields}").format(fields="[glossary] " + ", ".join(lost))
            yield f"{glossary.path}: {fields}"


def _source(arrived: Sequence[Glossary]) -> str | None:
    """The language that all files translate from, None where they don't agree or don't say."""
    known = {glossary.source for glossary in arrived}
    return known.pop() if len(known) == 1 else None


def _target(arrived: Sequence[Glossary]) -> str:
    """The French that all files are for as far as they say one, else that of France."""
    known = {glossary.target for glossary in arrived} - {"fr"}
    return known.pop() if len(known) == 1 else "fr-FR"


def _place(entry: GlossaryEntry) -> str:
    return f"{entry.path}:{entry.line}" if entry.line else entry.path


def _tell_meeting(meeting: Meeting) -> None:
    if meeting.added:
        what = _("its {fields} went into “{id}” ({there}), which finds the same").format(
            fields=", ".join(meeting.added), id=meeting.there.id, there=_place(meeting.there)
        )
    else:
        what = _("this is known: “{id}” ({there})").format(id=meeting.there.id, there=_place(meeting.there))
    if meeting.left:
        what += "; " + _("not taken over: {fields}").format(fields=", ".join(meeting.left))
    output.tell(f"{_place(meeting.came)}: {what}")


def _tell_ids(plan: Plan, taken: Mapping[str, str]) -> None:
    for entry, name in plan.renamed:
        message = _("the id “{id}” is taken: the entry becomes “{new}”")
        told = message.format(id=entry.id, new=name)
        output.tell(f"{_place(entry)}: {told}" + (f" ({taken[entry.id]})" if entry.id in taken else ""))
    for entry, other in plan.twins:
        message = _("“{id}” finds the same as “{other}” ({there}), with another part of speech: both stand")
        told = message.format(id=entry.id, other=other.id, there=_place(other))
        output.tell(f"{_place(entry)}: {told}")


def _list(plan: Plan) -> None:
    """What would be added (+) and changed (~), one entry a line."""
    changed = [("~", new) for _old, new in plan.changed]
    for mark, entry in [*(("+", entry) for entry in plan.added), *changed]:
        wrong, right = " | ".join(entry.wrong), " | ".join(right.text for right in entry.right)
        output.say(one_line(f"{mark} {entry.id}: {wrong} → {right}", _LONGEST))


def _tell_end(plan: Plan, home: Path, *, dry_run: bool) -> None:
    count = len(plan.added)
    if dry_run:
        text = ngettext(
            "{count} entry would be added to {path}", "{count} entries would be added to {path}", count
        )
    else:
        text = ngettext("{count} entry added to {path}", "{count} entries added to {path}", count)
    told = [text.format(count=count, path=home)]
    known = sum(not meeting.added for meeting in plan.meetings)
    for number, words in (
        (len(plan.changed), ngettext("{count} completed", "{count} completed", len(plan.changed))),
        (known, ngettext("{count} known already", "{count} known already", known)),
    ):
        told += [words.format(count=number)] if number else []
    output.tell(", ".join(told))
    bare = sum(not entry.examples for entry in plan.added)
    if bare:
        text = ngettext(
            "{count} of them has no example: `review glossary check` lists it",
            "{count} of them have no example: `review glossary check` lists them",
            bare,
        )
        output.tell(text.format(count=bare))
