from __future__ import annotations

import pytest

from review.french.determiners import AFTER_VOWEL, BEFORE_VOWEL, determiner_of, is_prenominal, numeral_number
from review.french.onset import CONSONANT, VOWEL, Onset


@pytest.mark.parametrize(
    ("key", "gender", "number", "onset", "expected"),
    [
        ("un", "f", "s", CONSONANT, "une"),
        ("ce", "m", "s", VOWEL, "cet"),
        ("cet", "m", "s", CONSONANT, "ce"),
        ("cet", "f", "s", VOWEL, "cette"),
        ("cette", "m", "s", VOWEL, "cet"),
        ("ces", "m", "p", VOWEL, "ces"),
        ("ces", "m", "s", VOWEL, "cet"),
        ("sa", "f", "s", VOWEL, "son"),
        ("son", "f", "s", CONSONANT, "sa"),
        ("mon", "m", "s", VOWEL, "mon"),
        ("ta", "f", "p", VOWEL, "tes"),
        ("quel", "f", "p", CONSONANT, "quelles"),
        ("aucun", "f", "s", CONSONANT, "aucune"),
        ("tous", "f", "p", CONSONANT, "toutes"),
        ("tout", "m", "p", CONSONANT, "tous"),
        ("certains", "f", "p", CONSONANT, "certaines"),
        ("leur", "f", "s", VOWEL, "leur"),
        ("notre", "m", "p", CONSONANT, "nos"),
        ("plusieurs", "f", "p", CONSONANT, "plusieurs"),
        ("chaque", "f", "s", CONSONANT, "chaque"),
    ],
)
def test_form(key: str, gender: str, number: str, onset: Onset, expected: str) -> None:
    determiner = determiner_of(key)
    assert determiner is not None
    assert determiner.form(gender, number, onset) == expected


def test_a_series_may_lack_a_number() -> None:
    each, several = determiner_of("chaque"), determiner_of("plusieurs")
    assert each is not None
    assert several is not None
    assert each.form("m", "p", CONSONANT) is None
    assert several.form("m", "s", CONSONANT) is None


@pytest.mark.parametrize(
    ("key", "gender", "number"),
    [("un", "m", "s"), ("cet", "m", "s"), ("ces", None, "p"), ("mon", None, "s"), ("sa", "f", "s"), ("leurs", None, "p"),
     ("toutes", "f", "p")],
)  # fmt: skip
def test_what_a_form_shows(key: str, gender: str | None, number: str) -> None:
    determiner = determiner_of(key)
    assert determiner is not None
    assert (determiner.gender, determiner.number) == (gender, number)


def test_other_words_are_no_determiners() -> None:
    assert determiner_of("maison") is None
    assert determiner_of("le") is None


@pytest.mark.parametrize(
    ("key", "number"),
    [
        ("deux", "p"),
        ("21", "p"),
        ("vingt-deux", "p"),
        ("quatre-vingts", "p"),
        ("mille", "p"),
        ("1", "s"),
        ("maison", None),
    ],
)
def test_numerals(key: str, number: str | None) -> None:
    assert numeral_number(key) == number


def test_prenominal() -> None:
    assert is_prenominal("grand")
    assert is_prenominal("cinquième")
    assert not is_prenominal("rouge")


def test_forms_before_a_vowel_go_both_ways() -> None:
    assert {AFTER_VOWEL[short] for short in BEFORE_VOWEL.values()} == set(BEFORE_VOWEL)
