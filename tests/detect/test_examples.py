from __future__ import annotations

from typing import Any

import pytest

from review.detect.examples import run_examples
from review.errors import Fault
from review.french.lexicon import default_lexicon
from review.glossary.entry import Example, Glossary, GlossaryEntry, Scope
from review.model.document import Document
from review.model.issue import Status
from review.model.proposal import Pos, Replacement

AUTHOR = Replacement("Dupont", Pos.NAME, article="none")


def author(**more: Any) -> GlossaryEntry:
    values: dict[str, Any] = {
        "when": ("revue",),
        "scope": Scope.DOCUMENT,
        "path": "noms.toml",
        "line": 12,
        **more,
    }
    return GlossaryEntry("dupont", ("duponte",), (AUTHOR,), Pos.NAME, **values)


@pytest.fixture
def run(document: Any) -> Any:
    def read(text: str) -> Document:
        made: Document = document(*(paragraph.split("| ") for paragraph in text.split("\n\n")))
        assert made.text == text.replace("| ", " ")
        return made

    def runs(*entries: GlossaryEntry, others: tuple[GlossaryEntry, ...] = ()) -> list[Fault]:
        own = Glossary("noms.toml", "Noms", "zh", "fr-FR", entries)
        more = Glossary("autres.toml", "Autres", "en", "fr-FR", others)
        return run_examples(own, (own, more), default_lexicon(), read)

    return runs


def test_good_examples_give_no_fault(run: Any) -> None:
    entry = author(
        examples=(
            Example(
                "La revue parle.| duponte et duponte\n\nfin de duponte.",
                "La revue parle. Dupont et Dupont\n\nfin de Dupont.",
            ),
        ),
        counterexamples=("duponte dort.", "La revue parle de dupontel."),
    )
    assert run(entry) == []


def test_a_wrong_result_says_what_was_expected_and_what_came(run: Any) -> None:
    (fault,) = run(author(examples=(Example("la revue de duponte", "la revue de Durand"),)))
    assert (fault.where, fault.line) == ("noms.toml", 12)
    assert "la revue de Durand" in fault.message
    assert "la revue de Dupont" in fault.message
    assert "dupont" in fault.message


@pytest.mark.parametrize(
    ("text", "hint"),
    [("le livre de duponte", "`when`"), ("la revue", "`wrong`"), ("la revue du comte de duponte", "comte")],
)
def test_an_example_that_is_not_flagged_is_a_fault(text: str, hint: str, run: Any) -> None:
    longer = GlossaryEntry("comte", ("comte de duponte",), (AUTHOR,), Pos.PHRASE)
    (fault,) = run(author(examples=(Example(text, "x"),)), others=(longer,))
    assert text in fault.message
    assert hint in fault.hint


def test_a_flagged_counterexample_is_a_fault(run: Any) -> None:
    (fault,) = run(author(counterexamples=("la revue de Duponte", "le livre de duponte")))
    assert (fault.where, fault.line) == ("noms.toml", 12)
    assert "“Duponte”" in fault.message
    assert "`unless`" in fault.hint


def test_issues_of_other_entries_are_left_alone(run: Any) -> None:
    other = GlossaryEntry("livre", ("revue",), (Replacement("livre", Pos.NOUN, gender="m"),), Pos.NOUN)
    entry = author(examples=(Example("la revue de duponte", "la revue de Dupont"),))
    assert run(entry, other) == []


def test_all_faults_are_told(run: Any) -> None:
    bad = Example("rien", "rien")
    assert len(run(author(examples=(bad, bad), counterexamples=("revue de duponte",)))) == 3


def test_an_expression_that_cannot_be_run_is_told_once(run: Any) -> None:
    broken = GlossaryEntry("re", (r"re(vue",), (AUTHOR,), regex=True, path="noms.toml", line=30)
    entry = author(examples=(Example("une revue de duponte", "x"), Example("la revue de duponte", "y")))
    (fault,) = run(entry, broken, entry)
    assert (fault.where, fault.line) == ("noms.toml", 30)


def test_retired_entries_are_not_run(run: Any) -> None:
    assert run(author(status=Status.RETIRED, examples=(Example("rien", "x"),))) == []


def test_warnings_are_run_like_the_others(run: Any) -> None:
    good = Example("la revue de duponte", "la revue de Dupont")
    assert run(author(status=Status.WARN, examples=(good,))) == []
    assert len(run(author(status=Status.WARN, examples=(Example("duponte", "Dupont"),)))) == 1


def test_a_glossary_by_itself_is_searched_with_itself(document: Any) -> None:
    glossary = Glossary(
        "g.toml", "", None, "fr", (author(examples=(Example("revue, duponte", "revue, Dupont"),)),)
    )
    assert run_examples(glossary, (), default_lexicon(), document) == []
