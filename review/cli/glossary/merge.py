"""`review glossary merge`: several glossaries in one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

import click

from review.atomic import write_atomically
from review.cli import output
from review.cli.given import filled
from review.cli.glossary.chosen import refuse_shipped
from review.cli.options import CONTEXT, language
from review.errors import ExitCode, Fault, GlossaryError, UsageError
from review.glossary.entry import Glossary
from review.glossary.files import TABLE_SUFFIXES, glossary_files, load_all
from review.glossary.merging import Clash, Merged, merged
from review.glossary.source_text import read_text
from review.model.messages import _, ngettext
from review.model.visible import one_line
from review.session.destination import check_place

ANY: Final = "any"
_LONGEST: Final = 400


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "merge",
        callback=merge,
        context_settings=CONTEXT,
        short_help=_("Put several glossaries together in one."),
        help=_(
            "Write one glossary that holds the entries of several, sorted by id, with the comments of their files. Entries "
            "that say the same go in once; of two that say different things under one id, the differences are told."
        ),
        epilog=_("Examples:")
        + "\n\n\b\n  review glossary merge ada.toml bob.toml -o ours.toml\n"
        + "  review glossary merge glossaries/ new.csv -o all.toml --prefer last",
        params=[
            click.Argument(
                ["paths"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
            ),
            click.Option(
                ["-o", "--output", "out"],
                required=True,
                type=click.Path(path_type=Path),
                metavar="OUT",
                help=_("The TOML glossary that is written."),
            ),
            click.Option(
                ["--prefer"],
                type=click.Choice(["first", "last"]),
                help=_(
                    "Which one of two different entries of one id goes in (default: none, and nothing is written)."
                ),
            ),
            click.Option(
                ["--source"],
                metavar="CODE",
                help=_(
                    "The language that the merged glossary translates from, or any; needed where the files disagree."
                ),
            ),
            click.Option(["--overwrite"], is_flag=True, help=_("Write over OUT where it is there already.")),
            language(),
        ],
    )


def merge(
    paths: tuple[Path, ...],
    out: Path,
    prefer: Literal["first", "last"] | None,
    source: str | None,
    overwrite: bool,
) -> ExitCode:
    """Merge the files; the code is 1 where entries clash and nothing says which to keep."""
    refuse(out, overwrite=overwrite)
    files = glossary_files(filled(paths))
    glossaries = loaded(files)
    spoken = source_of(glossaries, source)
    pairs = [(one, "" if _is_table(one) else read_text(Path(one.path))) for one in glossaries]
    found = merged(pairs, out.stem, spoken, prefer)
    for clash in found.clashes:
        tell_clash(clash)
    if prefer is None and found.clashes:
        output.tell(_("nothing was written; --prefer first or --prefer last says which to keep"))
        return ExitCode.FOUND
    write_atomically(out, found.text.encode())
    tell_outcome(found, files, out)
    return ExitCode.DONE


def refuse(out: Path, *, overwrite: bool) -> None:
    """Raises where the merged glossary can't go to `out`: `UsageError`, or `OutputError` for its folder's sake."""
    if out.suffix.casefold() != ".toml":
        message = _("the merged glossary is TOML")
        raise UsageError(str(out), message, _("name a file that ends in {suffix}").format(suffix=".toml"))
    refuse_shipped(out)
    check_place(out)
    if out.exists() and not overwrite:
        raise UsageError(
            str(out), _("there is a file of this name already"), _("add --overwrite to write over it")
        )


def loaded(files: Sequence[Path]) -> tuple[Glossary, ...]:
    """The glossaries of `files`, each read for itself: one id may stand in several; raises `GlossaryError` with all faults."""
    glossaries: list[Glossary] = []
    faults: list[Fault] = []
    for file in files:
        try:
            glossaries += load_all([file])
        except GlossaryError as error:
            faults += error.faults
    if faults:
        raise GlossaryError(faults[0].where, faults[0].message, faults[0].hint, faults)
    return tuple(glossaries)


def source_of(glossaries: Sequence[Glossary], wanted: str | None) -> str | None:
    """The language that the merged glossary translates from, None for any; raises `UsageError` where the files disagree and none is wanted."""
    if wanted is not None:
        return None if wanted == ANY else wanted
    # A table can't say a language: it takes that of the others.
    said = {one.source: one.path for one in glossaries if not _is_table(one)}
    if len(said) <= 1:
        return next(iter(said), None)
    unsaid = _("any language")
    listed = "; ".join(f"{path}: {language_ or unsaid}" for language_, path in said.items())
    message = _("the files translate from different languages ({listed})").format(listed=listed)
    raise UsageError("--source", message, _("say which language the merged glossary is for, or any"))


def _is_table(glossary: Glossary) -> bool:
    return Path(glossary.path).suffix.casefold() in TABLE_SUFFIXES


def tell_clash(clash: Clash) -> None:
    """Say in which fields two entries of one id differ, and which one goes in."""
    first, second = clash.first, clash.second
    places = f"{first.path}:{first.line}, {second.path}:{second.line}"
    output.tell(_("“{id}” says different things: {places}").format(id=first.id, places=places))
    for one in clash.differences:
        output.tell(f"  {one.field}: {_brief(one.before)} | {_brief(one.after)}")
    if clash.kept is not None:
        output.tell(_("  kept: {place}").format(place=f"{clash.kept.path}:{clash.kept.line}"))


def _brief(value: str) -> str:
    return one_line(value, _LONGEST) if value else _("(left out)")


def tell_outcome(found: Merged, files: Sequence[Path], out: Path) -> None:
    """Say what came from where, and what was left out."""
    given = dict(found.given)
    for file in files:
        count = given.get(str(file), 0)
        told = ngettext("{file}: {count} entry", "{file}: {count} entries", count)
        output.tell(told.format(file=file, count=count))
    if found.same:
        told = ngettext(
            "{count} entry stood in several files alike",
            "{count} entries stood in several files alike",
            found.same,
        )
        output.tell(told.format(count=found.same))
    if found.clashes:
        count = len(found.clashes)
        told = ngettext(
            "{count} entry left out for another of its id",
            "{count} entries left out for others of their ids",
            count,
        )
        output.tell(told.format(count=count))
    for path, said in found.lost:
        output.tell(_("left out of {file}: {what} above its entries").format(file=path, what=said))
    total = sum(given.values())
    told = ngettext("{count} entry written to {file}", "{count} entries written to {file}", total)
    output.tell(told.format(count=total, file=out))
