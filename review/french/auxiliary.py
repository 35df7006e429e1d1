"""W4: a verb conjugated with être in the place of one conjugated with avoir (french-rules 3.7)."""

from __future__ import annotations

from typing import Final

from review.french.case import like
from review.french.contraction import article_of
from review.french.determiners import determiner_of, numeral_number
from review.french.draft import Draft, write_chain
from review.french.elision import CLITICS, joined_clitic
from review.french.inflection import conjugate
from review.french.left_context import Link, Role
from review.french.lexicon import Gender, Lexicon, Number, Pos
from review.french.onset import onset_of
from review.french.tokens import Gap, Word, gap_kind

_PRONOUNS: Final = {"il": ("m", "s"), "elle": ("f", "s"), "ils": ("m", "p"), "elles": ("f", "p")}
_STARTERS_WORDS: Final = "que qu' quand lorsque lorsqu' puisque puisqu' si car mais et comme où"
STARTERS: Final = frozenset(_STARTERS_WORDS.split())
_AGREEING: Final = frozenset({Pos.ADJECTIVE, Pos.PARTICIPLE})


def change_auxiliary(draft: Draft, before: tuple[Word, ...], lexicon: Lexicon, *, old: str, new: str) -> bool:
    """W4: the form of the auxiliary `old` becomes that of `new`, and a clitic before it follows; whether there is one."""
    for place in range(len(before) - 1, max(len(before) - 5, -1), -1):
        word = before[place]
        if word.key == "été":
            return False
        held = [a for a in lexicon.analyses(word.key) if a.lemma == old and a.pos is Pos.VERB]
        forms = {conjugate(lexicon, new, a.mood or "infi", a.person) for a in held}
        found = forms.pop() if len(forms) == 1 else None
        if found is None:
            continue
        draft.edit(word.start, word.end, like(word.text, found, loud=draft.loud))
        clitic = before[place - 1] if place else None
        if clitic is not None and clitic.key in CLITICS and not draft.text[clitic.end : word.start].strip():
            elided = joined_clitic(clitic.key, onset_of(found, lexicon), found, verb=True)
            gap = draft.text[clitic.end : word.start]
            write_chain(draft, [Link(Role.CLITIC, clitic.key, clitic.start, clitic.end, gap)], [elided.text])
        return True
    return False


def auxiliary_of(before: tuple[Word, ...], lexicon: Lexicon) -> str | None:
    """The lemma of the auxiliary before a participle, adverbs, *été* and inverted pronouns skipped."""
    for word in reversed(before[-5:]):
        key = word.key.split("-")[0] if "-" in word.key else word.key
        lemmas = {a.lemma for a in lexicon.analyses(key) if a.pos in (Pos.VERB, Pos.PARTICIPLE)}
        if key == "été":
            return "être"
        if lemmas & {"avoir", "être"}:
            return "avoir" if "avoir" in lemmas else "être"
        parts = {a.pos for a in lexicon.analyses(word.key)}
        if Pos.ADVERB not in parts and word.key not in ("tous", "tout", "toutes"):
            return None
    return None


def with_subject(draft: Draft, before: tuple[Word, ...], lexicon: Lexicon) -> tuple[Gender, Number] | None:
    """The gender and number of the subject of the verb after the words `before`; None where they don't show."""
    clause: list[Word] = []
    edge = draft.span.start
    for word in reversed(before):
        if gap_kind(draft.text[word.end : edge]) is Gap.BROKEN or word.key in STARTERS:
            break
        if word.key in _PRONOUNS:
            gender, number = _PRONOUNS[word.key]
            return Gender(gender), Number(number)
        clause.insert(0, word)
        edge = word.start
    return noun_subject(clause, lexicon) or _of_auxiliary(before, lexicon)


def _of_auxiliary(before: tuple[Word, ...], lexicon: Lexicon) -> tuple[Gender, Number] | None:
    """*nous avons*, *tous ont*: the masculine plural where the auxiliary shows several; *vous* may be one."""
    for word in reversed(before[-4:]):
        persons = {
            a.person for a in lexicon.analyses(word.key) if a.lemma in ("avoir", "être") and a.pos is Pos.VERB
        }
        if persons:
            return (Gender.MASCULINE, Number.PLURAL) if persons <= {"1p", "3p"} else None
    return None


def noun_subject(clause: list[Word], lexicon: Lexicon) -> tuple[Gender, Number] | None:
    """A noun after its determiner at the beginning of the clause."""
    place = 0
    gender: str | None = None
    number: str | None = None
    while place < len(clause):
        key = clause[place].key
        article, determiner = article_of(key), determiner_of(key)
        shown = article or determiner
        if (article and article.preposition) or not (shown or numeral_number(key)):
            break
        gender = shown.gender if shown and shown.gender else gender
        number = shown.number if shown else numeral_number(key)
        place += 1
    while place < len(clause) - 1 and {a.pos for a in lexicon.analyses(clause[place].key)} <= _AGREEING:
        place += 1
    nouns = (
        [a for a in lexicon.analyses(clause[place].key) if a.pos is Pos.NOUN] if place < len(clause) else []
    )
    if not place or not nouns or number is None:
        return None
    genders = {a.gender for a in nouns} - {Gender.EPICENE}
    found = next(iter(genders)) if len(genders) == 1 else None
    return Gender(gender) if gender else found or Gender.MASCULINE, Number(number)
