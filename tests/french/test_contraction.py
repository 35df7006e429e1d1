from __future__ import annotations

import itertools

import pytest

from review.french.contraction import article_of, contracted, definite, own_article
from review.french.onset import CONSONANT, VOWEL, Onset


@pytest.mark.parametrize(
    ("key", "preposition", "expected"),
    [
        ("le", "", ("", "m", "s")),
        ("la", "de", ("de", "f", "s")),
        ("l'", "à", ("à", None, "s")),
        ("du", "", ("de", "m", "s")),
        ("aux", "", ("à", None, "p")),
        ("des", "", ("de", None, "p")),
    ],
)
def test_article_of(key: str, preposition: str, expected: tuple[str, str | None, str]) -> None:
    article = article_of(key, preposition)
    assert article is not None
    assert (article.preposition, article.gender, article.number) == expected


def test_other_words_are_no_article() -> None:
    assert article_of("un") is None


@pytest.mark.parametrize(
    ("preposition", "gender", "number", "onset", "expected"),
    [
        ("de", "m", "s", CONSONANT, "du"),
        ("de", "f", "s", CONSONANT, "de la"),
        ("de", "m", "s", VOWEL, "de l'"),
        ("de", "f", "p", VOWEL, "des"),
        ("à", "m", "s", CONSONANT, "au"),
        ("à", "f", "s", CONSONANT, "à la"),
        ("à", "f", "s", VOWEL, "à l'"),
        ("à", "m", "p", CONSONANT, "aux"),
        ("", "m", "s", CONSONANT, "le"),
        ("", "f", "s", VOWEL, "l'"),
    ],
)
def test_definite(preposition: str, gender: str, number: str, onset: Onset, expected: str) -> None:
    assert definite(preposition, gender, number, onset) == expected


def test_no_combination_leaves_an_unfused_article() -> None:
    for preposition, gender, number, onset in itertools.product(("de", "à"), "mf", "sp", (VOWEL, CONSONANT)):
        assert definite(preposition, gender, number, onset) not in ("de le", "de les", "à le", "à les")


def test_own_article() -> None:
    assert own_article("Le Caire") == ("le", "Caire")
    assert own_article("L'Yonne") == ("l'", "Yonne")
    assert own_article("Les Échos") == ("les", "Échos")
    assert own_article("Lecaire") == ("", "Lecaire")
    assert contracted("de", own_article("Le Havre")[0]) == "du"
    assert contracted("à", own_article("La Haye")[0]) == "à la"
