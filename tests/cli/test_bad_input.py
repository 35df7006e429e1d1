"""Whatever comes in, the answer is a line or two and the documented exit code; nothing is left half written."""

import io
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from review.cli import open as open_command
from review.cli import texts
from review.errors import InputError
from review.formats import registry

Cli = Callable[..., Any]

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("open",),
    ("check",),
    ("fix", "-o", "sortie.txt"),
    ("fix", "--dry-run"),
    ("fix", "--in-place"),
    ("export", "-o", "sortie.txt"),
    ("export",),
    ("log",),
)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def no_screen(_session: object) -> None:
    raise AssertionError("the screen was opened")


@pytest.fixture(params=COMMANDS, ids=" ".join)
def refused(
    request: pytest.FixtureRequest, cli: Cli, kitchen: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """Calls a command on a file; it must fail with that code, say one line and leave the folder as it was."""
    command: tuple[str, ...] = request.param
    monkeypatch.setattr(open_command, "on_terminal", lambda: True)
    monkeypatch.setitem(sys.modules, "review.tui.app", SimpleNamespace(run=no_screen))

    def call(name: str, code: int, *options: str) -> str:
        before = snapshot(kitchen)
        result = cli(command[0], name, *command[1:], *options)
        assert (result.code, result.data) == (code, b"")
        assert snapshot(kitchen) == before
        text = str(result.err)
        assert len(text.splitlines()) == 1
        assert "Traceback" not in text
        return text

    return call


def test_a_missing_file(refused: Callable[..., str]) -> None:
    assert "rien.txt: there is no such file" in refused("rien.txt", 3)


def test_a_name_that_is_too_long(refused: Callable[..., str]) -> None:
    refused("a" * 5000 + ".txt", 3)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "byte"),
        ("une poêle".encode("latin-1"), "byte 6 (0xEA) is not UTF-8"),
        ("abc\nà".encode("latin-1"), "x.txt:2: byte 4"),
        (b"a\0b", "NUL"),
        (b"\xff\xfea", "UTF-16"),
        ("é".encode("utf-32"), "UTF-32"),
    ],
)
def test_bytes_that_are_no_text(refused: Callable[..., str], kitchen: Path, data: bytes, words: str) -> None:
    (kitchen / "x.txt").write_bytes(data)
    assert words in refused("x.txt", 3)


def test_a_file_over_the_limit(
    refused: Callable[..., str], kitchen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry.read_bytes, "__defaults__", (10,))
    (kitchen / "x.txt").write_bytes(b"a" * 11)
    assert "x.txt: the file holds" in refused("x.txt", 3)


def test_a_glossary_that_is_missing(refused: Callable[..., str]) -> None:
    assert "rien.toml: there is no such file" in refused("recette.txt", 3, "--glossary", "rien.toml")


def test_a_glossary_whose_name_is_too_long(refused: Callable[..., str]) -> None:
    refused("recette.txt", 3, "--glossary", "a" * 5000)


def test_a_glossary_folder_without_glossaries(refused: Callable[..., str], kitchen: Path) -> None:
    (kitchen / "vide").mkdir()
    assert "vide: this folder holds no glossary" in refused("recette.txt", 3, "--glossary", "vide")


def test_a_glossary_of_an_unknown_kind(refused: Callable[..., str]) -> None:
    refused("recette.txt", 3, "--glossary", "recette.txt.gz")


def test_a_settings_file_that_is_wrong(refused: Callable[..., str], kitchen: Path) -> None:
    (kitchen / "review.toml").write_text("glosaries = []\n", encoding="utf-8")
    assert "did you mean glossaries?" in refused("recette.txt", 3)
    (kitchen / "review.toml").write_bytes(b"\xff")
    refused("recette.txt", 3)


def test_a_source_text_that_does_not_fit(refused: Callable[..., str], kitchen: Path) -> None:
    (kitchen / "source.en").write_text("One line.\n", encoding="utf-8")
    assert "source.en: the source text has 1 lines" in refused("recette.txt", 3, "--source", "source.en")


def test_a_ledger_of_a_newer_version(refused: Callable[..., str], cli: Cli, kitchen: Path) -> None:
    cli("fix", "recette.txt", "-o", "-")
    with sqlite3.connect(kitchen / "recette.txt.review.db") as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert "newer" in refused("recette.txt", 4)


def test_a_ledger_that_is_none(refused: Callable[..., str], kitchen: Path) -> None:
    (kitchen / "recette.txt.review.db").write_bytes(b"ceci n'est pas une base" * 100)
    assert "recette.txt.review.db" in refused("recette.txt", 4)


def test_a_ledger_that_is_a_folder(refused: Callable[..., str], kitchen: Path) -> None:
    (kitchen / "dossier").mkdir()
    assert "dossier" in refused("recette.txt", 4, "--ledger", "dossier")


def test_a_ledger_whose_name_is_too_long(refused: Callable[..., str]) -> None:
    assert "this can't be reached" in refused("recette.txt", 4, "--ledger", "a" * 300)


def test_a_source_text_that_is_missing(refused: Callable[..., str]) -> None:
    assert "rien.en: there is no such file" in refused("recette.txt", 3, "--source", "rien.en")


def test_all_faults_of_a_glossary_at_once(cli: Cli, kitchen: Path) -> None:
    entries = [f'[[entry]]\nid = "e{n}"\nwrong = ["x{n}"]\nright = ["y"]\npos = "rien"\n' for n in range(10)]
    (kitchen / "dix.toml").write_text(
        'schema = 1\n[glossary]\nname = "dix"\n' + "".join(entries), encoding="utf-8"
    )
    for command in COMMANDS[1:]:
        before = snapshot(kitchen)
        result = cli(command[0], "recette.txt", *command[1:], "--glossary", "dix.toml")
        lines = result.err.splitlines()
        assert (result.code, result.data) == (3, b"")
        assert [line.split(":")[:2] for line in lines] == [["dix.toml", str(8 + 5 * n)] for n in range(10)]
        assert snapshot(kitchen) == before


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_folder_in_the_place_of_a_file(cli: Cli, kitchen: Path, command: tuple[str, ...]) -> None:
    (kitchen / "dossier").mkdir()
    result = cli(command[0], "dossier", *command[1:])
    assert (result.code, result.data) == (3, b"")
    assert result.err.startswith(
        "review: dossier: this folder" if command == ("check",) else "review: dossier: this is a folder"
    )


@pytest.mark.parametrize(
    "command", [("fix", "-o", "-"), ("fix", "--in-place"), ("export", "--in-place")], ids=" ".join
)
def test_a_ledger_that_cannot_be_made(cli: Cli, kitchen: Path, command: tuple[str, ...]) -> None:
    (kitchen / "fichier").write_bytes(b"")
    before = snapshot(kitchen)
    result = cli(command[0], "recette.txt", *command[1:], "--ledger", "fichier/l.db")
    assert (result.code, result.data) == (4, b"")
    assert len(result.err.splitlines()) == 1
    assert snapshot(kitchen) == before


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything"
)
def test_permissions(cli: Cli, kitchen: Path) -> None:
    (kitchen / "recette.txt").chmod(0)
    assert cli("check", "recette.txt").code == 3
    (kitchen / "recette.txt").chmod(0o600)
    (kitchen / "dossier" / "fermé").mkdir(parents=True)
    (kitchen / "dossier" / "a.txt").write_bytes(b"")
    (kitchen / "dossier" / "fermé").chmod(0)
    assert "this folder can't be read" in cli("check", "dossier").err
    (kitchen / "dossier" / "fermé").chmod(0o700)
    kitchen.chmod(0o500)
    try:
        assert cli("fix", "recette.txt", "-o", "-").code == 4
        assert cli("fix", "recette.txt", "-o", "b.txt", "--dry-run").code == 4
    finally:
        kitchen.chmod(0o700)


def test_standard_input_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a" * 11)))
    with pytest.raises(InputError, match="standard input holds more than"):
        texts.standard_input(limit=10)


def test_standard_input_that_is_no_text(cli: Cli) -> None:
    result = cli("check", "-", stdin=b"\xe9")
    assert result.code == 3
    assert result.err.startswith("-:1: byte 0 (0xE9) is not UTF-8 (save the text as UTF-8; ")


def test_a_folder_that_cannot_be_listed(cli: Cli, kitchen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    (kitchen / "dossier").mkdir()
    monkeypatch.setattr(os, "scandir", denied)
    result = cli("check", "dossier")
    assert (result.code, result.err) == (3, "review: dossier: this folder can't be read: Permission denied\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the working folder")
def test_a_working_folder_that_is_gone(cli: Cli, kitchen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = kitchen / "dossier"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert cli("check", kitchen / "recette.txt").code == 3


def test_nothing_fits(cli: Cli, kitchen: Path) -> None:
    (kitchen / "dossier").mkdir()
    assert cli("check", "*.md").code == 3
    assert cli("check", "dossier").code == 3
    assert cli("check", "").code == 2


def test_a_damaged_ledger_is_salvaged(cli: Cli, kitchen: Path) -> None:
    cli("fix", "recette.txt", "-o", "sortie.txt")
    before = cli("log", "recette.txt", "--format", "csv").out
    ledger = kitchen / "recette.txt.review.db"
    ledger.write_bytes(b"\xff" * 100 + ledger.read_bytes()[100:])
    refusal = cli("log", "recette.txt")
    assert (refusal.code, "--salvage" in refusal.err) == (4, True)
    saved = cli("log", "recette.txt", "--salvage", "sauvé.db")
    assert (saved.code, "saved in" in saved.err) == (0, True)
    assert cli("log", "recette.txt", "--salvage", "sauvé.db").code == 4
    ledger.unlink()
    (kitchen / "sauvé.db").rename(ledger)
    assert cli("log", "recette.txt", "--format", "csv").out == before


def test_a_device_without_end_is_bounded(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no such device here")
    monkeypatch.setattr(registry, "MAX_BYTES", 1000)
    monkeypatch.setattr(registry.read_bytes, "__defaults__", (1000,))
    result = cli("check", "/dev/zero")
    assert (result.code, len(result.err.splitlines())) == (3, 1)


def test_what_can_not_be_known_of_the_users_settings(
    cli: Cli, kitchen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_file: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_file", closed)
    result = cli("check", "recette.txt")
    assert (result.code, len(result.err.splitlines())) == (3, 1)
    assert "config.toml" in result.err


def test_orphans_are_told(cli: Cli, kitchen: Path) -> None:
    cli("fix", "recette.txt", "-o", "sortie.txt")
    (kitchen / "recette.txt").write_text("Rien de tel.\n", encoding="utf-8")
    for command in (
        ("check", "recette.txt"),
        ("export", "recette.txt"),
        ("fix", "recette.txt", "-o", "b.txt"),
    ):
        assert "6 decisions no longer find their issues" in cli(*command).err
