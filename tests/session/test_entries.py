"""What speaks against a changed entry, and its saving."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.detect.examples import run_examples
from review.errors import GlossaryError
from review.french.lexicon import Lexicon, default_lexicon
from review.glossary.conflict import EntryConflict
from review.glossary.entry import Example, Glossary, GlossaryEntry
from review.glossary.entry_blocks import block_named
from review.glossary.files import load_all
from review.glossary.prefill import prefilled
from review.glossary.toml_file import parse
from review.model.proposal import Pos, Replacement
from review.session.entries import (
    changed_glossaries,
    entry_in,
    example_document,
    faults_of_change,
    save_block,
    save_entry,
)

KITCHEN = """\
schema = 1

[glossary]
name = "Cuisine"

# le four
[[entry]]
id = "four"
wrong = ["étuve chaude"]
right = ["four chaud"]
pos = "noun"
examples = [{ mt = "Il ouvre l’étuve chaude.", fixed = "Il ouvre le four chaud." }]

[[entry]]
id = "poele"
wrong = ["casserole à frire"]
right = ["poêle"]
pos = "noun"
gender = "f"
examples = [{ mt = "La casserole à frire fume.", fixed = "La poêle fume." }]
"""
WHISK = GlossaryEntry(
    "fouet",
    ("bat-œufs",),
    (Replacement("fouet", Pos.NOUN),),
    Pos.NOUN,
    examples=(Example("Prenez un bat-œufs.", "Prenez un fouet."),),
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return default_lexicon()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cuisine.toml"
    path.write_text(KITCHEN, encoding="utf-8")
    return path


def messages(
    file: Path, old: GlossaryEntry | None, new: GlossaryEntry, lexicon: Lexicon, *others: Path
) -> list[str]:
    return [str(fault) for fault in faults_of_change(load_all([file, *others]), file, old, new, lexicon)]


def test_a_good_entry_has_nothing_against_it(file: Path, lexicon: Lexicon) -> None:
    assert messages(file, None, WHISK, lexicon) == []
    oven = entry_in(file, "four")
    assert messages(file, oven, replace(oven, note="Un calque."), lexicon) == []


def test_an_entry_without_example_is_refused_and_one_whose_example_fails(
    file: Path, lexicon: Lexicon
) -> None:
    (fault,) = messages(file, None, replace(WHISK, examples=()), lexicon)
    assert "no example" in fault
    assert fault.startswith(f"{file}: ")
    wrong = replace(WHISK, examples=(Example("Prenez un bat-œufs.", "Prenez une fouet."),))
    (fault,) = messages(file, None, wrong, lexicon)
    assert "expected “Prenez une fouet.”, got “Prenez un fouet.”" in fault
    oven = entry_in(file, "four")
    (fault,) = messages(file, oven, replace(oven, counterexamples=("Une étuve chaude.",)), lexicon)
    assert fault.startswith(f"{file}:{oven.line}: ")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "Fouet !"}, "may hold only"),
        ({"wrong": ("!",)}, "no letter or digit"),
        ({"wrong": ("fouet",)}, "both wrong and right"),
        ({"wrong": ("(",), "regex": True}, ""),
        ({"right": ()}, "right"),
        ({"when": ("sel",), "unless": ("sel",)}, "both when and unless"),
    ],
)
def test_what_no_file_may_hold_is_told_before_all_else(
    file: Path, lexicon: Lexicon, change: dict[str, object], said: str
) -> None:
    told = messages(file, None, replace(WHISK, **change), lexicon)  # type: ignore[arg-type]
    assert told
    assert said in told[0]


def test_right_forms_that_no_file_can_say_are_a_fault(file: Path, lexicon: Lexicon) -> None:
    mixed = replace(WHISK, right=(Replacement("fouet", Pos.NOUN), Replacement("battre", Pos.VERB)))
    (fault,) = messages(file, None, mixed, lexicon)
    assert "part of speech" in fault


def test_an_id_of_another_entry_is_refused_wherever_that_stands(
    file: Path, lexicon: Lexicon, tmp_path: Path
) -> None:
    other = tmp_path / "autre.toml"
    other.write_text(KITCHEN.replace('"four"', '"etuve"').replace('"poele"', '"sauteuse"'), encoding="utf-8")
    # The rest of the other file overlaps: it did so before, and is no fault of the change.
    (fault,) = messages(file, None, replace(WHISK, id="etuve"), lexicon, other)
    assert "there is an entry “etuve” already" in fault
    assert str(other) in fault
    oven = entry_in(file, "four")
    assert "already" in messages(file, oven, replace(oven, id="poele"), lexicon)[0]
    assert messages(file, None, WHISK, lexicon, other) == []


def test_faults_that_other_entries_get_are_told(file: Path, lexicon: Lexicon) -> None:
    pan = replace(
        WHISK,
        wrong=("poêle",),
        id="zz",
        counterexamples=("Une casserole.",),
        examples=(Example("La poêle fume.", "Le fouet fume."),),
    )
    told = messages(file, None, pan, lexicon)
    assert any("the right form “poêle” is a wrong form of “zz”" in fault for fault in told)


def test_a_changed_file_is_found_however_it_is_named(
    file: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    glossaries = load_all([file])
    near = Path("cuisine.toml")
    assert [len(one.entries) for one in changed_glossaries(glossaries, near, None, WHISK)] == [3]
    assert faults_of_change(glossaries, near, None, WHISK, lexicon) == []


def test_a_file_that_is_not_in_force_comes_first(file: Path, tmp_path: Path) -> None:
    glossaries = load_all([file])
    first, second = changed_glossaries(glossaries, tmp_path / "perso.toml", None, WHISK)
    assert first == Glossary(str(tmp_path / "perso.toml"), "perso", None, "fr", (WHISK,))
    assert second == glossaries[0]


@pytest.mark.parametrize("name", ["aa", "gg", "zz"])
def test_what_is_tried_is_what_will_be_written(file: Path, lexicon: Lexicon, name: str) -> None:
    """The glossary with the change in it is the one that is read after saving, order included."""
    oven = entry_in(file, "four")
    for old, new in ((None, replace(WHISK, id=f"{name}x")), (oven, replace(oven, id=name))):
        (tried,) = changed_glossaries(load_all([file]), file, old, new)
        assert messages(file, old, new, lexicon) == []
        save_entry(file, old, new)
        assert load_all([file])[0].entries == tried.entries


def test_saving_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "glossaries" / "perso.toml"
    save_entry(path, None, WHISK)
    assert parse(path.read_text(encoding="utf-8"), "x").entries == (WHISK,)


def test_a_stale_change_is_a_conflict(file: Path) -> None:
    oven = entry_in(file, "four")
    save_entry(file, oven, replace(oven, note="Le premier."))
    with pytest.raises(EntryConflict) as told:
        save_entry(file, oven, replace(oven, note="Le second."))
    assert told.value.was == oven
    assert told.value.theirs == replace(oven, note="Le premier.")
    text = file.read_text(encoding="utf-8")
    block = block_named(text, parse(text, "x"), "four")
    assert block is not None
    with pytest.raises(EntryConflict):
        save_block(file, oven, text[block.start : block.end], text[block.start : block.end])
    assert file.read_text(encoding="utf-8") == text


def test_tables_are_left_to_people(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("wrong,right\na,b\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match="table itself") as told:
        save_entry(table, None, WHISK)
    assert "review glossary merge a.csv -o a.toml" in str(told.value)
    with pytest.raises(GlossaryError, match="table itself"):
        save_block(table, WHISK, "", "")
    assert table.read_text(encoding="utf-8") == "wrong,right\na,b\n"


def test_an_entry_that_is_gone_is_told(file: Path) -> None:
    with pytest.raises(GlossaryError, match="no entry “rien” any more"):
        entry_in(file, "rien")
    file.unlink()
    with pytest.raises(GlossaryError, match="no such file"):
        entry_in(file, "four")


_WORDS = st.lists(
    st.sampled_from(
        [
            "la",
            "le",
            "d’",
            "étuve",
            "chaude",
            "four",
            "fours",
            "Oliver",
            "cuisait",
            "IA",
            "zzz",
            "(",
            "\\1",
            "\u001b",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_WORDS, _WORDS, _WORDS, _WORDS)
def test_a_prefilled_entry_is_sound_or_told_why_not(
    tmp_path: Path, wrong: str, right: str, before: str, after: str
) -> None:
    """What nothing speaks against can be saved, and repairs its example in the file as it was tried."""
    lexicon = default_lexicon()
    mt, fixed = f"{before} {wrong} {after}", f"{before} {right} {after}"
    entry = prefilled(wrong, right, mt, fixed, lexicon)
    path = tmp_path / "perso.toml"
    path.unlink(missing_ok=True)
    faults = faults_of_change((), path, None, entry, lexicon)
    assert all(fault.message and fault.line is None for fault in faults)
    if not faults:
        save_entry(path, None, entry)
        (saved,) = load_all([path])
        assert saved.entries == (entry,)
        assert run_examples(saved, (saved,), lexicon, example_document) == []
