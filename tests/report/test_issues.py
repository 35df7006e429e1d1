"""The forms of an issue, on issues made by hand."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model.issue import Severity, State, Status
from review.model.proposal import Certainty, Reason
from review.report.github import command, github_line
from review.report.issues import ListedIssue, ListedRepair, as_json, json_line, safe_json, text_line
from review.report.sarif import as_sarif

PAN = ListedIssue(
    file="recettes/poêle.txt",
    segment=2,
    line=3,
    column=15,
    end_line=3,
    end_column=33,
    start=81,
    end=99,
    text="casserole à frire",
    key="poele:casserole a frire:0@0011223344556677.0",
    entry="poele",
    check=None,
    type="accuracy/mistranslation",
    severity=Severity.MAJOR,
    status=Status.ACTIVE,
    state=State.UNDECIDED,
    message="« frying pan » est une poêle.",
    proposals=(
        ListedRepair(
            78, 99, "la casserole à frire", "la poêle", Certainty.APPLY, (Reason("agree", "same gender"),)
        ),
        ListedRepair(78, 99, "la casserole à frire", "la sauteuse", Certainty.APPLY),
        ListedRepair(78, 99, "la casserole à frire", "le poêlon", Certainty.ASK),
        ListedRepair(78, 99, "la casserole à frire", "le wok", Certainty.ASK),
    ),
)
PINCH = replace(
    PAN,
    segment=4,
    line=7,
    column=4,
    end_line=8,
    end_column=2,
    start=130,
    end=139,
    text="pincement",
    key="pincee:pincement:0@8899aabbccddeeff.0",
    entry="pincee",
    severity=Severity.MINOR,
    message="",
    proposals=(
        ListedRepair(
            127,
            139,
            "Un pincement",
            "Une pincée",
            Certainty.ASK,
            (
                Reason("rule", "the gender changes"),
                Reason("real-word", "this is French elsewhere", asks=True),
            ),
        ),
    ),
)
SPACE = replace(
    PINCH,
    entry=None,
    check="spaces",
    severity=Severity.NEUTRAL,
    status=Status.WARN,
    message="two spaces",
    proposals=(),
    key="check:spaces:  :0@8899aabbccddeeff.0",
    type="linguistic-conventions/punctuation",
)
ALL = (PAN, PINCH, SPACE, replace(PAN, state=State.ACCEPTED, severity=Severity.CRITICAL))
HOSTILE = "a\x1b]0;b\x07\u202e\x9b31m\u2028\x00"

Golden = Callable[[str, str], None]


def test_text(golden: Golden) -> None:
    golden("issues.txt", "".join(text_line(issue) + "\n" for issue in ALL))


def test_json(golden: Golden) -> None:
    golden("issues.json", as_json(ALL) + "\n")


def test_json_lines_hold_the_same_objects() -> None:
    assert [json.loads(json_line(issue)) for issue in ALL] == json.loads(as_json(ALL))["issues"]
    assert all("\n" not in json_line(issue) for issue in ALL)


def test_sarif(golden: Golden) -> None:
    golden("issues.sarif", as_sarif(ALL, "1.2.3") + "\n")


def test_sarif_rules_are_listed_once_and_pointed_at() -> None:
    run = json.loads(as_sarif(ALL, "1"))["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["pincee", "poele", "spaces"]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_sarif_addresses_are_escaped() -> None:
    log = json.loads(as_sarif([replace(PAN, file="été #1/a b.txt")], "1"))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%C3%A9t%C3%A9%20%231/a%20b.txt"


def test_github(golden: Golden) -> None:
    golden("issues.github", "".join(github_line(issue) + "\n" for issue in ALL))


def test_a_workflow_command_cannot_be_broken_out_of() -> None:
    text = command("error", {"file": "a,line=9::b%"}, "one\n::error::two\r100 %")
    assert text == "::error file=a%2Cline=9%3A%3Ab%25::one⏎::error::two⏎100 %25"


def test_only_active_issues_bad_enough_count() -> None:
    assert PAN.counts()
    assert PAN.counts(Severity.MAJOR)
    assert not PAN.counts(Severity.CRITICAL)
    assert not SPACE.counts()
    assert replace(PAN, state=State.ACCEPTED).counts()


def test_colours_go_to_the_foreign_words_only() -> None:
    painted = text_line(PAN, lambda role, text: f"<{role}>{text}</{role}>")
    plain = text_line(PAN)
    assert "“<wrong>la casserole à frire</wrong>” → “<right>la poêle</right>”" in painted
    for role in ("place", "major", "wrong", "right"):
        painted = painted.replace(f"<{role}>", "").replace(f"</{role}>", "")
    assert painted == plain


@pytest.mark.parametrize("form", [text_line, json_line, github_line])
def test_hostile_characters_never_come_out(form: Callable[[ListedIssue], str]) -> None:
    hostile = replace(
        PAN,
        file=HOSTILE,
        text=HOSTILE,
        message=HOSTILE,
        entry=HOSTILE,
        proposals=(
            replace(
                PAN.proposals[2],
                before=HOSTILE,
                replacement=HOSTILE,
                reasons=(Reason("x", HOSTILE, asks=True),),
            ),
        ),
    )
    assert not set(form(hostile)) & set("\x00\x07\x1b\x9b\u202e\u2028\n")


def test_json_gives_hostile_characters_back() -> None:
    assert json.loads(json_line(replace(PAN, text=HOSTILE)))["text"] == HOSTILE


@given(
    st.recursive(
        st.text() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8
    )
)
def test_safe_json_is_json(value: object) -> None:
    assert json.loads(safe_json(value)) == value
    assert json.loads(safe_json(value, indent=2)) == value
