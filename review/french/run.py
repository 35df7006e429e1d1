"""A run of adjectives and participles: *brutal et imprévu*, *le plus connu*, *long, faux et public* (french-rules 3.5, rule 2)."""

from __future__ import annotations

from typing import Final

from review.french.case import shouting
from review.french.complements import skip_complements
from review.french.lexicon import Analysis, Pos
from review.french.locutions import ADVERBIAL, is_settled_adverb
from review.french.onset import onset_of
from review.french.right_context import RightContext
from review.french.tokens import Word, key_of
from review.model.messages import _

_COORDINATORS: Final = frozenset({"et", "ou", "mais", "ni", "voire", "puis"})
_DEGREES: Final = frozenset({"mieux", "moins", "plus"})
_SURE: Final = frozenset({Pos.ADJECTIVE, Pos.PARTICIPLE})
# *est comme perdu* is no predicate of the plain kind.
_LOOSE: Final = frozenset({"comme"})
COPULAS: Final = frozenset({"être", "sembler", "paraître", "devenir", "rester", "demeurer"})
ATTRIBUTIVE: Final = frozenset({
    "considérer", "croire", "déclarer", "dire", "estimer", "faire", "juger", "laisser", "rendre", "supposer", "trouver",
})  # fmt: skip


def agree_run(right: RightContext, code: str, message: str, *, predicate: bool) -> bool:
    """Make the run that begins here agree; whether there is one.

    Attributive adjectives may stand side by side, predicates are coordinated.
    """
    found = False
    while True:
        ahead = _coordinated(right, predicate=predicate) if found else -1
        if found and ahead < 0:
            ahead = _resumed(right)
        coordinated = ahead >= 0
        if not coordinated:
            if (found and predicate) or not right.open():
                return found
            ahead = (0 if predicate else superlative(right, 0)) or _wholly(right, 0) or right.adverbs(0)
        word, form = right.word(ahead), right.form(ahead, predicate=predicate)
        if word is None or form is None or (ahead and not right.open(ahead)):
            return found
        if found and not coordinated and keep_adverb(right, ahead):
            continue
        if _ends_run(right, ahead, form, predicate=predicate, coordinated=coordinated):
            return found
        shaded = right.shade(ahead)
        right.skip(ahead + 1)
        right.change(word, form, code, message)
        if shaded:
            right.change(right.words[right.at], right.key(), code, message)
            right.skip(1)
        found = True


def _ends_run(right: RightContext, ahead: int, form: str, *, predicate: bool, coordinated: bool) -> bool:
    """Whether the word ahead, whose agreeing form is `form`, is a label, a verb or the like, which ends the run."""
    if not predicate and _keep_label(right, right.words[right.at + ahead], form):
        return True
    verbal = right.maybe_verb(ahead) and not (predicate or coordinated or right.graded(ahead))
    if verbal and not _followed_by_coordination(right, ahead):
        _ask_about_verb(right, ahead)
        return True
    return predicate and not coordinated and any(right.key(place) in _LOOSE for place in range(ahead))


def keep_adverb(right: RightContext, ahead: int) -> bool:
    """*décrits plus bas*, *vendue trop cher*: an adverb after a participle stays; whether the word ahead may be one.

    Asked about where an adjective would stand just as well (*construit trop haut*); the attribute of a participle
    like *jugé* is an adjective always.
    """
    word = right.word(ahead)
    if word is None or word.key not in ADVERBIAL or not right.at or not right.open(ahead):
        return False
    before = right.lexicon.analyses(right.words[right.at - 1].key)
    verbs = {a.lemma for a in before if a.pos is Pos.PARTICIPLE}
    if not verbs or verbs & (COPULAS | ATTRIBUTIVE):
        return False
    settled = is_settled_adverb(word.key, right.key(ahead - 1) if ahead else "", verbs)
    if right.would_change(ahead) and not settled:
        right.say(
            "A5",
            _("“{word}” may be an adverb, or an adjective that has to agree.").format(word=word.text),
            asks=True,
        )
    right.skip(ahead + 1)
    right.change(word, word.text, "A5", "")
    return True


def _keep_label(right: RightContext, word: Word, form: str) -> bool:
    """*le bouton Dégradé*: ask about an adjective with a capital that would change, in a text that isn't in capitals."""
    if not word.text[:1].isupper() or key_of(form) == word.key or shouting(right.text):
        return False
    right.say("A5", _("“{word}” may be a name that stays as it is.").format(word=word.text), asks=True)
    right.change(word, word.text, "A5", "")
    return True


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
    if word is None or word.key not in ("tous", "tout", "toute", "toutes") or form is None:
        return 0
    if not right.open(ahead) or not right.open(ahead + 1):
        return 0
    feminine = right.gender == "f" and not onset_of(form, right.lexicon).vowel
    new = ("toutes" if right.number == "p" else "toute") if feminine else "tout"
    if word.key == "tous":
        new = "toutes" if right.gender == "f" else "tous" if right.number == "p" else "tout"
    elif word.key == "toutes" and right.gender == "m":
        new = "tous"
    if word.key == "toutes" and new == "tous" and not onset_of(right.key(ahead + 1), right.lexicon).vowel:
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


def _resumed(right: RightContext) -> int:
    """*réunie lundi et divisée*, *votée par le Sénat et contestée*: as `_coordinated`, after a time or a complement.

    What *et* joins is of one kind (Le bon usage, "La coordination"): an adjective there goes with the one before the
    complement, unless the complement has one of its own that could be meant, or the word is a noun as well. -1, and
    nothing is passed over, where there is no such word.
    """
    place = right.place()
    nouns: list[tuple[Analysis, ...]] = []
    if not right.open() or skip_complements(right, nouns) or right.place().edits > place.edits:
        right.back(place)
        return -1
    moved = right.at > place.at
    ahead = 1 + right.adverbs(1)
    linked = right.key() in ("et", "ou", "puis") and right.open() and right.open(1) and right.open(ahead)
    fits = moved and linked and right.form(ahead) is not None and not right.maybe_verb(ahead)
    passive = Pos.PARTICIPLE in right.parts(ahead) and (not nouns or right.key(ahead + 1) == "par")
    if fits and (passive or right.parts(ahead) <= _SURE) and not _before_noun(right, ahead):
        return ahead
    right.back(place)
    return -1


def _before_noun(right: RightContext, ahead: int) -> bool:
    return (
        right.open(ahead + 1) and Pos.NOUN in right.parts(ahead + 1) and Pos.ADJECTIVE in right.parts(ahead)
    )


def _adjective_all_the_same(right: RightContext, ahead: int, *, linked: bool) -> bool:
    """Whether a word that could be a verb is an adjective: the list goes on, or nothing follows that it could govern."""
    return not right.object_follows(ahead) if linked else _followed_by_coordination(right, ahead)


def _followed_by_coordination(right: RightContext, ahead: int) -> bool:
    return right.key(ahead + 1) in ("et", "ou") and right.form(ahead + 2) is not None


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
