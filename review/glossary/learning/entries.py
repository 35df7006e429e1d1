"""What the decisions on an entry's issues say against the entry as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from review.french.lexicon import Lexicon
from review.glossary.entry import Example, GlossaryEntry
from review.glossary.forms import form_key
from review.glossary.learning.judged import Judged, Verdict
from review.glossary.learning.lesson import Evidence, Lesson, LessonKind, Repaired
from review.glossary.learning.words import lemmas_of, shared_words
from review.model.issue import Status
from review.model.messages import _, ngettext
from review.model.proposal import Replacement
from review.model.visible import one_line

SAME_REASON: Final = 2
"""Dismissals for one reason that teach something."""
DISMISSED: Final = 3
"""Dismissals for different reasons, or for none, that teach something."""
RARE: Final = 4
"""An entry that is accepted more than so many times for each dismissal is good as it is."""
COUNTEREXAMPLES: Final = 3


def with_right(entry: GlossaryEntry, right: Replacement, *, first: bool, repaired: Repaired) -> GlossaryEntry:
    """`entry` with one more right form, the first or the last one."""
    own = replace(right, pos=entry.pos)
    rights = (own, *entry.right) if first else (*entry.right, own)
    return with_examples_for(entry, replace(entry, right=rights), repaired)


def with_examples_for(old: GlossaryEntry, new: GlossaryEntry, repaired: Repaired) -> GlossaryEntry:
    """`new` with the examples that `old` repairs as they say put right for its own first right form."""
    examples = tuple(
        replace(example, fixed=repaired(new, example.mt))
        if repaired(old, example.mt) == example.fixed
        else example
        for example in old.examples
    )
    return replace(new, examples=tuple(example for example in examples if example.mt != example.fixed))


def from_choices(entry: GlossaryEntry, judged: Iterable[Judged], repaired: Repaired) -> Lesson | None:
    """The alternative that was chosen over the first right form twice at least, and more often than all others together, put first."""
    chosen = [one for one in judged if one.verdict is Verdict.ACCEPTED and one.right is not None]
    counts = Counter(one.right.text for one in chosen if one.right is not None)
    if not counts:
        return None
    best, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    rights = {right.text: right for right in entry.right}
    if best not in rights or best == entry.right[0].text or count < 2 or 2 * count <= len(chosen):  # noqa: PLR2004
        return None
    order = (rights[best], *(right for right in entry.right if right.text != best))
    cases = [one for one in chosen if one.right is not None and one.right.text == best]
    new = _with_case(with_examples_for(entry, replace(entry, right=order), repaired), cases, repaired)
    why = _("“{best}” was chosen over “{first}” in {count} of {total} places").format(
        best=one_line(best, 60), first=one_line(entry.right[0].text, 60), count=count, total=len(chosen)
    )
    return Lesson(LessonKind.ORDER, why, _evidence(cases), entry, new)


def _with_case(entry: GlossaryEntry, cases: Iterable[Judged], repaired: Repaired) -> GlossaryEntry:
    """`entry` with the first of the sentences that it repairs as it was done as one more example."""
    known = {example.mt for example in entry.examples}
    for one in cases:
        before = one.sentence.strip()
        if before and before not in known and repaired(entry, before) == one.after.strip() != before:
            return replace(entry, examples=(*entry.examples, Example(before, one.after.strip())))
    return entry


def from_dismissals(entry: GlossaryEntry, judged: Iterable[Judged], lexicon: Lexicon) -> Lesson | None:
    """What keeps `entry` from what was dismissed: a word that those sentences share, else less certainty; None where it is good as it is."""
    judged = tuple(judged)
    right = [one for one in judged if one.verdict in (Verdict.ACCEPTED, Verdict.EDITED)]
    dismissed = [one for one in judged if one.verdict is Verdict.DISMISSED]
    group, reason = most_dismissed(dismissed)
    if not group:
        return None
    words = _tell_tale(entry, group, right, lexicon)
    why = _why(len(group), reason, len(right))
    if words:
        told = _("{why}; all of them with “{word}”, which no accepted one has").format(why=why, word=words[0])
        return Lesson(LessonKind.UNLESS, told, _evidence(group), entry, _narrowed(entry, words[0], group))
    return (
        None
        if len(right) > RARE * len(dismissed)
        else _less_sure(entry, group, why, (len(dismissed), len(right)))
    )


def _less_sure(
    entry: GlossaryEntry, group: Sequence[Judged], why: str, counts: tuple[int, int]
) -> Lesson | None:
    """`entry` with a person asked each time, shown only, or retired, as the `counts` of dismissals and of errors say."""
    dismissed, errors = counts
    if errors and not entry.real_word and entry.status is Status.ACTIVE:
        kind, new = LessonKind.REAL_WORD, replace(entry, real_word=True)
        told = _("{why}; no word tells these sentences from the others").format(why=why)
    elif entry.status is Status.ACTIVE and dismissed > errors:
        kind, new = LessonKind.WARN, replace(entry, status=Status.WARN)
        told = _("{why}; shown from now on, never applied by itself").format(why=why)
    elif entry.status is Status.WARN and not errors:
        kind, new = LessonKind.RETIRE, replace(entry, status=Status.RETIRED)
        told = _("{why}; kept in the file, not looked for any more").format(why=why)
    else:
        return None
    return Lesson(kind, told, _evidence(group), entry, new)


def most_dismissed(dismissed: Sequence[Judged]) -> tuple[list[Judged], str]:
    """The dismissals to learn from, with their common reason: those with the most frequent one, else all of them."""
    groups: dict[str, list[Judged]] = {}
    for one in dismissed:
        groups.setdefault(form_key(one.reason), []).append(one)
    reasoned = [group for key, group in groups.items() if key and len(group) >= SAME_REASON]
    if reasoned:
        best = max(reasoned, key=len)
        return best, best[0].reason
    return (list(dismissed), "") if len(dismissed) >= DISMISSED else ([], "")


def _tell_tale(
    entry: GlossaryEntry, group: Sequence[Judged], right: Iterable[Judged], lexicon: Lexicon
) -> tuple[str, ...]:
    """The words that all sentences of `group` share and that stand near none of the errors."""
    terms = (*entry.when, *entry.unless, *entry.wrong, *(right.text for right in entry.right))
    texts = {*terms, *(example.mt for example in entry.examples), *(one.reach for one in right)}
    absent = frozenset(lemma for text in texts for lemma in lemmas_of(text, lexicon))
    return shared_words([(one.sentence, one.span) for one in group], absent, lexicon)


def _narrowed(entry: GlossaryEntry, word: str, group: Iterable[Judged]) -> GlossaryEntry:
    fresh = dict.fromkeys(one.sentence.strip() for one in group)
    added = [text for text in fresh if text not in entry.counterexamples][:COUNTEREXAMPLES]
    return replace(entry, unless=(*entry.unless, word), counterexamples=(*entry.counterexamples, *added))


def _why(dismissed: int, reason: str, right: int) -> str:
    if reason:
        text = ngettext(
            "dismissed {count} time as “{reason}”", "dismissed {count} times as “{reason}”", dismissed
        )
    else:
        text = ngettext("dismissed {count} time", "dismissed {count} times", dismissed)
    told = text.format(count=dismissed, reason=one_line(reason, 60))
    kept = ngettext("an error {count} time", "an error {count} times", right).format(count=right)
    return _("{dismissed}, {kept}").format(dismissed=told, kept=kept) if right else told


def _evidence(judged: Iterable[Judged]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(one.document, one.segment, one.sentence, one.after or one.sentence) for one in judged
    )
