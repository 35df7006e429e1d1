"""Every format: what is written is read back, but for what the writer said that the format doesn't hold."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from review.glossary.entry import Example, Glossary, GlossaryEntry, Scope
from review.glossary.exchange.formats import FORMATS, SUFFIXES, Written, format_of, read, write
from review.glossary.exchange.losses import HELD_FIELDS, losses
from review.model.issue import Severity, Status
from review.model.proposal import Pos, Replacement

from .exchange_strategies import ANY, entries, glossaries

DOCS = Path(__file__).parents[3] / "docs"
BACK = {"omegat": "txt"}
CHECKED = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def there_and_back(glossary: Glossary, format_: str, folder: Path) -> tuple[Written, Glossary | None]:
    written = write([glossary], format_, "essai")
    path = folder / f"essai.{BACK.get(format_, format_)}"
    path.write_bytes(written.data)
    lost = sum(loss.whole for loss in written.losses)
    return written, read(path, format_) if lost < len(glossary.entries) else None


@pytest.mark.parametrize("format_", ["csv", "xlsx", "toml"])
@CHECKED
@given(glossary=glossaries())
def test_nothing_of_an_entry_is_lost(format_: str, tmp_path: Path, glossary: Glossary) -> None:
    written, back = there_and_back(glossary, format_, tmp_path)
    assert written.losses == ()
    assert back is not None
    assert {entry.id: entry for entry in back.entries} == {entry.id: entry for entry in glossary.entries}


@pytest.mark.parametrize("format_", ["csv", "tsv", "xlsx", "tbx"])
@pytest.mark.parametrize("prose", ["clean", "any"])
@CHECKED
@given(one=glossaries(), other=glossaries(ANY))
def test_what_is_lost_is_told_and_nothing_else(
    format_: str, prose: str, tmp_path: Path, one: Glossary, other: Glossary
) -> None:
    glossary = one if prose == "clean" else other
    written, back = there_and_back(glossary, format_, tmp_path)
    found = {entry.id: entry for entry in back.entries} if back else {}
    told = {loss.entry.id: loss for loss in written.losses}
    assert set(found) == {
        entry.id for entry in glossary.entries if not (entry.id in told and told[entry.id].whole)
    }
    for entry in glossary.entries:
        if entry.id in found:
            assert losses(entry, found[entry.id]) == (told[entry.id].fields if entry.id in told else ())


@CHECKED
@given(entry=entries(ANY))
def test_omegat_holds_what_it_says(tmp_path: Path, entry: GlossaryEntry) -> None:
    glossary = Glossary("essai", "essai", None, "fr", (entry,))
    written, back = there_and_back(glossary, "omegat", tmp_path)
    (loss,) = written.losses or (None,)
    if loss is not None and loss.whole:
        assert written.data == b""
        return
    assert back is not None
    whole = replace(back.entries[0], wrong=tuple(form for one in back.entries for form in one.wrong))
    assert losses(entry, whole) == (loss.fields if loss else ())
    assert all(one.right == whole.right for one in back.entries)


@pytest.mark.parametrize("format_", FORMATS)
@settings(max_examples=10, deadline=None)
@given(glossary=glossaries(ANY))
def test_the_same_entries_give_the_same_bytes(format_: str, glossary: Glossary) -> None:
    assert write([glossary], format_, "x") == write([glossary], format_, "x")


PLAIN = GlossaryEntry("poele-a-frire", ("poêle à frire",), (Replacement("sauteuse", Pos.NOUN),), Pos.NOUN)
"""An entry that every format holds but for its id and part of speech."""


def right(**said: str) -> tuple[Replacement, ...]:
    return (replace(PLAIN.right[0], **said),)  # type: ignore[arg-type]


SAYING = {
    "id": replace(PLAIN, id="autre"),
    "wrong": replace(PLAIN, wrong=("poêle à frire", "poêlon")),
    "right": replace(PLAIN, right=(*PLAIN.right, Replacement("sautoir", Pos.NOUN))),
    "pos": PLAIN,
    "gender": replace(PLAIN, right=right(gender="f")),
    "number": replace(PLAIN, right=right(number="s")),
    "plural": replace(PLAIN, right=right(plural="sauteuses")),
    "article": replace(PLAIN, right=right(article="definite")),
    "elide": replace(PLAIN, right=right(elide="no")),
    "aux": replace(PLAIN, pos=Pos.VERB, right=right(pos=Pos.VERB, aux="avoir")),
    "case": replace(PLAIN, right=right(case="keep")),
    "type": replace(PLAIN, type="style/awkward-style"),
    "severity": replace(PLAIN, severity=Severity.MINOR),
    "status": replace(PLAIN, status=Status.WARN),
    "origin": replace(PLAIN, origin=("frying pan",)),
    "when": replace(PLAIN, when=("feu",)),
    "unless": replace(PLAIN, unless=("bois",)),
    "scope": replace(PLAIN, scope=Scope.SENTENCE),
    "inflect": replace(PLAIN, inflect=False),
    "regex": replace(PLAIN, regex=True, wrong=("po[êe]le",)),
    "real_word": replace(PLAIN, real_word=True),
    "note": replace(PLAIN, note="mot à mot"),
    "examples": replace(PLAIN, examples=(Example("la poêle à frire", "la sauteuse"), Example("a", "b"))),
    "counterexamples": replace(PLAIN, counterexamples=("une poêle",)),
    "right.note": replace(PLAIN, right=right(note="au four")),
}


def documented() -> dict[str, dict[str, bool]]:
    """What the page says that each format holds: by format and field."""
    page = (DOCS / "glossary-commands.md").read_text(encoding="utf-8")
    lines = re.search(r"^\| field \|.*?(?=^\n)", page, re.MULTILINE | re.DOTALL)
    assert lines
    head, _rule, *rows = (
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines[0].splitlines()
    )
    return {
        name: {row[0].strip("`"): row[number] == "yes" for row in rows}
        for number, name in enumerate(head)
        if number
    }


def test_the_page_has_every_format_and_field() -> None:
    table = documented()
    assert set(table) == {"csv, xlsx", "tsv", "omegat", "tbx"}
    assert all(tuple(fields) == HELD_FIELDS for fields in table.values())
    assert set(SAYING) == set(HELD_FIELDS)


@pytest.mark.parametrize("name", HELD_FIELDS)
@pytest.mark.parametrize("format_", ["csv", "xlsx", "tsv", "omegat", "tbx"])
def test_the_page_says_what_each_format_holds(format_: str, name: str) -> None:
    column = next(fields for formats, fields in documented().items() if format_ in formats.split(", "))
    entry = SAYING[name]
    written = write([Glossary("essai", "essai", "en", "fr", (entry,))], format_, "essai")
    lost = {field for loss in written.losses for field in loss.fields}
    whole = any(loss.whole for loss in written.losses)
    assert (not whole and name not in lost) == column[name]


def test_names_say_formats() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS)
    assert [format_of(Path(name)) for name in ("a.CSV", "a.utf8", "a.docx", "a")] == [
        "csv",
        "omegat",
        None,
        None,
    ]


def test_what_glossaries_say_of_themselves_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(
        'schema = 1\n[glossary]\nname = "Cuisine"\nsource = "en"\ntarget = "fr-CA"\nlicence = "CC0"\nauthors = ["Ada"]\n'
        'note = """\nDeux\nlignes"""\n[[entry]]\nid = "a"\nwrong = ["b"]\nright = ["c"]\n',
        encoding="utf-8",
    )
    glossary = read(path, "toml")
    assert write([glossary], "csv", "x").heads == (
        (str(path), ("name", "source", "target", "note", "licence", "authors")),
    )
    assert write([glossary], "tbx", "x").heads == ((str(path), ("note", "licence", "authors")),)
    whole = write([glossary], "toml", "x")
    assert whole.heads == ()
    assert whole.data.decode() == (
        'schema = 1\n\n[glossary]\nname = "Cuisine"\nsource = "en"\ntarget = "fr-CA"\nnote = """\nDeux\nlignes"""\n'
        'licence = "CC0"\nauthors = ["Ada"]\n\n[[entry]]\nid = "a"\nwrong = ["b"]\nright = ["c"]\npos = "phrase"\n'
    )
    second = replace(glossary, path="b.csv", name="b", source=None)
    heads = dict(write([glossary, second], "toml", "x").heads)
    assert heads[str(path)] == ("name", "source", "note", "licence", "authors")
