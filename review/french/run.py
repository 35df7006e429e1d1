"""A run of adjectives and participles: *brutal et imprévu*, *le plus connu*, *long, faux et public* (french-rules 3.5, rule 2)."""

from __future__ import annotations

from typing import Final

from review.french.case import shouting
from review.french.onset import onset_of
from review.french.right_context import RightContext
from review.french.tokens import Word, key_of
from review.model.messages import _

_COORDINATORS: Final = frozenset({"et", "ou", "mais", "ni", "voire", "puis"})
_DEGREES: Final = frozenset({"mieux", "moins", "plus"})
_ADVERBIAL: Final = frozenset({"comme"})


def agree_run(right: RightContext, code: str, message: str, *, predicate: bool) -> bool:
    """Make the run that begins here agree; whether there is one.

    Attributive adjectives may stand side by side, predicates are coordinated.
    """
    found = False
    while True:
        ahead = _coordinated(right, predicate=predicate) if found else -1
        coordinated = ahead >= 0
        if not coordinated:
            if (found and predicate) or not right.open():
                return found
            ahead = (0 if predicate else superlative(right, 0)) or _wholly(right, 0) or right.adverbs(0)
        word, form = right.word(ahead), right.form(ahead, predicate=predicate)
        if word is None or form is None or (ahead and not right.open(ahead)):
            return found
        if not predicate and _is_label(right, word, form):
            right.say(
                "A5", _("“{word}” may be a name that stays as it is.").format(word=word.text), asks=True
            )
            right.change(word, word.text, "A5", "")
            return found
        verbal = right.maybe_verb(ahead) and not (predicate or coordinated)
        if verbal and not _followed_by_coordination(right, ahead):
            _ask_about_verb(right, ahead)
            return found
        if predicate and not coordinated and _loose_adverb(right, ahead):
            return found
        shaded = right.shade(ahead)
        right.skip(ahead + 1)
        right.change(word, form, code, message)
        if shaded:
            right.change(right.words[right.at], right.key(), code, message)
            right.skip(1)
        found = True


def _is_label(right: RightContext, word: Word, form: str) -> bool:
    """*le bouton Dégradé*: an adjective with a capital that would change, in a text that isn't in capitals."""
    return word.text[:1].isupper() and key_of(form) != word.key and not shouting(right.text)


def superlative(right: RightContext, ahead: int) -> int:
    """*le plus connu*: the article agrees too; how many words come before the adjective."""
    article = right.word(ahead)
    if article is None or article.key not in ("le", "la", "les") or right.key(ahead + 1) not in _DEGREES:
        return 0
    if (
        not (right.open(ahead) and right.open(ahead + 1) and right.open(ahead + 2))
        or right.form(ahead + 2) is None
    ):
        return 0
    new = "les" if right.number == "p" else "la" if right.gender == "f" else "le"
    right.change(article, new, "A2", _("The article of the superlative agrees with the new noun."))
    return 2


def _wholly(right: RightContext, ahead: int) -> int:
    """*toute neuve*, *tout neuf*: tout before an adjective agrees in the feminine, where no vowel follows."""
    word, form = right.word(ahead), right.form(ahead + 1)
    if word is None or word.key not in ("tout", "toute", "toutes") or form is None:
        return 0
    if not right.open(ahead) or not right.open(ahead + 1):
        return 0
    feminine = right.gender == "f" and not onset_of(form, right.lexicon).vowel
    new = ("toutes" if right.number == "p" else "toute") if feminine else "tout"
    if word.key == "toutes" and right.gender == "m":
        new = "tous"
        right.say("A5", _("“{word}” may mean “all” or “wholly”.").format(word=word.text), asks=True)
    right.change(word, new, "A2", _("“{word}” before the adjective agrees too.").format(word=new))
    return 1


def _coordinated(right: RightContext, *, predicate: bool) -> int:
    """The words from here to the next adjective of a coordination, that adjective left out; -1 where there is none."""
    listed = right.gap().strip() == ","
    if right.word() is None or not (listed or right.open()):
        return -1
    ahead = 1 if right.key() in _COORDINATORS else 0
    if not (ahead or listed) or (ahead and not right.open(ahead)):
        return -1
    degree = (0 if predicate else superlative(right, ahead)) or _wholly(right, ahead)
    ahead += degree or right.adverbs(ahead)
    if right.form(ahead, predicate=predicate) is None or (ahead and not right.open(ahead)):
        return -1
    linked = bool(right.gap().strip() != "," or right.key() in _COORDINATORS)
    return (
        ahead if not right.maybe_verb(ahead) or _adjective_all_the_same(right, ahead, linked=linked) else -1
    )


def _adjective_all_the_same(right: RightContext, ahead: int, *, linked: bool) -> bool:
    """Whether a word that could be a verb is an adjective: the list goes on, or nothing follows that it could govern."""
    return not right.object_follows(ahead) if linked else _followed_by_coordination(right, ahead)


def _followed_by_coordination(right: RightContext, ahead: int) -> bool:
    return right.key(ahead + 1) in ("et", "ou") and right.form(ahead + 2) is not None


def _loose_adverb(right: RightContext, ahead: int) -> bool:
    """*est comme perdu* is no predicate of the plain kind."""
    return any(right.key(place) in _ADVERBIAL for place in range(ahead))


def _ask_about_verb(right: RightContext, ahead: int) -> None:
    """A word that may be the verb stays as it is; asked about unless its own object follows.

    After a feminine *des* or *du* may as well begin the noun's complement (l'utilisation permanente du système).
    """
    word = right.word(ahead)
    if word is None:
        return
    of_noun = right.gender == "m" and right.key(ahead + 1) in ("des", "du")
    if right.would_change(ahead) and (of_noun or not right.object_follows(ahead)):
        right.say(
            "A5",
            _("“{word}” may be a verb, or an adjective that has to agree.").format(word=word.text),
            asks=True,
        )
    right.change(word, word.text, "A5", "")
