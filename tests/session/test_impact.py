"""What a change of the glossary does to a text, told before it is made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from review.errors import GlossaryError
from review.french.lexicon import default_lexicon
from review.glossary.entry import Example
from review.glossary.entry_form import entry_from
from review.glossary.files import load_all
from review.model.proposal import apply_edits
from review.session.entries import example_document
from review.session.impact import LISTED, Trial, Turn


@pytest.fixture
def trial(folder: Path, machine_text: str) -> Trial:
    glossaries = load_all([folder / "cuisine.toml"])
    return Trial(example_document(machine_text), glossaries, None, default_lexicon())


def of(trial: Trial, name: str) -> tuple[Path, int]:
    entries = trial.glossaries[0].entries
    return Path(trial.glossaries[0].path), next(n for n, one in enumerate(entries) if one.id == name)


def test_issues_come_go_and_change(trial: Trial) -> None:
    path, number = of(trial, "poele")
    old = trial.glossaries[0].entries[number]
    none = trial.forecast(path, old, replace(old, note="même chose", examples=(Example("a", "b"),)))
    assert (none.total, none.shifts) == (0, ())
    gone = trial.forecast(path, old, replace(old, unless=("jamie",)))
    assert (gone.more, gone.fewer, gone.changed) == (0, 1, 0)
    (shift,) = gone.shifts
    assert (shift.turn, shift.before, shift.edits) == (Turn.FEWER, shift.after, ())
    other = trial.forecast(path, old, replace(old, right=old.right[1:]))
    assert (other.more, other.fewer, other.changed) == (0, 0, 2)
    assert [one.after for one in other.shifts] == [
        "Jamie chauffe la sauteuse.",
        "La sauteuse d’olivier va dans l’étuve chaude !",
    ]
    for one in other.shifts:
        assert apply_edits(one.before, one.edits) == one.after
        assert one.issue.span.of(one.before) == one.issue.text


def test_a_new_entry_is_tried_in_a_file_that_is_not_there_yet(trial: Trial) -> None:
    new, found = entry_from({"id": "sel", "wrong": "sel", "right": "poivre", "pos": "noun"})
    assert new is not None, found
    forecast = trial.forecast(Path("nouveau.toml"), None, new)
    assert (forecast.more, forecast.fewer) == (1, 0)
    assert forecast.shifts[0].after == "Un pincement de poivre suffit, dit olivier."


def test_a_large_impact_is_counted_whole_and_listed_in_part(folder: Path) -> None:
    document = example_document("Un pot. " * 300)
    trial = Trial(document, load_all([folder / "cuisine.toml"]), None, default_lexicon())
    new, _found = entry_from({"id": "pot", "wrong": "pot", "right": "bol", "pos": "noun"})
    assert new is not None
    forecast = trial.forecast(Path("nouveau.toml"), None, new)
    assert (forecast.more, len(forecast.shifts)) == (300, LISTED)


def test_a_search_can_be_ended(trial: Trial) -> None:
    path, number = of(trial, "poele")
    old = trial.glossaries[0].entries[number]

    def stop(done: int, total: int) -> None:
        raise InterruptedError(done, total)

    with pytest.raises(InterruptedError):
        trial.forecast(path, old, replace(old, right=old.right[1:]), stop)
    assert trial.forecast(path, old, replace(old, right=old.right[1:])).changed == 2


def test_an_expression_that_cannot_be_run_is_told(trial: Trial) -> None:
    path, number = of(trial, "poele")
    old = trial.glossaries[0].entries[number]
    with pytest.raises(GlossaryError):
        trial.forecast(path, old, replace(old, wrong=("(casserole",), regex=True))
