"""Lessons for the glossary from what reviewers did by hand: entries to add and entries to change, each to be accepted by a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from review.french.lexicon import Lexicon
from review.glossary.entry import Example, GlossaryEntry
from review.glossary.forms import form_key
from review.glossary.learning.changes import Change, changes, versions
from review.glossary.learning.entries import from_choices, from_dismissals, with_right
from review.glossary.learning.judged import Edited, Judged, Reviewed, Verdict
from review.glossary.learning.lesson import Evidence, Lesson, LessonKind, Repaired
from review.glossary.prefill import prefilled
from review.model.messages import ngettext
from review.model.visible import one_line

TWICE: Final = 2
"""How often the same has to be done by hand."""
EXAMPLES: Final = 2
"""Sentences that a new entry takes as its examples."""


@dataclass(frozen=True, slots=True)
class Covered:
    """The entry in force that flags changed words already, and whether one of its repairs is what was typed."""

    entry: str
    gives: bool


Covering = Callable[[Edited, Change], Covered | None]
"""Tells which entry in force flags the changed words of an edited sentence; None where none does."""


@dataclass(frozen=True, slots=True)
class Case:
    """One change in one sentence edited by hand, with all the changes that were made in it."""

    edited: Edited
    change: Change
    others: tuple[Change, ...]

    @property
    def evidence(self) -> Evidence:
        """The sentence before and after."""
        return Evidence(self.edited.document, self.edited.segment, self.edited.before, self.edited.after)

    @property
    def versions(self) -> tuple[str, ...]:
        """How the sentence may read with this change alone, the likeliest first."""
        found = versions(self.edited.before, self.edited.after, self.change, self.others)
        return tuple(dict.fromkeys(text.strip() for text in found))


def learned(
    reviews: Iterable[Reviewed],
    entries: Mapping[str, GlossaryEntry],
    lexicon: Lexicon,
    covered: Covering,
    repaired: Repaired,
) -> tuple[Lesson, ...]:
    """What `reviews` teach a glossary that holds `entries` (by id): first new entries, the most frequent edit first, then changed ones by id.

    An edit made twice by hand (in the same words, articles, case and inflection apart) becomes an entry; where an entry
    flags those words already, another right form of it. An alternative that was chosen twice and in most cases comes
    first from then on. What is dismissed twice for one reason, or three times, becomes a condition or a warning.
    `repaired` gives a text as an entry's first repairs leave it; nothing is proposed that an entry in force gives.
    """
    reviews = tuple(reviews)
    fresh: dict[tuple[str, str], list[Case]] = {}
    other: dict[tuple[str, str], list[Case]] = {}
    for case in _cases(reviews, lexicon):
        known = covered(case.edited, case.change)
        if known is None:
            fresh.setdefault(_terms(case, lexicon), []).append(case)
        elif not known.gives and known.entry in entries:
            other.setdefault((known.entry, _terms(case, lexicon)[1]), []).append(case)
    lessons = list(_new_entries(fresh, set(entries), lexicon, repaired))
    judged: dict[str, list[Judged]] = {}
    for one in (one for review in reviews for one in review.judged):
        judged.setdefault(one.entry, []).append(one)
    for name in sorted({*judged, *(name for name, _right in other)} & set(entries)):
        own = {right: cases for (entry, right), cases in other.items() if entry == name}
        lessons += _changed(entries[name], judged.get(name, []), own, lexicon, repaired)
    return tuple(lessons)


def _cases(reviews: Iterable[Reviewed], lexicon: Lexicon) -> Iterator[Case]:
    for review in reviews:
        for edited in review.edits:
            found = changes(edited.before, edited.after, lexicon)
            yield from (Case(edited, change, found) for change in found if not change.grammar)


def _terms(case: Case, lexicon: Lexicon) -> tuple[str, str]:
    """The two terms of a change in the shape in which equal ones are equal, inflection and articles apart."""
    change = case.change
    entry = prefilled(change.wrong, change.right, "", "", lexicon)
    return form_key(entry.wrong[0]), form_key(entry.right[0].text)


def _new_entries(
    groups: Mapping[tuple[str, str], Sequence[Case]], taken: set[str], lexicon: Lexicon, repaired: Repaired
) -> Iterator[Lesson]:
    often = [terms for terms, cases in groups.items() if len(cases) >= TWICE and terms[0] != terms[1]]
    for terms in sorted(often, key=lambda terms: (-len(groups[terms]), terms)):
        cases = groups[terms]
        entry = drafted(cases, taken, lexicon, repaired)
        taken.add(entry.id)
        text = ngettext(
            "edited the same way {count} time: {wrong} → {right}",
            "edited the same way {count} times: {wrong} → {right}",
            len(cases),
        )
        why = text.format(
            count=len(cases), wrong=one_line(entry.wrong[0], 60), right=one_line(entry.right[0].text, 60)
        )
        yield Lesson(LessonKind.NEW, why, tuple(case.evidence for case in cases), None, entry)


def drafted(cases: Sequence[Case], taken: set[str], lexicon: Lexicon, repaired: Repaired) -> GlossaryEntry:
    """An entry from the same change in several sentences; its examples are those of them that it repairs as it was done by hand.

    Where there is none, the first sentence with this change alone is the example, so that the fault is told.
    """
    best: GlossaryEntry | None = None
    for case in cases:
        for text in case.versions:
            change, before = case.change, case.edited.before.strip()
            draft = prefilled(change.wrong, change.right, before, text, lexicon, taken)
            if draft.examples and repaired(draft, draft.examples[0].mt) == draft.examples[0].fixed:
                return _with_examples(draft, cases, repaired)
            best = best or draft
    if best is None:
        message = "an entry is drafted from one change at least"
        raise ValueError(message)
    return best


def _with_examples(draft: GlossaryEntry, cases: Sequence[Case], repaired: Repaired) -> GlossaryEntry:
    """`draft` with more of the sentences as examples, as far as it repairs them as it was done."""
    examples = list(draft.examples)
    for case in cases:
        before = case.edited.before.strip()
        if len(examples) >= EXAMPLES:
            break
        if any(example.mt == before for example in examples):
            continue
        after = repaired(draft, before)
        if after != before and after in case.versions:
            examples.append(Example(before, after))
    return replace(draft, examples=tuple(examples))


def _changed(
    entry: GlossaryEntry,
    judged: Sequence[Judged],
    typed: Mapping[str, Sequence[Case]],
    lexicon: Lexicon,
    repaired: Repaired,
) -> Iterator[Lesson]:
    """What is to be changed about one entry."""
    firsts = sum(one.verdict is Verdict.ACCEPTED for one in judged)
    for _right, cases in sorted(typed.items(), key=lambda group: (-len(group[1]), group[0])):
        if len(cases) >= TWICE:
            change = cases[0].change
            right = prefilled(
                change.wrong, change.right, cases[0].edited.before, cases[0].versions[0], lexicon
            ).right[0]
            new = with_right(entry, right, first=len(cases) > firsts, repaired=repaired)
            text = ngettext(
                "“{right}” was typed {count} time instead of a right form of this entry",
                "“{right}” was typed {count} times instead of a right form of this entry",
                len(cases),
            )
            why = text.format(count=len(cases), right=one_line(right.text, 60))
            evidence = tuple(case.evidence for case in cases)
            yield Lesson(LessonKind.ALTERNATIVE, why, evidence, entry, new)
    # What was dismissed in a text that is gone may be left alone by the entry as it is now.
    live = [
        one
        for one in judged
        if one.verdict is not Verdict.DISMISSED
        or one.segment is not None
        or repaired(entry, one.sentence) != one.sentence
    ]
    for lesson in (from_choices(entry, judged, repaired), from_dismissals(entry, live, lexicon)):
        if lesson is not None:
            yield lesson
