from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from review.model.decision import Decision, Kind
from review.model.document import SegmentKey, digest
from review.model.issue import IssueKey
from review.model.proposal import Edit, Pos, Replacement, Site
from review.model.span import Span

NOBODY = 65534


@pytest.fixture(scope="session")
def deciding() -> Callable[..., Decision]:
    """Makes decisions on the issue with a number; equal numbers are the same issue in the same segment."""

    def make(number: int, kind: Kind = Kind.ACCEPT, note: str = "") -> Decision:
        target = f"la jument numéro {number} galope"
        key = SegmentKey(digest(target), 0, digest(f"avant {number}"), digest(f"après {number}"))
        issue = IssueKey("jument", "jument", 0, key.digest, key.occurrence)
        if kind is Kind.EDIT:
            return Decision(kind, key, before=target, after=note or target.upper(), seconds=2.5)
        return Decision(
            kind,
            key,
            issue,
            "jument",
            Site(Span(3, 9), "jument"),
            Replacement("pouliche", Pos.NOUN, gender="f"),
            (Edit(3, 9, "pouliche"),),
            before=target,
            after=target.replace("jument", "pouliche"),
            note=note,
            seconds=1.25,
        )

    return make


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine may enter."""
    folder = Path(tempfile.mkdtemp(prefix="ledger-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def powerless() -> Callable[[], AbstractContextManager[None]]:
    """A context in which access rights hold, for the superuser too."""
    if sys.platform == "win32":
        pytest.skip("access rights of folders work otherwise here")

    @contextmanager
    def context() -> Iterator[None]:
        root = os.geteuid() == 0
        if root:
            os.seteuid(NOBODY)
        try:
            yield
        finally:
            if root:
                os.seteuid(0)

    return context
