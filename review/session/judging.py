"""What was made of a document's issues and sentences, from its session or, where the text is gone, from the ledger alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from review.french.lexicon import Lexicon, default_lexicon
from review.french.typography import style_of
from review.glossary.entry import GlossaryEntry, Scope
from review.glossary.learning.changes import changed_span, touched
from review.glossary.learning.judged import Edited, Judged, Reviewed, Verdict
from review.ledger.current import current, edits
from review.ledger.resolve import key_of
from review.model.decision import ActionKind, Decision, Kind, Record
from review.model.document import Document
from review.model.issue import Issue, State
from review.model.proposal import apply_edits
from review.model.span import Span
from review.session.coverage import typed_repair
from review.session.session import AUTO, ReviewSession
from review.session.state import exact_digest
from review.session.views import IssueView, SegmentView

_CHECK: Final = "check:"
_VERDICTS: Final = {
    State.UNDECIDED: Verdict.UNDECIDED,
    State.SKIPPED: Verdict.SKIPPED,
    State.ACCEPTED: Verdict.ACCEPTED,
    State.DISMISSED: Verdict.DISMISSED,
    State.RESOLVED: Verdict.EDITED,
}
_KINDS: Final = {
    Kind.ACCEPT: Verdict.ACCEPTED,
    Kind.DISMISS: Verdict.DISMISSED,
    Kind.SKIP: Verdict.SKIPPED,
    Kind.REOPEN: Verdict.UNDECIDED,
}


def reviewed(session: ReviewSession, entries: Mapping[str, GlossaryEntry]) -> Reviewed:
    """What the review of `session`'s document says of the machine's text; `entries` are those in force, by id.

    An issue whose words were typed as one of the entry's repairs has them counts as accepted. Only reads; may be called from another thread.
    """
    document = session.document
    bench = _Bench(document, entries, default_lexicon())
    found: list[Edited] = []
    judged: list[Judged] = []
    for index in tuple(session.flagged):
        view = session.segment(index)
        if view.edited and view.base != view.mt_target:
            found.append(Edited(document.path, index, view.mt_target, view.base))
        machine = {issue.key: issue for issue in session.found(index)}
        judged += [
            bench.judged(view, one, machine[one.issue.key])
            for one in view.issues
            if one.issue.entry is not None and one.issue.key in machine
        ]
    return Reviewed(document.path, tuple(found), tuple(judged))


class _Bench:
    """What is known of the document and its glossaries; long texts are put together once."""

    def __init__(self, document: Document, entries: Mapping[str, GlossaryEntry], lexicon: Lexicon) -> None:
        self._document = document
        self._entries = entries
        self._lexicon = lexicon
        self._style = style_of(document.text)

    def judged(self, view: SegmentView, one: IssueView, found: Issue) -> Judged:
        """The issue `found` in the machine's text, as `one` has it now."""
        verdict = _VERDICTS[one.state]
        decision = one.record.decision if one.record is not None else None
        if one.record is not None and verdict.decided and _by_fix(one.record):
            verdict = Verdict.BY_FIX
        if decision is not None and verdict is Verdict.ACCEPTED and view.edited and one.gone:
            verdict = Verdict.EDITED if _edited_over(decision, view.base) else verdict
        right, after = None, ""
        if decision is not None and verdict is Verdict.ACCEPTED:
            right, after = decision.replacement, _alone(decision, view.mt_target)
        elif verdict is Verdict.EDITED:
            typed = typed_repair(view.mt_target, found, view.base, self._style, self._lexicon)
            if typed is not None:
                verdict = Verdict.ACCEPTED
                right, after = typed.replacement, apply_edits(view.mt_target, typed.edits)
        return Judged(
            entry=found.entry or "",
            verdict=verdict,
            document=self._document.path,
            segment=view.index,
            sentence=view.mt_target,
            span=found.span,
            reach=self._reach(found.entry or "", view),
            after=after,
            right=right,
            reason=decision.reason if decision is not None and verdict is Verdict.DISMISSED else "",
        )

    def _reach(self, entry: str, view: SegmentView) -> str:
        """The text that the conditions of `entry` look at."""
        known = self._entries.get(entry)
        if known is None or known.scope is Scope.SENTENCE:
            return view.mt_target
        if known.scope is Scope.DOCUMENT:
            return self._document.text
        paragraph = self._document.paragraphs[view.paragraph : view.paragraph + 1]
        return paragraph[0].of(self._document.text) if paragraph else view.mt_target


def _by_fix(record: Record) -> bool:
    return record.action.kind is ActionKind.FIX or record.action.reviewer == AUTO


def _alone(decision: Decision, machine: str) -> str:
    """The machine's sentence with this repair alone; "" where the repair was made on another text."""
    return apply_edits(machine, decision.edits) if decision.base == exact_digest(machine) else ""


def _edited_over(decision: Decision, text: str) -> bool:
    """Whether the words that an accepted repair put in place are no longer those of `text`, the sentence as edited later."""
    span = changed_span(decision.before, decision.after)
    return touched(decision.after, text, span)


def reviewed_by_ledger(name: str, records: Iterable[Record]) -> Reviewed:
    """What the decisions on the document called `name` say where its text is gone: undecided issues aren't known.

    The text of a sentence before the first decision on it stands for the machine's.
    """
    records = tuple(records)
    latest = edits(records)
    over = {(key.digest, key.occurrence): record for key, record in latest.items()}
    judged = tuple(_from_ledger(name, records, over))
    return Reviewed(name, tuple(_edits(name, records)), judged, whole=False)


def _from_ledger(
    name: str, records: Iterable[Record], over: Mapping[tuple[str, int], Record]
) -> Iterator[Judged]:
    for key, record in current(records).items():
        decision = record.decision
        if key.rule.startswith(_CHECK) or key.base:
            continue
        verdict = _KINDS[decision.kind]
        if decision.provisional:
            verdict = Verdict.UNDECIDED
        elif verdict.decided and _by_fix(record):
            verdict = Verdict.BY_FIX
        edit = over.get((key.segment, key.occurrence))
        if edit is not None and edit.id > record.id and verdict in (Verdict.ACCEPTED, Verdict.UNDECIDED):
            verdict = Verdict.EDITED if _edited_over(decision, edit.decision.after) else verdict
        span = decision.site.span if decision.site is not None else Span(0, 0)
        alone = decision.base == exact_digest(decision.before)
        accepted = verdict is Verdict.ACCEPTED
        yield Judged(
            entry=key.rule,
            verdict=verdict,
            document=name,
            segment=None,
            sentence=decision.before,
            span=span,
            reach=decision.before,
            after=decision.after if accepted and alone else "",
            right=decision.replacement if accepted else None,
            reason=decision.reason if verdict is Verdict.DISMISSED else "",
        )


def _edits(name: str, records: Iterable[Record]) -> Iterator[Edited]:
    """Each sentence edited by hand, from its text before the first edit to that after the last one."""
    texts: dict[tuple[str, int], tuple[str, str]] = {}
    for record in records:
        decision = record.decision
        key = key_of(record)
        if not record.in_force or key is None or decision.issue is not None:
            continue
        place = (key.digest, key.occurrence)
        if decision.kind is Kind.EDIT:
            texts[place] = (texts[place][0] if place in texts else decision.before, decision.after)
        elif decision.kind is Kind.REOPEN:
            texts.pop(place, None)
    yield from (Edited(name, None, before, after) for before, after in texts.values() if before != after)
