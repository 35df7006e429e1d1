"""Pronouns that may stand for a noun, in the other gender (french-rules 3.8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from review.french.adjectives import adjective_form
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
_DETERMINERS: Final = frozenset({"aucun", "aucune", "certains", "certaines", "tous", "toutes"})
_SEEMING: Final = frozenset({"paraît", "semble", "semblait"})
_MASCULINE: Final = {feminine: masculine for masculine, feminine in _FEMININE.items()}
_PLURAL_WORDS: Final = (
    "auxquelles auxquels celles celles-ci celles-là certaines certains ceux ceux-ci ceux-là desquelles desquels elles elles-mêmes eux eux-mêmes"
    " ils lesquelles lesquels quelques-unes quelques-uns tous toutes unes uns"
)
_PLURAL: Final = frozenset(_PLURAL_WORDS.split())
_INVERTED: Final = re.compile(r"(.*-)(il|elle|ils|elles)")
_IMPERSONAL_WORDS: Final = "existait existe s'agira s'agissait s'agit convenait convient fallait faudra faudrait faut importe pleut suffisait suffit y"
_IMPERSONAL: Final = frozenset(_IMPERSONAL_WORDS.split())
_POSSESSIVE: Final = {
    "mien": "mienne", "tien": "tienne", "sien": "sienne", "nôtre": "nôtre", "vôtre": "vôtre", "leur": "leur",
}  # fmt: skip
_POSSESSIVE_BACK: Final = {feminine: masculine for masculine, feminine in _POSSESSIVE.items()}
_ARTICLES: Final = {"le": "la", "un": "une", "du": "de la", "au": "à la", "la": "le", "une": "un"}


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
    counts = (key in _PLURAL) == (number == "p") or both or _of_all(found, place)
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
    after = [word.key for word in found[place + 1 : place + 4]]
    if after[:1] in (["n'"], ["ne"]):
        after = after[1:]
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
        written = "une" if new == "f" else "un"
        return None if second.key == written else Edit(second.start, second.end, written)
    if article.key not in _ARTICLES or (article.key in ("la", "une")) != (old == "f"):
        return None
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


def _elliptic(found: Sequence[Word], place: int, text: str, new: str, *, lexicon: Lexicon) -> str | None:
    """The form of an adjective between an article and no noun (le second), None where a noun follows."""
    article, adjective = found[place], found[place + 1]
    listed = any(a.pos is Pos.ADJECTIVE and is_prenominal(a.lemma) for a in lexicon.analyses(adjective.key))
    if not listed or gap_kind(text[article.end : adjective.start]) is not Gap.PLAIN:
        return None
    if _noun_follows(found, place + 1, text, lexicon):
        return None
    return adjective_form(lexicon, composed(adjective.text), Gender(new), Number.SINGULAR)


def _noun_follows(found: Sequence[Word], place: int, text: str, lexicon: Lexicon) -> bool:
    """Whether a noun, an adjective or an unknown word follows, être and avoir left aside."""
    if place + 1 >= len(found):
        return False
    after = found[place + 1]
    if gap_kind(text[found[place].end : after.start]) is not Gap.PLAIN or _verb(after, lexicon):
        return False
    parts = {a.pos for a in lexicon.analyses(after.key)}
    return bool(parts & {Pos.NOUN, Pos.NAME, Pos.ADJECTIVE}) or (not parts and not after.elided)


def _verb(word: Word, lexicon: Lexicon) -> bool:
    return any(
        a.pos is Pos.VERB and a.person and a.lemma in ("avoir", "être") for a in lexicon.analyses(word.key)
    )
