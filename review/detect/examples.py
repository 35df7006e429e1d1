"""The examples of glossary entries, run as tests."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from review.detect.forms import Forms
from review.detect.matcher import Matcher
from review.detect.silence import reason_of_silence
from review.errors import Fault, GlossaryError
from review.french.composition import Choice, compose
from review.french.lexicon import Lexicon
from review.french.substitute import proposals
from review.french.typography import Style, style_of
from review.glossary.entry import Example, Glossary, GlossaryEntry
from review.model.document import Document
from review.model.issue import Issue, Status
from review.model.messages import _
from review.model.proposal import apply_edits


def run_examples(
    glossary: Glossary,
    glossaries: Sequence[Glossary],
    lexicon: Lexicon,
    read: Callable[[str], Document],
    *,
    forms: Forms | None = None,
    only: Collection[str] | None = None,
    matcher: Matcher | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Fault]:
    """What goes wrong when the examples and counterexamples of `glossary` are run, all of it, in file order.

    Each text is a whole document, made by `read`, and searched with all of `glossaries`, conditions included. In an
    example, this entry's first proposal is accepted at each of its issues, whether it is safe or a question, and must
    give the repaired text; in a counterexample the entry must raise nothing. Retired entries are not run; where `only` is
    given, entries with other ids aren't either. `matcher` is one made of `glossaries` before; `progress` is told how many
    of how many entries were looked at.
    """
    ready = matcher or Matcher(glossaries or (glossary,), lexicon, forms=forms)
    bench = _Bench(ready, lexicon, read)
    faults: list[Fault] = []
    for number, entry in enumerate(glossary.entries):
        if progress is not None:
            progress(number, len(glossary.entries))
        if entry.status is Status.RETIRED or (only is not None and entry.id not in only):
            continue
        try:
            faults += bench.run(glossary.path, entry)
        except GlossaryError as error:
            # An expression that can't be run stops every text it is tried on: it is told once.
            faults += [fault for fault in error.faults if fault not in faults]
    return faults


def repaired_by(
    entry: GlossaryEntry,
    glossaries: Sequence[Glossary],
    lexicon: Lexicon,
    document: Document,
    forms: Forms | None = None,
) -> str | None:
    """The text of `document` with the first proposal of `entry`, one of `glossaries`, accepted at each of its issues; None where it finds none."""
    bench = _Bench(Matcher(glossaries, lexicon, forms=forms), lexicon, lambda _text: document)
    issues = bench.issues(document, entry)
    return bench.repaired(document, issues) if issues else None


class _Bench:
    def __init__(self, matcher: Matcher, lexicon: Lexicon, read: Callable[[str], Document]) -> None:
        self._matcher = matcher
        self._lexicon = lexicon
        self._read = read

    def run(self, path: str, entry: GlossaryEntry) -> Iterator[Fault]:
        """The faults of one entry."""
        where, line = entry.path or path, entry.line or None
        for example in entry.examples:
            if problem := self._example(entry, example):
                yield Fault(where, line, *problem)
        for text in entry.counterexamples:
            if issues := self.issues(self._read(text), entry):
                message = _("The counterexample of “{entry}” is flagged at “{words}”: {text}").format(
                    entry=entry.id, words=issues[0].text, text=text
                )
                hint = _("add to `unless` what tells this text from the wrong ones, or narrow `when`")
                yield Fault(where, line, message, hint)

    def issues(self, document: Document, entry: GlossaryEntry) -> list[Issue]:
        """What the entry flags in `document`."""
        return [issue for issue in self._matcher.scan(document).issues if issue.entry == entry.id]

    def _example(self, entry: GlossaryEntry, example: Example) -> tuple[str, str] | None:
        document = self._read(example.mt)
        issues = self.issues(document, entry)
        if not issues:
            message = _("The example of “{entry}” is not flagged: {text}").format(
                entry=entry.id, text=example.mt
            )
            return message, self._why_not(document, entry)
        got = self.repaired(document, issues)
        if got == example.fixed:
            return None
        message = _("The example of “{entry}” comes out wrong: expected “{expected}”, got “{got}”.").format(
            entry=entry.id, expected=example.fixed, got=got
        )
        return message, ""

    def _why_not(self, document: Document, entry: GlossaryEntry) -> str:
        if reason := reason_of_silence(document, entry, self._lexicon):
            return reason
        others = sorted({issue.entry or "" for issue in self._matcher.scan(document).issues})
        return _("other entries match there: {entries}").format(entries=", ".join(others)) if others else ""

    def repaired(self, document: Document, issues: Sequence[Issue]) -> str:
        """The text of `document` with the first proposal of each of `issues` accepted."""
        style = style_of(document.text)
        text, done = [], 0
        for number, segment in enumerate(document.segments):
            own = [issue for issue in issues if issue.segment == segment.index]
            if own:
                following = document.segments[number + 1 : number + 2]
                target = self._with_repairs(
                    segment.target, own, style, following[0].target if following else ""
                )
                text += [document.text[done : segment.span.start], target]
                done = segment.span.end
        return "".join([*text, document.text[done:]])

    def _with_repairs(self, target: str, issues: Sequence[Issue], style: Style, following: str) -> str:
        choices = []
        for issue in issues:
            ranked = proposals(target, issue.site, issue.rights, style, self._lexicon, following)
            if ranked:
                choices.append(Choice(issue.site, ranked[0].replacement, ranked[0].edits))
        return apply_edits(target, compose(target, choices, style, self._lexicon))
