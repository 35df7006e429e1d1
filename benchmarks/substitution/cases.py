"""The sentences that repairs are measured on: those of the tests of `review.french`."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from review.french.lexicon import Lexicon
from review.french.own_determiner import begins_with_determiner
from review.french.term_forms import term_forms
from review.model.proposal import Pos, Replacement, Site
from review.model.span import Span

DATA: Final = Path(__file__).resolve().parents[2] / "tests" / "french" / "data"

_SENTENCE_END: Final = re.compile(r"(?<=[.!?]) (?=[A-ZÀÉÈ])")
_POS: Final = {
    "propn": Pos.NAME, "acr": Pos.ACRONYM, "n": Pos.NOUN, "v": Pos.VERB, "adj": Pos.ADJECTIVE, "adv": Pos.PHRASE,
    "num": Pos.PHRASE, "pron": Pos.PHRASE, "adj2comp": Pos.NOUN,
}  # fmt: skip
_ELIDE: Final = {True: "yes", False: "no"}
_ARTICLES: Final = {"def": "definite", "contract": "contract"}


@dataclass(frozen=True, slots=True)
class Repair:
    """A wrong term where it stands, and the right one."""

    site: Site
    right: Replacement


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with the repairs that it needs, and the sentences that are right then.

    `expected` is empty where only a person can say what is right. `auto`: to be applied without a question.
    `following` is the sentence after it, unless the text itself has several. `rules` are the letters of docs/french.md where the data has them.
    """

    text: str
    repairs: tuple[Repair, ...]
    expected: frozenset[str]
    auto: bool
    following: str = ""
    rules: frozenset[str] = frozenset()

    def wrong(self, repair: Repair) -> str:
        """The wrong form of one of the repairs as it stands in the text."""
        return repair.site.span.of(self.text)

    def is_right(self, after: str) -> bool:
        """Whether a repaired sentence is one of the expected, composed or decomposed."""
        return composed(after) in self.expected

    def listed(self, lexicon: Lexicon) -> tuple[str, ...]:
        """For each repair the right form that a list of forms would give: inflected as the sentence needs it.

        The dictionary form where that one is expected, or none of its forms.
        """
        expected = " ¦ ".join(sorted(self.expected)).lower()
        return tuple(_listed(repair.right, expected, lexicon) for repair in self.repairs)


def _listed(right: Replacement, expected: str, lexicon: Lexicon) -> str:
    longest_first = sorted(term_forms(lexicon, right.text, right.pos), key=lambda form: (-len(form), form))
    for form in (right.text, *longest_first):
        if re.search(rf"(?<!\w){re.escape(composed(form).lower())}(?!\w)", expected):
            return form
    return right.text


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def cases() -> dict[str, tuple[Case, ...]]:
    """All cases by the file they are in."""
    makers = {
        "french_substitution.jsonl": _of_rules,
        "news_cases.jsonl": _of_news,
        "second_reader.jsonl": _of_second_reader,
        "combination_cases.jsonl": _of_combinations,
    }
    return {name: tuple(map(make, _records(DATA / name))) for name, make in makers.items()}


def _records(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _expected(*texts: str) -> frozenset[str]:
    return frozenset(composed(text) for text in texts)


def _of_rules(record: dict[str, Any]) -> Case:
    text, span, auto = record["before"], Span(*record["span"]), record["mode"] == "auto"
    right = Replacement(
        record["replacement_lemma"],
        _POS[record["pos"]],
        gender=record["gender"],
        # The number of the place is for the program to find: it is the entry's own where a person chose it.
        number=None if auto else record["number"],
        article=_ARTICLES.get(record.get("article", "")),
    )
    wrong = span.of(text)
    site = Site(
        span,
        record.get("term", wrong if right.pos is Pos.ACRONYM else wrong.lower()),
        real_word=record.get("real_word", False),
        determiner=begins_with_determiner(wrong),
    )
    expected = _expected(record["after"], *record.get("accept", []))
    return Case(text, (Repair(site, right),), expected, auto)


def _of_news(record: dict[str, Any]) -> Case:
    start, end = record["text"].index("⟦"), record["text"].index("⟧") - 1
    text = record["text"].replace("⟦", "").replace("⟧", "")
    right = Replacement(
        record["right"],
        Pos(record["pos"]),
        gender=record.get("gender"),
        number=record.get("number"),
        article=record.get("article"),
    )
    site = Site(Span(start, end), record.get("term") or text[start:end].lower())
    known = "after" in record
    expected = _expected(record["after"]) if known else frozenset()
    return Case(text, (Repair(site, right),), expected, known)


def _of_second_reader(record: dict[str, Any]) -> Case:
    text, following = _first_sentence(record["before"])
    expected = _expected(*(_first_sentence(after)[0] for after in (record["after"], *record["accept"])))
    return Case(text, (_repair(record, text),), expected, record["mode"] == "auto", following)


def _of_combinations(record: dict[str, Any]) -> Case:
    text = record["before"]
    repairs = [_repair(one, text) for one in record["repairs"]]
    rules = frozenset("A/L" if rule in "AL" else rule for rule in record["rules"])
    expected = _expected(record["after"], *record["accept"])
    return Case(text, tuple(repairs), expected, record["mode"] == "auto", rules=rules)


def _repair(record: dict[str, Any], text: str) -> Repair:
    """The repair of the wrong form's `nth` occurrence in `text`, the first by default."""
    start = -1
    for _ in range(record.get("nth", 1)):
        start = text.index(record["wrong"], start + 1)
    right = Replacement(
        record["right"],
        Pos(record["pos"]),
        record["gender"],
        record["number"],
        article=record["article"],
        elide=_ELIDE.get(record["elide"], record["elide"]),
    )
    span = Span(start, start + len(record["wrong"]))
    return Repair(Site(span, record["term"], record["real_word"]), right)


def _first_sentence(text: str) -> tuple[str, str]:
    """The sentence that is repaired, and what follows it."""
    end = _SENTENCE_END.search(text)
    return (text[: end.start()], text[end.end() :]) if end else (text, "")
