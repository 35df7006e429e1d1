"""What an entry or a file lacks, or has without use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from review.errors import Fault
from review.glossary.entry import Glossary, Scope
from review.glossary.lint.examined import Examined, fault_of
from review.model.messages import _


def missing_examples(examined: Examined) -> Iterator[Fault]:
    """Every entry shows at least one text that it repairs; a table without any is told once."""
    for glossary in examined.glossaries:
        bare = [entry for entry in glossary.entries if not entry.examples]
        if _is_table(glossary) and len(bare) > 1:
            message = _("{count} rows have no example").format(count=len(bare))
            yield Fault(
                glossary.path, bare[0].line, message, _("add the columns {names}").format(names="mt, fixed")
            )
            continue
        for entry in bare:
            hint = _("add {example}").format(example='examples = [{ mt = "…", fixed = "…" }]')
            yield fault_of(entry, _("“{id}” has no example").format(id=entry.id), hint)


def missing_counterexamples(examined: Examined) -> Iterator[Fault]:
    """An entry whose wrong form is a French word shows a text in which that word is right."""
    for entry in examined.entries():
        if entry.real_word and not entry.counterexamples:
            message = _("“{id}” is a real word and has no counterexample").format(id=entry.id)
            yield fault_of(entry, message, _("add {example}").format(example='counterexamples = ["…"]'))


def unsorted_entries(examined: Examined) -> Iterator[Fault]:
    """Entries stand in the order of their ids; the first that doesn't is told. A table's rows are in any order."""
    for glossary in examined.glossaries:
        if _is_table(glossary):
            continue
        for before, entry in zip(glossary.entries, glossary.entries[1:], strict=False):
            if entry.id < before.id:
                message = _("the entries aren't sorted by id: “{id}” stands after “{before}”")
                yield fault_of(entry, message.format(id=entry.id, before=before.id))
                break


def idle_scopes(examined: Examined) -> Iterator[Fault]:
    """A scope is for conditions."""
    for entry in examined.entries():
        if entry.scope is not Scope.PARAGRAPH and not entry.when and not entry.unless:
            message = _("“{id}” has a scope but neither when nor unless").format(id=entry.id)
            yield fault_of(entry, message, _("leave the scope out"))


def _is_table(glossary: Glossary) -> bool:
    return Path(glossary.path).suffix.casefold() != ".toml"
