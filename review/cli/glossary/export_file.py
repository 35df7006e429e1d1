"""`review glossary export`: glossaries as a table, a spreadsheet or a term base, and what that doesn't hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Unpack

import click

from review.atomic import write_atomically
from review.cli import output
from review.cli.given import GivenGlossaries, filled, in_force
from review.cli.glossary.chosen import refuse_shipped
from review.cli.options import CONTEXT, glossary_options, language
from review.cli.texts import STDIN
from review.errors import ExitCode, UsageError
from review.glossary.entry import GlossaryEntry
from review.glossary.exchange.formats import FORMATS, SUFFIXES, Loss, Written, format_of, write
from review.glossary.files import glossary_files, load_all
from review.model.messages import _, ngettext
from review.session.destination import check_place, same_file

STDOUT: Final = STDIN
_FEW: Final = 20
_NAMED: Final = 5


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "export",
        callback=export,
        context_settings=CONTEXT,
        short_help=_("Write glossaries as a table, a spreadsheet or a term base."),
        help=_(
            "Write the entries of glossaries to one file of another format. What the format doesn't hold is "
            "listed on stderr, by entry and field. Default: the glossaries in force here."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review glossary export -o terms.xlsx\n  review glossary export glossaries/presse.toml -o presse.tbx"
        + "\n  review glossary export --format csv | head",
        params=[
            click.Argument(["paths"], nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]..."),
            click.Option(
                ["-o", "--output", "out"],
                metavar="OUT",
                default=STDOUT,
                help=_("The file to write; - is standard output (default)."),
            ),
            click.Option(
                ["--format", "format_"],
                type=click.Choice(FORMATS),
                help=_("The format (default: what the name of OUT says)."),
            ),
            click.Option(
                ["--every-loss"],
                is_flag=True,
                help=_("List each entry with what is lost of it, however many there are."),
            ),
            *glossary_options(),
            language(),
        ],
    )


def export(
    paths: tuple[Path, ...],
    out: str,
    format_: str | None,
    every_loss: bool,
    **given: Unpack[GivenGlossaries],
) -> ExitCode:
    """Write the file, then tell what it doesn't hold."""
    target = None if out == STDOUT else Path(out)
    kind = format_ or (format_of(target) if target else None)
    if kind is None:
        hint = _("names end in {known}, or use --format").format(known=", ".join(SUFFIXES))
        raise UsageError(out, _("which format is this to be?"), hint)
    if target is None and kind == "xlsx":
        raise UsageError(out, _("a workbook can't go to standard output"), _("name a file with -o"))
    files = glossary_files(filled(paths) or in_force(given))
    if target is not None:
        _check_target(target, files)
    glossaries = load_all(files)
    total = sum(len(glossary.entries) for glossary in glossaries)
    name = target.stem if target is not None else "review"
    written = write(glossaries, kind, name, lambda entries: output.progress(entries, total))
    if target is None:
        output.put(written.data.decode())
    else:
        write_atomically(target, written.data)
    _tell(written, total, kind, every_loss=every_loss)
    return ExitCode.DONE


def _check_target(target: Path, files: Sequence[Path]) -> None:
    for file in files:
        if same_file(file, target):
            raise UsageError(
                str(target), _("this is one of the glossaries to be exported"), _("name another file")
            )
    refuse_shipped(target)
    check_place(target)


def _tell(written: Written, total: int, kind: str, *, every_loss: bool) -> None:
    whole = sum(loss.whole for loss in written.losses)
    text = ngettext("{count} entry written as {kind}", "{count} entries written as {kind}", total - whole)
    output.tell(text.format(count=total - whole, kind=kind))
    if written.losses or written.heads:
        output.tell(_("what {kind} doesn't hold, and the file so lacks:").format(kind=kind))
    for path, fields in written.heads:
        output.tell(_("{path}: [glossary] {fields}").format(path=path, fields=", ".join(fields)))
    if every_loss or len(written.losses) <= _FEW:
        for loss in written.losses:
            output.tell(_loss_line(loss))
    else:
        _tell_by_field(written.losses)


def _loss_line(loss: Loss) -> str:
    if loss.whole:
        return _("{id}: the whole entry ({why})").format(id=loss.entry.id, why=_why(loss.entry, loss.fields))
    return f"{loss.entry.id}: {', '.join(loss.fields)}"


def _why(entry: GlossaryEntry, fields: Sequence[str]) -> str:
    if entry.regex and "regex" not in fields:
        return _("a regular expression")
    if entry.status.value == "retired":
        return _("retired")
    return _("its wrong or right forms can't be written there")


def _tell_by_field(losses: Sequence[Loss]) -> None:
    by_field: dict[str, list[str]] = defaultdict(list)
    for loss in losses:
        for name in [_("whole entries")] if loss.whole else loss.fields:
            by_field[name].append(loss.entry.id)
    for name, ids in by_field.items():
        some = ", ".join(ids[:_NAMED]) + (", …" if len(ids) > _NAMED else "")
        text = ngettext("{field}: {count} entry ({ids})", "{field}: {count} entries ({ids})", len(ids))
        output.tell(text.format(field=name, count=len(ids), ids=some))
    output.tell(_("--every-loss lists each entry"))
