"""Correct French sentences into which wrong forms are planted, for tools/grammar_check.py.

A noun, verb, adjective or name that the lexicon knows in one reading alone gives way to an entry's wrong form of the
same gender, number, mood, person and onset, so that the planted sentence is as correct as the sentence was.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from review.french.conjugation import conjugate, slot_of
from review.french.inflection import gender_of, inflect_adjective, plural_of
from review.french.lexicon import Analysis, Gender, Number
from review.french.lexicon import Pos as Part
from review.french.onset import onset_of
from review.glossary.entry import GlossaryEntry
from review.glossary.files import load_all
from review.model.proposal import Pos, Replacement, Site
from review.model.span import Span
from tools.grammar_sets import LEXICON, ROOT, Repaired, repaired

_SENTENCE: Final = re.compile(
    r"(?:[AÀY] |L['’]|[A-ZÀÂÇÉÈÊÎÔ](?=[a-zéèêô]))[^.!?:;…|<>=_/\\{}\[\]$#*@~+]{30,240}[.!?](?=\s)"
)
_WORD: Final = re.compile(r"(?<![\w'’-])(?:\b(?:[ldnsmtjcLDNSMTJC]|qu|Qu)['’])?([^\W\d_]{3,})(?![\w'’-])")
_NAME: Final = re.compile(
    r"\b(?:de|que|et|ou|par|sur|avec|pour|chez|dans|si|à|mais|,) ([A-Z][a-z]{3,})(?=[ ,.](?! ?[A-Z]))"
)
_AFTER_VERB: Final = re.compile(
    r"[,.!?]| (?:après|avant|avec|dans|depuis|en|lorsqu|par|pendant|pour|quand|sans|si|sur)\b"
)
"""What may follow a verb whose place an entry with an object of its own takes: anything but an object."""

_FEWEST_WORDS: Final = 7


def planted_sentences(
    source: Path, wanted: int, correct: Callable[[str], bool], turn: int = 0
) -> Iterator[Repaired]:
    """`wanted` sentences of the text file or folder of text files at `source` with a wrong form planted, and repaired.

    Only sentences that are `correct` are taken. Which ones, which of their words and which entries is decided by the
    sentences' digests and by `turn`: the same input gives the same sentences.
    """
    left = wanted
    for text in _sample(source):
        planted = _planted(text, turn) if correct(text) else None
        if planted is not None:
            yield from repaired(*planted)
            left -= 1
        if not left:
            return


def _draw(text: str, salt: str) -> int:
    return int.from_bytes(hashlib.blake2b((salt + text).encode(), digest_size=8).digest())


def _sample(source: Path) -> list[str]:
    files = sorted(source.rglob("*.txt")) if source.is_dir() else [source]
    found = set()
    for file in files:
        for block in re.split(r"\n\s*\n|\t", file.read_text(encoding="utf-8", errors="replace")):
            for match in _SENTENCE.finditer(re.sub(r"\s+", " ", block) + " "):
                if _is_prose(match.group()):
                    found.add(match.group())
    return sorted(found, key=lambda text: _draw(text, "sample"))


def _is_prose(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    known = [word for word in words if word in LEXICON or len(word) <= 2 or word.istitle()]
    finite = any(len(a) == 1 and a[0].person for a in map(LEXICON.analyses, words)) or " est " in text
    single = not re.search(r" [,.)»”]| {2}|\( |\d\.$|[«»\"“”()]", text)
    return single and finite and len(words) >= _FEWEST_WORDS and len(known) == len(words)


_KINDS: Final = (Pos.NOUN,) * 9 + (Pos.VERB,) * 5 + (Pos.ADJECTIVE,) * 3 + (Pos.NAME,) * 3


def _planted(text: str, turn: int) -> tuple[str, str, Site, Replacement] | None:
    """A row's name, the sentence with a wrong form in it, where, and the right form; None where nothing fits."""
    first = _KINDS[_draw(text, f"kind{turn}") % len(_KINDS)]
    for kind in dict.fromkeys((first, Pos.NOUN)):
        slots = _name_slots(text) if kind is Pos.NAME else _slots(text, kind)
        entries = _entries(kind)
        if not slots or not entries:
            continue
        span, reading = slots[_draw(text, f"slot{turn}") % len(slots)]
        first_entry = _draw(text, f"entry{turn}") % len(entries)
        for wrong, right in entries[first_entry:] + entries[:first_entry]:
            form = wrong if reading is None else _FORM[kind](wrong, reading)
            if form and onset_of(form, LEXICON).vowel == onset_of(span.of(text), LEXICON).vowel:
                planted = text[: span.start] + form + text[span.end :]
                return (
                    f"planted {kind}s",
                    planted,
                    Site(Span(span.start, span.start + len(form)), wrong),
                    right,
                )
    return None


@cache
def _entries(kind: Pos) -> list[tuple[str, Replacement]]:
    """Wrong and right forms of the entries that are of one kind, regular expressions left aside."""
    entries: list[GlossaryEntry] = [entry for g in load_all([ROOT / "glossaries"]) for entry in g.entries]
    usable = [entry for entry in entries if not entry.regex and entry.inflect and entry.pos is kind]
    pairs = [(wrong, right) for entry in usable for wrong in entry.wrong for right in entry.right]
    if kind is not Pos.NOUN:
        return pairs
    changing = [pair for pair in pairs if gender_of(LEXICON, pair[0]) != _gender(pair[1])]
    return changing or pairs


def _gender(right: Replacement) -> str | None:
    return right.gender or gender_of(LEXICON, right.text)


def _name_slots(text: str) -> list[tuple[Span, Analysis | None]]:
    return [(Span(*match.span(1)), None) for match in _NAME.finditer(text)]


def _slots(text: str, kind: Pos) -> list[tuple[Span, Analysis | None]]:
    """The lower-case words that are a `kind` in one reading and nothing else."""
    found: list[tuple[Span, Analysis | None]] = []
    before: tuple[Analysis, ...] = ()
    for match in _WORD.finditer(text):
        readings = LEXICON.analyses(match[1]) if match[1].islower() else ()
        reading = _READING[kind](readings, before)
        if reading and (kind is not Pos.VERB or _AFTER_VERB.match(text, match.end())):
            found.append((Span(*match.span(1)), reading))
        before = readings if text[match.end() : match.end() + 1] == " " else ()
    return found


def _one_noun(readings: Sequence[Analysis], _before: Sequence[Analysis]) -> Analysis | None:
    kinds = {(a.pos, a.gender, a.number) for a in readings}
    return readings[0] if len(kinds) == 1 and readings[0].pos is Part.NOUN else None


def _one_verb(readings: Sequence[Analysis], _before: Sequence[Analysis]) -> Analysis | None:
    """A verb's form: where it serves for several persons or moods, the third person of the indicative."""
    if {a.pos for a in readings} != {Part.VERB} or {a.lemma for a in readings} & {"être", "avoir"}:
        return None
    third = [a for a in readings if a.mood == "ipre" and a.person in {"3s", "3p"}]
    return third[0] if third else readings[0]


def _one_adjective(readings: Sequence[Analysis], before: Sequence[Analysis]) -> Analysis | None:
    """An adjective directly behind a noun of its gender and number, which are given to one that serves for both."""
    noun = _one_noun(before, ())
    if noun is None or noun.gender is Gender.EPICENE or noun.number is Number.INVARIABLE:
        return None
    if not readings or {a.pos for a in readings} - {Part.ADJECTIVE, Part.NOUN}:
        return None
    fits = [
        a
        for a in readings
        if a.pos is Part.ADJECTIVE
        and a.gender in {noun.gender, Gender.EPICENE}
        and a.number in {noun.number, Number.INVARIABLE}
    ]
    return replace(fits[0], gender=noun.gender, number=noun.number) if fits else None


_READING: Final[dict[Pos, Callable[[Sequence[Analysis], Sequence[Analysis]], Analysis | None]]] = {
    Pos.NOUN: _one_noun,
    Pos.VERB: _one_verb,
    Pos.ADJECTIVE: _one_adjective,
}


def _noun(wrong: str, slot: Analysis) -> str | None:
    if (
        slot.gender is Gender.EPICENE
        or slot.number is Number.INVARIABLE
        or gender_of(LEXICON, wrong) != slot.gender
    ):
        return None
    return wrong if slot.number is Number.SINGULAR else plural_of(LEXICON, wrong)[0]


def _verb(wrong: str, slot: Analysis) -> str | None:
    place = slot_of(slot)
    return conjugate(LEXICON, wrong, place[0], place[1]) if place and place[0] != "impe" else None


def _adjective(wrong: str, slot: Analysis) -> str | None:
    if slot.gender is None or slot.number is None:
        return None
    return inflect_adjective(LEXICON, wrong, slot.gender, slot.number)[0]


_FORM: Final[dict[Pos, Callable[[str, Analysis], str | None]]] = {
    Pos.NOUN: _noun,
    Pos.VERB: _verb,
    Pos.ADJECTIVE: _adjective,
}
