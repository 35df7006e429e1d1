"""Text on its way to the screen: nothing lost, nothing torn apart, no line too wide, no command let through."""

import unicodedata
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from review.tui.display import Mark, Run, content, fit, runs, shown, title, width_of, wrap

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab é’«» \t\u00a0\u202f漢字🎻e\u0301👩\u200d🚀[]/\x1b\u202e\u200f-"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=80,
)


def plain(lines: list[tuple[Run, ...]]) -> str:
    return "".join(run.text for line in lines for run in line)


@given(TEXTS, st.integers(2, 40))
def test_no_line_is_wider_than_the_pane_and_no_word_is_lost(text: str, width: int) -> None:
    lines = wrap(runs(text), width)
    assert lines
    assert all(width_of(line) <= width for line in lines)
    assert plain(lines).replace(" ", "") == shown(text).replace("\t", " ").replace(" ", "")


@given(TEXTS, st.integers(0, 40))
def test_a_cut_line_fits(text: str, width: int) -> None:
    pieces = runs(text)
    line = fit(pieces, width)
    assert width_of(line) <= width
    if cell_len(shown(text).replace("\t", " ")) <= width:
        assert plain([line]) == shown(text).replace("\t", " ")
    assert width_of(fit(pieces, width, pad=True)) <= width


@given(TEXTS, st.data())
def test_a_mark_covers_its_characters_and_tears_no_cluster(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    pieces = runs(text, [Mark(start, end, "issue")])
    assert (
        "".join(run.text for run in pieces).replace("␍", "") == shown(text).replace("␍", "") or "\r" in text
    )
    marked = "".join(run.text for run in pieces if run.look == "issue")
    assert shown(text[start:end]) in marked or "\r" in text
    assert not any(unicodedata.combining(run.text[0]) for run in pieces[1:] if run.text)


@given(TEXTS)
def test_nothing_that_a_terminal_obeys_comes_through(text: str) -> None:
    for character in shown(text).replace("\t", ""):
        assert unicodedata.category(character) not in {"Cc", "Zl", "Zp"}
        assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"


@pytest.mark.parametrize("text", ["[note]", "[/x]", "[b]gras[/b]", "[link=file:///x]y[/link]", "\\[a"])
def test_markup_is_text(text: str) -> None:
    assert content(text).plain == text
    assert title(text).plain == f" {text} "
    assert not content(text).spans


def test_marks_hold_for_wide_and_decomposed_characters() -> None:
    text = "漢字 e\u0301te\u0301 🎻 malheur"
    start = text.index("malheur")
    assert [run.text for run in runs(text, [Mark(start, start + 7, "issue")]) if run.look] == ["malheur"]
    assert [run.text for run in runs(text, [Mark(3, 4, "issue")]) if run.look] == ["e\u0301"]


def test_a_later_mark_lies_over_an_earlier_one() -> None:
    pieces = runs("abcdef", [Mark(0, 6, "changed"), Mark(2, 4, "issue")])
    assert pieces == [Run("ab", "changed"), Run("cd", "issue"), Run("ef", "changed")]


def test_lines_break_at_spaces_and_never_at_no_break_spaces() -> None:
    lines = wrap(runs("il dit : « chut\u00a0! » encore"), 12)
    assert [plain([line]) for line in lines] == ["il dit : «", "chut\u00a0! »", "encore"]


def test_a_look_goes_on_over_the_line_break() -> None:
    lines = wrap(runs("un deux trois", [Mark(3, 13, "issue")]), 8)
    assert lines == [(Run("un "), Run("deux", "issue")), (Run("trois", "issue"),)]


def test_tabs_go_to_the_next_stop() -> None:
    assert plain(wrap(runs("a\tb\tcde\tf"), 40)) == "a   b   cde f"


def test_line_breaks_inside_a_sentence_flow() -> None:
    assert shown("une\r\nphrase\nen\rlignes") == "une phrase en lignes"


def test_invisibles_can_be_shown() -> None:
    assert shown("chut\u00a0!\u202f?", invisibles=True) == "chut⍽!⸱?"


def test_a_very_long_word_takes_no_time() -> None:
    started = perf_counter()
    lines = wrap(runs("x" * 100_000 + "é" * 20_000 + "漢" * 5_000), 50)
    assert perf_counter() - started < 2.0
    assert all(width_of(line) <= 50 for line in lines)
