"""Two people's changes to one file: none is overwritten unseen."""

import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from review import atomic
from review.errors import GlossaryError, OutputError
from review.glossary import saving
from review.glossary.conflict import EntryConflict
from review.glossary.entry import GlossaryEntry
from review.glossary.entry_blocks import block_named
from review.glossary.entry_writing import render
from review.glossary.glossary_head import Head
from review.glossary.toml_batch import write_changes, write_new
from review.glossary.toml_file import load, parse
from review.glossary.toml_writer import append_entry, create, replace_block, replace_entry
from review.model.issue import Severity
from review.model.proposal import Pos, Replacement
from review.session.entries import save_entry

HEAD = 'schema = 1\n\n[glossary]\nname = "Essai"\n'


def entry(name: str, right: str = "sel") -> GlossaryEntry:
    return GlossaryEntry(name, (f"faux {name}",), (Replacement(right, Pos.NOUN),), Pos.NOUN)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.toml"
    path.write_text(
        HEAD + "\n# un\n" + render(entry("b")) + "\n# deux\n" + render(entry("d")), encoding="utf-8"
    )
    return path


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], times: int = 1) -> list[int]:
    """Do `act` when the new file stands beside the old one, before the last look, `times` times."""
    done: list[int] = []
    chmod = Path.chmod

    def late(self: Path, mode: int) -> None:
        chmod(self, mode)
        if len(done) < times:
            done.append(1)
            act()

    monkeypatch.setattr(Path, "chmod", late)
    return done


def rewrite(path: Path, before: str, after: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def test_another_entry_changed_while_saving_is_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, lambda: rewrite(file, "faux d", "archifaux d"))
    replace_entry(file, entry("b"), entry("b", "poivre"))
    assert [(one.wrong[0], one.right[0].text) for one in load(file).entries] == [
        ("faux b", "poivre"),
        ("archifaux d", "sel"),
    ]


def test_the_same_entry_changed_while_saving_is_a_conflict(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: rewrite(file, "faux b", "archifaux b"))
    with pytest.raises(EntryConflict) as told:
        replace_entry(file, entry("b"), entry("b", "poivre"))
    assert told.value.theirs is not None
    assert told.value.theirs.wrong == ("archifaux b",)
    assert "archifaux b" in file.read_text(encoding="utf-8")
    assert [one.name for one in file.parent.iterdir()] == ["a.toml"]


def test_an_entry_added_while_adding_is_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = meanwhile(monkeypatch, lambda: append_entry(file, entry("a")))
    append_entry(file, entry("c"))
    assert done
    assert [one.id for one in load(file).entries] == ["a", "b", "c", "d"]


_ADDS = """
import sys
from pathlib import Path
from review.glossary.entry_blocks import parse_block
from review.session.entries import save_entry
for turn in range(6):
    text = f'[[entry]]\\nid = "{sys.argv[2]}-{turn}"\\nwrong = ["faux {sys.argv[2]} {turn}"]\\nright = ["sel"]\\n'
    save_entry(Path(sys.argv[1]), None, parse_block(text, "x"))
"""


def test_no_entry_is_lost_when_many_programs_add_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    names = [f"p{number}" for number in range(5)]
    programs = [subprocess.Popen([sys.executable, "-c", _ADDS, str(path), name]) for name in names]
    assert [program.wait(60) for program in programs] == [0] * len(names)
    assert {one.id for one in load(path).entries} == {f"{name}-{turn}" for name in names for turn in range(6)}
    assert [one.name for one in tmp_path.iterdir()] == ["new.toml"]


def test_entries_added_to_a_file_while_others_are_imported_into_it_are_kept(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = meanwhile(monkeypatch, lambda: append_entry(file, entry("a")))
    write_changes(file, [entry("c")], [])
    assert done
    assert [one.id for one in load(file).entries] == ["a", "b", "c", "d"]


def test_a_file_made_while_importing_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "n.toml"
    meanwhile(monkeypatch, lambda: path.write_text("mine", encoding="utf-8"))
    with pytest.raises(OutputError, match="already"):
        write_new(path, Head("n"), [entry("c")])
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_lock_that_nobody_lets_go_of_is_passed_by(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "_PATIENCE", 0.02)
    reached, done = threading.Event(), threading.Event()

    def keep() -> None:
        with saving.one_at_a_time(file):
            reached.set()
            done.wait(10)

    keeper = threading.Thread(target=keep)
    keeper.start()
    reached.wait(10)
    append_entry(file, entry("c"))
    done.set()
    keeper.join()
    assert [one.id for one in load(file).entries] == ["b", "c", "d"]


def test_a_file_that_vanishes_while_saving_is_told_and_not_made_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, file.unlink)
    with pytest.raises(GlossaryError, match="no such file"):
        append_entry(file, entry("c"))
    assert not list(file.parent.iterdir())


def test_a_file_that_another_program_keeps_writing_is_left_to_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = meanwhile(monkeypatch, lambda: file.write_text(file.read_text(encoding="utf-8") + "#\n"), times=99)
    with pytest.raises(GlossaryError, match="keeps writing"):
        append_entry(file, entry("c"))
    assert "faux c" not in file.read_text(encoding="utf-8")
    assert len(done) < 20


def test_a_file_made_while_making_it_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "n.toml"
    meanwhile(monkeypatch, lambda: path.write_text("mine", encoding="utf-8"))
    with pytest.raises(OutputError, match="already"):
        create(path, "n")
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_change_that_changes_nothing_writes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "write_atomically", lambda *_args: pytest.fail("written"))
    replace_entry(file, entry("b"), entry("b"))


def test_what_the_last_look_says_ends_the_writing(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("old", encoding="utf-8")

    def look() -> None:
        raise GlossaryError("x", "stop")

    with pytest.raises(GlossaryError):
        atomic.write_atomically(path, b"new", look)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("x", b"old")]


def text_of(path: Path, name: str) -> str:
    text = path.read_text(encoding="utf-8")
    block = block_named(text, parse(text, str(path)), name)
    assert block is not None
    return text[block.start : block.end]


def test_a_block_takes_the_place_of_a_block_as_it_was_typed(file: Path) -> None:
    before = file.read_text(encoding="utf-8")
    was = text_of(file, "b")
    typed = was.replace('pos = "noun"', 'pos   =   "noun"  # un nom').replace("# un\n", "# une\n")
    replace_block(file, entry("b"), was, "\n\n" + typed.replace("\n", "\r\n") + "\n\n")
    assert file.read_text(encoding="utf-8") == before.replace(was, typed)


def test_a_block_whose_comment_was_changed_is_a_conflict(file: Path) -> None:
    was = text_of(file, "b")
    rewrite(file, "# un\n", "# le premier\n")
    with pytest.raises(EntryConflict) as told:
        replace_block(file, entry("b"), was, was.replace("sel", "poivre"))
    assert told.value.theirs == entry("b")
    assert "poivre" not in file.read_text(encoding="utf-8")


def test_an_entry_that_is_gone_is_a_conflict(file: Path) -> None:
    was = text_of(file, "b")
    rewrite(file, was, "")
    with pytest.raises(EntryConflict) as told:
        replace_block(file, entry("b"), was, was)
    assert told.value.theirs is None
    with pytest.raises(EntryConflict) as told:
        replace_entry(file, entry("b"), entry("b", "poivre"))
    assert told.value.theirs is None


@pytest.mark.parametrize(("name", "order"), [("a", "ad"), ("c", "cd"), ("e", "de")])
def test_an_entry_with_another_id_goes_where_that_belongs(file: Path, name: str, order: str) -> None:
    was = text_of(file, "b")
    replace_block(file, entry("b"), was, was.replace('"b"', f'"{name}"'))
    text = file.read_text(encoding="utf-8")
    assert [one.id for one in load(file).entries] == list(order)
    assert text.count("# un\n") == text.count("# deux\n") == 1
    assert "\n\n\n" not in text
    old = next(one for one in load(file).entries if one.id == name)
    replace_entry(file, old, replace(old, id="b", severity=Severity.MINOR))
    assert [one.id for one in load(file).entries] == ["b", "d"]
    assert text_of(file, "b").startswith("# un\n")


def test_an_id_that_is_there_already_is_refused(file: Path) -> None:
    was = text_of(file, "b")
    with pytest.raises(GlossaryError, match="already"):
        replace_block(file, entry("b"), was, was.replace('"b"', '"d"'))


def test_half_a_character_is_refused(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(GlossaryError, match="half a character"):
        append_entry(file, replace(entry("c"), note="\ud800"))
    assert file.read_bytes() == before


def test_a_file_that_another_program_makes_at_the_same_moment_takes_both_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "n.toml"
    meanwhile(monkeypatch, lambda: path.write_text(HEAD + "\n" + render(entry("a")), encoding="utf-8"))
    save_entry(path, None, entry("b"))
    assert [one.id for one in load(path).entries] == ["a", "b"]
