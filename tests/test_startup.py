"""What a command doesn't need isn't imported: interpreters are started and their modules looked at."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = ("textual", "rich", "deep_translator", "requests", "sacrebleu", "tomlkit", "asyncio", "lxml")
SCRIPT = """\
import json, sys
from review.cli.main import run
code = run(sys.argv[1:])
sys.stdout.flush()
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""
GLOSSARY = """\
schema = 1
[glossary]
name = "Jardin"
[[entry]]
id = "beche"
wrong = ["pelle à creuser"]
right = ["bêche"]
pos = "noun"
"""


def modules(folder: Path, *args: str) -> tuple[int, set[str]]:
    """Run `review` in a new interpreter; return its exit code and the names of all modules it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *args],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(folder)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    code, names = json.loads(done.stderr.splitlines()[-1])
    return code, set(names)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "jardin.txt").write_text("Prenez la pelle à creuser.\n", encoding="utf-8")
    (tmp_path / "jardin.toml").write_text(GLOSSARY, encoding="utf-8")
    return tmp_path


def test_the_test_would_see_a_heavy_module(folder: Path) -> None:
    names = subprocess.run(
        [sys.executable, "-c", "import sys, textual.app; print(' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert {"textual", "rich", "asyncio"} <= set(names)


def test_help_loads_no_command(folder: Path) -> None:
    code, names = modules(folder, "--help")
    assert code == 0
    assert not names & {
        *HEAVY,
        "sqlite3",
        "ahocorasick_rs",
        "review.session.session",
        "review.french.lexicon",
    }


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("check", "jardin.txt"), 1),
        (("fix", "jardin.txt", "-o", "-"), 0),
        (("export", "jardin.txt"), 0),
        (("log", "jardin.txt"), 0),
        (("glossary", "check", "jardin.toml"), 1),
    ],
)
def test_commands_load_nothing_heavy(folder: Path, args: tuple[str, ...], expected: int) -> None:
    glossary = () if args[0] == "glossary" else ("--glossary", "jardin.toml")
    code, names = modules(folder, *args, *glossary)
    assert code == expected
    assert not names & set(HEAVY)


def test_what_is_compiled_already_is_neither_read_nor_inflected(folder: Path) -> None:
    """From the second run on, the reading of TOML and the making of forms aren't even imported."""
    reading = {
        "tomli",
        "review.glossary.toml_file",
        "review.glossary.toml_parts",
        "review.glossary.entry_table",
        "review.glossary.exchange.tabular",
        "review.session.forms_cache",
    }
    modules(folder, "check", "jardin.txt", "--glossary", "jardin.toml")
    code, second = modules(folder, "check", "jardin.txt", "--glossary", "jardin.toml")
    assert code == 1
    assert not second & reading
    (folder / "jardin.toml").write_text(GLOSSARY + "# autre\n", encoding="utf-8")
    code, third = modules(folder, "check", "jardin.txt", "--glossary", "jardin.toml")
    assert code == 1
    assert {"tomli", "review.glossary.toml_file", "review.session.forms_cache"} <= third


def test_a_check_in_one_process_loads_no_pool(folder: Path) -> None:
    _code, names = modules(folder, "check", "jardin.txt", "--glossary", "jardin.toml", "--jobs", "4")
    assert "concurrent.futures.process" not in names
