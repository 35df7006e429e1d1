"""A file is read as the standard library reads TOML 1.0, and its values are placed in it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.glossary.line_index import KeyPath
from review.glossary.toml_parts import Part, _Places, parts_of

HEAD = 'schema = 1\n\n[glossary]\nname = "Jardin"\n'
ENTRY = '\n[[entry]]\nid = "beche"\nwrong = ["pelle à creuser", "pelle"]\nright = [{ text = "bêche", gender = "f" }]\n'


SHIPPED = [
    file.read_text(encoding="utf-8")
    for file in sorted((Path(__file__).parents[2] / "glossaries").glob("*.toml"))
]
VALID = [
    "",
    "inflect = false # jamais\n",
    "regex=true\r\n",
    'note = "à la fin"',
    "# rien d’autre",
    'when = [\n  "jardin",\n  "terre",\n]\n',
    'examples = [\n  { mt = "la pelle", fixed = "la bêche" },\n  { mt = "a = b", fixed = "[[entry]]" }\n]\n',
    'note = """\nsur\nplusieurs\nlignes"""\n',
    "wrong2 = 'une expression \\b'\n",
    'note = "une \\"pelle\\" \\u00e9"\n',
    "[entry.plus]\nx = 1\n",
    "[[entry.examples]]\nmt = 'a'\nfixed = 'b'\n",
    "nombre = 12\nliste = []\nmixte = [1, 'a']\n",
]


@pytest.mark.parametrize("rest", VALID)
def test_what_entries_hold(rest: str) -> None:
    text = HEAD + ENTRY + rest
    (part,), faults = parts_of(text, "a.toml")
    assert not faults
    assert part.data == tomllib.loads(text)


PIECES = st.sampled_from(
    [
        "\n[[entry]]\n", "[[entry]]", "[entry]", "[glossary]", "id", "wrong", " = ", "=", '"a"', '"', '"""', "'", "'''",
        "[", "]", "{", "}", ",", "\n", "\r\n", "\r", " ", "\t", "#", "true", "false", "\\", "é", "\x00", "\x7f", '["a", "b"]',
        '{ mt = "a", fixed = "b" }', "12", "mt = ",
    ]
)  # fmt: skip
LINES = st.sampled_from(
    [
        'id = "a"\n',
        'wrong = ["a"]\n',
        'right = [{ text = "b", gender = "f" }]\n',
        "inflect = false\n",
        "# x\n",
        "\n",
        "schema = 1\n",
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES | LINES | st.just("\n[[entry]]\n"), max_size=14).map("".join))
def test_any_text(text: str) -> None:
    parts, faults = parts_of(text, "a.toml")
    try:
        expected = tomllib.loads(text if text.endswith("\n") else text + "\n")
    except ValueError:
        assert faults
    else:
        assert not faults
        assert [part.data for part in parts] == [expected]


def tables_of(value: object, at: KeyPath = ()) -> Iterator[KeyPath]:
    """The way to each value in `value`."""
    yield at
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield from tables_of(item, (*at, key))


@pytest.mark.parametrize("text", [*(HEAD + (ENTRY + rest + "\n") * 3 for rest in VALID), *SHIPPED])
def test_a_value_in_an_entry_is_placed_as_in_the_whole_file(text: str) -> None:
    data = tomllib.loads(text)
    part, whole = Part(text, 5, data), _Places(text, 5)
    for at in tables_of(data):
        assert part.locate(at) == whole.locate(at)
        assert part.locate((*at, "rien")) == whole.locate((*at, "rien"))
