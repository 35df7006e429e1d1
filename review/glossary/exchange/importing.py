"""What becomes of entries that come in from elsewhere: new ones, ones that add to an entry there is, ones that are known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from review.glossary.entry import GlossaryEntry
from review.glossary.entry_writing import GRAMMAR_FIELDS
from review.glossary.exchange.losses import RIGHT_NOTE
from review.glossary.forms import form_key, free_id
from review.glossary.toml_batch import Change
from review.model.proposal import Pos

GATHERED: Final = ("right", "note", "examples", "counterexamples")
"""Fields in which an entry takes over what another of its kind has."""

OWN_WORDS: Final = ("type", "severity", "status", "inflect", "real_word")
"""Fields of which only one value can stand: that of the entry which is there first stays."""

_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """An entry that came in and the one of the same wrong forms and conditions that it met.

    `added` are the fields of which `there` takes something over, `left` those in which it keeps its own word.
    """

    came: GlossaryEntry
    there: GlossaryEntry
    added: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(slots=True)
class Plan:
    """What an import does: entries to add, entries to change, what met what, and entries that need another id."""

    added: list[GlossaryEntry] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    renamed: list[tuple[GlossaryEntry, str]] = field(default_factory=list)
    twins: list[tuple[GlossaryEntry, GlossaryEntry]] = field(default_factory=list)


def plan_import(
    coming: Iterable[GlossaryEntry], there: Sequence[GlossaryEntry], taken: Collection[str] = ()
) -> Plan:
    """What to do with the entries that are `coming` into a glossary that has those that are `there`.

    Two entries that find the same words under the same conditions, with right forms of the same part of speech, become
    one: the first one's right forms, then those it lacks, and the examples of both. `taken` are ids of other glossaries.
    """
    plan = Plan()
    used = {*taken, *(entry.id for entry in there)}
    # The entry as it is now, and where it stands: its number among those added, or the entry of the file.
    known: dict[_Key, tuple[GlossaryEntry, int | GlossaryEntry]] = {}
    finding: dict[_Key, GlossaryEntry] = {}
    for entry in there:
        known.setdefault((_kind(entry), *_found(entry)), (entry, entry))
        finding.setdefault(_found(entry), entry)
    changed: dict[str, Change] = {}
    for entry in coming:
        found = _found(entry)
        key = (_kind(entry), *found)
        if key in known:
            now, place = known[key]
            merged, meeting = _meet(now, entry)
            plan.meetings.append(meeting)
            known[key] = (merged, place)
            if isinstance(place, int):
                plan.added[place] = merged
            elif merged != place:
                changed[place.id] = (place, merged)
            continue
        named = replace(entry, id=free_id(entry.id, used))
        if named.id != entry.id:
            plan.renamed.append((entry, named.id))
        if found in finding:
            plan.twins.append((named, finding[found]))
        used.add(named.id)
        known[key] = (named, len(plan.added))
        finding.setdefault(found, named)
        plan.added.append(named)
    plan.changed = list(changed.values())
    return plan


def _found(entry: GlossaryEntry) -> _Key:
    """What an entry finds, and when."""
    forms = entry.wrong if entry.regex else tuple(form_key(form) for form in entry.wrong)
    return (
        entry.regex,
        frozenset(forms),
        frozenset(entry.origin),
        frozenset(form_key(word) for word in entry.when),
        frozenset(form_key(word) for word in entry.unless),
        entry.scope if entry.when or entry.unless else None,
    )


def _kind(entry: GlossaryEntry) -> Pos | None:
    """The part of speech of all right forms, None where each has its own: a file says it once, or leaves it to the forms."""
    return entry.pos if all(right.pos is entry.pos for right in entry.right) else None


def _meet(now: GlossaryEntry, came: GlossaryEntry) -> tuple[GlossaryEntry, Meeting]:
    merged = _merged(now, came)
    added = tuple(name for name in GATHERED if getattr(merged, name) != getattr(now, name))
    left = [name for name in OWN_WORDS if getattr(came, name) != getattr(now, name)]
    there = {right.text: right for right in now.right}
    both = [(there[right.text], right) for right in came.right if right.text in there]
    left += [
        name
        for name in GRAMMAR_FIELDS
        if any(getattr(new, name) and getattr(new, name) != getattr(old, name) for old, new in both)
    ]
    left += [RIGHT_NOTE] if any(new.note and new.note != old.note for old, new in both) else []
    return merged, Meeting(came, now, added, tuple(left))


def _merged(first: GlossaryEntry, second: GlossaryEntry) -> GlossaryEntry:
    """`first` with what only `second` has: right forms, examples, counterexamples; its note where there is none."""
    texts = {right.text for right in first.right}
    return replace(
        first,
        right=(*first.right, *(right for right in second.right if right.text not in texts)),
        note=_notes(first.note, second.note),
        examples=tuple(dict.fromkeys((*first.examples, *second.examples))),
        counterexamples=tuple(dict.fromkeys((*first.counterexamples, *second.counterexamples))),
    )


def _notes(first: str, second: str) -> str:
    if not second.strip() or second.strip() in first:
        return first
    return f"{first.rstrip()}\n{second}" if first.strip() else second
