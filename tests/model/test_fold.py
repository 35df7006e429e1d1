from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model.fold import (
    APOSTROPHES,
    WORD,
    bare,
    canonical,
    compose,
    fold,
    fold_letters,
    fold_words,
    folded,
    word_at,
)

FRENCH = st.text(alphabet="aàâäbcçdeéèêëiîïoôöœuùûüÿÉÀŒÇ '’-\u00a0\n.«»\u0301\u0300\u0327\xad", max_size=60)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("L’été d’Ÿves", b"l ete d yves"),
        ("Œuvre, œil", b"\x9cuvre  \x9cil"),
        ("a_b\u00a0c\u202fd", b"a b c d"),
        ("note² ½ n°", b"note    n "),
        ("奥特曼 était", b"    etait"),
        ("Дуров", b"     "),
        ("STRAẞE", b"stra\xdfe"),
        ("æ ø ß ð", b"\xe6 \xf8 \xdf \xf0"),
        ("\x9cuvre", b" uvre"),
        ("😀x", b" x"),
        ("", b""),
    ],
)
def test_case_and_accents_are_folded(text: str, data: bytes) -> None:
    assert fold(text) == data


@given(st.text(max_size=200))
def test_one_byte_for_each_code_point_of_the_composed_copy(text: str) -> None:
    found = folded(text)
    assert len(found.data) == len(found.text) == len(fold_letters(found.text))
    places = [found.outer(place) for place in range(len(found.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert all(0 <= place <= len(text) for place in places)


@given(FRENCH)
def test_the_copy_is_composed_and_each_word_knows_where_it_stood(text: str) -> None:
    found = folded(unicodedata.normalize("NFD", text))
    assert found.text == unicodedata.normalize("NFC", text.replace("\xad", ""))
    decomposed = unicodedata.normalize("NFD", text)
    for word in WORD.finditer(found.text):
        cut = decomposed[found.outer(word.start()) : found.outer(word.end())]
        assert unicodedata.normalize("NFC", cut.replace("\xad", "")) == word.group()


@given(FRENCH)
def test_inner_goes_back_where_outer_came_from(text: str) -> None:
    found = folded(text)
    for place in range(len(found.text) + 1):
        assert found.outer(found.inner(found.outer(place))) == found.outer(place)


def test_a_text_without_marks_is_not_copied() -> None:
    text = "déjà composé, l’œuvre"
    assert compose(text) == (text, None)
    assert compose(text)[0] is text


@pytest.mark.parametrize(
    ("text", "copy", "offsets"),
    [
        ("e\u0301te\u0301", "été", [0, 2, 3, 5]),
        ("ultra\xadman", "ultraman", [0, 1, 2, 3, 4, 6, 7, 8, 9]),
        ("c\u0327\u0301", "ḉ", [0, 3]),
        ("\u212a", "K", [0, 1]),
        ("\u1112\u1161\u11ab x", "한 x", [0, 3, 4, 5]),
    ],
)
def test_composing_keeps_the_way_back(text: str, copy: str, offsets: list[int]) -> None:
    found, back = compose(text)
    assert found == copy
    assert list(range(len(text) + 1) if back is None else back) == offsets


@pytest.mark.parametrize("code", [code for code in range(256) if code != 0x9C])
def test_bytes_and_words_agree_on_what_is_part_of_a_word(code: int) -> None:
    letter = chr(code)
    assert (fold(letter) == b" ") == (WORD.fullmatch(letter) is None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ultra-man_bis l’œuvre", ["ultra", "man", "bis", "l", "œuvre"]),
        ("lʼultraman", ["l", "ultraman"]),
        ("note² x̌yz", ["note", "x̌yz"]),
        ("说openai奥", ["说", "openai", "奥"]),
        ("３ ans", ["３", "ans"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert WORD.findall(text) == words


@pytest.mark.parametrize(
    ("text", "place", "end"),
    [
        ("ultraman", 0, 8),
        ("l’ultraman,", 2, 10),
        ("ultraman", 5, None),
        ("x̌man", 2, None),
        ("奥man", 1, 4),
        ("奥\u0301man", 2, 5),
        ("-\u0301man", 2, 5),
        (" a", 0, None),
    ],
)
def test_a_word_begins_where_none_goes_on(text: str, place: int, end: int | None) -> None:
    assert word_at(text, place, 0, len(text)) == end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cadres\u00a0Supérieurs", "cadres supérieurs"),
        ("cadres-\nsupérieurs", "cadres supérieurs"),
        ("l’Œuvre", "l'oeuvre"),
        ("l' oeuvre", "l'oeuvre"),
        ("« opérer »  sur Tesla", "opérer sur tesla"),
        ("奥特曼", "奥特曼"),
        (" -> ", "->"),
        ("ultra\xadman", "ultraman"),
    ],
)
def test_keys_hold_canonical_words(text: str, words: str) -> None:
    assert fold_words(text) == words


def test_keys_keep_accents() -> None:
    assert fold_words("opéré") != fold_words("opere")


@given(FRENCH, st.sampled_from(APOSTROPHES))
def test_keys_overlook_composition_case_and_apostrophes(text: str, apostrophe: str) -> None:
    other = unicodedata.normalize("NFD", text).replace("’", apostrophe).replace("'", apostrophe)
    if WORD.search(unicodedata.normalize("NFC", text)):
        assert fold_words(other) == fold_words(text)
        assert fold_words(text.upper()) == fold_words(text.upper().lower())


@given(FRENCH)
def test_folding_words_twice_changes_nothing(text: str) -> None:
    assert fold_words(fold_words(text)) == fold_words(text)


def test_words_lose_accents_only_when_asked() -> None:
    assert canonical("E\u0301TÉ Œ") == "été oe"
    assert bare("opérée") == "operee"
    assert fold_letters("Ёлка Ž 한 Σίσυφος") == "елка z 한 σισυφοσ"
