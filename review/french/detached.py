"""Words set off by commas that agree with the term (french-rules 3.8): changed, and always asked.

*Préparée de longue date, la …*; *la …, préparée en secret, a été dévoilée*; *la …, celle de Paris*.
"""

from __future__ import annotations

from typing import Final

from review.french.anaphora import other_pronoun
from review.french.lexicon import Lexicon, Pos
from review.french.right_context import RightContext, agreed
from review.french.run import agree_run
from review.french.tokens import Word, sentence_start, words
from review.model.messages import _

_REACH: Final = 12


def agree_detached(right: RightContext) -> None:
    """An adjective or *celui* after a comma, then on to what follows the closing comma."""
    word = right.word()
    if word is None or right.gap().strip() != ",":
        return
    both = right.number != right.old_number
    pronoun = other_pronoun(
        right.words, right.at, right.gender, right.old_number, both=both, stands_alone=True
    )
    before = len(right.edits)
    if pronoun is not None and word.key.startswith(("celui", "celle", "ceux")):
        right.change(word, pronoun, "A12", _("“{word}” agrees with the new noun.").format(word=pronoun))
        right.skip(1)
    elif right.form(right.adverbs(0)) is not None and not right.maybe_verb(right.adverbs(0)):
        right.edge = word.start
        agree_run(right, "A12", _("What is set off by commas agrees with the new noun."), predicate=False)
    else:
        return
    if len(right.edits) > before:
        right.say("A12", _("Look whether the words set off by a comma belong to the new noun."), asks=True)
    _pass_closing_comma(right)


def _pass_closing_comma(right: RightContext) -> None:
    """Move on to the word after the next comma, if no finite verb and no other punctuation comes first."""
    for ahead in range(_REACH):
        word, mark = right.word(ahead), right.gap(ahead).strip()
        if word is None or mark not in ("", ","):
            return
        if mark == ",":
            right.skip(ahead)
            right.edge = word.start
            return
        if any(a.pos is Pos.VERB and a.person for a in right.lexicon.analyses(word.key)) and right.maybe_verb(
            ahead
        ):
            return


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
