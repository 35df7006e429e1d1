"""The repaired sentences that tools/grammar_check.py shows to a grammar checker.

Three sets: the tests' cases, the glossaries' examples and the seed article. tools/grammar_planting.py makes a fourth.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from review.detect.matcher import Matcher
from review.french.lexicon import default_lexicon
from review.french.own_determiner import begins_with_determiner
from review.french.substitute import proposals
from review.french.typography import style_of
from review.glossary.files import load_all
from review.model.issue import Issue
from review.model.proposal import Certainty, Edit, Pos, Replacement, Site, apply_edits
from review.model.span import Span
from review.session.opening import text_session
from review.session.session import ReviewSession
from review.session.settings import Settings

ROOT: Final = Path(__file__).resolve().parent.parent
LEXICON: Final = default_lexicon()
CASES: Final = ROOT / "tests" / "french" / "data"
SEED: Final = ROOT / "seeds" / "solitude-ultraman.fr.txt"

_CASE_POS: Final = {
    "propn": Pos.NAME, "acr": Pos.ACRONYM, "n": Pos.NOUN, "v": Pos.VERB, "adj": Pos.ADJECTIVE, "adv": Pos.PHRASE,
    "num": Pos.PHRASE, "pron": Pos.PHRASE, "adj2comp": Pos.NOUN,
}  # fmt: skip
_CASE_ARTICLE: Final = {"def": "definite"}
_NEXT_SENTENCE: Final = re.compile(r"(?<=[.!?]) (?=[A-ZÀÉÈ])")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text before and after repair, and `plain`: the same with every wrong form replaced as by search and replace.

    `group` is the row of the table; `right` holds the words that were put in, whose spelling isn't ours to judge.
    """

    group: str
    before: str
    after: str
    plain: str
    right: str


def repaired(
    group: str, text: str, site: Site, right: Replacement, following: str = ""
) -> Iterator[Repaired]:
    """The first proposal for `site`, in the group of the applied or of the asked ones."""
    found = proposals(text, site, [right], style_of(text), LEXICON, following)
    if found:
        asked = found[0].certainty is Certainty.ASK
        plain = apply_edits(text, [Edit(site.span.start, site.span.end, right.text)])
        after = apply_edits(text, found[0].edits)
        yield Repaired(f"{group}, {'asked' if asked else 'applied'}", text, after, plain, right.text)


def case_sentences() -> Iterator[Repaired]:
    """Every case of the tests of `review.french`."""
    for file, read in (
        ("french_substitution.jsonl", _substitution),
        ("news_cases.jsonl", _news),
        ("second_reader.jsonl", _second_reader),
    ):
        for line in (CASES / file).read_text(encoding="utf-8").splitlines():
            yield from repaired("cases", *read(json.loads(line)))


def _substitution(case: dict[str, Any]) -> tuple[str, Site, Replacement]:
    span = Span(*case["span"])
    matched = span.of(case["before"])
    term = case.get("term", matched if case["pos"] == "acr" else matched.lower())
    article = case.get("article", "")
    right = Replacement(
        case["replacement_lemma"],
        _CASE_POS[case["pos"]],
        case["gender"],
        case["number"] if case["mode"] == "choice" else None,
        article=_CASE_ARTICLE.get(article, article) or None,
    )
    site = Site(span, term, bool(case.get("real_word")), begins_with_determiner(matched))
    return case["before"], site, right


def _news(case: dict[str, Any]) -> tuple[str, Site, Replacement]:
    start, end = case["text"].index("⟦"), case["text"].index("⟧") - 1
    text = case["text"].replace("⟦", "").replace("⟧", "")
    right = Replacement(
        case["right"], Pos(case["pos"]), case.get("gender"), case.get("number"), article=case.get("article")
    )
    return text, Site(Span(start, end), case.get("term") or text[start:end].lower()), right


def _second_reader(case: dict[str, Any]) -> tuple[str, Site, Replacement, str]:
    end = _NEXT_SENTENCE.search(case["before"])
    text, following = (
        (case["before"][: end.start()], case["before"][end.end() :]) if end else (case["before"], "")
    )
    start = text.index(case["wrong"])
    right = Replacement(
        case["right"],
        Pos(case["pos"]),
        case["gender"],
        case["number"],
        article=case["article"],
        elide=case["elide"],
    )
    span = Span(start, start + len(case["wrong"]))
    return text, Site(span, case["term"], case["real_word"]), right, following


@cache
def _matcher() -> Matcher:
    return Matcher(load_all([ROOT / "glossaries"]), LEXICON)


def _session(text: str) -> ReviewSession:
    return text_session("text.txt", text.encode(), Settings(), _matcher())


def example_sentences() -> Iterator[Repaired]:
    """Every example of every entry, repaired by a session with all glossaries in force."""
    for glossary in load_all([ROOT / "glossaries"]):
        for entry in glossary.entries:
            for example in entry.examples:
                yield from _fixed("examples", example.mt)


def seed_sentences() -> Iterator[Repaired]:
    """The seed article, once with the safe repairs and once with the questions' first proposals too."""
    yield from _fixed("seed article", SEED.read_text(encoding="utf-8"))


def _fixed(group: str, text: str) -> Iterator[Repaired]:
    for questions in (False, True):
        session = _session(text)
        session.fix(with_questions=questions)
        for index, after in session.targets().items():
            segment = session.segment(index)
            done = [record.decision for record in session.ledger.records if record.in_force]
            keys = {decision.issue for decision in done if decision.issue}
            issues = [issue for issue in session.found(index) if issue.key in keys]
            plain = _plainly(segment.mt_target, issues)
            right = " ".join(right.text for issue in issues for right in issue.rights)
            name = f"{group}, {'all accepted' if questions else 'safe ones'}"
            yield Repaired(name, segment.mt_target, after, plain, right)
        session.close()


def _plainly(text: str, issues: Sequence[Issue]) -> str:
    return apply_edits(
        text, [Edit(issue.site.span.start, issue.site.span.end, issue.rights[0].text) for issue in issues]
    )
