"""A verb of several words around a negation: *ne prend pas en charge* (french-rules 3.7)."""

from __future__ import annotations

from typing import Final

from review.french.conjugation import split_verb
from review.french.draft import Draft
from review.french.lexicon import Lexicon, Pos
from review.french.tokens import Gap, Word, gap_kind, words
from review.french.typography import STRAIGHT
from review.model.messages import _

_ALWAYS: Final = frozenset({"guère", "pas"})
_WITH_NE: Final = _ALWAYS | {"jamais", "plus", "point", "rien"}
_ADVERBS: Final = frozenset(
    {"aussi", "bien", "déjà", "encore", "mal", "mieux", "souvent", "toujours", "vraiment"}
)
_LEADING: Final = frozenset({"donc", "presque"})
_DEGREES: Final = frozenset({"assez", "beaucoup", "suffisamment", "tant", "tellement", "trop"})
_ALL: Final = frozenset({"grand-chose", "tous", "tout", "toutes"})
_REACH: Final = 4


def part_at_negation(draft: Draft, text: str, before: tuple[Word, ...], lexicon: Lexicon) -> str:
    """What takes the term's place of the conjugated verb group `text`; its rest goes after the negation that follows.

    In a simple tense *pas*, *plus*, *jamais*, *rien* and short adverbs stand right after the verb, before what else
    belongs to it (Le bon usage, «Place de la négation», «Place de l'adverbe»). Asked about where no negation is among
    them, and where a mark parts them from the verb.
    """
    clitic, verb, rest = split_verb(text)
    negated = any(word.key in ("n'", "ne") for word in before[-_REACH:])
    negations = _WITH_NE if negated else _ALWAYS
    passed, marked = _passed(draft, negations, lexicon) if rest else ([], False)
    if not passed:
        return text
    last = passed[-1]
    after = words(draft.text, last.end)[:1]
    follows = after[0].key if after and gap_kind(draft.text[last.end : after[0].start]) is Gap.PLAIN else ""
    stays = marked or (last.key == "rien" and follows in ("d'", "de")) or follows in _ALL
    stays = stays or (follows in ("que", "qu'") and last.key in _ADVERBS)
    if stays or not any(word.key in negations for word in passed):
        draft.ask("W6", _("Look where “{word}” has to stand.").format(word=passed[0].text))
    if stays:
        return text
    written = rest.upper() if draft.loud else rest
    draft.edit(last.end, last.end, written.replace(STRAIGHT, draft.apostrophe(draft.span.of(draft.text))))
    return clitic + verb


def _passed(draft: Draft, negations: frozenset[str], lexicon: Lexicon) -> tuple[list[Word], bool]:
    """The words that stay next to the verb, and whether a mark stands before one of them."""
    found: list[Word] = []
    edge, marked, count = draft.span.end, False, 0
    following = words(draft.text, edge)
    for place, word in enumerate(following):
        kind = gap_kind(draft.text[edge : word.start])
        adverb = word.key in _LEADING or {a.pos for a in lexicon.analyses(word.key)} == {Pos.ADVERB}
        wholly = bool(found) and (
            [w.key for w in following[place : place + 2]] == ["du", "tout"]
            or (word.key == "tout" and found[-1].key == "du")
        )
        of_it = (
            word.key in _DEGREES
            and following[place + 1 : place + 2]
            and following[place + 1].key in ("d'", "de")
        )
        if (
            kind is Gap.BROKEN
            or of_it
            or not (word.key in negations | _ADVERBS | _DEGREES or adverb or wholly)
        ):
            break
        marked = marked or kind is not Gap.PLAIN
        found.append(word)
        edge = word.end
        count = len(found) if word.key in negations | _ADVERBS | _DEGREES or wholly else count
    return found[:count], marked
