"""*le papier est contesté, dit la ministre*: a verb of saying that names the speaker (Le bon usage, "L'incise")."""

from __future__ import annotations

from typing import Final

from review.french.change import Surroundings
from review.french.lexicon import Pos

# Of these the third person is spelled like a participle.
_SAYING: Final = frozenset({"dire", "écrire", "prédire", "redire", "récrire", "réécrire"})
_SPEAKERS: Final = frozenset({Pos.DETERMINER, Pos.PRONOUN})
_NO_SPEAKER: Final = frozenset({"d'", "de", "du", "des", "en", "dont", "où", "qu'", "que", "qui", "y"})


def is_incise(clause: Surroundings, place: int) -> bool:
    """Whether the word is a verb of saying set off after a clause that has its verb, its subject behind it.

    A participle may stand there with a by-name (*le palace, dit le Grand*): directly after the term, or before a noun
    with a capital.
    """
    word = clause.words[place]
    readings = clause.lexicon.analyses(word.key)
    saying = any(a.pos is Pos.VERB and a.person == "3s" and a.lemma in _SAYING for a in readings)
    if not saying or place == 0 or clause.runs_on(place) or not clause.joined(place + 1):
        return False
    term = next((at for at in range(len(clause.words)) if clause.in_term(at)), None)
    if term is None or not any(_is_verb(clause, at) for at in range(term + 1, place)):
        return False
    return _speaks(clause, place + 1)


def _is_verb(clause: Surroundings, place: int) -> bool:
    """A finite verb, no noun after its determiner."""
    noun = clause.joined(place) and Pos.DETERMINER in clause.parts(place - 1)
    return clause.has_verb(place, place + 1) and not noun


def _speaks(clause: Surroundings, place: int) -> bool:
    """A determiner with its noun in small letters, a pronoun, or a name that ends the sentence."""
    word, parts = clause.words[place], clause.parts(place)
    if word.key in _NO_SPEAKER:
        return False
    if parts & _SPEAKERS:
        follows = clause.joined(place + 1)
        return follows and not clause.words[place + 1].text[:1].isupper() if Pos.DETERMINER in parts else True
    return word.text[:1].isupper() and not parts & {Pos.ADJECTIVE, Pos.PARTICIPLE}
