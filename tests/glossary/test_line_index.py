from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.glossary.line_index import KeyPath, entry_headers, line_and_column, places
from review.glossary.toml_literal import Value, paragraph, quoted, rendered

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.one_of(TEXTS, st.booleans(), st.integers(-5, 5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["a", "b-c", "d_e"]), inner, max_size=3),
    ),
    max_leaves=6,
)
TABLES = st.dictionaries(st.sampled_from(["id", "wrong", "right", "note", "b-c"]), VALUES, max_size=4)


def paths_of(value: object, at: KeyPath = ()) -> set[KeyPath]:
    found = {at} if at else set()
    if isinstance(value, dict):
        for key, item in value.items():
            found |= paths_of(item, (*at, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            found |= paths_of(item, (*at, number))
    return found


def where(text: str, *path: str | int) -> tuple[int, int]:
    return line_and_column(text, places(text)[path])


@settings(max_examples=100, deadline=None)
@given(st.lists(TABLES, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_every_value_has_a_place(tables: list[dict[str, Value]], end: str) -> None:
    """The index knows the same paths as tomllib, and as many headers as there are entries."""
    blocks = [
        "[[entry]] # [[entry]]\n" + "".join(f"{k} = {rendered(v)}\n" for k, v in one.items())
        for one in tables
    ]
    text = ("schema = 1\n[glossary]\nname = 'é'\n" + "\n".join(blocks)).replace("\n", end)
    assert set(places(text)) == paths_of(tomllib.loads(text))
    headers = entry_headers(text)
    assert len(headers) == len(tables)
    assert [places(text)["entry", n] for n in range(len(tables))] == headers


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_texts_can_be_told_back(text: str) -> None:
    """What the writer quotes is the same text to tomllib."""
    assert tomllib.loads(f"a = {quoted(text)}\nb = {paragraph(text)}\n") == {"a": text, "b": text}


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_values_can_be_told_back(value: Value) -> None:
    assert tomllib.loads(f"a = {rendered(value)}\n")["a"] == value


def test_places_in_all_ways_of_writing() -> None:
    text = """\
[[entry]]
id = "a"
  "wrong"   = [ 'x', # [[entry]]
     "y" ]
right = [{ text = "z" , gender.x = "]" }, "w"]
[[entry.examples]]
mt = '''
[[entry]]
fixed = 1'''
[[entry.examples]]
fixed = 1979-05-27 07:32:00
[entry.more.deep]
"a.b".c = \"\"\"""q\\\"\"\"\"\"\"
[[ "entry" ]]
id = 3
"""
    tomllib.loads(text)
    assert where(text, "entry", 0) == (1, 1)
    assert where(text, "entry", 0, "wrong") == (3, 3)
    assert where(text, "entry", 0, "wrong", 0) == (3, 17)
    assert where(text, "entry", 0, "wrong", 1) == (4, 6)
    assert where(text, "entry", 0, "right", 0, "text") == (5, 12)
    assert where(text, "entry", 0, "right", 0, "gender", "x") == (5, 25)
    assert where(text, "entry", 0, "right", 1) == (5, 43)
    assert where(text, "entry", 0, "examples", 0, "mt") == (7, 1)
    assert where(text, "entry", 0, "examples", 1, "fixed") == (11, 1)
    assert where(text, "entry", 0, "more", "deep", "a.b", "c") == (13, 1)
    assert where(text, "entry", 1, "id") == (15, 1)
    assert set(places(text)) == paths_of(tomllib.loads(text))
    assert [line_and_column(text, at)[0] for at in entry_headers(text)] == [1, 14]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[[entry]]\n  [[ entry ]] # x\n[['entry']]\n", [1, 2, 3]),
        ('a = """\n[[entry]]\n"""\n[[entry]]\n', [4]),
        ("a = '''\n[[entry]]\n\"\"\"'''\n[[entry]]\n", [4]),
        ('# """\n[[entry]]\nb = "\'\'\'"\n[[entry]]\n', [2, 4]),
        ('a = """x\\"""\n[[entry]]\n""""\n[[entry]]\n', [4]),
        ('[[entry]]\na = """\n[[entry]]\n', [1]),
        ("[[entries]]\n[entry]\n[[entry.right]]\n", []),
    ],
)
def test_headers_outside_strings(text: str, lines: list[int]) -> None:
    assert [line_and_column(text, at)[0] for at in entry_headers(text)] == lines


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="[]{}=,\"'\\#\n entry.a", max_size=60))
def test_any_text_can_be_indexed(text: str) -> None:
    assert all(0 <= at <= len(text) for at in (*places(text).values(), *entry_headers(text)))
