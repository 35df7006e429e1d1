"""W7: an attribute that comes with the new verb (être endetté for faire eau) agrees with the subject."""

from __future__ import annotations

from dataclasses import replace

from review.french.auxiliary import with_subject
from review.french.conjugation import split_verb
from review.french.draft import Draft
from review.french.lexicon import Lexicon
from review.french.term_forms import Inflection
from review.french.tokens import Word
from review.french.verb_group import attribute_of
from review.model.messages import _


def with_attribute(
    draft: Draft,
    verb_group: str,
    term: str,
    found: list[Inflection],
    before: tuple[Word, ...],
    *,
    lexicon: Lexicon,
) -> list[Inflection]:
    """The readings `found` of the old verb with the subject's gender and number, where just the new one has an attribute.

    Source: Le bon usage, "Accord de l'attribut". The subject is looked for and may be another: a question.
    """
    verb, rest = split_verb(verb_group)[1:]
    attribute = attribute_of(lexicon, verb, rest)
    old_verb, old_rest = split_verb(term)[1:]
    if attribute is None or attribute_of(lexicon, old_verb, old_rest):
        return found
    draft.ask("W7", _("“{word}” has to agree with the subject.").format(word=attribute.group()))
    subject = with_subject(draft, before, lexicon)
    if subject is None:
        return found
    gender, number = subject
    return [replace(reading, gender=gender, number=number) for reading in found]
