"""`review glossary import` and `export`: all or nothing, and nothing lost in silence."""

import io
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from review.glossary.toml_file import load

Cli = Callable[..., Any]

TABLE = """\
wrong,right,note,client
girolle de mer,algue,,ACME
étuve chaude,"four brûlant",,ACME
olivier,Oliver,,
fève de lait,haricot,,
"""


def rows(*lines: str) -> str:
    return "wrong,right\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize("suffix", ["csv", "tsv", "tbx", "xlsx", "toml"])
def test_out_and_in_again(cli: Cli, kitchen: Path, suffix: str) -> None:
    out = cli("glossary", "export", "-o", f"out.{suffix}")
    assert (out.code, out.out) == (0, "")
    assert f"5 entries written as {suffix}" in out.err
    back = cli("glossary", "import", f"out.{suffix}", "-o", "back.toml", "--no-default-glossary")
    assert (back.code, back.out) == (0, "")
    assert "5 entries added to back.toml" in back.err
    before, after = load(kitchen / "cuisine.toml"), load(kitchen / "back.toml")
    if suffix == "tbx":
        assert [entry.id for entry in after.entries] == [entry.id for entry in before.entries]
        assert "oliver: when, scope" in out.err
        assert "pincee: severity, real_word, counterexamples" in out.err
    else:
        assert after.entries == before.entries
        lost = [line for line in out.err.splitlines()[1:] if "[glossary]" not in line]
        assert lost == ([] if suffix == "toml" else [f"what {suffix} doesn't hold, and the file so lacks:"])


def test_to_standard_output(cli: Cli, kitchen: Path) -> None:
    result = cli("glossary", "export", "cuisine.toml", "--format", "omegat")
    assert result.code == 0
    assert result.out.splitlines()[0] == "bat-œufs\tfouet"
    assert "fouet: pos, gender, severity, status, examples" not in result.out
    assert "cuisine.toml: [glossary] name, source" in result.err
    whole = cli("glossary", "export", "cuisine.toml", "--format", "toml")
    assert tomllib.loads(whole.out)["glossary"]["name"] == "Cuisine"
    assert cli("glossary", "export", "--format", "xlsx").code == 2
    assert cli("glossary", "export").code == 2
    assert cli("glossary", "export", "-o", "a.docx").code == 2
    assert cli("glossary", "export", "cuisine.toml", "-o", "cuisine.toml").code == 2
    assert cli("glossary", "export", "-o", "nowhere/a.csv").code == 4
    assert cli("glossary", "export", "rien.toml", "-o", "a.csv").code == 3


def test_many_losses_are_summed_up(cli: Cli, kitchen: Path) -> None:
    entry = '[[entry]]\nid = "e{0}"\nwrong = ["faute{0}"]\nright = ["juste{0}"]\nwhen = ["ici"]\n'
    text = "schema = 1\n" + "".join(entry.format(number) for number in range(30))
    (kitchen / "g.toml").write_text(text, encoding="utf-8")
    short = cli("glossary", "export", "g.toml", "-o", "g.tbx").err
    assert "when: 30 entries (e0, e1, e2, e3, e4, …)" in short
    assert "e7: when" not in short
    assert "e7: when\n" in cli("glossary", "export", "g.toml", "-o", "g.tbx", "--every-loss").err


def test_entries_go_into_a_glossary(cli: Cli, kitchen: Path) -> None:
    (kitchen / "t.csv").write_text(TABLE, encoding="utf-8")
    before = (kitchen / "cuisine.toml").read_text(encoding="utf-8")
    listed = cli("glossary", "import", "t.csv", "--dry-run")
    assert listed.code == 0
    assert listed.out.splitlines() == [
        "+ girolle-de-mer: girolle de mer → algue",
        "+ etuve-chaude: étuve chaude → four brûlant",
        "+ olivier: olivier → Oliver",
        "+ feve-de-lait: fève de lait → haricot",
    ]
    home = kitchen / "cuisine.toml"
    assert f"4 entries would be added to {home}" in listed.err
    assert (kitchen / "cuisine.toml").read_text(encoding="utf-8") == before
    result = cli("glossary", "import", "t.csv")
    assert result.code == 0
    assert result.err.splitlines() == [
        "t.csv:2: “client” has no place in an entry (2 times)",
        f"t.csv:3: “etuve-chaude” finds the same as “four” ({home}:16), with another part of speech: both stand",
        f"4 entries added to {home}",
        "4 of them have no example: `review glossary check` lists them",
    ]
    after = (kitchen / "cuisine.toml").read_text(encoding="utf-8")
    for line in before.splitlines():
        assert line in after.splitlines()
    again = cli("glossary", "import", "t.csv")
    assert f"0 entries added to {home}, 4 known already" in again.err
    assert f"t.csv:2: this is known: “girolle-de-mer” ({home}:" in again.err
    assert (kitchen / "cuisine.toml").read_text(encoding="utf-8") == after


def test_what_is_there_is_completed(cli: Cli, kitchen: Path) -> None:
    (kitchen / "t.csv").write_text(
        "wrong,right,pos,severity\nétuve chaude,four brûlant,noun,minor\n", encoding="utf-8"
    )
    result = cli("glossary", "import", "t.csv", "-o", "cuisine.toml")
    assert result.err.splitlines() == [
        "t.csv:2: its right went into “four” (cuisine.toml:16), which finds the same; not taken over: severity",
        "0 entries added to cuisine.toml, 1 completed",
    ]
    four = next(entry for entry in load(kitchen / "cuisine.toml").entries if entry.id == "four")
    assert [right.text for right in four.right] == ["four chaud", "four brûlant"]


def test_all_faults_of_all_files_and_nothing_written(cli: Cli, kitchen: Path) -> None:
    (kitchen / "a.csv").write_text(rows("a,a", "b,c", "d,"), encoding="utf-8")
    (kitchen / "b.tsv").write_text(rows("x,y").replace(",", "\t") + "z\n", encoding="utf-8")
    (kitchen / "c.tbx").write_text("<tbx>", encoding="utf-8")
    before = (kitchen / "cuisine.toml").read_bytes()
    result = cli("glossary", "import", "a.csv", "b.tsv", "c.tbx", "-o", "cuisine.toml")
    assert (result.code, result.out) == (3, "")
    places = [line.split(": ")[0] for line in result.err.splitlines()]
    assert places == ["a.csv:2", "a.csv:4", "b.tsv:3", "c.tbx:1"]
    assert (kitchen / "cuisine.toml").read_bytes() == before
    assert cli("glossary", "import", "a.csv", "-o", "neu.toml").code == 3
    assert not (kitchen / "neu.toml").exists()


def test_a_glossary_with_faults_is_left_alone(cli: Cli, kitchen: Path) -> None:
    (kitchen / "t.csv").write_text(rows("a,b"), encoding="utf-8")
    (kitchen / "bad.toml").write_text('schema = 1\n[[entry]]\nid = "x"\n', encoding="utf-8")
    result = cli("glossary", "import", "t.csv", "-o", "bad.toml")
    assert result.code == 3
    assert "bad.toml:2" in result.err


def test_calls_without_meaning(cli: Cli, kitchen: Path) -> None:
    (kitchen / "t.csv").write_text(rows("a,b"), encoding="utf-8")
    assert cli("glossary", "import", "t.csv", "-o", "t2.csv").code == 2
    assert cli("glossary", "import", "cuisine.toml", "-o", "cuisine.toml").code == 2
    assert cli("glossary", "import", "t.docx").code == 2
    assert cli("glossary", "import").code == 2
    assert cli("glossary", "import", "rien.csv").code == 3


def test_the_language_of_a_term_base(cli: Cli, kitchen: Path) -> None:
    """A new glossary has the language of the only one in the file; one that has a language takes the terms of that."""
    cli("glossary", "export", "-o", "out.tbx")
    text = (kitchen / "out.tbx").read_text(encoding="utf-8")
    more = '<langSec xml:lang="de"><termSec><term>Schneebesen</term></termSec></langSec><langSec xml:lang="fr'
    (kitchen / "two.tbx").write_text(text.replace('<langSec xml:lang="fr', more, 1), encoding="utf-8")
    cli("glossary", "import", "two.tbx", "-o", "two.toml", "--no-default-glossary")
    assert load(kitchen / "two.toml").source == "de"
    (kitchen / "en.toml").write_text('schema = 1\n[glossary]\nsource = "en"\n', encoding="utf-8")
    result = cli("glossary", "import", "two.tbx", "-o", "en.toml", "--no-default-glossary")
    assert "a term in “de” has no place in an entry" in result.err
    assert load(kitchen / "en.toml").entries[0].origin == ()


def workbook(sheet: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open("a.xml", "w") as member,
    ):
        for _number in range(300):
            member.write(sheet)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("t.csv", b"wrong,right\na\x00b,c\n", "t.csv:2: the file holds a NUL character"),
        ("t.csv", "wrong,right\né,c\n".encode("latin-1"), "t.csv:2:1: byte 0xE9 is not UTF-8"),
        ("t.tsv", bytes(range(256)), "t.tsv:2:"),
        ("t.txt", b"PK\x03\x04" + bytes(40), "t.txt:1: the file holds a NUL character"),
        ("t.xlsx", workbook(b" " * 2**20), "the workbook unpacks to more than 256 MiB"),
        ("t.xlsx", b"wrong,right\n", "this is not an Excel workbook"),
        ("t.tbx", b'<!DOCTYPE tbx [<!ENTITY x SYSTEM "/etc/passwd">]><tbx>&x;</tbx>', "declares entities"),
        ("t.csv", b"a," + b"b" * 10 * 2**20, "t.csv:1: this is not CSV: field larger than field limit"),
    ],
    ids=["nul", "latin-1", "bytes", "zip", "bomb", "no-zip", "entity", "ten-megabytes"],
)
def test_bad_files_are_one_line_and_code_3(
    cli: Cli, kitchen: Path, name: str, data: bytes, told: str
) -> None:
    (kitchen / name).write_bytes(data)
    before = sorted(kitchen.iterdir())
    result = cli("glossary", "import", name)
    assert (result.code, result.out) == (3, "")
    (line,) = result.err.splitlines()
    assert told in line
    assert sorted(kitchen.iterdir()) == before


def test_formulas_go_out_guarded_and_come_back(cli: Cli, kitchen: Path) -> None:
    text = 'schema = 1\n[[entry]]\nid = "a"\nwrong = ["=cmd|x"]\nright = ["@b", "+c"]\nnote = "-d"\n'
    (kitchen / "g.toml").write_text(text, encoding="utf-8")
    wanted = load(kitchen / "g.toml").entries
    for suffix in ("csv", "tsv", "xlsx"):
        cli("glossary", "export", "g.toml", "-o", f"g.{suffix}")
        cli("glossary", "import", f"g.{suffix}", "-o", f"{suffix}.toml", "--no-default-glossary")
        assert load(kitchen / f"{suffix}.toml").entries == wanted
    line = (kitchen / "g.tsv").read_text(encoding="utf-8").splitlines()[1]
    assert all(cell[:1] not in set("=+-@") for cell in line.split("\t"))


def test_glossaries_in_force_may_be_workbooks_and_term_bases(cli: Cli, kitchen: Path) -> None:
    for suffix in ("xlsx", "tbx"):
        cli("glossary", "export", "cuisine.toml", "-o", f"in.{suffix}")
        found = cli(
            "check", "recette.txt", "--no-default-glossary", "--glossary", f"in.{suffix}", "--format", "json"
        )
        assert "casserole à frire" in found.out


@pytest.mark.parametrize(
    "args",
    [
        ("import", "t.csv", "-o", "came.toml"),
        ("export", "-o", "came.toml"),
        ("merge", "cuisine.toml", "-o", "came.toml", "--overwrite"),
    ],
)
def test_what_came_with_the_program_is_not_written(
    cli: Cli, kitchen: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    monkeypatch.setattr("review.cli.glossary.chosen.is_shipped", lambda path: path.name == "came.toml")
    (kitchen / "t.csv").write_text(TABLE, encoding="utf-8")
    (kitchen / "came.toml").write_text("schema = 1\n", encoding="utf-8")
    result = cli("glossary", *args)
    assert result.code == 2
    assert "came with the program" in result.err
    assert (kitchen / "came.toml").read_text(encoding="utf-8") == "schema = 1\n"


@pytest.mark.parametrize("suffix", ["tbx", "toml"])
def test_languages_go_out_and_come_in_again(cli: Cli, kitchen: Path, suffix: str) -> None:
    head = 'schema = 1\n[glossary]\nsource = "zh"\ntarget = "fr-CA"\nlicence = "CC0"\n'
    entry = '[[entry]]\nid = "a"\nwrong = ["zzz"]\nright = ["sel"]\npos = "noun"\n'
    (kitchen / "zh.toml").write_text(head + entry, encoding="utf-8")
    assert "source" not in cli("glossary", "export", "zh.toml", "-o", f"out.{suffix}").err
    result = cli("glossary", "import", f"out.{suffix}", "-o", "back.toml", "--no-default-glossary")
    back = load(kitchen / "back.toml")
    assert (back.source, back.target) == ("zh", "fr-CA")
    assert ("not taken over: [glossary] licence" in result.err) is (suffix == "toml")


def test_languages_that_one_file_cannot_hold_are_told(cli: Cli, kitchen: Path) -> None:
    entry = '[[entry]]\nid = "{0}"\nwrong = ["zz{0}"]\nright = ["sel"]\norigin = ["salt"]\n'
    (kitchen / "en.toml").write_text(
        'schema = 1\n[glossary]\nsource = "en"\n' + entry.format("a"), encoding="utf-8"
    )
    (kitchen / "any.toml").write_text("schema = 1\n" + entry.format("b"), encoding="utf-8")
    result = cli("glossary", "export", "en.toml", "any.toml", "-o", "out.tbx")
    assert "en.toml: [glossary] source" in result.err
    cli("glossary", "import", "out.tbx", "-o", "back.toml", "--no-default-glossary")
    assert load(kitchen / "back.toml").source is None
    told = cli("glossary", "import", "en.toml", "any.toml", "-o", "both.toml", "--no-default-glossary").err
    assert "en.toml: not taken over: [glossary] source" in told


def test_who_has_an_id_that_is_taken_is_told(cli: Cli, kitchen: Path) -> None:
    (kitchen / "t.csv").write_text("id,wrong,right\nfour,zzz,sel\n", encoding="utf-8")
    result = cli("glossary", "import", "t.csv", "-o", "other.toml")
    assert f"the entry becomes “four-2” ({kitchen / 'cuisine.toml'}:16)" in result.err


def test_a_folder_is_no_glossary_to_add_to(cli: Cli, kitchen: Path) -> None:
    (kitchen / "t.csv").write_text(TABLE, encoding="utf-8")
    (kitchen / "x.toml").mkdir()
    assert "this is a folder (name a file)" in cli("glossary", "import", "t.csv", "-o", "x.toml").err
