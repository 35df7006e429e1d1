"""The seed article from end to end: what is found, what is repaired, and that nothing else changes."""

import difflib
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from review.cli.main import run

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "solitude-ultraman.fr.txt"
GOLDEN = ROOT / "tests" / "golden" / "solitude-ultraman.all-repairs.txt"

Fixed = Callable[..., str]


@pytest.fixture
def fixed(tmp_path: Path) -> Fixed:
    """Runs `review fix` on the article with further options; returns what it wrote."""

    def fix(*options: str) -> str:
        out = tmp_path / "sortie.txt"
        ledger = str(tmp_path / "decisions.db")
        assert run(["fix", str(SEED), "-o", str(out), "--ledger", ledger, *options]) == 0
        return out.read_text(encoding="utf-8")

    return fix


def test_every_occurrence_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(SEED), "--format", "json", "--no-ledger"]) == 1
    issues = json.loads(capsys.readouterr().out)["issues"]
    found = Counter(issue["entry"] for issue in issues)
    text = SEED.read_text(encoding="utf-8")
    assert found["altman"] + found["sam-altman"] == text.count("ultraman") == 19
    assert found["sam-altman"] == 1
    assert found["murati"] == text.count("mulati") == 7
    assert found["musk"] == text.count("musc ") == 1
    once = {
        "autofinancement": 1, "barret-zoph": 1, "courriel-a-tous": 1, "irwin": 1, "italian-tech-week": 1,
        "littlefinger": 1, "loup-solitaire": 2, "meme": 1, "operer-sur-tesla": 1, "operer-tesla": 1, "petit-doigt": 1,
        "petit-rappel": 1, "revolution-de-palais": 2, "salarie": 1, "societe-a-mission": 1, "trois-formules": 1,
    }  # fmt: skip
    assert {entry: found[entry] for entry in once} == once
    for issue in issues:
        assert text[issue["start"] : issue["end"]] == issue["text"]
        assert issue["proposals"], issue


def test_all_repairs_give_the_golden_text(fixed: Fixed) -> None:
    assert fixed("--all") == GOLDEN.read_text(encoding="utf-8")


def test_the_words_that_were_asked_for(fixed: Fixed) -> None:
    text = fixed("--all")
    assert not re.search("ultraman|mulati|hématopoïétiques", text)
    for words in (
        "la solitude d’Altman, musk comprend",
        "les critiques d'Altman.",
        "penser qu’Altman est",
        "le fait qu'Altman était",
        '"Sam Altman est littlefinger."',
        "participé à la « révolution de palais » d'openai",
        "la démission de Murati.",
        "le manque de capacités d'autofinancement est une préoccupation",
        'si Altman est "Littlefinger" dans "game of thrones"',
        "qui « tranchait dans le vif » chez Tesla, a également connu",
    ):
        assert words in text


def test_safe_repairs_leave_the_questions_alone(fixed: Fixed) -> None:
    text = fixed()
    assert "ultraman" not in text
    assert '"musc est très doué' in text
    assert "au « palace change » d'openai" in text


@pytest.mark.parametrize("options", [(), ("--all",)])
def test_nothing_but_repairs_changes(
    fixed: Fixed, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(SEED), "--format", "json", "--no-ledger"]) == 1
    issues = json.loads(capsys.readouterr().out)["issues"]
    allowed = [(p["start"], p["end"]) for issue in issues for p in issue["proposals"]]
    old, new = SEED.read_text(encoding="utf-8"), fixed(*options)
    for tag, start, end, _new_start, _new_end in difflib.SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag != "equal":
            assert any(left <= start and end <= right for left, right in allowed), old[start - 20 : end + 20]


def test_the_article_itself_is_as_it_came(fixed: Fixed) -> None:
    before = SEED.read_bytes()
    fixed("--all")
    assert SEED.read_bytes() == before
    assert (len(before), before[-3:]) == (19561, "》".encode())
