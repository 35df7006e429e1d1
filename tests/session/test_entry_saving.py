"""Saving an entry: checked first, refused where somebody else was faster, never into what came with the program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from review.errors import GlossaryError
from review.french.lexicon import default_lexicon
from review.glossary.conflict import EntryConflict
from review.glossary.entry import Example, GlossaryEntry
from review.glossary.files import load_all
from review.session import entry_saving, glossary_home
from review.session.entry_saving import (
    can_hold,
    files_for_entry,
    in_force_with,
    place_for_copy,
    save_checked,
    settings_with,
    with_copy,
)
from review.session.settings import Settings

GLOSSARY = """\
schema = 1

[[entry]]
id = "ancre"
wrong = ["crochet de bateau"]  # anchor
right = ["ancre"]
pos = "noun"
examples = [{ mt = "Le crochet de bateau tient.", fixed = "L'ancre tient." }]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mer.toml"
    path.write_text(GLOSSARY, "utf-8")
    return path


def entry(file: Path) -> GlossaryEntry:
    return load_all([file])[0].entries[0]


def save(file: Path, old: GlossaryEntry | None, new: GlossaryEntry) -> list[str]:
    faults = save_checked(Settings(glossaries=(file,)), file, old, new, default_lexicon())
    return [fault.message for fault in faults]


def test_a_sound_change_is_written(file: Path) -> None:
    old = entry(file)
    assert save(file, old, replace(old, note="Mot à mot.")) == []
    assert file.read_text("utf-8") == GLOSSARY + 'note = "Mot à mot."\n'


def test_what_the_check_says_is_returned_and_nothing_written(file: Path) -> None:
    old = entry(file)
    (message,) = save(file, old, replace(old, examples=(Example("Le crochet de bateau.", "La bouée."),)))
    assert "comes out wrong" in message
    assert file.read_text("utf-8") == GLOSSARY


def test_the_first_of_two_is_not_overwritten(file: Path) -> None:
    old = entry(file)
    file.write_text(GLOSSARY.replace('pos = "noun"', 'pos = "noun"\ngender = "f"'), "utf-8")
    with pytest.raises(EntryConflict) as caught:
        save(file, old, replace(old, note="Mot à mot."))
    assert caught.value.theirs is not None
    assert caught.value.theirs.right[0].gender == "f"
    file.write_text("schema = 1\n", "utf-8")
    with pytest.raises(EntryConflict) as caught:
        save(file, old, replace(old, note="Mot à mot."))
    assert caught.value.theirs is None
    file.write_text(GLOSSARY + "\nfin", "utf-8")
    with pytest.raises(GlossaryError):
        save(file, old, replace(old, note="Mot à mot."))


def test_new_entries_go_into_toml_files_of_ones_own(file: Path, tmp_path: Path) -> None:
    table = tmp_path / "mer.tsv"
    table.write_text("a\tb\n", "utf-8")
    settings = Settings(glossaries=(table, file))
    assert files_for_entry(settings, tmp_path / "texte.txt") == (file,)
    assert not can_hold(table)
    folder = replace(settings, glossaries=(tmp_path,))
    assert files_for_entry(folder, tmp_path / "texte.txt") == (tmp_path / "perso.toml", file)
    other = tmp_path / "ailleurs" / "neuf.toml"
    assert settings_with(settings, other).glossaries == (other, table, file)


def test_what_came_with_the_program_is_copied(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, home = tmp_path / "package", tmp_path / "chez-moi"
    (package / "glossaries").mkdir(parents=True)
    home.mkdir()
    (home / "review.toml").touch()
    (package / "__init__.py").touch()
    shipped = package / "glossaries" / "mer.toml"
    shipped.write_text(GLOSSARY, "utf-8")
    for module in (glossary_home, entry_saving):
        monkeypatch.setattr(module, "shipped_glossaries", lambda: package / "glossaries")
    text = home / "texte.txt"
    settings = Settings(glossaries=(package / "glossaries", file))
    assert place_for_copy(shipped, text) == home / "glossaries" / "mer.toml"
    assert with_copy(settings, text).glossaries == (home / "glossaries", file)
    alone = Settings(glossaries=(shipped,))
    assert with_copy(alone, text).glossaries == (home / "glossaries" / "mer.toml",)
    assert (home / "glossaries" / "mer.toml").read_text("utf-8") == GLOSSARY


@pytest.mark.parametrize("new", ["aaa.toml", "perso.toml", "../apart.toml", "mer.toml"])
def test_a_new_file_is_foreseen_where_it_will_be_read(tmp_path: Path, file: Path, new: str) -> None:
    folder = tmp_path / "second"
    folder.mkdir()
    for name in ("b.toml", "z.toml"):
        (folder / name).write_text("schema = 1\n", "utf-8")
    settings, path = Settings(glossaries=(file, folder)), folder / new
    if new == "mer.toml":
        path = file
    foreseen = [one.path for one in in_force_with(settings, path)]
    if path != file:
        path.write_text("schema = 1\n", "utf-8")
    assert foreseen == [one.path for one in load_all(settings_with(settings, path).glossaries)]
