"""A repair in the making: edits and reasons, and the words to the left of the term written out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from review.french.case import capitalised, like, starts_upper
from review.french.contraction import contracted
from review.french.left_context import Link
from review.french.tokens import SPACES, Gap, composed, gap_kind, key_of, quoted, sentence_start, words
from review.french.typography import CURLY, STRAIGHT, Style
from review.model.messages import _
from review.model.proposal import Doubt, Edit, Reason
from review.model.span import Span


@dataclass(frozen=True, slots=True)
class Group:
    """A noun group at `span` whose gender and number are known because a repair put it there."""

    span: Span
    gender: str | None
    number: str


@dataclass(slots=True)
class Draft:
    """What a repair consists of so far.

    `loud`: the sentence is in capitals. `groups`: what earlier repairs put into the sentence. `apart`: other terms, whose
    words agree among themselves. `number` and `gender`: those
    of the noun that takes the term's place, once they are known. `bare`: it may need an article.
    """

    text: str
    span: Span
    style: Style
    loud: bool
    groups: tuple[Group, ...] = ()
    apart: tuple[Span, ...] = ()
    gender: str | None = None
    number: str | None = None
    bare: bool = False
    edits: list[Edit] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def edit(self, start: int, end: int, new: str) -> None:
        """Replace `text[start:end]`, unless that changes nothing but how accents are coded."""
        if composed(self.text[start:end]) != composed(new):
            self.edits.append(Edit(start, end, new))

    def say(self, code: str, message: str, *, asks: bool = False) -> None:
        """Add a reason, once."""
        reason = Reason(code, message, asks=asks)
        if reason not in self.reasons:
            self.reasons.append(reason)

    def ask(self, code: str, message: str) -> None:
        """Add a reason that makes the repair a question."""
        self.say(code, message, asks=True)

    def apostrophe(self, near: str) -> str:
        """The apostrophe to write: the one in `near`, else the document's (french-rules 3.10)."""
        return CURLY if CURLY in near else STRAIGHT if STRAIGHT in near else self.style.apostrophe


def write_chain(draft: Draft, chain: Sequence[Link], new: Sequence[str | None]) -> bool:
    """Edit the links whose words change; None drops a word. Whether the term inherits a dropped word's capital.

    `new` holds keys (lower case, straight apostrophes), one for each link.
    """
    capital = False
    for link, word in zip(chain, new, strict=True):
        old = draft.text[link.start : link.end]
        if word is None:
            _drop(draft, link)
            capital = capital or starts_upper(old)
            continue
        dressed = like(old, word, loud=draft.loud)
        if capital:
            dressed, capital = capitalised(dressed), False
        if word == link.key:
            if dressed[:1] != composed(old)[:1] and starts_upper(dressed) and not starts_upper(old):
                draft.edit(link.start, link.end, capitalised(old))
            continue
        _write(draft, link, _kept(old, dressed).replace(STRAIGHT, draft.apostrophe(old)))
    return capital


def fused_out(draft: Draft, chain: Sequence[Link], new: Sequence[str | None]) -> list[str | None]:
    """K8: *de* or *à* before a quotation mark fused with an article that becomes le or les behind it; asked about."""
    keys = list(new)
    if (
        len(chain) > 1
        and chain[0].key in ("d'", "de", "à")
        and chain[1].key != new[1]
        and new[1] in ("le", "les")
    ):
        draft.ask("K8", _("Look whether the article belongs inside the quotation marks."))
        keys[:2] = [contracted("à" if chain[0].key == "à" else "de", new[1]), None]
    return keys


def _kept(old: str, new: str) -> str:
    """The new words with the preposition that stays (à la, à l') as the text codes its accent."""
    first, space, rest = new.partition(" ")
    same = old.split(maxsplit=1)[:1]
    return same[0] + space + rest if space and same and composed(same[0]) == first else new


def _write(draft: Draft, link: Link, word: str) -> None:
    """Put a word in the place of a link, opening or closing the gap after it where elision asks for that."""
    was, now = link.key.endswith("'"), key_of(word).endswith("'")
    old = draft.text[link.start : link.end]
    if "\n" in old and " " not in word.strip() and not now:
        draft.edit(link.start, link.end + len(link.gap) - len(link.gap.lstrip(" ")), word + "\n")
        return
    if was and not now and (not link.gap or link.gap[0] not in SPACES):
        draft.edit(link.start, link.end, word + " ")
    elif now and not was:
        _close_gap(draft, link, word)
    else:
        draft.edit(link.start, link.end, word)


def _close_gap(draft: Draft, link: Link, word: str) -> None:
    """E12 and E13: the elided word joins what follows, across emphasis and brackets, asking at quotes and line breaks."""
    spaces = link.gap[: len(link.gap) - len(link.gap.lstrip(SPACES))]
    if quoted(link.gap):
        draft.ask("E12", _("Before a quoted word, elision is a choice."))
    start = link.start
    if "\n" in spaces:
        draft.ask("E13", _("A line break stands between the word that elides and the new one."))
        outer, space, last = word.rpartition(" ")
        if space:
            draft.edit(start, link.end + len(spaces), outer + spaces.lstrip(" \u00a0") + last)
            return
        before = draft.text[:start]
        if before[-1:] in (" ", "\u00a0"):
            start = len(before.rstrip(" \u00a0"))
            word = spaces.strip(" \u00a0") + word
    draft.edit(start, link.end + len(spaces), word)


def _drop(draft: Draft, link: Link) -> None:
    """Take a word out with its own space; quotation marks and the like after it stay."""
    spaces = link.gap[: len(link.gap) - len(link.gap.lstrip(SPACES))]
    before = draft.text[: link.start]
    if "\n" in spaces and before[-1:] == " ":
        draft.edit(link.start - 1, link.end, "")
    else:
        draft.edit(link.start, link.end + len(spaces), "")


def beside_word(draft: Draft) -> tuple[bool, str]:
    """Whether the term is glued to another word by a hyphen, and that word: the one before, else the one after."""
    text, span = draft.text, draft.span
    if text[span.start - 1 : span.start] in ("-", "‑") and span.start > 1 and text[span.start - 2].isalnum():
        start = span.start - 1
        while start and (text[start - 1].isalnum() or text[start - 1] == "-"):
            start -= 1
        return True, text[start : span.start - 1]
    if text[span.end : span.end + 1] in ("-", "‑") and text[span.end + 1 : span.end + 2].isalnum():
        end = span.end + 1
        while end < len(text) and (text[end].isalnum() or text[end] in "-’'"):
            end += 1
        return True, text[span.end + 1 : end]
    return False, ""


def opens_sentence(draft: Draft) -> bool:
    """Whether no word of its sentence or line stands before the term."""
    line = draft.text.rfind("\n", 0, draft.span.start) + 1
    start = sentence_start(draft.text, draft.span.start)
    before = words(draft.text, start, draft.span.start)
    return not before or not words(draft.text, max(line, start), draft.span.start)


def joined(draft: Draft, start: int, end: int) -> bool:
    """Whether the words that end at `start` and begin at `end` follow one another with nothing but spaces between."""
    return gap_kind(draft.text[start:end]) is Gap.PLAIN
