"""The frame of every command: help, language, misuse, interrupts, streams."""

import ast
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import review
from review.cli import batch
from review.cli.main import COMMANDS, with_open
from review.cli.options import chosen_language

Cli = Callable[..., Any]

ROOT = Path(__file__).parent.parent.parent
REVIEW = [sys.executable, "-m", "review"]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def test_help_is_data(cli: Cli) -> None:
    for args in (("--help",), ("-h",), ("check", "--help"), ("glossary", "check", "-h"), ("open", "-h")):
        result = cli(*args)
        assert (result.code, result.err) == (0, "")
        assert result.out.startswith("Usage: review")
    text = cli("--help").out
    assert all(f"\n  {name} " in text for name in COMMANDS)


def test_every_command_shows_examples(cli: Cli) -> None:
    for name in COMMANDS:
        args = (name, "check") if name == "glossary" else (name,)
        assert "Examples:\n" in cli(*args, "--help").out


def test_version(cli: Cli) -> None:
    result = cli("--version")
    assert (result.code, result.out, result.err) == (0, f"review {review.__version__}\n", "")


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("check",),
        ("fix",),
        ("check", "recette.txt", "--jobs", "0"),
        ("check", "recette.txt", "--format", "xml"),
        ("check", "recette.txt", "--fail-on", "bad"),
        ("check", "recette.txt", "--nichts\x1b[2J"),
        ("fix", "a", "b", "-o", "c"),
        ("recette.txt", "extra"),
        ("--lang",),
        ("log", "recette.txt", "--format"),
        ("glossary", "nichts"),
    ],
)
def test_misuse(cli: Cli, args: tuple[str, ...]) -> None:
    result = cli(*args)
    assert (result.code, result.out) == (2, "")
    assert result.err
    assert "\x1b" not in result.err


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["a.txt"], ["open", "a.txt"]),
        (["check", "a.txt"], ["check", "a.txt"]),
        (["--lang", "fr", "a.txt"], ["--lang", "fr", "open", "a.txt"]),
        (["--lang=fr", "check"], ["--lang=fr", "check"]),
        (["--ledger", "x", "a.txt"], ["open", "--ledger", "x", "a.txt"]),
        (["--help"], ["--help"]),
        (["--version"], ["--version"]),
        ([], []),
        (["--lang", "fr"], ["--lang", "fr"]),
        (["-"], ["open", "-"]),
    ],
)
def test_open_is_put_in(args: list[str], expected: list[str]) -> None:
    assert with_open(args) == expected


@pytest.mark.parametrize(
    ("args", "variables", "language"),
    [
        (["check", "--lang", "fr"], {"LANG": "de_DE"}, "fr"),
        (["--lang=fr", "check", "--lang", "en"], {}, "fr"),
        (["check", "--", "--lang", "fr"], {"LANG": "de_DE.UTF-8"}, "de_DE.UTF-8"),
        ([], {"LC_ALL": "fr_FR", "LANG": "de_DE"}, "fr_FR"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "it", "LANG": "de_DE"}, "it"),
        ([], {}, None),
    ],
)
def test_language(args: list[str], variables: dict[str, str], language: str | None) -> None:
    assert chosen_language(args, variables) == language


def test_an_interrupt(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(batch.Checker, "check", interrupted)
    result = cli("check", "recette.txt")
    assert (result.code, result.out, result.err) == (130, "", "interrupted\n")


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT between processes")
def test_an_interrupt_from_the_keyboard(kitchen: Path) -> None:
    with subprocess.Popen(
        [*REVIEW, "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"mot " * 2**18)  # more than a pipe holds: it is reading when this comes back
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"interrupted\n")


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_reader_that_goes_away_is_no_news(kitchen: Path) -> None:
    (kitchen / "long.txt").write_text("La casserole à frire. " * 600, encoding="utf-8")
    with subprocess.Popen(
        [*REVIEW, "check", "long.txt", "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        err = process.stderr.read()
    assert b"Traceback" not in err
    assert b"Broken pipe" not in err
    assert process.returncode == 4


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
@pytest.mark.parametrize(
    "args", [("check", "recette.txt"), ("export", "recette.txt"), ("log", "recette.txt")]
)
def test_a_full_disk_behind_standard_output(kitchen: Path, args: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*REVIEW, *args], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert done.returncode == 4
    assert b"standard output: this can't be written" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_ascii_locale_gets_utf_8(kitchen: Path) -> None:
    plain = {**environment(), "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*REVIEW, "check", "recette.txt"], capture_output=True, env=plain, check=False)
    assert done.returncode == 1
    assert "“casserole à frire” → “poêle”" in done.stdout.decode("utf-8")


def test_output_is_the_only_writer() -> None:
    folder = ROOT / "review" / "cli"
    for path in sorted(folder.glob("*.py")):
        if path.name == "output.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            assert name not in {"print", "click.echo", "click.secho", "sys.exit"}, path
            if isinstance(node, ast.Attribute):
                written = ast.unparse(node)
                assert not written.startswith(("sys.stderr", "sys.stdout.write", "sys.stdout.buffer")), path
