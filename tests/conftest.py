"""Every test starts in English, with settings and caches of its own: nothing of whoever runs the tests comes in or is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from review.model.messages import choose_language


def pytest_xdist_auto_num_workers() -> int:
    """Two for each core: tests of the screen wait for it much of the time."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture(scope="session")
def user_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the user who runs the program in tests."""
    return tmp_path_factory.mktemp("user")


@pytest.fixture(autouse=True)
def nobody_in_particular(monkeypatch: pytest.MonkeyPatch, user_folder: Path) -> None:
    """English texts and a clean home, in this process and in those that the test starts."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(user_folder / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(user_folder / "cache"))
    choose_language(None)
