"""From the review to what it proposes for the glossary, and back."""

from __future__ import annotations

from review.session.settings import Settings
from review.tui.screens.lessons import LessonsScreen
from review.tui.screens.review_outside import ReviewOutside


class ReviewLearning(ReviewOutside):
    """The proposals."""

    def action_learn(self) -> None:
        """Show what the review proposes for the glossary."""
        self.app.push_screen(LessonsScreen(self.presenter.session, self._settings), self.lessons_looked_at)

    def lessons_looked_at(self, settings: Settings | None) -> None:
        """Put the glossaries as they are now in force, where something was added; decisions stay."""
        if settings is not None:
            self._settings = settings
            self.reload_glossaries()
