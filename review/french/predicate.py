"""The predicate that a copula links to the term (french-rules 3.5, rule 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from review.french.anaphora import other_pronoun
from review.french.complements import skip_complements, uninverted
from review.french.conjugation import conjugate
from review.french.lexicon import Pos
from review.french.right_context import RightContext, finite
from review.french.run import ATTRIBUTIVE, COPULAS, agree_run, keep_adverb
from review.french.tokens import composed, key_of
from review.model.messages import _

_REFLEXIVE: Final = frozenset({"annoncer", "avérer", "montrer", "révéler", "sentir", "trouver", "vouloir"})
_AUXILIARIES: Final = frozenset({"avoir", "être", "pouvoir", "devoir", "aller", "sembler", "paraître"})
_WITH_DE: Final = frozenset({"venir", "cesser", "finir", "risquer"})
_PARTICIPLES: Final[dict[str, set[str]]] = {"été": {"être"}, "dû": {"devoir"}, "pu": {"pouvoir"}}
_SEEMED: Final = {"paru": {"paraître"}, "semblé": {"sembler"}}
_OBJECTS: Final = frozenset({"en", "leur", "lui", "m'", "me", "nous", "t'", "te", "vous", "y"})
_NEGATIONS: Final = frozenset({"pas", "plus", "jamais", "point", "guère", "ni"})
_BEFORE_VERB: Final = _OBJECTS | {"ne", "n'", "s'", "se"}
_REACH: Final = 6


@dataclass(frozen=True, slots=True)
class _Copula:
    """How many words it takes with negation and auxiliaries (*n'a pas été*), and whether it is reflexive (*s'est*)."""

    length: int
    reflexive: bool


def _copula(right: RightContext) -> _Copula | None:
    ahead, copula, reflexive, had = 0, False, False, False
    while right.open(ahead):
        key = uninverted(right.key(ahead))
        verbs = {a.lemma for a in right.lexicon.analyses(key) if a.pos is Pos.VERB}
        verbs |= _PARTICIPLES.get(key, set()) | (_SEEMED.get(key, set()) if had else set())
        had = had or "avoir" in verbs
        if ahead and (several := right.locution(ahead)):
            ahead += several
        elif key in ("n'", "ne") or (ahead and key in _NEGATIONS) or (not copula and key in _OBJECTS):
            ahead += 1
        elif key in ("s'", "se"):
            reflexive, ahead = True, ahead + 1
        elif reflexive and verbs & _REFLEXIVE:
            return _Copula(ahead + 1, reflexive=False)
        elif verbs & (COPULAS | _AUXILIARIES):
            copula, ahead = bool(verbs & COPULAS), ahead + 1
        elif verbs & _WITH_DE and right.key(ahead + 1) in ("de", "d'"):
            ahead += 2
        elif ahead and not copula and Pos.ADVERB in right.parts(ahead):
            ahead += 1
        else:
            break
    return _Copula(ahead, reflexive) if copula else None


def agree_predicate(right: RightContext) -> None:
    """The verb's number, and what the copula links to the term; complements and times in between are passed over."""
    doubtful = skip_complements(right)
    right.past_emphasis = True
    _agree_inverted(right)
    if right.number != right.old_number:
        _agree_verb(right)
    copula = _copula(right)
    if copula is not None:
        right.skip(copula.length)
        _agree_linked(right, doubtful=doubtful, reflexive=copula.reflexive)


def _agree_inverted(right: RightContext) -> None:
    """*la maison est-elle ouverte*: after the subject itself, the pronoun can stand for nothing else."""
    ahead = 0
    while right.open(ahead) and right.key(ahead) in _BEFORE_VERB:
        ahead += 1
    word = right.word(ahead)
    if word is None or not right.open(ahead) or right.number != right.old_number:
        return
    if not finite(uninverted(word.key), right.old_number, right.lexicon) or uninverted(word.key) == word.key:
        return
    new = other_pronoun(
        right.words, right.at + ahead, right.gender, right.number, both=False, stands_alone=True
    )
    if new is not None:
        right.change(word, new, "A3", _("“{word}” agrees with the new noun.").format(word=new))


def agree_relative_clause(right: RightContext) -> None:
    """*qui est survenu*, directly after the term."""
    if right.key() != "qui" or not (right.open() or right.gap().strip() == ","):
        return
    right.skip(1)
    copula = _copula(right)
    if copula is not None:
        right.skip(copula.length)
        _agree_linked(right, doubtful=False, reflexive=copula.reflexive)


def agree_object_relative(right: RightContext) -> None:
    """*qu'il a menée*: the participle after avoir agrees with que, which stands for the term; always asked."""
    if right.key() not in ("que", "qu'") or not right.open():
        return
    ahead = 1
    while ahead < _REACH and right.open(ahead):
        verbs = {a.lemma for a in right.lexicon.analyses(right.key(ahead)) if a.pos is Pos.VERB}
        ahead += 1
        if "avoir" in verbs:
            ahead += right.adverbs(ahead)
            participle, form = right.word(ahead), right.form(ahead)
            if participle is not None and form is not None and right.open(ahead):
                right.change(
                    participle,
                    form,
                    "A3",
                    _("The participle agrees with “que”, which stands for the new noun."),
                )
                right.say("A3", _("Look whether “que” is the object of the participle."), asks=True)
            return


def _agree_linked(right: RightContext, *, doubtful: bool, reflexive: bool) -> None:
    if _agree_elliptic(right):
        return
    before = len(right.edits)
    message = _("The predicate agrees with the new noun.")
    found = agree_run(right, "A3", message, predicate=True)
    more = right.adverbs(0)
    if found and keep_adverb(right, more):
        more = 0
    elif (
        found
        and right.open(more)
        and right.form(more, predicate=True) is not None
        and (right.graded(more) or not right.maybe_verb(more))
    ):
        _ask_about_pair(right)
        agree_run(right, "A3", message, predicate=True)
    if len(right.edits) == before:
        return
    if doubtful:
        right.say("A4", _("An adjective may belong to the complement or to the term."), asks=True)
    if reflexive:
        right.say(
            "A3", _("A reflexive verb's participle agrees unless “se” is an indirect object."), asks=True
        )


def _agree_elliptic(right: RightContext) -> bool:
    """*est la suivante*, *est la plus grande*: an article and an adjective without a noun, asked but for *suivant*."""
    article, ahead = right.word(), 1
    if article is None or article.key not in ("la", "le", "les") or not right.open():
        return False
    if right.key(1) in ("plus", "moins"):
        ahead = 2
    adjective, form = right.word(ahead), right.form(ahead, predicate=True)
    follows = right.open(ahead + 1) and bool(right.parts(ahead + 1) & {Pos.NOUN, Pos.NAME, Pos.ADJECTIVE})
    if adjective is None or form is None or not right.open(ahead) or follows:
        return False
    new = "les" if right.number == "p" else "la" if right.gender == "f" else "le"
    message = _("The predicate agrees with the new noun.")
    right.change(article, new, "A3", message)
    right.change(adjective, form, "A3", message)
    if right.edits and not key_of(form).startswith("suivant"):
        right.say("A3", _("Look whether a noun is left out after the adjective."), asks=True)
    right.skip(ahead + 1)
    return True


def _ask_about_pair(right: RightContext) -> None:
    """Two in a row (*grand ouvert*) are a question; a participle with its own predicate (*restée ouverte*) isn't."""
    first = {
        a.lemma for a in right.lexicon.analyses(right.words[right.at - 1].key) if a.pos is Pos.PARTICIPLE
    }
    if not first & (COPULAS | ATTRIBUTIVE):
        right.say("A5", _("Two adjectives in a row: both, or the second alone, may agree."), asks=True)


def _agree_verb(right: RightContext) -> None:
    """3.6: the verb that follows takes the subject's new number."""
    ahead = 1 if right.key() in ("n'", "ne") else 0
    word = right.word(ahead)
    if word is None or not right.open() or not right.open(ahead):
        return
    readings = finite(word.key, right.old_number, right.lexicon)
    forms = {
        conjugate(right.lexicon, a.lemma, a.mood or "", f"3{right.number}")
        for a in readings
        if a.classical and a.mood
    }
    form = forms.pop() if len(forms) == 1 else None
    if form is not None and composed(form) != composed(word.text):
        right.change(word, form, "N1", _("The verb takes the new noun's number."))
