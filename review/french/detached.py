"""Words set off by commas that agree with the term (french-rules 3.8): changed, and always asked.

*Préparée de longue date, la …*; *la …, préparée en secret, a été dévoilée*; *la …, celle de Paris*.
"""

from __future__ import annotations

from typing import Final

from review.french.anaphora import other_pronoun
from review.french.complements import governs, skip_complements
from review.french.lexicon import Analysis, Lexicon, Pos
from review.french.right_context import RightContext, agreed, finite
from review.french.run import agree_run
from review.french.tokens import Word, sentence_start, words
from review.model.messages import _

_REACH: Final = 12
_BEFORE_VERB: Final = frozenset({"en", "n'", "ne", "s'", "se", "y"})


def agree_detached(right: RightContext, *, opens: bool, ambiguous: bool) -> None:
    """An adjective or *celui* after a comma, then on to what follows the closing comma.

    `opens`: the term's group begins its clause, so that a participle between it and its verb is its own, unless an
    agreeing noun stands in between, or the term is `ambiguous` in the same way.
    """
    nouns: list[tuple[Analysis, ...]] = []
    if opens and not (right.word() is None or right.gap().strip() == ","):
        ambiguous = skip_complements(right, nouns) or ambiguous
    word = right.word()
    if word is None or right.gap().strip() != ",":
        return
    both = right.number != right.old_number
    pronoun = other_pronoun(
        right.words, right.at, right.gender, right.old_number, both=both, stands_alone=True
    )
    before, sure = len(right.edits), False
    if pronoun is not None and word.key.startswith(("celui", "celle", "ceux")):
        right.change(word, pronoun, "A12", _("“{word}” agrees with the new noun.").format(word=pronoun))
        right.skip(1)
    elif right.form(right.adverbs(0)) is not None and not right.maybe_verb(right.adverbs(0)):
        right.edge = word.start
        sure = opens and not ambiguous and _is_participle(right) and not any(governs(n, right) for n in nouns)
        agree_run(right, "A12", _("What is set off by commas agrees with the new noun."), predicate=False)
    else:
        return
    closed = _pass_closing_comma(right)
    if len(right.edits) > before and not (sure and closed and _at_verb(right)):
        right.say("A12", _("Look whether the words set off by a comma belong to the new noun."), asks=True)


def _is_participle(right: RightContext) -> bool:
    """A participle that no noun and no adjective of its own has the form of, so that no noun follows it (petit hôtel)."""
    parts = right.parts(right.adverbs(0))
    return Pos.PARTICIPLE in parts and not parts & {Pos.NOUN, Pos.DETERMINER, Pos.PREPOSITION}


def _at_verb(right: RightContext) -> bool:
    """Whether the main verb follows, or what leads up to it."""
    return right.key() in _BEFORE_VERB or bool(finite(right.key(), right.old_number, right.lexicon))


def _pass_closing_comma(right: RightContext) -> bool:
    """Move on to the word after the next comma, if no finite verb and no other punctuation comes first."""
    for ahead in range(_REACH):
        word, mark = right.word(ahead), right.gap(ahead).strip()
        if word is None or mark not in ("", ","):
            return False
        if mark == ",":
            right.skip(ahead)
            right.edge = word.start
            return True
        if any(a.pos is Pos.VERB and a.person for a in right.lexicon.analyses(word.key)) and right.maybe_verb(
            ahead
        ):
            return False
    return False


def detached_before(
    text: str, start: int, *, old_number: str, gender: str, number: str, lexicon: Lexicon
) -> tuple[Word, str] | None:
    """The adjective or participle that opens the sentence of a term whose group begins at `start` after a comma.

    With it comes its agreeing form; None where the sentence opens otherwise.
    """
    opening = sentence_start(text, start)
    found = words(text, opening, start)
    if not found or not text[found[-1].end : start].strip().startswith(","):
        return None
    place = 0
    while place < len(found) - 1 and _is_adverb(found[place], lexicon):
        place += 1
    first = found[place]
    parts = {a.pos for a in lexicon.analyses(first.key)}
    if not parts & {Pos.ADJECTIVE, Pos.PARTICIPLE} or parts & {Pos.PREPOSITION, Pos.DETERMINER, Pos.PRONOUN}:
        return None
    form = agreed(first, old_number, gender, number, lexicon)
    return None if form is None else (first, form)


def _is_adverb(word: Word, lexicon: Lexicon) -> bool:
    parts = {a.pos for a in lexicon.analyses(word.key)}
    return Pos.ADVERB in parts and not parts & {Pos.ADJECTIVE, Pos.PARTICIPLE}
