"""Entries that stand in each other's way: one form wrong in two of them, or wrong in one and right in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from review.errors import Fault
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.lint.examined import GROUP, Examined, base, fault_of, place_of
from review.glossary.lint.families import Family
from review.model.messages import _

_Conditions = tuple[object, ...]


class _Holders:
    """The first entry that holds each form, for each set of conditions and each language."""

    def __init__(self, examined: Examined) -> None:
        self._key: Final = examined.key
        self._held: dict[str, dict[_Conditions, dict[str, tuple[int, GlossaryEntry, str]]]] = {}
        self._count = 0

    def hold(self, key: str, glossary: Glossary, entry: GlossaryEntry, form: str) -> None:
        """`entry` holds the form `key` by its wrong form `form`; entries come in order."""
        by_conditions = self._held.setdefault(key, {})
        by_language = by_conditions.setdefault(self._conditions(entry), {})
        self._count += 1
        by_language.setdefault(_language(glossary), (self._count, entry, form))

    def winner(
        self, key: str, glossary: Glossary, entry: GlossaryEntry | None = None
    ) -> tuple[GlossaryEntry, str] | None:
        """The first entry that holds `key` wherever `entry` of `glossary` can, and its wrong form.

        Without an `entry`, the first that holds it in whatever text `glossary` serves.
        """
        by_conditions = self._held.get(key)
        if by_conditions is None:
            return None
        language = _language(glossary)
        conditions = self._conditions(entry) if entry is not None else ()
        found = [
            holder
            for wanted in dict.fromkeys(((), conditions))
            for spoken, holder in by_conditions.get(wanted, {}).items()
            if not language or not spoken or spoken == language
        ]
        return min(found, key=lambda holder: holder[0])[1:] if found else None

    def _conditions(self, entry: GlossaryEntry) -> _Conditions:
        """What must hold around a match of the entry; () where nothing must."""
        if not is_conditional(entry):
            return ()
        words = (frozenset(map(self._key, entry.when)), frozenset(map(self._key, entry.unless)))
        return (*words, frozenset(entry.origin), entry.scope)


def repeated_wrong_forms(examined: Examined) -> Iterator[Fault]:
    """Of two entries with the same wrong form the first wins; told where the second can then never be seen.

    That is so where the first has no condition, or both have the same.
    """
    holders = _Holders(examined)
    for glossary, entry in examined.living():
        for form in entry.wrong:
            key = f"\0{form}" if entry.regex else examined.key(form)
            if won := holders.winner(key, glossary, entry):
                message = _("“{form}” is a wrong form of “{other}” too, which wins ({path}, line {line})")
                yield fault_of(
                    entry,
                    message.format(form=form, **place_of(won[0])),
                    _("merge the two entries, or give them different conditions"),
                )
            holders.hold(key, glossary, entry, form)


def hidden_by_inflection(examined: Examined) -> Iterator[Fault]:
    """A wrong form that is a form of an earlier entry's wrong form can never be seen, under the same conditions.

    A longer wrong form wins over a shorter one that is part of it, and an earlier entry for one form of a word over a later
    one for all of them: both are told apart by the search and no faults.
    """
    plain = [(glossary, entry) for glossary, entry in examined.living() if not entry.regex]
    terms = [term for _glossary, entry in plain for term in entry.wrong]
    crowded = examined.families.crowded(map(examined.key, terms))
    examined.inflect(
        (form, entry.pos.value)
        for _glossary, entry in plain
        for form in entry.wrong
        if entry.inflect and examined.key(form) in crowded
    )
    holders = _Holders(examined)
    for glossary, entry in plain:
        shared = [form for form in entry.wrong if examined.key(form) in crowded]
        for form in shared:
            key = examined.key(form)
            won = holders.winner(key, glossary, entry)
            if won is not None and won[0] is not entry and examined.key(won[1]) != key:
                message = _(
                    "“{form}” is found as a form of “{term}”, a wrong form of “{other}”, which wins ({path}, line {line})"
                )
                yield fault_of(
                    entry,
                    message.format(form=form, term=won[1], **place_of(won[0])),
                    _("put this entry first, or write inflect = false in the other"),
                )
        for form in shared:
            for inflected in examined.wrong_forms(entry, form):
                holders.hold(inflected, glossary, entry, form)


def wrong_replacements(examined: Examined) -> Iterator[Fault]:
    """No right form is a wrong form, or an inflected form of one, that is flagged wherever it stands."""
    wrong = _Unconditional(examined)
    for glossary in examined.glossaries:
        for entry in glossary.entries:
            if entry.regex:
                continue
            for right in entry.right:
                won = wrong.flagging(glossary, right.text)
                if won is None:
                    continue
                other, form = won
                same = examined.key(form) == examined.key(right.text)
                message = (
                    _("the right form “{form}” is a wrong form of “{other}” ({path}, line {line})")
                    if same
                    else _(
                        "the right form “{form}” is found as a form of “{term}”, a wrong form of “{other}” ({path}, line {line})"
                    )
                )
                hint = (
                    _("choose another right form, or give the other entry a condition")
                    if same
                    else _("write inflect = false there, or give that entry a condition")
                )
                yield fault_of(entry, message.format(form=right.text, term=form, **place_of(other)), hint)


def is_conditional(entry: GlossaryEntry) -> bool:
    """Whether something must hold around a match of `entry`."""
    return bool(entry.when or entry.unless or entry.origin)


class _Unconditional:
    """The wrong forms that are flagged wherever they stand, in all their forms."""

    def __init__(self, examined: Examined) -> None:
        self._examined: Final = examined
        self._families: Final = examined.families
        self._exact: Final = _Holders(examined)
        self._inflected: Final[dict[Family, _Holders]] = {}
        self._members: Final[defaultdict[Family, list[tuple[Glossary, GlossaryEntry, str]]]] = defaultdict(
            list
        )
        held = [
            (glossary, entry)
            for glossary, entry in examined.living()
            if not (entry.regex or entry.real_word or is_conditional(entry))
        ]
        for glossary, entry in held:
            for form in entry.wrong:
                self._exact.hold(examined.key(form), glossary, entry, form)
                if entry.inflect:
                    self._members[self._families.of(examined.key(form))].append((glossary, entry, form))

    def flagging(self, glossary: Glossary, text: str) -> tuple[GlossaryEntry, str] | None:
        """The entry, and its wrong form, that flags `text` in a document that `glossary` serves."""
        if GROUP.search(text):
            return None
        key = self._examined.key(text)
        if won := self._exact.winner(key, glossary):
            return won
        family = self._families.of(key)
        if family not in self._members:
            return None
        if family not in self._inflected:
            self._inflected[family] = self._holders(self._members[family])
        return self._inflected[family].winner(key, glossary)

    def _holders(self, members: Iterable[tuple[Glossary, GlossaryEntry, str]]) -> _Holders:
        holders = _Holders(self._examined)
        for glossary, entry, form in members:
            for inflected in self._examined.wrong_forms(entry, form):
                holders.hold(inflected, glossary, entry, form)
        return holders


def _language(glossary: Glossary) -> str:
    return base(glossary.source) if glossary.source else ""
