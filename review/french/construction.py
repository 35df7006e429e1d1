"""Auxiliary and reflexive use of a verb that takes another's place (french-rules 3.7, W4 and W5)."""

from __future__ import annotations

from typing import Final

from review.french.auxiliary import auxiliary_of, change_auxiliary, with_subject
from review.french.draft import Draft
from review.french.inflection import Inflection, conjugate
from review.french.lexicon import Gender, Lexicon, Number
from review.french.tokens import Gap, Word, composed, gap_kind
from review.model.messages import _
from review.model.proposal import Replacement, Site

_OBJECTS_WORDS: Final = "ne n' me m' te t' se s' le la l' les lui leur y en"
OBJECTS: Final = frozenset(_OBJECTS_WORDS.split())
_REFLEXIVE: Final = ("se ", "s'")
_OWN_PRONOUNS: Final = frozenset({"m'", "me", "s'", "se", "t'", "te"})
_OWN_FORMS: Final = ("me ", "m'", "te ", "t'", "se ", "s'")


def directly_before(draft: Draft, before: tuple[Word, ...]) -> Word | None:
    """The word that stands directly before the verb."""
    if not before:
        return None
    gap = gap_kind(draft.text[before[-1].end : draft.span.start], elided=before[-1].elided)
    return before[-1] if gap in (Gap.PLAIN, Gap.MARKED) else None


def doubt_construction(
    draft: Draft,
    site: Site,
    replacement: Replacement,
    found: list[Inflection],
    before: tuple[Word, ...],
    *,
    lexicon: Lexicon,
) -> None:
    """Auxiliary and reflexive use: where they differ, more than the verb has to change."""
    text, term = composed(replacement.text), composed(site.term)
    if text.startswith(_REFLEXIVE) != term.startswith(_REFLEXIVE):
        draft.ask("W5", _("One of the two verbs is reflexive, the other isn't."))
    wanted = replacement.aux or _own_auxiliary(text, lexicon)
    last = directly_before(draft, before)
    if last is not None and last.key in ("se", "s'") and wanted == "être":
        draft.ask("W5", _("“se” stands before the old verb and may not go with the new one."))
    if last is not None and last.key in OBJECTS and text.startswith(_REFLEXIVE):
        draft.ask("W5", _("A pronoun stands before the new verb, which brings “se” along."))
    auxiliary = auxiliary_of(before, lexicon)
    if auxiliary is None or not any(r.mood == "ppas" for r in found):
        return
    if auxiliary == "avoir" and wanted != "avoir":
        draft.ask("W4", _("The new verb may be conjugated with “être”."))
    if auxiliary == "être" and _own_auxiliary(term, lexicon) != "avoir" and wanted != "être":
        draft.ask("W4", _("The new verb is conjugated with “avoir”."))
    if auxiliary == "être" and _own_auxiliary(term, lexicon) == "avoir" and wanted != "avoir":
        draft.ask("W4", _("The new verb may have no passive."))


def without_reflexive(draft: Draft, text: str, before: tuple[Word, ...]) -> str:
    """W5: the new verb without its own *se*, where the old one has a reflexive pronoun before it already."""
    last = directly_before(draft, before)
    if last is None or last.key not in _OWN_PRONOUNS:
        return text
    return next((text.removeprefix(own) for own in _OWN_FORMS if text.startswith(own)), text)


def other_auxiliary(
    draft: Draft,
    site: Site,
    replacement: Replacement,
    found: list[Inflection],
    before: tuple[Word, ...],
    *,
    lexicon: Lexicon,
) -> str | None:
    """W4: the auxiliary and the new participle, where the new verb takes the other one; None where nothing changes.

    With être the participle agrees with the subject, with avoir it stays as it is (Le bon usage, "Accord du participe
    passé"). A participle without agreement after être gives way to one that agrees.
    """
    text, term = composed(replacement.text), composed(site.term)
    wanted = replacement.aux or _own_auxiliary(text, lexicon)
    participles = [r for r in found if r.mood == "ppas"]
    auxiliary = auxiliary_of(before, lexicon)
    if not participles or auxiliary is None:
        return None
    if wanted == "avoir" and auxiliary == "être" and _own_auxiliary(term, lexicon) != "avoir":
        done = not _reflexive_before(before) and change_auxiliary(
            draft, before, lexicon, old="être", new="avoir"
        )
        return conjugate(lexicon, text, "ppas", None, Gender.MASCULINE, Number.SINGULAR) if done else None
    bare = all((r.gender, r.number) == (Gender.MASCULINE, Number.SINGULAR) for r in participles)
    if wanted != "être" or not (auxiliary == "avoir" or bare):
        return None
    subject = with_subject(draft, before, lexicon)
    if auxiliary == "avoir":
        change_auxiliary(draft, before, lexicon, old="avoir", new="être")
    return conjugate(lexicon, text, "ppas", None, *subject) if subject else None


def _reflexive_before(before: tuple[Word, ...]) -> bool:
    return any(word.key in _OWN_PRONOUNS for word in before[-4:])


def _own_auxiliary(verb: str, lexicon: Lexicon) -> str | None:
    """The auxiliary of a verb group's verb; avoir for a verb that the lexicon lacks, None where both are in use."""
    known = [a for a in lexicon.analyses(verb.split(maxsplit=1)[0]) if a.mood == "infi"]
    return known[0].auxiliary if known else "avoir"
