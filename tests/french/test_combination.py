"""A hundred and sixty sentences in which several rules meet: two repairs at once, quotation marks, lists, headings in
capitals, decomposed accents, narrow spaces, line breaks, marks, hyphens and brackets.

Written by a copy editor who hadn't seen the code. `mode` is auto (to be applied without a question) or choice (a person
has to look). What a choice lacks to the expected sentence may come as doubts, all of them on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, permutations, product
from pathlib import Path
from typing import Any

import pytest

from review.french.composition import Choice, compose
from review.french.lexicon import default_lexicon
from review.french.substitute import proposals
from review.french.typography import Style, style_of
from review.model.proposal import Certainty, Edit, Pos, Proposal, Replacement, Site, apply_edits
from review.model.span import Span

LEXICON = default_lexicon()
DATA = Path(__file__).parent / "data" / "combination_cases.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
BY_ID = {case["id"]: case for case in CASES}

# The lists may only get shorter.
NOT_YET = [
    "cc052", "cc069", "cc109",
]  # fmt: skip
# Asked, and none of the texts on offer is right.
NOT_OFFERED = ["cc080"]

_ELIDE = {True: "yes", False: "no", None: None}

# Where one segment ends and the next begins: after a sentence, or at the next item of a list.
_BREAK = re.compile(
    r"(?<=[.!?…]) (?=[A-ZÀÉÈ])|(?<=[.!?…]\u202f[»]) (?=[A-ZÀÉÈ])|\n(?=(?:[-*•]|\d+\.|[a-z]\)) )"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment of a case, what follows it, and the sites in it with their right forms."""

    text: str
    after: str
    sites: tuple[tuple[Site, Replacement], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the program makes of a case: whether it would ask, what it offers first, and all that it offers, doubts on and off."""

    asks: bool
    plain: str
    offered: tuple[str, ...]


def right_of(repair: dict[str, Any]) -> Replacement:
    return Replacement(
        repair["right"],
        Pos(repair["pos"]),
        repair["gender"],
        repair["number"],
        article=repair["article"],
        elide=_ELIDE[repair["elide"]],
    )


def span_of(text: str, repair: dict[str, Any]) -> Span:
    """The `nth` occurrence (the first by default) of the wrong form."""
    start = -1
    for _ in range(repair.get("nth", 1)):
        start = text.index(repair["wrong"], start + 1)
    return Span(start, start + len(repair["wrong"]))


def segments(case: dict[str, Any]) -> list[Segment]:
    text: str = case["before"]
    bounds = [(0, 0), *(found.span() for found in _BREAK.finditer(text)), (len(text), len(text))]
    sites = [(span_of(text, repair), repair) for repair in case["repairs"]]
    found = []
    for (_, start), (end, rest) in pairwise(bounds):
        own = [
            (Site(span.shifted(-start), repair["term"], repair["real_word"]), right_of(repair))
            for span, repair in sites
            if start <= span.start and span.end <= end
        ]
        following = _BREAK.split(text[rest:])[0] if rest < len(text) else ""
        found.append(Segment(text[start:end], following, tuple(own)))
    assert sum(len(one.sites) for one in found) == len(sites)
    return found


def offers(segment: Segment, style: Style) -> list[tuple[Proposal, ...]]:
    """For each site of a segment the repairs offered, the words of the other terms set apart as in a session."""
    many = [site.span for site, _ in segment.sites if len(site.span.of(segment.text).split()) > 1]
    return [
        proposals(
            segment.text,
            site,
            [right],
            style,
            LEXICON,
            segment.after,
            apart=tuple(span for span in many if span != site.span),
        )
        for site, right in segment.sites
    ]


def put(segment: Segment, chosen: Sequence[Proposal], style: Style, *, doubts: bool) -> str:
    """The segment with the chosen repairs in place: one as it was proposed, several composed."""
    edits = [tuple(sorted({*one.edits, *(doubt.edit for doubt in one.doubts if doubts)})) for one in chosen]
    if len(chosen) == 1:
        return apply_edits(segment.text, edits[0])
    return apply_edits(segment.text, compose(segment.text, choices(segment, chosen, edits), style, LEXICON))


def choices(segment: Segment, chosen: Sequence[Proposal], edits: Sequence[tuple[Edit, ...]]) -> list[Choice]:
    return [
        Choice(site, one.replacement, own)
        for (site, _), one, own in zip(segment.sites, chosen, edits, strict=True)
    ]


@cache
def found(case_id: str) -> Found:
    case = BY_ID[case_id]
    style = style_of(case["before"])
    asks, texts = False, []
    for segment in segments(case):
        every = offers(segment, style)
        asks = asks or any(one[0].certainty is Certainty.ASK for one in every)
        ways = [
            put(segment, chosen, style, doubts=doubts)
            for chosen in product(*every)
            for doubts in (False, True)
        ]
        texts.append(ways if segment.sites else [segment.text])
    seams = _BREAK.findall(case["before"])
    return Found(
        asks,
        joined([ways[0] for ways in texts], seams),
        tuple(dict.fromkeys(joined(parts, seams) for parts in product(*texts))),
    )


def joined(parts: Sequence[str], seams: Sequence[str]) -> str:
    return "".join(part + seam for part, seam in zip(parts, [*seams, ""], strict=True))


def is_right(case: dict[str, Any], text: str) -> bool:
    return text in {case["after"], *case["accept"]}


def is_right_where_repaired(case: dict[str, Any], text: str) -> bool:
    """A repair changes its own segment; of the next one it can only ask."""
    own = [place for place, segment in enumerate(segments(case)) if segment.sites]
    parts = _BREAK.split(text)
    expected = [_BREAK.split(one) for one in (case["after"], *case["accept"])]
    return any(all(one[place] == parts[place] for place in own) for one in expected)


def outcome(case: dict[str, Any]) -> str:
    """What comes of a case, in the words in which it is counted."""
    one = found(case["id"])
    if not one.asks:
        return "right, applied" if is_right(case, one.plain) else "wrong, applied"
    if is_right_where_repaired(case, one.plain):
        return "right, asked"
    if any(is_right_where_repaired(case, text) for text in one.offered):
        return "right with doubts on, asked"
    return "wrong, asked"


def is_done(case: dict[str, Any]) -> bool:
    """Auto: right and applied. Choice: right or asked."""
    came = outcome(case)
    return came == "right, applied" or (case["mode"] == "choice" and came.endswith("asked"))


@pytest.mark.parametrize("case", CASES, ids=list(BY_ID))
def test_case(case: dict[str, Any]) -> None:
    if case["id"] in NOT_YET:
        assert not is_done(case), "this case is right now: take it off the list"
    else:
        assert is_done(case), (outcome(case), found(case["id"]))


def test_nothing_wrong_is_ever_applied() -> None:
    applied = [case for case in CASES if outcome(case).endswith("applied")]
    assert len(applied) > len(CASES) // 2
    assert [case["id"] for case in applied if outcome(case).startswith("wrong")] == []


def test_what_is_asked_can_be_answered_rightly() -> None:
    assert [case["id"] for case in CASES if outcome(case) == "wrong, asked"] == NOT_OFFERED


@pytest.mark.parametrize(
    "case", [case for case in CASES if len(case["repairs"]) > 1], ids=lambda case: case["id"]
)
def test_any_order_gives_the_same(case: dict[str, Any]) -> None:
    style = style_of(case["before"])
    for segment in segments(case):
        chosen = [every[0] for every in offers(segment, style)]
        all_of_them = choices(segment, chosen, [one.edits for one in chosen])
        assert len({compose(segment.text, order, style, LEXICON) for order in permutations(all_of_them)}) == 1


def test_all_are_there_and_the_lists_are_sorted() -> None:
    assert len(BY_ID) == len(CASES) == 160
    for listed in (NOT_YET, NOT_OFFERED):
        assert sorted(set(listed)) == listed
    assert set(NOT_YET) <= set(BY_ID)


def test_each_case_expects_a_change_and_names_no_result_twice() -> None:
    for case in CASES:
        expected = [case["after"], *case["accept"]]
        assert len(set(expected)) == len(expected)
        assert case["before"] not in expected
