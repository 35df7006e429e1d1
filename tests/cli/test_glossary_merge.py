"""`review glossary merge`: several glossaries in one."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_writing import render
from review.glossary.merging import merged
from review.glossary.toml_file import load, parse
from review.model.proposal import Pos, Replacement

Cli = Callable[..., Any]

ADA = """\
# Le carnet d'Ada.
schema = 1

[glossary]
name = "Ada"
source = "en"   # surtout

# les légumes

# le poireau d'abord
[[entry]]
id = "poireau"
wrong = ["porreau"]   # vieux
right = ["poireau"]
# après le poireau

[[entry]]
id = "ail"
wrong = ["aille"]
right = ["ail"]

# pour finir
"""
BOB = """\
schema = 1

[glossary]
name = "Bob"
source = "en"
authors = ["Bob"]

[[entry]]
id = "ail"
wrong   = ['aille']
right = ["ail"]

[[entry]]
id = "chou"
wrong = ["kale"]
right = ["chou"]
"""


@pytest.fixture
def shelf(kitchen: Path) -> Path:
    (kitchen / "ada.toml").write_text(ADA, encoding="utf-8")
    (kitchen / "bob.toml").write_text(BOB.replace("\n", "\r\n"), encoding="utf-8", newline="")
    return kitchen


def test_entries_are_sorted_and_equal_ones_go_in_once(cli: Cli, shelf: Path) -> None:
    result = cli("glossary", "merge", "ada.toml", "bob.toml", "-o", "nous.toml")
    assert (result.code, result.out) == (0, "")
    assert result.err.splitlines() == [
        "ada.toml: 2 entries",
        "bob.toml: 1 entry",
        "1 entry stood in several files alike",
        "left out of bob.toml: authors above its entries",
        "3 entries written to nous.toml",
    ]
    text = (shelf / "nous.toml").read_bytes().decode()
    assert [one.id for one in load(shelf / "nous.toml").entries] == ["ail", "chou", "poireau"]
    assert text.startswith(ADA[: ADA.index("\n# les légumes")])
    for kept in (
        "# les légumes\n",
        "# le poireau d'abord\n[[entry]]",
        '["porreau"]   # vieux',
        "# après le poireau\n",
        "# pour finir\n",
    ):
        assert kept in text
    assert "\r" not in text
    assert "\n\n\n" not in text


def test_merging_again_changes_nothing(cli: Cli, shelf: Path) -> None:
    cli("glossary", "merge", "ada.toml", "bob.toml", "-o", "nous.toml")
    cli("glossary", "merge", "nous.toml", "ada.toml", "bob.toml", "-o", "encore.toml")
    assert (shelf / "encore.toml").read_bytes() == (shelf / "nous.toml").read_bytes()


@pytest.mark.parametrize(("prefer", "right"), [("first", "chou"), ("last", "chou frisé")])
def test_different_entries_of_one_id_are_told(cli: Cli, shelf: Path, prefer: str, right: str) -> None:
    (shelf / "c.toml").write_text(BOB.replace('["chou"]', '["chou frisé"]\npos = "noun"'), encoding="utf-8")
    files = ("bob.toml", "c.toml", "-o", "nous.toml")
    refused = cli("glossary", "merge", *files)
    assert refused.code == 1
    assert "“chou” says different things: bob.toml:13, c.toml:13" in refused.err
    assert '  right: ["chou"] | ["chou frisé"]' in refused.err
    assert '  pos: "phrase" | "noun"' in refused.err
    assert not (shelf / "nous.toml").exists()
    result = cli("glossary", "merge", *files, "--prefer", prefer)
    assert result.code == 0
    assert f"  kept: {'bob' if prefer == 'first' else 'c'}.toml:13" in result.err
    assert load(shelf / "nous.toml").entries[1].right[0].text == right


def test_languages_that_differ_are_told(cli: Cli, shelf: Path) -> None:
    (shelf / "z.toml").write_text('schema = 1\n[glossary]\nsource = "zh"\n', encoding="utf-8")
    refused = cli("glossary", "merge", "ada.toml", "z.toml", "-o", "nous.toml")
    assert refused.code == 2
    assert "ada.toml: en; z.toml: zh" in refused.err
    assert cli("glossary", "merge", "ada.toml", "z.toml", "-o", "nous.toml", "--source", "zh").code == 0
    assert load(shelf / "nous.toml").source == "zh"
    assert "# surtout" in (shelf / "nous.toml").read_text(encoding="utf-8")
    assert cli("glossary", "merge", "ada.toml", "z.toml", "-o", "any.toml", "--source", "any").code == 0
    assert load(shelf / "any.toml").source is None


def test_tables_and_lists_become_blocks(cli: Cli, shelf: Path) -> None:
    (shelf / "t.csv").write_text("wrong,right,note\nlaid,lait,une note\n", encoding="utf-8")
    (shelf / "i.toml").write_text(
        'schema = 1\nentry = [{ id = "sel", wrong = ["celle"], right = ["sel"] }]\n', encoding="utf-8"
    )
    (shelf / "late.toml").write_text(
        'schema = 1\n[[entry]]\nid = "b"\nwrong = ["c"]\nright = ["d"]\n[glossary]\nname = "x"\n',
        encoding="utf-8",
    )
    result = cli("glossary", "merge", "t.csv", "i.toml", "late.toml", "-o", "nous.toml")
    assert result.code == 0, result.err
    text = (shelf / "nous.toml").read_text(encoding="utf-8")
    assert [one.id for one in load(shelf / "nous.toml").entries] == ["b", "laid", "sel"]
    assert text.count("[[entry]]") == 3
    assert cli("glossary", "merge", "t.csv", "-o", "table.toml").code == 0
    assert load(shelf / "table.toml").name == "table"


def test_folders_stand_for_their_files(cli: Cli, shelf: Path) -> None:
    (shelf / "g").mkdir()
    for name in ("ada.toml", "bob.toml", "cuisine.toml"):
        (shelf / name).rename(shelf / "g" / name)
    assert cli("glossary", "merge", "g", "-o", "nous.toml").code == 0
    assert len(load(shelf / "nous.toml").entries) == 8


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("ada.toml", "-o", "cuisine.toml"), 2, "--overwrite"),
        (("ada.toml", "-o", "ada.csv"), 2, "is TOML"),
        (("ada.toml", "-o", "rien/nous.toml"), 4, "rien"),
        (("rien.toml", "ada.toml", "bad.toml", "-o", "nous.toml"), 3, "bad.toml:3"),
        (("ada.toml",), 2, "--output"),
    ],
)
def test_misuse(cli: Cli, shelf: Path, args: tuple[str, ...], code: int, said: str) -> None:
    before = (shelf / "cuisine.toml").read_bytes()
    (shelf / "bad.toml").write_bytes(b'schema = 1\n[[entry]]\nid = "\x00"\n')
    result = cli("glossary", "merge", *args)
    assert (result.code, said in result.err) == (code, True), result.err
    assert (shelf / "cuisine.toml").read_bytes() == before
    assert not (shelf / "nous.toml").exists()


def test_a_file_can_be_written_over(cli: Cli, shelf: Path) -> None:
    assert cli("glossary", "merge", "ada.toml", "bob.toml", "-o", "ada.toml", "--overwrite").code == 0
    assert len(load(shelf / "ada.toml").entries) == 3


def test_a_write_that_fails_leaves_what_was_there(
    cli: Cli, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_more: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    assert cli("glossary", "merge", "bob.toml", "-o", "ada.toml", "--overwrite").code == 4
    assert (shelf / "ada.toml").read_text(encoding="utf-8") == ADA


_ENTRIES = st.lists(
    st.builds(
        lambda name, wrong: GlossaryEntry(
            name, (f"faux {wrong}",), (Replacement("sel", Pos.NOUN),), Pos.NOUN
        ),
        st.sampled_from("abcdef"),
        st.sampled_from("xyz"),
    ),
    unique_by=lambda entry: entry.id,
    max_size=4,
)
_COMMENT = st.sampled_from(["", "# un\n", "# un\n\n# deux\n", "\n\n"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_ENTRIES, _COMMENT), min_size=1, max_size=3), st.sampled_from(["first", "last"]))
def test_the_outcome_holds_what_went_in(files: list[tuple[list[GlossaryEntry], str]], prefer: Any) -> None:
    pairs: list[tuple[Glossary, str]] = []
    for number, (entries, comment) in enumerate(files):
        text = "schema = 1\n" + comment + (comment or "\n").join(render(entry) for entry in entries) + comment
        pairs.append((parse(text, f"{number}.toml"), text))
    found = merged(pairs, "n", None, prefer)
    ordered = pairs if prefer == "last" else pairs[::-1]
    wanted = {entry.id: entry for glossary, _text in ordered for entry in glossary.entries}
    assert parse(found.text, "n").entries == tuple(wanted[key] for key in sorted(wanted))
    total = sum(len(glossary.entries) for glossary, _text in pairs)
    assert sum(count for _path, count in found.given) + found.same + len(found.clashes) == total
