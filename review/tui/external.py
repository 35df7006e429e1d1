"""The reviewer's own editor, as the screen calls it; how it is found and run is `review.session.editor`'s business."""

from __future__ import annotations

from review.session.editor import USUAL, Edited, Editor, Suspend, edit_text, editor_from, run_editor

__all__ = ["USUAL", "Edited", "Editor", "Suspend", "edit_text", "editor_from", "run_editor"]
