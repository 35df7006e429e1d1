"""An adjective in the place of an adjective, and a complement with *de* in its place (french-rules 3.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from review.french.case import term_case
from review.french.determiners import BEFORE_VOWEL
from review.french.draft import Draft, joined, opens_sentence, write_chain
from review.french.inflection import inflect_adjective, readings
from review.french.lexicon import Analysis, Gender, Lexicon, Number, Pos
from review.french.noun_slot import Chain, Newcomer
from review.french.onset import onset_of
from review.french.slot import read_slot
from review.french.tokens import Gap, Word, composed, gap_kind, words
from review.french.typography import STRAIGHT
from review.model.messages import _
from review.model.proposal import Replacement, Site

_SUBJECTS: Final = {"il": ("m", "s"), "elle": ("f", "s"), "ils": ("m", "p"), "elles": ("f", "p")}
_COPULAS: Final = frozenset({"être", "sembler", "paraître", "devenir", "rester", "demeurer"})


@dataclass(frozen=True, slots=True)
class _Governor:
    """What the adjective agrees with; None where it isn't known. `certain`: nothing else can govern it."""

    gender: str | None
    number: str | None
    certain: bool = True


def _parts(word: Word, lexicon: Lexicon) -> set[Pos]:
    return {a.pos for a in lexicon.analyses(word.key)}


def _nouns(word: Word, lexicon: Lexicon) -> list[Analysis]:
    return [a for a in lexicon.analyses(word.key) if a.pos is Pos.NOUN]


def _of_noun(word: Word, lexicon: Lexicon, *, certain: bool = True) -> _Governor:
    nouns = _nouns(word, lexicon)
    genders = {str(a.gender) for a in nouns if a.gender in (Gender.MASCULINE, Gender.FEMININE)}
    numbers = {str(a.number) for a in nouns if a.number in (Number.SINGULAR, Number.PLURAL)}
    epicene = any(a.gender is Gender.EPICENE for a in nouns)
    gender = genders.pop() if len(genders) == 1 and not epicene else None
    return _Governor(gender, numbers.pop() if len(numbers) == 1 else None, certain)


def _governor(draft: Draft, lexicon: Lexicon) -> _Governor:
    """The noun to the left, adjectives and adverbs skipped; the copula's subject; else the noun to the right."""
    before = words(draft.text, 0, draft.span.start)
    edge, copula, skipped = draft.span.start, False, False
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if gap_kind(draft.text[word.end : edge]) not in (Gap.PLAIN, Gap.MARKED, Gap.CLOSED):
            break
        parts = _parts(word, lexicon)
        group = next((group for group in draft.groups if group.span.end == word.end), None)
        if group is not None:
            return _Governor(group.gender, group.number, certain=not skipped)
        if copula and word.key in _SUBJECTS:
            return _Governor(*_SUBJECTS[word.key])
        if any(
            a.lemma in _COPULAS for a in lexicon.analyses(word.key) if a.pos in (Pos.VERB, Pos.PARTICIPLE)
        ):
            copula = True
        elif Pos.NOUN in parts and not (parts & {Pos.ADVERB, Pos.PREPOSITION, Pos.DETERMINER}):
            inside = _in_complement(before, word, lexicon)
            return _of_noun(word, lexicon, certain=not skipped and not inside)
        elif not copula and (shared := _shared(before, place, lexicon)) is not None:
            return shared
        elif not (parts & {Pos.ADVERB, Pos.ADJECTIVE, Pos.PARTICIPLE} or word.key in ("et", "ou")):
            break
        skipped = skipped or word.key in ("et", "ou") or bool(parts & {Pos.ADJECTIVE, Pos.PARTICIPLE})
        edge = word.start
    return _on_the_right(draft, lexicon)


def _shared(before: tuple[Word, ...], place: int, lexicon: Lexicon) -> _Governor | None:
    """An adjective or participle beside the term, whose gender shows that of the noun that governs both."""
    readings = [a for a in lexicon.analyses(before[place].key) if a.pos in (Pos.ADJECTIVE, Pos.PARTICIPLE)]
    genders, numbers = {a.gender for a in readings}, {a.number for a in readings}
    if len(genders) != 1 or not genders <= {Gender.MASCULINE, Gender.FEMININE} or len(numbers) != 1:
        return None
    avoir = place > 0 and any(a.lemma == "avoir" for a in lexicon.analyses(before[place - 1].key))
    number = numbers.pop()
    return _Governor(
        str(genders.pop()), None if number in (None, Number.INVARIABLE) else str(number), not avoir
    )


def _in_complement(before: tuple[Word, ...], noun: Word, lexicon: Lexicon) -> bool:
    """Whether the noun is another noun's complement, so that the adjective may agree with that one."""
    place = before.index(noun)
    for back in range(place - 1, max(place - 4, -1), -1):
        parts = _parts(before[back], lexicon)
        if Pos.PREPOSITION in parts or before[back].key in ("du", "des", "au", "aux"):
            return back > 0 and Pos.VERB not in _parts(before[back - 1], lexicon)
        if not parts & {Pos.DETERMINER, Pos.ADJECTIVE}:
            return False
    return False


def _on_the_right(draft: Draft, lexicon: Lexicon) -> _Governor:
    after = words(draft.text, draft.span.end)
    if after and joined(draft, draft.span.end, after[0].start) and _nouns(after[0], lexicon):
        return _of_noun(after[0], lexicon)
    return _Governor(None, None, certain=False)


def _surface(draft: Draft, site: Site, lexicon: Lexicon) -> _Governor:
    """What the term's own form shows."""
    form = composed(draft.span.of(draft.text))
    found = [r for r in readings(lexicon, form, composed(site.term)) if r.mood is None]
    genders = {r.gender for r in found}
    numbers = {r.number for r in found}
    gender = next(iter(genders)) if len(genders) == 1 else None
    number = next(iter(numbers)) if len(numbers) == 1 else None
    return _Governor(
        None if gender in (None, Gender.EPICENE) else str(gender),
        None if number in (None, Number.INVARIABLE) else str(number),
    )


def fill_adjective(draft: Draft, site: Site, replacement: Replacement, lexicon: Lexicon) -> None:
    """Put an adjective in the place of an adjective, agreeing with the same noun."""
    surface, governor = _surface(draft, site, lexicon), _governor(draft, lexicon)
    number = surface.number or governor.number
    agrees = governor.number in (None, number)
    gender = surface.gender or (governor.gender if agrees else None)
    forms = {
        g: inflect_adjective(lexicon, composed(replacement.text), Gender(g), Number(number or "s"))
        for g in ("m", "f")
    }
    text, certain = forms[gender or "m"]
    if number is None:
        draft.ask("N2", _("The text doesn't show whether one or several are meant."))
    if forms["m"][0] != forms["f"][0] and (gender is None or not (surface.gender or governor.certain)):
        draft.ask("A7", _("It isn't certain which word the adjective agrees with."))
    if not certain:
        draft.ask("A8", _("The form “{form}” is not in the dictionary.").format(form=text))
    text = _before_vowel(draft, text, number, lexicon)
    if text != composed(replacement.text):
        draft.say("A7", _("The adjective agrees with its noun."))
        if any(a.pos is Pos.PREPOSITION for word in text.split() for a in lexicon.analyses(word)):
            draft.ask("A8", _("Look whether an expression like “{form}” agrees.").format(form=text))
    _place(
        draft,
        site,
        replacement,
        Newcomer(text, gender, number or "s", None, replacement.elide, name=False),
        lexicon,
    )


def _before_vowel(draft: Draft, text: str, number: str | None, lexicon: Lexicon) -> str:
    """D2: bel, nouvel, vieil where the adjective stands before its noun."""
    after = words(draft.text, draft.span.end)
    if (
        text not in BEFORE_VOWEL
        or number == "p"
        or not after
        or not joined(draft, draft.span.end, after[0].start)
    ):
        return text
    if not _nouns(after[0], lexicon) and Pos.ADJECTIVE not in _parts(after[0], lexicon):
        return text
    onset = onset_of(composed(after[0].text), lexicon)
    if not onset.certain:
        draft.ask("V7", _("Both are in use before the next word: with elision and without."))
    return BEFORE_VOWEL[text] if onset.vowel else text


def _place(draft: Draft, site: Site, replacement: Replacement, newcomer: Newcomer, lexicon: Lexicon) -> None:
    """Write the words before the adjective, should one of them elide, and the adjective."""
    slot = read_slot(draft.text, draft.span.start, composed(draft.span.of(draft.text)), lexicon)
    write_chain(draft, slot.chain, Chain(draft, slot, newcomer, lexicon).rewrite())
    write_plain(draft, site, replacement, newcomer.text)


def write_plain(draft: Draft, site: Site, replacement: Replacement, text: str) -> None:
    """The term's own edit, with the capitals and the apostrophe of its place."""
    matched = draft.span.of(draft.text)
    dressed, reasons = term_case(
        text, matched, site.term, replacement, draft.style, loud=draft.loud, opening=opens_sentence(draft)
    )
    for reason in reasons:
        draft.say(reason.code, reason.message, asks=reason.asks)
    draft.edit(draft.span.start, draft.span.end, dressed.replace(STRAIGHT, draft.apostrophe(matched)))


def is_complement_slot(draft: Draft, site: Site, lexicon: Lexicon) -> bool:
    """Whether the term is an adjective right after its noun, where a noun can only stand with *de*."""
    parts = {a.pos for a in lexicon.analyses(composed(site.term))}
    if Pos.ADJECTIVE not in parts or Pos.NOUN in parts:
        return False
    before = words(draft.text, 0, draft.span.start)
    if not before or not joined(draft, before[-1].end, draft.span.start) or not _nouns(before[-1], lexicon):
        return False
    verbal = any(a.pos is Pos.VERB and a.person for a in lexicon.analyses(before[-1].key))
    return not verbal or (len(before) > 1 and Pos.DETERMINER in _parts(before[-2], lexicon))


def fill_complement(draft: Draft, site: Site, replacement: Replacement, lexicon: Lexicon) -> None:
    """Adjective replaced by a noun: *de* or *d'* and the noun, invariable (capacités d'autofinancement)."""
    text = composed(replacement.text)
    onset = onset_of(text, lexicon, elide=replacement.elide, bare=True)
    if not onset.certain:
        draft.ask("V7", _("Both are in use before the new word: with elision and without."))
    draft.say("A9", _("A noun takes the adjective's place with “de”."))
    write_plain(draft, site, replacement, ("d'" if onset.vowel else "de ") + text)
