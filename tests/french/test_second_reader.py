"""A hundred cases written by a reader who hadn't seen the code: a wrong form, its right one and the sentence to expect.

`mode` is auto (to be applied without a question) or choice (a person has to look). What a case lacks to the expected
sentence may come as doubts, all of them on.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from review.french.lexicon import default_lexicon
from review.french.substitute import proposals
from review.french.typography import style_of
from review.model.proposal import Certainty, Pos, Proposal, Replacement, Site, apply_edits
from review.model.span import Span

LEXICON = default_lexicon()
DATA = Path(__file__).parent / "data" / "second_reader.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
BY_ID = {case["id"]: case for case in CASES}

# Asked though they might be applied (021, 028, 057), or applied though a person was meant to look (088, 096).
# The list may only get shorter.
NOT_YET = ["sr021", "sr028", "sr057", "sr088", "sr096"]

_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-ZÀÉÈ])")


def first_sentence(text: str) -> tuple[str, str]:
    """The sentence that is repaired, and what follows it."""
    end = _SENTENCE_END.search(text)
    return (text[: end.start()], text[end.end() :]) if end else (text, "")


@cache
def proposed(case_id: str) -> tuple[Proposal, ...]:
    case = BY_ID[case_id]
    text, following = first_sentence(case["before"])
    start = text.index(case["wrong"])
    right = Replacement(
        case["right"],
        Pos(case["pos"]),
        case["gender"],
        case["number"],
        article=case["article"],
        elide=case["elide"],
    )
    site = Site(Span(start, start + len(case["wrong"])), case["term"], case["real_word"])
    return proposals(text, site, [right], style_of(case["before"]), LEXICON, following)


def expected(case: dict[str, Any]) -> set[str]:
    return {first_sentence(text)[0] for text in (case["after"], *case["accept"])}


def is_right(case: dict[str, Any], proposal: Proposal, *, doubts: bool) -> bool:
    edits = [*proposal.edits, *(doubt.edit for doubt in proposal.doubts if doubts)]
    return apply_edits(first_sentence(case["before"])[0], edits) in expected(case)


def is_done(case: dict[str, Any]) -> bool:
    """Auto: right and applied. Choice: asked, and right in one of the ways that are offered."""
    found = proposed(case["id"])
    if case["mode"] == "auto":
        return is_right(case, found[0], doubts=False) and found[0].certainty is Certainty.APPLY
    right = any(is_right(case, one, doubts=doubts) for one in found for doubts in (False, True))
    return right and found[0].certainty is Certainty.ASK


@pytest.mark.parametrize("case", CASES, ids=list(BY_ID))
def test_case(case: dict[str, Any]) -> None:
    if case["id"] in NOT_YET:
        assert not is_done(case), "this case is right now: take it off the list"
    else:
        found = [(apply_edits(first_sentence(case["before"])[0], p.edits), p) for p in proposed(case["id"])]
        assert is_done(case), found


def test_nothing_wrong_is_ever_applied() -> None:
    applied = [
        (case, proposal)
        for case in CASES
        for proposal in proposed(case["id"])[:1]
        if proposal.certainty is Certainty.APPLY
    ]
    assert len(applied) > len(CASES) // 2
    assert [case["id"] for case, proposal in applied if not is_right(case, proposal, doubts=False)] == []


def test_all_hundred_are_there_and_the_list_is_sorted() -> None:
    assert len(BY_ID) == len(CASES) == 100
    assert sorted(set(NOT_YET)) == NOT_YET
    assert set(NOT_YET) <= set(BY_ID)
