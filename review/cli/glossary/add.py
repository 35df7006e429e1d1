"""`review glossary add`: a new entry, filled in from the lexicon and the sentence it was met in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, cast

import click

from review.cli import output
from review.cli.given import GivenGlossaries, in_force
from review.cli.glossary.chosen import refuse_shipped
from review.cli.glossary.entry_options import Said, entry_options, with_options
from review.cli.options import CONTEXT, glossary_options, language
from review.errors import ExitCode, GlossaryError, UsageError
from review.french.lexicon import Lexicon, default_lexicon
from review.glossary.entry import Example, GlossaryEntry
from review.glossary.entry_writing import render
from review.glossary.files import load_all
from review.glossary.prefill import prefilled
from review.model.messages import _
from review.model.proposal import Pos
from review.session.change_check import ChangeCheck
from review.session.entries import entry_in, save_entry
from review.session.forms_cache import FormsCache
from review.session.glossary_home import file_for_new, home_folder, with_file
from review.session.settings import project_file

TOML: Final = ".toml"
_UNREPAIRED: Final = " …"
"""What is put behind a text in which the entry finds nothing: an example's two texts may not be equal."""
_GLOSSARY: Final = ("glossary", "no_default_glossary")


def command() -> click.Command:
    """The command, in the language in force."""
    return click.Command(
        "add",
        callback=add,
        context_settings=CONTEXT,
        short_help=_("Add an entry; what the lexicon knows is filled in."),
        help=_(
            "Add an entry that finds WRONG and puts RIGHT in its place, the best one first. Give both as they stand in a "
            "sentence: articles are taken off, words are brought to the form a dictionary has them in, and part of speech, "
            "gender, plural and elision are filled in where the lexicon or the sentence tells them. "
            "What `review glossary check` would find fault with is told, and then nothing is written."
        ),
        epilog=_("Examples:")
        + '\n\n\b\n  review glossary add "kale bouclé" "chou frisé" --mt "Faites cuire le kale bouclé."\n'
        + '  review glossary add feuille "plaque de cuisson" plaque --when four --unless laurier \\\n'
        + '      --mt "Mettez la feuille au four." --counterexample "Une feuille de laurier, puis au four."\n'
        + '  review glossary add ultraman Altman --mt "la solitude d’ultraman" --dry-run',
        params=_parameters(),
    )


def _parameters() -> list[click.Parameter]:
    return [
        click.Argument(["wrong"], metavar="WRONG"),
        click.Argument(["right"], nargs=-1, required=True, metavar="RIGHT..."),
        click.Option(
            ["--mt"], multiple=True, metavar="TEXT", help=_("A text with the error; may be repeated.")
        ),
        click.Option(
            ["--fixed"],
            multiple=True,
            metavar="TEXT",
            help=_("The text of --mt as it should read (default: as the entry repairs it, which is shown)."),
        ),
        click.Option(
            ["--also"], multiple=True, metavar="WRONG", help=_("Another wrong form; may be repeated.")
        ),
        click.Option(
            ["--as-typed"],
            is_flag=True,
            help=_("Take WRONG and RIGHT as they are, not in dictionary form."),
        ),
        *entry_options(),
        click.Option(
            ["--to", "to"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=_(
                "The glossary to add it to (default: the first of your own in force, else glossaries/perso.toml)."
            ),
        ),
        click.Option(
            ["--dry-run"],
            is_flag=True,
            help=_("Show the entry and what speaks against it; write nothing."),
        ),
        *glossary_options(),
        language(),
    ]


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a new entry as the command line has them; texts in `fixed` belong to those of `mt` in their order."""

    wrong: str
    right: tuple[str, ...]
    also: tuple[str, ...]
    mt: tuple[str, ...]
    fixed: tuple[str, ...]
    as_typed: bool


def add(to: Path | None, dry_run: bool, **said: Any) -> ExitCode:  # noqa: ANN401 - click hands over every option by its name
    """Add the entry; the code is 1 where something speaks against it."""
    given = {name: said.pop(name) for name in _GLOSSARY}
    terms = Terms(**{name: said.pop(name) for name in Terms.__slots__})
    if len(terms.fixed) > len(terms.mt):
        raise UsageError(
            "--fixed", _("there are more repaired texts than texts to repair"), _("give --mt for each")
        )
    paths = in_force(cast("GivenGlossaries", given))
    path = destination(to, paths)
    glossaries = load_all(with_file(paths, path) if path.exists() else paths)
    lexicon = default_lexicon()
    forms = FormsCache(lexicon)
    entry = drafted(
        terms, cast("Said", said), [one.id for glossary in glossaries for one in glossary.entries], lexicon
    )
    check = ChangeCheck(glossaries, lexicon, forms)
    entry = with_examples(entry, terms, check, path)
    faults = check.faults(path, None, entry)
    forms.save()
    if not faults and not dry_run:
        save_entry(path, None, entry)
    if dry_run or not faults:
        output.put(render(replace(entry, examples=tuple(filter(_is_repaired, entry.examples)))))
    for fault in faults:
        output.tell(str(fault))
    if faults:
        output.tell(_("nothing was written"))
        if not terms.mt:
            output.tell(_("give the sentence with --mt; how it should read is worked out"))
        if entry.real_word and not entry.counterexamples:
            output.tell(_("give a sentence in which the words are right with --counterexample"))
        return ExitCode.FOUND
    if not dry_run:
        _tell_saved(path, entry, paths)
    return ExitCode.DONE


def destination(to: Path | None, paths: tuple[Path, ...]) -> Path:
    """The file that the entry goes to; raises `UsageError` where it can't go to `to`."""
    text = Path.cwd() / "text.txt"
    path = to if to is not None else file_for_new(paths, home_folder(text, project_file(text)))
    if path.is_dir():
        raise UsageError(str(path), _("this is a folder"), _("name a file"))
    if path.suffix.casefold() != TOML:
        hint = _("name a file that ends in {suffix}").format(suffix=TOML)
        raise UsageError(str(path), _("entries are added to TOML glossaries alone"), hint)
    refuse_shipped(path, _("leave --to out, or name a file of your own"))
    return path


def drafted(terms: Terms, said: Said, taken: Sequence[str], lexicon: Lexicon) -> GlossaryEntry:
    """The entry that the words and the options make, without examples."""
    pos = Pos(said["pos"]) if said["pos"] else None
    mt, fixed = next(iter(terms.mt), ""), next(iter(terms.fixed), "")
    draft = prefilled(terms.wrong, terms.right[0], mt, fixed, lexicon, taken, pos=pos)
    others = [
        prefilled(terms.wrong, right, "", "", lexicon, pos=draft.pos).right[0] for right in terms.right[1:]
    ]
    entry = replace(draft, wrong=(*draft.wrong, *terms.also), right=(*draft.right, *others), examples=())
    if terms.as_typed or said["regex"]:
        rights = tuple(
            replace(right, text=text) for right, text in zip(entry.right, terms.right, strict=True)
        )
        entry = replace(entry, wrong=(terms.wrong, *terms.also), right=rights)
    return with_options(entry, said)


def with_examples(entry: GlossaryEntry, terms: Terms, check: ChangeCheck, path: Path) -> GlossaryEntry:
    """The entry with its examples; how a text should read that nobody repaired is worked out, and told."""
    examples = []
    for number, mt in enumerate(terms.mt):
        if number < len(terms.fixed):
            examples.append(Example(mt, terms.fixed[number]))
            continue
        fixed = _repaired(entry, check, path, mt)
        if fixed is not None:
            output.tell(_("as the entry repairs it: {text}").format(text=fixed))
        # A text in which nothing is found is told by the run of the examples, with the reason.
        examples.append(Example(mt, fixed if fixed is not None else mt + _UNREPAIRED))
    return replace(entry, examples=tuple(examples))


def _is_repaired(example: Example) -> bool:
    return example.fixed != example.mt + _UNREPAIRED


def _repaired(entry: GlossaryEntry, check: ChangeCheck, path: Path, mt: str) -> str | None:
    try:
        return check.repaired(path, entry, mt)
    except GlossaryError:
        return None  # an expression that can't be run is among the faults


def _tell_saved(path: Path, entry: GlossaryEntry, paths: tuple[Path, ...]) -> None:
    line = entry_in(path, entry.id).line
    output.tell(_("added to {place}").format(place=f"{path}:{line}"))
    if with_file(paths, path) != paths and path not in in_force(
        {"glossary": (), "no_default_glossary": False}
    ):
        hint = _("name it with --glossary, or among the glossaries of review.toml")
        output.tell(_("{path} isn't in force here: {hint}").format(path=path, hint=hint))
