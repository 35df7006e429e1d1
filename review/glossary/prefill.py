"""A new entry, filled in as far as the lexicon and the sentence at hand go."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from review.french.composition import Choice, compose
from review.french.inflection import gender_of, plural_of, term_forms
from review.french.lexicon import Lexicon
from review.french.lexicon import Pos as Part
from review.french.onset import onset_of
from review.french.tokens import Word, sentence_start, words
from review.french.typography import style_of
from review.glossary.dictionary_form import dictionary_forms, is_french, kinds_of, tidied, without_articles
from review.glossary.entry import Example, GlossaryEntry
from review.glossary.entry_table import derived_pos
from review.glossary.forms import form_key, free_id, slug
from review.model.proposal import Pos, Replacement, Site, apply_edits
from review.model.span import Span

_GENDERS: Final = {
    **dict.fromkeys(("le", "un", "du", "au", "ce", "cet", "aucun", "quel"), "m"),
    **dict.fromkeys(("la", "une", "cette", "ma", "ta", "sa", "aucune", "quelle"), "f"),
}
"""Determiners that tell the gender of the noun behind them."""
_DETERMINERS: Final = frozenset(
    {
        *_GENDERS,
        "l'",
        "les",
        "des",
        "aux",
        "ces",
        "mon",
        "ton",
        "son",
        "mes",
        "tes",
        "ses",
        "notre",
        "nos",
        "votre",
    }
    | {"vos", "leur", "leurs", "chaque", "plusieurs", "quelques", "deux", "trois"}
)
_BEFORE_VERBS: Final = frozenset(
    {
        "je",
        "j'",
        "tu",
        "il",
        "elle",
        "on",
        "nous",
        "vous",
        "ils",
        "elles",
        "qui",
        "ne",
        "n'",
        "se",
        "s'",
        "me",
        "m'",
    }
)
_FULL: Final = frozenset({"le", "la", "de", "que", "ne", "je", "me", "te", "se"})
"""Words that stand in full only before what doesn't let them elide."""
_HIGH: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Sight:
    """What is known of the two terms: as they stand in `mt` and `fixed`, and the word before the right one.

    `asked` is the key of the word that tells what a term there can be, which serves where there is no `fixed` too.
    """

    wrong: str
    right: str
    mt: str
    fixed: str
    before: Word | None
    asked: str
    opens: bool


def prefilled(  # noqa: PLR0917 - the order of the agreed interface
    wrong: str,
    right: str,
    mt: str,
    fixed: str,
    lexicon: Lexicon,
    taken: Collection[str] = (),
    note: str = "",
    *,
    pos: Pos | None = None,
) -> GlossaryEntry:
    """An entry that puts `right` in the place of `wrong`; both as they stand in the texts `mt` and `fixed`, "" for none.

    Terms lose their article and come in dictionary form where the lexicon knows it for both. Part of speech, gender,
    plural and elision are said where they don't follow by themselves; the id is made from the wrong form and isn't in
    `taken`. `pos` says what the right form is, where somebody knows. Of several readings the first one counts whose repair of `mt` gives `fixed`. The two texts become the
    example where they differ. Whether anything speaks against the entry is the caller's question.
    """
    sight = _sight(wrong, right, _whole(mt), _whole(fixed))
    found = [_with_grammar(entry, sight, lexicon) for entry in _readings(sight, pos, lexicon)]
    best = next((entry for entry in found if _comes_out(entry, sight, lexicon)), found[0])
    shown = sight.mt != sight.fixed and sight.mt.strip() and sight.fixed.strip()
    known = is_french(lexicon, best.wrong[0]) or is_french(lexicon, sight.wrong)
    return replace(
        best,
        id=free_id(slug(best.wrong[0]) or "u", taken),
        real_word=known,
        note=_whole(note).strip(),
        examples=(Example(sight.mt, sight.fixed),) if shown else (),
    )


def _whole(text: str) -> str:
    """`text` without halves of characters, which no file can hold."""
    return _HIGH.sub("\ufffd", text)


def _sight(wrong: str, right: str, mt: str, fixed: str) -> _Sight:
    one, other = tidied(wrong), tidied(right)
    bare = without_articles(one, other)
    # Where they differ in their article alone, the article is what the entry is about.
    wrong, right = (
        bare if form_key(bare[0]) != form_key(bare[1]) or form_key(one) == form_key(other) else (one, other)
    )
    before, opens = _left_of(right, fixed)
    other_before, other_opens = _left_of(wrong, mt)
    asked = before or other_before
    return _Sight(
        wrong, right, mt, fixed, before, asked.key if asked else "", opens or (not fixed and other_opens)
    )


def _left_of(term: str, text: str) -> tuple[Word | None, bool]:
    """The word before `term` where it stands in `text` first, and whether it opens its sentence."""
    at = _place(term, text)
    if at is None:
        return None, False
    return next(reversed(words(text, 0, at)), None), not words(text, sentence_start(text, at), at)


def _place(term: str, text: str) -> int | None:
    """Where `term` stands in `text` first, as whole words."""
    return next((found.start() for found in _found(term, text)), None)


def _found(term: str, text: str) -> Iterator[re.Match[str]]:
    if not term:
        return iter(())
    plain = re.escape(term.replace("’", "'")).replace(r"\ ", r"\s")
    return re.finditer(rf"(?<!\w){plain}(?!\w)", text.replace("’", "'"), re.IGNORECASE)


def _readings(sight: _Sight, pos: Pos | None, lexicon: Lexicon) -> Iterator[GlossaryEntry]:
    """The entries that the two terms can make, the likeliest first, what is to be said of grammar left out."""
    wrong, right = sight.wrong, sight.right
    kind = pos or derived_pos(right)
    if pos is None and kind is Pos.NAME and sight.opens and kinds_of(lexicon, _lowered(right)):
        kind, wrong, right = Pos.PHRASE, _lowered(wrong), _lowered(right)
    if kind is Pos.NAME:
        articles = ("contract", "name") if right.startswith(("Le ", "Les ")) else ("definite",)
        for article in ("none", *articles):
            yield _entry(wrong, Replacement(right, kind, article=article))
        return
    if kind is Pos.ACRONYM:
        yield _entry(wrong, Replacement(right, kind))
        return
    kinds = _kinds(wrong, right, sight.asked, lexicon) if pos is None else [pos]
    for likely in kinds:
        forms = dictionary_forms(lexicon, wrong, right, likely)
        if forms is not None and form_key(forms[0]) != form_key(forms[1]):
            yield _entry(forms[0], Replacement(forms[1], likely))
        yield _entry(wrong, Replacement(right, likely))
    if pos is None:
        yield _entry(wrong, Replacement(right, Pos.PHRASE))


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _entry(wrong: str, right: Replacement) -> GlossaryEntry:
    return GlossaryEntry("", (wrong,), (right,), right.pos)


def _kinds(wrong: str, right: str, key: str, lexicon: Lexicon) -> list[Pos]:
    """What the right form can be: first what the word before it asks for, then what the wrong form can be too."""
    kinds, others = kinds_of(lexicon, right), kinds_of(lexicon, wrong)
    asked = Pos.NOUN if key in _DETERMINERS else Pos.VERB if key in _BEFORE_VERBS else None
    if not kinds and asked is Pos.NOUN and not lexicon.analyses(right):
        return [Pos.NOUN]
    noun_before = any(a.pos is Part.NOUN for a in lexicon.analyses(key))
    usual = Pos.ADJECTIVE if noun_before else Pos.NOUN
    return sorted(
        kinds, key=lambda kind: (kind is not asked, kind not in (others or kinds), kind is not usual)
    )


def _with_grammar(entry: GlossaryEntry, sight: _Sight, lexicon: Lexicon) -> GlossaryEntry:
    """The entry with what doesn't follow by itself: the gender of an unknown noun, an odd plural, a doubtful elision."""
    right, before = entry.right[0], sight.before
    if right.pos in (Pos.NOUN, Pos.ACRONYM) and before is not None and gender_of(lexicon, right.text) is None:
        right = replace(right, gender=_GENDERS.get(before.key))
    if right.pos is Pos.NOUN and form_key(right.text) != form_key(sight.right):
        usual = plural_of(lexicon, right.text)[0]
        right = replace(right, plural=None if form_key(usual) == form_key(sight.right) else sight.right)
    if right.pos is not Pos.VERB and before is not None and (before.elided or before.key in _FULL):
        onset = onset_of(
            right.text, lexicon, name=right.pos is Pos.NAME, bare=before.key in ("d'", "de", "qu'", "que")
        )
        if not onset.certain or onset.vowel != before.elided:
            right = replace(right, elide="yes" if before.elided else "no")
    return replace(entry, right=(right,))


def _comes_out(entry: GlossaryEntry, sight: _Sight, lexicon: Lexicon) -> bool:
    """Whether the entry's repair of `mt`, where its wrong form stands, gives `fixed`."""
    term = entry.wrong[0]
    if form_key(sight.wrong) not in {form_key(form) for form in term_forms(lexicon, term, entry.pos.value)}:
        return False
    spans = [Span(*found.span()) for found in _found(sight.wrong, sight.mt)]
    choices = [Choice(Site(span, term), entry.right[0]) for span in spans]
    if not choices or not sight.right:
        return False
    edits = compose(sight.mt, choices, style_of(sight.mt), lexicon)
    return unicodedata.normalize("NFC", apply_edits(sight.mt, edits)) == unicodedata.normalize(
        "NFC", sight.fixed
    )
