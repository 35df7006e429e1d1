from __future__ import annotations

import io
import json
import sys
import unicodedata
from pathlib import Path

import pytest

from review.cli import output
from review.detect.examples import run_examples
from review.french.lexicon import default_lexicon
from review.glossary.toml_file import load, parse
from review.session.entries import example_document
from tests.cli.conftest import Cli

TEXT = """\
Le chef Bertrami prépare la sauce. Bertrami goûte la sauce. Il remue doucementdans la sauce avec le zorglub.

Il dit que this is the first time hier. Le zorglub chauffe.La sauce est prête, et Bertramy la sert.

On prend un bat-œufs. Rien à signaler ici, sauce comprise.
"""


@pytest.fixture
def text(kitchen: Path) -> Path:
    file = kitchen / "plat.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def members(cli: Cli, *args: str | Path, stdin: bytes = b"") -> list[dict[str, object]]:
    result = cli("glossary", "mine", *args, "--format", "json", stdin=stdin)
    assert result.code == 0, result.err
    found = json.loads(result.out)
    assert found["version"] == 1
    listed: list[dict[str, object]] = found["candidates"]
    return listed


def test_candidates_by_kind(cli: Cli, text: Path) -> None:
    result = cli("glossary", "mine", text.name)
    assert result.code == 0
    assert result.out.startswith(
        "Words without a space between them\n"
        "  doucementdans ×1 → doucement dans\n"
        "    plat.txt:1:70: Il remue ⟦doucementdans⟧ la sauce avec le zorglub.\n"
    )
    assert "chauffe.La ×1 → chauffe. La ?" in result.out
    assert "Bertramy ×1 → Bertrami ?" in result.out
    assert "this is the first time ×1" in result.out
    assert "zorglub ×2" in result.out
    assert "⟦zorglub⟧" in result.out
    assert "bat" not in result.out  # an entry covers it
    assert result.err.strip().endswith("candidates")


def test_places_are_exact(cli: Cli, text: Path) -> None:
    whole = TEXT
    for one in members(cli, text.name):
        places = one["places"]
        assert isinstance(places, list)
        assert one["count"] == len(places)
        for place in places:
            before, words, _after = place["context"]
            assert whole[place["start"] : place["end"]] == words
            line = whole.split("\n")[place["line"] - 1]
            assert line[place["column"] - 1 :].startswith(words)
            assert not before or before[-5:] in line


def test_kinds_frequency_and_most(cli: Cli, text: Path) -> None:
    assert [one["words"] for one in members(cli, text.name, "--kind", "unknown")] == ["zorglub"]
    assert [one["words"] for one in members(cli, text.name, "--at-least", "2")] == ["zorglub"]
    result = cli("glossary", "mine", text.name, "--kind", "glued", "--most", "1")
    assert "1 more (see --most)" in result.err
    assert result.out.count("×") == 1


def test_drafts_are_a_glossary_whose_examples_hold(cli: Cli, text: Path, kitchen: Path) -> None:
    result = cli("glossary", "mine", text.name, "--format", "toml")
    assert result.code == 0
    file = kitchen / "drafts.toml"
    file.write_bytes(result.data)
    glossary = load(file)
    assert [entry.id for entry in glossary.entries] == ["doucementdans"]
    assert run_examples(glossary, (glossary,), default_lexicon(), example_document) == []
    blocks = [line[2:] for line in result.out.splitlines() if line.startswith("# ")]
    assert 'wrong = ["zorglub"]' in blocks
    assert 'wrong = ["Bertramy"]' in blocks


def test_commented_drafts_need_only_a_right_form(cli: Cli, text: Path) -> None:
    out = cli(
        "glossary", "mine", text.name, "--format", "toml", "--kind", "unknown", "--kind", "spelling"
    ).out
    lines = [
        line[2:] if line.startswith("# ") and ": perhaps " not in line else line for line in out.splitlines()
    ]
    filled = (
        "\n".join(lines).replace('right = [""]', 'right = ["bon"]').replace('fixed = ""', 'fixed = "Bon."')
    )
    assert {entry.wrong[0] for entry in parse(filled, "drafts.toml").entries} == {"zorglub", "Bertramy"}


def test_the_spelling_of_a_glossary_is_sure(cli: Cli, kitchen: Path) -> None:
    glossary = kitchen / "noms.toml"
    glossary.write_text(
        'schema = 1\n[glossary]\nname = "Noms"\n[[entry]]\nid = "x"\nwrong = ["le grand chef"]\n'
        'right = ["Dostoievski"]\npos = "name"\n',
        encoding="utf-8",
    )
    (kitchen / "a.txt").write_text("On a vu Dostoievsky hier.\n", encoding="utf-8")
    (one,) = members(cli, "a.txt", "--glossary", glossary)
    assert (one["words"], one["suggestions"], one["sure"]) == ("Dostoievsky", ["Dostoievski"], True)
    drafts = cli("glossary", "mine", "a.txt", "--glossary", glossary, "--format", "toml").out
    (entry,) = parse(drafts, "d.toml").entries
    assert (entry.wrong, entry.right[0].text) == (("Dostoievsky",), "Dostoievski")


def test_several_texts_are_one_heap(cli: Cli, kitchen: Path) -> None:
    folder = kitchen / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("On a vu Tamerov hier. Le zorglub dort.\n", encoding="utf-8")
    (folder / "b.txt").write_text("Ici Tamerow dort. Là Tamerow part. Un zorglub.\n", encoding="utf-8")
    found = {str(one["words"]): one for one in members(cli, "articles")}
    assert found["zorglub"]["count"] == 2
    assert found["Tamerov"]["suggestions"] == ["Tamerow"]
    assert [one["words"] for one in members(cli, "articles/*.txt", "--at-least", "2")] == ["zorglub"]


def test_unreadable_texts_are_told_and_the_others_listed(cli: Cli, kitchen: Path) -> None:
    (kitchen / "a.txt").write_text("Le zorglub dort.\n", encoding="utf-8")
    (kitchen / "b.txt").write_bytes(b"\x00\x01\xff\xfe\x00" * 50)
    result = cli("glossary", "mine", "nowhere.txt", "b.txt", "a.txt")
    assert result.code == 3
    assert "zorglub" in result.out
    assert "nowhere.txt" in result.err
    assert "b.txt" in result.err


def test_a_faulty_glossary_is_told(cli: Cli, kitchen: Path) -> None:
    (kitchen / "cuisine.toml").write_text("schema = \n", encoding="utf-8")
    result = cli("glossary", "mine", "recette.txt")
    assert result.code == 3
    assert result.out == ""
    assert "cuisine.toml" in result.err


def test_nothing_to_tell(cli: Cli, kitchen: Path) -> None:
    (kitchen / "a.txt").write_text("La maison est grande.\n", encoding="utf-8")
    result = cli("glossary", "mine", "a.txt")
    assert (result.code, result.out, result.err) == (0, "", "no candidates\n")


def test_standard_input(cli: Cli) -> None:
    (one,) = members(cli, "-", stdin=b"Le zorglub dort.")
    assert one["words"] == "zorglub"


HOSTILE = [
    "Un zorg\x1b[31mlub dort et le zorg\x1b]0;x\x07lub part.",
    "Un \u202ezorglub\u202c dort, le zor\u200bglub aussi.",
    "Un " + "zorglub" * 14_000 + " dort.",
    "Un " + "a-" * 50_000 + "b dort.",
    "Un " + "é" * 100_000 + " dort.",
    "🙂 zorglub 👩‍👩‍👧 zorglub🙂kramp.",
    unicodedata.normalize("NFD", "Un zébrulé dort, le zébrulé part, évidemmentla zébrulure."),
    "« " * 20_000 + "the of the",
    "(zorglub" * 10_000,
    "zorglub\r\nzorglub\rzorglub\x85zorglub\u2028zorglub",
    "Un zorglub" + "\u0301" * 5_000 + " dort.",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("format_", ["text", "json", "toml"])
def test_hostile_texts(cli: Cli, kitchen: Path, text: str, format_: str) -> None:
    (kitchen / "h.txt").write_bytes(text.encode())
    result = cli("glossary", "mine", "h.txt", "--format", format_)
    assert result.code == 0
    for sign in "\x1b\x07\u202e\u202c\u2028\x85\r":
        assert sign not in result.out
    assert all(len(line) < 2_000 for line in result.out.splitlines())
    if format_ == "json":
        for one in json.loads(result.out)["candidates"]:
            for place in one["places"]:
                assert text[place["start"] : place["end"]] == place["context"][1]
    if format_ == "toml":
        parse(result.out, "h.toml")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_comes_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    times = iter([0.0, 0.5, 1.5])
    told = output.meter("essai.txt", lambda: next(times))
    told(1, 4)
    assert terminal.getvalue() == ""
    told(2, 4)
    assert "2/4 essai.txt" in terminal.getvalue()
    output.tell("fin")
