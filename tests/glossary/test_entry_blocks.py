"""Where the blocks of entries begin and end, and blocks read by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.errors import Fault, GlossaryError
from review.glossary.entry_blocks import block_named, blocks, parse_block, parse_blocks
from review.glossary.toml_file import parse

MARKET = """\
# Les mots du marché.
schema = 1

[glossary]
name = "Marché"

# Les fruits

# la poire d'abord
[[entry]]
id = "banane"
wrong = ["plantain"]
right = ["banane"]
note = '''
[[entry]]
# pas un commentaire'''
# fin de la banane

# Les légumes
[[entry]]
id = "navet"
wrong = ["rave"]
right = ["navet"]

[[entry.examples]]
mt = "une rave"
fixed = "un navet"

# à suivre
"""


def test_a_block_has_its_comments_and_no_others() -> None:
    first, second = blocks(MARKET, parse(MARKET, "m.toml"))
    assert MARKET[first.start : first.end].startswith("# la poire d'abord\n[[entry]]\n")
    assert MARKET[first.start : first.end].endswith("commentaire'''\n# fin de la banane\n")
    assert MARKET[second.start : second.end].startswith("# Les légumes\n")
    assert MARKET[second.start : second.end].endswith('fixed = "un navet"\n')


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("cut", [0, 1, 12, 40])
def test_the_text_of_a_block_is_the_entry(end: str, cut: int) -> None:
    text = MARKET[: len(MARKET) - cut if cut < 12 else MARKET.rindex("\n\n") + 1].replace("\n", end)
    glossary = parse(text, "m.toml")
    for block in blocks(text, glossary):
        assert parse_block(text[block.start : block.end], "x") == block.entry


def test_a_block_by_its_name() -> None:
    glossary = parse(MARKET, "m.toml")
    found = block_named(MARKET, glossary, "navet")
    assert found is not None
    assert found.entry.id == "navet"
    assert block_named(MARKET, glossary, "poire") is None


def test_a_glossary_without_entries_has_no_blocks() -> None:
    assert blocks("schema = 1\n", parse("schema = 1\n", "m.toml")) == ()


def test_entries_that_are_no_blocks_are_told() -> None:
    text = 'schema = 1\nentry = [{ id = "a", wrong = ["b"], right = ["c"] }]\n'
    with pytest.raises(GlossaryError, match="only be changed by hand"):
        blocks(text, parse(text, "m.toml"))


def test_faults_of_a_block_are_told_with_its_own_lines() -> None:
    with pytest.raises(GlossaryError) as told:
        parse_block('# un\n[[entry]]\nid = "a"\nwrong = ["b"]\nrihgt = ["c"]\n', "brouillon.toml")
    assert [(fault.where, fault.line) for fault in told.value.faults] == [
        ("brouillon.toml", 2),
        ("brouillon.toml", 5),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "no entry"), ("# rien\n", "no entry"), (MARKET, "2 entries"), ("[[entry]]\nid = \x00\n", "TOML")],
)
def test_what_is_no_single_entry_is_refused(text: str, said: str) -> None:
    with pytest.raises(GlossaryError, match=said):
        parse_block(text, "x")


def test_entries_are_read_from_a_glossary_and_from_bare_blocks() -> None:
    bare = MARKET[MARKET.index("# la poire") :]
    whole = parse_blocks(MARKET, "m.toml")
    assert parse_blocks(bare, "m.toml") == whole
    assert [entry.line for entry in parse_blocks(bare, "m.toml")] == [2, 12]
    with pytest.raises(GlossaryError, match="newer version"):
        parse_blocks(MARKET.replace("schema = 1", "schema = 2"), "m.toml")


@given(st.text(alphabet="[]entry=\"\n#'{}, a\r\x00é", max_size=60))
def test_any_text_is_an_entry_or_a_told_fault(text: str) -> None:
    told: tuple[Fault, ...] = ()
    try:
        assert parse_block(text, "x").id
    except GlossaryError as error:
        told = error.faults
    else:
        return
    assert told
    assert all((fault.line or 1) >= 1 for fault in told)
