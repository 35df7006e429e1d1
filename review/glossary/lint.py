"""What is doubtful in glossaries that load: the faults that `glossary check` alone tells.

A rule is a function from all glossaries in force, in their order, to faults; adding one means adding it to `RULES`.
A rule tells only what is certain without the lexicon and without running the entry.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from review.errors import Fault
from review.glossary.entry import Glossary, GlossaryEntry, Scope
from review.glossary.forms import form_key
from review.model.issue import Status
from review.model.messages import _
from review.model.proposal import Pos

Rule = Callable[[Sequence[Glossary]], Iterator[Fault]]

_ARTICLE: Final = re.compile(r"(?:les?|la|une?|des|du)\s|l['’]")
_GROUP: Final = re.compile(r"\\[1-9]|\\g<")


def lint(glossaries: Sequence[Glossary]) -> list[Fault]:
    """All that the rules find, by file in the order given and then by line."""
    order = {glossary.path: number for number, glossary in enumerate(glossaries)}
    faults = [fault for rule in RULES for fault in rule(glossaries)]
    return sorted(faults, key=lambda fault: (order.get(fault.where, len(order)), fault.line or 0))


def missing_examples(glossaries: Sequence[Glossary]) -> Iterator[Fault]:
    """Every entry shows at least one text that it repairs; a table without any is told once."""
    for glossary in glossaries:
        bare = [entry for entry in glossary.entries if not entry.examples]
        if _is_table(glossary) and len(bare) > 1:
            message = _("{count} rows have no example").format(count=len(bare))
            yield Fault(
                glossary.path, bare[0].line, message, _("add the columns {names}").format(names="mt, fixed")
            )
            continue
        for entry in bare:
            hint = _("add {example}").format(example='examples = [{ mt = "…", fixed = "…" }]')
            yield _fault(entry, _("“{id}” has no example").format(id=entry.id), hint)


def missing_counterexamples(glossaries: Sequence[Glossary]) -> Iterator[Fault]:
    """An entry whose wrong form is a French word shows a text in which that word is right."""
    for entry in _entries(glossaries):
        if entry.real_word and not entry.counterexamples:
            message = _("“{id}” is a real word and has no counterexample").format(id=entry.id)
            yield _fault(entry, message, _("add {example}").format(example='counterexamples = ["…"]'))


def unsorted_entries(glossaries: Sequence[Glossary]) -> Iterator[Fault]:
    """Entries stand in the order of their ids; the first that doesn't is told. A table's rows are in any order."""
    for glossary in glossaries:
        if _is_table(glossary):
            continue
        for before, entry in zip(glossary.entries, glossary.entries[1:], strict=False):
            if entry.id < before.id:
                message = _("the entries aren't sorted by id: “{id}” stands after “{before}”")
                yield _fault(entry, message.format(id=entry.id, before=before.id))
                break


def repeated_wrong_forms(glossaries: Sequence[Glossary]) -> Iterator[Fault]:
    """Of two entries with the same wrong form the first wins; told where the second can then never be seen.

    That is so where the first has no condition, or both have the same.
    """
    holders: dict[str, list[tuple[Glossary, GlossaryEntry]]] = defaultdict(list)
    for glossary in glossaries:
        for entry in glossary.entries:
            if entry.status is Status.RETIRED:
                continue
            for form in entry.wrong:
                key = _matched(entry, form)
                winner = next((pair for pair in holders[key] if _hides(pair, (glossary, entry))), None)
                if winner is not None:
                    message = _(
                        "“{form}” is a wrong form of “{winner}” too, which wins ({path}, line {line})"
                    )
                    other = winner[1]
                    yield _fault(
                        entry, message.format(form=form, winner=other.id, path=other.path, line=other.line)
                    )
                holders[key].append((glossary, entry))


def wrong_replacements(glossaries: Sequence[Glossary]) -> Iterator[Fault]:
    """No right form is a wrong form that is flagged wherever it stands."""
    wrong = {
        _matched(entry, form): (glossary, entry)
        for glossary in glossaries
        for entry in glossary.entries
        if entry.status is not Status.RETIRED and not entry.real_word and not _conditions(entry)
        for form in entry.wrong
    }
    for glossary in glossaries:
        for entry in glossary.entries:
            for right in entry.right:
                home, other = wrong.get(form_key(right.text), (glossary, None))
                if other is None or entry.regex or not _both_apply(home, glossary):
                    continue
                message = _("the right form “{form}” is a wrong form of “{other}” ({path}, line {line})")
                yield _fault(
                    entry, message.format(form=right.text, other=other.id, path=other.path, line=other.line)
                )


def idle_scopes(glossaries: Sequence[Glossary]) -> Iterator[Fault]:
    """A scope is for conditions."""
    for entry in _entries(glossaries):
        if entry.scope is not Scope.PARAGRAPH and not entry.when and not entry.unless:
            message = _("“{id}” has a scope but neither when nor unless").format(id=entry.id)
            yield _fault(entry, message, _("leave the scope out"))


def references_without_expression(glossaries: Sequence[Glossary]) -> Iterator[Fault]:
    r"""A right form with \1 in it needs regular expressions to refer to."""
    for entry in _entries(glossaries):
        for right in entry.right:
            if not entry.regex and _GROUP.search(right.text):
                message = _("“{form}” refers to a group, but the wrong forms are no expressions")
                yield _fault(
                    entry, message.format(form=right.text), _("add {example}").format(example="regex = true")
                )


def articles_in_right_forms(glossaries: Sequence[Glossary]) -> Iterator[Fault]:
    """Right forms carry no article, except a name's own; one in lower case is never a name's own."""
    for entry in _entries(glossaries):
        for right in entry.right:
            kinds = (Pos.NAME, Pos.NOUN, Pos.ACRONYM)
            if (
                right.pos in kinds
                and right.article not in ("contract", "name")
                and _ARTICLE.match(right.text)
            ):
                message = _("the right form “{form}” begins with an article").format(form=right.text)
                yield _fault(entry, message, _("leave it out: it follows from the text"))


def shared_plurals(glossaries: Sequence[Glossary]) -> Iterator[Fault]:
    """One plural can't be that of several right forms."""
    for entry in _entries(glossaries):
        plurals = {right.plural for right in entry.right}
        if len({right.text for right in entry.right}) > 1 and len(plurals) == 1 and None not in plurals:
            message = _("“{id}” gives one plural to several right forms").format(id=entry.id)
            yield _fault(entry, message, 'right = [{ text = "…", plural = "…" }]')


RULES: Final[tuple[Rule, ...]] = (
    missing_examples,
    missing_counterexamples,
    unsorted_entries,
    repeated_wrong_forms,
    wrong_replacements,
    idle_scopes,
    references_without_expression,
    articles_in_right_forms,
    shared_plurals,
)
"""The rules, each once."""


def _entries(glossaries: Sequence[Glossary]) -> Iterator[GlossaryEntry]:
    for glossary in glossaries:
        yield from glossary.entries


def _fault(entry: GlossaryEntry, message: str, hint: str = "") -> Fault:
    return Fault(entry.path, entry.line, message, hint)


def _is_table(glossary: Glossary) -> bool:
    return Path(glossary.path).suffix.casefold() != ".toml"


def _matched(entry: GlossaryEntry, form: str) -> str:
    """What forms are compared by; an expression equals only itself."""
    return f"\0{form}" if entry.regex else form_key(form)


def _conditions(entry: GlossaryEntry) -> tuple[object, ...]:
    """What must hold around a match of the entry; () where nothing must."""
    if not (entry.when or entry.unless or entry.origin):
        return ()
    words = (frozenset(map(form_key, entry.when)), frozenset(map(form_key, entry.unless)))
    return (*words, frozenset(entry.origin), entry.scope)


def _hides(winner: tuple[Glossary, GlossaryEntry], loser: tuple[Glossary, GlossaryEntry]) -> bool:
    conditions = _conditions(winner[1])
    return _both_apply(winner[0], loser[0]) and conditions in ((), _conditions(loser[1]))


def _both_apply(one: Glossary, other: Glossary) -> bool:
    """Whether two glossaries can both be in force on a document whose language is known."""
    return one.source is None or other.source is None or _base(one.source) == _base(other.source)


def _base(language: str) -> str:
    return language.split("-", maxsplit=1)[0].casefold()
