"""The forms under which a glossary term can stand in a text, and what such a form says about its slot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from review.french.adjectives import adjective_form, inflect_adjective
from review.french.conjugation import (
    Slot,
    conjugate,
    is_infinitive,
    reflexive,
    slot_of,
    split_verb,
    verb_forms,
)
from review.french.lexicon import Gender, Lexicon, Number, Pos
from review.french.noun_group import (
    PREPOSITIONS,
    PREVOCALIC,
    WORD,
    head_noun,
    head_of,
    inflected_words,
    is_counted,
    match_case,
    plural_of_word,
    regular_plural,
    takes_both_genders,
)
from review.french.verb_group import attribute_of, numbers_of, rest_as, with_second_verb

_SEPARATOR = re.compile(r"[\s-]+")
_ANY_CLITIC = re.compile(r"(?:(?:me|te|se|nous|vous)\s+|[mts]['’])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inflection:
    """How a form of a term is inflected: mood (`ppas` for a past participle) and person, or gender and number."""

    mood: str | None = None
    person: str | None = None
    gender: Gender | None = None
    number: Number | None = None


def term_forms(lexicon: Lexicon, term: str, pos: str) -> frozenset[str]:
    """Every form under which a term in dictionary form can stand in a text, the term itself included.

    `pos` is a glossary's: noun, name, acronym, adjective, verb, phrase (read as what its first words are). Letter
    case follows the term's; spellings that are only recognised (1990 reform) are among the forms.
    """
    if pos == "phrase":
        pos = _kind_of_phrase(lexicon, term)
    if pos == "noun":
        forms = _noun_forms(lexicon, term)
    elif pos == "adjective":
        forms = _adjective_forms(lexicon, term)
    elif pos == "verb":
        forms = _verb_group_forms(lexicon, term)
    elif pos == "acronym":
        forms = {term if term.endswith(("S", "s")) else term + "s"}
    elif pos == "name" and len(term.split()) == 1:
        forms = {_name_plural(term)}
    else:
        forms = set()
    return frozenset(forms | {term})


def _name_plural(term: str) -> str:
    # A name in -al makes no -aux: two Pascals, not Pascaux.
    return term + "s" if term.endswith("al") else regular_plural(term)


def _kind_of_phrase(lexicon: Lexicon, term: str) -> str:
    _, verb, _ = split_verb(term)
    readings = lexicon.analyses(verb)
    nominal = any(a.pos in (Pos.NOUN, Pos.NAME) for a in readings)
    if is_infinitive(lexicon, verb) and not nominal:
        return "verb"
    head = head_noun(lexicon, term)
    if head is None or any(a.pos is Pos.DETERMINER for a in readings):
        return "fixed"
    return "noun" if any(a.pos is Pos.NOUN for a in lexicon.analyses(head.group())) else "fixed"


def _joined(term: str, words: list[tuple[int, int, str]]) -> str:
    result, end = "", 0
    for start, stop, word in words:
        result += term[end:start] + word
        end = stop
    return result + term[end:]


def _noun_forms(lexicon: Lexicon, term: str) -> set[str]:
    """Singular and plural; with a word whose plural is doubtful (palace change) both with and without it."""
    first = WORD.search(term)
    head = head_noun(lexicon, term)
    if first is None or head is None or is_counted(lexicon, first.group()):
        return set()
    words = inflected_words(lexicon, term)
    forms = set()
    for keep_doubtful in (False, True):
        plural = []
        for found, form, certain in words:
            doubtful = not certain and found.start() != head.start()
            word = found.group() if keep_doubtful and doubtful else form
            plural.append((found.start(), found.end(), word))
        for head_form in {*_other_plurals(lexicon, head.group()), ""}:
            chosen = [(s, e, head_form if head_form and s == head.start() else word) for s, e, word in plural]
            forms.add(_joined(term, chosen))
    if takes_both_genders(lexicon, head.group()):
        forms |= _with_other_gender(lexicon, forms | {term}, head.start())
    return forms


def _other_plurals(lexicon: Lexicon, word: str) -> set[str]:
    """Further plurals that the lexicon lists (cieux and ciels, scénarios and scénarii), of the same gender."""
    found = set()
    for reading in lexicon.analyses(word):
        if reading.pos is Pos.NOUN and reading.number is Number.SINGULAR:
            found |= {
                match_case(word, a.form)
                for a in lexicon.paradigm(reading.lemma, Pos.NOUN)
                if a.number is Number.PLURAL and a.gender is reading.gender
            }
    return found


def _with_other_gender(lexicon: Lexicon, forms: set[str], head: int) -> set[str]:
    """The forms with their adjectives in the other gender: for a noun that has both or that is unknown."""
    result = set()
    for form in forms:
        for gender in (Gender.MASCULINE, Gender.FEMININE):
            words = []
            for found in WORD.finditer(form, 0, head_of(form).stop):
                word = found.group()
                number = Number.PLURAL if _is_plural(lexicon, word) else Number.SINGULAR
                changed = adjective_form(lexicon, word, gender, number) if found.start() != head else None
                words.append((found.start(), found.end(), changed or word))
            result.add(_joined(form, words))
    return result


def _is_plural(lexicon: Lexicon, word: str) -> bool:
    numbers = {a.number for a in lexicon.analyses(word) if a.pos in (Pos.ADJECTIVE, Pos.PARTICIPLE)}
    return numbers == {Number.PLURAL}


def _adjective_forms(lexicon: Lexicon, term: str) -> set[str]:
    forms = {
        inflect_adjective(lexicon, term, gender, number)[0]
        for gender in (Gender.MASCULINE, Gender.FEMININE)
        for number in (Number.SINGULAR, Number.PLURAL)
    }
    if WORD.fullmatch(term):
        paradigm = lexicon.paradigm(term, Pos.ADJECTIVE)
        forms |= {match_case(term, a.form) for a in paradigm if a.form in PREVOCALIC or not a.classical}
    return forms


def _verb_group_forms(lexicon: Lexicon, term: str) -> set[str]:
    clitic, verb, rest = split_verb(term)
    forms = set()
    for form, slot, _written in verb_forms(lexicon, verb):
        mood, person, _, _ = slot
        # A reflexive's participle stands apart from its clitic: s'est rendu compte.
        before = "" if mood == "ppas" else reflexive(clitic, person)
        if not clitic or mood != "impe":
            forms |= {before + match_case(verb, form) + after for after in _rests(lexicon, verb, rest, slot)}
    return forms


def _rests(lexicon: Lexicon, verb: str, rest: str, slot: Slot) -> set[str]:
    """What may follow a verb's form: its attribute in the genders and numbers that go with it, a second verb's forms."""
    if attribute_of(lexicon, verb, rest):
        _, person, gender, number = slot
        own = gender in (Gender.MASCULINE, Gender.FEMININE) and number is not None
        genders = (gender,) if own and gender else (Gender.MASCULINE, Gender.FEMININE)
        numbers = (number,) if own and number else numbers_of(person)
        return {rest_as(lexicon, verb, rest, g, n) for g in genders for n in numbers}
    return {with_second_verb(lexicon, rest, lambda second: conjugate(lexicon, second, *slot))}


def _folded(word: str) -> str:
    return word.lower().replace("’", "'").replace("œ", "oe").replace("æ", "ae")


def readings(lexicon: Lexicon, form: str, term: str) -> tuple[Inflection, ...]:
    """How a form found in a text relates to the term: the possible inflections of its head word.

    Verb readings when the term begins with an infinitive, noun or adjective readings of the head otherwise. A head
    word that the lexicon lacks is compared with its own regular forms. Empty when the form isn't one of the term's.
    """
    clitic, verb, rest = split_verb(term)
    if clitic:
        form = _ANY_CLITIC.sub("", form, count=1)
    pieces = _SEPARATOR.split(form.strip())[: verb.count("-") + 1]
    as_verb = _verb_readings(lexicon, "-".join(pieces), verb)
    if clitic:
        as_verb = [reading for reading in as_verb if reading.mood != "impe"]
    if as_verb and attribute_of(lexicon, verb, rest):
        as_verb = _with_attribute(lexicon, as_verb, form, verb)
    infinitive = is_infinitive(lexicon, verb)
    as_noun = []
    if not infinitive or any(a.pos is Pos.NOUN for a in lexicon.analyses(verb)):
        as_noun = _nominal_readings(lexicon, form, term)
    # hacker is a noun to the lexicon, which lacks the verb: the verb's forms count where the noun's don't fit.
    return tuple(dict.fromkeys(as_noun if as_noun and not infinitive else as_verb + as_noun))


def _verb_readings(lexicon: Lexicon, word: str, verb: str) -> list[Inflection]:
    lemmas = {a.lemma for a in lexicon.analyses(verb) if a.mood == "infi"}
    if not lemmas:
        slots = [slot for form, slot, _ in verb_forms(lexicon, verb) if _folded(form) == _folded(word)]
        return [Inflection(*slot) for slot in slots]
    found = [slot_of(a) for a in lexicon.analyses(word) if a.lemma in lemmas]
    return [Inflection(*slot) for slot in found if slot is not None]


def _with_attribute(lexicon: Lexicon, found: list[Inflection], form: str, verb: str) -> list[Inflection]:
    """The readings with the gender and number that the attribute after the verb has (sont retenues)."""
    written = WORD.match(form)
    attribute = attribute_of(lexicon, verb, form[written.end() :]) if written else None
    if attribute is None:
        return found
    seen = {
        (a.gender, a.number)
        for a in lexicon.analyses(attribute.group())
        if a.pos in (Pos.ADJECTIVE, Pos.PARTICIPLE)
    }
    pairs = sorted(seen, key=str)
    return [Inflection(r.mood, r.person, gender, number) for r in found for gender, number in pairs]


def _nominal_readings(lexicon: Lexicon, form: str, term: str) -> list[Inflection]:
    head = head_noun(lexicon, term)
    if head is None:
        return []
    before = [piece for piece in _SEPARATOR.split(term[: head.start()]) if piece]
    length = len(_SEPARATOR.split(head.group()))
    pieces = _SEPARATOR.split(form.strip())[len(before) : len(before) + length]
    joiner = "-" if "-" in head.group() else " "
    word = joiner.join(pieces)
    known = [a for a in lexicon.analyses(head.group()) if a.pos in _NOMINAL_ORDER]
    known.sort(key=lambda a: _NOMINAL_ORDER.index(a.pos))
    same = [
        a
        for reading in known
        for a in lexicon.analyses(word)
        if a.lemma == reading.lemma and a.pos is reading.pos
    ]
    if same:
        return [Inflection(gender=a.gender, number=a.number) for a in same if a.pos is same[0].pos]
    return _unknown_readings(lexicon, word, head.group())


_NOMINAL_ORDER = (Pos.NOUN, Pos.NAME, Pos.ADJECTIVE, Pos.PARTICIPLE, Pos.DETERMINER)


def _unknown_readings(lexicon: Lexicon, word: str, head: str) -> list[Inflection]:
    plurals = {_folded(p) for p in (plural_of_word(lexicon, head)[0], _name_plural(head), head + "s")}
    if _folded(word) == _folded(head):
        unmarked = _folded(head).endswith(("s", "x", "z")) and head.lower() not in PREPOSITIONS
        return [Inflection(number=Number.INVARIABLE if unmarked else Number.SINGULAR)]
    return [Inflection(number=Number.PLURAL)] if _folded(word) in plurals else []
