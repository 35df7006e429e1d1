from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.french.tokens import Gap, gap_kind, key_of, sentence_end, sentence_start, words


def texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le départ d'Ilya, hier.", ["Le", "départ", "d'", "Ilya", "hier"]),
        ("Lorsqu’elle part, s’il veut", ["Lorsqu’", "elle", "part", "s’", "il", "veut"]),
        ("puis-je voir l'avant-garde ?", ["puis-je", "voir", "l'", "avant-garde"]),
        (
            "aujourd'hui, quelqu'un voit le chef-d'œuvre",
            ["aujourd'hui", "quelqu'un", "voit", "le", "chef-d'œuvre"],
        ),
        ("presqu'île et presqu'un", ["presqu'île", "et", "presqu'", "un"]),
        ("**gras** et _pente_", ["gras", "et", "pente"]),
        ("[Altman](http://a.b/c) a dit", ["Altman", "a", "dit"]),
        ("6 000 emplois", ["6", "000", "emplois"]),
        ("a-t-il dit", ["a-t-il", "dit"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_word_holds_its_place_and_its_key() -> None:
    text = "Voir L’E\u0301tat"
    clitic, state = words(text)[1:]
    assert (clitic.key, clitic.elided) == ("l'", True)
    assert (state.key, text[state.start : state.end]) == ("état", "E\u0301tat")


def test_part_of_a_text() -> None:
    assert [word.start for word in words("un deux trois", 3, 7)] == [3]


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        (" ", Gap.PLAIN),
        ("", Gap.PLAIN),
        ("\u00a0\n", Gap.PLAIN),
        (" «\u00a0", Gap.MARKED),
        (" **", Gap.MARKED),
        ("« ", Gap.MARKED),
        ('" ', Gap.CLOSED),
        ("\u202f» ", Gap.CLOSED),
        ("](u) ", Gap.CLOSED),
        (", ", Gap.BROKEN),
        (". ", Gap.BROKEN),
        (" : « ", Gap.BROKEN),
    ],
)
def test_gap_kind(between: str, kind: Gap) -> None:
    assert gap_kind(between) is kind


def test_sentence_bounds() -> None:
    text = "Il part. Elle reste ! Puis rien"
    assert text[sentence_start(text, text.index("reste")) :].startswith("Elle")
    assert text[: sentence_end(text)] == "Il part. "
    assert sentence_start(text, 3) == 0
    assert sentence_end("sans fin") == len("sans fin")


@given(st.text(alphabet="aéœ'’- dlqu«»*[]().,\n\u0301", max_size=40))
def test_words_are_disjoint_in_order_and_verbatim(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end
        assert text[word.start : word.end] == word.text
        end = word.end


@given(st.text(alphabet="aéèœçÀÉ l'’d-", max_size=30))
def test_composed_and_decomposed_texts_have_the_same_keys(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    assert [word.key for word in words(composed)] == [word.key for word in words(decomposed)]


def test_key_of() -> None:
    assert key_of("L’E\u0301TAT") == "l'état"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2. il est publié. Puis", 18),
        ("a) elle part. Puis", 14),
        ("Il part. Puis", 9),
        ("Il est de 2. Puis", 13),
        ("sans fin", 8),
    ],
)
def test_the_number_of_a_list_item_ends_no_sentence(text: str, end: int) -> None:
    assert sentence_end(text) == end


def test_after_an_elision_a_mark_is_an_opening_one() -> None:
    assert gap_kind("*", elided=True) is Gap.MARKED
    assert gap_kind('"', elided=True) is Gap.MARKED
    assert gap_kind("*") is Gap.CLOSED
