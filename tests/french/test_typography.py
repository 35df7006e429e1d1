from __future__ import annotations

import pytest

from review.french.typography import Style, style_of


@pytest.mark.parametrize(
    ("text", "apostrophe"),
    [
        ("l'ami d'Ilya", "'"),
        ("l’ami d’Ilya et l'autre", "’"),
        ("l’ami et l'autre", "'"),
        ("rien", "'"),
        ("‘anglais’ et l'ami", "'"),
        ("5' et 6’", "'"),
    ],
)
def test_apostrophe_is_the_majority(text: str, apostrophe: str) -> None:
    assert style_of(text).apostrophe == apostrophe


def test_lower_case_document() -> None:
    assert style_of("le conseil a voté. " * 50 + "OpenAI").lower_case
    assert not style_of("Le conseil a voté. " * 50).lower_case
    assert not style_of("").lower_case
    assert not style_of("2024").lower_case


def test_default() -> None:
    assert Style() == Style("'", lower_case=False)
