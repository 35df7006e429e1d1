"""What a change of the glossary does to a text: the issues it adds and those it takes away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from review.model.issue import Issue


@dataclass(frozen=True, slots=True)
class Impact:
    """The issues that a change adds (`more`) and takes away (`fewer`), each in text order.

    An issue that says something else than before (other right forms, another severity or status) is in `changed`, as it
    would be.
    """

    more: tuple[Issue, ...] = ()
    fewer: tuple[Issue, ...] = ()
    changed: tuple[Issue, ...] = ()

    @property
    def segments(self) -> tuple[int, ...]:
        """The numbers of the segments concerned, in order."""
        return tuple(sorted({issue.segment for issue in (*self.more, *self.fewer, *self.changed)}))


def impact(before: Iterable[Issue], after: Iterable[Issue]) -> Impact:
    """The difference between the issues found in one document `before` a change and `after` it.

    An issue is the same where the same entry or check flags the same place.
    """
    old, new = dict(_placed(before)), dict(_placed(after))
    changed = (issue for place, issue in new.items() if place in old and _said(issue) != _said(old[place]))
    return Impact(
        tuple(issue for place, issue in new.items() if place not in old),
        tuple(issue for place, issue in old.items() if place not in new),
        tuple(changed),
    )


def _placed(issues: Iterable[Issue]) -> Iterator[tuple[object, Issue]]:
    for issue in issues:
        yield (issue.segment, issue.span, issue.key.rule), issue


def _said(issue: Issue) -> object:
    return issue.rights, issue.severity, issue.type, issue.status, issue.site
