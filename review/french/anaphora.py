"""Pronouns that may stand for a noun, in the other gender (french-rules 3.8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from review.french.adjectives import adjective_form
from review.french.complements import DAYS
from review.french.determiners import is_prenominal
from review.french.lexicon import Gender, Lexicon, Number, Pos
from review.french.tokens import Gap, Word, composed, gap_kind
from review.model.proposal import Edit

_FEMININE: Final = {
    "aucun": "aucune", "celui": "celle", "celui-ci": "celle-ci", "celui-là": "celle-là", "ceux": "celles", "ceux-ci": "celles-ci",
    "ceux-là": "celles-là", "certains": "certaines", "chacun": "chacune", "eux": "elles", "il": "elle", "ils": "elles", "quelques-uns": "quelques-unes", "tous": "toutes", "uns": "unes", "lui-même": "elle-même",
    "eux-mêmes": "elles-mêmes", "lequel": "laquelle", "lesquels": "lesquelles", "duquel": "de laquelle",
    "auquel": "à laquelle", "desquels": "desquelles", "auxquels": "auxquelles",
}  # fmt: skip
_OF_SEVERAL: Final = frozenset(
    {"aucun", "aucune", "celle", "celui", "chacun", "chacune", "lequel", "laquelle"}
)
_DETERMINERS: Final = frozenset({"aucun", "aucune", "certains", "certaines", "tous", "toutes"})
_SEEMING: Final = frozenset({"paraît", "semble", "semblait"})
_MASCULINE: Final = {feminine: masculine for masculine, feminine in _FEMININE.items()}
_PLURAL_WORDS: Final = (
    "auxquelles auxquels celles celles-ci celles-là certaines certains ceux ceux-ci ceux-là desquelles desquels elles elles-mêmes eux eux-mêmes"
    " ils lesquelles lesquels quelques-unes quelques-uns tous toutes unes uns"
)
_PLURAL: Final = frozenset(_PLURAL_WORDS.split())
_INVERTED: Final = re.compile(r"(.*-)(il|elle|ils|elles)")
_IMPERSONAL_WORDS: Final = "existait existe s'agira s'agissait s'agit convenait convient fallait faudra faudrait faut importe pleut suffisait suffit"
_THERE: Final = frozenset({"a", "ait", "aura", "aurait", "avait", "eut", "eût"})
_IMPERSONAL: Final = frozenset(_IMPERSONAL_WORDS.split())
_POSSESSIVE: Final = {
    "mien": "mienne", "tien": "tienne", "sien": "sienne", "nôtre": "nôtre", "vôtre": "vôtre", "leur": "leur",
}  # fmt: skip
_POSSESSIVE_BACK: Final = {feminine: masculine for masculine, feminine in _POSSESSIVE.items()}
_ARTICLES: Final = {
    "le": "la", "un": "une", "du": "de la", "au": "à la", "la": "le", "une": "un", "ce": "cette", "cet": "cette", "cette": "ce",
}  # fmt: skip
_OLD_FEMININE: Final = frozenset({"la", "une", "cette"})
_SEVERAL: Final = frozenset({"aux", "ces", "des", "les"})
_DEGREES: Final = frozenset({"mieux", "moins", "plus"})
_PLACES: Final = frozenset({"bas", "haut", "large", "plein"})
_NEIGHBOURS: Final = frozenset({"précédent", "précédente", "suivant", "suivante"})
_ARTICLE_GENDERS: Final = {"la": "f", "le": "m", "un": "m", "une": "f"}
_JOINING: Final = frozenset({Pos.CONJUNCTION, Pos.PREPOSITION})


def other_pronoun(
    found: Sequence[Word], place: int, gender: str, number: str, *, both: bool, stands_alone: bool
) -> str | None:
    """The pronoun at `place` in `gender`, where it is of the other one and of `number` (`both`: of any number).

    None for other words, for the il of *il y a*, *il faut* and the like, and for what is a determiner unless it
    `stands_alone`, without a noun or another determiner after it (ils sont tous venus).
    """
    word = found[place]
    inverted = _INVERTED.fullmatch(word.key)
    key = inverted.group(2) if inverted else word.key
    new = (_FEMININE if gender == "f" else _MASCULINE).get(key)
    counts = (key in _PLURAL) == (number == "p") or both or key in _OF_SEVERAL or _of_all(found, place)
    if new is None or not counts:
        return None
    if inverted:
        return word.text[: len(word.text) - len(key)] + new
    if _impersonal(found, place):
        return None
    if key in _DETERMINERS and not stands_alone:
        return None
    return new.capitalize() if word.text[0].isupper() else new


def _of_all(found: Sequence[Word], place: int) -> bool:
    """*la plus chère de toutes*, where one of many is meant."""
    return found[place].key in ("tous", "toutes") and place > 0 and found[place - 1].key == "de"


def _impersonal(found: Sequence[Word], place: int) -> bool:
    """*il y a*, *il n'y en a*, *il faut*, *il semble que*."""
    after = [word.key for word in found[place + 1 : place + 5]]
    if after[:1] in (["n'"], ["ne"]):
        after = after[1:]
    if after[:1] == ["y"]:
        return bool(_THERE & set(after[1:2] if after[1:2] != ["en"] else after[2:3]))
    if len(after) > 1 and after[0] in _SEEMING and after[1] in ("que", "qu'"):
        return True
    return bool(after) and (after[0] in _IMPERSONAL or "".join(after[:2]) in _IMPERSONAL)


def pronoun_phrase(
    found: Sequence[Word], place: int, text: str, old: str, new: str, *, lexicon: Lexicon
) -> Edit | None:
    """*l'un*, *le mien*, *le second*: an article of the `old` gender without a noun, in the `new` gender."""
    if place + 1 >= len(found):
        return None
    article, second = found[place], found[place + 1]
    if article.key == "l'" and second.key in ("un", "une"):
        return _one(found, place + 1, old, new, lexicon=lexicon)
    of_them = article.key in ("d'", "de") and any(w.key == "en" for w in found[max(place - 4, 0) : place])
    if article.key in _SEVERAL or of_them:
        return _several(found, place, text, old, new, lexicon=lexicon)
    if second.key in _DEGREES:
        return _superlative(found, place, text, old, new, lexicon=lexicon)
    return _singular(found, place, text, old, new, lexicon=lexicon)


def _of_old(article: Word, old: str) -> bool:
    """Whether a singular article or determiner is of the old gender."""
    return article.key in _ARTICLES and (article.key in _OLD_FEMININE) == (old == "f")


def _singular(
    found: Sequence[Word], place: int, text: str, old: str, new: str, *, lexicon: Lexicon
) -> Edit | None:
    """*le mien*, *le second*."""
    article, second = found[place], found[place + 1]
    if not _of_old(article, old):
        return None
    if _one_more(found, place, text, lexicon):
        return Edit(article.start, article.end, _ARTICLES[article.key])
    possessive = (_POSSESSIVE if new == "f" else _POSSESSIVE_BACK).get(second.key)
    if possessive is not None and not (
        second.key == "leur" and _noun_follows(found, place + 1, text, lexicon)
    ):
        form: str | None = possessive
    else:
        form = _elliptic(found, place, text, new, lexicon=lexicon)
    if form is None:
        return None
    written = _ARTICLES[article.key]
    written = written.capitalize() if article.text[0].isupper() else written
    return Edit(article.start, second.end, f"{written}{text[article.end : second.start]}{form}")


def _one_more(found: Sequence[Word], place: int, text: str, lexicon: Lexicon) -> bool:
    """*…, un en mai*: un after a mark and before a preposition or a time."""
    if found[place].key not in ("un", "une") or not place:
        return False
    parts = {a.pos for a in lexicon.analyses(found[place + 1].key)}
    apart = gap_kind(text[found[place - 1].end : found[place].start]) is Gap.BROKEN
    prepositional = Pos.PREPOSITION in parts and not parts & {Pos.NOUN, Pos.ADJECTIVE}
    return apart and (prepositional or found[place + 1].key in DAYS or found[place + 1].key in ("au", "aux"))


def _one(found: Sequence[Word], place: int, old: str, new: str, *, lexicon: Lexicon) -> Edit | None:
    """*l'un*, unless it is one of other things."""
    word, written = found[place], "une" if new == "f" else "un"
    passed = word.key == written or _one_of_others(found, place, old, lexicon)
    return None if passed else Edit(word.start, word.end, written)


def _one_of_others(found: Sequence[Word], place: int, old: str, lexicon: Lexicon) -> bool:
    """*l'une des raisons*: one of several things that have a name of their own."""
    after = found[place + 1 : place + 4]
    if not after or after[0].key not in ("des", "de", "d'"):
        return False
    return any(
        a.pos is Pos.NOUN and a.gender == old for word in after[1:] for a in lexicon.analyses(word.key)
    )


def _superlative(
    found: Sequence[Word], place: int, text: str, old: str, new: str, *, lexicon: Lexicon
) -> Edit | None:
    """*le plus grand* without a noun after it, nor one of its gender before it (le livre le plus grand)."""
    article, adjective = found[place], found[place + 2] if place + 2 < len(found) else None
    before = found[place - 1] if place else None
    owned = before is not None and any(
        a.pos is Pos.NOUN and a.gender in (old, Gender.EPICENE) for a in lexicon.analyses(before.key)
    )
    if (
        adjective is None
        or owned
        or not _of_old(article, old)
        or _noun_follows(found, place + 2, text, lexicon)
    ):
        return None
    if not any(a.pos is Pos.ADJECTIVE and a.gender == old for a in lexicon.analyses(adjective.key)):
        return None
    form = adjective_form(lexicon, composed(adjective.text), Gender(new), Number.SINGULAR)
    written = f"{_ARTICLES[article.key]}{text[article.end : adjective.start]}{form}"
    return Edit(article.start, adjective.end, written) if form else None


def _several(
    found: Sequence[Word], place: int, text: str, old: str, new: str, *, lexicon: Lexicon
) -> Edit | None:
    """*les seconds*, *ces derniers*, *en adopter de nouveaux*: an adjective of the `old` gender alone, without a noun."""
    adjective = found[place + 1]
    genders = {a.gender for a in lexicon.analyses(adjective.key) if a.pos is Pos.ADJECTIVE}
    form = _elliptic(found, place, text, new, lexicon=lexicon, number=Number.PLURAL)
    return Edit(adjective.start, adjective.end, form) if form and genders == {Gender(old)} else None


def _elliptic(
    found: Sequence[Word],
    place: int,
    text: str,
    new: str,
    *,
    lexicon: Lexicon,
    number: Number = Number.SINGULAR,
) -> str | None:
    """The form of an adjective between an article and no noun (le second), None where a noun follows."""
    article, adjective = found[place], found[place + 1]
    readings = lexicon.analyses(adjective.key)
    listed = any(a.pos is Pos.ADJECTIVE and is_prenominal(a.lemma) for a in readings)
    set_off = place > 0 and (
        found[place - 1].key in ("et", "mais")
        or gap_kind(text[found[place - 1].end : article.start]) is Gap.BROKEN
    )
    parts = {a.pos for a in readings}
    listed = listed or (
        set_off
        and Pos.ADJECTIVE in parts
        and (parts == {Pos.ADJECTIVE} or _adjective_follows(found, place + 1, lexicon))
    )
    listed = listed or (adjective.key in _NEIGHBOURS and (set_off or article.key in ("la", "le")))
    if (
        not listed
        or adjective.key in _PLACES
        or gap_kind(text[article.end : adjective.start]) is not Gap.PLAIN
    ):
        return None
    apart = _set_apart(found, place, text, lexicon) or (set_off and _time_follows(found, place))
    if not apart and _noun_follows(found, place + 1, text, lexicon, _ARTICLE_GENDERS.get(article.key)):
        return None
    return adjective_form(lexicon, composed(adjective.text), Gender(new), number)


def _time_follows(found: Sequence[Word], place: int) -> bool:
    """*…, un deuxième mardi*."""
    return place + 2 < len(found) and found[place + 2].key in DAYS


def _adjective_follows(found: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """*…, la bleue rejetée*: whether the next word is an adjective or participle and nothing else."""
    parts = {a.pos for a in lexicon.analyses(found[place + 1].key)} if place + 1 < len(found) else set()
    return bool(parts) and parts <= {Pos.ADJECTIVE, Pos.PARTICIPLE}


def _set_apart(found: Sequence[Word], place: int, text: str, lexicon: Lexicon) -> bool:
    """*…, le second critique.*: after a comma and before another mark, a word that is adjective as well as noun."""
    if place + 2 >= len(found) or not place:
        return False
    parts = {a.pos for a in lexicon.analyses(found[place + 2].key)}
    after = text[found[place + 2].end : found[place + 3].start] if place + 3 < len(found) else "."
    before = text[found[place - 1].end : found[place].start]
    linked = found[place - 1].key in ("et", "mais") or gap_kind(before) is Gap.BROKEN
    return linked and {Pos.ADJECTIVE, Pos.NOUN} <= parts and gap_kind(after) is Gap.BROKEN


def _noun_follows(
    found: Sequence[Word], place: int, text: str, lexicon: Lexicon, gender: str | None = None
) -> bool:
    """Whether a noun (of a `gender`, where it is given) or an unknown word follows, adjectives passed over.

    Être and avoir are left aside.
    """
    if place + 1 >= len(found):
        return False
    after = found[place + 1]
    if gap_kind(text[found[place].end : after.start]) is not Gap.PLAIN or _verb(after, lexicon):
        return False
    parts = {a.pos for a in lexicon.analyses(after.key)}
    if parts & _JOINING:
        return False
    if gender and _verb_of_other_gender(after, gender, lexicon):
        return False
    if parts & {Pos.NOUN, Pos.NAME} or not parts:
        return not after.elided
    return Pos.ADJECTIVE in parts and _noun_follows(found, place + 1, text, lexicon, gender)


def _verb_of_other_gender(word: Word, gender: str, lexicon: Lexicon) -> bool:
    """*le second porte sur …*: a verb, since the noun of that spelling doesn't go with the article."""
    readings = lexicon.analyses(word.key)
    finite = any(a.pos is Pos.VERB and (a.person or "").startswith("3") for a in readings)
    genders = {a.gender for a in readings if a.pos is Pos.NOUN}
    return finite and not genders & {Gender(gender), Gender.EPICENE}


def _verb(word: Word, lexicon: Lexicon) -> bool:
    return any(
        a.pos is Pos.VERB and a.person and a.lemma in ("avoir", "être") for a in lexicon.analyses(word.key)
    )
