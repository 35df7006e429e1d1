"""Agreement of the words to the right of a noun whose gender or number changes (french-rules 3.5 and K10).

Only what hangs together without a gap is changed here: *lui-même*, a run of attributive adjectives, relatives, and the
predicate of a term that is its clause's subject. What lies further away is for the leftover check.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from review.french.detached import agree_detached
from review.french.lexicon import Lexicon
from review.french.predicate import agree_object_relative, agree_predicate, agree_relative_clause
from review.french.right_context import RightContext
from review.french.run import agree_run
from review.french.tokens import Word
from review.model.messages import _
from review.model.proposal import Edit, Reason
from review.model.span import Span

_SELVES: Final = {"lui-même": "elle-même", "eux-mêmes": "elles-mêmes"}
_FEMININE: Final = {
    "lequel": "laquelle", "lesquels": "lesquelles", "duquel": "de laquelle", "desquels": "desquelles",
    "auquel": "à laquelle", "auxquels": "auxquelles",
}  # fmt: skip
_MASCULINE: Final = {
    "laquelle": "lequel", "lesquelles": "lesquels", "desquelles": "desquels", "auxquelles": "auxquels"
}  # fmt: skip
_FUSED: Final = {"de": "duquel", "à": "auquel"}
_BEFORE_RELATIVE: Final = frozenset(
    {"avec", "contre", "dans", "de", "par", "pour", "sans", "sous", "sur", "vers", "à"}
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the words to the right become: `edits`, reasons, and the words that were `judged`, changed or not."""

    edits: tuple[Edit, ...]
    reasons: tuple[Reason, ...]
    judged: tuple[Span, ...]


def agreement(
    text: str,
    end: int,
    *,
    gender: str,
    number: str,
    old_number: str,
    subject: bool,
    ambiguous: bool,
    lexicon: Lexicon,
    shared: bool = False,
    subject_number: str | None = None,
) -> Agreement:
    """What follows a term that ends at `end` and is now of `gender` and `number`.

    `subject`: the term may be the subject of what follows. `ambiguous`: the term ends in a complement that an adjective
    after it may belong to as well. `shared`: the noun that the term is itself a complement of may be what a relative
    stands for (les noms de fichiers qui sont codés). `subject_number`: that of the pronoun which the term is the
    complement of (aucun des …), and which the predicate agrees with.
    """
    right = RightContext(text, end, gender=gender, number=number, old_number=old_number, lexicon=lexicon)
    _agree_selves(right)
    agree_run(right, "A2", _("The adjective after it agrees with the new noun."), predicate=False)
    if ambiguous and right.edits:
        right.say("A4", _("An adjective may belong to the complement or to the term."), asks=True)
    before = len(right.edits)
    _agree_lequel(right)
    agree_relative_clause(right)
    agree_object_relative(right)
    if (shared or ambiguous) and len(right.edits) > before:
        right.say(
            "A4", _("The relative clause may belong to the complement or to the noun before it."), asks=True
        )
    agree_detached(right, opens=subject, ambiguous=ambiguous)
    if subject:
        if subject_number is not None:
            right.number = right.old_number = subject_number
        agree_predicate(right)
    return Agreement(tuple(right.edits), tuple(right.reasons), tuple(right.judged))


def _agree_selves(right: RightContext) -> None:
    """3.5, rule 1: lui-même, elle-même and their plurals directly after the term."""
    word = right.word()
    known = {*_SELVES, *_SELVES.values()}
    if word is None or not right.open() or word.key not in known:
        return
    plural, feminine = right.number == "p", right.gender == "f"
    masculine = "eux-mêmes" if plural else "lui-même"
    new = _SELVES[masculine] if feminine else masculine
    right.change(word, new, "A1", _("“{word}” agrees with the new noun.").format(word=new))
    right.skip(1)


def _agree_lequel(right: RightContext) -> None:
    """K10: auquel, duquel, lequel right after the term or after one preposition."""
    ahead = 1 if right.key() in _BEFORE_RELATIVE else 0
    word = right.word(ahead)
    if word is None or not (right.open() or right.gap().strip() == ",") or (ahead and not right.open(1)):
        return
    new = (_FEMININE if right.gender == "f" else _MASCULINE).get(word.key)
    if new is None:
        return
    before: Word | None = right.word(0) if ahead else None
    if before is not None and new == "lequel" and before.key in _FUSED:
        right.edits.append(Edit(before.start, word.end, _FUSED[before.key]))
    else:
        right.edits.append(Edit(word.start, word.end, new))
    right.judged.append(Span(word.start, word.end))
    right.say("K10", _("“{word}” agrees with the new noun.").format(word=word.text))
