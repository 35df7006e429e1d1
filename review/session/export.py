"""The corrected text, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from review.atomic import write_atomically
from review.formats.registry import format_named
from review.model.issue import Status
from review.model.messages import ngettext
from review.session.destination import refuse_inputs, same_file
from review.session.session import ReviewSession


@dataclass(frozen=True, slots=True)
class Export:
    """What an export held: where it went, how many segments were corrected, how many issues nobody decided on."""

    path: Path | None
    corrected: int
    undecided: int


def corrected_bytes(session: ReviewSession) -> bytes:
    """The corrected text in the input's own format and encoding; undecided places keep the machine's words."""
    document = session.document
    return format_named(document.format).write(document, session.targets())


def summary(session: ReviewSession, path: Path | None) -> Export:
    """What an export of the session as it stands holds."""
    views = [view for view in session.issues() if view.issue.status is Status.ACTIVE]
    undecided = sum(not view.state.decided for view in views)
    return Export(path, len(session.targets()), undecided)


def proposed_path(path: Path) -> Path:
    """Where the corrected text goes unless told otherwise: NAME.corrigé.EXT beside the input."""
    return path.with_name(f"{path.stem}.corrigé{path.suffix}")


def write_export(session: ReviewSession, out: Path, *, in_place: bool = False) -> Export:
    """Write the corrected text to `out`, atomically.

    With `in_place`, `out` may be the input file; the ledger keeps the original first, so that nothing is undone or lost.

    Raises:
        UsageError: `out` is the input file (through links too) and `in_place` is not set, or it is the ledger, a glossary
            or another file that the review rests on.
        OutputError: `out` can't be written.
        LedgerError: the original can't be kept.
    """
    source = Path(session.document.path)
    data = corrected_bytes(session)
    if not in_place:
        refuse_inputs(out, source, session.settings)
    elif same_file(source, out):
        session.keep_original(source.read_bytes(), data)
    write_atomically(out, data)
    return summary(session, out)


def written_line(done: Export, path: str) -> str:
    """What was written, and what an export can't know: how many issues nobody decided on."""
    count = done.corrected
    text = ngettext(
        "written: {path}, {count} sentence corrected", "written: {path}, {count} sentences corrected", count
    )
    line = text.format(path=path, count=count)
    if done.undecided:
        left = ngettext("{count} issue undecided", "{count} issues undecided", done.undecided)
        line = f"{line}, {left.format(count=done.undecided)}"
    return line
