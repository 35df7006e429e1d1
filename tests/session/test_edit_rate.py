"""Words changed: the Levenshtein distance over words or a little more, and cheap where little changed."""

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.session.edit_rate import EditRate, word_count, words_changed

TEXTS = st.lists(st.sampled_from(["le", "la", "chef", "de", "poêle", "a", "."]), max_size=12).map(" ".join)


def distance(one: list[str], other: list[str]) -> int:
    """Levenshtein's distance, by the book."""
    row = list(range(len(other) + 1))
    for i, word in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, there in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != there))
    return row[-1]


@settings(max_examples=300)
@given(machine=TEXTS, corrected=TEXTS)
def test_never_less_than_the_distance_and_never_more_than_writing_it_anew(
    machine: str, corrected: str
) -> None:
    one, other = machine.split(), corrected.split()
    changed = words_changed(machine, corrected)
    assert distance(one, other) <= changed <= max(len(one), len(other))
    assert (changed == 0) == (one == other)


@pytest.mark.parametrize(
    ("machine", "corrected", "changed"),
    [
        ("une poêle à frire", "une poêle à frire", 0),
        ("le casserole est chaude", "la poêle est chaude", 2),
        ("il sert", "il le sert", 1),
        ("il le sert", "il sert", 1),
        ("Four chaud", "four chaud", 1),
        ("a b c d e", "x b c d y", 2),
        ("a b", "b a", 2),
        ("", "deux mots", 2),
    ],
)
def test_examples(machine: str, corrected: str, changed: int) -> None:
    assert words_changed(machine, corrected) == changed


def test_the_cost_is_that_of_the_changed_words() -> None:
    long = "mot " * 200_000
    started = perf_counter()
    assert words_changed(long + "faux " + long, long + "juste et bon " + long) == 3
    assert perf_counter() - started < 1.0


def test_percent() -> None:
    assert EditRate(3, word_count("un deux trois quatre\u00a0cinq six")).percent == 50.0
    assert EditRate(0, 0).percent == 0.0
