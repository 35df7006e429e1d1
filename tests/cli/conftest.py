"""The whole command line in this process, and a kitchen: a small text, its glossary with the machine's errors."""

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from review.cli.main import run

GOLDEN = Path(__file__).parent / "golden"

GLOSSARY = """\
schema = 1

[glossary]
name = "Cuisine"
source = "en"

[[entry]]
id = "fouet"
wrong = ["bat-œufs"]
right = [{ text = "fouet", gender = "m" }]
pos = "noun"
severity = "minor"
status = "warn"
examples = [{ mt = "Prenez un bat-œufs.", fixed = "Prenez un fouet." }]

[[entry]]
id = "four"
wrong = ["étuve chaude"]
right = [{ text = "four chaud", gender = "m" }]
pos = "noun"
severity = "critical"
note = "« hot oven » est un four chaud."
examples = [{ mt = "Il ouvre l’étuve chaude.", fixed = "Il ouvre le four chaud." }]

[[entry]]
id = "oliver"
wrong = ["olivier"]
right = ["Oliver"]
pos = "name"
when = ["jamie"]
scope = "document"
examples = [{ mt = "Jamie olivier cuisine.", fixed = "Jamie Oliver cuisine." }]

[[entry]]
id = "pincee"
wrong = ["pincement"]
right = [{ text = "pincée", gender = "f" }]
pos = "noun"
severity = "minor"
real_word = true
examples = [{ mt = "Un pincement de sel.", fixed = "Une pincée de sel." }]
counterexamples = ["Il eut un serrement de cœur."]

[[entry]]
id = "poele"
wrong = ["casserole à frire"]
right = [{ text = "poêle", gender = "f" }, { text = "sauteuse", gender = "f" }]
pos = "noun"
examples = [{ mt = "La casserole à frire fume.", fixed = "La poêle fume." }]
"""

TEXT = """\
La recette d’olivier est simple. Jamie chauffe la casserole à frire.

Un pincement de sel suffit, dit olivier. La casserole à frire d’olivier va dans l’étuve chaude !

On prend un bat-œufs. Rien à signaler ici.
"""


@dataclass(frozen=True, slots=True)
class Result:
    """What a command left behind."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode()


Cli = Callable[..., Result]


@pytest.fixture(autouse=True)
def kitchen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with recette.txt and cuisine.toml, far from the settings of whoever runs the tests."""
    folder = tmp_path / "kitchen"
    folder.mkdir()
    (folder / "recette.txt").write_bytes(TEXT.encode())
    (folder / "cuisine.toml").write_bytes(GLOSSARY.encode())
    (folder / "review.toml").write_bytes(b'glossaries = ["cuisine.toml"]\nreviewer = "ada"\n')
    monkeypatch.chdir(folder)
    for name in ("XDG_CONFIG_HOME", "HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def cli(kitchen: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Cli:
    """Runs `review` with the arguments given; `stdin` is what it reads."""

    def call(*args: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = run([str(arg) for arg in args])
        sys.stdout.flush()
        data, err = capsysbinary.readouterr()
        return Result(code, data, err.decode())

    return call


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares a text with the golden file of that name; UPDATE_GOLDEN=1 writes the file instead."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_bytes(text.encode())
        assert path.read_bytes().decode() == text

    return compare
