"""Where glossaries are by default, and where new entries go."""

from pathlib import Path

import pytest

import review
from review.errors import OutputError
from review.session.glossary_home import (
    copy_shipped,
    default_glossaries,
    file_for_new,
    home_folder,
    is_shipped,
    shipped_glossaries,
    with_file,
)

HEAD = 'schema = 1\n[glossary]\nname = "a"\n'


def glossary(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD, encoding="utf-8")
    return path


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program as a wheel installs it: glossaries inside the package."""
    package = tmp_path / "site" / "review"
    glossary(package / "glossaries" / "presse.toml")
    glossary(package / "glossaries" / "auto.toml")
    (package / "__init__.py").touch()
    monkeypatch.setattr(review, "__file__", str(package / "__init__.py"))
    return package / "glossaries"


def test_the_home_is_that_of_the_settings_else_of_the_text(tmp_path: Path) -> None:
    assert home_folder(tmp_path / "a" / "t.txt", tmp_path / "review.toml") == tmp_path
    assert home_folder(tmp_path / "a" / "t.txt", None) == tmp_path / "a"
    assert home_folder(Path("t.txt"), None) == Path.cwd()


def test_glossaries_of_ones_own_take_the_place_of_those_that_came_along(tmp_path: Path, wheel: Path) -> None:
    home = tmp_path / "home"
    assert default_glossaries(home) == (wheel,)
    (home / "glossaries").mkdir(parents=True)
    assert default_glossaries(home) == (wheel,)
    glossary(home / "glossaries" / "perso.toml")
    assert default_glossaries(home) == (home / "glossaries", wheel)
    glossary(home / "glossaries" / "cuisine.toml")
    assert default_glossaries(home) == (home / "glossaries",)


def test_what_came_along_is_known_by_its_place(tmp_path: Path, wheel: Path) -> None:
    assert is_shipped(wheel / "presse.toml")
    assert is_shipped(wheel / "sub" / ".." / "presse.toml")
    assert not is_shipped(tmp_path / "presse.toml")
    link = tmp_path / "link.toml"
    link.symlink_to(wheel / "presse.toml")
    assert is_shipped(link)


def test_in_a_working_tree_nothing_is_shipped() -> None:
    assert shipped_glossaries().is_dir()
    assert not is_shipped(shipped_glossaries() / "presse-tech.zh-fr.toml")


def test_new_entries_go_to_the_first_file_of_ones_own(tmp_path: Path, wheel: Path) -> None:
    home, own = tmp_path / "home", tmp_path / "own.toml"
    personal = home / "glossaries" / "perso.toml"
    assert file_for_new((), home) == personal
    assert file_for_new((wheel,), home) == personal
    assert file_for_new((wheel / "auto.toml", tmp_path / "t.csv"), home) == personal
    assert file_for_new((wheel, tmp_path / "t.csv", own), home) == own
    assert file_for_new((tmp_path, own), home) == tmp_path / "perso.toml"


def test_a_file_is_put_in_force_once_and_first(tmp_path: Path) -> None:
    folder, extra = tmp_path / "g", glossary(tmp_path / "x.toml")
    inside = glossary(folder / "a.toml")
    assert with_file((folder,), inside) == (folder,)
    assert with_file((folder,), folder / "new.toml") == (folder,)
    assert with_file((folder,), extra) == (extra, folder)
    assert with_file((extra, folder), tmp_path / "g" / ".." / "x.toml") == (extra, folder)


def test_copies_leave_alone_what_is_there(tmp_path: Path, wheel: Path) -> None:
    home = tmp_path / "home"
    mine = glossary(home / "glossaries" / "auto.toml")
    mine.write_text(HEAD + "# à moi\n", encoding="utf-8")
    assert copy_shipped(home) == home / "glossaries"
    assert mine.read_text(encoding="utf-8") == HEAD + "# à moi\n"
    assert (home / "glossaries" / "presse.toml").read_bytes() == (wheel / "presse.toml").read_bytes()
    assert default_glossaries(home) == (home / "glossaries",)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, wheel: Path) -> None:
    (tmp_path / "glossaries").write_text("", encoding="utf-8")
    assert wheel.is_dir()
    with pytest.raises(OutputError, match="can't be written"):
        copy_shipped(tmp_path)
