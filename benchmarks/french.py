"""Repairs by rule: `review`, plain replacement and codespell on the same sentences.

Run `.venv/bin/python benchmarks/french.py` (extra `bench` for codespell; it is left out with a line where it isn't installed).
`--faults` lists what `review` applied wrongly, or asked without offering the expected sentence.

The sentences are those of tests/french/data. The rules were written with them in sight: the table tells what a repair
needs beyond the words themselves, not how `review` does on sentences nobody has seen (for that see the first run of the
second reader's in docs/french.md). A case counts in each family of rules that it needs (docs/french.md names them); one in
which nothing but the words changes counts as plain. *auto* cases are to be applied without a question, in *choice* cases
a person has to look.

`review` gets a right form in dictionary form with what the glossary says of it; its first proposal counts. The other two
get the easier job: a list of each wrong form with the right form already inflected as the sentence needs it. Plain
replacement is also told where to replace, and keeps the capitals of what it replaces. codespell runs with `-D` and that
list alone, once for each batch of cases whose lists don't contradict one another: with `--write-changes` (-w), and with
`--regex` (-r), under which it doesn't write, but reports corrections that are then put in here. It writes the right form in
small letters where the wrong one is; *any case* counts a sentence as right if but for its capitals it is.

Exit status 1 if `review` applies anything wrong on an auto case. All but the last line is the same in each run.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import product
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.substitution.cases import Case, cases, composed  # noqa: E402
from benchmarks.substitution.families import FAMILIES, PLAIN, families  # noqa: E402
from benchmarks.substitution.peers import Item, by_regex, by_words, has_codespell, plainly  # noqa: E402
from review.french.composition import Choice, compose  # noqa: E402
from review.french.lexicon import Lexicon, default_lexicon  # noqa: E402
from review.french.substitute import proposals  # noqa: E402
from review.french.typography import style_of  # noqa: E402
from review.model.proposal import Certainty, Edit, Proposal, apply_edits  # noqa: E402

RUNS: Final = 3
PLAIN_LOOPS: Final = 50
WORDS: Final = "codespell -w"
REGEX: Final = "codespell -r"
ANY_CASE: Final = "-r, any case"


class Outcome(Enum):
    """What becomes of a case; OFFERED: asked, and the expected sentence is among the proposals, all doubts on or off."""

    APPLIED = auto()
    OFFERED = auto()
    NOT_OFFERED = auto()
    APPLIED_WRONG = auto()


@dataclass(frozen=True, slots=True)
class Result:
    """A case, its file and its rules, and what each tool made of it; `peers` in the order of the columns."""

    source: str
    case: Case
    families: frozenset[str]
    outcome: Outcome
    peers: tuple[bool, ...]


def proposed(case: Case, lexicon: Lexicon) -> list[tuple[Proposal, ...]]:
    """The proposals for each of the case's repairs, what belongs to the others set apart as in a session."""
    style = style_of(f"{case.text} {case.following}")
    offered = []
    for repair in case.repairs:
        others = [other.site.span for other in case.repairs if other is not repair]
        apart = tuple(span for span in others if len(span.of(case.text).split()) > 1)
        offered.append(
            proposals(case.text, repair.site, [repair.right], style, lexicon, case.following, apart=apart)
        )
    return offered


def edits_of(case: Case, chosen: Sequence[Proposal], lexicon: Lexicon) -> tuple[Edit, ...]:
    """The edits of one proposal for each repair, put in place together."""
    if len(chosen) == 1:
        return chosen[0].edits
    pairs = zip(case.repairs, chosen, strict=True)
    choices = [Choice(repair.site, one.replacement, one.edits) for repair, one in pairs]
    return compose(case.text, choices, style_of(case.text), lexicon)


def with_doubts(edits: Sequence[Edit], chosen: Sequence[Proposal]) -> list[Edit]:
    """The edits, and those of the doubts that don't meet them."""
    done = list(edits)
    for edit in sorted({doubt.edit for one in chosen for doubt in one.doubts}):
        if not any(edit.start < other.end and other.start < edit.end for other in done):
            done.append(edit)
    return done


def outcome_of(case: Case, found: Sequence[Sequence[Proposal]], lexicon: Lexicon) -> Outcome:
    first = [one[0] for one in found]
    if all(one.certainty is Certainty.APPLY for one in first):
        right = case.is_right(apply_edits(case.text, edits_of(case, first, lexicon)))
        return Outcome.APPLIED if right else Outcome.APPLIED_WRONG
    for chosen in product(*found):
        edits = edits_of(case, chosen, lexicon)
        offered = (edits, with_doubts(edits, chosen))
        if any(case.is_right(apply_edits(case.text, one)) for one in offered):
            return Outcome.OFFERED
    return Outcome.NOT_OFFERED


def texts_of(items: Sequence[Item]) -> dict[str, list[str]]:
    """What each of the other tools makes of the items' sentences, by column."""
    texts = {"plain": [plainly(item) for item in items]}
    return texts | ({WORDS: by_words(items), REGEX: by_regex(items)} if has_codespell() else {})


def judged(items: Sequence[Item], texts: Mapping[str, Sequence[str]]) -> dict[str, list[bool]]:
    """By column whether each item's sentence came out right."""
    found = {
        name: [item.case.is_right(text) for item, text in zip(items, done, strict=True)]
        for name, done in texts.items()
    }
    if REGEX in texts:
        found[ANY_CASE] = [
            composed(text).lower() in {one.lower() for one in item.case.expected}
            for item, text in zip(items, texts[REGEX], strict=True)
        ]
    return found


def line_of(label: str, results: Sequence[Result], columns: int) -> str:
    counts = [sum(one.outcome is outcome for one in results) for outcome in Outcome]
    peers = [sum(one.peers[column] for one in results) for column in range(columns)]
    return f"{label:<34}{len(results):>6}" + "".join(f"{count:>14}" for count in (*counts, *peers))


def table(results: Sequence[Result], columns: Sequence[str]) -> None:
    names = ["right", "asked right", "asked wrong", "wrong", *columns]
    print(f"{'':<40}{'review:':>14}{'':>42}{'right:':>14}")
    print(f"{'rules that the repair needs':<34}{'cases':>6}" + "".join(f"{name:>14}" for name in names))
    for family, name in FAMILIES.items():
        label = name if family == PLAIN else f"{family:<4} {name}"
        print(line_of(label, [one for one in results if family in one.families], len(columns)))
    for groups in (by_source(results), halves(results)):
        print()
        for label, chosen in groups.items():
            print(line_of(label, chosen, len(columns)))


def by_source(results: Sequence[Result]) -> dict[str, list[Result]]:
    found: dict[str, list[Result]] = {}
    for one in results:
        found.setdefault(one.source, []).append(one)
    return found


def halves(results: Sequence[Result]) -> dict[str, list[Result]]:
    return {
        "auto": [one for one in results if one.case.auto],
        "choice": [one for one in results if not one.case.auto],
    }


def error_rates(results: Sequence[Result], columns: Sequence[str]) -> None:
    """Shares of the sentences, and how many times that of review; the others write always, so theirs is the same share."""
    auto_cases, choices = halves(results).values()
    right_at_once, wrong = {Outcome.APPLIED}, {Outcome.APPLIED_WRONG}
    print(f"\n{'error rates':<40}{'review':>14}" + "".join(f"{name:>20}" for name in columns))
    for label, chosen, errors in (
        ("auto: not right without a question", auto_cases, set(Outcome) - right_at_once),
        ("auto: written, and wrong", auto_cases, wrong),
        ("choice: the right one not offered", choices, {Outcome.NOT_OFFERED, *wrong}),
        ("choice: written, and wrong", choices, wrong),
    ):
        own = sum(one.outcome in errors for one in chosen)
        line = f"{label:<40}{own / len(chosen):>14.1%}"
        for column in range(len(columns)):
            theirs = sum(not one.peers[column] for one in chosen)
            ratio = f"(x {theirs / own:.1f})" if own else "(review: 0)"
            line += f"{theirs / len(chosen):>8.1%} {ratio:>11}"
        print(line)


def limits(items: Sequence[Item], texts: Mapping[str, Sequence[str]]) -> None:
    """How many sentences codespell leaves as they are, and why."""
    for name, why in (
        (WORDS, "forms of several words, or joined to others by apostrophe or hyphen, are no words to it"),
        (
            REGEX,
            "no form with a line break in it, between underscores, or with its last accent written apart",
        ),
    ):
        if name in texts:
            pairs = zip(items, texts[name], strict=True)
            untouched = sum(text == item.case.text for item, text in pairs)
            print(f"{name} changes nothing in {untouched} sentences: {why}")


def best_of(action: Callable[[], object]) -> float:
    """Seconds that the quickest of several runs takes."""
    best = float("inf")
    for _ in range(RUNS):
        began = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - began)
    return best


def speed(items: Sequence[Item], lexicon: Lexicon) -> str:
    own = best_of(lambda: [proposed(item.case, lexicon) for item in items]) / len(items)
    plain = best_of(lambda: [[plainly(item) for item in items] for _ in range(PLAIN_LOOPS)])
    plain /= len(items) * PLAIN_LOOPS
    return f"time: a proposal takes {own / plain:,.0f} times a plain replacement ({1 / own:,.0f} proposals a second)"


def questions(asked: Sequence[Case], lexicon: Lexicon) -> None:
    """The cases without an expected sentence: whether a person is asked."""
    left = sum(proposed(case, lexicon)[0][0].certainty is Certainty.ASK for case in asked)
    print(
        f"\nnot in the table: {len(asked)} sentences without one right reading; review asks in {left} of them"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare repairs by rule.")
    parser.add_argument("--faults", action="store_true", help="list what review doesn't get right")
    options = parser.parse_args()
    lexicon = default_lexicon()
    everything = [(name, case) for name, found in cases().items() for case in found]
    sources = [name for name, case in everything if case.expected]
    items = [Item(case, case.listed(lexicon)) for _name, case in everything if case.expected]
    texts = texts_of(items)
    columns = judged(items, texts)
    if REGEX not in texts:
        print("codespell is not installed: left out")
    results = []
    for source, item, *peers in zip(sources, items, *columns.values(), strict=True):
        found = proposed(item.case, lexicon)
        needed = families(item.case, [one[0] for one in found], item.listed, lexicon)
        results.append(Result(source, item.case, needed, outcome_of(item.case, found, lexicon), tuple(peers)))
    table(results, list(columns))
    error_rates(results, list(columns))
    print()
    limits(items, texts)
    questions([case for _name, case in everything if not case.expected], lexicon)
    faulty = [one for one in results if one.outcome in {Outcome.NOT_OFFERED, Outcome.APPLIED_WRONG}]
    for one in faulty if options.faults else ():
        pairs = ", ".join(f"{one.case.wrong(repair)} -> {repair.right.text}" for repair in one.case.repairs)
        mode = "auto" if one.case.auto else "choice"
        print(f"{one.outcome.name.lower()} ({mode}): {one.case.text!r}: {pairs}")
    print(speed(items, lexicon))
    return int(any(one.case.auto and one.outcome is Outcome.APPLIED_WRONG for one in results))


if __name__ == "__main__":
    sys.exit(main())
