"""Every test starts in English, whatever the locale of whoever runs the tests and whatever language a test before it chose."""

from __future__ import annotations

import pytest

from review.model.messages import choose_language


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """English texts, in this process and in those that the test starts."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    choose_language(None)
