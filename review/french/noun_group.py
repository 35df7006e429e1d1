"""Noun groups in dictionary form: their head, gender, number and plural."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from review.french.lexicon import Analysis, Gender, Lexicon, Number, Pos

_PREPOSITIONS = (
    "à afin après au aux avant avec chez contre dans de depuis derrière des dès devant du durant en entre envers"
    " hors jusque malgré outre par parmi pendant pour sans sauf selon sous sur vers via"
)
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
_RELATIVES = frozenset({"qui", "que", "dont", "où", "quand", "comme"})
_ELIDED_STOP = re.compile("(d|qu|jusqu)['’]", re.IGNORECASE)
WORD = re.compile(r"\S+")

# Adjectives that usually stand before their noun (Grevisse, Le bon usage, "Place de l'épithète").
_PRENOMINAL = (
    "grand petit gros bon mauvais beau nouveau vieux jeune joli long haut bas premier second deuxième troisième dernier"
    " prochain ancien autre même seul simple vrai faux double véritable meilleur pire futur plein nombreux fameux"
    " énième propre triste pauvre bref vaste léger lourd large ample rare unique éventuel possible prétendu"
    " cher demi"
)
PRENOMINAL = frozenset(_PRENOMINAL.split())
# The forms before a vowel, which a plural or a feminine never takes.
PREVOCALIC = frozenset({"bel", "nouvel", "vieil", "fol", "mol"})
# Where the dictionary lists two plurals and usage prefers the irregular one.
_PREFERRED_PLURALS = {"œil": "yeux", "ciel": "cieux", "aïeul": "aïeux", "madame": "mesdames", "val": "vals"}
# The usual gender of nouns that the dictionary lists with both, where the other gender is another, rare word
# (un période, un page) or a person (un enseigne): Trésor de la langue française.
_USUAL_FEMININE = "casse cartouche enseigne enzyme joint-venture manœuvre mousse œuvre ombre ordonnance page part pub période radio réclame vapeur"
_USUAL_MASCULINE = "cadre couple effluve espace geste gîte hymne légume modèle office silicone solde"
_USUAL_GENDERS = {
    **dict.fromkeys(_USUAL_FEMININE.split(), Gender.FEMININE),
    **dict.fromkeys(_USUAL_MASCULINE.split(), Gender.MASCULINE),
}
_NOMINAL = frozenset({Pos.NOUN, Pos.NAME, Pos.ADJECTIVE, Pos.PARTICIPLE})
_FUNCTION_WORDS = frozenset({Pos.ADVERB, Pos.DETERMINER, Pos.CONJUNCTION, Pos.PRONOUN, Pos.PREPOSITION})
_MODIFIERS = (Pos.ADJECTIVE, Pos.PARTICIPLE, Pos.NOUN)
_HEADS = (Pos.NOUN, Pos.NAME, Pos.ADJECTIVE, Pos.PARTICIPLE)
_PREFIX_LIST = (
    "anti auto bi co cyber demi ex extra hyper infra inter intra macro méga mi micro mini mono multi non poly post pré"
    " pro quasi re ré semi sous sub super supra sur télé trans tri ultra vice"
)
_PREFIXES = frozenset(_PREFIX_LIST.split())


def match_case(model: str, word: str) -> str:
    """The word in the letter case and with the apostrophe of the one it stands for."""
    if "’" in model:
        word = word.replace("'", "’")
    if len(model) > 1 and model.isupper():
        return word.upper()
    if model[:1].isupper() and word[:1].islower():
        return word[:1].upper() + word[1:]
    return word


def head_of(noun_group: str) -> slice:
    """The span of the words before the first preposition or relative (code points); empty if it begins with one."""
    end = 0
    for found in WORD.finditer(noun_group):
        word = found.group()
        if word.lower() in PREPOSITIONS or word.lower() in _RELATIVES or _ELIDED_STOP.match(word):
            break
        end = found.end()
    return slice(0, end)


def _is_acronym(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is an acronym, not one that is set in capitals (JOURNAL)."""
    if not (word[:2].isupper() and word.rstrip("s").isupper()) or len(word) < len("IA"):
        return False
    return len(word) <= len("SMS") or not _has(lexicon, word.lower(), *_NOMINAL)


def _stays(lexicon: Lexicon, word: str, place: int) -> bool:
    """Whether a word beside the head has no plural by its looks: acronym, figure, name."""
    if word.isupper() and _has(lexicon, word.lower(), *_NOMINAL):
        return _is_acronym(lexicon, word)
    return _is_acronym(lexicon, word) or any(c.isdigit() for c in word) or (place > 0 and word[0].isupper())


def _has(lexicon: Lexicon, word: str, *parts: Pos) -> bool:
    return any(a.pos in parts for a in lexicon.analyses(word))


def _stands_before_noun(lexicon: Lexicon, word: str) -> bool:
    """Whether a word can only lead up to the noun of a group: determiner, numeral, prenominal adjective."""
    readings = lexicon.analyses(word)
    if any(a.lemma in PRENOMINAL and a.pos is Pos.ADJECTIVE for a in readings):
        return True
    parts = {a.pos for a in readings}
    return bool(parts) and (Pos.NOUN not in parts and Pos.NAME not in parts)


def head_noun(lexicon: Lexicon, noun_group: str) -> re.Match[str] | None:
    """The head noun's place in the group; None when no word stands before the first preposition.

    An adjective that doesn't agree with the noun after it is a noun here (rongeur informatique).
    """
    words = list(WORD.finditer(noun_group, 0, head_of(noun_group).stop))
    own = (found for found in words if not _stands_before_noun(lexicon, found.group()))
    named = (found for found in words if _has(lexicon, found.group(), Pos.NOUN, Pos.NAME))
    head = next(chain(own, named, words), None)
    if head is None or head is words[0]:
        return head
    first = words[0].group()
    adjective = _has(lexicon, first, Pos.ADJECTIVE, Pos.PARTICIPLE)
    return (
        words[0] if adjective and not _agrees(lexicon, first, _word_genders(lexicon, head.group())) else head
    )


def _genders(readings: Iterable[Analysis]) -> set[Gender]:
    found: set[Gender] = set()
    for a in readings:
        if a.gender is Gender.EPICENE or a.gender is None:
            found |= {Gender.MASCULINE, Gender.FEMININE}
        else:
            found.add(a.gender)
    return found


def _noun_readings(lexicon: Lexicon, word: str) -> list[Analysis]:
    readings = [a for a in lexicon.analyses(word) if a.pos is Pos.NOUN]
    readings = readings or [a for a in lexicon.analyses(word) if a.pos is Pos.NAME]
    return [a for a in readings if a.classical] or readings


def _word_genders(lexicon: Lexicon, word: str) -> set[Gender]:
    readings = _noun_readings(lexicon, word)
    if readings or "-" not in word:
        return _genders(readings)
    first, _, rest = word.partition("-")
    if first.lower() in _PREFIXES:
        return _word_genders(lexicon, rest)
    return set() if _has(lexicon, first, Pos.VERB) else _genders(_noun_readings(lexicon, first))


def gender_of(lexicon: Lexicon, noun_group: str) -> Gender | None:
    """The head noun's gender; None when it is unknown or when the noun has both.

    An adjective beside a noun of two genders settles it (une tour carrée). A word after the head that is no
    French noun or adjective makes the group a foreign one (data center), whose head may be elsewhere.
    """
    head = head_noun(lexicon, noun_group)
    if head is None:
        return None
    genders = _word_genders(lexicon, head.group())
    for found in WORD.finditer(noun_group, 0, head_of(noun_group).stop):
        word = found.group()
        if found.start() > head.start() and _is_foreign(lexicon, word):
            return None
        agreeing = [a for a in lexicon.analyses(word) if a.pos in (Pos.ADJECTIVE, Pos.PARTICIPLE)]
        if len(genders) > 1 and found.start() != head.start() and agreeing:
            genders &= _genders(agreeing)
    if len(genders) == 1:
        return genders.pop()
    return _USUAL_GENDERS.get(head.group().lower().rstrip("s")) if genders else None


def takes_both_genders(lexicon: Lexicon, noun: str) -> bool:
    """Whether one and the same noun stands in either gender (la ministre, le ministre), or is unknown."""
    readings = _noun_readings(lexicon, noun)
    usual = noun.lower().rstrip("s") in _USUAL_GENDERS
    return not usual and (not readings or any(a.gender is Gender.EPICENE for a in readings))


def _is_foreign(lexicon: Lexicon, word: str) -> bool:
    return word.islower() and not _has(lexicon, word, *_NOMINAL, *_FUNCTION_WORDS)


def number_of(lexicon: Lexicon, form: str) -> Number | None:
    """The number of a noun, adjective or participle; None when it is unknown or open (fils)."""
    numbers = {a.number for a in lexicon.analyses(form) if a.pos in _NOMINAL and a.number is not None}
    return numbers.pop() if len(numbers) == 1 else None


def regular_plural(word: str) -> str:
    """The plural by rule alone: -al makes -aux, -eau, -au and -eu take x, s x z stay, all else takes s."""
    if word.endswith(("s", "x", "z", "S", "X", "Z")):
        return word
    if word.endswith("al") and len(word) > len("bal"):
        return word[:-1] + "ux"
    return word + ("x" if word.endswith(("eau", "au", "eu")) else "s")


def plural_of_word(
    lexicon: Lexicon, word: str, order: tuple[Pos, ...] = _HEADS, gender: Gender | None = None
) -> tuple[str, bool]:
    """The plural of a single word and whether the lexicon vouches for it; a plural stays as it is.

    `order` says which reading comes first, `gender` which forms are meant where a lemma has both.
    """
    readings = sorted(
        (a for a in lexicon.analyses(word) if a.pos in order and a.classical),
        key=lambda a: order.index(a.pos),
    )
    for reading in readings:
        if reading.number in (Number.PLURAL, Number.INVARIABLE):
            return word, True
        wanted = {reading.gender, gender} - {None}
        plurals = [
            a.form
            for a in lexicon.paradigm(reading.lemma, reading.pos)
            if a.number in (Number.PLURAL, Number.INVARIABLE)
            and a.classical
            and a.form not in PREVOCALIC
            and (a.gender in wanted or Gender.EPICENE in wanted or a.gender is Gender.EPICENE)
        ]
        if plurals:
            best = _PREFERRED_PLURALS.get(reading.form) if reading.pos is Pos.NOUN else None
            regular = regular_plural(reading.form)
            best = best or (regular if regular in plurals else plurals[0])
            return match_case(word, best), True
    if "-" in word and not readings:
        return _plural_of_compound(lexicon, word), False
    return regular_plural(word), False


def _plural_of_compound(lexicon: Lexicon, word: str) -> str:
    """A guess for a hyphenated word that the lexicon lacks (Le bon usage, "Pluriel des noms composés")."""
    parts = word.split("-")
    if parts[0].lower() in _PREFIXES or not lexicon.analyses(parts[0]):
        return "-".join([*parts[:-1], plural_of_word(lexicon, parts[-1])[0]])
    if _has(lexicon, parts[0], Pos.VERB) and not _has(lexicon, parts[0], Pos.ADJECTIVE):
        return word
    for place, part in enumerate(parts):
        if part.lower() in PREPOSITIONS or _ELIDED_STOP.match(part):
            return "-".join([*(plural_of_word(lexicon, p)[0] for p in parts[:place]), *parts[place:]])
    return "-".join(plural_of_word(lexicon, part)[0] for part in parts)


def _agrees(lexicon: Lexicon, word: str, genders: set[Gender]) -> bool:
    readings = [a for a in lexicon.analyses(word) if a.pos in (Pos.ADJECTIVE, Pos.PARTICIPLE)]
    return not genders or bool(_genders(readings) & genders)


def inflected_words(
    lexicon: Lexicon, noun_group: str, gender: Gender | None = None
) -> list[tuple[re.Match[str], str, bool]]:
    """The words before the first preposition, each with its plural and whether that is certain.

    A noun put beside the head (date limite) takes its plural without certainty; from an adjective that doesn't agree with
    the head on (accélérateur haute performance) nothing changes. Acronyms and names after the head stay.
    """
    head = head_noun(lexicon, noun_group)
    genders = {gender} if gender else _word_genders(lexicon, head.group()) if head else set()
    result: list[tuple[re.Match[str], str, bool]] = []
    stopped = False
    for found in WORD.finditer(noun_group, 0, head_of(noun_group).stop):
        word = found.group()
        parts = {a.pos for a in lexicon.analyses(word)}
        is_head = head is not None and found.start() == head.start()
        if stopped:
            result.append((found, word, False))
        elif is_head:
            plural = (
                (word, True) if _is_acronym(lexicon, word) else plural_of_word(lexicon, word, _HEADS, gender)
            )
            result.append((found, *plural))
        elif _stays(lexicon, word, found.start()) or (parts & _FUNCTION_WORDS and not parts & _NOMINAL):
            result.append((found, word, True))
        elif parts & {Pos.ADJECTIVE, Pos.PARTICIPLE}:
            stopped = not _agrees(lexicon, word, genders)
            plural = (word, False) if stopped else plural_of_word(lexicon, word, _MODIFIERS)
            result.append((found, *plural))
        else:
            result.append((found, plural_of_word(lexicon, word, _MODIFIERS)[0], False))
    return result


def plural_of(lexicon: Lexicon, noun_group: str, gender: Gender | None = None) -> tuple[str, bool]:
    """The plural of a noun group, and whether it is certain (False: a word or compound that the lexicon lacks).

    Every word before the first preposition takes the plural (Le bon usage, "Le nombre des noms"): capacités
    d'autofinancement, chantiers navals. A group that begins with a numeral is plural already.
    """
    first = WORD.search(noun_group)
    if first is None or is_counted(lexicon, first.group()):
        return noun_group, True
    words = inflected_words(lexicon, noun_group, gender)
    result, end = "", 0
    for found, plural, _certain in words:
        result += noun_group[end : found.start()] + plural
        end = found.end()
    return result + noun_group[end:], bool(words) and all(certain for _, _, certain in words)


def is_counted(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is a plural numeral or determiner (trois clics), so that the group's number is fixed."""
    readings = lexicon.analyses(word)
    return any(a.pos is Pos.DETERMINER and a.number is Number.PLURAL for a in readings) or word.isdigit()
