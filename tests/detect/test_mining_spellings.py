from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.detect.mining.known import Known
from review.detect.mining.spellings import alike, rights_of, sound, spellings
from review.detect.mining.survey import Survey
from review.formats.text import TextFormat
from review.french.lexicon import default_lexicon


def pairs(text: str, *rights: str, lower: bool = False) -> list[tuple[str, tuple[str, ...], bool]]:
    survey = Survey(Known(default_lexicon(), rights, lower_case=lower))
    survey.read(TextFormat().read("essai.txt", text.encode()))
    return [(one.words, one.suggestions, one.sure) for one in spellings(survey, rights_of(rights))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zoff", "zoph"),
        ("irving", "irwin"),
        ("mulati", "murati"),
        ("barret", "barrett"),
        ("gorbatchev", "gorbachev"),
        ("tchaikovski", "chaykovsky"),
        ("nakamura", "nakamora"),
        ("brockman", "brockmann"),
        ("venkataratnam", "venkatratnam"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kerguelen", "kerguelens"),
        ("dracan", "dracane"),
        ("altman", "ultraman"),
        ("zhang", "huang"),
        ("paul", "saul"),
        ("loopt", "loop"),
        ("martineau", "martinet"),
        ("musk", "mask"),
        ("lenov", "lenox"),
        ("knalgan", "knalgans"),
        ("ancrable", "ancrables"),
        ("hōkusai", "hokusaï"),  # one word but for its accents
    ],
)
def test_different_names(one: str, other: str) -> None:
    assert not alike(one, other)


def test_the_rarer_spelling_gives_way() -> None:
    text = "Hier Tamerov est venu. On a vu Tamerov hier. Puis Tamerow est parti avec Boulgak."
    assert pairs(text) == [("Tamerow", ("Tamerov",), False)]


def test_the_spelling_of_a_glossary_is_right() -> None:
    text = "Hier Dostoievsky est venu, et Dostoievsky dort."
    assert pairs(text, "Dostoievski") == [("Dostoievsky", ("Dostoievski",), True)]


def test_in_small_letters_unknown_words_may_be_names() -> None:
    assert pairs("hier tamerov est venu. puis tamerow et tamerov dorment.", lower=True) == [
        ("tamerow", ("tamerov",), False)
    ]


def test_in_ordinary_text_small_letters_are_no_names() -> None:
    assert pairs("Le zorglon et le zorglom et le zorglon dorment.") == []


def test_known_names_are_no_candidates() -> None:
    assert pairs("Hier Martin et Marin, Laurent et Lauren, Philippe et Filipe ont vu Paris.") == []


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèç", max_size=20))
def test_a_word_sounds_like_itself_in_capitals(word: str) -> None:
    assert sound(word) == sound(word.upper())
    assert not alike(word, word)


def test_many_names_cost_little() -> None:
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    names = {
        (one + two + three).capitalize()
        for one in syllables[:30]
        for two in syllables[::3]
        for three in syllables[::5]
    }
    text = "".join(f"On y voit {name} hier. " for name in sorted(names))
    began = time.perf_counter()
    pairs(text)
    assert len(names) > 8000
    assert time.perf_counter() - began < 15
