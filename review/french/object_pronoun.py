"""*le* and *la* as objects of a verb, which may stand for a noun that changes its gender (french-rules 3.8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from review.french.lexicon import Gender, Lexicon, Pos
from review.french.tokens import Gap, Word, gap_kind
from review.model.proposal import Edit

_NO_SUBJECT: Final = frozenset({Pos.ADVERB, Pos.CONJUNCTION, Pos.DETERMINER, Pos.PREPOSITION, Pos.VERB})
_CLITICS: Final = frozenset(
    {"elle", "elles", "il", "ils", "je", "j'", "me", "ne", "nous", "on", "qui", "te", "tu", "vous"}
)
_INDIRECT: Final = frozenset({"lui", "voici", "voilà", "y"})
_IMPERATIVE: Final = re.compile(r"(\w+)-(le|la)")
_OF_CLAUSES: Final = frozenset({"permettre", "savoir"})
_NOMINAL: Final = frozenset({Pos.ADJECTIVE, Pos.NOUN, Pos.PARTICIPLE})
_MODALS: Final = frozenset(
    {"aller", "devoir", "faire", "falloir", "laisser", "oser", "pouvoir", "venir", "vouloir"}
)


def object_pronoun(
    found: Sequence[Word], place: int, text: str, new: str, *, lexicon: Lexicon
) -> Edit | None:
    """*la* or *le* before a verb, or after an imperative (jugez-la), in the `new` gender; None for an article."""
    word, written = found[place], "la" if new == "f" else "le"
    ordered = _IMPERATIVE.fullmatch(word.key)
    if (
        ordered
        and ordered.group(2) != written
        and any(a.pos is Pos.VERB for a in lexicon.analyses(ordered.group(1)))
    ):
        return Edit(word.end - 2, word.end, written)
    if word.key not in ("la", "le") or word.key == written or place + 1 >= len(found):
        return None
    if gap_kind(text[word.end : found[place + 1].start]) is not Gap.PLAIN:
        return None
    if not _governed_by_verb(found, place, text, lexicon):
        return None
    return Edit(word.start, word.end, written.capitalize() if word.text[0].isupper() else written)


def _governed_by_verb(found: Sequence[Word], place: int, text: str, lexicon: Lexicon) -> bool:
    """Whether a verb follows le or la, one that is no noun which the article could belong to.

    *comme le* and *le* before savoir and permettre stand for a whole clause.
    """
    word, verb = found[place], found[place + 1]
    readings = lexicon.analyses(verb.key)
    lemmas = {a.lemma for a in readings if a.pos is Pos.VERB and (a.person or a.mood in ("infi", "ppre"))}
    if not lemmas and verb.key not in _INDIRECT:
        return False
    if word.key == "le" and (
        (lemmas and lemmas <= _OF_CLAUSES) or (place and found[place - 1].key == "comme")
    ):
        return False
    gender = Gender.FEMININE if word.key == "la" else Gender.MASCULINE
    nominal = any(a.pos in _NOMINAL and a.gender in (gender, Gender.EPICENE) for a in readings)
    return not nominal or _leads_to_verb(found, place, text, lexicon)


def _leads_to_verb(found: Sequence[Word], place: int, text: str, lexicon: Lexicon) -> bool:
    """Whether the word before an object pronoun is a subject, or another pronoun."""
    if not place or gap_kind(text[found[place - 1].end : found[place].start]) is Gap.BROKEN:
        return False
    before = found[place - 1]
    parts = {a.pos for a in lexicon.analyses(before.key)}
    if before.key in _CLITICS or any(a.lemma in _MODALS and a.person for a in lexicon.analyses(before.key)):
        return True
    return bool(parts & {Pos.NOUN, Pos.NAME} or not parts) and not parts & _NO_SUBJECT
