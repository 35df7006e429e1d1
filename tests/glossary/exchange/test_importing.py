from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.errors import GlossaryError, OutputError
from review.glossary.entry import Example, Glossary, GlossaryEntry
from review.glossary.exchange.importing import plan_import
from review.glossary.exchange.losses import RIGHT_NOTE
from review.glossary.glossary_head import Head
from review.glossary.toml_batch import whole_text, with_changes, write_changes, write_new
from review.glossary.toml_file import load, parse
from review.model.issue import Severity
from review.model.proposal import Pos, Replacement

from .exchange_strategies import glossaries

FILE = """\
# Au marché
schema = 1

[glossary]
name = "Marché"   # du samedi

# Les fruits
[[entry]]
id = "banane"     # jaune
wrong = ["plantain"]
right = ["banane"]
note = "mûre"

# Les légumes
[[entry]]
id = "navet"
wrong = ["rave"]
right = ["navet"]
"""


def made(name: str, wrong: str, *right: str, **more: object) -> GlossaryEntry:
    rights = tuple(Replacement(text, Pos.PHRASE) for text in right)
    return replace(GlossaryEntry(name, (wrong,), rights), **more)  # type: ignore[arg-type]


HERE = parse(FILE, "m.toml").entries
ONE = Example("une rave", "un navet")


def test_new_entries_get_ids_that_are_free() -> None:
    plan = plan_import([made("navet", "chou", "choux"), made("x", "a", "b")], HERE, {"x", "navet-2"})
    assert [entry.id for entry in plan.added] == ["navet-3", "x-2"]
    assert [(entry.id, new) for entry, new in plan.renamed] == [("navet", "navet-3"), ("x", "x-2")]
    assert plan.changed == []


def test_an_entry_that_finds_the_same_adds_what_is_new() -> None:
    came = made("r", "Rave", "navet", "rutabaga", note="du jardin", examples=(ONE,), severity=Severity.MINOR)
    plan = plan_import([came, came], HERE)
    assert plan.added == []
    ((old, new),) = plan.changed
    assert old == HERE[1]
    assert [right.text for right in new.right] == ["navet", "rutabaga"]
    assert (new.id, new.note, new.examples, new.severity) == ("navet", "du jardin", (ONE,), Severity.MAJOR)
    first, second = plan.meetings
    assert (first.added, first.left) == (("right", "note", "examples"), ("severity",))
    assert second.added == ()


def test_what_stays_as_it_is_there_is_told() -> None:
    came = replace(HERE[1], right=(replace(HERE[1].right[0], gender="m", note="blanc"),), real_word=True)
    (meeting,) = plan_import([came], HERE).meetings
    assert (meeting.added, meeting.left) == ((), ("real_word", "gender", RIGHT_NOTE))


def test_entries_that_come_in_together_meet_too() -> None:
    plan = plan_import([made("a", "x", "y"), made("b", "x", "z", note="n")], ())
    (entry,) = plan.added
    assert ([right.text for right in entry.right], entry.note) == (["y", "z"], "n")


def test_other_conditions_or_another_part_of_speech_stand_apart() -> None:
    elsewhere = made("navet", "rave", "céleri", when=("sauce",))
    noun = replace(HERE[1], id="n", right=(Replacement("radis", Pos.NOUN),), pos=Pos.NOUN)
    plan = plan_import([elsewhere, noun], HERE)
    assert [entry.id for entry in plan.added] == ["navet-2", "n"]
    assert [(entry.id, other.id) for entry, other in plan.twins] == [("n", "navet")]


def test_the_rest_of_the_file_stays() -> None:
    added = [made("zeste", "peau", "zeste"), made("chou", "kale", "chou")]
    changed = with_changes(FILE, "m.toml", added, [(HERE[0], replace(HERE[0], note="verte"))])
    assert (
        changed
        == FILE.replace('"mûre"', '"verte"').replace(
            "# Les légumes",
            '[[entry]]\nid = "chou"\nwrong = ["kale"]\nright = ["chou"]\npos = "phrase"\n\n# Les légumes',
        )
        + '\n[[entry]]\nid = "zeste"\nwrong = ["peau"]\nright = ["zeste"]\npos = "phrase"\n'
    )


def test_unsorted_files_get_new_entries_at_the_end() -> None:
    text = FILE.replace("banane", "zanane", 1)
    found = parse(
        with_changes(text, "m.toml", [made("b", "x", "y"), made("a", "z", "y")], []), "m.toml"
    ).entries
    assert [entry.id for entry in found] == ["zanane", "navet", "b", "a"]


@settings(max_examples=30, deadline=None)
@given(glossaries(), glossaries(), st.sampled_from(["\n", "\r\n"]))
def test_whatever_is_added_is_read_back(one: Glossary, other: Glossary, end: str) -> None:
    text = whole_text(Head("x"), one.entries).replace("\n", end)
    here = parse(text, "x.toml").entries
    plan = plan_import(other.entries, here)
    back = {
        entry.id: entry
        for entry in parse(with_changes(text, "x.toml", plan.added, plan.changed), "x.toml").entries
    }
    wanted = {entry.id: entry for entry in here} | {new.id: new for _old, new in plan.changed}
    assert back == wanted | {entry.id: entry for entry in plan.added}
    again = plan_import(other.entries, tuple(back.values()))
    assert again.added == []
    assert again.changed == []


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text("\ufeff" + FILE, encoding="utf-8")
    wrong = replace(HERE[0], note="autre")
    with pytest.raises(GlossaryError, match="the entry “banane” was changed in the meantime"):
        write_changes(path, [], [(wrong, HERE[0])])
    with pytest.raises(GlossaryError, match="stands twice"):
        write_changes(path, [made("navet", "x", "y")], [])
    assert path.read_text(encoding="utf-8") == "\ufeff" + FILE
    write_changes(path, [made("a", "x", "y")], [])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf# Au")
    assert [entry.id for entry in load(path).entries] == ["a", "banane", "navet"]


def test_entries_in_one_list_are_changed_by_hand() -> None:
    text = 'schema = 1\nentry = [{ id = "a", wrong = ["b"], right = ["c"] }]\n'
    with pytest.raises(GlossaryError, match="can only be changed by hand"):
        with_changes(text, "m.toml", [made("x", "y", "z")], [])


def test_a_new_file_in_a_new_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.toml"
    write_new(path, Head("b", "en", "fr-FR"), [made("x", "y", "z")])
    glossary = load(path)
    assert (glossary.name, glossary.source, glossary.target, len(glossary.entries)) == ("b", "en", "fr-FR", 1)
    with pytest.raises(OutputError):
        write_new(path / "c.toml", Head("c"), [])
