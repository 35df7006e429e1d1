from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.detect.mining.english import english, english_runs
from review.detect.mining.known import Known
from review.formats.text import TextFormat
from review.french.lexicon import default_lexicon

KNOWN = Known(default_lexicon())


def runs(text: str) -> list[str]:
    return [text[start:end] for start, end in english_runs(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit que this is the first time que cela arrive.", "this is the first time"),
        ("Le centre for security and emerging technology a parlé.", "for security and emerging technology"),
        ("Selon the information, il part.", "the information"),
        ("Un déni denial of service a eu lieu.", "denial of service"),
        ("Il a répondu they don’t know what happened hier.", "they don’t know what happened"),
        ("Voir how to use these options with the printer ici.", "how to use these options with the printer"),
    ],
)
def test_english_is_found(text: str, expected: str) -> None:
    assert runs(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Il a lu « the quick brown fox jumps over the lazy dog » hier.",
        'Il a lu "this is the end" hier.',
        "Il a vu The Lord of the Rings et Game of Thrones.",
        "Le Wall Street Journal et le New York Times en parlent.",
        "Le week-end, le marketing et le design du web sont au top.",
        "Il faut taper `the of and` puis https://exemple.fr/the-of-and.",
        "Les mots for, or, on, as, an, in et but ne prouvent rien.",
        "Le mot the est anglais, le mot of aussi.",
        "Il a car il est or on pour as son.",
        "L’option WHERE a AND booléen et l’option WITH soit.",
    ],
)
def test_french_quotations_and_titles_are_left_alone(text: str) -> None:
    assert runs(text) == []


def test_quoted_english_on_demand() -> None:
    document = TextFormat().read("essai.txt", "Il a lu « this is the end » hier.".encode())
    assert english(document, 0, KNOWN) == []
    (one,) = english(document, 3, KNOWN, quoted=True)
    assert (one.words, one.places[0].text) == ("this is the end", 3)


def test_the_same_words_are_one_candidate() -> None:
    document = TextFormat().read("essai.txt", b"Selon the information, oui. Mais the information dit non.")
    (one,) = english(document, 0, KNOWN)
    assert one.count == 2


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "of",
                "is",
                "dog",
                "maison",
                "le",
                "de",
                "Paris",
                "«",
                "»",
                "“",
                "”",
                ",",
                ".",
                "don’t",
                "été",
                "_x_",
                "12",
            ]
        ),
        max_size=40,
    )
)
def test_runs_are_in_order_and_inside(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for start, end in english_runs(text, KNOWN):
        assert last <= start < end <= len(text)
        assert len(text[start:end].split()) > 1
        last = end


def test_a_very_long_stretch_costs_little() -> None:
    text = "the chat maison maison maison maison maison maison maison maison " * 4000
    began = time.perf_counter()
    list(english_runs(text, KNOWN))
    assert time.perf_counter() - began < 8
