from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from review.detect import regexes
from review.detect.literal import longest_literal
from review.errors import GlossaryError
from review.model.proposal import Pos, Replacement


@pytest.mark.parametrize(
    ("pattern", "literal"),
    [
        ("palace change", "palace change"),
        (r"capacités? hématopoïétiques?", " hématopoïétique"),
        (r"(\d+) milliards de yuan", " milliards de yuan"),
        (r"\bopérer\s+sur\b", "opérer"),
        (r"a|b", ""),
        (r"(?:palace|hôtel) change", " change"),
        (r"ab*c", "a"),
        (r"abc+d", "abc"),
        (r"ab{2,3}c", "a"),
        (r"c\+\+", "c++"),
        (r"x\x41b", "x"),
        (r"x\p{Lu}bc", "bc"),
        (r"[abc]def", "def"),
        (r"[]abc]def", "def"),
        (r"[^]\]x]def", "def"),
        (r"(?x) a b", ""),
        (r"(a(b|c)[)]d)?efg", "efg"),
        (r"\Qab", "ab"),
        (r"abc\1", "abc"),
        (r"(?i)abc", "abc"),
        (r"\u00e9té", "té"),
        ("", ""),
        ("(", ""),
        ("[", ""),
        ("\\", ""),
    ],
)
def test_the_longest_literal(pattern: str, literal: str) -> None:
    assert longest_literal(pattern) == literal


ATOMS = st.sampled_from(
    ["ab", "c", "é", " ", r"\d", r"\w+", "[ab]", "(?:x|y)", "(z)", r"\.", "b?", "c*", "d+", "e{2}", "(f)?"]
)


@given(st.lists(ATOMS, min_size=1, max_size=8), st.data())
def test_each_match_holds_the_literal(atoms: list[str], data: st.DataObject) -> None:
    pattern = "".join(atoms)
    text = data.draw(
        st.from_regex(re.compile(pattern), fullmatch=True, alphabet=st.characters(codec="latin-1"))
    )
    assert longest_literal(pattern) in text


def shown(matcher: Any, document: Any) -> list[tuple[str, str]]:
    return [(issue.text, issue.rights[0].text) for issue in matcher.scan(document).issues]


@pytest.mark.parametrize(
    ("pattern", "right", "text", "found"),
    [
        (
            r"(\d+) milliards de yuan\b",
            r"\1 Md¥",
            "coûte 30 milliards de yuan.",
            [("30 milliards de yuan", "30 Md¥")],
        ),
        (r"(?P<n>\d+) cadres", r"\g<n> chefs", "Les 13 CADRES", [("13 CADRES", "13 chefs")]),
        ("l'ancien (\\w+)", r"l'ex-\1", "dit l’ancien patron", [("l’ancien patron", "l'ex-patron")]),
        (
            "palace change",
            "x",
            "un palace\u00a0change, palace\nchange",
            [("palace\u00a0change", "x"), ("palace\nchange", "x")],
        ),
        ("change", "x", "changement échange rechanger", []),
        (r" \?!", "x", "mot ?! là", [(" ?!", "x")]),
        (r"\w+man", "x", "un ultraman là", [("ultraman", "x")]),
        (r"(a)?palace", r"\1b", "un palace", [("palace", "b")]),
        ("été", "x", "un e\u0301te\u0301 chaud", [("e\u0301te\u0301", "x")]),
        (r"a{2}b", "x", "aab", [("aab", "x")]),
        ("|", "x", "rien", []),
        ("(?i)PALACE", "x", "palace", [("palace", "x")]),
    ],
)
def test_expressions_match_words_and_fill_in_their_groups(
    *,
    pattern: str,
    right: str,
    text: str,
    found: list[tuple[str, str]],
    document: Any,
    entry: Any,
    matcher: Any,
) -> None:
    built = matcher(entry("re", pattern, right=right, regex=True))
    assert shown(built, document(text)) == found
    for issue in built.scan(document(text)).issues:
        assert (issue.site.term, issue.site.inflected) == (unicodedata.normalize("NFC", issue.text), False)


def test_expressions_stay_within_a_segment(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(entry("re", r"palace\s+change", regex=True), entry("any", r".hange", regex=True))
    scan = found.scan(document(["un palace", "change", "un palace change"]))
    assert [(issue.segment, issue.text) for issue in scan.issues] == [(1, "change"), (2, "palace change")]


def test_expressions_have_conditions_like_any_entry(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(entry("re", r"pal\w+ change", regex=True, when=("pékin",)))
    assert not shown(found, document("un palace change"))
    assert shown(found, document("un palace change à Pékin"))


def test_the_plural_of_a_right_form_is_filled_in_too(document: Any, entry: Any) -> None:
    made = entry("re", r"(\w+)ware", regex=True)
    expression = regexes.expression_of(0, made, made.wrong[0])
    object.__setattr__(made, "right", (Replacement(r"\1iciel", Pos.NOUN, plural=r"\1iciels"),))
    ((_start, _end, rights),) = expression.find("un logware")
    assert (rights[0].text, rights[0].plural) == ("logiciel", "logiciels")


def test_an_expression_without_end_is_stopped(
    document: Any, entry: Any, matcher: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regexes, "SECONDS", 0.05)
    found = matcher(entry("slow", r"(?:a|a|aa)+\d(?=z)|x", regex=True, path="g.toml", line=7))
    with pytest.raises(GlossaryError, match=r"g\.toml:7: .*takes more than 0\.05 s"):
        found.scan(document("a" * 5000))


@pytest.mark.parametrize(
    ("pattern", "right"), [("(", "x"), ("a)(b", "x"), (r"a\w", r"\2"), (r"a\w", r"\g<n>")]
)
def test_invalid_expressions_are_told_with_their_place(
    pattern: str, right: str, document: Any, entry: Any, matcher: Any
) -> None:
    found = matcher(entry("bad", pattern, right=right, regex=True, path="g.toml", line=3))
    with pytest.raises(GlossaryError, match=r"^g\.toml:3: "):
        found.scan(document("ab"))


def test_expressions_run_only_where_their_literal_occurs(
    document: Any, entry: Any, matcher: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = regexes.Expression.find
    monkeypatch.setattr(
        regexes.Expression,
        "find",
        lambda own, text: seen.append(text) or real(own, text),  # type: ignore[func-returns-value]
    )
    found = matcher(entry("re", r"(\d+) yuan", right=r"\1 ¥", regex=True))
    scan = found.scan(document("rien ici", ["3 YUAN", "ni là"], "encore rien"))
    assert [issue.rights[0].text for issue in scan.issues] == ["3 ¥"]
    assert seen == ["3 YUAN"]


def test_time_limits_are_those_of_the_regex_package() -> None:
    with pytest.raises(TimeoutError):
        list(regex.finditer(r"(?:a|a|aa)+$", "a" * 40 + "b", timeout=0.01))


def test_the_regex_package_is_loaded_by_expressions_alone() -> None:
    code = "import sys, review.detect.matcher, review.detect.examples; print('regex' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
