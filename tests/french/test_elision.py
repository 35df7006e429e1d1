from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.french.elision import CLITICS, FULL, joined_clitic
from review.french.onset import CONSONANT, VOWEL, Onset

EITHER = Onset(vowel=True, certain=False)


@pytest.mark.parametrize(
    ("key", "onset", "following", "expected"),
    [
        ("de", VOWEL, "altman", "d'"),
        ("d'", CONSONANT, "musk", "de"),
        ("que", VOWEL, "altman", "qu'"),
        ("qu'", CONSONANT, "musk", "que"),
        ("ne", VOWEL, "arrête", "n'"),
        ("j'", CONSONANT, "gère", "je"),
        ("m'", CONSONANT, "gère", "me"),
        ("te", VOWEL, "aide", "t'"),
        ("jusque", VOWEL, "ici", "jusqu'"),
        ("jusqu'", CONSONANT, "là-bas", "jusque"),
        ("si", VOWEL, "il", "s'"),
        ("si", VOWEL, "ilya", "si"),
        ("s'", CONSONANT, "musk", "si"),
        ("s'", VOWEL, "altman", "si"),
        ("lorsque", VOWEL, "altman", "lorsque"),
        ("lorsqu'", VOWEL, "altman", "lorsqu'"),
        ("lorsque", VOWEL, "elle", "lorsqu'"),
        ("puisqu'", CONSONANT, "musk", "puisque"),
        ("quoique", VOWEL, "on", "quoiqu'"),
        ("presque", VOWEL, "altman", "presque"),
        ("entre", VOWEL, "altman", "entre"),
        ("quelque", VOWEL, "ami", "quelque"),
        ("presqu'", CONSONANT, "musk", "presque"),
        ("ce", VOWEL, "est", "c'"),
        ("maison", VOWEL, "altman", "maison"),
    ],
)
def test_before_nouns_and_names(key: str, onset: Onset, following: str, expected: str) -> None:
    elided = joined_clitic(key, onset, following)
    assert elided.text == expected
    assert not any(reason.asks for reason in elided.reasons)


@pytest.mark.parametrize(
    ("key", "onset", "expected", "asks"),
    [
        ("se", VOWEL, "s'", False),
        ("s'", CONSONANT, "se", False),
        ("le", VOWEL, "l'", False),
        ("la", VOWEL, "l'", False),
        ("l'", VOWEL, "l'", False),
        ("la", CONSONANT, "la", False),
        ("l'", CONSONANT, "le", True),
    ],
)
def test_before_verbs(key: str, onset: Onset, expected: str, *, asks: bool) -> None:
    elided = joined_clitic(key, onset, "x", verb=True)
    assert elided.text == expected
    assert any(reason.asks for reason in elided.reasons) is asks


def test_jusque_wants_a_preposition_before_a_name() -> None:
    elided = joined_clitic("jusque", VOWEL, "altman")
    assert (elided.text, elided.reasons[0].asks) == ("jusqu'à", True)


def test_divided_usage_is_asked() -> None:
    assert [reason.code for reason in joined_clitic("de", EITHER, "henri").reasons] == ["E1", "V7"]


def test_a_pronoun_that_cannot_stand_is_asked() -> None:
    assert joined_clitic("c'", CONSONANT, "musk").reasons[0].asks
    assert joined_clitic("se", VOWEL, "altman").reasons[0].asks


@given(st.sampled_from(sorted(CLITICS)), st.booleans(), st.booleans())
def test_what_is_joined_once_stays(key: str, vowel: bool, verb: bool) -> None:
    """Putting the result before the same word changes nothing more (l' before a verb has lost its gender)."""
    onset = Onset(vowel)
    once = joined_clitic(key, onset, "x", verb=verb)
    if not any(reason.asks for reason in once.reasons):
        assert joined_clitic(once.text, onset, "x", verb=verb).text == once.text


def test_short_and_full_forms_pair_up() -> None:
    assert all(full[:-1] + "'" == short for short, full in FULL.items())
