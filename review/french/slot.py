"""What stands to the left of a term and depends on it: clitic, preposition, determiners, adjectives (french-rules 3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from review.french.alone import ALONE, alone
from review.french.clause_start import STARTERS, opens_clause
from review.french.contraction import article_of
from review.french.determiners import determiner_of, numeral_number
from review.french.elision import CLITICS
from review.french.left_context import (
    BEFORE_BARE,
    HEADS_OF_DES,
    ONE_OF,
    QUANTITIES,
    Link,
    Reader,
    Role,
    adjective_readings,
    is_listed,
    take_determiners,
    take_modifiers,
    take_one_of,
)
from review.french.lexicon import Gender, Lexicon, Number, Pos
from review.french.tokens import Gap, Word, gap_kind

_JOINING = frozenset({"et", "mais", "ou"})
_SINGULAR_PRONOUNS = frozenset({"aucun", "aucune", "chacun", "chacune", "lequel", "laquelle", "un", "une"})


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a term: `chain` from the outermost word to the innermost, `gender` and `number` as the chain shows them.

    `before` is the word to the left of the chain, None at the start or after punctuation. `blocked`: a closing mark stands
    where the chain would go on. `counted`: a word of quantity (peu de, trop de) leaves the number open. `loose`:
    adjectives stand before the term without a determiner, or the determiner is the partner of a pronoun (chacun des).
    `opens`: a quantity whose complement the group is begins its clause (beaucoup de, la plupart des).
    `starts`: a mark or an adverb before the group shows that a clause begins, if its subject is singular.
    """

    chain: tuple[Link, ...]
    before: Word | None
    gender: str | None
    number: str | None
    blocked: bool = False
    counted: bool = False
    loose: bool = False
    opens: bool = False
    starts: bool = False

    @property
    def modified(self) -> bool:
        """Whether an adjective stands before the term."""
        return any(link.role is Role.MODIFIER for link in self.chain)

    @property
    def one(self) -> Link | None:
        """The pronoun that the group is the complement of (*l'un des*, *aucun des*), if any: the subject is this."""
        links = self.chain[1:] if self.chain and self.chain[0].key == "l'" else self.chain
        several = len(links) > 1 and links[1].article is not None
        return links[0] if several and links[0].role is Role.ONE else None

    @property
    def subject_number(self) -> str | None:
        """The number that the pronoun before *des* gives the verb, None where there is no such pronoun."""
        return None if self.one is None else "s" if self.one.key in _SINGULAR_PRONOUNS else "p"

    @property
    def determined(self) -> bool:
        """Whether a determiner or a numeral stands before the term."""
        return any(link.role not in (Role.MODIFIER, Role.LINKER, Role.CLITIC) for link in self.chain)


def _take_alone(reader: Reader) -> None:
    """*seuls les X*, *seule une X* at the beginning of a clause, where *seul* can be nothing else's."""
    last, word, outer = reader.links[-1] if reader.links else None, reader.word(), reader.word(1)
    if last is None or word is None or word.key not in ALONE or reader.kind() is not Gap.PLAIN:
        return
    shown = last.article or last.determiner
    if shown is None or (last.article is not None and last.article.preposition and last.key != "des"):
        return
    joined = outer is not None and gap_kind(reader.text[outer.end : word.start]) is Gap.PLAIN
    if joined and outer is not None and outer.key not in STARTERS and outer.key not in _JOINING:
        return
    genders = {shown.gender, None} if shown.gender else {"m", "f"}
    if any(word.key == alone(gender, shown.number) for gender in genders if gender):
        reader.take(Role.ALONE)


def _one_of_these(reader: Reader) -> bool:
    """*aucun de ces*, *l'un de mes*: the pronoun before *de* agrees with the noun too."""
    determined = any(link.role is Role.DETERMINER for link in reader.links)
    word, pronoun = reader.word(), reader.word(1)
    if not determined or word is None or pronoun is None or word.key not in ("de", "d'"):
        return False
    return pronoun.key in HEADS_OF_DES or pronoun.key in ("un", "une")


def _genders(link: Link, lexicon: Lexicon, following: str) -> Iterator[str]:
    if link.article and link.article.gender:
        yield link.article.gender
    elif link.determiner and link.determiner.gender:
        yield link.determiner.gender
    elif (
        link.determiner
        and link.determiner.series[0] in ("mon", "ton", "son")
        and link.key == link.determiner.series[0]
    ):
        if following[:1] not in "aeéèêioôuyhœâîûë":
            yield "m"
    elif link.role is Role.ONE:
        yield "f" if link.key in ONE_OF.values() else "m"
    elif link.role is Role.MODIFIER:
        genders = {a.gender for a in adjective_readings(link.key, lexicon)}
        if len(genders) == 1 and genders <= {Gender.MASCULINE, Gender.FEMININE}:
            yield str(genders.pop())


def _number(links: list[Link], lexicon: Lexicon) -> str | None:
    """The number that the chain shows: numeral, article, determiner, adjective, in that order."""
    numerals = [numeral_number(link.key) for link in links if link.role is Role.NUMERAL]
    inner = [link for link in links if link.role is not Role.CLITIC]
    if "p" in numerals or (inner and any(link.role is Role.ONE and link is inner[0] for link in links)):
        return "p"
    for link in links:
        if link.role is not Role.LINKER and (link.article or link.determiner):
            return (link.article or link.determiner).number  # type: ignore[union-attr]
    for link in links:
        numbers = (
            {a.number for a in adjective_readings(link.key, lexicon)} if link.role is Role.MODIFIER else set()
        )
        if len(numbers) == 1 and numbers <= {Number.SINGULAR, Number.PLURAL}:
            return str(numbers.pop())
    return numerals[0] if numerals else None


def read_slot(text: str, start: int, following: str, lexicon: Lexicon) -> Slot:
    """The slot of the term at `start` of `text`; `following` is the term as it stands there."""
    reader = Reader(text, start, lexicon)
    take_modifiers(reader)
    take_determiners(reader)
    loose = take_one_of(reader)
    _take_alone(reader)
    word = reader.word()
    determined = any(link.role not in (Role.MODIFIER, Role.LINKER) for link in reader.links)
    if reader.links and not determined and not _may_stand_bare(reader, word):
        reader = Reader(text, start, lexicon)
        loose, word = True, reader.word()
    counted = _counted(reader)
    loose = loose or _one_of_these(reader)
    kind = reader.kind() if word else Gap.BROKEN
    if word and reader.open() and (word.key in CLITICS or word.key == "à"):
        reader.take(Role.CLITIC)
    known = word is not None and (
        word.key in CLITICS or article_of(word.key) is not None or bool(determiner_of(word.key))
    )
    blocked = kind is Gap.CLOSED and known
    outer = reader.word() if reader.open() else None
    gender = None
    after = following
    for link in reader.links:
        gender = next(_genders(link, lexicon, after.lower()), gender)
        after = text[link.start : link.end]
    number = _number(reader.links, lexicon)
    opens = outer is not None and _quantity_opens(reader)
    starts = opens_clause(text, reader.edge, start + len(following), lexicon)
    return Slot(tuple(reversed(reader.links)), outer, gender, number, blocked, counted, loose, opens, starts)


def _may_stand_bare(reader: Reader, word: Word | None) -> bool:
    """Whether the adjectives taken may lead up to the term without a determiner: after a preposition, or at the start."""
    listed = all(is_listed(link, reader.lexicon) for link in reader.links if link.role is Role.MODIFIER)
    if word is None or not reader.open():
        return listed
    if word.key in ("de", "d'"):
        return listed or _number(reader.links, reader.lexicon) == "p"
    return listed and word.key in BEFORE_BARE


def _quantity_opens(reader: Reader) -> bool:
    """Whether the word before the group is *beaucoup*, *peu* and the like, or *la plupart*, with nothing before it."""
    article = 1 if reader.words[reader.at].key == "plupart" else 0
    if not article and reader.words[reader.at].key not in QUANTITIES:
        return False
    if article and (reader.word(1) is None or reader.words[reader.at - 1].key != "la"):
        return False
    first, outer = reader.words[reader.at - article], reader.word(article + 1)
    return outer is None or gap_kind(reader.text[outer.end : first.start]) is Gap.BROKEN


def _counted(reader: Reader) -> bool:
    word, quantity = reader.word(), reader.word(1)
    if (
        word is None
        or quantity is None
        or word.key not in ("de", "d'")
        or any(link.role is not Role.MODIFIER for link in reader.links)
    ):
        return False
    return quantity.key in QUANTITIES


def is_subject(slot: Slot, *, plural: bool) -> bool:
    """3.5, rule 3: whether the term's group begins its clause, so that the predicate may be its own.

    *de* before an adjective in the plural counts as the group's determiner (de nombreux, de tels).
    """
    if slot.opens and plural:
        return True
    first = slot.chain[0] if slot.chain else None
    plural = plural and slot.subject_number != "s"
    starts = slot.before is None or slot.before.key in STARTERS or (slot.starts and not plural)
    if first is None or slot.one is not None:
        return starts
    if first.role is Role.CLITIC:
        determiner = plural and first.key == "de" and len(slot.chain) > 1
        return first.key in STARTERS or (determiner and starts)
    if first.article and first.article.preposition:
        return first.key == "des" and starts
    return starts


def in_complement(slot: Slot, lexicon: Lexicon) -> bool:
    """Whether a preposition stands before the term's group."""
    first = slot.chain[0] if slot.chain else None
    if first is not None and first.role is Role.CLITIC:
        return first.key in ("de", "d'", "à") and slot.before is not None
    if first is not None and first.article and first.article.preposition:
        return slot.before is not None
    return slot.before is not None and any(
        a.pos is Pos.PREPOSITION for a in lexicon.analyses(slot.before.key)
    )
