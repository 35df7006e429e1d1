from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.errors import Fault, GlossaryError
from review.glossary.entry import Example, Glossary, Scope
from review.glossary.entry_table import ENTRY_FIELDS
from review.glossary.exchange.tabular import COLUMNS, load, parse
from review.model.proposal import Pos, Replacement


def tabs(text: str) -> Glossary:
    return parse(text, "t.tsv", is_csv=False)


def commas(text: str) -> Glossary:
    return parse(text, "t.csv", is_csv=True)


def faults_of(text: str, *, is_csv: bool) -> list[Fault]:
    with pytest.raises(GlossaryError) as caught:
        parse(text, "t", is_csv=is_csv)
    return list(caught.value.faults)


def test_the_layout_of_omegat_reads_as_it_is() -> None:
    text = "# Glossaire\nchou-fleuri\tchou-fleur\tlégume\n\nNapoli\tNaples\nchou-fleuri\tbrocoli\r\nsel\tgros sel\t\t\n"
    glossary = tabs(text)
    assert (glossary.name, glossary.source, glossary.target) == ("t", None, "fr")
    assert [(entry.id, entry.line) for entry in glossary.entries] == [
        ("chou-fleuri", 2),
        ("napoli", 4),
        ("sel", 6),
    ]
    cabbage, naples, _salt = glossary.entries
    assert cabbage.right == (Replacement("chou-fleur", Pos.PHRASE), Replacement("brocoli", Pos.PHRASE))
    assert cabbage.note == "légume"
    assert naples.right == (Replacement("Naples", Pos.NAME, article="none"),)


def test_all_columns() -> None:
    text = (
        "id,right,wrong,pos,gender,when,unless,scope,inflect,real_word,mt,fixed,counterexamples,comment\n"
        'clou,"clou|pointe",clou de girofle,noun,m,bois|marteau,cuisine,document,FAUX,true,'
        '"un clou de girofle, en bois","un clou, en bois",,"dit ""clou"""\n'
    )
    (entry,) = commas(text).entries
    assert (entry.id, entry.wrong, entry.pos) == ("clou", ("clou de girofle",), Pos.NOUN)
    assert [(right.text, right.gender) for right in entry.right] == [("clou", "m"), ("pointe", "m")]
    assert (entry.when, entry.unless, entry.scope) == (("bois", "marteau"), ("cuisine",), Scope.DOCUMENT)
    assert (entry.inflect, entry.real_word, entry.note) == (False, True, 'dit "clou"')
    assert entry.examples == (Example("un clou de girofle, en bois", "un clou, en bois"),)


def test_columns_are_the_fields_of_an_entry() -> None:
    assert set(COLUMNS) - {"mt", "fixed", "right_note"} == set(ENTRY_FIELDS) - {"examples"}


def test_an_expression_may_hold_bars() -> None:
    (entry,) = tabs("wrong\tright\tregex\nun|une autre\tx\ttrue\n").entries
    assert entry.wrong == ("un|une autre",)


@pytest.mark.parametrize("text", ["a;b;c\n", "a,b,c\n", "a\tb\tc\n", '"x, y";b;c\n'.replace("x, y", "a")])
def test_the_separator_of_a_csv_file_is_seen(text: str) -> None:
    (entry,) = commas(text).entries
    assert (entry.wrong, entry.right[0].text, entry.note) == (("a",), "b", "c")


def test_cells_of_several_lines_keep_the_line_numbers_right() -> None:
    glossary = commas('a,b,"une\nnote"\n# "\n\nc,d\n')
    assert [(entry.wrong, entry.line, entry.note) for entry in glossary.entries] == [
        (("a",), 1, "une\nnote"),
        (("c",), 5, ""),
    ]


def test_rows_with_other_conditions_stay_apart() -> None:
    glossary = tabs("wrong\tright\twhen\na\tb\tx\na\tc\ty\nA\td\tx\n")
    assert [(entry.id, [right.text for right in entry.right]) for entry in glossary.entries] == [
        ("a", ["b", "d"]),
        ("a-2", ["c"]),
    ]


def test_made_ids_give_way_to_written_ones() -> None:
    glossary = parse("wrong\tright\tid\na b\tx\t\nc\ty\ta-b\n", "t.tsv", is_csv=False, taken={"a-b-2"})
    assert [entry.id for entry in glossary.entries] == ["a-b-3", "a-b"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a\tb\nc\n", 2, "the row has one column; wrong and right are needed"),
        ("a\tb\tc\td\n", 1, "the row has 4 columns, 3 are known"),
        ("wrong\tright\na\tb\tc\n", 2, "the row has 3 columns, 2 are known"),
        ("a\tb\n\t\tc\n", 2, "“wrong” is missing"),
        ("a\t\n", 1, "“right” is missing"),
        ('a\tb\n"c\td\n', 2, "quotes are part of the text in a tab-separated file"),
        ("wrong\tright\tserverity\n", 1, "unknown column “serverity”"),
        ("wrong\tright\ttarget\n", 1, "the column “right” stands twice"),
        ("wrong\tright\tpos\na\tb\tnom\n", 2, "unknown pos “nom”"),
        ("wrong\tright\tregex\na\tb\tpeut-être\n", 2, "“regex” must be true or false"),
        ("wrong\tright\twhen\na\tb\tx||y\n", 2, "“when” holds an empty text"),
        ("wrong\tright\tmt\na\tb\tx\n", 2, "“fixed” is missing"),
        ("a\ta\n", 1, "“a” is both wrong and right"),
        ("a\x07\tb\n", 1, "“a\x07” holds a line break or control character (U+0007)"),
        ("id\twrong\tright\nx\ta\tb\nx\tc\td\n", 3, "the id “x” stands twice: first on line 2"),
    ],
)
def test_a_fault_in_a_tab_separated_file(text: str, line: int, message: str) -> None:
    assert (line, message) in [(fault.line, fault.message) for fault in faults_of(text, is_csv=False)]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('a,b\n"c,d\ne,f\n', 2, "a quote is opened and never closed"),
        ('a,b\n"c"d,e\n', 2, "text follows a closing quote"),
        ("a," + "b" * 200_000 + "\n", 1, "this is not CSV: field larger than field limit (131072)"),
    ],
)
def test_a_fault_in_a_csv_file(text: str, line: int, message: str) -> None:
    assert [(fault.line, fault.message) for fault in faults_of(text, is_csv=True)] == [(line, message)]


def test_all_faults_are_told_at_once() -> None:
    faults = faults_of("wrong\tright\tpos\tgender\na\tb\tnom\tx\nc\tc\n", is_csv=False)
    assert [fault.line for fault in faults] == [2, 2, 3]


def test_tables_saved_by_spreadsheets(tmp_path: Path) -> None:
    for name, data in [
        ("utf16.csv", "wrong;right\r\nœuf mollet;œuf\r\n".encode("utf-16")),
        ("utf8.CSV", "\ufeffwrong;right\r\nœuf mollet;œuf\r\n".encode()),
        ("tabs.txt", "œuf mollet\tœuf\r\n".encode("utf-16")),
    ]:
        (tmp_path / name).write_bytes(data)
        (entry,) = load(tmp_path / name).entries
        assert (entry.id, entry.right[0].text) == ("oeuf-mollet", "œuf")
    (tmp_path / "latin.csv").write_bytes("été;hiver\n".encode("latin-1"))
    with pytest.raises(GlossaryError, match="byte 0xE9 is not UTF-8"):
        load(tmp_path / "latin.csv")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet='ab,;\t"|#\n\r\0é ', max_size=40), st.booleans())
def test_any_text_loads_or_is_a_glossary_error(text: str, is_csv: bool) -> None:
    try:
        glossary = parse("wrong,right,when\n" + text if is_csv else text, "t", is_csv=is_csv)
    except GlossaryError:
        return
    ids = [entry.id for entry in glossary.entries]
    assert len(set(ids)) == len(ids)
    assert all(entry.wrong and entry.right for entry in glossary.entries)
