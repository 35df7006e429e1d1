"""What is doubtful in glossaries that load: the faults that `glossary check` alone tells.

A rule is a function from what is examined, all glossaries in force in their order, to faults; adding one means adding it to
`RULES`. A rule tells only what is certain: by the entries, the lexicon and the expressions, without running the entries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from review.errors import Fault
from review.french.lexicon import Lexicon
from review.glossary.collection import without_collection
from review.glossary.entry import Glossary
from review.glossary.lint.completeness import (
    idle_scopes,
    missing_counterexamples,
    missing_examples,
    unsorted_entries,
)
from review.glossary.lint.conditions import conditions_in_matches, contradicted_conditions
from review.glossary.lint.examined import Examined, Forms
from review.glossary.lint.expressions import impossible_expressions, runaway_expressions
from review.glossary.lint.grammar import contradicted_genders, contradicted_numbers, contradicted_plurals
from review.glossary.lint.overlap import hidden_by_inflection, repeated_wrong_forms, wrong_replacements
from review.glossary.lint.real_words import missing_conditions
from review.glossary.lint.right_forms import (
    articles_in_right_forms,
    references_without_expression,
    shared_plurals,
)
from review.glossary.lint.spelling import misspelt_replacements

Rule = Callable[[Examined], Iterator[Fault]]

RULES: Final[tuple[Rule, ...]] = (
    missing_examples,
    missing_counterexamples,
    missing_conditions,
    unsorted_entries,
    repeated_wrong_forms,
    hidden_by_inflection,
    wrong_replacements,
    conditions_in_matches,
    contradicted_conditions,
    idle_scopes,
    impossible_expressions,
    runaway_expressions,
    references_without_expression,
    articles_in_right_forms,
    misspelt_replacements,
    contradicted_genders,
    contradicted_numbers,
    contradicted_plurals,
    shared_plurals,
)
"""The rules, each once."""

FILE_WIDE: Final[frozenset[Rule]] = frozenset((missing_examples, unsorted_entries))
"""The rules that look at a file as a whole."""

COMPARING: Final[frozenset[Rule]] = frozenset(
    (repeated_wrong_forms, hidden_by_inflection, wrong_replacements)
)
"""The rules that compare entries. All others look at one entry at a time."""

__all__ = ["COMPARING", "FILE_WIDE", "RULES", "Examined", "Forms", "Rule", "lint"]


def lint(glossaries: Sequence[Glossary], lexicon: Lexicon, forms: Forms | None = None) -> list[Fault]:
    """All that the rules find, by file in the order given and then by line.

    `forms` gives the inflected forms of a term by its part of speech, by default as `lexicon` has them.
    """
    examined = Examined(glossaries, lexicon, forms)
    order = {glossary.path: number for number, glossary in enumerate(glossaries)}
    with without_collection():
        faults = [fault for rule in RULES for fault in rule(examined)]
    return sorted(faults, key=lambda fault: (order.get(fault.where, len(order)), fault.line or 0))
