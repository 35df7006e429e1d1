"""Expressions that can match nothing or run away: what the tree says, against what the engine does."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from review.detect import regexes
from review.errors import GlossaryError
from review.glossary import toml_file
from review.glossary.lint.attack import attacks, running_away
from review.glossary.lint.characters import EDGE, USUAL, compiled, plain
from review.glossary.lint.reach import matches_nothing
from review.glossary.lint.syntax import UndecidedError, parse


@pytest.mark.parametrize(
    "expression",
    [
        r"a\bb", r"$a", r"a^b", r"a\nb", r"\t", r"chang(?=ement)", r"(?=a)b", r"(?!a)a", r"l‘eau", r"\u2019", r"mot(?! )(?= )",
        r"x(?<!x)", r"(?<=b)(?<!b)x", r"a\u00a0b", r"(?:a\bb|$x)", r"\Zmot", r"mot\Ax", r"(?P<n>a)\bb", r"(?>mot(?= )(?! ))",
        r"a{3}\bb", r"un(?:\bd)+e", r"(?# rien)a\bb", r"a\bb(c|d)\1",
    ],
)  # fmt: skip
def test_nothing_can_match(expression: str) -> None:
    assert matches_nothing(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "abc", r"\d+", r"(?<=\bun )mot", r"A[A-Z]+", r"\p{Lu}+", r"a\b b", r"(a|b)\1", "été(?!s)", r"mot(?=[,.]|$)", r"\?!",
        r"(?<!^)mot", r"(?!^)mot", r"(?!$)mot", r"\u4e2d", r"\p{Katakana}+", "😀", "(?i)X", r"\bl'|mot\b", r"\w(?<=x)", "a{3}b",
        "(?:a(?!b)|c)d", r"mot\s*$", "[a-z&&[b]]", "ab(?<=ab)", "x{0}mot", r"\w+(?: \w+)?", "mot(?<![^t])", r"mot(?=\W)",
        "« ?mot ?»", "(?<=l’)eau", r"\Bmot", "e\u0301te\u0301", "(?V1)a", "(?x) a b", "(?:mot){e<=1}", "(?|(a)|(b))", "",
        "(?-i:A)", r"mot(?!\b)x|mot", r"a(?:|b)", "|", "(?s).mot", r"\xe9t\xe9", r"(?<=^|[.;] ?)mot", "k(?=\u212a)| mot", r"(?=[^a])\U00013000", r"\p{Katakana}(?! )\p{Katakana}", r"(?<=\w)\u30a2",
    ],
)  # fmt: skip
def test_something_may_match(expression: str) -> None:
    assert not matches_nothing(expression)


ATOMS = (
    "a",
    "b",
    " ",
    "é",
    r"\w",
    r"\d",
    r"\b",
    r"\B",
    "^",
    "$",
    "(?=a)",
    "(?! )",
    "(?<=b)",
    "(?<!a)",
    "[ab]",
    "[^a]",
    "a?",
    "b*",
)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(ATOMS), min_size=1, max_size=6), st.text("ab é1._", max_size=8))
def test_what_matches_is_never_called_impossible(atoms: list[str], text: str) -> None:
    expression = "".join(atoms)
    if compiled(EDGE.replace("{}", expression)).search(text):
        assert not matches_nothing(expression)


@settings(deadline=None, max_examples=200)
@given(st.text(r"ab()[]{}?*+|\^$.,:=!<12-& ", max_size=14))
def test_whatever_compiles_is_looked_at_without_failure(expression: str) -> None:
    try:
        regex.compile(expression)
    except (regex.error, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return
    matches_nothing(expression)
    for _text in attacks(expression):
        break


@pytest.mark.parametrize(
    "expression",
    [
        r"(?:a|a|aa)+\d", r"(?:\w|é)+;x", r"le (?:(?:a|b|ab)+ )+z", r"(?:\w|\w\w)+\d", "(?:mot|mots?)+x",
        r"(\w|,|;|\w;)+x", r"(?:[a-zé]+|\d+|[a-z])+%", r"mot(?=(?:\w|\w\w)+%)",
    ],
)  # fmt: skip
def test_what_runs_away_is_found_with_a_text(expression: str) -> None:
    text = running_away(expression)
    assert text
    with pytest.raises(TimeoutError):
        compiled(EDGE.replace("{}", plain(expression))).search(text, timeout=0.3)


@pytest.mark.parametrize(
    "expression",
    [
        r"\w+ x", r"[^.;]{1,160}bénéfice", "(?:un |le )*mot", r"(?:\w+ )+x", r"(\d[\d ,.]*(?: millions| milliards)?)", ".*a.*b",
        "(?:a|b)+c", "(?:mot,? )+fin", r"(a+)+b", r"(\w+ ?)+,", "abc", r"(?>(?:a|a|aa)+)\d", r"(?V1)(?:a|b)*c", "(?:a{2,3}){2,3}",
    ],
)  # fmt: skip
def test_what_comes_to_an_end_is_left_alone(expression: str) -> None:
    assert running_away(expression) == ""


@pytest.mark.parametrize(
    "expression",
    ["(?x)a", "(?V1)[a--b]", "(?:a){e<=1}", "(?|a|b)", "(?R)a", r"a\Kb", "(?(1)a|b)", "a)", "(" * 5000],
)
def test_what_the_trees_have_no_place_for(expression: str) -> None:
    with pytest.raises(UndecidedError):
        parse(expression)


def test_a_huge_expression_is_not_decided_for_long() -> None:
    huge = "|".join(f"(?:mot{number}|{'a?' * 5}b{{1,5}})\\b" for number in range(400))
    assert not matches_nothing(huge)
    assert list(attacks(huge)) != [None]


def test_the_search_is_imitated_as_it_is() -> None:
    assert EDGE == regexes._EDGE
    odd = "".join(map(chr, (*range(0x20, 0x250), *range(0x2010, 0x2060))))
    seen = set(odd.translate(regexes._PLAIN)) - {"\xad"}
    assert seen <= set(USUAL)
    assert {letter for letter in USUAL if letter in odd} <= seen


@pytest.mark.parametrize(
    "expression",
    [
        "(?:" * 90 + "a|b" + "){2,5}" * 90,
        "(?x)" + "(?:" * 40 + "a|b" + "){2,5}" * 40,
        "(?:a{1,1000}){1,1000}",
    ],
)
def test_an_expression_that_no_memory_holds_is_refused_before_it_is_compiled(expression: str) -> None:
    text = f"schema = 1\n[[entry]]\nid = 'm'\nwrong = ['{expression}']\nright = ['bol']\nregex = true\n"
    with pytest.raises(GlossaryError, match="too large: its repetitions multiply"):
        toml_file.parse(text, "x.toml")


@pytest.mark.parametrize("expression", [r"\d{1,3} a{2}", ".{0,60}a[^.]{1,160}", r"(?:\d{1,3} ){1,3}"])
def test_repetitions_of_a_common_size_are_taken(expression: str) -> None:
    text = f"schema = 1\n[[entry]]\nid = 'm'\nwrong = ['{expression}x']\nright = ['bol']\nregex = true\n"
    assert toml_file.parse(text, "x.toml").entries
