"""Settings: project file, user's file, options, each outweighing the one before."""

from pathlib import Path

import pytest

from review.errors import InputError
from review.session.settings import Options, read_settings, settings_for


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "projet"
    (folder / "textes" / "juin").mkdir(parents=True)
    (folder / "review.toml").write_text(
        'glossaries = ["gloses"]\nsource = "zh"\nreviewer = "équipe"\n', "utf-8"
    )
    return folder


def test_the_nearest_file_above_the_text(project: Path, tmp_path: Path) -> None:
    settings = settings_for(project / "textes" / "juin" / "a.txt", Options(), tmp_path / "rien")
    assert settings.glossaries == (project / "gloses",)
    assert (settings.source_language, settings.reviewer) == ("zh", "équipe")
    assert settings.origins["glossaries"] == str(project / "review.toml")


def test_the_user_then_the_options_outweigh_it(project: Path, tmp_path: Path) -> None:
    user = tmp_path / "utilisateur"
    user.mkdir()
    (user / "config.toml").write_text('reviewer = "ada"\nnetwork = "never"\n', "utf-8")
    settings = settings_for(
        project / "a.txt", Options(source_language="en", glossaries=(Path("x.toml"),)), user
    )
    assert (settings.reviewer, settings.network, settings.source_language) == ("ada", "never", "en")
    assert settings.glossaries == (Path("x.toml"),)
    assert settings_for(project / "a.txt", Options(default_glossary=False), user).glossaries == ()


def test_without_any_file_the_glossaries_that_came_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (folder,) = settings_for(tmp_path / "a.txt", Options(), tmp_path / "rien").glossaries
    assert (folder / "presse-tech.zh-fr.toml").is_file()


def test_all_faults_at_once_with_the_nearest_name(tmp_path: Path) -> None:
    file = tmp_path / "review.toml"
    file.write_text('glosaries = ["x"]\nreviewer = 3\nnetwork = "maybe"\nglossaries = "x"\n', "utf-8")
    with pytest.raises(InputError) as caught:
        read_settings(file)
    told = "\n".join(caught.value.lines())
    assert len(caught.value.lines()) == 4
    assert "did you mean glossaries?" in told


@pytest.mark.parametrize("data", [b"a = [", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_toml_is_told(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "review.toml"
    file.write_bytes(data)
    with pytest.raises(InputError):
        read_settings(file)


def test_keys_theme_and_animation(project: Path, tmp_path: Path) -> None:
    (project / "review.toml").write_text(
        'theme = "light"\n[keys]\nskip = "f9"\nundo = ["f7", "é"]\n', "utf-8"
    )
    user = tmp_path / "utilisateur"
    user.mkdir()
    (user / "config.toml").write_text(
        'animation = true\ntheme = "terminal"\n[keys]\nskip = "+"\nlist = []\n', "utf-8"
    )
    settings = settings_for(project / "a.txt", Options(), user)
    assert (settings.theme, settings.animation) == ("terminal", True)
    assert {name: one.keys for name, one in settings.keys.items()} == {
        "skip": ("+",),
        "undo": ("f7", "é"),
        "list": (),
    }
    assert settings.keys["skip"].origin == str(user / "config.toml")
    assert settings.keys["undo"].origin == str(project / "review.toml")


def test_faults_of_keys_and_looks(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        'theme = "blue"\nanimation = "no"\n[keys]\nskip = 3\nundo = "a b"\nredo = ["f1,f2", ""]\n', "utf-8"
    )
    with pytest.raises(InputError) as caught:
        read_settings(file)
    assert len(caught.value.lines()) == 6
    assert "dark, light, terminal" in str(caught.value)
    file.write_text('keys = "d"\n', "utf-8")
    with pytest.raises(InputError, match="keys must be a table"):
        read_settings(file)
