"""Two people's changes to one entry: the later save is told what the earlier one made of it."""

from __future__ import annotations

from review.errors import Fault, GlossaryError
from review.glossary.entry import GlossaryEntry
from review.glossary.fields import shown
from review.model.messages import _


class EntryConflict(GlossaryError):  # noqa: N818 - nothing failed: two people changed one entry
    """The file no longer holds the entry as it was when the change began; nothing was written.

    `theirs` is the entry as the file has it now, None where it is gone.
    """

    def __init__(self, path: str, was: GlossaryEntry, theirs: GlossaryEntry | None) -> None:
        """`was` is the entry that the change began with."""
        self.was = was
        self.theirs = theirs
        message = (
            _("there is no entry “{id}” any more")
            if theirs is None
            else _("the entry “{id}” was changed in the meantime")
        ).format(id=shown(was.id))
        hint = _("read the file again")
        fault = Fault(path, theirs.line if theirs is not None else None, message, hint)
        super().__init__(path, message, hint, [fault])
