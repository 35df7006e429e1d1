"""How often each entry was found, and what people made of it; what to do about entries that are mostly wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from review.french.lexicon import Lexicon
from review.glossary.entry import GlossaryEntry
from review.glossary.learning.entries import from_dismissals, most_dismissed
from review.glossary.learning.judged import Judged, Reviewed, Verdict
from review.glossary.learning.lesson import LessonKind
from review.model.issue import Status
from review.model.messages import _
from review.model.visible import one_line

POOR: Final = 30.0
"""Percent of acceptance below which something is to be done about an entry."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What became of the issues of one entry; `by_fix` were accepted by `review fix` and looked at by nobody."""

    entry: str
    found: int
    accepted: int
    edited: int
    dismissed: int
    skipped: int
    undecided: int
    by_fix: int

    @property
    def decided(self) -> int:
        """Issues that a person decided on."""
        return self.accepted + self.edited + self.dismissed

    @property
    def rate(self) -> float | None:
        """Percent of the decided issues whose repair was accepted as it was offered; None where nothing is decided."""
        return 100 * self.accepted / self.decided if self.decided else None


def usages(reviews: Iterable[Reviewed], *, with_fix: bool = False) -> list[Usage]:
    """The usage of each entry, by id; `with_fix`: what `review fix` accepted counts as accepted."""
    verdicts: dict[str, list[Verdict]] = {}
    for review in reviews:
        for one in review.judged:
            verdicts.setdefault(one.entry, []).append(one.verdict)
    return [_usage(entry, found, with_fix=with_fix) for entry, found in sorted(verdicts.items())]


def _usage(entry: str, verdicts: list[Verdict], *, with_fix: bool) -> Usage:
    by_fix = verdicts.count(Verdict.BY_FIX)
    return Usage(
        entry=entry,
        found=len(verdicts),
        accepted=verdicts.count(Verdict.ACCEPTED) + (by_fix if with_fix else 0),
        edited=verdicts.count(Verdict.EDITED),
        dismissed=verdicts.count(Verdict.DISMISSED),
        skipped=verdicts.count(Verdict.SKIPPED),
        undecided=verdicts.count(Verdict.UNDECIDED),
        by_fix=0 if with_fix else by_fix,
    )


def is_poor(usage: Usage, at_least: int) -> bool:
    """Whether less than POOR percent of at least `at_least` decisions accepted the entry's repair."""
    return usage.rate is not None and usage.rate < POOR and usage.decided >= at_least


def advice(
    usage: Usage, entries: Mapping[str, GlossaryEntry], reviews: Iterable[Reviewed], lexicon: Lexicon
) -> str:
    """What to do about an entry that is poor, in a sentence or two; `entries` are those in force, by id."""
    entry = entries.get(usage.entry)
    if entry is None:
        return _("no glossary in force has it any more: nothing to do")
    judged = [one for review in reviews for one in review.judged if one.entry == entry.id]
    if usage.edited > usage.dismissed:
        return _(
            "found rightly, repaired wrongly: put what was typed first in `right` (review glossary learn shows it)"
        )
    told = _narrower(entry, judged, lexicon)
    reason = most_dismissed([one for one in judged if one.verdict is Verdict.DISMISSED])[1]
    if reason:
        return _("{what}; most were dismissed as “{reason}”").format(what=told, reason=one_line(reason, 60))
    return told


def _narrower(entry: GlossaryEntry, judged: Iterable[Judged], lexicon: Lexicon) -> str:
    lesson = from_dismissals(entry, judged, lexicon)
    if lesson is not None and lesson.kind is LessonKind.UNLESS:
        return _("narrow it: “{word}” among its `unless` words leaves these sentences alone").format(
            word=one_line(lesson.new.unless[-1], 60)
        )
    if lesson is not None and lesson.kind is LessonKind.REAL_WORD:
        return _(
            "its words are right elsewhere: set `real_word = true`, or narrow it with `when` or `unless`"
        )
    if entry.status is Status.WARN:
        return _('shown for nothing: set `status = "retired"`, or narrow it with `when` or `unless`')
    return _('narrow it with `when` or `unless`, or set `status = "warn"`')
