from __future__ import annotations

import pytest

from review.french.case import like, shouting, term_case
from review.french.typography import Style
from review.model.proposal import Pos, Replacement

NOUN = Replacement("coup d'État", Pos.NOUN)
NAME = Replacement("xAI", Pos.NAME)


@pytest.mark.parametrize(
    ("text", "loud"),
    [
        ("LE DÉPART DE MUSC", True),
        ("LE DÉPART DE 3 PDG", True),
        ("Le départ de MUSC", False),
        ("le départ", False),
        ("MUSC", False),
        ("", False),
    ],
)
def test_shouting(text: str, *, loud: bool) -> None:
    assert shouting(text) is loud


@pytest.mark.parametrize(
    ("word", "new", "loud", "expected"),
    [
        ("Au", "à la", False, "À la"),
        ("au", "à la", False, "à la"),
        ("AU", "à la", True, "À LA"),
        ("L'", "le", True, "LE"),
        ("L'", "le", False, "Le"),
    ],
)
def test_like(word: str, new: str, expected: str, *, loud: bool) -> None:
    assert like(word, new, loud=loud) == expected


@pytest.mark.parametrize(
    ("matched", "replacement", "expected"),
    [
        ("palace", NOUN, "coup d'État"),
        ("Palace", NOUN, "Coup d'État"),
        ("Palace change", NOUN, "Coup d'État"),
        ("ultraman", NAME, "xAI"),
        ("Ultraman", NAME, "xAI"),
    ],
)
def test_term_case(matched: str, replacement: Replacement, expected: str) -> None:
    assert term_case(replacement.text, matched, matched.lower(), replacement, Style(), loud=False) == (
        expected,
        (),
    )


def test_capitals_in_a_loud_sentence_keep_their_accents() -> None:
    assert term_case("équilibre", "PALACE", "palace", NOUN, Style(), loud=True)[0] == "ÉQUILIBRE"


def test_capitals_in_a_quiet_sentence_are_asked() -> None:
    text, reasons = term_case("xAI", "ULTRAMAN", "ultraman", NAME, Style(), loud=False)
    assert (text, [reason.code for reason in reasons]) == ("xAI", ["C2"])


def test_an_acronym_in_capitals_is_nothing_to_ask() -> None:
    assert term_case("OTAN", "ONU", "ONU", Replacement("OTAN", Pos.ACRONYM), Style(), loud=False) == (
        "OTAN",
        (),
    )


def test_a_title_is_asked() -> None:
    text, reasons = term_case("coup", "Palace Change", "palace change", NOUN, Style(), loud=False)
    assert (text, [reason.code for reason in reasons]) == ("Coup", ["C3"])


def test_names_follow_a_lower_case_document_only_where_told() -> None:
    follow = Replacement("Altman", Pos.NAME, case="follow")
    keep = Replacement("Altman", Pos.NAME)
    lower = Style(lower_case=True)
    assert term_case("Altman", "ultraman", "ultraman", follow, lower, loud=False)[0] == "altman"
    assert term_case("Altman", "ultraman", "ultraman", follow, Style(), loud=False)[0] == "Altman"
    assert term_case("Altman", "ultraman", "ultraman", keep, lower, loud=False)[0] == "Altman"
