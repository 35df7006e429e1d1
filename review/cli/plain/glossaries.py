"""The glossaries of the plain review: read again between two commands when their files changed."""

from __future__ import annotations

from typing import Final

from review.cli import output
from review.cli.plain.standing import PlainReview
from review.cli.plain.telling import plain
from review.errors import GlossaryError
from review.model.messages import _
from review.session.glossary_watch import GlossaryWatch
from review.session.renewal import reloaded
from review.session.settings import Settings
from review.tui.glossary_news import faults_of, faulty_line, renewal_line


class PlainGlossaries:
    """Looks at the files in force and tells what became of a change."""

    def __init__(self, settings: Settings) -> None:
        """Look at the glossaries of `settings` from now on."""
        self._watch: Final = GlossaryWatch(settings.glossaries)

    def renewed(self, review: PlainReview) -> PlainReview | None:
        """What takes the place of `review` where a file changed; None where none did, or the change is faulty.

        The faults are told once; the last good version stays in force.
        """
        if not self._watch.changed():
            return None
        try:
            renewal = reloaded(review.session)
        except GlossaryError as error:
            faults = faults_of(error)
            output.say(_("problem: {text}").format(text=plain(faulty_line(faults))))
            for fault in faults:
                output.say(plain(str(fault)))
            return None
        new = PlainReview(renewal.session)
        notice = review.notice
        new.take_over(review, renewal.catch_up())
        new.done, new.notice = review.done, notice
        output.say(plain(renewal_line(renewal.impact)))
        return new
