"""An example that isn't flagged: which condition keeps it from being."""

from __future__ import annotations

from typing import Any

import pytest

from review.detect.silence import reason_of_silence
from review.french.lexicon import default_lexicon
from review.glossary.entry import GlossaryEntry, Scope
from review.model.proposal import Pos, Replacement

DRAWER = Replacement("plaque de cuisson", Pos.NOUN)


def tray(**more: Any) -> GlossaryEntry:
    wrong = more.pop("wrong", ("feuille",))
    values = {"when": ("four", "enfourner"), "unless": ("laurier", "papier"), "real_word": True, **more}
    return GlossaryEntry("plaque", wrong, (DRAWER,), Pos.NOUN, **values)


@pytest.mark.parametrize(
    ("text", "more", "reason"),
    [
        ("Posez les feuilles ici.", {}, "none of `when` stands in this text"),
        ("Les fours et les feuilles de laurier.", {}, "“laurier” of `unless` stands in this text"),
        (
            "Au four, feuilles, papiers et lauriers.",
            {},
            "“laurier”, “papier” of `unless` stand in this text",
        ),
        (
            "Posez la feuile au four.",
            {},
            "`wrong` doesn't stand in this text; the nearest to “feuille” is “feuile”",
        ),
        ("Rien ici.", {}, "`wrong` doesn't stand in this text"),
        (
            "Le four est chaud.\n\nPosez la feuille.",
            {},
            "“four” of `when` stands in this text, but not in the paragraph",
        ),
        (
            "Le four est chaud.| Posez la feuille.",
            {"scope": Scope.SENTENCE},
            "“four” of `when` stands in this text, but not in the sentence",
        ),
        (
            "La feuille à four.",
            {"wrong": ("feuille à four",), "when": ("four",)},
            "none of `when` stands in this text outside the wrong form, of which “four” is a part",
        ),
        (
            "Voir https://exemple.fr/feuille au four",
            {},
            "“feuille” stands only where nothing is looked for: in a web address, in code, across the end of a sentence",
        ),
        (
            "Au four.",
            {"wrong": (r"feuilles? x",), "regex": True},
            "no expression of `wrong` matches in this text",
        ),
        ("Enfournez la feuille.", {}, ""),
    ],
)
def test_the_condition_is_named(text: str, more: dict[str, Any], reason: str, document: Any) -> None:
    made = document(*(paragraph.split("| ") for paragraph in text.split("\n\n")))
    assert reason_of_silence(made, tray(**more), default_lexicon()) == reason


def test_the_source_is_no_reason(document: Any) -> None:
    entry = tray(when=(), unless=(), origin=("tray",))
    assert reason_of_silence(document("la feuille"), entry, default_lexicon()) == ""


def test_nothing_is_near_to_a_text_without_words(document: Any) -> None:
    assert reason_of_silence(document("…"), tray(), default_lexicon()) == "`wrong` doesn't stand in this text"


def test_a_long_text_is_looked_at_in_good_time(document: Any) -> None:
    made = document("mot " * 50_000)
    assert reason_of_silence(made, tray(), default_lexicon()).startswith("`wrong` doesn't stand")
