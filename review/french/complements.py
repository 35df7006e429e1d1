"""What may stand between a subject and its verb: complements, agents, times and adverbs (french-rules 3.5, rule 3).

None of it can be a subject, so that the verb after it is still the term's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from review.french.contraction import article_of
from review.french.determiners import determiner_of, numeral_number
from review.french.lexicon import Analysis, Gender, Number, Pos
from review.french.right_context import RightContext
from review.french.tokens import Gap, gap_kind
from review.model.messages import _

_DE: Final = frozenset({"de", "du", "des", "d'"})
_PREPOSITION_WORDS: Final = (
    "à après au aux avant avec chez contre dans depuis derrière devant durant dès en entre envers hormis jusqu' lors malgré"
    " outre par parmi pendant pour sans sauf selon sous sur vers via"
)
_PREPOSITIONS: Final = _DE | frozenset(_PREPOSITION_WORDS.split())
_DAY_WORDS: Final = "lundi mardi mercredi jeudi vendredi samedi dimanche"
DAYS: Final = frozenset(_DAY_WORDS.split())
_PART_WORDS: Final = "matin midi soir"
_PARTS: Final = frozenset(_PART_WORDS.split())
_TIME_WORDS: Final = (
    "an année après-midi automne été fois hiver jour journée matin matinée mois nuit printemps semaine semestre siècle"
    " soir soirée trimestre week-end"
)
_TIMES: Final = DAYS | frozenset(_TIME_WORDS.split())
_MONTH_WORDS: Final = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_MONTHS: Final = frozenset(_MONTH_WORDS.split())
_BEFORE_TIME: Final = frozenset({"ce", "cet", "cette", "chaque", "l'", "la", "le"})
_ADJECTIVAL: Final = frozenset({Pos.ADJECTIVE, Pos.PARTICIPLE})
_MOST: Final = 6


_INVERTED: Final = re.compile(r"(\w+?)(?:-t)?-(?:il|elle)s?")


def uninverted(key: str) -> str:
    """The verb of an inversion: *est* of *est-elle*, *sera* of *sera-t-elle*; other words as they are."""
    found = _INVERTED.fullmatch(key)
    return found.group(1) if found else key


def skip_complements(right: RightContext, nouns: list[tuple[Analysis, ...]] | None = None) -> bool:
    """Move on to the verb, adding the complements' nouns to `nouns`; whether an adjective on the way could as well be the complement's as the term's.

    One that agrees with none of the complements' nouns is the term's, and follows it.
    """
    doubtful = False
    nouns = [] if nouns is None else nouns
    _skip_apposition(right)
    for _turn in range(_MOST):
        ahead = _time(right) or _complement(right, nouns)
        if not ahead:
            right.skip(_adverbs(right))
            ahead = _time(right) or _complement(right, nouns)
        if not ahead:
            break
        right.skip(ahead)
        doubtful = _pass_adjectives(right, nouns) or doubtful
    return doubtful


def _adverbs(right: RightContext) -> int:
    """Adverbs that no conjunction, preposition or pronoun has the form of (comme, plus, même)."""
    ahead = 0
    while right.open(ahead) and right.parts(ahead) == {Pos.ADVERB}:
        ahead += 1
    return ahead


def _pass_adjectives(right: RightContext, nouns: list[tuple[Analysis, ...]]) -> bool:
    doubtful = False
    while (
        right.open()
        and right.parts() & _ADJECTIVAL
        and not right.maybe_verb(0)
        and not _is_preposition(right)
    ):
        if right.would_change(0):
            if any(governs(noun, right) for noun in nouns):
                doubtful = True
            else:
                right.change(
                    right.words[right.at],
                    right.form(0) or right.key(),
                    "A2",
                    _("The adjective after it agrees with the new noun."),
                )
        right.skip(1)
    return doubtful


def _is_preposition(right: RightContext) -> bool:
    """*sur*, *sauf*, *plein*: adjectives elsewhere, but for the lexicon prepositions too; most need their object."""
    if right.key() in _PREPOSITIONS:
        return True
    return Pos.PREPOSITION in right.parts() and right.object_follows(0)


def governs(noun: tuple[Analysis, ...], right: RightContext) -> bool:
    """Whether the adjective ahead agrees with a noun; a name (no readings) is singular and of either gender."""
    adjectives = [a for a in right.lexicon.analyses(right.key()) if a.pos in _ADJECTIVAL]
    if not noun:
        return any(a.number is not Number.PLURAL for a in adjectives)
    return any(
        (Gender.EPICENE in (a.gender, n.gender) or a.gender is n.gender)
        and (Number.INVARIABLE in (a.number, n.number) or a.number is n.number)
        for a in adjectives
        for n in noun
    )


def _time(right: RightContext) -> int:
    """*lundi*, *jeudi soir*, *cette année*, *la semaine dernière*, *le 12 mars 2024*: how many words."""
    if not right.open():
        return 0
    if right.key() in DAYS:
        return 2 if right.open(1) and right.key(1) in _PARTS else 1
    if right.key() not in _BEFORE_TIME or not right.open(1):
        return 0
    if right.key(1) == "1er" or right.key(1).isdigit():
        return _date(right)
    if right.key(1) not in _TIMES:
        return 0
    ahead = 2
    if right.open(2) and (right.key(2) in _PARTS or right.key(2).startswith(("derni", "prochain", "passé"))):
        ahead = 3
    return ahead


def _date(right: RightContext) -> int:
    if not right.open(2) or right.key(2) not in _MONTHS:
        return 0
    return 4 if right.open(3) and right.key(3).isdigit() else 3


def _skip_apposition(right: RightContext) -> None:
    """A name, or a noun that is no adjective, set directly beside the term: *le projet Stargate*, *le projet phare*."""
    ahead = 0
    while right.word(ahead) is not None and gap_kind(right.gap(ahead)) is not Gap.BROKEN:
        word, parts = right.words[right.at + ahead], right.parts(ahead)
        name = (word.text[:1].isupper() and Pos.VERB not in parts) or not parts or parts == {Pos.NAME}
        shouted = word.text.isupper() and bool(parts - {Pos.NAME})
        if word.elided or shouted or not (name or parts == {Pos.NOUN}):
            break
        if word.key in DAYS or uninverted(word.key) != word.key:
            break
        ahead += 1
    right.skip(ahead)


def _complement(right: RightContext, nouns: list[tuple[Analysis, ...]]) -> int:
    """How many words a prepositional complement takes up to its noun or its last name; 0 where there is none.

    Its noun's readings are added to `nouns`.
    """
    if right.key() not in _PREPOSITIONS or not right.open():
        return 0
    ahead = 1
    if right.open(1) and right.key() in ("jusqu'", "lors", "avant") and right.key(1) in _PREPOSITIONS:
        ahead = 2
    bare = ahead
    while right.open(ahead) and (Pos.DETERMINER in right.parts(ahead) or numeral_number(right.key(ahead))):
        ahead += 1
    determined = ahead > bare
    gender = _shown_gender(right, ahead)
    while (
        right.open(ahead + 1)
        and right.parts(ahead) & _ADJECTIVAL
        and _is_noun_of(right, ahead + 1, gender)
        and not right.maybe_verb(ahead + 1)
    ):
        ahead += 1
    return _nominal(right, ahead, nouns, determined=determined, paired=right.key() == "entre")


def _nominal(
    right: RightContext,
    start: int,
    nouns: list[tuple[Analysis, ...]],
    *,
    determined: bool,
    paired: bool,
) -> int:
    """The end of a complement whose noun or name is at `start`, 0 where there is none."""
    ahead = start
    while right.open(ahead) and _is_nominal(right, ahead, first=ahead == start, determined=determined):
        ahead += 1
    if ahead == start:
        return 0
    readings = right.lexicon.analyses(right.key(start))
    gender = _shown_gender(right, start)
    found = tuple(a for a in readings if a.pos is Pos.NOUN)
    nouns.append(tuple(a for a in found if gender in (None, a.gender)) or _narrowed(found, gender))
    if paired and right.open(ahead) and right.key(ahead) == "et":
        return _nominal(right, ahead + 1, nouns, determined=determined, paired=False)
    return ahead


def _shown_gender(right: RightContext, start: int) -> Gender | None:
    """The gender that a determiner before a complement's noun shows (du, une), past one adjective."""
    for ahead in range(start - 1, max(start - 3, -1), -1):
        article, determiner = article_of(right.key(ahead)), determiner_of(right.key(ahead))
        shown = article.gender if article else determiner.gender if determiner else None
        if shown is not None:
            return Gender(shown)
    return None


def _is_noun_of(right: RightContext, ahead: int, gender: Gender | None) -> bool:
    """Whether the word ahead can be a noun of the gender that the determiner shows."""
    return any(
        a.pos is Pos.NOUN and (gender is None or a.gender in (gender, Gender.EPICENE, None))
        for a in right.lexicon.analyses(right.key(ahead))
    )


def _narrowed(nouns: tuple[Analysis, ...], gender: Gender | None) -> tuple[Analysis, ...]:
    """The readings, those of either gender in the one that a determiner shows."""
    return tuple(
        replace(a, gender=gender) if gender is not None and a.gender is Gender.EPICENE else a for a in nouns
    )


def _is_nominal(right: RightContext, ahead: int, *, first: bool, determined: bool) -> bool:
    """A noun, or a name of any number of words: capitalised, or unknown to the lexicon."""
    word, parts = right.word(ahead), right.parts(ahead)
    if word is None or word.elided or uninverted(word.key) != word.key:
        return False
    if not first and word.text.isupper() and parts - {Pos.NAME}:
        return False
    if not parts or parts == {Pos.NAME} or (word.text[:1].isupper() and not word.text.isupper()):
        return not (first and Pos.PRONOUN in parts)
    if not first or Pos.NOUN not in parts:
        return False
    verbs = ("3s", "3p", "") if right.key(ahead - 1) == "en" else ("",)
    readings = right.lexicon.analyses(word.key)
    return determined or not any(a.mood == "infi" or (a.mood and a.person in verbs) for a in readings)
