"""Arrows between packages point down: the contracts of pyproject.toml, run as a test."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_contracts_hold() -> None:
    script = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_and_no_name_says_nothing() -> None:
    banned = {"utils", "helpers", "common", "misc", "manager"}
    names = {path.stem for path in (ROOT / "review").rglob("*.py")}
    assert not names & banned
