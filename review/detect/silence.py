"""Why an entry finds nothing in a text of its own, condition by condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from review.detect.matcher import Matcher
from review.french.lexicon import Lexicon
from review.glossary.entry import Glossary, GlossaryEntry, Scope
from review.model.document import Document
from review.model.fold import WORD, fold_words
from review.model.messages import _, ngettext

_NEAR: Final = 0.6
_MOST_WORDS: Final = 400


def reason_of_silence(document: Document, entry: GlossaryEntry, lexicon: Lexicon) -> str:
    """What keeps `entry` from being found in `document`; "" where nothing of its own does.

    The search itself is asked: the entry is run on the text alone, without its conditions and with one of them at a time.
    """
    return _Questions(document, entry, lexicon).reason()


class _Questions:
    def __init__(self, document: Document, entry: GlossaryEntry, lexicon: Lexicon) -> None:
        self._document = document
        self._entry = replace(entry, origin=())
        self._lexicon = lexicon

    def reason(self) -> str:
        """The first thing that speaks against a match."""
        entry = self._entry
        if not self._finds():
            return self._missing()
        if entry.when and not self._finds(when=entry.when, scope=entry.scope):
            return self._unmet()
        found = [word for word in entry.unless if not self._finds(unless=(word,), scope=entry.scope)]
        if found:
            return ngettext(
                "{words} of `unless` stands in this text",
                "{words} of `unless` stand in this text",
                len(found),
            ).format(words=_quoted(found))
        return ""

    def _finds(
        self, when: tuple[str, ...] = (), unless: tuple[str, ...] = (), scope: Scope = Scope.PARAGRAPH
    ) -> bool:
        """Whether the entry is found under these conditions alone."""
        entry = replace(self._entry, when=when, unless=unless, scope=scope)
        alone = Glossary(entry.path, "", None, "fr", (entry,))
        return bool(Matcher((alone,), self._lexicon).scan(self._document).issues)

    def _missing(self) -> str:
        entry, document = self._entry, self._document
        if entry.regex:
            return _("no expression of `wrong` matches in this text")
        text = f" {fold_words(document.text)} "
        for form in entry.wrong:
            if f" {fold_words(form)} " in text:
                return _(
                    "“{form}” stands only where nothing is looked for: in a web address, in code, across the end of a sentence"
                ).format(form=form)
        if near := _nearest(document.text, entry.wrong):
            return _("`wrong` doesn't stand in this text; the nearest to “{form}” is “{near}”").format(
                form=near[0], near=near[1]
            )
        return _("`wrong` doesn't stand in this text")

    def _unmet(self) -> str:
        """Why none of `when` counts: it isn't there, or only farther off than the scope reaches."""
        entry = self._entry
        for scope in (Scope.PARAGRAPH, Scope.DOCUMENT):
            near = [word for word in entry.when if self._finds(when=(word,), scope=scope)]
            if near:
                return ngettext(
                    "{words} of `when` stands in this text, but not in the {scope}",
                    "{words} of `when` stand in this text, but not in the {scope}",
                    len(near),
                ).format(words=_quoted(near), scope=_name(entry.scope))
        within = [word for word in entry.when if any(_holds(form, word) for form in entry.wrong)]
        if within:
            message = _(
                "none of `when` stands in this text outside the wrong form, of which {words} is a part"
            )
            return message.format(words=_quoted(within))
        return _("none of `when` stands in this text")


def _holds(form: str, word: str) -> bool:
    return f" {fold_words(word)} " in f" {fold_words(form)} "


def _name(scope: Scope) -> str:
    return {
        Scope.SENTENCE: _("sentence"),
        Scope.PARAGRAPH: _("paragraph"),
        Scope.DOCUMENT: _("document"),
    }[scope]


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(_("“{word}”").format(word=word) for word in words)


def _nearest(text: str, forms: Sequence[str]) -> tuple[str, str] | None:
    """The wrong form that some words of `text` look most like, and these words; None where none are alike."""
    for form in forms:
        found = {fold_words(words): words for words in _windows(text, len(WORD.findall(form)))}
        if close := get_close_matches(fold_words(form), found, n=1, cutoff=_NEAR):
            return form, found[close[0]]
    return None


def _windows(text: str, length: int) -> Iterator[str]:
    """Each run of `length` words of `text`, of a long text those at its beginning."""
    places = [word.span() for word in WORD.finditer(text)][:_MOST_WORDS]
    for first, last in zip(places, places[max(length, 1) - 1 :], strict=False):
        yield " ".join(text[first[0] : last[1]].split())
