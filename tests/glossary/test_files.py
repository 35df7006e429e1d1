from __future__ import annotations

from pathlib import Path

import pytest

from review.errors import GlossaryError
from review.glossary.files import glossary_files, load_all


def write(path: Path, *names: str) -> Path:
    blocks = [
        f'[[entry]]\nid = "{name}"\nwrong = ["faux {name}"]\nright = ["juste {name}"]\n' for name in names
    ]
    path.write_text("schema = 1\n" + "".join(blocks), encoding="utf-8")
    return path


def test_a_folder_stands_for_its_glossaries(tmp_path: Path) -> None:
    for name in ("b.toml", "a.csv", "c.TSV", ".#b.toml", "~$a.csv", "review.toml", "lisez.md", "x.txt"):
        (tmp_path / name).write_text("schema = 1\n" if "toml" in name else "")
    (tmp_path / "d.toml").mkdir()
    assert [path.name for path in glossary_files([tmp_path])] == ["a.csv", "b.toml", "c.TSV"]
    assert [glossary.name for glossary in load_all([tmp_path])] == ["a", "b", "c"]


def test_a_file_counts_once_in_the_first_place_it_is_named(tmp_path: Path) -> None:
    one, two = write(tmp_path / "a.toml", "a"), write(tmp_path / "b.toml", "b")
    link = tmp_path / "c.toml"
    try:
        link.symlink_to(one)
    except OSError:
        link = one
    assert glossary_files([two, tmp_path / "." / "a.toml", tmp_path, link]) == (two, one)
    assert [glossary.name for glossary in load_all([two, tmp_path])] == ["b", "a"]


def test_an_id_in_two_files_is_a_fault_of_the_second(tmp_path: Path) -> None:
    one, two = write(tmp_path / "a.toml", "x", "y"), write(tmp_path / "b.toml", "z", "y")
    with pytest.raises(GlossaryError) as caught:
        load_all([one, two])
    (fault,) = caught.value.faults
    assert (fault.where, fault.line) == (str(two), 6)
    assert fault.message == f"the id “y” stands in two files: first in {one}, line 6"


def test_ids_made_for_a_table_give_way_whatever_the_order(tmp_path: Path) -> None:
    table = tmp_path / "a.tsv"
    table.write_text("sel\tsel fin\npoivre\tpoivre noir\n")
    other = tmp_path / "c.tsv"
    other.write_text("poivre\tpiment\n")
    write(tmp_path / "b.toml", "sel")
    ids = [[entry.id for entry in glossary.entries] for glossary in load_all([tmp_path])]
    assert ids == [["sel-2", "poivre"], ["sel"], ["poivre-2"]]


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    bad = tmp_path / "a.toml"
    bad.write_text("schema = 9\n")
    table = tmp_path / "b.csv"
    table.write_text("a\n")
    missing = tmp_path / "c.toml"
    odd = tmp_path / "d.docx"
    odd.write_text("")
    good = write(tmp_path / "e.toml", "e")
    with pytest.raises(GlossaryError) as caught:
        load_all([odd, bad, table, missing, good])
    assert caught.value.lines() == [
        f"{odd}: “.docx” is no kind of glossary (glossaries end in .toml, .tsv, .csv, .tab, .txt, .utf8, .xlsx, .tbx)",
        f"{bad}:1:1: the file is written for a newer version of review (schema 9) (install the newer version)",
        f"{table}:1: the row has one column; wrong and right are needed",
        f"{missing}: there is no such file",
    ]


def test_nothing_is_in_force_where_nothing_is_named(tmp_path: Path) -> None:
    assert load_all([]) == ()
    assert load_all([tmp_path]) == ()
