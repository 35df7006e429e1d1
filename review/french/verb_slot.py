"""A verb in the place of a verb: same mood, tense and person (french-rules 3.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from review.french.adjective_slot import write_plain
from review.french.attribute import with_attribute
from review.french.auxiliary import auxiliary_of
from review.french.construction import (
    OBJECTS,
    directly_before,
    doubt_construction,
    other_auxiliary,
    without_reflexive,
)
from review.french.contraction import article_of
from review.french.determiners import determiner_of
from review.french.draft import Draft, write_chain
from review.french.elision import CLITICS, joined_clitic
from review.french.inflection import Inflection, conjugate, readings
from review.french.left_context import Link, Role
from review.french.lexicon import Gender, Lexicon, Number, Pos
from review.french.noun_slot import first_key
from review.french.onset import onset_of
from review.french.quotes import lead_of
from review.french.tokens import Gap, Word, composed, gap_kind, words
from review.french.verb_rest import part_at_negation
from review.model.messages import _
from review.model.proposal import Replacement, Site

_PERSONS: Final = {
    "j'": "1s", "je": "1s", "tu": "2s", "il": "3s", "elle": "3s", "on": "3s", "c'": "3s", "ça": "3s", "cela": "3s",
    "ils": "3p", "elles": "3p",
}  # fmt: skip
_ANTECEDENTS: Final = {"moi": "1s", "toi": "2s", "nous": "1p", "vous": "2p"}
_SUBJUNCTIVE: Final = re.compile(
    r"\b(?:(?:faut|fallait|faudrait|faudra|fallut|veu[tx]|veulent|voulait|voulaient|voudrait|voudraient|doute|doutent"
    r"|doutait|souhait\w+|exig\w+|crai\w+|préf[éè]r\w+) (?:que|qu')"
    r"|(?:bien|pour|afin|avant|sans|pourvu|encore|en attendant|jusqu'à ce|à condition|à moins|de peur|de crainte|de sorte"
    r"|possible|nécessaire|important|temps) (?:que|qu')|quoi(?:que|qu'))"
)
_INDICATIVE: Final = ("ipre", "iimp", "ipsi", "ifut", "cond")
_NO_VERBS: Final = frozenset({Pos.ADVERB, Pos.CONJUNCTION, Pos.PREPOSITION})


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands to the left of the verb: its auxiliary's lemma, its subject's person, the mood that is asked for."""

    auxiliary: str | None
    person: str | None
    subjunctive: bool
    opening: bool


def fill_verb(draft: Draft, site: Site, replacement: Replacement, lexicon: Lexicon) -> None:
    """Put a verb in the term's place in the form that the term has there."""
    written = composed(draft.span.of(draft.text))
    form = written.removeprefix(lead_of(written))
    term = composed(site.term)
    found = [r for r in readings(lexicon, form, term.removeprefix(lead_of(term))) if r.mood is not None]
    before = words(draft.text, 0, draft.span.start)
    if _is_noun(draft, form, before, lexicon):
        draft.ask("W1", _("“{word}” is a noun here, or may be one.").format(word=form))
    text = composed(replacement.text)
    if not found:
        draft.ask("W2", _("The form “{word}” is none of the verb's.").format(word=form))
    else:
        lead = lead_of(text)
        bare = text.removeprefix(lead)
        agreed = with_attribute(draft, bare, term, found, before, lexicon=lexicon)
        text = lead + _conjugated(draft, bare, agreed, _context(draft, before, lexicon), lexicon)
        text = other_auxiliary(draft, site, replacement, found, before, lexicon=lexicon) or text
        text = without_reflexive(draft, text, before)
    doubt_construction(draft, site, replacement, found, before, lexicon=lexicon)
    _write_clitic(draft, text, before, lexicon, elide=replacement.elide)
    participle = [r for r in found if r.mood == "ppas"]
    if found and not (len(participle) == len(found) or (participle and auxiliary_of(before, lexicon))):
        text = part_at_negation(draft, text, before, lexicon)
    write_plain(draft, site, replacement, text)


def _is_noun(draft: Draft, form: str, before: tuple[Word, ...], lexicon: Lexicon) -> bool:
    """A determiner before the form makes it a noun; l', le, la, les may be pronouns as well."""
    last = directly_before(draft, before)
    readings_here = lexicon.analyses(form.split(maxsplit=1)[0])
    kinds = {a.pos for a in readings_here}
    adjective = Pos.ADJECTIVE in kinds and all(a.mood != "ppre" for a in readings_here)
    if kinds & _NO_VERBS or (adjective and not _verbal(last, lexicon)):
        return True
    if last is None:
        return False
    if last.key in ("le", "la", "l'", "les"):
        noun = Pos.NOUN in kinds
        subject = len(before) > 1 and (
            before[-2].key in _PERSONS or before[-2].key in OBJECTS | {"nous", "vous"}
        )
        return noun and not subject
    return article_of(last.key) is not None or (
        determiner_of(last.key) is not None and last.key not in ("tout", "leur")
    )


def _verbal(last: Word | None, lexicon: Lexicon) -> bool:
    """Whether what stands before the form makes a verb of it: a pronoun, ne, qui, a preposition or an auxiliary."""
    if last is None:
        return False
    if last.key in _PERSONS or last.key in OBJECTS or last.key in ("nous", "qui", "vous"):
        return True
    return any(a.pos is Pos.PREPOSITION or a.lemma in ("avoir", "être") for a in lexicon.analyses(last.key))


def _person(draft: Draft, before: tuple[Word, ...], lexicon: Lexicon) -> str | None:
    """The person of the nearest subject: a pronoun, object pronouns between it and the verb skipped, or a noun."""
    edge = draft.span.start
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if gap_kind(draft.text[word.end : edge]) not in (Gap.PLAIN, Gap.MARKED):
            return None
        if word.key in _PERSONS:
            return _PERSONS[word.key]
        if word.key in ("nous", "vous"):
            outer = before[place - 1].key if place else ""
            if outer in ("nous", "vous") or (
                outer not in _PERSONS and outer not in OBJECTS and outer != "qui"
            ):
                return "1p" if word.key == "nous" else "2p"
        elif word.key == "qui":
            return _ANTECEDENTS.get(before[place - 1].key if place else "", "3")
        elif word.key not in OBJECTS:
            return _noun_person(word, lexicon)
        edge = word.start
    return None


def _noun_person(word: Word, lexicon: Lexicon) -> str | None:
    parts = {a.pos for a in lexicon.analyses(word.key)}
    if not parts or parts & {Pos.NOUN, Pos.NAME, Pos.ADJECTIVE}:
        return "3"
    return None


def _context(draft: Draft, before: tuple[Word, ...], lexicon: Lexicon) -> _Context:
    clause = " ".join(word.key for word in before[-8:]).replace("' ", "'")
    person = _person(draft, before, lexicon)
    return _Context(
        auxiliary=auxiliary_of(before, lexicon),
        person=person,
        subjunctive=bool(_SUBJUNCTIVE.search(clause)) or _opens_with_que(draft.text),
        opening=not before or gap_kind(draft.text[before[-1].end : draft.span.start]) is Gap.BROKEN,
    )


def _opens_with_que(text: str) -> bool:
    """*Que X opère seul étonne*: a sentence that begins with que."""
    first = words(text)[:1]
    return bool(first) and first[0].key in ("que", "qu'")


def _conjugated(draft: Draft, text: str, found: list[Inflection], context: _Context, lexicon: Lexicon) -> str:
    """The verb in the readings' form; the context decides between readings that would give different ones."""
    best = found
    for keep in (found, *_narrowed(found, context)):
        best = keep or best
        forms = list(dict.fromkeys(f for f in (_form(text, r, lexicon) for r in best) if f))
        if len(forms) == 1 and all(_form(text, r, lexicon) for r in best):
            draft.say("W3", _("The verb keeps mood, tense and person."))
            return forms[0]
    best = sorted(best, key=lambda r: (r.person != "3s", r.mood != "ipre"))
    forms = [f for f in (_form(text, r, lexicon) for r in best) if f]
    if not forms:
        draft.ask("W2", _("The verb “{verb}” lacks the form.").format(verb=text))
        return text
    draft.ask("W3", _("The form may be read in several ways."))
    return forms[0]


def _form(text: str, reading: Inflection, lexicon: Lexicon) -> str | None:
    gender = Gender(reading.gender) if reading.gender else None
    number = Number(reading.number) if reading.number else None
    return conjugate(lexicon, text, reading.mood or "infi", reading.person, gender, number)


def _narrowed(found: list[Inflection], context: _Context) -> list[list[Inflection]]:
    """The readings that are left after each rule in turn."""
    left, steps = found, []
    if context.auxiliary:
        left = [r for r in left if r.mood == "ppas"] or left
        steps.append(left)
    elif context.person:
        left = [r for r in left if r.person] or left
    if context.person:
        left = [r for r in left if (r.person or "").startswith(context.person)] or left
        steps.append(left)
    if not (context.opening and context.person is None):
        left = [r for r in left if r.mood != "impe"] or left
        steps.append(left)
    if context.subjunctive:
        left = [r for r in left if r.mood in ("spre", "simp")] or left
        steps.append(left)
    elif context.person:
        left = [r for r in left if r.mood in _INDICATIVE] or left
        steps.append(left)
    return steps


def _write_clitic(
    draft: Draft, text: str, before: tuple[Word, ...], lexicon: Lexicon, *, elide: str | None
) -> None:
    """E1 to E5: the clitic before the verb."""
    last = directly_before(draft, before)
    if last is None or last.key not in CLITICS:
        return
    bare = last.key in ("de", "d'", "que", "qu'")
    elided = joined_clitic(
        last.key, onset_of(text, lexicon, elide=elide, bare=bare), first_key(text), verb=True
    )
    for reason in elided.reasons:
        draft.say(reason.code, reason.message, asks=reason.asks)
    gap = draft.text[last.end : draft.span.start]
    write_chain(draft, [Link(Role.CLITIC, last.key, last.start, last.end, gap)], [elided.text])
