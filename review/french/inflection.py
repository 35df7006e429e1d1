"""Inflection on top of the lexicon: one place to import it from.

Noun groups, adjectives, verbs and the forms of glossary terms live in modules of their own.
"""

from __future__ import annotations

from review.french.adjectives import adjective_form, inflect_adjective
from review.french.conjugation import conjugate, is_infinitive
from review.french.noun_group import gender_of, head_of, number_of, plural_of
from review.french.term_forms import Inflection, readings, term_forms

__all__ = [
    "Inflection",
    "adjective_form",
    "conjugate",
    "gender_of",
    "head_of",
    "inflect_adjective",
    "is_infinitive",
    "number_of",
    "plural_of",
    "readings",
    "term_forms",
]
