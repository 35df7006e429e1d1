from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.french.lexicon import default_lexicon
from review.french.spelling import near_words

LEXICON = default_lexicon()


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("reseau", "réseau"),
        ("electrique", "électrique"),
        ("apartement", "appartement"),
        ("batterrie", "batterie"),
        ("occurence", "occurrence"),
        ("developement", "développement"),
        ("gouvernment", "gouvernement"),
        ("intelligeance", "intelligence"),
        ("chaevllerie", ""),
        ("magazinier", "magasinier"),
        ("boulagnerie", "boulangerie"),
    ],
)
def test_slips_are_found(word: str, meant: str) -> None:
    found = near_words(LEXICON, word)
    assert meant in found if meant else found == ()


@pytest.mark.parametrize(
    "word",
    [
        "airdrop", "stablecoin", "deepfake", "staking", "gaming", "chatbot", "streamer", "liquidity", "métavers", "fabless",
        "testnet", "venture", "wafer", "keynote", "goodwill", "tokenomics", "danmaku", "chiplet", "wallet", "rollup",
    ],
)  # fmt: skip
def test_loans_are_no_slips(word: str) -> None:
    assert near_words(LEXICON, word) == ()


@given(st.sampled_from(["casserole", "fourchette", "étagère", "marmite", "emmental"]), st.data())
def test_an_accent_or_a_double_letter_is_always_found(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 2))
    slip = word[:at] + word[at] + word[at:]
    if slip not in LEXICON and "oo" not in slip:
        assert word in near_words(LEXICON, slip)
    flat = word.replace("é", "e").replace("è", "e")
    if flat not in LEXICON:
        assert word in near_words(LEXICON, flat)


@pytest.mark.parametrize("word", ["", "a", "xx", "œ", "zzzzzzzzzzzzzzzzzzzz"])
def test_odd_words_have_no_neighbours(word: str) -> None:
    assert all(near in LEXICON for near in near_words(LEXICON, word))
