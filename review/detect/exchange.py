"""The issues of a text with one rule of its glossaries taken out and others put in, without searching for the rest again.

What a rule finds elsewhere doesn't depend on other rules: their conditions look at words of the text, and hits cover one
another within a segment alone. Only segments in which a rule that goes or comes has a hit are looked at again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from review.detect.matcher import Matcher
from review.detect.scan import Hit, Scan, winners
from review.model.issue import Issue


@dataclass(frozen=True, slots=True)
class Exchange:
    """Rule number `out` goes (None: none does), and the rules of `into` come before rule number `before`."""

    out: int | None
    into: Matcher
    before: int


def exchanged(
    matcher: Matcher, scan: Scan, exchange: Exchange, progress: Callable[[int, int], None] | None = None
) -> tuple[tuple[Issue, ...], tuple[Issue, ...]]:
    """The issues of `scan`, one of `matcher`, and those after the exchange, of the segments that it can concern.

    `progress` is told as `Matcher.scan` does; what it raises ends the search. Raises GlossaryError as the search does.
    """
    entering = exchange.into.scan(scan.document, scan.source_language, progress=progress)
    concerned = set(entering.found.segments)
    if exchange.out is not None:
        concerned |= scan.found.matched(exchange.out)
    before = tuple(issue for issue in scan.issues if issue.segment in concerned)
    after: list[Issue] = []
    for number, segment in enumerate(sorted(concerned)):
        if progress is not None:
            progress(number, len(concerned))
        after += _issues(matcher, scan, entering, exchange, segment)
    return before, tuple(after)


def _issues(matcher: Matcher, scan: Scan, entering: Scan, exchange: Exchange, segment: int) -> list[Issue]:
    staying, allowed = matcher.candidates(scan, segment)
    coming, let_in = exchange.into.candidates(entering, segment)
    ranked: dict[Hit, tuple[bool, Hit]] = {}
    # The earlier of two rules wins: those that come stand before rule number `before`, behind the one that precedes it.
    count = exchange.into.size
    for hit in allowed:
        if hit.rule != exchange.out:
            place = hit.rule if hit.rule < exchange.before else hit.rule + count
            ranked[hit._replace(rule=place)] = (False, hit)
    for hit in let_in:
        ranked[hit._replace(rule=exchange.before + hit.rule)] = (True, hit)
    kept = [ranked[hit] for hit in winners(ranked)]
    stay = matcher.issues_of(scan, segment, [hit for new, hit in kept if not new], staying)
    come = exchange.into.issues_of(entering, segment, [hit for new, hit in kept if new], coming)
    return sorted((*stay, *come), key=lambda issue: issue.span.start)
