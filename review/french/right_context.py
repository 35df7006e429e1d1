"""Reading on from a term to the right, word by word, collecting what has to agree."""

from __future__ import annotations

from dataclasses import dataclass

from review.french.adjectives import adjective_form
from review.french.left_context import adjective_readings
from review.french.lexicon import Analysis, Gender, Lexicon, Number, Pos
from review.french.locutions import BEFORE_ADJECTIVE, locution
from review.french.tokens import SPACES, Gap, Word, composed, gap_kind, key_of, words
from review.model.proposal import Edit, Reason
from review.model.span import Span

_STRUCTURAL = frozenset({Pos.CONJUNCTION, Pos.PRONOUN, Pos.DETERMINER})
_PREPOSITIONS = frozenset({"d'", "de", "en"})
_ATTACHING = frozenset({Pos.ADJECTIVE, Pos.PARTICIPLE, Pos.VERB})
_PAIRS = {"»": "«", "”": "“"}
_PARTING = frozenset(",;:")
_OBJECTS = frozenset({Pos.DETERMINER, Pos.PRONOUN})
_COLOUR_WORDS = (
    "blanc blanche blancs blanches bleu bleue bleus bleues blond blonde blonds blondes brun brune bruns brunes gris grise"
    " grises jaune jaunes noir noire noirs noires rose roses rouge rouges vert verte verts vertes violet violets"
)
_COLOURS = frozenset(_COLOUR_WORDS.split())
_SHADE_WORDS = (
    "acier amande anis anthracite ardoise argent azur bonbon bordeaux bouteille brique canard cendré cerise ciel"
    " citron clair cobalt corail cru électrique émeraude fluo foncé framboise fuchsia indigo jade kaki"
    " lagon lavande marine menthe métallisé moutarde mousse nuit olive outremer paille pâle perle pétrole"
    " platine pomme profond roi sang sapin saumon sombre souris tendre turquoise vermillon vif"
)
_SHADES = frozenset(_SHADE_WORDS.split())


def finite(key: str, number: str, lexicon: Lexicon) -> list[Analysis]:
    """The readings of a word as a finite verb of the third person."""
    return [a for a in lexicon.analyses(key) if a.pos is Pos.VERB and a.person == f"3{number}"]


def agreed(word: Word, old_number: str, gender: str, number: str, lexicon: Lexicon) -> str | None:
    """The adjective or participle in another gender or number; None where it can't have belonged to the term."""
    readings = adjective_readings(word.key, lexicon)
    if not any(a.number in (old_number, Number.INVARIABLE, None) for a in readings):
        return None
    return adjective_form(lexicon, composed(word.text), Gender(gender), Number(number))


@dataclass(frozen=True, slots=True)
class Place:
    """A place among the words, and how many edits, reasons and judged words there were on the way to it."""

    at: int
    edge: int
    edits: int
    reasons: int
    judged: int


class RightContext:
    """The words after a term, the place reached among them, and the edits and reasons found on the way.

    `old_number` is the number that the text's words have, `gender` and `number` what they have to become. `judged` holds the
    words that need no second look. `past_emphasis`: emphasis may begin in between (est *adopté*).
    """

    def __init__(
        self, text: str, end: int, *, gender: str, number: str, old_number: str, lexicon: Lexicon
    ) -> None:
        """Start right after the term, which ends at `end`."""
        self.text, self.lexicon = text, lexicon
        self.gender, self.number, self.old_number = gender, number, old_number
        self.words = words(text, end)
        self.at = 0
        self.edge = end
        self.edits: list[Edit] = []
        self.reasons: list[Reason] = []
        self.judged: list[Span] = []
        self.past_emphasis = False

    def word(self, ahead: int = 0) -> Word | None:
        """The word so many places ahead."""
        return self.words[self.at + ahead] if self.at + ahead < len(self.words) else None

    def key(self, ahead: int = 0) -> str:
        """Its key, "" past the end."""
        word = self.word(ahead)
        return word.key if word else ""

    def gap(self, ahead: int = 0) -> str:
        """What stands before that word."""
        start = self.words[self.at + ahead - 1].end if ahead else self.edge
        word = self.word(ahead)
        return self.text[start : word.start] if word else self.text[start:]

    def open(self, ahead: int = 0) -> bool:
        """Whether nothing but spaces or a closing mark stands before that word, a mark that opened for the term alone."""
        if self.word(ahead) is None:
            return False
        gap = self.gap(ahead)
        kind = gap_kind(gap)
        if self.past_emphasis and "\n" not in gap and not gap.strip(SPACES + "*_"):
            return True
        return kind is Gap.PLAIN or (kind is Gap.CLOSED and not self._leaves(gap))

    def _leaves(self, gap: str) -> bool:
        """Whether a bracket closes, or a quotation that has a part before the term (« Étage 2 : la chose »)."""
        if ")" in gap and "](" not in gap:
            return True
        marks = [opening for closing, opening in _PAIRS.items() if closing in gap]
        start = max((self.text.rfind(mark, 0, self.edge) for mark in marks), default=-1)
        return start >= 0 and bool(set(self.text[start : self.edge]) & _PARTING)

    def skip(self, count: int) -> None:
        """Move on by so many words."""
        if count:
            self.at += count
            self.edge = self.words[self.at - 1].end

    def place(self) -> Place:
        """Where reading has come to."""
        return Place(self.at, self.edge, len(self.edits), len(self.reasons), len(self.judged))

    def back(self, place: Place) -> None:
        """Go back to a place, and forget what was found since."""
        self.at, self.edge = place.at, place.edge
        del self.edits[place.edits :], self.reasons[place.reasons :], self.judged[place.judged :]

    def change(self, word: Word, new: str, code: str, message: str) -> None:
        """Note a word that has been looked at, and its edit where it changes."""
        self.judged.append(Span(word.start, word.end))
        if key_of(new) != word.key:
            self.edits.append(Edit(word.start, word.end, new))
            self.say(code, message)

    def say(self, code: str, message: str, *, asks: bool = False) -> None:
        """Add a reason."""
        self.reasons.append(Reason(code, message, asks=asks))

    def parts(self, ahead: int = 0) -> set[Pos]:
        """The parts of speech that a word can be."""
        return {a.pos for a in self.lexicon.analyses(self.key(ahead))} if self.word(ahead) else set()

    def shade(self, ahead: int) -> bool:
        """Whether the word ahead is a colour that the next one shades (vert foncé, bleu marine): both stay as they are.

        Le bon usage, «Accord des adjectifs de couleur».
        """
        if not self.open(ahead + 1) or self.key(ahead) not in _COLOURS:
            return False
        if self.key(ahead + 1) == "cassé":
            return self.key(ahead) == "blanc"
        harms = self.key(ahead + 1) == "nuit" and self.key(ahead + 2) in ("au", "aux", "à")
        return self.key(ahead + 1) in _SHADES and not harms

    def adverbs(self, ahead: int) -> int:
        """How many words adverbs take that stand in a row; the first may follow a comma."""
        count = 0
        while not count or self.open(ahead + count):
            several = self.locution(ahead + count)
            if several:
                count += several
                continue
            if Pos.ADVERB not in self.parts(ahead + count):
                break
            if self.form(ahead + count) is not None and self.form(ahead + count + 1) is None:
                break
            count += 1
        return count

    def locution(self, ahead: int) -> int:
        """How many words the adverb of several words takes that begins at the word ahead, 0 where none does."""
        length = locution(self.key, ahead)
        joined = all(self.open(ahead + place) for place in range(1, length))
        return length if joined and not self._heard(ahead, length) else 0

    def _heard(self, ahead: int, length: int) -> bool:
        """*est bien entendu par tous*: the participle of entendre, for no word follows that *bien entendu* could go with."""
        if self.key(ahead + length - 1) != "entendu":
            return False
        after = ahead + length + (self.parts(ahead + length) == {Pos.ADVERB})
        return not (self.open(ahead + length) and self.open(after) and self.parts(after) & _ATTACHING)

    def graded(self, ahead: int) -> bool:
        """Whether a word of degree right before the word ahead makes an adjective of it (*très court*)."""
        if not ahead or self.key(ahead - 1) not in BEFORE_ADJECTIVE or not self.open(ahead):
            return False
        return ahead < 2 or self.key(ahead - 2) != "en"  # noqa: PLR2004

    def maybe_verb(self, ahead: int) -> bool:
        """Whether the word ahead could be the clause's verb."""
        word = self.word(ahead)
        if word is None or self.shade(ahead):
            return False
        participle = any(a.mood == "ppre" for a in self.lexicon.analyses(word.key))
        verbal = (
            participle
            and self.open(ahead + 1)
            and bool(self.parts(ahead + 1) & {Pos.PREPOSITION, Pos.ADVERB})
        )
        found = finite(word.key, self.old_number, self.lexicon)
        return verbal or (bool(found) and not self._fixed_participle(ahead, found))

    def _fixed_participle(self, ahead: int, found: list[Analysis]) -> bool:
        """*mise en place*, *prise en charge*: the participle of a verb other than miser or priser, before en or par."""
        readings = self.lexicon.analyses(self.key(ahead))
        lemmas = {a.lemma for a in readings if a.pos is Pos.PARTICIPLE}
        follows = self.open(ahead + 1) and self.key(ahead + 1) in ("en", "par")
        return follows and bool(lemmas) and not lemmas & {a.lemma for a in found}

    def object_follows(self, ahead: int) -> bool:
        """Whether a determiner, a pronoun or a number follows the word ahead, as after a verb."""
        if not self.open(ahead + 1):
            return False
        parts = self.parts(ahead + 1)
        return self.key(ahead + 1).isdigit() or (
            bool(parts & _OBJECTS) and self.key(ahead + 1) not in _PREPOSITIONS
        )

    def form(self, ahead: int, *, predicate: bool = False) -> str | None:
        """The agreeing form of the word ahead, None where it is no adjective of the term's number."""
        word = self.word(ahead)
        if word is not None and self.shade(ahead):
            return composed(word.text)
        if word is None or self.parts(ahead) & _STRUCTURAL:
            return None
        if any(a.mood == "ppre" for a in self.lexicon.analyses(word.key)) and self.object_follows(ahead):
            return None
        if Pos.PREPOSITION in self.parts(ahead) and not predicate and self.object_follows(ahead):
            return None
        return agreed(word, self.old_number, self.gender, self.number, self.lexicon)

    def would_change(self, ahead: int) -> bool:
        """Whether the word ahead would have to agree."""
        word, form = self.word(ahead), self.form(ahead)
        return word is not None and form is not None and key_of(form) != word.key
