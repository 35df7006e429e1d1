from __future__ import annotations

import pytest

from review.french.lexicon import default_lexicon
from review.french.onset import Onset, onset_of

LEXICON = default_lexicon()
YES, NO = Onset(vowel=True), Onset(vowel=False)
MAYBE, MAYBE_NOT = Onset(vowel=True, certain=False), Onset(vowel=False, certain=False)


@pytest.mark.parametrize(
    ("text", "onset"),
    [
        # digits and numerals
        ("11", NO), ("1 %", NO), ("8", NO), ("huit", NO), ("huitième", NO), ("huitaine", NO), ("huître", YES),
        ("huile", YES), ("huissier", YES), ("onze", NO), ("onzième", NO), ("oui", NO), ("un", NO), ("un accord", YES),
        # words that never elide, and their neighbours that do
        ("ouistiti", NO), ("uhlan", NO), ("ululement", NO), ("ouolof", NO), ("iota", NO), ("ouest", YES), ("iode", YES),
        ("ouïe", YES), ("week-end", NO), ("wallon", NO),
        # y
        ("yaourt", NO), ("yen", NO), ("yacht", NO), ("yoga", NO), ("yeux", YES), ("yeuse", YES), ("ylang-ylang", YES),
        ("ytterbium", YES),
        # both in use
        ("ouate", MAYBE_NOT), ("ouï-dire", MAYBE_NOT), ("hyène", MAYBE), ("hiatus", MAYBE),
        # h
        ("hôtel", YES), ("hibou", NO), ("héros", NO), ("héroïne", YES), ("hausse", NO), ("hiérarchie", NO),
        ("herbe", YES), ("handicap", NO), ("haltère", YES), ("hi-fi", NO), ("hier", YES),
        # plain letters
        ("œil", YES), ("équilibre", YES), ("État", YES), ("ami", YES), ("coup", NO), ("« ami »", YES), ("**ami**", YES),
    ],
)  # fmt: skip
def test_words(text: str, onset: Onset) -> None:
    assert onset_of(text, LEXICON) == onset


@pytest.mark.parametrize(
    ("text", "onset"),
    [
        ("Altman", YES), ("OpenAI", YES), ("Ilya", YES), ("Uber", YES), ("Unity", MAYBE), ("eBay", YES), ("iPhone", YES),
        ("xAI", MAYBE_NOT), ("SpaceX", NO), ("LinkedIn", NO), ("Musk", NO),
        ("Yann LeCun", NO), ("Yahoo", NO), ("Yémen", NO), ("Yonne", YES), ("Ypres", YES), ("Yves", MAYBE),
        ("Hongrie", NO), ("Hambourg", NO), ("Hong Kong", NO), ("Hélène", YES), ("Hector", YES), ("Helsinki", YES),
        ("Henri", MAYBE), ("Haïti", MAYBE), ("Huawei", MAYBE_NOT), ("Harvard", MAYBE_NOT), ("Hugging Face", MAYBE_NOT),
        ("Hzzz", MAYBE_NOT), ("Wikipédia", NO),
    ],
)  # fmt: skip
def test_names(text: str, onset: Onset) -> None:
    assert onset_of(text, LEXICON, name=True) == onset


@pytest.mark.parametrize(
    ("text", "bare", "onset"),
    [
        ("OTAN", True, YES), ("UE", True, YES), ("IBM", True, YES), ("API", False, YES), ("APIs", False, YES),
        ("SNCF", False, NO), ("LLM", False, NO), ("LLM", True, MAYBE_NOT), ("FMI", True, MAYBE_NOT),
        ("HTML", False, MAYBE_NOT), ("HLM", True, MAYBE_NOT), ("PDG", True, NO), ("UPS", True, MAYBE),
        ("GPT4", True, NO), ("ÉQUILIBRE", True, YES),
    ],
)  # fmt: skip
def test_acronyms(text: str, *, bare: bool, onset: Onset) -> None:
    assert onset_of(text, LEXICON, bare=bare) == onset


def test_the_glossary_has_the_last_word() -> None:
    assert onset_of("Huawei", LEXICON, elide="yes", name=True) == YES
    assert onset_of("Altman", LEXICON, elide="no", name=True) == NO
    assert onset_of("Altman", LEXICON, elide="ask", name=True) == MAYBE


def test_nothing_to_read() -> None:
    assert onset_of("«»", LEXICON) == NO


def test_decomposed_text() -> None:
    assert onset_of("e\u0301quilibre", LEXICON) == YES
