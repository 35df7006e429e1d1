"""The corrected text is written whole or not at all, and never over the input unless asked."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from review.atomic import write_atomically
from review.errors import OutputError, UsageError
from review.session.export import corrected_bytes, proposed_path, write_export
from review.session.session import ReviewSession

Opener = Callable[..., ReviewSession]


def accept_all(session: ReviewSession) -> None:
    session.fix(with_questions=True)


def test_export_elsewhere_leaves_the_input(opener: Opener, folder: Path, machine_text: str) -> None:
    session = opener()
    accept_all(session)
    done = write_export(session, folder / "sortie.txt")
    assert (done.corrected, done.undecided) == (4, 1)
    assert (folder / "recette.txt").read_text("utf-8") == machine_text
    assert "d’Oliver" in (folder / "sortie.txt").read_text("utf-8")


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_the_input_is_refused_through_links_too(
    opener: Opener, folder: Path, link: Callable[..., None]
) -> None:
    link(folder / "recette.txt", folder / "lien.txt")
    for name in ("recette.txt", "lien.txt", "./recette.txt"):
        with pytest.raises(UsageError, match="input file"):
            write_export(opener(), folder / name)


def test_in_place_keeps_the_original_and_every_decision(
    opener: Opener, folder: Path, machine_text: str
) -> None:
    session = opener()
    accept_all(session)
    path = folder / "recette.txt"
    write_export(session, path, in_place=True)
    corrected = path.read_text("utf-8")
    assert corrected != machine_text
    session.close()
    again = opener()
    assert again.document.text == machine_text
    first = next(iter(again.issues()))
    again.reopen(first.issue)
    write_export(again, path, in_place=True)
    assert path.read_text("utf-8") == corrected.replace("d’Oliver est", "d’olivier est")
    again.close()
    third = opener()
    assert third.document.text == machine_text


def test_a_failed_write_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "vieux.txt"
    target.write_bytes(b"vieux")

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="No space left"):
        write_atomically(target, b"neuf")
    assert target.read_bytes() == b"vieux"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nulle" / "part.txt"):
        with pytest.raises(OutputError):
            write_atomically(path, b"x")


def test_a_link_still_leads_where_it_led(tmp_path: Path) -> None:
    real = tmp_path / "réel.txt"
    real.write_bytes(b"1")
    real.chmod(0o640)
    link = tmp_path / "lien.txt"
    link.symlink_to(real)
    write_atomically(link, b"2")
    assert link.is_symlink()
    assert real.read_bytes() == b"2"
    assert real.stat().st_mode & 0o777 == 0o640


def test_the_proposed_name() -> None:
    assert proposed_path(Path("dossier/article.fr.txt")) == Path("dossier/article.fr.corrigé.txt")


@pytest.mark.parametrize(
    "name", ["recette.txt.review.db", "recette.txt.review.db-wal", "cuisine.toml", "./cuisine.toml"]
)
def test_nothing_that_the_review_rests_on_is_written_over(opener: Opener, folder: Path, name: str) -> None:
    session = opener()
    session.fix()
    before = (folder / "cuisine.toml").read_bytes()
    with pytest.raises(UsageError):
        write_export(session, folder / name)
    assert (folder / "cuisine.toml").read_bytes() == before
    session.close()
    assert "d’Oliver" in corrected_bytes(opener()).decode()
