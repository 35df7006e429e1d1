"""Whether a glossary in force flags words that a person changed, and what a single entry makes of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from review.detect.matcher import Matcher
from review.errors import GlossaryError
from review.french.composition import Choice, compose
from review.french.lexicon import Lexicon
from review.french.substitute import proposals
from review.french.typography import Style, style_of
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.learning.changes import Change, touched
from review.glossary.learning.judged import Edited
from review.glossary.learning.learn import Covered
from review.model.document import Document
from review.model.issue import Issue
from review.model.proposal import Proposal, apply_edits
from review.model.span import Span
from review.session.entries import example_document
from review.session.session import ReviewSession


class Coverage:
    """Asks the issues found in the texts at hand; a sentence whose text is gone is searched by itself."""

    def __init__(self, sessions: Iterable[ReviewSession], matcher: Matcher, lexicon: Lexicon) -> None:
        """`sessions` are those on the texts at hand, `matcher` is for the other sentences."""
        self._sessions: Final[Mapping[str, ReviewSession]] = {one.document.path: one for one in sessions}
        self._matcher: Final = matcher
        self._lexicon: Final = lexicon

    def __call__(self, edited: Edited, change: Change) -> Covered | None:
        """The entry that flags the changed words, one that gives what was typed before others; None where none does."""
        found: Covered | None = None
        for document, issue, offset in self._issues(edited):
            span = issue.span.shifted(offset)
            if issue.entry is None or not span.overlaps(change.span):
                continue
            if self._gives(document, issue, offset, edited):
                return Covered(issue.entry, gives=True)
            if found is None and _about_the_same(span, change):
                found = Covered(issue.entry, gives=False)
        return found

    def _issues(self, edited: Edited) -> Iterator[tuple[Document, Issue, int]]:
        """The issues in the machine's sentence, each with the document it is in and where its segment begins in the sentence."""
        session = self._sessions.get(edited.document)
        if session is not None and edited.segment is not None:
            yield from ((session.document, issue, 0) for issue in session.found(edited.segment))
            return
        document = example_document(edited.before)
        for issue in self._matcher.scan(document).issues:
            yield document, issue, document.segments[issue.segment].span.start

    def _gives(self, document: Document, issue: Issue, offset: int, edited: Edited) -> bool:
        """Whether one of the repairs of `issue` puts in place what stands in the edited sentence."""
        style, end = style_of(document.text), offset + len(document.segments[issue.segment].target)
        around = edited.before[:offset], edited.before[end:]
        target = document.segments[issue.segment].target
        return typed_repair(target, issue, edited.after, style, self._lexicon, around) is not None


def typed_repair(  # noqa: PLR0917 - a sentence, an issue in it, what was typed, and what is known
    target: str,
    issue: Issue,
    after: str,
    style: Style,
    lexicon: Lexicon,
    around: tuple[str, str] = ("", ""),
) -> Proposal | None:
    """The repair of `issue`, found in `target`, whose words all stand in `after`, the sentence as it was typed; None where there is none.

    `around` are the texts before and behind `target` where it is a part of the sentence.
    """
    for proposal in proposals(target, issue.site, issue.rights, style, lexicon):
        start = len(around[0]) + proposal.hull.start
        written = Span(start, start + len(proposal.written(target)))
        repaired = apply_edits(target, proposal.edits).join(around)
        if not touched(repaired, after, written):
            return proposal
    return None


def _about_the_same(span: Span, change: Change) -> bool:
    """Whether the flagged words are what was changed, articles apart, and not a part of it."""
    content = Span(change.span.end - len(change.wrong), change.span.end)
    return span.start <= content.start and content.end <= span.end


class Repair:
    """Repairs texts by one entry alone; the entry asked for last is kept compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        """No entry is compiled yet."""
        self._lexicon: Final = lexicon
        self._entry: GlossaryEntry | None = None
        self._matcher: Matcher | None = None

    def __call__(self, entry: GlossaryEntry, text: str) -> str:
        """`text`, taken for a whole document, with the first proposal of `entry` at each place it flags."""
        document = example_document(text)
        try:
            issues = self._compiled(entry).scan(document).issues
        except GlossaryError:
            return text
        pieces, done = [], 0
        for segment in document.segments:
            choices = []
            for issue in (one for one in issues if one.segment == segment.index):
                ranked = proposals(
                    segment.target, issue.site, issue.rights, style_of(document.text), self._lexicon
                )
                if ranked:
                    choices.append(Choice(issue.site, ranked[0].replacement, ranked[0].edits))
            if choices:
                edits = compose(segment.target, choices, style_of(document.text), self._lexicon)
                pieces += [
                    document.text[done : segment.span.start],
                    apply_edits(segment.target, edits),
                ]
                done = segment.span.end
        return "".join([*pieces, document.text[done:]])

    def _compiled(self, entry: GlossaryEntry) -> Matcher:
        if self._matcher is None or self._entry != entry:
            alone = (Glossary("", "", None, "fr", (entry,)),)
            self._matcher, self._entry = Matcher(alone, self._lexicon), entry
        return self._matcher
