"""In which fields two entries differ."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from review.glossary.difference import Difference, differences, fields_of
from review.glossary.entry import Example, GlossaryEntry
from review.glossary.toml_file import parse
from review.model.issue import Severity
from review.model.proposal import Pos, Replacement

ENTRY = GlossaryEntry(
    "poele",
    ("casserole à frire",),
    (Replacement("poêle", Pos.NOUN, "f"), Replacement("sauteuse", Pos.NOUN, "f")),
    Pos.NOUN,
    note="Une poêle.",
    path="a.toml",
    line=3,
)


def test_equal_entries_do_not_differ_wherever_they_stand() -> None:
    assert differences(ENTRY, replace(ENTRY, path="b.toml", line=9)) == ()


def test_each_field_that_differs_is_told_as_a_file_has_it() -> None:
    changed = replace(
        ENTRY,
        wrong=("casserole à frire", "friteuse plate"),
        severity=Severity.MINOR,
        note="",
        examples=(Example("La casserole à frire.", "La poêle."),),
    )
    assert differences(ENTRY, changed) == (
        Difference("wrong", '["casserole à frire"]', '["casserole à frire", "friteuse plate"]'),
        Difference("severity", "", '"minor"'),
        Difference("note", '"Une poêle."', ""),
        Difference("examples", "", '[{ mt = "La casserole à frire.", fixed = "La poêle." }]'),
    )


def test_what_is_said_of_the_right_forms_is_told_where_a_file_has_it() -> None:
    mixed = replace(ENTRY, right=(replace(ENTRY.right[0], gender="m"), ENTRY.right[1]))
    assert differences(ENTRY, mixed) == (
        Difference(
            "right", '["poêle", "sauteuse"]', '[\n  { text = "poêle", gender = "m" },\n  { text = "sauteuse", gender = "f" },\n]'
        ),
        Difference("gender", '"f"', ""),
    )  # fmt: skip


@given(
    st.lists(st.sampled_from(["four", "cuisson", "plat", "sel"]), unique=True),
    st.sampled_from(list(Severity)),
    st.booleans(),
    st.text(st.characters(codec="utf-8"), max_size=20).filter(lambda note: not note or note.strip()),
)
def test_the_fields_are_the_entry(when: list[str], severity: Severity, real_word: bool, note: str) -> None:
    entry = replace(ENTRY, when=tuple(when), severity=severity, real_word=real_word, note=note)
    lines = "".join(f"{key} = {value}\n" for key, value in fields_of(entry).items())
    assert parse(f"schema = 1\n[[entry]]\n{lines}", "a.toml").entries == (entry,)
    back = differences(entry, ENTRY)
    assert [(one.field, one.after, one.before) for one in back] == [
        (one.field, one.before, one.after) for one in differences(ENTRY, entry)
    ]
    assert bool(back) == (entry != ENTRY)
