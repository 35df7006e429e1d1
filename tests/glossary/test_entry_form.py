"""A form says of an entry what its file says: there and back nothing changes, and what a file refuses the form refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.glossary.entry import Example, GlossaryEntry, Scope
from review.glossary.entry_fields import BY_KEY, FIELDS, Shape, how_to_write
from review.glossary.entry_form import entry_from, texts_of
from review.glossary.entry_table import ENTRY_FIELDS, WORDS, read_entry
from review.glossary.fields import Problem
from review.glossary.files import load_all
from review.model.issue import ERROR_TYPES, Severity, Status
from review.model.proposal import Pos

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")

BAKER = {
    "id": "levain",
    "wrong": "démarreur aigre\nstarter",
    "right": 'levain\n{ text = "levain-chef", plural = "levains-chefs" }',
    "pos": "noun",
    "gender": "m",
    "examples": "- Nourrissez le démarreur aigre.\n+ Nourrissez le levain.",
}


def faults(**changed: str) -> list[tuple[str, str]]:
    return [(fault.key, fault.message) for fault in entry_from({**BAKER, **changed})[1]]


def made(**changed: str) -> GlossaryEntry:
    entry, found = entry_from({**BAKER, **changed}, "pain.toml", 7)
    assert entry is not None, found
    return entry


def test_the_table_has_every_field_and_every_word() -> None:
    assert tuple(one.key for one in FIELDS) == ENTRY_FIELDS
    assert {key: BY_KEY[key].choices for key in WORDS} == dict(WORDS)
    assert set(BY_KEY["type"].choices) == ERROR_TYPES
    assert BY_KEY["pos"].choices == tuple(Pos)
    assert BY_KEY["severity"].choices == tuple(Severity)
    assert BY_KEY["status"].choices == tuple(Status)
    assert BY_KEY["scope"].choices == tuple(Scope)


def test_the_page_explains_each_field_in_the_same_words() -> None:
    start = PAGE.index("### Fields of [[entry]]")
    section = PAGE[start : PAGE.index("### Right forms")].replace("`", "").replace("*", "").replace('"', "")
    _head, *rows = re.findall(r"^\| (\w+) \| (.*?) \| (.*?) \|$", section, re.MULTILINE)
    told = {one.key: (one.means, one.otherwise or "must be there") for one in FIELDS}
    plain = {
        key: tuple(text.replace("“", "").replace("”", "") for text in texts) for key, texts in told.items()
    }
    assert {key: (means, otherwise) for key, means, otherwise in rows} == plain
    assert all(how_to_write(one) for one in FIELDS)


def test_a_form_makes_an_entry() -> None:
    entry = made()
    assert entry.wrong == ("démarreur aigre", "starter")
    assert [(right.text, right.gender, right.plural) for right in entry.right] == [
        ("levain", "m", None),
        ("levain-chef", "m", "levains-chefs"),
    ]
    assert entry.examples == (Example("Nourrissez le démarreur aigre.", "Nourrissez le levain."),)
    assert (entry.path, entry.line) == ("pain.toml", 7)


def test_every_shipped_entry_comes_back_as_it_was() -> None:
    shipped = [entry for glossary in load_all([ROOT / "glossaries"]) for entry in glossary.entries]
    assert len(shipped) > 100
    assert [entry.id for entry in shipped if entry_from(texts_of(entry)) != (entry, ())] == []


def test_values_that_need_it_stand_in_quotes() -> None:
    entry = made(
        origin='"two\\nlines"\n"unbalanced\n"\\"said\\" so"',
        counterexamples='"  indented"\n« ouvert',
        note="one\n\n  two ",
    )
    assert entry.origin == ("two\nlines", '"unbalanced', '"said" so')
    assert entry.counterexamples == ("  indented", "« ouvert")
    assert entry.note == "one\n\n  two "
    assert entry_from(texts_of(entry)) == (entry, ())


def test_examples_are_read_with_and_without_signs() -> None:
    wanted = (Example("a b", "a c"), Example("- d", "e"))
    assert made(examples="- a b\n+ a c\n\n- - d\n+ e").examples == wanted
    assert made(examples='a b\na c\n- "- d"\ne').examples == wanted


@pytest.mark.parametrize(
    ("changed", "key", "message"),
    [
        ({"id": ""}, "id", "“id” is missing"),
        ({"id": "Levain"}, "id", "may hold only a-z"),
        ({"wrong": "  \n "}, "wrong", "“wrong” is missing"),
        ({"wrong": "levain"}, "wrong", "is both wrong and right"),
        ({"wrong": "…"}, "wrong", "has no letter or digit"),
        ({"right": "{ text = girafe }"}, "right", "can't be read"),
        ({"right": "{ texte = 'girafe' }"}, "right", "unknown field"),
        ({"right": '{ text = "girafe", gender = "x" }'}, "right", "unknown gender"),
        ({"aux": "avoir"}, "aux", "is for verbs alone"),
        ({"when": "four", "unless": "Four"}, "unless", "stands in both when and unless"),
        ({"examples": "+ seul"}, "examples", "has no machine's text before it"),
        ({"examples": "- seul"}, "examples", "“fixed” is missing"),
        ({"examples": "- même\n+ même"}, "examples", "are the same text"),
        ({"regex": "true", "wrong": "(four"}, "wrong", "expression"),
        ({"note": "moitié \ud800"}, "note", "half a character"),
        ({"type": "faute"}, "type", "unknown type"),
    ],
)
def test_a_fault_is_told_at_its_field(changed: dict[str, str], key: str, message: str) -> None:
    found = faults(**changed)
    assert key in {at for at, _message in found}
    assert any(message in text for at, text in found if at == key), found


def test_all_faults_are_told_in_the_order_of_the_fields() -> None:
    found = [key for key, _message in faults(id="", right="{", aux="avoir", examples="+ x")]
    assert found == ["id", "right", "aux", "examples"]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
WORD = st.text("abcéœ'-", min_size=1, max_size=6).filter(
    lambda text: any(letter.isalpha() for letter in text)
)
RIGHT = st.one_of(
    WORD,
    st.builds(
        lambda text, **own: {"text": text, **{key: value for key, value in own.items() if value}},
        text=WORD,
        gender=st.sampled_from(["", "m", "f"]),
        number=st.sampled_from(["", "s", "p"]),
        plural=st.one_of(st.just(""), WORD),
        case=st.sampled_from(["", "keep", "follow"]),
        note=TEXTS,
    ),
)
TABLES = st.fixed_dictionaries(
    {"id": st.from_regex(r"[a-z0-9-]+", fullmatch=True), "wrong": st.lists(WORD, min_size=1, max_size=3)}
    | {"right": st.lists(RIGHT, min_size=1, max_size=3)},
    optional={
        "pos": st.sampled_from([str(one) for one in Pos]),
        "gender": st.sampled_from(["m", "f"]),
        "plural": WORD,
        "severity": st.sampled_from([str(one) for one in Severity]),
        "status": st.sampled_from([str(one) for one in Status]),
        "scope": st.sampled_from([str(one) for one in Scope]),
        "type": st.sampled_from(sorted(ERROR_TYPES)),
        "origin": st.lists(TEXTS, min_size=1, max_size=3),
        "when": st.lists(WORD, min_size=1, max_size=3),
        "inflect": st.booleans(),
        "real_word": st.booleans(),
        "note": TEXTS,
        "examples": st.lists(st.fixed_dictionaries({"mt": TEXTS, "fixed": TEXTS}), min_size=1, max_size=3),
        "counterexamples": st.lists(TEXTS, min_size=1, max_size=3),
    },
)


@settings(max_examples=300)
@given(TABLES)
def test_what_a_file_may_hold_comes_back_from_the_form_as_it_was(table: dict[str, object]) -> None:
    """entry → form → entry is the identity for every entry that can be read from a file."""
    problems: list[Problem] = []
    entry = read_entry(table, (), problems, "", 0)
    if entry is not None:
        assert entry_from(texts_of(entry)) == (entry, ())


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(ENTRY_FIELDS), st.text(st.characters(codec=None), max_size=20)))
def test_the_form_accepts_only_what_can_be_shown_again(texts: dict[str, str]) -> None:
    """Whatever is typed gives faults, each at a field, or an entry that the form shows and reads back."""
    entry, found = entry_from(texts)
    assert (entry is None) == bool(found)
    assert all(fault.key in BY_KEY and fault.message for fault in found)
    if entry is not None:
        assert entry_from(texts_of(entry))[0] == entry


def test_a_field_is_a_choice_where_it_has_words() -> None:
    assert all((one.shape is Shape.CHOICE) == bool(one.choices) for one in FIELDS)
