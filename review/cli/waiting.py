"""What a session leaves to people, in words for stderr."""

from __future__ import annotations

from dataclasses import dataclass

from review.cli import output
from review.model.issue import State, Status
from review.model.messages import _, ngettext
from review.session.opening import Step, Tell
from review.session.session import ReviewSession


@dataclass(frozen=True, slots=True)
class Left:
    """How many issues nobody decided on: by why they wait, and how many have a provisional repair."""

    questions: int
    real_words: int
    skipped: int
    warnings: int
    provisional: int

    @property
    def untouched(self) -> int:
        """Undecided issues whose words are still the machine's; warnings don't count."""
        return self.questions + self.real_words + self.skipped - self.provisional


def left(session: ReviewSession) -> Left:
    """Count the undecided issues of `session`."""
    views = [view for view in session.issues() if not view.state.decided and not view.gone]
    active = [view for view in views if view.issue.status is Status.ACTIVE]
    skipped = sum(view.state is State.SKIPPED for view in active)
    waiting = [view for view in active if view.state is State.UNDECIDED]
    real_words = sum(view.issue.site.real_word for view in waiting)
    return Left(
        questions=len(waiting) - real_words,
        real_words=real_words,
        skipped=skipped,
        warnings=len(views) - len(active),
        provisional=sum(view.provisional for view in active),
    )


def tell_preparing() -> Tell:
    """What an opening is to tell its steps to, so that preparing large glossaries shows a bar; other steps say nothing."""
    meter = output.meter(_("preparing the glossaries"))

    def told(step: Step, done: int, total: int) -> None:
        if step is Step.COMPILING:
            meter(done, total)

    return told


def tell_orphans(count: int, name: str) -> None:
    """Say on stderr that `count` decisions on the file called `name` no longer find their issue, if there are any."""
    if count:
        text = ngettext(
            "{name}: {count} decision no longer finds its issue (`review log` lists it)",
            "{name}: {count} decisions no longer find their issues (`review log` lists them)",
            count,
        )
        output.tell(text.format(name=name, count=count))


def tell_left(waiting: Left) -> None:
    """Say what waits for a person; nothing where nothing does."""
    parts = [
        (waiting.questions, ngettext("{count} question", "{count} questions", waiting.questions)),
        (
            waiting.real_words,
            ngettext(
                "{count} word that is French elsewhere",
                "{count} words that are French elsewhere",
                waiting.real_words,
            ),
        ),
        (waiting.skipped, ngettext("{count} skipped", "{count} skipped", waiting.skipped)),
        (waiting.warnings, ngettext("{count} warning", "{count} warnings", waiting.warnings)),
    ]
    told = ", ".join(text.format(count=count) for count, text in parts if count)
    if told:
        output.tell(_("left for you: {what}").format(what=told))
    if waiting.provisional:
        text = ngettext(
            "{count} of them has its first repair in the text until you decide",
            "{count} of them have their first repair in the text until you decide",
            waiting.provisional,
        )
        output.tell(text.format(count=waiting.provisional))
