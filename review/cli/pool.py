"""Texts checked side by side in several processes."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Final

from review.cli.batch import Checked, Checker
from review.model.messages import choose_language
from review.session.opening import LedgerUse
from review.session.settings import Options


def check_side_by_side(
    names: Sequence[str], options: Options, use: LedgerUse, workers: int, language: str | None
) -> Iterator[Checked]:
    """What came out of each text, in the order of `names`, as it is ready; `language` is that of the messages."""
    context = get_context("spawn")  # the same everywhere, and no copy of threads and locks that are in use
    with ProcessPoolExecutor(workers, context, _start, (options, use, language)) as pool:
        try:
            yield from pool.map(_check, names)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


_checkers: Final[list[Checker]] = []
"""The checker of this worker process: glossaries are compiled once a process."""


def _start(options: Options, use: LedgerUse, language: str | None) -> None:
    """Prepare a worker; an interrupt from the keyboard is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    choose_language(language)
    _checkers[:] = [Checker(options, use)]


def _check(name: str) -> Checked:
    return _checkers[0].check(name)
