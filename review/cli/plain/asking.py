"""The commands of the plain review that ask something more: a text, a reason, which places, which file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from review.cli.plain.reading import Reader
from review.cli.plain.standing import PlainReview
from review.cli.plain.telling import place_line, plain
from review.model.messages import _, ngettext
from review.session.destination import check_target, typed_path
from review.session.export import proposed_path, write_export, written_line
from review.session.views import Place
from review.tui.editing import EditorText
from review.tui.labels import reasons

_NUMBERS: Final = re.compile(r"([0-9]{1,6})(?:-([0-9]{1,6}))?")
_LINE_BREAKS: Final = "⏎↵␤¶"


class Asking:
    """Asks through `reader`, tells through `say`, acts on `review`."""

    def __init__(self, review: PlainReview, reader: Reader, say: Callable[[str], None]) -> None:
        """Nothing was asked or written yet."""
        self._review = review
        self._reader: Final = reader
        self._say: Final = say
        self._written: Final[set[Path]] = set()

    def go_on_with(self, review: PlainReview) -> None:
        """Act on `review`, which takes the place of the one before."""
        self._review = review

    def edit(self, typed: str) -> None:
        """Make `typed` the corrected sentence, or the answer where nothing was typed; an empty answer changes nothing."""
        review = self._review
        if review.empty:
            review.say(_("there is no sentence in this file"))
            return
        edited = EditorText(review.draft[0], review.line_end)
        sign = next((one for one in _LINE_BREAKS if one not in edited.shown), _LINE_BREAKS[0])
        present = edited.shown.replace("\n", sign)
        new = typed or self._answer(_("New sentence: "), present)
        if not new:
            review.say(_("nothing was typed; the sentence stays as it was"))
            return
        review.edit(edited.restored(new.replace(sign, "\n")))

    def note(self, typed: str) -> None:
        """Make `typed` the note, or the answer where nothing was typed; a dash takes the note back."""
        if self._review.empty:
            return
        text = typed or self._answer(_("Note on the sentence (- takes it back): "), self._review.view.note)
        if text:
            self._review.annotate("" if text == "-" else text)

    def dismiss(self, typed: str) -> None:
        """Dismiss with the reason typed, or with the one answered: a number or other words."""
        review = self._review
        if review.issue is None:
            review.dismiss()  # says that there is nothing to dismiss
            return
        known = reasons()
        text = typed
        if not text:
            for number, reason in enumerate(known, 1):
                self._say(f"{number}: {reason}")
            text = self._answer(_("Why? A number or your own words, Enter goes back: "))
        if text.isdecimal() and 1 <= int(text) <= len(known):
            text = known[int(text) - 1]
        if text:
            review.dismiss(text)
        else:
            review.say(_("not dismissed"))

    def everywhere(self) -> None:
        """List the equal places, leave out some, and accept in the others after a yes."""
        review = self._review
        found = review.places()
        if not found:
            return
        for number, place in enumerate(found, 1):
            self._say(f"{number}: {place_line(place)}")
        chosen = self._ticked(found)
        if chosen is None:
            review.say(_("nothing is changed"))
            return
        count = len(chosen)
        question = ngettext(
            "Accept in {count} of {all} place?", "Accept in {count} of {all} places?", len(found)
        )
        if count and not self._yes(question.format(count=count, all=len(found))):
            review.say(_("nothing is changed"))
            return
        review.propagate(chosen)

    def _ticked(self, found: tuple[Place, ...]) -> tuple[Place, ...] | None:
        """The places that aren't left out; None to go back."""
        while True:
            answer = self._answer(
                _("Which to leave out? Numbers such as 2 4-6, Enter for none, q goes back: ")
            )
            if answer == "q":
                return None
            try:
                out = _numbers(answer, len(found))
            except ValueError as unknown:
                self._say(_("{word} is none of the numbers").format(word=plain(str(unknown))))
                continue
            return tuple(place for number, place in enumerate(found, 1) if number not in out)

    def export(self, typed: str) -> None:
        """Write the corrected text to the path typed or answered; a file that is there is replaced after a yes."""
        session = self._review.session
        proposed = proposed_path(Path(session.document.path))
        text = typed
        if not text:
            prefilled = str(proposed)
            question = _("Write to which file? Enter for {path}, q goes back: ")
            text = self._answer(question.format(path=plain(prefilled))) or prefilled
        if text == "q":
            self._review.say(_("nothing is written"))
            return
        path = typed_path(text)
        check_target(session, path)
        if (
            path.exists()
            and path not in self._written
            and not self._yes(_("There is such a file. Replace it?"))
        ):
            self._review.say(_("nothing is written"))
            return
        done = write_export(session, path)
        self._written.add(path)
        self._review.say(written_line(done, str(path)))

    def _answer(self, prompt: str, present: str = "") -> str:
        if present and not self._reader.prefills:
            self._say(_("Now: {text}").format(text=plain(present)))
        return self._reader.ask(prompt, present).strip()

    def _yes(self, question: str) -> bool:
        choice = _("y or n:")
        answer = self._answer(f"{question} {choice} ").casefold()
        return answer in {_("y"), "y", _("yes"), "yes"}


def _numbers(text: str, most: int) -> set[int]:
    """The numbers and ranges of numbers in `text`; raises ValueError with the first word that isn't within 1 to `most`."""
    found: set[int] = set()
    for word in text.replace(",", " ").split():
        numbers = _NUMBERS.fullmatch(word)
        first, last = (int(numbers[1]), int(numbers[2] or numbers[1])) if numbers is not None else (0, 0)
        if not 1 <= first <= last <= most:
            raise ValueError(word)
        found |= set(range(first, last + 1))
    return found
