"""Hostile characters become glyphs, one for one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model.visible import one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("d’Altman, « là »", "d’Altman, « là »"),
        ("\x1b[31mrouge", "␛[31mrouge"),
        ("a\x00b\x7f", "a␀b␡"),
        ("\u202egauche", "␦gauche"),
        ("\u2066x\u2069", "␦x␦"),
        ("zéro\u200blargeur", "zéro␦largeur"),
        ("\u009b31m", "␦31m"),
        ("\ufefftexte", "␦texte"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("a\nb", "a␊b"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_kept_and_invisible_characters() -> None:
    assert visible("a\nb", keep="\n") == "a\nb"
    assert visible("a\u00a0b\u202fc", invisibles=True) == "a⍽b⸱c"
    assert visible("a\u200bb\u200cc\u200dd\u00ade", invisibles=True) == "a∙b∤c⁀d¬e"


def test_one_line_breaks_and_cuts() -> None:
    assert one_line("a\r\nb\tc") == "a⏎b c"
    assert one_line("x" * 300, 10) == "x" * 9 + "…"


@given(st.text())
def test_length_is_kept_and_nothing_hostile_is_left(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert visible(shown) == shown
