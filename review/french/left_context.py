"""Walking from a term to the left: the words that lead up to it (french-rules 3.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from review.french.adjectives import prefixed
from review.french.contraction import PREPOSITIONS, Article, article_of
from review.french.determiners import Determiner, determiner_of, is_prenominal, numeral_number
from review.french.homograph import Standing, standing
from review.french.lexicon import Analysis, Lexicon, Pos
from review.french.tokens import Gap, Word, gap_kind, words

_LINKERS: Final = frozenset({"et", "ou", "mais"})
_DEGREES: Final = frozenset({"assez", "aussi", "bien", "fort", "moins", "plus", "si", "trop", "très"})
_ALL: Final = frozenset({"tout", "toute", "toutes"})
_INVARIABLE: Final = frozenset({"ex", "pseudo", "quasi", "soi-disant", "super"})
_BARE_WORDS: Final = (
    "à après avant avec chez comme contre d' dans de depuis en entre et ou par pour sans selon sous sur vers"
)
BEFORE_BARE: Final = frozenset(_BARE_WORDS.split())
_STACKED: Final = frozenset({"certain", "tel", "quelque", "différents", "divers"})
_QUANTITY_WORDS: Final = (
    "assez autant beaucoup combien davantage moins nombre peu plein plus suffisamment tant tellement trop"
)
QUANTITIES: Final = frozenset(_QUANTITY_WORDS.split())
_HEAD_WORDS: Final = (
    "chacun chacune aucun aucune celui celle ceux celles certains certaines plusieurs quelques-uns quelques-unes lequel"
    " laquelle premier première dernier dernière"
)
HEADS_OF_DES: Final = frozenset(_HEAD_WORDS.split())

# Pronouns before des that can stand for nothing but one or some of what follows.
ONE_OF: Final = {
    "aucun": "aucune", "certains": "certaines", "chacun": "chacune", "lequel": "laquelle", "lesquels": "lesquelles",
    "quelques-uns": "quelques-unes", "un": "une",
}  # fmt: skip
ONE_OF.update({feminine: feminine for feminine in tuple(ONE_OF.values())})


class Role(Enum):
    """What a word to the left of a term is to it."""

    MODIFIER = auto()
    LINKER = auto()
    NUMERAL = auto()
    ONE = auto()
    DETERMINER = auto()
    ARTICLE = auto()
    ALONE = auto()
    CLITIC = auto()


@dataclass(frozen=True, slots=True)
class Link:
    """A word at `start` to `end`, or preposition and article together, and the `gap` after it.

    `Role.ALONE` is *seul* before the determiner. `Role.ONE` is the un of *vingt et un*, of *l'un des*, and *chacun des*: it agrees in gender alone. `open`: an adjective
    that may as well be a noun which the term is set beside.
    """

    role: Role
    key: str
    start: int
    end: int
    gap: str
    article: Article | None = None
    determiner: Determiner | None = None
    open: bool = False


def adjective_readings(key: str, lexicon: Lexicon) -> tuple[Analysis, ...]:
    """The readings of a word as an adjective, else as a past participle; a prefix that it may have left aside."""
    readings = lexicon.analyses(key) or lexicon.analyses(prefixed(lexicon, key)[1])
    adjectives = tuple(a for a in readings if a.pos is Pos.ADJECTIVE)
    return adjectives or tuple(a for a in readings if a.pos is Pos.PARTICIPLE)


class Reader:
    """Walks from the term to the left, one word at a time."""

    def __init__(self, text: str, start: int, lexicon: Lexicon) -> None:
        """Start at the term, which begins at `start`."""
        self.text = text
        self.lexicon = lexicon
        self.words = words(text, 0, start)
        self.at = len(self.words) - 1
        self.edge = start
        self.links: list[Link] = []
        term = next(iter(words(text, start)), None)
        parts = {a.pos for a in lexicon.analyses(term.key)} if term else set()
        self.adjectival = Pos.ADJECTIVE in parts and Pos.NOUN not in parts

    def word(self, back: int = 0) -> Word | None:
        """The word `back` places further to the left, if any."""
        return self.words[self.at - back] if self.at - back >= 0 else None

    def gap(self) -> str:
        """What stands between the next word to the left and what has been taken."""
        word = self.word()
        return self.text[word.end : self.edge] if word else self.text[: self.edge]

    def open(self) -> bool:
        """Whether the next word to the left is joined to what has been taken."""
        return self.word() is not None and self.kind() in (Gap.PLAIN, Gap.MARKED)

    def kind(self) -> Gap:
        """The kind of the gap; emphasis right after an apostrophe opens (l'**usine**), unless it began before it."""
        word, gap = self.word(), self.gap()
        found = gap_kind(gap)
        if word is None or found is not Gap.CLOSED or not word.elided or gap.strip("*_"):
            return found
        return found if self.text[word.start - 1 : word.start] in ("*", "_") else Gap.MARKED

    def take(
        self,
        role: Role,
        article: Article | None = None,
        determiner: Determiner | None = None,
        *,
        is_open: bool = False,
    ) -> None:
        """Make the next word to the left a link."""
        word = self.words[self.at]
        self.links.append(
            Link(role, word.key, word.start, word.end, self.gap(), article, determiner, is_open)
        )
        self.edge = word.start
        self.at -= 1


def _is_modifier(word: Word | None, lexicon: Lexicon) -> bool:
    """The closed list, and any adjective or participle that is nothing else (le récent X, le regretté X)."""
    if word is None or word.elided or determiner_of(word.key) or numeral_number(word.key):
        return False
    readings = lexicon.analyses(word.key)
    if any(a.pos is Pos.ADJECTIVE and is_prenominal(a.lemma) for a in readings):
        return True
    others = any(a.pos not in (Pos.ADJECTIVE, Pos.PARTICIPLE, Pos.VERB) or a.person for a in readings)
    return bool(adjective_readings(word.key, lexicon)) and not others


def is_listed(link: Link, lexicon: Lexicon) -> bool:
    """Whether an adjective is one of those that commonly stand before their noun."""
    return any(a.pos is Pos.ADJECTIVE and is_prenominal(a.lemma) for a in lexicon.analyses(link.key))


def take_modifiers(reader: Reader) -> None:
    """Take the prenominal adjectives, what coordinates and grades them, and numerals."""
    while (word := reader.word()) is not None:
        listed = reader.gap().strip() == "," and bool(reader.links)
        after_modifier = bool(reader.links) and reader.links[-1].role is Role.MODIFIER
        adjective = _is_modifier(word, reader.lexicon) or _homograph(reader) is Standing.ADJECTIVE
        if not reader.open() and not (listed and after_modifier and adjective):
            return
        if _is_modifier(word, reader.lexicon) and not _verbal_before_numeral(reader, word):
            reader.take(Role.MODIFIER)
        elif (found := _homograph(reader)) is not Standing.OTHER:
            reader.take(Role.MODIFIER, is_open=found is Standing.OPEN)
        elif after_modifier and _links(reader, word):
            reader.take(Role.LINKER)
        elif after_modifier and word.key in _ALL and not article_of(reader.links[-1].key):
            reader.take(Role.LINKER, determiner=determiner_of(word.key))
        elif word.key in _INVARIABLE:
            reader.take(Role.LINKER)
        elif numeral_number(word.key):
            reader.take(Role.NUMERAL)
        else:
            return


def _homograph(reader: Reader, back: int = 0) -> Standing:
    """What a word is that can be an adjective, but not that alone; a noun before a term that is an adjective."""
    if reader.word(back) is None:
        return Standing.OTHER
    found = standing(reader.text, reader.words[: reader.at - back + 1], reader.lexicon)
    return Standing.OTHER if found is Standing.OPEN and reader.adjectival else found


def _verbal_before_numeral(reader: Reader, word: Word) -> bool:
    """*il y a eu 12 X*, *on a vendu 12 X*: a participle before a numeral, unless a determiner stands before it."""
    numeral = bool(reader.links) and reader.links[-1].role is Role.NUMERAL
    if not numeral or any(
        a.pos is Pos.ADJECTIVE and is_prenominal(a.lemma) for a in reader.lexicon.analyses(word.key)
    ):
        return False
    outer = reader.word(1)
    return outer is None or not (article_of(outer.key) or determiner_of(outer.key))


def _links(reader: Reader, word: Word) -> bool:
    adjective = _is_modifier(reader.word(1), reader.lexicon) or _homograph(reader, 1) is Standing.ADJECTIVE
    coordinates = word.key in _LINKERS and adjective
    return coordinates or word.key in _DEGREES


def take_determiners(reader: Reader) -> None:
    """The determiner with its preposition, those that pile up on it (tout le, un certain), and un of *vingt et un*."""
    while reader.open() and (word := reader.word()) is not None:
        article, determiner = article_of(word.key), determiner_of(word.key)
        last = reader.links[-1] if reader.links else None
        covered = last is not None and last.role in (Role.ARTICLE, Role.DETERMINER, Role.ONE)
        if article and not covered:
            _take_article(reader, article)
        elif word.key in ("un", "une") and _after_numeral(reader):
            _take_one_of_twenty(reader)
        elif determiner and (not covered or _stacks(determiner, last)):
            reader.take(Role.DETERMINER, determiner=determiner)
        elif article and last and last.determiner and _stacks_inside(last.determiner):
            _take_article(reader, article)
        else:
            return


def _stacks(outer: Determiner, last: Link | None) -> bool:
    if last is None or last.role is Role.ONE:
        return False
    if outer.series[0] == "tout":
        return last.role is Role.ARTICLE or not (last.determiner and last.determiner.series[0] == "tout")
    return bool(last.determiner) and _stacks_inside(last.determiner)


def _stacks_inside(determiner: Determiner | None) -> bool:
    return determiner is not None and (determiner.series[0] or determiner.series[2]) in _STACKED


def _after_numeral(reader: Reader) -> bool:
    linker, numeral = reader.word(1), reader.word(2)
    return bool(linker and numeral and linker.key == "et" and numeral_number(numeral.key) == "p")


def _take_one_of_twenty(reader: Reader) -> None:
    """*vingt et un*: un, et and the numeral before it."""
    reader.take(Role.ONE)
    if reader.open():
        reader.take(Role.LINKER)
    if reader.links[-1].role is Role.LINKER and reader.open():
        reader.take(Role.NUMERAL)


def _take_article(reader: Reader, article: Article) -> None:
    """The article, and a separate *de* or *à* before it as one link."""
    reader.take(Role.ARTICLE, article)
    outer = reader.word()
    if article.preposition or outer is None or outer.key not in PREPOSITIONS:
        return
    if gap_kind(reader.gap()) is not Gap.PLAIN:
        return
    inner = reader.links.pop()
    joined = replace(article, preposition=outer.key)
    key = f"{outer.key} {inner.key}"
    reader.links.append(replace(inner, key=key, start=outer.start, article=joined))
    reader.edge = outer.start
    reader.at -= 1


def take_one_of(reader: Reader) -> bool:
    """*un des*, *l'un des*: un agrees too; whether another pronoun of the kind stands there instead (chacun des)."""
    last = reader.links[-1] if reader.links else None
    word = reader.word()
    if last is None or last.key not in ("des", "de les") or word is None or not reader.open():
        return False
    if word.key in ("un", "une"):
        reader.take(Role.ONE)
        return False
    if word.key in ONE_OF:
        reader.take(Role.ONE)
        return True
    parts = {a.pos for a in reader.lexicon.analyses(word.key)}
    graded = reader.word(1) is not None and reader.words[reader.at - 1].key in ("mieux", "moins", "plus")
    return word.key in HEADS_OF_DES or (Pos.ADJECTIVE in parts and (graded or Pos.NOUN not in parts))
